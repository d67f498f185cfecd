"""A model applied to what a file says; every refusal told in the file's own words, at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from scorer.rubric.indenting import hanging
from scorer.rubric.model import Rubric
from scorer.rubric.problems import RubricProblem, nearest
from scorer.rubric.source import Items, Mapping, Node, Scalar, walk

Loc = tuple[int | str, ...]
T = TypeVar("T", bound=BaseModel)

NOT_WRITTEN = ("bases", "learned")  # fields of a rubric that loading fills in
ONLY_WRITTEN = ("extend",)  # keys of a rubric that loading uses up
MAX_PROBLEMS = 200  # of one kind in one file; who has more needs no longer list

# The lists of a rubric's parts, and what one entry of each is called.
SINGULAR = {
    "themes": "theme",
    "indicators": "indicator",
    "elements": "element",
    "examples": "example",
    "reports": "report",
}

# How to write a value, by key; shown where one is missing or of the wrong shape.
HOW = {
    "rubric": 'a short name without spaces: "rubric: my-rubric"',
    "version": 'for example "version: 1.0"',
    "title": 'for example "title: Remedy"',
    "id": "a short id such as RE3.2",
    "why": "one sentence: why the question matters",
    "ask": 'the question in one sentence: "ask: Was remedy provided?"',
    "levels": 'what each level means: "levels: {stated: ..., described: ..., evidenced: ...}"',
    "level": "none, stated, described or evidenced",
    "text": "a sentence such as a report might have",
    "themes": "at least one theme, with its indicators and their elements",
    "indicators": "at least one indicator, with its elements",
    "elements": "at least one element: a question with its look-ups",
    "stated": "one sentence: what a mere claim looks like",
    "described": "one sentence: what a description looks like",
    "evidenced": "one sentence: what evidence looks like",
    "words": 'the name of a concept with its words: "words: {growers: [grower, smallholder]}"',
    "enough": 'for each level how much it needs: "enough: {stated: 0.5, evidenced: 0.9}"',
}


@dataclass(frozen=True, slots=True)
class Wording:
    """How messages speak of a kind of file.

    Attributes:
        singular: Key of a list of parts -> what one of them is called.
        how: Key -> how to write its value.
        refusals: Kind of refusal of the model -> what is wrong with the subject ({said} is what stands there), what to
            do; for refusals that only this kind of file knows.
        may_be_empty: Keys that may stand without a value, which then is not known.
    """

    singular: dict[str, str] = field(default_factory=lambda: SINGULAR)
    how: dict[str, str] = field(default_factory=lambda: HOW)
    refusals: dict[str, tuple[str, str]] = field(default_factory=dict)
    may_be_empty: frozenset[str] = frozenset()


def validate(
    root: Mapping, model: type[T], whole: str, wording: Wording = Wording()
) -> tuple[T | None, list[RubricProblem]]:
    """The model's value, or None and what is wrong. A value that was left out is a problem of its own, told once.

    Args:
        root: What the file says.
        model: What it should say.
        whole: What the file is called in messages: ``the rubric``.
        wording: How to speak of its parts.
    """
    problems: list[RubricProblem] = []
    left_out = {id(value): problem for problem, value in _left_out(root, wording.may_be_empty)}
    written = [key for key in map(root.key, NOT_WRITTEN) if key is not None]
    problems += [unknown(root, key, whole, _keys(model)) for key in written]
    data = {name: value for name, value in root.data().items() if name not in NOT_WRITTEN}
    try:
        return model.model_validate(data), [*left_out.values(), *problems]
    except ValidationError as error:
        for detail in error.errors(include_url=False)[:MAX_PROBLEMS]:
            node = _node(root, detail["loc"])
            if detail["type"] == "too_short" and isinstance(node, Items) and node.values:
                continue  # it is not empty; its entries are refused, each on its own
            refusal = _Refusal(root, model, whole, detail, wording)
            if beside := refusal.beside():
                left_out |= beside
            elif node is None or id(node) not in left_out:
                problems.append(refusal.problem())
        return None, [*left_out.values(), *problems]


def _left_out(root: Mapping, may_be_empty: frozenset[str]) -> Iterator[tuple[RubricProblem, Scalar]]:
    for node in walk(root):
        if isinstance(node, Mapping):
            for key, value in node.pairs:
                if isinstance(value, Scalar) and value.missing and key.value not in may_be_empty:
                    yield key.problem(f'"{key.value}" has no value', "write one, or delete the line"), value
        elif isinstance(node, Items):
            for value in node.values:
                if isinstance(value, Scalar) and value.missing:
                    yield value.problem("an empty entry in a list", "write a value, or delete the line"), value


def _node(root: Node, loc: Loc) -> Node | None:
    node: Node | None = root
    for step in loc:
        if isinstance(node, Mapping) and isinstance(step, str):
            node = node.get(step)
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.values):
            node = node.values[step]
        elif not (isinstance(node, Items) and step == "words"):  # a list for short
            return None
    return node


def _keys(model: type[BaseModel] | None) -> list[str]:
    fields = model.model_fields if model else {}
    names = [field.alias or name for name, field in fields.items() if name not in NOT_WRITTEN]
    return [*names, *ONLY_WRITTEN] if model is Rubric else names


def unknown(parent: Mapping, key: Scalar, where: str, known: Sequence[str]) -> RubricProblem:
    """A key that is not known, with the nearest one that is."""
    near = nearest(key.value, known)
    free = [name for name in known if parent.key(name) is None]
    hint = f'did you mean "{near}"?' if near else f"the keys here are {', '.join(free or known)}"
    return key.problem(f'unknown key "{key.value}" in {where}', hint)


class _Refusal:
    """One refusal of the model, with the places it is about."""

    def __init__(
        self, root: Mapping, model: type[BaseModel], whole: str, detail: ErrorDetails, wording: Wording
    ) -> None:
        self.root, self.model, self.whole, self.detail, self.wording = root, model, whole, detail, wording
        self.loc: Loc = detail["loc"]

    def problem(self) -> RubricProblem:
        loc, kind = self.loc, self.detail["type"]
        if loc[-1:] == ("[key]",):
            return self.of_key(loc[:-1])
        parent, node = _node(self.root, loc[:-1]), _node(self.root, loc)
        name = next((step for step in reversed(loc) if isinstance(step, str)), "")
        if isinstance(parent, Mapping) and isinstance(loc[-1], str):
            where = self.holder(loc[:-1])
            if kind == "missing":
                start = parent.pairs[0][0] if parent.pairs else parent
                return start.problem(f'{where} has no "{name}"', f"add {self.wording.how.get(name, name)}")
            key = parent.key(name)
            if kind == "extra_forbidden" and key is not None:
                return unknown(parent, key, where, _keys(self.model_at(loc[:-1])))
        if loc[-2:-1] == ("words",) and isinstance(node, Scalar):
            return node.problem(f'the words of "{name}" are a list', f"put brackets round it: [{_short(node.value)}]")
        message, hint = _tell(kind, self.detail.get("ctx", {}), node, self.subject(name), name, wording=self.wording)
        return (node or parent or self.root).problem(message, hint or self.detail["msg"])

    def beside(self) -> dict[int, RubricProblem]:
        """Where an unknown key would be known under one before it that has no value: that, by the id of the value."""
        parent = _node(self.root, self.loc[:-1])
        if self.detail["type"] != "extra_forbidden" or not isinstance(parent, Mapping):
            return {}
        empty = [k.value for k, value in parent.pairs if isinstance(value, Scalar) and value.missing]
        known = {name for key in empty for name in _keys(self.model_at((*self.loc[:-1], key)))}
        return hanging(parent, known) if self.loc[-1] in known else {}

    def of_key(self, loc: Loc) -> RubricProblem:
        """A key of the user's own that cannot be one: the name of a concept."""
        parent, name = _node(self.root, loc[:-1]), str(loc[-1])
        key = parent.key(name) if isinstance(parent, Mapping) else None
        message = f'"{_short(name)}" cannot be a name in {self.holder(loc[:-1])}'
        example = f': "{name.lower()}"' if name != name.lower() else ""
        hint = f'small letters, digits and "-", beginning with a letter{example}'
        return (key or parent or self.root).problem(message, hint)

    def subject(self, name: str) -> str:
        """The value that was refused: ``"weight" of element RE3.2``, ``entry 2 of "look_for" in element RE3.2``."""
        loc = self.loc
        if isinstance(loc[-1], str):
            return f'"{name}" of {self.holder(loc[:-1])}'
        return (
            self.label(loc)
            if name in self.wording.singular
            else f'entry {loc[-1] + 1} of "{name}" in {self.label(loc[:-1])}'
        )

    def holder(self, loc: Loc) -> str:
        """The mapping at a place: ``element RE3.2``, ``"levels" of element RE3.2``."""
        inner = loc[-1] if loc and isinstance(loc[-1], str) and loc[-1] not in self.wording.singular else ""
        return f'"{inner}" of {self.label(loc)}' if inner else self.label(loc)

    def label(self, loc: Loc) -> str:
        """The nearest part of the rubric, for people: ``element RE3.2``, ``example 3 of element RE3.2``."""
        for end in range(len(loc), 0, -1):
            step, before = loc[end - 1], loc[end - 2] if end > 1 else None
            if isinstance(step, int) and before in self.wording.singular:
                kind, node = self.wording.singular[str(before)], _node(self.root, loc[:end])
                name = node.text("id") if isinstance(node, Mapping) else ""
                return f"{kind} {name}" if name else f"{kind} {step + 1} of {self.label(loc[: end - 2])}"
        return self.whole

    def model_at(self, loc: Loc) -> type[BaseModel] | None:
        """The model whose keys stand at a place."""
        model: type[BaseModel] | None = self.model
        for step in loc:
            if isinstance(step, str) and model is not None:
                field = model.model_fields.get(step)
                kinds = (field.annotation, *get_args(field.annotation)) if field else ()
                model = next((k for k in kinds if isinstance(k, type) and issubclass(k, BaseModel)), None)
        return model


def _tell(
    kind: str, context: dict[str, Any], node: Node | None, subject: str, name: str, *, wording: Wording
) -> tuple[str, str]:
    """Message and hint for a refusal of the model."""
    said = f'"{_short(node.value)}"' if isinstance(node, Scalar) else _shape(node)
    how = wording.how.get(name, "")
    if kind == "string_type":
        return f"{subject} must be a text, not {said}", _text_hint(node, name)
    if kind in {"enum", "literal_error"}:
        expected = str(context.get("expected", "")).replace("'", "")
        near = nearest(node.value, re.split(r", | or ", expected)) if isinstance(node, Scalar) else None
        if isinstance(node, Scalar) and near == f"non-{node.value}":  # who says "party" means no "non-party"
            near = None
        hint = f'did you mean "{near}"?' if near else how or "choose one of them"
        return f"{subject} must be {expected}, not {said}", hint
    if kind in _BOUNDS:
        words, limit = _BOUNDS[kind]
        return f"{subject} is {said.strip(chr(34))}", f"it must be {words} {context.get(limit):g}"
    if kind == "string_pattern_mismatch":
        hint = 'letters, digits, "-", "_" and "." only, and it begins with a letter'
        return f"{subject} is {said}", "two small letters: en, fr, de ..." if name == "language" else hint
    plain = _PLAIN | wording.refusals
    if kind in plain:
        message, hint = plain[kind]
        return f"{subject} {message}".format(said=said), hint.format(how=how or "a value")
    return f"{subject} cannot be used", ""


# Kind of refusal -> what is wrong with the subject, what to do.
_PLAIN: dict[str, tuple[str, str]] = {
    "tuple_type": ("must be a list", 'put each entry on a line of its own, after "- "'),
    "model_type": ("must hold keys with values", "write {how}"),
    "model_attributes_type": ("must hold keys with values", "write {how}"),
    "too_short": ("is an empty list", "add {how}"),
    "string_too_short": ("is empty", "write {how}"),
    "float_parsing": ("must be a number, not {said}", "for example 2 or 0.5"),
    "float_type": ("must be a number, not {said}", "for example 2 or 0.5"),
    "finite_number": ("must be a number, not {said}", "for example 2 or 0.5"),
    "int_parsing": ("must be a whole number, not {said}", "for example 3"),
    "int_type": ("must be a whole number, not {said}", "for example 3"),
    "dict_type": ("must hold keys with values", "write {how}"),
    "bool_parsing": ("must be true or false, not {said}", "write true or false"),
    "bool_type": ("must be true or false, not {said}", "write true or false"),
}
_BOUNDS = {
    "greater_than_equal": ("at least", "ge"),
    "less_than_equal": ("at most", "le"),
    "greater_than": ("above", "gt"),
    "string_too_long": ("shorter: at most", "max_length"),
}


def _shape(node: Node | None) -> str:
    return "a list" if isinstance(node, Items) else "keys with values"


def _text_hint(node: Node | None, name: str) -> str:
    if not isinstance(node, Mapping):
        return "write it on one line, without a dash"
    if name in {"look_for", "unless", "deny", "described", "evidenced"}:
        return "no space after the colon in a look-up (cues:money), or put it in single quotes"
    return "a colon and a space make a key: put the whole text in quotes"


def _short(text: str, length: int = 40) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1] + "…"

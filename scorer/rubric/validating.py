"""The rubric's model applied to what a file says; every refusal told in the file's own words, at its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process

from scorer.rubric.model import Rubric
from scorer.rubric.problems import RubricProblem
from scorer.rubric.source import Items, Mapping, Node, Scalar, walk

Loc = tuple[int | str, ...]

NOT_WRITTEN = frozenset({"bases"})  # fields that loading fills in

SINGULAR = {"themes": "theme", "indicators": "indicator", "elements": "element", "examples": "example"}

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
}


def validate(root: Mapping) -> tuple[Rubric | None, list[RubricProblem]]:
    """The rubric, or None and what is wrong. A value that was left out is a problem of its own, told once."""
    problems, told = [], set[int]()
    for node in walk(root):
        if isinstance(node, Mapping):
            for key, value in node.pairs:
                if isinstance(value, Scalar) and value.missing:
                    told.add(id(value))
                    problems.append(key.problem(f'"{key.value}" has no value', "write one, or delete the line"))
        elif isinstance(node, Items):
            for value in node.values:
                if isinstance(value, Scalar) and value.missing:
                    told.add(id(value))
                    problems.append(value.problem("an empty entry in a list", "write a value, or delete the line"))
    for name in NOT_WRITTEN:
        written = root.key(name)
        if written is not None:
            problems.append(_unknown(root, written, "the rubric", _keys(Rubric)))
    data = root.data()
    for name in NOT_WRITTEN:
        data.pop(name, None)
    try:
        return Rubric.model_validate(data), problems
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_context=True):
            place = _node(root, detail["loc"])
            if detail["type"] == "too_short" and isinstance(place, Items) and place.values:
                continue  # it is not empty; its entries are refused, each on its own
            if id(place) not in told:
                problems.append(_problem(root, detail))
        return None, problems


def _node(root: Node, loc: Loc) -> Node | None:
    node: Node | None = root
    for step in loc:
        if isinstance(node, Mapping) and isinstance(step, str):
            node = node.get(step)
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.values):
            node = node.values[step]
        else:
            return None
    return node


def _model(loc: Loc) -> type[BaseModel] | None:
    """The model whose keys stand at a place."""
    model: Any = Rubric
    for step in loc:
        if isinstance(step, int):
            continue
        field = model.model_fields.get(step)
        if field is None:
            return None
        kinds = (field.annotation, *get_args(field.annotation))
        model = next((k for k in kinds if isinstance(k, type) and issubclass(k, BaseModel)), None)
        if model is None:
            return None
    return model  # type: ignore[no-any-return]


def _keys(model: type[BaseModel] | None) -> list[str]:
    return [name for name in model.model_fields if name not in NOT_WRITTEN] if model else []


def label(root: Mapping, loc: Loc) -> str:
    """The part of the rubric at a place, for people: ``element RE3.2``, ``example 3 of element RE3.2``."""
    for end in range(len(loc), 0, -1):
        step, before = loc[end - 1], loc[end - 2] if end > 1 else None
        if isinstance(step, int) and before in SINGULAR:
            kind, node = SINGULAR[str(before)], _node(root, loc[:end])
            name = node.text("id") if isinstance(node, Mapping) else ""
            if kind == "example":
                return f"example {step + 1} of {label(root, loc[: end - 2])}"
            return f"{kind} {name}" if name else f"{kind} {step + 1} of {label(root, loc[: end - 2])}"
    return "the rubric"


def _unknown(parent: Mapping, key: Scalar, where: str, known: Sequence[str]) -> RubricProblem:
    near = process.extractOne(key.value, known, score_cutoff=60)
    free = [name for name in known if parent.key(name) is None]
    hint = f'did you mean "{near[0]}"?' if near else f"the keys here are {', '.join(free or known)}"
    return key.problem(f'unknown key "{key.value}" in {where}', hint)


def _problem(root: Mapping, detail: ErrorDetails) -> RubricProblem:
    loc: Loc = detail["loc"]
    kind, context = detail["type"], detail.get("ctx", {})
    parent, node = _node(root, loc[:-1]), _node(root, loc)
    where = label(root, loc[:-1] if isinstance(loc[-1], str) else loc)
    name = next((step for step in reversed(loc) if isinstance(step, str)), "")
    inner = loc[-2] if len(loc) > 1 and isinstance(loc[-2], str) and loc[-2] not in SINGULAR else ""
    if isinstance(parent, Mapping) and isinstance(loc[-1], str):
        if kind == "missing":
            start = parent.pairs[0][0] if parent.pairs else parent
            subject = f'"{inner}" of {where}' if inner else where
            return start.problem(f'{subject} has no "{name}"', f"add {HOW.get(name, name)}")
        key = parent.key(name)
        if kind == "extra_forbidden" and key is not None:
            return _unknown(parent, key, f'"{inner}" of {where}' if inner else where, _keys(_model(loc[:-1])))
    subject = f'"{name}" of {where}'
    if isinstance(loc[-1], int):
        subject = f'entry {loc[-1] + 1} of "{name}" in {label(root, loc[:-1])}'
        if name in SINGULAR:
            subject = label(root, loc)
    place = node or parent or root
    message, hint = _tell(kind, context, node, subject, name)
    return place.problem(message, hint or str(detail["msg"]))


def _tell(kind: str, context: dict[str, Any], node: Node | None, subject: str, name: str) -> tuple[str, str]:
    """Message and hint for a refusal of the model."""
    said = f'"{_short(node.value)}"' if isinstance(node, Scalar) else ""
    shape = "a list" if isinstance(node, Items) else "keys with values"
    if kind == "string_type":
        hint = "write it on one line, without a dash"
        if isinstance(node, Mapping):
            hint = "a colon and a space make a key: put the whole text in quotes"
            if name in {"look_for", "unless", "deny", "described", "evidenced"}:
                hint = "no space after the colon in a look-up (cues:money), or put it in single quotes"
        return f"{subject} must be a text, not {shape}", hint
    if kind in {"tuple_type", "list_type"}:
        return f"{subject} must be a list", 'put each entry on a line of its own, after "- "'
    if kind in {"model_type", "dict_type"}:
        hint = HOW.get(name, "")
        return f"{subject} must hold keys with values", (
            hint and f"write {hint}"
        ) or 'write "key: value" lines below it'
    if kind == "too_short":
        return f"{subject} is an empty list", f"add {HOW.get(name, 'an entry')}"
    if kind == "string_too_short":
        return f"{subject} is empty", f"write {HOW.get(name, 'a text')}"
    if kind == "string_too_long":
        length = len(node.value) if isinstance(node, Scalar) else 0
        return f"{subject} has {length:,} characters", f"at most {context.get('max_length'):,} are allowed"
    if kind == "string_pattern_mismatch":
        if name == "language":
            return f"{subject} is {said}", "two small letters: en, fr, de, ..."
        return f"{subject} is {said}", "letters, digits, '-', '_' and '.' only, beginning with a letter"
    if kind in {"enum", "literal_error"}:
        expected = str(context.get("expected", "")).replace("'", "")
        near = (
            process.extractOne(node.value, expected.replace(" or ", ", ").split(", "), score_cutoff=60)
            if said
            else None
        )  # type: ignore[union-attr]
        return (
            f"{subject} must be {expected}, not {said or shape}",
            f'did you mean "{near[0]}"?' if near else "choose one of them",
        )
    if kind in {"float_parsing", "float_type", "finite_number"}:
        return f"{subject} must be a number, not {said or shape}", "for example 2 or 0.5"
    if kind in {"greater_than_equal", "less_than_equal", "greater_than"}:
        bound = {
            "greater_than_equal": ("ge", "at least"),
            "less_than_equal": ("le", "at most"),
            "greater_than": ("gt", "above"),
        }[kind]
        return f"{subject} is {said.strip(chr(34))}", f"it must be {bound[1]} {context.get(bound[0]):g}"
    if kind in {"bool_parsing", "bool_type"}:
        return f"{subject} must be true or false, not {said or shape}", "write true or false"
    return f"{subject} cannot be used", ""


def _short(text: str, length: int = 40) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1] + "…"

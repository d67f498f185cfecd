"""One question of an extended rubric patched: lists are added to, taken from or set, everything else is set.

``change: {DD4.1: {unless: [+ "diversity"], look_for: [- "old", + "new"], weight: 2}}``. In a list, an entry that begins
with "+" is added and one that begins with "-" is taken away; without signs, the list is the whole new list. People type
this by hand, with and without quotes, in brackets and line by line, so it is read as it is meant wherever only one
thing can be meant. Nothing of the base is changed in place: a list may be shared by elements (``&name``, ``*name``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pydantic import BaseModel

from scorer.rubric.model import Element, Enough, Grades, Meanings
from scorer.rubric.problems import RubricProblem, nearest
from scorer.rubric.queries import query_fault, sign_in_quotes
from scorer.rubric.source import Items, Mapping, Node, Scalar
from scorer.rubric.syntax import MINUS
from scorer.rubric.validating import unknown

LISTS = {"look_for": "look-up", "unless": "look-up", "deny": "look-up", "sources": "source", "who": "actor"}
"""Keys of an element that hold a list of texts, and what one entry is called."""
GRADES = {"described": "look-up", "evidenced": "look-up"}
KEYED: dict[str, type[BaseModel]] = {"grades": Grades, "enough": Enough, "levels": Meanings}
"""Keys of an element whose own keys change one by one, and what holds those."""
CHANGEABLE = tuple(name for name in Element.model_fields if name != "id")

_SIGNED = re.compile(r"\s*(?P<sign>[+\-–−])\s*(?P<rest>.*?)\s*", re.DOTALL)
_SINGLE = re.compile(r"'((?:[^']|'')*)'")
_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_PHRASE = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_OPERATORS = re.compile(r"\b(?:AND|OR|NOT|NEAR)\b")
_MARKS = re.compile(r'\b(?:AND|OR|NOT|NEAR)\b|[*():]|\\"')
_MAX_SHOWN = 100  # characters of a look-up in a hint; real ones have up to a thousand
_MIN_ALIKE = 60  # of 100: a part of a look-up is perhaps that look-up


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a list under ``change``: its sign ("+", "-" or none) and what follows it."""

    node: Node
    sign: str = ""
    text: str = ""


def change(element: Mapping, patch: Node, problems: list[RubricProblem]) -> None:
    """Patch an element of the extended rubric; what is wrong with the patch is added to the problems.

    Args:
        element: Its values, as the base has them.
        patch: What stands behind its id under ``change``.
        problems: Where to put what is wrong.
    """
    name = element.text("id")
    if not isinstance(patch, Mapping):
        hint = "take the dash away" if isinstance(patch, Items) and not patch.flow else "keys with values: {weight: 2}"
        problems.append(patch.problem(f"what changes in element {name} is expected here", hint))
        return
    for key, value in patch.pairs:
        if key.value == "id":
            hint = 'drop the element and add another one; "ask" changes its question'
            problems.append(key.problem(f'the "id" of element {name} cannot change', hint))
        elif key.value not in CHANGEABLE:
            problems.append(unknown(patch, key, f"the change of element {name}", CHANGEABLE))
        else:
            _set(element, key, _changed(element, key.value, value, problems))


def _set(mapping: Mapping, key: Scalar, value: Node) -> None:
    mapping.pairs = [pair for pair in mapping.pairs if pair[0].value != key.value] + [(key, value)]


def _changed(element: Mapping, key: str, value: Node, problems: list[RubricProblem]) -> Node:
    """The new value of a key."""
    old, whose = element.get(key), f"of element {element.text('id')}"
    if isinstance(value, Scalar) and value.missing:
        return value  # told where everything that was left out is told
    if key == "examples":
        return _Examples(f'"examples" {whose}', "example", old, problems).changed(value)
    if key in LISTS:
        return _List(f'"{key}" {whose}', LISTS[key], old, problems, element).changed(value)
    if key not in KEYED or not isinstance(value, Mapping):
        return value
    merged = replace(value, pairs=list(old.pairs) if isinstance(old, Mapping) else [])
    for inner_key, inner in value.pairs:
        new = inner
        if key == "grades" and inner_key.value in GRADES and not (isinstance(inner, Scalar) and inner.missing):
            subject = f'"{inner_key.value}" in "grades" {whose}'
            new = _List(subject, "look-up", merged.get(inner_key.value), problems).changed(inner)
        _set(merged, inner_key, new)
    return merged


class _List:
    """A list of texts with the signs of its change."""

    def __init__(
        self, subject: str, noun: str, old: Node | None, problems: list[RubricProblem], element: Mapping | None = None
    ) -> None:
        self.subject, self.noun, self.problems, self.element = subject, noun, problems, element
        self.old = old
        self.values: list[Node] = list(old.values) if isinstance(old, Items) else []

    def changed(self, value: Node) -> Node:
        """The new list; the old one where the change cannot be read."""
        if isinstance(value, Scalar) and (_lines_with_signs(value) or _entry(value).sign):
            if _lines_with_signs(value):
                hint = "begin each line with a dash and put what follows in single quotes: - '+ \"new\"'"
                self.problems.append(value.problem(f"a list is expected for {self.subject}", hint))
                return self._new(value)
            entries = [_entry(value)]  # one change needs no list
        elif isinstance(value, Items):
            entries = [entry for node in _rejoined(value) for entry in _entries(node)]
        else:
            return value
        if not any(entry.sign for entry in entries):
            return value
        if self._readable(entries):
            for entry in entries:
                self._apply(entry)
        return self._new(value)

    def _new(self, value: Node) -> Items:
        return Items(value.source, value.line, value.column, value.end_line, value.end_column, values=self.values)

    def _readable(self, entries: Sequence[_Entry]) -> bool:
        found: list[RubricProblem] = []
        for entry in entries:
            if entry.sign and not entry.text:
                found.append(entry.node.problem(f'nothing stands after the "{entry.sign}"', f"write the {self.noun}"))
            elif isinstance(entry.node, Mapping):
                hint = "no space after the colon in a look-up (cues:money), or put the whole entry in single quotes"
                found.append(entry.node.problem("a colon and a space make a key", hint))
            elif not entry.sign and not found:
                hint = f'"+ " adds the {self.noun}, "- " takes it away; without any sign the list is set whole'
                found.append(entry.node.problem(f"{self.subject} mixes entries with and without a sign", hint))
        self.problems += found
        return not found

    def _apply(self, entry: _Entry) -> None:
        if entry.sign == "-":
            self._take_away(entry)
            return
        if self.noun == "look-up" and (fault := _sign_outside(entry)):
            self.problems.append(fault)
            return
        new = _added(entry, look_up=self.noun == "look-up")
        if not any(_same(old, new.value) for old in self.values):
            self.values.append(new)

    def _take_away(self, entry: _Entry) -> None:
        held = next((form for form in _forms(entry.text) if any(_same(old, form) for old in self.values)), None)
        if held is None:
            message = f"{self.subject} has no such {self.noun} to take away"
            self.problems.append(entry.node.problem(message, self._where_instead(entry)))
        else:
            self.values = [old for old in self.values if not _same(old, held)]

    def _where_instead(self, entry: _Entry) -> str:
        """What the user may have meant: the same in another list, or the nearest in this one."""
        for key in LISTS if self.element is not None else ():
            other = self.element.get(key) if self.element is not None else None
            if isinstance(other, Items) and any(_same(v, form) for v in other.values for form in _forms(entry.text)):
                return f'it stands in "{key}"'
        known = {text: old for old in self.values if (text := self.text_of(old))}
        if not known:
            return "the list is empty"
        near = nearest(entry.text, known) or _holding(entry.text, list(known))
        if near is None:
            return f"it must be written whole; there {'is' if len(known) == 1 else 'are'} {len(known)} of them"
        if len(near) <= _MAX_SHOWN:
            return f"did you mean: {near}"
        node = known[near]
        return f"did you mean the one in line {node.line} of {node.source.file}: {near[:_MAX_SHOWN].rstrip()} …"

    def text_of(self, node: Node) -> str:
        """What an entry is told apart by."""
        return _norm(node.value) if isinstance(node, Scalar) else ""


class _Examples(_List):
    """Examples are added; one with the text of one that is there takes its place."""

    def changed(self, value: Node) -> Node:
        nodes = value.values if isinstance(value, Items) else [value]
        if not nodes:
            return value
        before: _Entry | None = None
        for entry in (entry for node in nodes for entry in _entries(node)):
            if isinstance(entry.node, Mapping):
                self._put(entry.node)
            elif entry.sign == "-" and entry.text:
                self._take_example(entry)
            else:
                hint = 'an example is {level: none, text: "..."}; "- " and its text take one away'
                if before is not None and entry.node.line == before.node.line:
                    hint = "a text with commas stands in quotes, sign and all"
                self.problems.append(entry.node.problem(f"no example for {self.subject}", hint))
            before = entry
        return self._new(value)

    def _put(self, example: Mapping) -> None:
        key = (_norm(example.text("text")), _norm(example.text("section")))
        for at, old in enumerate(self.values):
            if isinstance(old, Mapping) and (_norm(old.text("text")), _norm(old.text("section"))) == key:
                self.values[at] = example
                return
        self.values.append(example)

    def _take_example(self, entry: _Entry) -> None:
        left = [old for old in self.values if self.text_of(old) not in _forms(entry.text)]
        if len(left) == len(self.values):
            message = f"{self.subject} has no such example to take away"
            self.problems.append(entry.node.problem(message, self._where_instead(entry)))
        self.values = left

    def text_of(self, node: Node) -> str:
        return _norm(node.text("text")) if isinstance(node, Mapping) else ""


# --- what a person typed --------------------------------------------------------------------------------------------


def _entries(node: Node) -> list[_Entry]:
    """An entry of a list; a list in it, without brackets, is what YAML makes of ``- - old``."""
    if isinstance(node, Items) and not node.flow and all(isinstance(inner, Scalar) for inner in node.values):
        return [_Entry(inner, "-", _norm(inner.value)) for inner in node.values if isinstance(inner, Scalar)]
    return [_entry(node)]


def _rejoined(items: Items) -> list[Node]:
    """The entries of a list; in brackets, ``+ NEAR(a b, 4)`` is one, though its comma parts it for YAML."""
    joined: list[Node] = []
    for node in items.values:
        last = joined[-1] if joined else None
        if (
            items.flow
            and isinstance(last, Scalar)
            and last.plain
            and isinstance(node, Scalar)
            and node.plain
            and _entry(last).sign
            and _unfinished(last.value)
            and not _entry(node).sign
        ):
            joined[-1] = replace(last, value=f"{last.value}, {node.value}")
        else:
            joined.append(node)
    return joined


def _entry(node: Node) -> _Entry:
    if isinstance(node, Scalar) and (found := _SIGNED.fullmatch(node.value)):
        return _Entry(node, "+" if found["sign"] == "+" else "-", _norm(found["rest"]))
    return _Entry(node)


def _lines_with_signs(node: Scalar) -> bool:
    """Lines that begin with signs and no dash before them: YAML joins them to one text."""
    later = (node.source.line(number).lstrip() for number in range(node.line + 1, node.end_line + 1))
    return node.plain and any(line[:1] in {"+", "-", MINUS} for line in later)


def _added(entry: _Entry, *, look_up: bool) -> Scalar:
    """What follows the sign, without quotes that are YAML's; it keeps its place in the file."""
    node = entry.node
    assert isinstance(node, Scalar)
    found = _SIGNED.fullmatch(node.value)
    assert found is not None
    rest, at = found["rest"], found.start("rest")
    inner = _unquoted(rest) if node.plain else None
    if inner is None or (look_up and rest[0] == '"' and not _yamls(rest, inner)):
        return replace(node, value=rest, written=node.value, cut=at)
    kept = node.value[at + 1 : -1] == inner  # else the places inside have moved, and the whole is marked
    return replace(node, value=inner, written=node.value if kept else "", cut=at + 1 if kept else 0)


def _sign_outside(entry: _Entry) -> RubricProblem | None:
    """Where the sign stands before the quotes they are no YAML, and a look-up over concepts in them is a phrase."""
    node = entry.node
    whole = isinstance(node, Scalar) and node.plain and _DOUBLE.fullmatch(entry.text)
    fault = sign_in_quotes(entry.text) if whole else None
    if fault is None or fault != query_fault(entry.text):
        return None
    inner = _unquoted(entry.text) or ""
    shown = inner if len(inner) <= _MAX_SHOWN else f"{inner[:_MAX_SHOWN].rstrip()} …"
    marks = "'" if '"' in inner else '"'
    return node.problem(fault.message, f"put the sign inside the quotes: {marks}+ {shown}{marks}")


def _unquoted(text: str) -> str | None:
    """The inside of a text that stands in quotes as a whole, or None."""
    if single := _SINGLE.fullmatch(text):
        return single[1].replace("''", "'")
    if double := _DOUBLE.fullmatch(text):
        return double[1].replace('\\"', '"').replace("\\\\", "\\")
    return text[1:-1] if len(text) > 2 and text[0] == text[-1] == '"' else None  # the quotes inside were not doubled


def _yamls(text: str, inner: str) -> bool:
    """Whether the quotes around a look-up are YAML's and not those of a phrase: no phrase holds an operator."""
    if _DOUBLE.fullmatch(text) and _OPERATORS.search(inner):
        return True
    return any(map(_MARKS.search, _PHRASE.findall(text))) and query_fault(inner) is None


def _forms(text: str) -> list[str]:
    """What is to be taken away, as it may stand in the base: as written, else with quotes off or on."""
    inner = _unquoted(text)
    return [text, f'"{text}"' if inner is None else _norm(inner)]


def _same(node: Node, text: str) -> bool:
    return isinstance(node, Scalar) and _norm(node.value) == _norm(text)


def _norm(text: str) -> str:
    return " ".join(text.split())


def _unfinished(text: str) -> bool:
    """A bracket or a quote is open at the end."""
    return text.count("(") > text.count(")") or text.count('"') % 2 == 1


def _holding(text: str, known: Sequence[str]) -> str | None:
    """The look-up of which the text is nearly a part."""
    from rapidfuzz import fuzz, process  # only when something is wrong

    found = process.extractOne(text, known, scorer=fuzz.partial_ratio, score_cutoff=_MIN_ALIKE)
    return known[found[2]] if found else None

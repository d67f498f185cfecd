"""YAML as data with places: every value keeps its line and column, and every plain value stays the text it was.

Why not a ready-made loader: measured on a rubric of 3,800 lines, ruamel.yaml needs 420 to 500 ms and throws the places
away in its fast mode; the event stream of PyYAML's C parser needs 9 ms and carries a place for everything. Reading
events ourselves also decides the hazards in one spot: there are no types here (``no``, ``on``, ``1.10`` and
``2024-01-31`` stay strings; the model that knows what is wanted converts), repeated keys are problems, nesting and the
expansion of aliases are bounded, tags and merge keys are refused, and nothing is ever constructed from a tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from scorer.errors import EXIT_USAGE, UserError
from scorer.inputs import open_regular
from scorer.rubric.problems import RubricProblem, Source
from scorer.rubric.syntax import MINUS, explain, flow_dash

MAX_BYTES = 2_000_000
MAX_DEPTH = 32
MAX_VALUES = 60_000  # a rubric of 3,800 lines has 10,000
MAX_DASHES = 40  # signs "-" without quotes in brackets; each costs another look at the file

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BREAKS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what YAML takes for the end of a line
_BLANKS = dict.fromkeys((0xA0, *range(0x2000, 0x200B), 0x202F, 0x3000), " ")  # of word processors and web pages
_AS_UTF_8 = 'save it as UTF-8 (in the editor\'s "Save as", under encoding)'
_KEY = re.compile(r"\s*(?:- )?[A-Za-z_]+:(?:\s|$)")
_COMMENT_IN_TEXT = re.compile(r"\s+#[^\s#]")


@dataclass(frozen=True, slots=True)
class FileKind:
    """What a file is: its name and remedies in messages, and how much of it is read."""

    name: str = "rubric"
    begins: str = 'a rubric begins with lines such as "rubric: my-rubric"'
    starter: str = '"scorer rubric new" writes one to start from'
    key: str = ""  # without a line that begins so, nothing of the file is quoted: it is somebody else's
    real: str = "Real ones have a few thousand lines; is this the right file?"
    max_bytes: int = MAX_BYTES
    max_values: int = MAX_VALUES


@dataclass(slots=True)
class Node:
    """A value of a YAML file with its place (counted from 1); the base of ``Scalar``, ``Mapping`` and ``Items``."""

    source: Source
    line: int
    column: int
    end_line: int = 0
    end_column: int = 0
    size: int = 1

    def problem(self, message: str, hint: str = "") -> RubricProblem:
        """A problem with this value: a text is marked whole (its first line), anything else where it begins."""
        width = 1
        if isinstance(self, Scalar):
            width = self.end_column - self.column if self.end_line == self.line else 10**6
        return self.source.problem(self.line, self.column, message, hint, width=width)

    def data(self) -> Any:
        """As plain dicts, lists and strings."""
        raise NotImplementedError


@dataclass(slots=True)
class Scalar(Node):
    """A text. ``plain`` is one without quotes; a plain empty one is a value that was left out.

    Where ``value`` is only a part of what stands in the file (what follows a sign), ``written`` is the whole of it and
    ``cut`` says where in it the value begins.
    """

    value: str = ""
    plain: bool = True
    written: str = ""
    cut: int = 0

    def data(self) -> str:
        """The text."""
        return self.value

    @property
    def missing(self) -> bool:
        """Nothing stands after the colon or the dash."""
        return self.plain and not self.value


@dataclass(slots=True)
class Items(Node):
    """A list. ``flow`` is one in brackets."""

    values: list[Node] = field(default_factory=list)
    flow: bool = False

    def data(self) -> list[Any]:
        """A list of plain values."""
        return [value.data() for value in self.values]


@dataclass(slots=True)
class Mapping(Node):
    """Keys with values, in order; keys are texts. ``flow`` is one in braces."""

    pairs: list[tuple[Scalar, Node]] = field(default_factory=list)
    flow: bool = False
    _places: dict[str, int] = field(default_factory=dict, init=False, repr=False, compare=False)
    _placed: tuple[object, int] = field(default=(None, 0), init=False, repr=False, compare=False)

    def data(self) -> dict[str, Any]:
        """A dict of plain values."""
        return {key.value: value.data() for key, value in self.pairs}

    def get(self, name: str) -> Node | None:
        """The value of a key, or None."""
        place = self._place(name)
        return None if place is None else self.pairs[place][1]

    def key(self, name: str) -> Scalar | None:
        """The key itself, for its place."""
        place = self._place(name)
        return None if place is None else self.pairs[place][0]

    def _place(self, name: str) -> int | None:
        # Asked for once a key: a scan each time is quadratic. Keys are appended, or the list is another one.
        if self._placed[0] is not self.pairs or self._placed[1] != len(self.pairs):
            self._places = {}
            for place, (key, _) in enumerate(self.pairs):
                self._places.setdefault(key.value, place)
            self._placed = (self.pairs, len(self.pairs))
        return self._places.get(name)

    def members(self, name: str) -> list[Mapping]:
        """The mappings in a list; tolerant of anything else."""
        value = self.get(name)
        return [v for v in value.values if isinstance(v, Mapping)] if isinstance(value, Items) else []

    def text(self, name: str) -> str:
        """The value of a key if it is a text, else an empty string."""
        value = self.get(name)
        return value.value if isinstance(value, Scalar) else ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What could be read of a file: its root (None where the syntax is broken) and what is wrong with it."""

    source: Source
    root: Mapping | None
    problems: tuple[RubricProblem, ...]


def read_yaml(path: Path, kind: str | FileKind = "rubric") -> Parsed:
    """Read a YAML file whose top level is a mapping.

    Args:
        path: The file; its name is shown in messages as given.
        kind: What the file is, for messages and limits.

    Raises:
        UserError: The file is missing, unreadable, too large or no text.
    """
    kind = FileKind(kind) if isinstance(kind, str) else kind
    try:
        if path.is_dir():
            raise UserError(f"a folder, not a {kind.name} file", str(path), None, EXIT_USAGE)
        with open_regular(path) as file:
            raw = file.read(kind.max_bytes + 1)
    except OSError as error:
        reason = f"the {kind.name} cannot be read: {error.strerror or type(error).__name__}"
        raise UserError(reason, str(path), None, EXIT_USAGE) from None
    if raw.startswith(b"%PDF-") and not kind.key:
        raise UserError(f"this is a PDF, and no {kind.name} file", str(path), "Reports go to scorer score.", EXIT_USAGE)
    if len(raw) > kind.max_bytes:
        most = kind.max_bytes // 1_000_000
        raise UserError(f"a {kind.name} of more than {most} MB is not read", str(path), kind.real)
    if b"\0" in raw[:4]:  # UTF-16
        raise UserError("this is not saved as UTF-8", str(path), _AS_UTF_8, EXIT_USAGE)
    lines = raw.removeprefix(b"\xef\xbb\xbf").splitlines()
    if kind.key and not any(line.lstrip(b"\"'").startswith(kind.key.encode()) for line in lines):
        raise UserError(f"this is no {kind.name}: {kind.begins}", str(path), None, EXIT_USAGE)
    return parse_yaml(raw, str(path), kind)


def parse_yaml(raw: bytes, file: str, kind: FileKind = FileKind()) -> Parsed:
    """Parse the bytes of a YAML file; ``file`` is its name in messages."""
    try:
        text = raw.decode("utf-8-sig").translate(_BLANKS)
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace")
        lines = raw.decode("utf-8-sig", "replace").splitlines()
        source = Source(file, tuple(lines))
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        return Parsed(source, None, (source.problem(line, column, "the file is not saved as UTF-8", _AS_UTF_8),))
    source = Source(file, tuple(_BREAKS.split(text)))
    for dashes in range(MAX_DASHES + 1):
        reader = _Reader(source, kind)
        try:
            return Parsed(source, reader.read(text), tuple(reader.problems))
        except _Stop as stop:
            return Parsed(source, None, (*reader.problems, stop.problem))
        except yaml.YAMLError as error:
            at = flow_dash(error, text)
            if at is not None and reader.under("change") and kind.name == "rubric" and dashes < MAX_DASHES:
                text = f"{text[:at]}{MINUS}{text[at + 1 :]}"
                continue
            fault = reader.swallowed() or explain(error, source, reader.bracket(), signs=reader.under("change"))
            # An unquoted "#" that hides the rest of a line is the cause of what follows.
            caused = any(problem.line == fault.line for problem in reader.problems)
            return Parsed(source, None, (*reader.problems, *(() if caused else (fault,))))
    raise AssertionError("the last look returns")


class _Stop(Exception):
    def __init__(self, problem: RubricProblem) -> None:
        self.problem = problem


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read."""

    node: Items | Mapping
    anchor: str | None
    key: Scalar | None = None  # waits for its value
    first: dict[str, Scalar] = field(default_factory=dict)


class _Reader:
    """Builds nodes from events, without recursion, within the limits."""

    def __init__(self, source: Source, kind: FileKind) -> None:
        self.source = source
        self.kind = kind
        self.problems: list[RubricProblem] = []
        self._anchors: dict[str, Node] = {}
        self._open: list[_Open] = []
        self._root: Node | None = None
        self._values = 0
        self._comments = True
        self._quoted: Scalar | None = None  # the last quoted text, if it goes over several lines

    def read(self, text: str) -> Mapping:
        """The root of the only document in the text. Raises ``_Stop`` or YAMLError where there is none."""
        documents = 0
        self._comments = "#" in text
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._stop(
                        event, '"---" begins a second document', f"one file holds one {self.kind.name}; split it"
                    )
            elif isinstance(event, yaml.ScalarEvent):
                self._done(self._scalar(event), event.anchor)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._begin(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                closed = self._open.pop()
                mark: Any = event.end_mark
                closed.node.end_line, closed.node.end_column = mark.line + 1, mark.column + 1
                self._done(closed.node, closed.anchor)
            elif isinstance(event, yaml.AliasEvent):
                self._done(self._alias(event), None, values=True)
            if self._values > self.kind.max_values:
                hint = "a value that is referred to (*name) counts as often as it is used"
                raise self._stop(event, f"the file holds more than {self.kind.max_values:,} values", hint)
        return self._mapping()

    def swallowed(self) -> RubricProblem | None:
        """A quote that was never closed goes on to the next quote in the file and takes the keys between with it."""
        if self._quoted is None:
            return None
        lines = range(self._quoted.line + 1, self._quoted.end_line + 1)
        if not any(_KEY.match(self.source.line(number)) for number in lines):
            return None
        hint = "close it with the same quote at the end of the text"
        message = f"the quote that opens here is closed only in line {self._quoted.end_line}"
        return self.source.problem(self._quoted.line, self._quoted.column, message, hint)

    def bracket(self) -> tuple[int, int] | None:
        """Where the innermost bracket stands that is still open."""
        return next(((o.node.line, o.node.column) for o in reversed(self._open) if o.node.flow), None)

    def under(self, key: str) -> bool:
        """Whether what was read last belongs to this key of the file."""
        top = self._open[0].key if self._open else None
        return top is not None and top.value == key

    def _stop(self, event: Any, message: str, hint: str) -> _Stop:
        mark = event.start_mark
        return _Stop(self.source.problem(mark.line + 1, mark.column + 1, message, hint))

    def _mapping(self) -> Mapping:
        root = self._root
        if isinstance(root, Mapping):
            return root
        if root is None or (isinstance(root, Scalar) and root.missing):
            raise _Stop(self.source.problem(1, 1, "the file is empty", self.kind.starter))
        raise _Stop(root.problem("the file must hold keys with values", self.kind.begins))

    def _begin(self, event: Any) -> None:
        self._no_tag(event)
        self._values += 1
        if len(self._open) >= MAX_DEPTH:
            raise self._stop(
                event, f"nested more than {MAX_DEPTH} levels deep", "a rubric needs 13 levels, a register 5"
            )
        kind = Mapping if isinstance(event, yaml.MappingStartEvent) else Items
        node = kind(self.source, event.start_mark.line + 1, event.start_mark.column + 1, flow=bool(event.flow_style))
        self._open.append(_Open(node, event.anchor))

    def _done(self, node: Node, anchor: str | None, *, values: bool = False) -> None:
        """Put a finished value where it belongs; ``values``: count all that is in it, for it was not counted yet."""
        self._values += node.size if values else isinstance(node, Scalar)
        if anchor:
            self._anchors[anchor] = node
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        parent.node.size += node.size
        if isinstance(parent.node, Items):
            parent.node.values.append(node)
        elif parent.key is not None:
            key, parent.key = parent.key, None
            self._pair(parent, parent.node, key, node)
        elif isinstance(node, Scalar):
            parent.key = node
        else:
            raise _Stop(node.problem("a key must be a simple text", "put it in quotes if it is meant as text"))

    def _pair(self, parent: _Open, mapping: Mapping, key: Scalar, value: Node) -> None:
        first = parent.first.setdefault(key.value, key)
        if first is not key:
            hint = f"it stands in line {first.line} already; keep one of them"
            self.problems.append(key.problem(f'"{key.value}" is given twice', hint))
        elif key.value == "<<" and key.plain:
            hint = "write the keys out" + (
                ', or use "extend" to build on another rubric' if self.kind.name == "rubric" else ""
            )
            self.problems.append(key.problem('merge keys ("<<") are not read', hint))
        elif mapping.flow and isinstance(value, Scalar) and value.missing and value.column == key.end_column:
            hint = "a comma inside { } begins a new key; put the whole text in quotes"
            self.problems.append(key.problem(f'"{key.value}" is read as a key of its own', hint))
        else:
            mapping.pairs.append((key, value))

    def _no_tag(self, event: Any) -> None:
        if event.tag is not None and event.tag != "!":
            raise self._stop(event, "tags (words that begin with !) are not read", "put the text in quotes")

    def _alias(self, event: Any) -> Node:
        known = self._anchors.get(event.anchor)
        if known is None:
            hint = "a text that begins with * must stand in quotes"
            raise self._stop(event, f'"*{event.anchor}" refers to a value that has no name yet', hint)
        return known

    def _scalar(self, event: Any) -> Scalar:
        self._no_tag(event)
        start, end = event.start_mark, event.end_mark
        node = Scalar(self.source, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        node.value, node.plain = event.value, not event.style
        if event.style in ("'", '"'):
            self._quoted = node if end.line > start.line else None
        if self._comments and node.plain and start.line == end.line and event.value:
            self._hidden_by_comment(node)
        return node

    def _hidden_by_comment(self, node: Scalar) -> None:
        """``text: We are #1 in ...`` loses its end without a word from YAML."""
        rest = self.source.line(node.line)[node.end_column - 1 :]
        if "#" in rest and _COMMENT_IN_TEXT.match(rest):
            word = rest.split()[0]
            column = node.end_column + rest.index("#")
            hint = "put the whole text in quotes; or a space after # if it is a comment"
            message = f'"{word}" and what follows is read as a comment'
            self.problems.append(self.source.problem(node.line, column, message, hint, width=len(word)))


def walk(node: Node) -> Iterator[Node]:
    """The node and everything in it, keys included, in order."""
    todo = [node]
    while todo:
        at = todo.pop()
        yield at
        if isinstance(at, Items):
            todo.extend(reversed(at.values))
        elif isinstance(at, Mapping):
            for key, value in reversed(at.pairs):
                todo += (value, key)

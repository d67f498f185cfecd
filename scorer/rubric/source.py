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
from scorer.rubric.problems import RubricProblem, Severity

MAX_BYTES = 2_000_000
MAX_DEPTH = 32
MAX_NODES = 200_000

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Source:
    """A file's name, as the user wrote it, and its lines."""

    file: str
    lines: tuple[str, ...]

    def problem(
        self,
        line: int,
        column: int,
        message: str,
        hint: str = "",
        width: int = 1,
        severity: Severity = Severity.ERROR,
    ) -> RubricProblem:
        """A problem at a place (both counted from 1)."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return RubricProblem(self.file, line, column, text, message, hint, width, severity)


@dataclass(slots=True)
class Node:
    """A value of a YAML file with its place (counted from 1); the base of ``Scalar``, ``Mapping`` and ``Items``."""

    source: Source
    line: int
    column: int
    end_line: int = 0
    end_column: int = 0
    size: int = 1

    def problem(self, message: str, hint: str = "", severity: Severity = Severity.ERROR) -> RubricProblem:
        """A problem with this value, its first line marked."""
        width = self.end_column - self.column if self.end_line == self.line else 10**6
        if not isinstance(self, Scalar):
            width = 1
        return self.source.problem(self.line, self.column, message, hint, max(1, width), severity)

    def data(self) -> Any:
        """As plain dicts, lists and strings."""
        raise NotImplementedError


@dataclass(slots=True)
class Scalar(Node):
    """A text. ``plain`` is one without quotes; a plain empty one is a value that was left out."""

    value: str = ""
    plain: bool = True

    def data(self) -> str:
        """The text."""
        return self.value

    @property
    def missing(self) -> bool:
        """Nothing stands after the colon or the dash."""
        return self.plain and not self.value


@dataclass(slots=True)
class Items(Node):
    """A list."""

    values: list[Node] = field(default_factory=list)

    def data(self) -> list[Any]:
        """A list of plain values."""
        return [value.data() for value in self.values]


@dataclass(slots=True)
class Mapping(Node):
    """Keys with values, in order; keys are texts. ``flow`` is one in braces."""

    pairs: list[tuple[Scalar, Node]] = field(default_factory=list)
    flow: bool = False

    def data(self) -> dict[str, Any]:
        """A dict of plain values."""
        return {key.value: value.data() for key, value in self.pairs}

    def get(self, name: str) -> Node | None:
        """The value of a key, or None."""
        return next((value for key, value in self.pairs if key.value == name), None)

    def key(self, name: str) -> Scalar | None:
        """The key itself, for its place."""
        return next((key for key, _ in self.pairs if key.value == name), None)

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


def read_yaml(path: Path, kind: str = "rubric") -> Parsed:
    """Read a YAML file whose top level is a mapping.

    Args:
        path: The file; its name is shown in messages as given.
        kind: What the file is, for messages.

    Raises:
        UserError: The file is missing, unreadable, too large or no text.
    """
    try:
        if path.is_dir():
            raise UserError(f"a folder, not a {kind} file", str(path), None, EXIT_USAGE)
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UserError(f"the {kind} cannot be read: {reason}", str(path), None, EXIT_USAGE) from None
    if len(raw) > MAX_BYTES:
        hint = "Real ones have a few thousand lines; is this the right file?"
        raise UserError(f"a {kind} of more than {MAX_BYTES // 1_000_000} MB is not read", str(path), hint)
    return parse_yaml(raw, str(path))


def parse_yaml(raw: bytes, file: str) -> Parsed:
    """Parse the bytes of a YAML file; ``file`` is its name in messages."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace")
        lines = raw.decode("utf-8-sig", "replace").splitlines()
        source = Source(file, tuple(lines))
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        hint = 'save it as UTF-8 (in the editor\'s "Save as", under encoding)'
        return Parsed(source, None, (source.problem(line, column, "the file is not saved as UTF-8", hint),))
    source = Source(file, tuple(re.split(r"\r\n|\r|\n", text)))
    reader = _Reader(source)
    try:
        root = reader.read(text)
    except _Stop as stop:
        return Parsed(source, None, (*reader.problems, stop.problem))
    except yaml.YAMLError as error:
        fault = explain(error, source)  # an unquoted "#" that hides the rest of a line is the cause of what follows
        caused = any(problem.line == fault.line for problem in reader.problems)
        return Parsed(source, None, (*reader.problems, *(() if caused else (fault,))))
    return Parsed(source, root, tuple(reader.problems))


class _Stop(Exception):  # noqa: N818  (ends the reading of a file that must not be read on)
    def __init__(self, problem: RubricProblem) -> None:
        self.problem = problem


class _Reader:
    """Builds nodes from events, without recursion, within the limits."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[RubricProblem] = []
        self.anchors: dict[str, Node] = {}

    def stop(self, mark: Any, message: str, hint: str = "", width: int = 1) -> _Stop:
        return _Stop(self.source.problem(mark.line + 1, mark.column + 1, message, hint, width))

    def read(self, text: str) -> Mapping:
        root: Node | None = None
        open_nodes: list[tuple[Node, str | None]] = []
        keys: list[Scalar | None] = []  # per open mapping: the key that waits for its value
        documents = nodes = 0
        for event in yaml.parse(text, Loader=_LOADER):
            done: Node | None = None
            anchor: str | None = getattr(event, "anchor", None)
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self.stop(
                        event.start_mark, '"---" begins a second document', "one file holds one rubric; split it", 3
                    )
            elif isinstance(event, yaml.AliasEvent):
                done = self._alias(event)
                nodes += done.size
            elif isinstance(event, yaml.ScalarEvent):
                done = self._scalar(event)
                nodes += 1
            elif isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
                self._no_tag(event)
                place = (self.source, event.start_mark.line + 1, event.start_mark.column + 1)
                mapping = isinstance(event, yaml.MappingStartEvent)
                open_nodes.append((Mapping(*place, flow=bool(event.flow_style)) if mapping else Items(*place), anchor))
                keys.append(None)
                nodes += 1
                if len(open_nodes) > MAX_DEPTH:
                    raise self.stop(event.start_mark, f"nested more than {MAX_DEPTH} levels deep", "a rubric needs 13")
            elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                done, anchor = open_nodes.pop()
                keys.pop()
                done.end_line, done.end_column = event.end_mark.line + 1, event.end_mark.column + 1
            if nodes > MAX_NODES:
                raise self.stop(event.start_mark, f"more than {MAX_NODES:,} values", "aliases count as often as used")
            if done is None:
                continue
            if anchor and not isinstance(event, yaml.AliasEvent):
                self.anchors[anchor] = done
            if open_nodes:
                self._place(done, open_nodes[-1][0], keys)
            else:
                root = done
        return self._mapping_root(root)

    def _mapping_root(self, root: Node | None) -> Mapping:
        if isinstance(root, Mapping):
            return root
        if root is None or (isinstance(root, Scalar) and root.missing):
            hint = '"scorer rubric new" writes one to start from'
            raise _Stop(self.source.problem(1, 1, "the file holds nothing", hint))
        hint = 'it begins with lines such as "rubric: my-rubric"'
        raise _Stop(root.problem("the file must hold keys with values", hint))

    def _place(self, done: Node, parent: Node, keys: list[Scalar | None]) -> None:
        parent.size += done.size
        if isinstance(parent, Items):
            parent.values.append(done)
        elif isinstance(parent, Mapping):
            key = keys[-1]
            if key is None:
                if not isinstance(done, Scalar):
                    raise _Stop(done.problem("a key must be a simple text", "put it in quotes if it is meant as text"))
                keys[-1] = done
            else:
                keys[-1] = None
                self._pair(parent, key, done)

    def _pair(self, parent: Mapping, key: Scalar, value: Node) -> None:
        first = parent.key(key.value)
        if first is not None:
            hint = f"it stands in line {first.line} already; keep one"
            self.problems.append(key.problem(f'"{key.value}" is given twice', hint))
        elif key.value == "<<" and key.plain:
            hint = 'write the keys out, or use "extend" to build on another rubric'
            self.problems.append(key.problem('merge keys ("<<") are not read', hint))
        elif parent.flow and isinstance(value, Scalar) and value.missing and value.column == key.end_column:
            hint = "a comma inside { } begins a new key; put the whole text in quotes"
            self.problems.append(key.problem(f'"{key.value}" is read as a key of its own', hint))
        else:
            parent.pairs.append((key, value))

    def _no_tag(self, event: Any) -> None:
        if event.tag is not None and event.tag != "!":
            raise self.stop(event.start_mark, "tags (words that begin with !) are not read", "put the text in quotes")

    def _alias(self, event: Any) -> Node:
        known = self.anchors.get(event.anchor)
        if known is None:
            hint = "a text that begins with * must stand in quotes"
            raise self.stop(event.start_mark, f'"*{event.anchor}" is read as a reference to a name never given', hint)
        return known

    def _scalar(self, event: Any) -> Scalar:
        self._no_tag(event)
        start, end = event.start_mark, event.end_mark
        node = Scalar(self.source, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        node.value, node.plain = event.value, event.style is None or event.style == ""
        if node.plain and start.line == end.line and not node.missing:
            rest = self.source.lines[end.line][end.column :]
            if re.match(r"\s+#[^\s#]", rest):
                place = end.column + rest.index("#") + 1
                message = f'"{rest.strip().split()[0]}" and what follows is read as a comment'
                hint = "put the text in quotes; or a space after # if it is a comment"
                self.problems.append(self.source.problem(end.line + 1, place, message, hint))
        return node


def walk(node: Node) -> Iterator[Node]:
    """The node and everything in it, keys included, in order."""
    yield node
    if isinstance(node, Items):
        for value in node.values:
            yield from walk(value)
    elif isinstance(node, Mapping):
        for key, value in node.pairs:
            yield key
            yield from walk(value)


# What the parser says -> what a person can do. The first that fits is used.
_QUOTE_THEN_MORE = re.compile(r"""^\s*(?:-\s+)*(?:[\w-]+:\s+)?(?P<q>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*[^\s#,}\]:]""")


def explain(error: yaml.YAMLError, source: Source) -> RubricProblem:
    """A syntax error in plain words, at the place where it can be mended."""
    mark = getattr(error, "problem_mark", None)
    context_mark = getattr(error, "context_mark", None)
    said = str(getattr(error, "problem", "") or "")
    context = str(getattr(error, "context", "") or "")
    if mark is None:  # a character that YAML does not allow
        position = getattr(error, "position", 0) or 0
        return _bad_character(source, position if isinstance(position, int) else 0)
    line, column = min(mark.line + 1, max(1, len(source.lines))), mark.column + 1
    text = source.lines[line - 1] if source.lines else ""
    for number in dict.fromkeys((line, line - 1, context_mark.line + 1 if context_mark else line)):
        found = _QUOTE_THEN_MORE.match(source.lines[number - 1]) if 0 < number <= len(source.lines) else None
        if found:
            message = "text goes on after the closing quote"
            hint = "put the whole of it in single quotes: '\"two words\" OR other'"
            start, end = found.span("q")
            return source.problem(number, start + 1, message, hint, end - start)
    if "\t" in text[: len(text) - len(text.lstrip())]:
        place = text.index("\t") + 1
        return source.problem(line, place, "a tab at the beginning of the line", "indent with spaces only")
    if "quoted scalar" in context and context_mark is not None:
        if "escape" in said:
            hint = r"inside double quotes \ begins a code; use single quotes, or write \\"
            return source.problem(line, column, r"a backslash that means nothing here", hint)
        hint = "close it with the same quote at the end of the text"
        message = "the quote that opens here is never closed"
        return source.problem(context_mark.line + 1, context_mark.column + 1, message, hint)
    if "mapping values are not allowed" in said:
        if re.match(r"\s*(?:-\s+)*[^\s:]+:\s.*:", text[:column]):
            hint = "put the whole text in quotes"
            return source.problem(line, column, "a colon and a space inside a text make a second key", hint)
        hint = "keys that belong together begin in the same column; a text of several lines needs quotes"
        return source.problem(line, column, "a key where none can stand", hint)
    if "cannot start any token" in said:
        character = text[column - 1 : column]
        hint = "put the text in quotes"
        return source.problem(line, column, f'a text cannot begin with "{character}"', hint)
    if "could not find expected ':'" in said and context_mark is not None:
        hint = 'write "key: value", or indent it more if it belongs to the text above'
        number = context_mark.line + 1
        message = "a line that is neither a key nor part of a list"
        start = context_mark.column + 1
        return source.problem(number, start, message, hint, len(source.lines[number - 1].rstrip()) - start + 1)
    if "block sequence entries are not allowed" in said:
        hint = "put the dash on a line of its own, below the key and indented"
        return source.problem(line, column, "a list begins on the line of its key", hint)
    if ("flow" in context) and context_mark is not None:
        closing = "}" if "mapping" in context else "]"
        hint = f'close it with "{closing}"; a text with commas, brackets or ": " in it needs quotes'
        message = f'this bracket has no matching "{closing}"'
        return source.problem(context_mark.line + 1, context_mark.column + 1, message, hint)
    if "did not find expected" in said:
        hint = "lines that belong together begin in the same column"
        return source.problem(line, column, "wrong indent", hint)
    detail = f"{said} {context}".strip() or "it cannot be read"
    return source.problem(line, column, f"this is no YAML: {detail}", "look at the quotes and the indent")


def _bad_character(source: Source, position: int) -> RubricProblem:
    for number, text in enumerate(source.lines, start=1):
        for column, character in enumerate(text, start=1):
            if (ord(character) < 32 and character != "\t") or (0x7F <= ord(character) < 0xA0 and character != "\x85"):
                message = f"an invisible control character (U+{ord(character):04X})"
                return source.problem(number, column, message, "delete it and type the text again")
    return source.problem(1, 1, f"a character that YAML does not allow, at position {position}", "delete it")

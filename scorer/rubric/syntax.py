"""YAML's own complaints in plain words, at the place where the file can be mended."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from scorer.rubric.problems import RubricProblem, Source

_CLOSED_QUOTE = re.compile(
    r"""^\s*(?:-\s+)*(?:[\w-]+:\s+)?(?P<quoted>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*[^\s#,}\]:]"""
)

MINUS = "\N{MINUS SIGN}"
"""Stands in for a "-" that YAML cannot read, in the same place: ``unless: [- old]`` takes away, and needs no quotes."""


@dataclass(frozen=True, slots=True)
class _Complaint:
    """What the parser said: where it stopped, and where the thing began that it was reading."""

    source: Source
    said: str
    context: str
    line: int
    column: int
    opened: tuple[int, int] | None
    bracket: tuple[int, int] | None
    signs: bool = False

    @property
    def text(self) -> str:
        return self.source.line(self.line)

    def here(self, message: str, hint: str) -> RubricProblem:
        return self.source.problem(self.line, self.column, message, hint)


def explain(
    error: yaml.YAMLError, source: Source, bracket: tuple[int, int] | None, *, signs: bool = False
) -> RubricProblem:
    """A syntax error as a problem of the rubric.

    Args:
        error: What the parser raised.
        source: The file.
        bracket: Line and column of the innermost bracket that was open.
        signs: Whether a dash may mean that something is taken away.
    """
    mark, context_mark = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if mark is None:
        return _bad_character(source)
    complaint = _Complaint(
        source=source,
        said=str(getattr(error, "problem", None) or ""),
        context=str(getattr(error, "context", None) or ""),
        line=min(mark.line + 1, max(1, len(source.lines))),
        column=mark.column + 1,
        opened=(context_mark.line + 1, context_mark.column + 1) if context_mark else None,
        bracket=bracket,
        signs=signs,
    )
    for rule in _RULES:
        problem = rule(complaint)
        if problem is not None:
            return problem
    return complaint.here(
        f"this is no YAML: {complaint.said} {complaint.context}".rstrip(), "look at quotes and indent"
    )


def flow_dash(error: yaml.YAMLError, text: str) -> int | None:
    """Where the dash stands that the parser stumbled over inside brackets; None where it was something else."""
    mark = getattr(error, "problem_mark", None)
    if mark is None or "flow node" not in str(getattr(error, "context", "")):
        return None
    return int(mark.index) if text[mark.index : mark.index + 1] == "-" else None


def _text_after_quote(c: _Complaint) -> RubricProblem | None:
    for number in dict.fromkeys((c.line, c.line - 1, c.opened[0] if c.opened else c.line)):
        found = _CLOSED_QUOTE.match(c.source.line(number))
        if found:
            start, end = found.span("quoted")
            hint = "put the whole of it in single quotes: '\"two words\" OR other'"
            return c.source.problem(number, start + 1, "text goes on after the closing quote", hint, width=end - start)
    return None


def _tab(c: _Complaint) -> RubricProblem | None:
    indent = c.text[: len(c.text) - len(c.text.lstrip())]
    if "\t" not in indent:
        return None
    place = indent.index("\t") + 1
    return c.source.problem(c.line, place, "a tab at the beginning of the line", "indent with spaces only")


def _escape(c: _Complaint) -> RubricProblem | None:
    if "quoted scalar" in c.context and "escape" in c.said:
        hint = r"inside double quotes \ begins a code; use single quotes, or write \\"
        return c.here(r"a backslash with no meaning here", hint)
    return None


def _open_quote(c: _Complaint) -> RubricProblem | None:
    if "quoted scalar" in c.context and c.opened:
        hint = "close it with the same quote at the end of the text"
        return c.source.problem(*c.opened, "the quote that opens here is never closed", hint)
    return None


def _second_key(c: _Complaint) -> RubricProblem | None:
    if "mapping values are not allowed" not in c.said:
        return None
    if re.match(r"\s*(?:-\s+)*[^\s:]+:\s.*:", c.text[: c.column]):
        return c.here("a colon and a space inside a text make a second key", "put the whole text in quotes")
    hint = "keys that belong together begin in the same column; a text of several lines needs quotes"
    return c.here("a key where none can stand", hint)


def _odd_start(c: _Complaint) -> RubricProblem | None:
    if "cannot start any token" not in c.said:
        return None
    return c.here(f'a text cannot begin with "{c.text[c.column - 1 : c.column]}"', "put the text in quotes")


def _odd_name(c: _Complaint) -> RubricProblem | None:
    if "alphabetic or numeric character" not in c.said and "tag" not in c.context:
        return None
    line, column = c.opened or (c.line, c.column)
    character = c.source.line(line)[column - 1 : column]
    return c.source.problem(line, column, f'a text cannot begin with "{character}"', "put the text in quotes")


def _no_key(c: _Complaint) -> RubricProblem | None:
    if "could not find expected ':'" not in c.said or not c.opened:
        return None
    line, column = c.opened
    hint = 'write "key: value", or indent it more if it belongs to the text above'
    width = len(c.source.line(line).rstrip()) - column + 1
    return c.source.problem(line, column, "a line that is neither a key nor part of a list", hint, width=width)


def _list_beside_key(c: _Complaint) -> RubricProblem | None:
    if "block sequence entries are not allowed" not in c.said:
        return None
    hint = "put the dash on a line of its own below the key, indented"
    if c.signs:
        hint = "to take an entry away, put it in brackets: [- old]; a list has each dash on a line of its own"
    return c.here("a list begins on the line of its key", hint)


def _dash_in_brackets(c: _Complaint) -> RubricProblem | None:
    if "flow node" not in c.context or c.text[c.column - 1 : c.column] != "-":
        return None
    return c.here("a dash inside brackets", "leave it out: a comma sets entries apart; or put the text in quotes")


def _signed_braces(c: _Complaint) -> RubricProblem | None:
    before = c.text[: c.column - 1].rstrip()
    if "flow" not in c.context or c.text[c.column - 1 : c.column] not in {"{", "["} or before[-1:] not in {"+", "-"}:
        return None
    hint = "leave the sign out: an example is added as it stands; to take one away, write its text after the sign"
    return c.source.problem(c.line, len(before), "a sign before a bracket", hint)


def _open_bracket(c: _Complaint) -> RubricProblem | None:
    place = c.bracket or c.opened
    if "flow" not in c.context or not place:
        return None
    opening = c.source.line(place[0])[place[1] - 1 : place[1]]
    closing = "}" if opening == "{" else "]"
    hint = f'close it with "{closing}"; a text with commas, brackets or ": " in it needs quotes'
    return c.source.problem(*place, f'this bracket has no matching "{closing}"', hint)


def _indent(c: _Complaint) -> RubricProblem | None:
    if "did not find expected" not in c.said:
        return None
    return c.here("this line is indented differently from its neighbours", "what belongs together begins in one column")


_RULES: tuple[Callable[[_Complaint], RubricProblem | None], ...] = (
    _text_after_quote,
    _tab,
    _escape,
    _open_quote,
    _second_key,
    _odd_start,
    _odd_name,
    _no_key,
    _list_beside_key,
    _dash_in_brackets,
    _signed_braces,
    _open_bracket,
    _indent,
)


def _bad_character(source: Source) -> RubricProblem:
    for number, text in enumerate(source.lines, start=1):
        for column, character in enumerate(text, start=1):
            if not character.isprintable() and character != "\t":
                message = f"an invisible control character (U+{ord(character):04X})"
                return source.problem(number, column, message, "delete it and type the text again")
    return source.problem(1, 1, "a character that YAML does not allow", "write the file anew")

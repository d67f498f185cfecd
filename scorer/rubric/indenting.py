"""What indentation makes of a file that nobody means: YAML takes it, and other things look wrong because of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from scorer.rubric.problems import RubricProblem
from scorer.rubric.source import Items, Mapping, Node, Scalar, walk

_SIGNS = ("+ ", "- ")


def joined_entries(root: Node) -> Iterator[RubricProblem]:
    """Entries of a list that go on with a line that was meant for another one; they are cut off before it."""
    for items in walk(root):
        for entry in items.values if isinstance(items, Items) else ():
            if isinstance(entry, Scalar) and entry.plain and entry.end_line > entry.line:
                yield from _joined(entry)


def _joined(entry: Scalar) -> Iterator[RubricProblem]:
    first = entry.source.line(entry.line)[entry.column - 1 :].rstrip()
    for number in range(entry.line + 1, entry.end_line + 1):
        text = entry.source.line(number).rstrip()
        begins = text.lstrip()
        if not begins.startswith(_SIGNS if first.startswith(_SIGNS) else "- "):
            continue
        hint = "put its dash in the column of the one above" if begins[0] == "-" else "begin it with a dash: - + ..."
        message, width = f"this line is read as part of the entry in line {entry.line}", len(begins)
        yield entry.source.problem(number, len(text) - width + 1, message, hint, width=width)
        entry.value, entry.end_line, entry.end_column = first, entry.line, entry.column + len(first)
        return


def hanging(parent: Mapping, known: Collection[str]) -> dict[int, RubricProblem]:
    """Keys beside one that has no value, under which they belong: by the id of that value, the problem to tell once.

    Args:
        parent: What holds them all.
        known: Names that keys under a key may have.
    """
    found: dict[int, RubricProblem] = {}
    above: tuple[Scalar, Scalar] | None = None
    for key, value in parent.pairs:
        if above is not None and key.value in known and key.column == above[0].column:
            name = above[0].value
            problem = key.problem(f'"{key.value}" stands beside "{name}", and not under it', "indent it further")
            found.setdefault(id(above[1]), problem)
        elif isinstance(value, Scalar) and value.missing:
            above = (key, value)
    return found

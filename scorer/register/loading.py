"""From a YAML file to a register, or to every problem in it with its line and column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import scorer
from scorer.collecting import no_collection
from scorer.errors import EXIT_USAGE, UserError
from scorer.inputs import is_file
from scorer.register.dates import is_date, surely_before
from scorer.register.model import Register
from scorer.rubric.problems import RubricError, RubricProblem, in_order, nearest
from scorer.rubric.source import FileKind, Mapping, Parsed, Scalar, parse_yaml, read_yaml
from scorer.rubric.validating import Wording, validate

FILE = FileKind(
    "register",
    'a register begins with lines such as "register: my-company"',
    '"scorer register new" writes one to start from',
    "register",
    "One of 5,000 cases has 3 MB; is this the right file?",
    max_bytes=20_000_000,
    max_values=2_000_000,
)
_YEAR = "for example 2019-11-05, or 2019-11 or 2019 where no more is known"
WORDING = Wording(
    singular={"cases": "case", "sources": "source", "status_by_date": "status"},
    how={
        "register": 'a short name without spaces: "register: my-company"',
        "company": 'the company as it is called: "company: Example Ltd"',
        "cases": "at least one case, each with id, name, role and a source",
        "id": "a short id such as C-01",
        "name": "the case as it is cited: Doe v. Example Ltd",
        "role": "defendant, respondent (it answers or appeals), regulatory (an authority acts), criminal, "
        "claimant (it sues) or non-party",
        "sources": 'where it can be looked up: "sources: [{title: Complaint, url: https://...}]"',
        "url": "the address where it can be looked up, with https://",
        "date": _YEAR,
        "status": "a few words, such as: complaint filed",
    },
    refusals={
        "date": ("is no date: {said}", _YEAR),
        "address": ("is no web address: {said}", "write it whole, for example https://example.org/case"),
    },
    may_be_empty=frozenset(
        {
            "aliases",
            "note",
            "forum",
            "docket",
            "filed",
            "public_since",
            "claim",
            "severity",
            "status_by_date",
            "title",
            "subsidiaries",
            "former_names",
        }
    ),
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A register file as read: its values with their places, the register (None where it has errors), the problems."""

    file: str
    root: Mapping | None
    register: Register | None
    problems: tuple[RubricProblem, ...]


def load_register(source: str | Path) -> Register:
    """The register of a file, or a shipped one by its name.

    Raises:
        RubricError: Problems in the file; it carries and shows all of them.
        UserError: There is no such file or no shipped register of this name.
    """
    loaded = read_register(find_register(source))
    if loaded.register is None:
        raise RubricError(loaded.problems, what="register")
    return loaded.register


def find_register(source: str | Path) -> Path:
    """The file of a register given as a path, or as the name of a shipped one (``kestrane-group``).

    Raises:
        UserError: No shipped register has this name; names the nearest.
    """
    path = Path(source)
    if isinstance(source, Path) or path.suffix in {".yaml", ".yml"} or len(path.parts) != 1 or is_file(path):
        return path
    shipped = shipped_registers()
    if source in shipped:
        return shipped[source]
    near = nearest(source, list(shipped))
    hint = f'did you mean "{near}"?' if near else f"Give the path of a .yaml file, or one of: {', '.join(shipped)}."
    raise UserError(f'there is no register called "{source}"', None, hint, EXIT_USAGE)


def shipped_registers() -> dict[str, Path]:
    """Name and file of every register that comes with the tool, sorted by name."""
    package = Path(scorer.__file__).parent
    folders = (package / "rubrics" / "registers", package.parent / "rubrics" / "registers")  # in the wheel; a checkout
    folder = next((f for f in folders if f.is_dir()), folders[0])
    here = Path.cwd()
    return {p.stem: p.relative_to(here) if p.is_relative_to(here) else p for p in sorted(folder.glob("*.yaml"))}


def read_register(path: Path) -> Loaded:
    """Read and check a register file without raising for what is wrong in it.

    Raises:
        UserError: The file is missing, unreadable or too large.
    """
    with no_collection():
        return _load(read_yaml(path, FILE))


def parse_register(text: str, file: str = "register.yaml") -> Loaded:
    """The same for a text."""
    return _load(parse_yaml(text.encode(), file, FILE))


def _load(parsed: Parsed) -> Loaded:
    root, problems = parsed.root, list(parsed.problems)
    if root is None:
        return Loaded(parsed.source.file, None, None, in_order(problems))
    register, faults = validate(_known(root), Register, "the register", WORDING)
    problems += faults
    problems += _meaning(root)
    return Loaded(parsed.source.file, root, None if problems else register, in_order(problems))


def _known(root: Mapping) -> Mapping:
    """The same without what stands empty: that is not known, and not an empty list or date."""

    def kept(mapping: Mapping) -> None:
        mapping.pairs = [
            (key, value)
            for key, value in mapping.pairs
            if not (isinstance(value, Scalar) and value.missing and key.value in WORDING.may_be_empty)
        ]

    kept(root)
    for case in root.members("cases"):
        kept(case)
        for source in case.members("sources"):
            kept(source)
    return root


def _meaning(root: Mapping) -> Iterator[RubricProblem]:
    """What the model cannot see: ids used twice, dates that cannot both be true."""
    seen: dict[str, Scalar] = {}
    for case in root.members("cases"):
        node = case.get("id")
        if isinstance(node, Scalar) and not node.missing:
            first = seen.setdefault(node.value, node)
            if first is not node:
                hint = f"the case in line {first.line} has it; every case needs its own"
                yield node.problem(f'the id "{node.value}" is used twice', hint)
        filed, public = case.text("filed"), case.text("public_since")
        place = case.get("public_since")
        if place and is_date(filed) and is_date(public) and surely_before(public, filed):
            name = case.text("id")
            yield place.problem(f"case {name} is public before it was filed ({filed})", "look both dates up again")

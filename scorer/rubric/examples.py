"""The examples of a rubric are its tests: run them, and run whole reports against what is expected of them.

The code that judges is given as an argument; it is the same that judges reports (``scorer.verdict.examples``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from scorer.rubric.model import Element, Example, Identifier, Level, Part, Rubric, Text
from scorer.rubric.problems import RubricError, in_order
from scorer.rubric.source import FileKind, Scalar, read_yaml
from scorer.rubric.validating import validate

Judge = Callable[[Rubric, Element, Example], tuple[Level, bool, str]]
"""Gives the level an example shows, whether it is an explicit no, and the look-up that found it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one example. ``number`` counts from 1 within its element."""

    element: str
    number: int
    example: Example
    level: Level
    denied: bool
    by: str

    @property
    def met(self) -> bool:
        """Whether what came is what the author expects."""
        return self.level is self.example.level and self.denied == self.example.denied


def run_examples(rubric: Rubric, judge: Judge) -> Iterator[Outcome]:
    """Every example of a rubric, judged, in order."""
    for element in rubric.elements():
        for number, example in enumerate(element.examples, start=1):
            level, denied, by = judge(rubric, element, example)
            yield Outcome(element.id, number, example, level, denied, by)


_TEST_FILE = FileKind("test file", 'it begins with "reports:"', "docs/writing-a-rubric.md shows one")


class Expected(Part):
    """What a report should get for an element: a level (or bounds), and pages that must be among its evidence."""

    id: Identifier
    level: Level | None = None
    at_least: Level | None = None
    at_most: Level | None = None
    denied: bool | None = None
    pages: tuple[Annotated[int, Field(ge=1)], ...] = ()
    todo: bool = False


class ReportTest(Part):
    """A report (a path, seen from the test file) and what is expected of it."""

    report: Text
    elements: tuple[Expected, ...] = Field(min_length=1)


class ReportTests(Part):
    """The content of ``NAME.test.yaml``."""

    reports: tuple[ReportTest, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a report got for an element."""

    level: Level
    denied: bool
    pages: frozenset[int]


def expectations_beside(rubric: Path) -> Path:
    """Where the expectations for whole reports stand: ``NAME.test.yaml`` beside ``NAME.yaml``."""
    return rubric.with_name(f"{rubric.stem}.test.yaml")


def load_report_tests(path: Path, rubric: Rubric) -> ReportTests:
    """Read a test file.

    Raises:
        RubricError: It has problems; elements that the rubric does not have are among them.
    """
    parsed = read_yaml(path, _TEST_FILE)
    problems = list(parsed.problems)
    tests: ReportTests | None = None
    if parsed.root is not None:
        tests, faults = validate(parsed.root, ReportTests, "the test file")
        problems += faults
        known = {element.id for element in rubric.elements()}
        for test in parsed.root.members("reports"):
            for expected in test.members("elements"):
                node = expected.get("id")
                if isinstance(node, Scalar) and node.value not in known:
                    problems.append(node.problem(f'the rubric has no element "{node.value}"', "look at its id"))
                elif isinstance(node, Scalar) and {key.value for key, _ in expected.pairs} <= {"id", "todo"}:
                    hint = "add level, at_least, at_most, denied or pages"
                    problems.append(node.problem(f"nothing is expected of {node.value}", hint))
    if tests is None or problems:
        raise RubricError(in_order(problems), "Nothing was tested.", what="test file")
    return tests


def misses(expected: Expected, shown: Shown) -> list[str]:
    """In which ways a report got something else than expected; empty where it did not."""
    said = []
    if expected.level is not None and shown.level is not expected.level:
        said.append(f"expected {expected.level}, came {shown.level}")
    if expected.at_least is not None and shown.level.rank < expected.at_least.rank:
        said.append(f"expected {expected.at_least} or more, came {shown.level}")
    if expected.at_most is not None and shown.level.rank > expected.at_most.rank:
        said.append(f"expected {expected.at_most} at most, came {shown.level}")
    if expected.denied is not None and shown.denied is not expected.denied:
        said.append("expected an explicit no" if expected.denied else "came out as an explicit no")
    absent = [page for page in expected.pages if page not in shown.pages]
    if absent:
        came = ", ".join(map(str, sorted(shown.pages))) or "none"
        said.append(f"expected page {', '.join(map(str, absent))} among the evidence, came {came}")
    return said

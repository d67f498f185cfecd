"""Advice on a register that loads, or nearly does: what is allowed and makes cases hard to tell apart or to count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from scorer.register.dates import is_date, surely_before
from scorer.register.drafting import is_missing
from scorer.register.loading import Loaded
from scorer.rubric.problems import RubricProblem, Severity, in_order
from scorer.rubric.source import Items, Mapping, Node, Scalar


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything to say about a register file, and how many cases of which role it holds."""

    problems: tuple[RubricProblem, ...]
    cases: int

    @property
    def errors(self) -> int:
        """How many problems keep the register from being used."""
        return sum(p.severity is Severity.ERROR for p in self.problems)


def check(loaded: Loaded) -> Checked:
    """All problems of a register file, errors and advice, ordered by line."""
    if loaded.root is None:
        return Checked(loaded.problems, 0)
    cases = loaded.root.members("cases")
    wrong = {(p.line, p.column) for p in loaded.problems}
    advice = (replace(p, severity=Severity.WARNING) for p in _advice(loaded.root, cases))
    return Checked(
        in_order([*loaded.problems, *(p for p in advice if (p.line, p.column) not in wrong)]),
        len(cases),
    )


def _advice(root: Mapping, cases: list[Mapping]) -> Iterator[RubricProblem]:
    company = {
        _plain(name.value)
        for key in ("aliases", "subsidiaries", "former_names")
        for name in (*_texts(root, key), root.get("company"))
        if isinstance(name, Scalar)
    }
    dockets: dict[tuple[str, str], str] = {}
    names: dict[tuple[str, ...], str] = {}
    for case in cases:
        case_id = case.text("id")
        yield from _dates(case, case_id)
        yield from _addresses(case)
        docket = case.get("docket")
        if isinstance(docket, Scalar):
            key = _plain(docket.value), _plain(case.text("forum"))
            twin = dockets.setdefault(key, case_id) if key[0] else case_id
            if twin != case_id:
                yield docket.problem(f"case {twin} has the same docket at the same forum", "is it the same case?")
        for node in (case.get("name"), *_texts(case, "aliases")):
            if not isinstance(node, Scalar) or not (name := _plain(node.value)):
                continue
            told_by = (_plain(case.text(key)) for key in ("forum", "docket", "filed"))
            twin = names.setdefault((name, *told_by), case_id)
            if twin != case_id:
                hint = "give the forum, the docket or the date filed of each, so that they can be told apart"
                yield node.problem(f"case {twin} has the same name", hint)
            if name in company:
                yield node.problem("this is the company's own name", "it names no case; give the other party's")
            elif node is not case.get("name") and len(name) < 4 and not node.value.isupper():
                yield node.problem(f'"{node.value}" is very short', "it will be found in other words; write it out")


def _dates(case: Mapping, name: str) -> Iterator[RubricProblem]:
    place = case.get("id") or case
    filed, public = case.text("filed"), case.text("public_since")
    stages = [(s.get("date"), s.text("date")) for s in case.members("status_by_date")]
    if not filed and not public and not stages:
        yield place.problem(f"case {name} has no date", 'it is never counted; add "public_since", or when it was filed')
    elif not public:
        since = "it was filed" if filed else "the first date of its course"
        yield place.problem(f'case {name} has no "public_since"', f"it counts as public since {since}")
    for node, day in stages:
        if node and is_date(day) and is_date(filed) and surely_before(day, filed):
            yield node.problem(f"a date before the case was filed ({filed})", "look both dates up again")


def _addresses(case: Mapping) -> Iterator[RubricProblem]:
    for source in case.members("sources"):
        if (place := source.get("url")) and is_missing(source.text("url")):
            hint = "write where the report, or better the case itself, can be looked up"
            yield place.problem("this is only the place for an address", hint)


def _texts(mapping: Mapping, name: str) -> list[Node]:
    value = mapping.get(name)
    return value.values if isinstance(value, Items) else []


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()

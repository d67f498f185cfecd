"""The register of legal challenges to NSO Group: which cases count when, and that nothing in it is without a source."""

from __future__ import annotations

import pytest

from scorer.register.loading import load_register
from scorer.register.model import Case
from scorer.register.standing import standing

REGISTER = load_register("nso-group")


def counting(date: str) -> list[str]:
    return [case.id for case in REGISTER.cases if standing(case, date).counts]


def test_for_the_report_of_june_2021_six_cases_count() -> None:
    assert counting("2021-06-30") == [f"NSO-0{n}" for n in range(1, 7)]


def test_later_cases_and_those_of_others_are_there_and_do_not_count() -> None:
    there = {case.id for case in REGISTER.cases}
    assert there >= {"NSO-07", "NSO-11", "NSO-15", "NSO-19"}
    assert not {"NSO-08", "NSO-09", "NSO-10", "NSO-21"} & there  # known from memory only
    assert {case.id for case in REGISTER.cases if case.role == "non-party"} == {"NSO-07", "NSO-12", "NSO-13"}


@pytest.mark.parametrize("date", ["2018-01-01", "2019-06-30", "2021-06-30", "2021-07-19", "2023-12-31"])
def test_nothing_counts_before_it_was_public(date: str) -> None:
    for case in REGISTER.cases:
        known = case.public_since or case.filed or (case.statuses[0].date if case.statuses else "9999")
        if known > date:
            assert case.id not in counting(date)


@pytest.mark.parametrize("case", REGISTER.cases, ids=lambda c: c.id)
def test_each_case_has_a_source_with_an_address_and_a_title(case: Case) -> None:
    assert all(source.title and source.url.startswith("https://") for source in case.sources)

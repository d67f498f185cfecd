"""Cases of companies that are in court with the same party again and again; dates a few days off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.registers import document
from scorer.evidence.cases import matching
from scorer.evidence.cases.days import DAY, MONTH, YEAR, agree, days, ranges, steps
from scorer.evidence.cases.known import Index
from scorer.evidence.cases.matching import match
from scorer.evidence.cases.model import Match
from scorer.evidence.cases.parties import Parties
from scorer.evidence.cases.prepared import Prepared
from scorer.evidence.cases.threads import threads
from scorer.evidence.cases.words import plain
from scorer.evidence.gathering import Reading
from scorer.register.model import Register


def register(*cases: dict[str, object]) -> Index:
    rows = [
        {"id": f"C-{n}", "role": "defendant", "sources": [{"url": f"https://example.org/c-{n}"}], **case}
        for n, case in enumerate(cases, start=1)
    ]
    return Index(
        Register.model_validate({"register": "alder", "company": "Alder plc", "aliases": ["Alder"], "cases": rows})
    )


def matches(text: list[str], index: Index) -> list[Match]:
    return list(match(Reading(document(text, "Legal proceedings")), index, "2024-03-01").matches)


VORREN = [
    {"name": f"Vorren LLC v. Alder plc ({n})", "forum": f"District Court of {town}", "filed": f"201{n}", "claim": about}
    for n, (town, about) in enumerate([("Esbjerg", "lenses"), ("Aarhus", "mirrors"), ("Odense", "shutters")], start=5)
]
LICENCE = {
    "name": "Alder plc v. Vorren LLC, Quellin Holdings and Tarsk Optics",
    "forum": "Court of Chancery of Delaware",
    "filed": "2021",
    "role": "claimant",
    "claim": "A licence of a security firm covers inventions that are held against it",
}


def test_a_case_is_told_by_all_of_its_parties_though_one_of_them_sues_all_the_time() -> None:
    text = [
        "Vorren LLC filed three suits over lenses, mirrors and shutters against us, and Vorren lost two of them.",
        "Vorren has appealed, and Vorren says that it will go on.",
        "Vorren is a firm of no products.",
        "Vorren was sold to Tarsk in 2020.",
        "A complaint against Vorren LLC, Quellin Holdings and Tarsk Optics is pending.",
    ]
    assert matches(text, register(*VORREN, LICENCE))[-1].told


def test_parties_tell_the_more_the_fewer_cases_have_all_of_them() -> None:
    index = register(*VORREN, LICENCE)
    known = index.known(3)
    names = {p.words[0]: p.words for p in known.caption.parties}
    cases = {names["vorren"]: {0, 1, 2, 3}, names["quellin"]: {3}}
    parties = Parties(cases, {names["vorren"]: {1, 2, 3}, names["quellin"]: {3}})
    assert parties.sharing(known, [2]) == 4  # only the one of all cases stands there
    assert parties.sharing(known, [3]) == 1
    assert parties.sharing(known, [7]) == 4  # none does
    assert parties.told_often(known, [2]) == 3
    assert parties.told_often(known, [2, 3]) == 1
    assert parties.told_often(known, [7]) == 0


def test_who_sues_beside_the_company_may_sue_others_beside_it() -> None:
    case = {
        "name": "Alder plc and Pomona Inc. v. Quellin Group LLC",
        "aliases": ["Pomona and Alder against the Norrland fund of Quellin"],
        "filed": "2019-11",
        "role": "claimant",
        "claim": "patents were gathered so as to squeeze those who need them",
    }
    index = register(case)
    told = document(["In 2020, Pomona Inc. filed claims against Seven Reeds Ltd in Odense."], "Legal proceedings")
    work = matching._Work(Prepared(Reading(told), index.company, index.sides), index, "")
    kinds = {a.kind for at in work.found.values() for a in at.get(0, ())}
    assert kinds == {"name"}


@pytest.mark.parametrize(
    ("text", "known", "level"),
    [
        ("on June 4, 2018", "2018-06-05", MONTH),
        ("on May 31, 2018", "2018-06-05", MONTH),
        ("on June 4, 2018", "2018-06-04", DAY),
        ("on June 4, 2018", "2018-06-14", 0),
        ("on June 4, 2018", "2019-06-05", 0),
        ("in June 2018", "2018-06-05", MONTH),
        ("in 2018", "2018-06-05", YEAR),
        ("on 31 February 2018", "2018-02-28", 0),
    ],
)
def test_days_of_one_week_agree_to_the_month(text: str, known: str, level: int) -> None:
    assert agree(days(text)[0], known) == level


def test_a_date_that_bounds_a_period_is_no_step() -> None:
    text = plain("As of October 26, 2022, suits were pending; one was filed on May 4, 2021 and stayed until June 2023.")
    assert [day.iso for day in steps(text, days(text))] == ["2021-05-04"]


def test_dates_between_which_suits_were_filed() -> None:
    text = plain("Between October 17, 2018 and March 8, 2021, seven suits were filed, the last on March 8, 2021.")
    assert [(a.iso, b.iso) for a, b in ranges(text, days(text))] == [("2018-10-17", "2021-03-08")]


@pytest.mark.parametrize(
    ("filed", "doubt"), [("2023-02-16", True), ("2018-09", True), ("2020-02-16", False), ("2021-03", False)]
)
def test_a_case_begun_before_or_after_several_is_none_of_them(filed: str, doubt: bool) -> None:
    case = {
        "name": "Halden v. Marchetti",
        "forum": "Court of Chancery of Delaware",
        "filed": filed,
        "claim": "pay of directors",
    }
    text = [
        "Between October 17, 2018 and March 8, 2021, seven lawsuits over the pay of our directors, among them that of "
        "Mr. Halden, were filed in the Court of Chancery of Delaware, and all of them were stayed."
    ]
    (only,) = matches(text, register(case))
    assert ("another year" in only.why) is doubt, only.why


@pytest.mark.parametrize(("page", "goes_on"), [(2, True), (1, False)])
def test_what_a_page_breaks_off_is_no_heading(page: int, goes_on: bool) -> None:
    told = document(
        [
            "In May 2021 Tarsk Optics sued us in the District Court of Odense over shutters.",
            "The court heard the motion to dismiss the Second",
            "Amended Complaint in June 2022, and dismissed the claims with prejudice.",
        ],
        "Legal proceedings",
    )
    *before, last = told.sentences
    broken = replace(told, sentences=(*before, replace(last, page=page, block=2)), pages=told.pages * page)
    woven = threads(Prepared(Reading(broken)))
    assert any({1, 2} <= set(thread.own) for thread in woven) is goes_on


@pytest.mark.parametrize(
    ("alias", "surname"), [("Privacy undertaking", ""), ("Tiwari grievance", ""), ("Anna Tiwari", "tiwari")]
)
def test_only_what_has_a_capital_is_a_surname(alias: str, surname: str) -> None:
    index = register({"name": "Data Commissioner, inquiry", "aliases": [alias], "role": "regulatory"})
    named = {p.words: p.surname for p in index.known(0).caption.parties}
    assert named.get(tuple(alias.lower().split()), "") == surname


def test_a_case_whose_own_day_stands_beside_those_of_several_is_told() -> None:
    case = {
        "name": "Halden v. Marchetti",
        "forum": "Court of Chancery of Delaware",
        "filed": "2022-05-04",
        "claim": "pay",
    }
    text = [
        "Between October 17, 2018 and March 8, 2021, seven lawsuits were filed in the Court of Chancery of Delaware, "
        "and on May 4, 2022 one over the pay of directors by Mr. Halden, which was stayed."
    ]
    (only,) = matches(text, register(case))
    assert only.told
    assert "another year" not in only.why

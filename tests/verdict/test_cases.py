"""Which cases count, what the element on known cases gets for them, and the day that decides it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from benchmarks.registers import document
from scorer.document.model import Document
from scorer.errors import UserError
from scorer.evidence.cases.known import Index
from scorer.evidence.gathering import Reading
from scorer.register.model import Case, Register
from scorer.register.standing import is_open, standing, status_at
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Level
from scorer.scorecard.building import assess
from scorer.verdict.cases import Disclosure, disclose, judge_cases, report_date
from scorer.verdict.model import Status

ELEMENT = load_rubric().element("LC4.1")
FILLER = "The company makes valves for water works in three countries and employs some four hundred people there."


def case(number: int = 1, **fields: object) -> dict[str, object]:
    given = {
        "id": f"C-{number}",
        "name": f"{NAMES[number]} v. Alpha Beta Holdings plc",
        "forum": f"District Court of {PLACES[number]}",
        "filed": "2021-03-04",
        "public_since": "2021-03-04",
        "role": "defendant",
        "severity": "medium",
        "claim": "Negligence; burns of a customer",
        "status_by_date": [{"date": "2021-03-04", "status": "claim filed"}],
        "sources": [{"url": "https://example.org/x"}],
    }
    return {**given, **fields}


NAMES = ("Nobody", "Okonjo", "Varga", "Lindgren", "Tanaka", "Moreau", "Kowalski", "Haddad")
PLACES = ("Nowhere", "Halden", "Tavara", "Ostmar", "Calder", "Lisse", "Kragen", "Sefrou")
TOLD = tuple(
    f"{name} v. Alpha Beta Holdings plc in the District Court of {place} is pending."
    for name, place in zip(NAMES[1:], PLACES[1:], strict=True)
)


def made(**fields: object) -> Case:
    return Case.model_validate(case(**fields))


def index(*cases: dict[str, object]) -> Index:
    return Index(Register.model_validate({"register": "r", "company": "Alpha Beta Holdings plc", "cases": list(cases)}))


def disclosed(*sentences: str, cases: Index, date: str = "2022-01-31") -> Disclosure:
    return disclose(Reading(document([*sentences, FILLER])), cases, date)


@pytest.mark.parametrize(
    ("fields", "counts"),
    [
        ({}, True),
        ({"role": "non-party"}, False),
        ({"role": "claimant"}, False),
        ({"role": "regulatory"}, True),
        ({"public_since": "2022-01-31"}, True),
        ({"public_since": "2022-02-01"}, False),
        ({"public_since": "2022-01"}, True),
        ({"public_since": "2022"}, False),  # perhaps after the report: in doubt it does not count
        ({"filed": "", "public_since": "", "status_by_date": []}, False),
        ({"filed": "2021-05", "public_since": ""}, True),
        (
            {"status_by_date": [{"date": "2020-05-01", "status": "settled"}], "filed": "2019", "public_since": "2019"},
            False,
        ),
        ({"status_by_date": [{"date": "2021-05-01", "status": "settled"}]}, True),  # over within the year it tells of
        (
            {
                "status_by_date": [
                    {"date": "2020-05-01", "status": "dismissed"},
                    {"date": "2020-06-01", "status": "appeal lodged"},
                ],
                "filed": "2019",
                "public_since": "2019",
            },
            True,
        ),
        (
            {
                "status_by_date": [{"date": "2020-05-01", "status": "quiet", "open": "false"}],
                "filed": "2019",
                "public_since": "2019",
            },
            False,
        ),
    ],
)
def test_which_cases_count_for_a_report_of_january_2022(fields: dict[str, object], counts: bool) -> None:
    found = standing(made(**fields), "2022-01-31")
    assert found.counts is counts
    assert counts or found.why_not.endswith(("counted.", "not counted."))


@pytest.mark.parametrize(
    ("status", "open_"),
    [
        ("claim filed", True),
        ("settled", False),
        ("petition dismissed", False),
        ("motion to dismiss denied", True),
        ("application to strike out refused", True),
        ("dismissed with leave to amend", True),
        ("fine of EUR 4 imposed", False),
        ("dismissed; plaintiffs appealed", True),
        ("settlement of USD 612000 approved", False),
        ("judgment reserved", True),
        ("guilty plea and fine of GBP 65000", False),
        ("dismissed without prejudice", True),
    ],
)
def test_what_ends_a_case_and_what_does_not(status: str, open_: bool) -> None:
    stage = status_at(made(status_by_date=[{"date": "2021-05-01", "status": status}]), "2022")
    assert stage is not None and is_open(stage) is open_


def test_the_status_is_that_of_the_report_s_day() -> None:
    stages = [
        {"date": "2021-03-04", "status": "filed"},
        {"date": "2021-06", "status": "heard"},
        {"date": "2023", "status": "won"},
    ]
    assert standing(made(status_by_date=stages), "2022-01-31").status == "heard (2021-06)"
    assert standing(made(status_by_date=stages), "2021-05-01").status == "filed (2021-03-04)"


def test_a_case_filed_a_day_after_the_report_never_lowers_its_score() -> None:
    told = f"{TOLD[0][:-1]} since 4 March 2021; it is a claim of negligence."
    rubric, report = load_rubric(), date(2022, 1, 31)
    reading = Reading(document([told, *["We respect human rights. " + FILLER] * 3]))

    def scores(*cases: dict[str, object]) -> tuple[str, float | None]:
        card = assess(reading, rubric, date=report.isoformat(), index=index(*cases))
        return next(e.level for e in card.elements() if e.id == "LC4.1"), card.score

    alone = scores(case(1))
    assert alone[0] == "evidenced"
    for days in (-400, -30, -2, -1, 0, 1, 2, 30, 400):
        filed = (report + timedelta(days=days)).isoformat()
        other = case(2, filed=filed, public_since=filed, status_by_date=[{"date": filed, "status": "claim filed"}])
        with_other = scores(case(1), other)
        if days > 0:
            assert with_other == alone, filed
        else:
            assert with_other[0] == "described" and with_other[1] < alone[1], filed  # type: ignore[operator]


def test_a_later_case_of_the_same_party_takes_nothing_from_the_earlier_one() -> None:
    told = "The litigation with Okonjo is pending."
    for days in range(1, 40, 13):
        filed = (date(2022, 1, 31) + timedelta(days=days)).isoformat()
        later = case(1, id="C-9", forum="District Court of Tavara", filed=filed, public_since=filed)
        found = disclosed(told, cases=index(case(1), later))
        assert [c.match.depth for c in found.counted] == [
            c.match.depth for c in disclosed(told, cases=index(case(1))).cases
        ]


@pytest.mark.parametrize(
    ("told", "level"),
    [
        ((), Level.NONE),
        (("Okonjo v. Alpha Beta Holdings plc.",), Level.STATED),
        (("Okonjo v. Alpha Beta Holdings plc.", "Varga v. Alpha Beta Holdings plc."), Level.DESCRIBED),
        (TOLD[:5], Level.DESCRIBED),
        (TOLD[:6], Level.EVIDENCED),
        (("In March 2021 somebody sued Alpha Beta Holdings plc in the District Court of Halden.",), Level.STATED),
    ],
)
def test_the_level_follows_from_how_many_of_six_are_named(told: tuple[str, ...], level: Level) -> None:
    cases = index(*(case(n) for n in range(1, 7)))
    reading = Reading(document([*told, FILLER]))
    finding = judge_cases(reading, ELEMENT, disclose(reading, cases, "2022-01-31"))
    assert (finding.level, finding.status) == (level, Status.ASSESSED)
    assert bool(finding.evidence) == (level is not Level.NONE)
    assert all(e.quote in told for e in finding.evidence)


def test_it_does_not_apply_where_no_case_counts() -> None:
    reading = Reading(document([FILLER]))
    finding = judge_cases(
        reading, ELEMENT, disclose(reading, index(case(1, public_since="2023", filed="2023")), "2022-01-31")
    )
    assert finding.status is Status.NOT_APPLICABLE


def test_recall_counts_depth_and_severity() -> None:
    cases = index(case(1, severity="high"), case(2, severity="low"))
    found = disclosed("Okonjo v. Alpha Beta Holdings plc.", cases=cases)
    assert found.recall == pytest.approx(0.25)  # named is half of a case, of two
    assert found.weighted_recall == pytest.approx(3 * 0.5 / 4)
    assert [c.match.case.id for c in found.missed] == ["C-2"]
    assert disclosed(cases=index(case(1, role="non-party"))).recall is None


def dated(document: Document, day: str, source: str) -> Document:
    return replace(document, date=day, date_source=source, date_confidence=0.4 if "file" in source else 0.9)


def test_without_a_date_it_asks_and_does_not_guess() -> None:
    plain = document([FILLER])
    assert report_date(plain, "2021-09-30") == "2021-09-30"
    assert report_date(dated(plain, "2021-09", "title page"), None) == "2021-09"
    for unknown in (plain, dated(plain, "2022-05-01", "file's own date")):
        with pytest.raises(UserError, match="does not say its date") as error:
            report_date(unknown, None)
        assert "--date" in (error.value.hint or "")
    with pytest.raises(UserError, match="is not a date"):
        report_date(plain, "last spring")
    with pytest.raises(UserError, match="does not say its date"):
        assess(Reading(document([FILLER, FILLER])), load_rubric(), index=index(case(1)))


def test_the_card_holds_every_case_with_what_is_said_and_left_out() -> None:
    told = [
        "Okonjo v. Alpha Beta Holdings plc is pending.",
        FILLER,
        "Varga v. Alpha Beta Holdings plc was filed on 3 March 2023.",
    ]
    late = {"filed": "2023-03-03", "public_since": "2023-03-03"}
    card = assess(
        Reading(document([*told, FILLER])),
        load_rubric(),
        date="2022-01-31",
        index=index(case(1), case(2, **late), case(3)),
    )
    first, later, missed = card.cases
    assert (first.depth, first.counts, first.told) == ("named_with_status", True, {"name": 0, "status": 0})
    assert first.leaves_out == ("the court or authority", "a date of it", "what it is about")
    assert [q.quote for q in first.says] == [told[0]]
    assert not later.counts and "after the report" in later.reason and "tells it all the same" in later.reason
    assert (missed.depth, missed.leaves_out) == ("not_mentioned", ("everything",))
    used = card.register_
    assert used is not None and (used.cases, used.counted, used.told, used.named) == (3, 2, 1, 1)


def test_a_register_of_another_company_is_refused_unless_told_otherwise() -> None:
    reading = Reading(document([FILLER, FILLER]))
    with pytest.raises(UserError, match="nowhere names") as error:
        assess(reading, load_rubric(), date="2022", index=index(case(1)))
    assert '--company "Alpha Beta Holdings plc"' in (error.value.hint or "")
    card = assess(reading, load_rubric(), date="2022", company="Alpha Beta Holdings", index=index(case(1)))
    assert len(card.cases) == 1


def test_a_short_name_inside_a_longer_word_does_not_name_a_company() -> None:
    short = Index(
        Register.model_validate({"register": "r", "company": "NSO Group", "aliases": ["NSO"], "cases": [case(1)]})
    )
    sponsor = "The executive sponsor is consoled."
    with pytest.raises(UserError, match="nowhere names"):
        assess(Reading(document([sponsor, FILLER, FILLER])), load_rubric(), date="2022", index=short)
    named = Reading(document([f"{sponsor} NSO’s duty.", FILLER, FILLER]))
    assert assess(named, load_rubric(), date="2022", index=short).cases


def test_a_report_of_somebody_else_that_names_the_register_s_company_in_passing_says_so() -> None:
    said = document(["Alpha Beta Holdings plc is one of our customers.", FILLER, FILLER])
    other = replace(said, company="Gamma Mills Ltd", company_source="title page", company_confidence=0.9)
    card = assess(Reading(other), load_rubric(), date="2022", index=index(case(1)))
    assert any("one of Gamma Mills Ltd" in warning for warning in card.warnings)
    own = replace(said, company="Alpha Beta Holdings plc", company_source="title page", company_confidence=0.9)
    card = assess(Reading(own), load_rubric(), date="2022", index=index(case(1)))
    assert not any("the right one" in warning for warning in card.warnings)


def test_cases_that_hang_on_an_unsure_date_are_named() -> None:
    cases = index(case(1), case(2, name="Varga v. Alpha Beta", filed="2023-03-03", public_since="2023-03-03"))
    said = document(["Alpha Beta Holdings plc reports.", FILLER, FILLER])
    unsure = replace(
        said,
        date="2022-12-31",
        date_source="period end",
        date_confidence=0.2,
        date_earliest="2022-12-31",
        date_latest="2023-12-31",
    )
    (warning,) = [w for w in assess(Reading(unsure), load_rubric(), index=cases).warnings if "hangs" in w]
    assert (
        "Varga" in warning and "Okonjo" not in warning and "period end: 2022-12-31" in warning and "--date" in warning
    )
    for card in (
        assess(Reading(unsure), load_rubric(), index=cases, date="2023-06-30"),
        assess(Reading(replace(unsure, date_confidence=0.9)), load_rubric(), index=cases),
    ):
        assert not any("hangs" in warning for warning in card.warnings)

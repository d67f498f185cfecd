"""A rise or a fall against its figures, and what is said of all against some: found where plain, else left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scorer.document.model import Kind
from scorer.evidence.gathering import Reading
from scorer.verdict.contradictions import Clash, Contradiction, contradictions
from tests.verdict.test_judging import document

WRONG_WAY = [
    "The injury rate fell once more, from 1.8 per million hours in 2018 to 2.3 in 2019.",
    "We took 312 reports, down from 274 in 2021.",
    "Complaints fell to 31 (2021: 24).",
    "The rate fell to 2.3 in 2022, compared with 1.8 in 2021.",
    "Our spend increased by 12% from $1.2 million to $900,000.",
    "Water use per litre halved from 2.9 to 2.4 litres.",
    "The number of audits doubled from 20 in 2020 to 25 in 2021.",
    "Complaints rose from twelve to nine.",
    "In 2022 we received 45 complaints (up from 52 in 2021).",
    "Requests were 1,204, fewer than the 1,100 of 2021.",
]
LEFT_ALONE = [
    "The rate fell for our own people, while for contractors it went from 1.8 in 2018 to 2.3 in 2019.",
    "We took 274 reports, down from 312 in 2021.",
    "Emissions fell by 20% to 30%.",
    "We want to reduce emissions from 20% to 30%.",
    "We rose from 12th to 9th place.",
    "The loss fell from 3 million to 4 million.",
    "The rate fell from 2.3 in 2022 to 1.8 in 2021.",
    "The rate fell from 1.8 in 2022 to 2.3 in 2021.",
    "The period increased from 1 July 2020 to 30 June 2021.",
    "The term increased from 9 months to 2 years.",
    "We grew from 1.020 to 980 staff.",
    "Our spend increased from 1.2 to 1.4 million.",
    "Contracts on carbon-reducing measures increased to 468 awards (2021: 429 awards).",
    "We have 12 sites, more than 200 patents and 4,200 employees.",
    "The reduction applies from 30 June to 31 December 2022.",
]


def found(texts: list[str]) -> list[Contradiction]:
    return list(contradictions(Reading(document(texts))))


@pytest.mark.parametrize("text", WRONG_WAY)
def test_a_change_that_goes_the_other_way_by_its_own_figures_is_found(text: str) -> None:
    (clash,) = found([text])

    assert clash.kind is Clash.CHANGE
    way = text[slice(*clash.claim.spans[0])]
    assert f"“{way.lower()}”" in clash.reason
    assert all(text[slice(*span)][0] in "0123456789$tn" for span in clash.against[0].spans)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_a_change_that_can_be_read_in_harmony_is_left_alone(text: str) -> None:
    assert not found([text])


def test_a_heading_stands_against_the_figures_under_it() -> None:
    heading = "Fewer reports than the year before"
    texts = [heading, "The line took 312 reports in 2022, as against 274 in 2021."]

    (clash,) = found_under(texts)

    assert clash.kind is Clash.CHANGE
    assert clash.claim.sentence.text == heading
    assert "274 to 312" in clash.reason


def found_under(texts: list[str]) -> list[Contradiction]:
    read = document(texts)
    first, *rest = read.sentences
    under = (replace(first, kind=Kind.HEADING), *(replace(s, section=(texts[0],)) for s in rest))
    return list(contradictions(Reading(replace(read, sentences=under))))


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Fewer reports per head than the year before", "The line took 312 reports in 2022, as against 274 in 2021."),
        ("Fewer reports than the year before", "The line took 274 reports in 2022, as against 312 in 2021."),
        ("Fewer reports than the year before", "The line took 312 calls in 2022, as against 274 in 2021."),
    ],
)
def test_a_heading_over_other_figures_is_left_alone(heading: str, text: str) -> None:
    assert not found_under([heading, text])


def by_year(
    said: str, *rows: str, lead: str = "All orders that we received are set out by year."
) -> list[Contradiction]:
    read = document([lead, *rows, said])
    kinds = (Kind.BODY, *(Kind.TABLE for _ in rows), Kind.BODY)
    return list(
        contradictions(
            Reading(
                replace(read, sentences=tuple(replace(s, kind=k) for s, k in zip(read.sentences, kinds, strict=True)))
            )
        )
    )


def test_every_year_is_counted_in_the_table_above() -> None:
    (clash,) = by_year(
        "The number of orders received has fallen every year since 2019.", "2019 1,120", "2020 980", "2021 1,640"
    )

    assert clash.kind is Clash.CHANGE
    assert clash.against[0].sentence.text == "2021 1,640"


@pytest.mark.parametrize(
    ("said", "rows"),
    [
        ("The number of orders received has fallen every year since 2019.", ("2019 1,120", "2020 980", "2021 640")),
        (
            "The number of orders from courts has fallen every year since 2019.",
            ("2019 1,120", "2020 980", "2021 1,640"),
        ),
        ("The number of orders received has fallen every year since 2020.", ("2019 640", "2020 980", "2021 640")),
        ("The number of orders received has fallen every year since 2018.", ("2019 1,120", "2020 980", "2021 1,640")),
    ],
)
def test_a_table_of_something_else_or_of_other_years_is_left_alone(said: str, rows: tuple[str, ...]) -> None:
    assert not by_year(said, *rows)


CLAIM = "At the end of 2021, all 22 of our tanneries held the Clear Hide certificate."


@pytest.mark.parametrize(
    "against",
    [
        "Two of our tanneries were still without the Clear Hide certificate when 2021 ended, which the rest held.",
        "In 2021, 91% of our tanneries held the Clear Hide certificate at the end of the year.",
    ],
)
def test_what_is_said_of_all_stands_against_some_of_whom_it_is_not_so(against: str) -> None:
    (clash,) = found([CLAIM, against])

    assert clash.kind is Clash.ALL
    assert "“all 22 of our tanneries”" in clash.reason
    assert clash.claim.sentence.text == CLAIM
    assert clash.against[0].sentence.text == against


@pytest.mark.parametrize(
    ("claim", "against"),
    [
        (CLAIM, "Two of our suppliers were still without the Clear Hide certificate when 2021 ended, as many held."),
        (CLAIM, "Two of our tanneries were still without the Clear Hide certificate when 2020 ended, as many held."),
        (CLAIM, "Two of our tanneries were without a licence to discharge when 2021 ended."),
        (
            "All of our tanneries must hold the Clear Hide certificate.",
            "Two of our tanneries do not hold the Clear Hide certificate.",
        ),
        (
            "Nearly all of our tanneries hold the Clear Hide certificate.",
            "Two of our tanneries do not hold the Clear Hide certificate.",
        ),
        (
            "Not all of our tanneries hold the Clear Hide certificate.",
            "Two of our tanneries do not hold the Clear Hide certificate.",
        ),
    ],
)
def test_other_things_years_and_rules_are_left_alone(claim: str, against: str) -> None:
    assert not found([claim, against])

"""A rise or a fall against its own figures: found where plain, left alone where it can be read in harmony."""

from __future__ import annotations

import pytest

from scorer.evidence.gathering import Reading
from scorer.verdict.contradictions import Clash, Contradiction, contradictions
from tests.verdict.test_judging import document

WRONG_WAY = [
    ("The injury rate fell once more, from 1.8 per million hours in 2018 to 2.3 in 2019.", "fell", "1.8", "2.3"),
    ("We took 312 reports, down from 274 in 2021.", "down", "274", "312"),
    ("Complaints fell to 31 (2021: 24).", "fell", "24", "31"),
    ("The rate fell to 2.3 in 2022, compared with 1.8 in 2021.", "fell", "1.8", "2.3"),
    ("The rate fell to 2.3 from 1.8.", "fell", "1.8", "2.3"),
    ("Our spend increased by 12% from $1.2 million to $900,000.", "increased", "$1.2 million", "$900,000"),
    ("The share of women rose from 34% in 2021 to 29% in 2022.", "rose", "34%", "29%"),
    ("Water use per litre halved from 2.9 to 2.4 litres.", "halved", "2.9", "2.4"),
    ("The number of audits doubled from 20 in 2020 to 25 in 2021.", "doubled", "20", "25"),
    ("Complaints rose from Twelve to Nine.", "rose", "Twelve", "Nine"),
    ("In 2022 we received 45 complaints (up from 52 in 2021).", "up", "52", "45"),
    ("Requests were 1,204, fewer than the 1,100 of 2021.", "fewer", "1,100", "1,204"),
]
LEFT_ALONE = [
    "The rate fell for our own people, while for contractors it went from 1.8 in 2018 to 2.3 in 2019.",
    "We took 274 reports, down from 312 in 2021.",
    "Emissions fell by 20% to 30%.",
    "We want to reduce emissions from 20% to 30%.",
    "We rose from 12th to 9th place.",
    "We are number 12 in the benchmark, up from 15.",
    "The loss fell from 3 million to 4 million.",
    "The rate fell from 2.3 in 2022 to 1.8 in 2021.",
    "The rate fell from 1.8 in 2022 to 2.3 in 2021.",
    "The rate did not fall from 1.8 in 2021 to 2.3 in 2022, as was reported.",
    "The period increased from 1 July 2020 to 30 June 2021.",
    "The term increased from 9 months to 2 years.",
    "Deliveries increased from 12 depots to 9 cities.",
    "The number of reports rose to 45 from 52 countries.",
    "We grew from 1.020 to 980 staff.",
    "Our spend increased from 1.2 to 1.4 million.",
    "Requests grew from 900 to 1.2 million.",
    "Requests fell from 1.2 million to 900.",
    "The number rose from 500 in 2021 to 30% of all in 2022.",
    "Contracts on carbon-reducing measures increased to 468 awards (2021: 429 awards).",
    "We have 12 sites, more than 200 patents and 4,200 employees.",
    "The reduction applies from 30 June to 31 December 2022.",
]


def found(texts: list[str]) -> list[Contradiction]:
    return list(contradictions(Reading(document(texts))))


@pytest.mark.parametrize(("text", "way", "before", "after"), WRONG_WAY)
def test_a_change_that_goes_the_other_way_by_its_own_figures_is_found(
    text: str, way: str, before: str, after: str
) -> None:
    (clash,) = found([text])

    assert clash.kind is Clash.CHANGE
    assert [text[slice(*span)] for span in clash.claim.spans] == [way]
    assert sorted(text[slice(*span)] for span in clash.against[0].spans) == sorted([before, after])
    assert f"“{way}”" in clash.reason and f"{before} to {after}" in clash.reason


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_a_change_that_can_be_read_in_harmony_is_left_alone(text: str) -> None:
    assert not found([text])

"""Contractions are read as the words that they stand for, and quoted as the page has them."""

from __future__ import annotations

import pytest

from scorer.document.model import Sentence
from scorer.evidence.gathering import Reading
from scorer.language.contractions import SpelledOut, printed, printed_spans, spelled_out
from scorer.rubric.loading import load_rubric
from scorer.scorecard.building import assess
from scorer.scorecard.model import ElementCard, Scorecard
from scorer.verdict.examples import passage_document

FILLER = (
    "The mill lies on the river Tarn and was built by two brothers. Its looms weave cloth for sails and tents. " * 20
)


def _read(text: str) -> Sentence:
    (sentence,) = spelled_out(passage_document(text)).sentences
    return sentence


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("We don't sell there", "We do not sell there"),
        ("WE CAN’T TELL", "WE CANNOT TELL"),
        ("Won't the mill pay", "Will not the mill pay"),
        ("We'll pay what we’ve kept and they're owed", "We will pay what we have kept and they are owed"),
        ("It's ours, and it's been ours", "It is ours, and it has been ours"),
        ("They'd say we'd been told", "They would say we had been told"),
        ("I'm sure", "I am sure"),
        ("He said ‘we’re sued’", "He said ‘we are sued’"),
    ],
)
def test_contractions_are_written_out(written: str, words: str) -> None:
    assert _read(written).text == words


@pytest.mark.parametrize(
    "text",
    [
        "The company's mills' looms",
        "Sant'Anna d'Aosta and O'Brien's",
        "rock 'n' roll of the 'real' '90s",
        "n't 've",
        "'",
    ],
)
def test_other_apostrophes_are_left_alone(text: str) -> None:
    document = passage_document(text)
    assert spelled_out(document) is document


def test_a_stretch_of_what_is_read_stands_somewhere_on_the_page() -> None:
    read = _read("We've heard that it isn't so, and we can't say.")
    page = printed(read)
    assert isinstance(read, SpelledOut)
    assert page.text == "We've heard that it isn't so, and we can't say."
    for words, there in [
        ("We have", "We've"),
        ("have heard", "We've heard"),  # part of a contraction is all of it
        ("heard that it is", "heard that it isn't"),
        ("not so", "isn't so"),
        ("and we cannot say", "and we can't say"),
        (".", "."),
    ]:
        start = read.text.index(words)
        ((a, b),) = printed_spans(read, [(start, start + len(words))])
        assert page.text[a:b] == there


def test_stretches_that_meet_within_a_contraction_become_one() -> None:
    read = _read("It isn't so.")
    assert printed_spans(read, [(0, 2), (3, 5), (6, 9)]) == ((0, 2), (3, 8))  # "is" and "not"


def test_headings_are_read_likewise_and_shown_as_they_stand() -> None:
    document = passage_document("We refuse sales.", "What we don't do")
    read = spelled_out(document).sentences[-1]
    assert read.section[-1] == "What we do not do"
    assert printed(read).section[-1] == "What we don't do"


@pytest.mark.parametrize(
    ("contracted", "plain"),
    [
        (
            "We'll train all our buyers on human rights every year.",
            "We will train all our buyers on human rights every year.",
        ),
        (
            "We don't have a grievance mechanism for workers in our supply chain.",
            "We do not have a grievance mechanism for workers in our supply chain.",
        ),
        (
            "In 2023 we've repaid USD 41,200 in recruitment fees to 63 workers.",
            "In 2023 we have repaid USD 41,200 in recruitment fees to 63 workers.",
        ),
        (
            "We aren't only telling suppliers of our expectations, we audited 46 of them in 2023 against our human "
            "rights code.",
            "We are not only telling suppliers of our expectations, we audited 46 of them in 2023 against our human "
            "rights code.",
        ),
        ("We weren't fined for breaches of law in 2023.", "We were not fined for breaches of law in 2023."),
    ],
)
def test_a_card_says_the_same_of_both_and_quotes_each_as_it_stands(contracted: str, plain: str) -> None:
    rubric = load_rubric()
    told, noticed = [], False
    for text in (contracted, plain):
        document = passage_document(f"{text} {FILLER}")
        card = assess(Reading(document), rubric)
        for q in (q for e in _elements(card) for q in (*e.evidence, *e.near_misses)):
            assert q.quote in {s.text for s in document.sentences}
            assert all(0 <= a < b <= len(q.quote) for a, b in q.hits)
            noticed = noticed or q.quote == contracted
        told.append([(e.id, e.level, e.denied, len(e.evidence), len(e.near_misses)) for e in _elements(card)])
    assert noticed
    assert told[0] == told[1]
    assert any(level != "none" or denied for _, level, denied, *_ in told[0])


def _elements(card: Scorecard) -> list[ElementCard]:
    return [e for theme in card.themes for indicator in theme.indicators for e in indicator.elements]

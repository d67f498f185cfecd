"""The order of quotes, their word for how closely they match, and the confidence in what rests on loose ones."""

from __future__ import annotations

import json

import pytest

from scorer.evidence.gathering import Reading
from scorer.library.findings import KeptFinding
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Level, Rubric
from scorer.rubric.second_look import FORMAT, LearnedWords, Quotes, SecondLook, ask_digest
from scorer.scorecard.building import assess
from scorer.verdict.judging import asked, judge
from scorer.verdict.model import Confidence, Finding
from tests.verdict.asked import asked as found_for
from tests.verdict.test_judging import document, rubric

FEES = "In March 2024 the mill repaid recruitment fees of USD 41,200 to 63 deckhands."
OTHER = "In June 2024 remedy was provided to two of the customers whose parcels were late."
LOOSE = 720  # makes odds of what has no known word those of a loose match
RULE = "Fees are repaid to the worker by the supplier, and the site team verifies each step."


def taught(score: int = 100, question: int = 0, *, quotes: bool = True, ask: str = "Was remedy provided?") -> Rubric:
    """Look-ups that know remedy and fees; learned words: deckhands speak for an answer, parcels against it."""
    learned = LearnedWords(ask=ask_digest(ask), bias=0, words={"deckhand": 150, "parcel": -200})
    told = Quotes(score=score, signs={"shows evidenced": 20}, questions={"X.1": question}) if quotes else None
    look = SecondLook(format=FORMAT, format_version=1, made_of="tests", elements={"X.1": learned}, quotes=told)
    return rubric().model_copy(update={"second_look": "own", "learned": look})


def found(texts: list[str], with_it: Rubric) -> Finding:
    (finding,) = judge(Reading(document(texts)), with_it)
    return finding


@pytest.mark.parametrize("texts", [[FEES, OTHER], [OTHER, FEES]])
def test_what_hardly_answers_is_not_shown_beside_what_does(texts: list[str]) -> None:
    finding = found(texts, taught())
    assert [(e.quote, e.match) for e in finding.evidence] == [(FEES, "close")]
    assert "one passage" in finding.reason


@pytest.mark.parametrize("texts", [[FEES, OTHER], [OTHER, FEES]])
def test_what_likeliest_answers_stands_first(texts: list[str]) -> None:
    assert [e.quote for e in found(texts, taught(question=-400)).evidence] == [FEES, OTHER]


def test_what_hardly_answers_is_shown_where_there_is_nothing_else() -> None:
    (quote,) = found([OTHER], taught()).evidence
    assert (quote.quote, quote.match) == (OTHER, "loose")


def test_the_odds_add_up() -> None:
    reading = Reading(document([FEES])).asked_by(taught(score=50, question=-30))
    element = taught().element("X.1")
    assert reading.odds(element, 0, ("shows evidenced", "not known")) == -30 + 75 + 20
    assert Reading(document([FEES])).asked_by(rubric()).odds(element, 0, ()) is None
    assert Reading(document([FEES])).asked_by(taught(quotes=False)).odds(element, 0, ()) is None


def test_a_score_counts_only_so_far() -> None:
    many = taught().learned
    assert many is not None
    heavy = many.elements["X.1"].model_copy(update={"words": {"deckhand": 5_000}})
    with_it = taught().model_copy(update={"learned": many.model_copy(update={"elements": {"X.1": heavy}})})
    reading = Reading(document([FEES])).asked_by(with_it)
    assert reading.odds(with_it.element("X.1"), 0, ()) == 300


def test_what_rests_on_loose_matches_is_unsure_and_says_so() -> None:
    sure, unsure = found([FEES, RULE], taught()), found([OTHER], taught())
    assert sure.confidence is not Confidence.LOW
    assert (unsure.level, unsure.confidence) == (Level.EVIDENCED, Confidence.LOW)
    assert unsure.confidence_why == "no passage matches the question more than loosely"
    assert unsure.reason.endswith("; it matches the question only loosely.")
    twice = found([OTHER, OTHER.replace("two", "three")], taught())
    assert twice.reason.endswith("; none of them matches the question more than loosely.")
    assert "loosely" not in sure.reason


def test_a_claim_whose_words_hardly_answer_is_no_answer_in_a_short_document() -> None:
    late = "Remedy is provided to customers whose parcels are late and whose parcels are lost."
    silent = found([late], taught())
    assert (silent.level, silent.evidence) == (Level.NONE, ())
    (near,) = silent.near_misses
    assert near.quote == late and near.why.endswith("; too unlikely an answer to count")
    assert found([late], taught(question=LOOSE)).level is Level.DESCRIBED
    assert found([OTHER], taught()).level is Level.EVIDENCED  # a fact stays one
    assert found([late, *(f"Chapter {n} is on shoes." for n in range(130))], taught()).level is Level.DESCRIBED


def test_what_hardly_ever_answers_is_not_shown_beside_a_claim_and_gives_no_confidence() -> None:
    """ "Malware and phishing" stood as a second commitment to human rights, and the answer was called sure by it."""
    parcels = "Remedy is provided to customers whose parcels are late and whose parcels are lost."
    claim = "Remedy for deckhands who paid recruitment fees matters to us."
    finding = found([claim, parcels], asks_for_much(taught()))
    assert [e.quote for e in finding.evidence] == [claim]
    assert finding.confidence is not Confidence.HIGH and "one passage" in finding.reason


def test_where_all_is_loose_what_a_second_look_holds_for_close_is_read_first_and_counts_nothing() -> None:
    """A long report: "customers whose parcels were late" is what look-ups find, and the fees stand in other words."""
    handed = "In March 2024 the mill handed 63 deckhands their money back."
    shoes = [f"Chapter {n} is on shoes." for n in range(500)]
    finding = found([OTHER, handed, *shoes], taught())
    assert [(e.quote, e.match) for e in finding.evidence] == [
        (handed, "close"),
        (OTHER, "loose"),
    ]  # what counts as well
    assert (finding.level, finding.confidence) == (Level.EVIDENCED, Confidence.LOW)
    assert finding.confidence_why == "no passage matches the question more than loosely"
    assert finding.reason.endswith(
        "; it matches the question only loosely."
        " What is quoted first (page 1) no look-up finds, and it counts for nothing."
    )
    weaker = "Remedy is provided to customers whose parcels are late and whose parcels are lost."
    counted = found([weaker, *shoes], taught())
    told = found([weaker, handed, *shoes], taught())
    assert told.level is counted.level is Level.DESCRIBED
    assert told.evidence[0].quote == handed
    assert handed not in [e.quote for e in found([FEES, handed, *shoes], taught()).evidence]


def test_levels_do_not_follow_it() -> None:
    for texts in ([FEES], [OTHER], [RULE], [FEES, OTHER, RULE]):
        assert found(texts, taught(question=LOOSE)).level is found(texts, taught(quotes=False)).level


def test_without_learned_words_look_ups_tell() -> None:
    finding = found([OTHER, FEES], rubric())
    assert {e.match for e in finding.evidence} <= {"close", "partial", "loose"}
    assert all(e.match for e in finding.evidence)


def test_a_no_has_no_word_for_it() -> None:
    finding = found(["We provided no remedy to any worker."], taught())
    assert finding.denied
    assert [e.match for e in finding.evidence] == [""]


def test_the_word_is_on_the_card_and_kept_with_the_finding() -> None:
    card = assess(Reading(document([FEES])), taught())
    (quote,) = card.themes[0].indicators[0].elements[0].evidence
    assert quote.match == "close"
    told = document([FEES])
    finding = judge(Reading(told), taught())[0]
    assert KeptFinding.of(finding, "x").to(told).evidence[0].match == "close"


def test_a_finding_is_made_again_where_the_weights_have_changed() -> None:
    element = taught().element("X.1")
    assert asked(taught(score=100), element) != asked(taught(score=50), element)


def test_the_shipped_weights_know_every_question() -> None:
    shipped = load_rubric()
    assert shipped.learned is not None
    quotes = shipped.learned.quotes
    assert quotes is not None
    assert set(quotes.questions) == {e.id for e in shipped.elements() if not e.needs}
    assert quotes.score > 0
    assert json.loads(shipped.learned.model_dump_json())["quotes"]["signs"]


# --- what matches closely answers by itself ---


def asks_for_much(with_it: Rubric) -> Rubric:
    """The same where facts are evidence only from a weight of 0.95 on."""
    (theme,) = with_it.themes
    (indicator,) = theme.indicators
    (element,) = indicator.elements
    much = element.model_copy(
        update={"enough": element.enough.model_copy(update={"described": 0.95, "evidenced": 0.95})}
    )
    inner = indicator.model_copy(update={"elements": (much,)})
    return with_it.model_copy(update={"themes": (theme.model_copy(update={"indicators": (inner,)}),)})


def test_one_close_passage_reaches_its_level() -> None:
    close = found([FEES], asks_for_much(taught()))
    assert (close.level, close.evidence[0].match, close.evidence[0].weight) == (Level.EVIDENCED, "close", 1.0)
    loose = found([OTHER], asks_for_much(taught(question=LOOSE)))
    assert (loose.level, loose.evidence[0].match) == (Level.STATED, "loose")
    untaught = found([FEES], asks_for_much(rubric()))
    assert untaught.level is Level.STATED


def test_what_shows_more_than_the_answer_is_said_to_be_too_little() -> None:
    told = found([OTHER], asks_for_much(taught(question=LOOSE))).reason
    assert told.endswith('What shows more by itself (page 1) is not enough for "described".')
    assert "What shows more" not in found([FEES], asks_for_much(taught())).reason


def test_a_close_claim_outweighs_no_plain_no() -> None:
    """Where the company says it of itself: how much that has to bear is what the look-ups found."""
    finding = found([RULE, "We provided no remedy and repaid no fees."], asks_for_much(taught()))
    assert (finding.level, finding.denied) == (Level.NONE, True)


def test_a_none_beside_a_number_is_not_the_answer() -> None:
    told = found_for(
        "RE2.2",
        "In 2023 we received 107 complaints through our Speak Up hotline.",
        "Recommendations to revise the Human Rights Policy were made, and there were no findings of modern slavery.",
    )
    assert not told.denied
    assert "107 complaints" in told.evidence[0].quote
    assert found_for("RE2.2", "In 2023 no complaints about modern slavery were received through our hotline.").denied

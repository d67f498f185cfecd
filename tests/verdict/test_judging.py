"""From passages to levels: the bounds, the explicit no, repetition, silence and what cannot be assessed."""

import pytest

from scorer.document.model import Box, Document, Kind, Page, PageQuality, Sentence
from scorer.evidence.gathering import Reading
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Element, Enough, Indicator, Level, Meanings, Rubric, Theme
from scorer.verdict.judging import judge, judge_element
from scorer.verdict.model import Confidence, Finding, Status
from scorer.verdict.quoting import Quoting


def rubric(**element):
    defaults = {
        "id": "X.1",
        "ask": "Was remedy provided?",
        "look_for": ("remedy OR repaid OR fees OR complaint*",),
        "levels": Meanings(stated="s", described="d", evidenced="e"),
        "enough": Enough(stated=0.5, described=0.5, evidenced=0.5),
    }
    e = Element.model_validate({**defaults, **element})
    indicator = Indicator(id="X", title="X", why="x", elements=(e,))
    return Rubric(rubric="r", version="1", title="R", themes=(Theme(id="T", title="T", indicators=(indicator,)),))


def document(texts, kinds=None, quality=PageQuality.TEXT, language="en", leads=None, words=1000):
    sentences = tuple(
        Sentence(i, 1, t, (), (Box(1, 0, i, 10, i + 1),), (kinds or {}).get(i, Kind.BODY), 0, (leads or {}).get(i))
        for i, t in enumerate(texts)
    )
    return Document(
        "x.pdf", "0" * 64, "t", "", "", "", "", "", "", language, (Page(1, 100, 100, quality, words),), sentences
    )


def level(texts, **element):
    (finding,) = judge(Reading(document(texts)), rubric(**element))
    return finding


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We repaid fees of USD 41,200 to 63 workers in March 2024.", Level.EVIDENCED),
        ("Fees are repaid to the worker by the supplier, and the site team verifies each step.", Level.DESCRIBED),
        ("We will provide remedy and repaid fees to 63 workers by 2030.", Level.STATED),
        ("We may provide remedy to workers who paid fees.", Level.STATED),
        ("Remedy matters.", Level.NONE),  # too short to be a statement
        ("What does remedy mean to the people who paid fees?", Level.NONE),
        ("Revenue rose.", Level.NONE),
    ],
)
def test_bounds(text, expected):
    assert level([text]).level is expected


def test_one_passing_mention_is_not_enough_where_more_is_asked():
    texts = ["Fees are repaid to the worker by the supplier, and the site team verifies each step."]
    assert level(texts, enough=Enough(stated=0.5, described=2, evidenced=2)).level is Level.STATED


def test_what_is_repeated_counts_once():
    text = "Fees are repaid to the worker by the supplier, and the site team verifies each step."
    assert level([text] * 9, enough=Enough(stated=0.5, described=2, evidenced=2)).level is Level.STATED


def test_what_matches_most_closely_is_shown_first():
    loose = (
        "In March 2024, at the office in the harbour town that we moved into last year, we repaid 63 workers in full."
    )
    close = "In March 2024 we repaid fees of USD 41,200."
    assert [(e.quote, e.shows) for e in level([loose, close]).evidence] == [
        (close, Level.EVIDENCED),
        (loose, Level.EVIDENCED),
    ]


def test_explicit_none_is_an_answer_where_the_rubric_says_so():
    text = "No complaints were received in the year."
    finding = level([text], explicit_none=Level.DESCRIBED)
    assert (finding.level, finding.denied) == (Level.DESCRIBED, True)


def test_an_explicit_none_stays_one_beside_a_procedure_and_gives_way_to_a_fact():
    none, procedure = "No complaints were received in the year.", "Each complaint is logged and checked by the team."
    beside = level([none, procedure], explicit_none=Level.DESCRIBED)
    assert (beside.level, beside.denied, beside.evidence[0].quote) == (Level.DESCRIBED, True, none)
    fact = level(
        [none, "We received 14 complaints in March 2024 and closed all of them."], explicit_none=Level.DESCRIBED
    )
    assert (fact.level, fact.denied) == (Level.EVIDENCED, False)


def test_explicit_no_is_told_apart_from_silence():
    denied = level(["We have no complaint channel for suppliers' workers."], deny=('"no complaint channel"',))
    silent = level(["Revenue rose."])
    assert (denied.level, denied.denied, bool(denied.evidence)) == (Level.NONE, True, True)
    assert (silent.level, silent.denied, silent.evidence) == (Level.NONE, False, ())
    assert denied.reason != silent.reason


def test_unless_takes_a_sentence_out_and_it_is_shown_as_a_near_miss():
    finding = level(["The fees of the auditor were repaid in 2023."], unless=("auditor",))
    assert finding.level is Level.NONE
    assert finding.near_misses and "taken out" in finding.near_misses[0].why


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("auditor", "it says “auditor”"),
        ("auditor|year -supplier", "it says “auditor”"),
        ("repaid AND auditor*", "it says “auditor”, “repaid”"),
        ('"the auditor"|repaid', "it says “the auditor”, “repaid”"),
        ("auditor >4 repaid|were", "it says “auditor were repaid”"),
        ("fees|auditor|were|repaid|=in", "it says “fees”, “auditor were repaid in”"),
        ("the|fees|of|auditor|repaid|2023", "it says “The fees of the auditor”, “repaid”, “2023”"),
        ("has:past", ""),
    ],
)
def test_what_is_taken_out_is_told_in_the_words_of_the_sentence(query, told):
    text = "The fees of the auditor were repaid in 2023."
    (near,) = level([text], unless=(query,)).near_misses
    by = f": {told}" if told else " for what it is about, or stands under"
    assert near.why == f"taken out{by}; this question leaves such sentences out"
    assert near.taken_out_by == query
    (finding,) = judge(Reading(document([text])), rubric().model_copy(update={"unless": (query,)}))
    assert finding.near_misses[0].why == f"taken out{by}; this rubric leaves such sentences out"


def test_of_many_words_that_take_a_sentence_out_the_first_are_told():
    words = ("repaid", "to", "near", "and", "of", "again")
    (near,) = level(
        ["We repaid fees to workers near ports and friends of theirs again."], unless=("|".join(words),)
    ).near_misses
    assert "it says “repaid”, “to”, “near”, “and”, …;" in near.why


def test_a_mention_that_is_too_little_says_so():
    finding = level(["We repay the fees of workers."], enough=Enough(stated=2.5, described=2.5, evidenced=2.5))
    assert finding.level is Level.NONE
    (near,) = finding.near_misses
    assert near.why.endswith("; too little by itself for “stated”")


def test_what_a_list_tells_is_told_by_the_sentence_that_leads_it() -> None:
    """ "We protect people who report by:" is no claim without a how where the how stands below it."""
    question = load_rubric().element("RE1.3")
    lead = "The Speak Up Policy provides protection from retaliation to whistleblowers by:"
    items = ["ensuring their anonymity towards managers", "offering leave on full pay while a case is open"]

    def found(texts: list[str]) -> Finding:
        kinds = dict.fromkeys(range(1, len(texts)), Kind.BULLET)
        return judge_element(Reading(document(texts, kinds, leads=dict.fromkeys(kinds, 0))), load_rubric(), question)

    assert (found([lead]).level, found([lead, items[0]]).level) == (Level.STATED, Level.STATED)
    told = found([lead, *items])
    assert (told.level, told.evidence[0].quote) == (Level.DESCRIBED, lead)
    assert told.evidence[0].why == "tells how in the list that it leads"


def test_a_list_takes_promise_and_time_from_its_lead_in():
    texts = ["In the coming year we will:", "repaid fees to workers at two sites in Malaysia"]
    (finding,) = judge(Reading(document(texts, {1: Kind.BULLET}, leads={1: 0})), rubric())
    assert finding.level is not Level.EVIDENCED


def test_nothing_readable_is_not_assessed_and_never_silence():
    (finding,) = judge(Reading(document([], quality=PageQuality.SCANNED)), rubric())
    assert finding.status is Status.NOT_ASSESSED


def test_a_handful_of_words_is_no_report():
    (finding,) = judge(Reading(document(["Hello world."], words=2)), rubric())
    assert finding.status is Status.NOT_ASSESSED
    assert "2 words" in finding.reason


def test_another_language_is_not_assessed():
    (finding,) = judge(Reading(document(["Nous avons rembours\u00e9 les frais."], language="fr")), rubric())
    assert finding.status is Status.NOT_ASSESSED
    assert "language" in finding.reason


def test_a_register_element_does_not_apply_without_one():
    assert level(["x"], needs="register").status is Status.NOT_APPLICABLE


def test_no_finding_without_a_reason_no_level_without_evidence():
    with pytest.raises(ValueError, match="reason"):
        Finding("X", Level.NONE, False, Status.ASSESSED, " ", Confidence.HIGH, "", ())
    with pytest.raises(ValueError, match="no quote, no points"):
        Finding("X", Level.STATED, False, Status.ASSESSED, "r", Confidence.HIGH, "", ())


def test_a_reason_does_not_say_how_of_what_is_only_stated() -> None:
    """What shows more by itself is named for that; "states it: tells how" contradicts the steps' own words."""
    found = level(["We provide remedy to workers at our mill."], enough=Enough(stated=0.5, described=9, evidenced=9))
    assert found.level is Level.STATED and ": tells" not in found.reason and found.reason.endswith(".")
    assert "What shows more by itself (page 1) is not enough" in found.reason


@pytest.mark.parametrize(
    ("likely", "said"),
    [
        (3, "3 passages show it"),
        (2, "2 passages show it, and 1 more may"),
        (1, "it rests on one likely passage; 2 more may show it"),
    ],
)
def test_two_counts_of_one_answer_do_not_contradict_one_another(monkeypatch, likely, said):
    """The reason counts every passage that shows a level, the confidence those that answer likely."""
    texts = [f"We provide remedy to workers at our {place}." for place in ("mill", "dye house", "farm")]
    seldom = texts[likely:]
    monkeypatch.setattr(Quoting, "is_unlikely", lambda self, evidence: evidence.sentence.text in seldom)
    monkeypatch.setattr(Quoting, "hardly_answers", lambda self, evidence: False)
    monkeypatch.setattr(Quoting, "is_loose", lambda self, evidence: False)
    found = level(texts, enough=Enough(stated=0.5, described=9, evidenced=9))
    assert found.reason.startswith("The report states it in 3 passages (page 1)")
    assert found.confidence_why == said

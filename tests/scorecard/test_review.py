"""Reviews and replies: read with good errors, put on the card beside what the machine said, scored anew."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from scorer.errors import UserError
from scorer.scorecard.html import to_html
from scorer.scorecard.json import from_json, to_json
from scorer.scorecard.people import parse_reply, parse_review
from scorer.scorecard.rescoring import rescored
from scorer.scorecard.review import (
    apply_reply,
    apply_reviews,
    coded_csv,
    coded_sentences,
    locate,
    weighted_kappa,
)
from scorer.scorecard.starting import start_review

from .cards import document_of, full_card, with_everything
from .hostile import PAYLOAD, hostile_card

CARD = full_card()
DOCUMENT = document_of(CARD)
HEAD = f"""\
review: "1"
report: {{file: halden-signal-2023.pdf, sha256: {CARD.report.sha256}}}
rubric: {{id: human-rights-transparency, version: "1.0", digest: {CARD.rubric.digest}}}
reviewer: Ana Lima
date: 2024-05-02
findings:
"""
OK = "  - {element: DD1.1, decision: accept}\n"
FOUND_REMEDY = """\
  - element: RE3.2
    decision: change
    level: evidenced
    reason: The repayment on page 30 is remedy.
    page: 30
    quote: repaid  recruitment fees of EUR 41,200
"""


def _review(findings: str, reviewer: str = "Ana Lima"):
    return parse_review(HEAD.replace("Ana Lima", reviewer) + findings, CARD)


def _element(card, name: str):
    return next(e for e in card.elements() if e.id == name)


def test_a_card_that_nobody_changed_scores_as_before() -> None:
    again = rescored(CARD)

    assert (again.score, again.low, again.high) == pytest.approx((CARD.score, CARD.low, CARD.high))
    assert [t.score for t in again.themes] == pytest.approx([t.score for t in CARD.themes])


def test_a_changed_level_is_scored_and_the_machines_is_kept() -> None:
    card = apply_reviews(CARD, [_review(FOUND_REMEDY)], DOCUMENT)
    e = _element(card, "RE3.2")

    assert (e.level, e.denied, e.points) == ("evidenced", False, 100)
    assert e.machine and (e.machine.level, e.machine.denied, e.machine.points) == ("none", True, 0)
    assert e.reason == "The repayment on page 30 is remedy."
    assert e.reviews[0].reviewer == "Ana Lima"
    gained = 100 * 0.3 / 3 * 2 / 5  # theme 30 %, one of three indicators, weight 2 of 5
    assert card.score == pytest.approx(CARD.score + gained)
    assert card.review and card.review.machine_score == CARD.score
    assert (card.review.decided, card.review.changed, card.review.kappa) == (1, 1, None)


def test_an_added_quote_comes_whole_from_the_report_with_its_place() -> None:
    card = apply_reviews(CARD, [_review(FOUND_REMEDY)], DOCUMENT)
    added = [q for q in _element(card, "RE3.2").evidence if q.added_by]

    assert [q.quote for q in added] == ["In May 2023 we repaid recruitment fees of EUR 41,200 to 63 workers in Penang."]
    start, end = added[0].hits[0]
    assert added[0].quote[start:end] == "repaid recruitment fees of EUR 41,200"
    assert added[0].section == "Raising concerns › Remedy"
    assert added[0].added_by == "Ana Lima"


def test_the_reviewed_card_goes_through_json_and_html() -> None:
    card = apply_reviews(CARD, [_review(FOUND_REMEDY)], DOCUMENT)

    assert from_json(to_json(card), "card.json") == card
    html = to_html(card)
    assert "reviewed; machine: explicit no" in html
    assert "Reviewed by Ana Lima: 1 question decided, 1 changed. The machine’s score was 38." in html


def test_a_quote_that_is_not_in_the_report_is_refused_with_a_hint_where_it_is() -> None:
    wrong_page = FOUND_REMEDY.replace("page: 30", "page: 31")
    with pytest.raises(UserError) as error:
        apply_reviews(CARD, [_review(wrong_page)], DOCUMENT)
    assert "not on page 31 of the report" in str(error.value)
    assert "It stands on p. 30." in str(error.value)
    assert "review by Ana Lima, element RE3.2" in str(error.value)

    invented = FOUND_REMEDY.replace("41,200", "99,999")
    with pytest.raises(UserError, match="word for word"):
        apply_reviews(CARD, [_review(invented)], DOCUMENT)
    with pytest.raises(UserError, match="not at hand"):
        apply_reviews(CARD, [_review(FOUND_REMEDY)], None)


def test_no_quote_no_points_holds_for_reviewers_too() -> None:
    wrong = """\
  - element: DD4.1
    decision: accept
    wrong: [{page: 24, quote: introduce indicators}]
"""
    with pytest.raises(UserError, match="no quote is left"):
        apply_reviews(CARD, [_review(wrong)], DOCUMENT)
    with pytest.raises(UserError, match="no quote is left"):
        apply_reviews(
            CARD, [_review("  - {element: RE3.1, decision: change, level: stated, reason: because}\n")], DOCUMENT
        )


def test_a_quote_marked_wrong_is_kept_as_such_and_no_longer_evidence() -> None:
    wrong = """\
  - element: DD4.1
    decision: change
    level: none
    reason: An outlook, not a check.
    wrong: [{page: 24, quote: introduce indicators}]
"""
    e = _element(apply_reviews(CARD, [_review(wrong)], DOCUMENT), "DD4.1")

    assert (e.level, e.points, e.evidence) == ("none", 0, ())
    assert e.near_misses[-1].wrong_by == "Ana Lima"
    with pytest.raises(UserError, match="no quote of this element on page 25"):
        apply_reviews(CARD, [_review(wrong.replace("page: 24", "page: 25"))], DOCUMENT)


def test_quotes_under_what_a_reviewer_calls_silent_are_no_evidence_any_more() -> None:
    silent = "  - {element: DD4.1, decision: change, level: none, reason: An outlook.}\n"
    before = [q.quote for q in _element(CARD, "DD4.1").evidence]
    e = _element(apply_reviews(CARD, [_review(silent)], DOCUMENT), "DD4.1")

    assert before and not e.evidence
    assert [q.quote for q in e.near_misses if q.wrong_by == "Ana Lima"] == before
    accepted = "  - {element: DD4.1, decision: accept}\n"
    two = _element(apply_reviews(CARD, [_review(silent), _review(accepted, "Ben Osei")], DOCUMENT), "DD4.1")
    assert [q.quote for q in two.evidence] == before  # of which people differ


def test_where_reviewers_differ_the_lower_level_stands_and_the_card_says_so() -> None:
    ben = "  - {element: RE3.2, decision: accept}\n  - {element: DD1.2, decision: accept}\n"
    ana = FOUND_REMEDY + "  - {element: DD1.2, decision: accept}\n"
    card = apply_reviews(CARD, [_review(ana), _review(ben, "Ben Osei")], DOCUMENT)
    e = _element(card, "RE3.2")

    assert (e.level, e.confidence, e.confidence_why) == ("none", "low", "the reviewers differ; the lower level stands")
    assert [(o.reviewer, o.level) for o in e.reviews] == [("Ana Lima", "evidenced"), ("Ben Osei", "none")]
    assert card.review and card.review.kappa is not None


def test_not_assessed_can_be_decided_and_not_applicable_leaves_the_sum() -> None:
    card = apply_reviews(
        CARD,
        [
            _review(
                "  - {element: LC2.1, decision: change, status: not_applicable, reason: no operations in the year}\n"
            )
        ],
        DOCUMENT,
    )

    assert _element(card, "LC2.1").points is None
    assert next(t for t in card.themes if t.id == "LC").coverage == 1


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([(0, 0), (3, 3)], 1.0),
        ([(1, 1)], 1.0),
        ([(0, 3), (3, 0)], -1.0),
        ([(0, 0), (1, 1), (2, 2), (3, 2)], 0.875),
        ([(0, 0), (0, 1), (1, 0), (1, 1)], 0.0),
    ],
)
def test_weighted_kappa(pairs, kappa: float) -> None:
    assert weighted_kappa(pairs) == pytest.approx(kappa, abs=1e-6)


def test_the_file_that_is_started_can_be_read_back_and_changes_nothing() -> None:
    for card in (CARD, hostile_card()):
        sound = card.model_copy(
            update={
                "report": card.report.model_copy(update={"sha256": CARD.report.sha256}),
                "rubric": card.rubric.model_copy(update={"digest": CARD.rubric.digest}),
            }
        )
        text = start_review(sound, "Ana “A” Lima", "2024-05-02")
        review = parse_review(text, sound)
        assert [d.element for d in review.findings] == [e.id for e in sound.elements()]
        assert {d.decision for d in review.findings} == {"open"}
        after = apply_reviews(sound, [review], None)
        assert after.themes == rescored(sound).themes


BROKEN = {
    "unknown element": ("  - {element: DD9.9, decision: accept}\n", 'the card has no element "DD9.9"'),
    "decided twice": ("  - {element: DD1.1, decision: accept}\n" * 2, '"DD1.1" is decided twice'),
    "no reason": ("  - {element: DD1.1, decision: change, level: stated}\n", "a changed level has no reason"),
    "no level": ("  - {element: DD1.1, decision: change, reason: x}\n", "a change without its level"),
    "level accepted": ("  - {element: DD1.1, decision: accept, level: none}\n", '"accept" leaves the level as it is'),
    "a foreign level": ("  - {element: DD1.1, decision: change, reason: x, level: good}\n", "level"),
    "unknown key": ("  - {element: DD1.1, decison: accept}\n", 'did you mean "decision"?'),
    "marked but open": ("  - {element: DD1.1, decision: open, wrong: [{page: 6, quote: We}]}\n", "nothing is decided"),
    "page zero": ("  - {element: DD1.1, decision: accept, page: 0}\n", "page"),
}


@pytest.mark.parametrize(("findings", "said"), BROKEN.values(), ids=BROKEN.keys())
def test_a_mistake_in_a_review_is_named_with_its_line(findings: str, said: str) -> None:
    with pytest.raises(UserError) as error:
        _review(findings)
    assert said in str(error.value)
    assert "review.yaml:7:" in str(error.value) or "review.yaml:8:" in str(error.value)
    assert "The review was not applied." in str(error.value)


def test_a_review_of_another_report_or_rubric_is_refused() -> None:
    with pytest.raises(UserError, match="this review is of another report"):
        parse_review(HEAD.replace(CARD.report.sha256, "0" * 64), CARD)
    with pytest.raises(UserError, match="made with another rubric"):
        parse_review(HEAD.replace(CARD.rubric.digest, "0" * 16), CARD)


def test_a_second_review_by_the_same_person_or_of_a_reviewed_card_is_refused() -> None:
    with pytest.raises(UserError, match="two reviews by Ana Lima"):
        apply_reviews(CARD, [_review(OK), _review(OK)], DOCUMENT)
    with pytest.raises(UserError, match="reviewed already"):
        apply_reviews(apply_reviews(CARD, [_review(FOUND_REMEDY)], DOCUMENT), [_review(OK)], DOCUMENT)


REPLY = f"""\
reply: "1"
report: {{sha256: {CARD.report.sha256}}}
who: Halden Signal Group plc
date: 2024-05-20
answers:
  - element: RE3.1
    reason: disclosed_elsewhere
    text: See our remedy policy.
    address: https://example.org/remedy
"""


def test_a_reply_is_shown_beside_the_finding_and_changes_no_level() -> None:
    card = apply_reply(CARD, parse_reply(REPLY, CARD))

    assert _element(card, "RE3.1").replies[0].text == "See our remedy policy."
    assert card.score == CARD.score
    assert _element(card, "RE3.1").level == _element(CARD, "RE3.1").level
    html = to_html(card)
    assert "disclosed elsewhere" in html and 'href="https://example.org/remedy"' in html


def test_a_reply_gives_one_of_five_reasons() -> None:
    with pytest.raises(UserError, match=r"reply\.yaml:7:"):
        parse_reply(REPLY.replace("disclosed_elsewhere", "unfair"), CARD)


def test_hostile_reviews_and_replies_are_text() -> None:
    payload = json.dumps("".join(c for c in PAYLOAD if c.isprintable()))
    review = parse_review(
        HEAD.replace("Ana Lima", payload)
        + f"  - {{element: RE3.1, decision: change, level: none, denied: true, reason: {payload}}}\n",
        CARD,
    )
    reply = parse_reply(
        REPLY.replace("See our remedy policy.", payload).replace("https://example.org/remedy", "javascript:alert(1)"),
        CARD,
    )
    html = to_html(apply_reply(apply_reviews(CARD, [review], DOCUMENT), reply))

    assert html.count("<script>") == 1
    assert "&lt;script&gt;window.hacked=1" in html
    assert 'href="javascript' not in html


def _changed(reason: str) -> str:
    return HEAD + f"  - {{element: RE3.1, decision: change, level: none, denied: true, reason: {reason}}}\n"


@pytest.mark.browser
@pytest.mark.parametrize(
    "text",
    [json.dumps(PAYLOAD), '"\u202egnp.exe\u2066\u200f <script>window.hacked=4</script>"', json.dumps("w" * 3_900)],
    ids=["escapes", "direction characters", "a long word"],
)
def test_hostile_reviews_and_replies_are_inert_on_the_page(open_card, text: str) -> None:
    review, reply = parse_review(_changed(text), CARD), parse_reply(REPLY.replace("See our remedy policy.", text), CARD)
    page = open_card(apply_reply(apply_reviews(CARD, [review], DOCUMENT), reply), width=320)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")

    assert page.evaluate("window.hacked") is None
    assert page.errors == []
    assert [url for url in page.requests if not url.startswith("data:")] == [page.url]
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    said = page.locator(".el:has([id='RE3.1']) .voices").all_inner_texts()
    assert len(said) == 2
    for voice in said:
        assert "window.hacked=" in voice or "w" * 900 in voice  # inert, and readable all the same
        assert not re.search("[\x00-\x08\x0e-\x1f\u202a-\u202e\u2066-\u2069]", voice)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (json.dumps("w" * 100_000), "must be shorter: at most 4000"),
        ('"a\x00b"', "an invisible control character (U+0000)"),
    ],
    ids=["100,000 letters", "a control character as it is"],
)
def test_what_no_review_or_reply_holds_is_refused_with_its_line(text: str, said: str) -> None:
    for refused in (
        lambda: parse_review(_changed(text), CARD),
        lambda: parse_reply(REPLY.replace("See our remedy policy.", text), CARD),
    ):
        with pytest.raises(UserError) as caught:
            refused()
        assert said in caught.value.message
        assert re.search(r"re(view|ply)\.yaml:[78]:\d+", caught.value.message)
        assert len(caught.value.message) < 1_000 and "\x00" not in caught.value.message


def test_what_reviewers_decided_can_teach() -> None:
    ana = FOUND_REMEDY + "  - {element: DD2.4, decision: accept}\n"
    coded = coded_sentences(apply_reviews(CARD, [_review(ana)], DOCUMENT))
    by_text = {c.text: c.labels for c in coded}

    assert by_text["In May 2023 we repaid recruitment fees of EUR 41,200 to 63 workers in Penang."] == {"RE3.2": True}
    assert by_text["The findings of our assessments help us to improve every year."] == {"DD2.4": False}
    assert [c.position for c in coded] == list(range(len(coded)))
    assert coded_sentences(CARD) == []


@pytest.mark.parametrize(
    ("said", "taught"),
    [
        ("level: none", {False}),
        ("level: none, denied: true", {True}),
        ("level: stated", {True}),
        ("status: not_applicable", set()),
    ],
)
def test_quotes_under_an_answer_that_a_person_calls_none_teach_no_yes(said: str, taught: set[bool]) -> None:
    def labels(*reviews) -> set[bool]:
        coded = coded_sentences(apply_reviews(CARD, reviews, DOCUMENT))
        quotes = [q.quote for q in _element(CARD, "LC1.1").evidence]
        return {c.labels["LC1.1"] for c in coded if c.text in quotes and "LC1.1" in c.labels}

    decision = "  - {element: LC1.1, decision: change, reason: It is about another, " + said + "}\n"
    assert labels(_review(decision)) == taught
    if taught == {False}:  # a second reviewer says otherwise: nothing can be learned from that
        accepted = "  - {element: LC1.1, decision: accept}\n"
        assert labels(_review(decision), _review(accepted, "Ben Osei")) == set()


def test_what_reviewers_decided_can_be_written_for_learning() -> None:
    ana = FOUND_REMEDY + "  - {element: DD2.4, decision: accept}\n"
    rows = list(csv.DictReader(io.StringIO(coded_csv(apply_reviews(CARD, [_review(ana)], DOCUMENT)), newline="")))

    assert list(rows[0]) == ["document", "position", "text", "DD2.4", "RE3.2"]
    cells = {row["text"]: (row["DD2.4"], row["RE3.2"]) for row in rows}
    assert cells["In May 2023 we repaid recruitment fees of EUR 41,200 to 63 workers in Penang."] == ("", "1")
    assert cells["The findings of our assessments help us to improve every year."] == ("0", "")


def test_words_are_found_however_a_viewer_copies_them() -> None:
    for words in ("CORRECTIVE measures", "Corrective\nmea-\nsures are", "supplier concerned"):
        assert locate(DOCUMENT, 29, words) is not None
    assert locate(DOCUMENT, 29, "   ") is None
    assert locate(DOCUMENT, 30, "Corrective measures") is None


def test_an_added_quote_begins_where_it_does_whatever_page_a_person_names() -> None:
    sentence = next(s for s in DOCUMENT.sentences if s.page == 30 and "repaid" in s.text)
    over = replace(sentence, page=29, boxes=tuple(replace(sentence.boxes[0], page=n) for n in (29, 30)))
    found = locate(replace(DOCUMENT, sentences=(over,)), 30, "repaid recruitment fees")
    assert found is not None and found[0].page == 29


@pytest.mark.parametrize("words", ["e", "repaid", "recruitment fees", "id recruitment fe", "r e p a i d"])
def test_an_added_quote_by_which_nobody_knows_the_place_is_refused(words: str) -> None:
    with pytest.raises(UserError, match="is too little to be a quote") as told:
        apply_reviews(CARD, [_review(FOUND_REMEDY.replace("repaid  recruitment fees of EUR 41,200", words))], DOCUMENT)
    assert told.value.where == "review by Ana Lima, element RE3.2"
    assert "3 whole words" in str(told.value.hint)


def test_an_added_quote_may_be_a_sentence_of_a_word() -> None:
    page = DOCUMENT.pages[29]
    sentence = next(s for s in DOCUMENT.sentences if s.page == page.number)
    short = replace(DOCUMENT, sentences=(replace(sentence, text="None."),))
    said = FOUND_REMEDY.replace("repaid  recruitment fees of EUR 41,200", "none")
    card = apply_reviews(CARD, [_review(said)], short)
    assert "None." in [q.quote for q in _element(card, "RE3.2").evidence]


def test_two_reviewers_may_mark_the_same_quote() -> None:
    wrong = """\
  - element: DD4.1
    decision: change
    level: none
    reason: An outlook, not a check.
    wrong: [{page: 24, quote: introduce indicators}]
"""
    e = _element(apply_reviews(CARD, [_review(wrong), _review(wrong, "Ben Osei")], DOCUMENT), "DD4.1")
    assert [q.wrong_by for q in e.near_misses if q.wrong_by] == ["Ana Lima and Ben Osei"]
    both = [_review(FOUND_REMEDY), _review(FOUND_REMEDY, "Ben Osei")]
    e = _element(apply_reviews(CARD, both, DOCUMENT), "RE3.2")
    assert [q.added_by for q in e.evidence if q.added_by] == ["Ana Lima and Ben Osei"]


def test_a_review_without_a_date_has_none() -> None:
    begun = start_review(CARD, "Ana Lima")
    assert "2000" not in begun.split("findings:")[0]
    assert parse_review(begun, CARD).date == ""
    decided = parse_review(begun.replace("\n    decision: open", "\n    decision: accept", 1), CARD)
    card = apply_reviews(CARD, [decided], DOCUMENT)
    opinion = next(o for e in card.elements() for o in e.reviews)
    assert (opinion.reviewer, opinion.date) == ("Ana Lima", "")
    html = to_html(card)
    assert "<bdi>Ana Lima</bdi></b>: accepts" in html
    with pytest.raises(UserError, match=r"review.yaml:5:7 "):
        parse_review(HEAD.replace("2024-05-02", "spring 2024") + OK, CARD)


def test_a_review_file_says_what_denied_is() -> None:
    assert re.search(r"denied: true +the report itself says no", start_review(CARD))


def test_what_a_person_decided_no_longer_has_the_machines_accuracy() -> None:
    measured = with_everything().model_copy(update={"review": None})
    before = {e.id: e.agreement for e in measured.elements()}
    decided = next(name for name, agreement in before.items() if agreement is not None)
    card = apply_reviews(measured, [_review(f"  - {{element: {decided}, decision: accept}}\n")], DOCUMENT)
    assert {e.id: e.agreement for e in card.elements()} == before | {decided: None}
    assert "Measured agreement" in to_html(card)


def test_a_second_reviewer_is_told_what_the_machine_said() -> None:
    card = apply_reviews(CARD, [_review(FOUND_REMEDY)], DOCUMENT)
    machine = re.search(r"# machine: (.*)\n(?:  #.*\n)*  - element: RE3.2", start_review(CARD))
    again = re.search(r"# machine: (.*)\n(?:  #.*\n)*  - element: RE3.2", start_review(card))
    assert machine and again and again[1] == machine[1]


def test_the_examples_of_the_page_about_reviews_are_read() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reviewing.md").read_text(encoding="utf-8")
    finding, reply = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    (decision,) = parse_review(HEAD + finding, CARD).findings
    assert (decision.element, decision.level, len(decision.wrong), len(decision.add)) == ("RE3.2", "described", 1, 1)
    answers = parse_reply(reply.replace("3f9a...", CARD.report.sha256), CARD).answers
    assert [a.reason for a in answers] == ["disclosed_elsewhere", "not_detected"]

"""A no is read once more: what only sounds like one is none, and a plain one stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scorer.evidence.gathering import Reading
from scorer.language.context import Clauses
from scorer.language.rereading import learned
from scorer.rubric.model import Level
from scorer.verdict import noes
from scorer.verdict.grading import graded
from scorer.wording import DEFAULT
from tests.verdict.asked import asked, rubric
from tests.verdict.test_judging import document

SOUNDS_SO = [
    (
        "RE2.3",
        "We did not keep away from the OECD National Contact Point when the union called on it, and took part in its "
        "mediation in May 2023.",
    ),
    ("RE2.1", "Not a single one of the 53 complaints was left lying: a panel of three heard both sides in each."),
    ("LC1.3", "The labour court found for the nine drivers on 9 May 2023, and we did not appeal."),
    ("DD4.2", "The auditor is appointed by us and not by the factory, and delivers the report on labour rights to us."),
]
NOES = [
    ("RE1.1", "We have no grievance channel for workers of suppliers."),
    ("DD3.3", "No training on human rights was given in 2023."),
    ("RE3.2", "None of the workers who paid fees has been reimbursed."),
    ("DD4.2", "We do not have our suppliers audited by third parties."),
    ("LC2.1", "No fines were imposed on us in 2023."),
    ("DD3.2", "Suppliers terminated or suspended over human rights in 2023: 0."),
    ("DD3.2", "Suppliers terminated or suspended over human rights in 2023: none."),
]


@pytest.mark.parametrize(("question", "text"), SOUNDS_SO)
def test_what_only_sounds_like_a_no_is_none(question: str, text: str) -> None:
    assert not asked(question, text).denied


@pytest.mark.parametrize(("question", "text"), NOES)
def test_a_plain_no_stays_one(question: str, text: str) -> None:
    assert asked(question, text).denied


def test_a_no_whose_words_hardly_answer_is_about_something_else() -> None:
    """A survey of suppliers is no consultation, and what none of them said no refusal to consult."""
    told = (
        "Going by the map above, the countries with the highest risk of modern slavery include Veldania and Kessel "
        "(no surveyed supplier indicated they manufactured or sourced labour from the isles of Ostria)."
    )
    assert not asked("DD2.3", told).denied
    assert asked("DD2.3", "We do not consult workers or their representatives about human rights.").denied


FARTHER_THAN_TOLD = [
    (
        "DD2.1",
        "The method for assessing human rights risks follows four steps.",
        "Human rights information was not: no independent party has verified or audited our human rights due diligence "
        "or the conduct of our suppliers.",
    ),
    (
        "DD1.1",
        "Hollen acknowledges its responsibility to respect human rights along the whole value chain.",
        "In none of the cases was a violation of a protected human rights position confirmed.",
    ),
]


@pytest.mark.parametrize(("question", "told", "no"), FARTHER_THAN_TOLD)
def test_a_no_that_is_much_farther_from_the_question_than_what_is_told_is_about_something_else(
    question: str, told: str, no: str
) -> None:
    finding = asked(question, told, no)
    assert not finding.denied
    assert finding.level is Level.STATED
    assert all(not e.denies for e in finding.evidence)


def test_what_is_only_promised_outdoes_no_no() -> None:
    promise = "We will provide training on forced labour for all procurement staff."
    assert asked("DD3.3", "No training on forced labour was given in 2023.", promise).denied


@pytest.mark.parametrize(
    "rule",
    [
        "No supplier may be suspended or terminated on human rights grounds without the consent of the committee.",
        "Nobody may be made to suffer for a complaint, be it by the loss of a contract.",
    ],
)
def test_what_may_not_be_tells_nothing_of_what_happened(rule: str) -> None:
    assert not asked("DD3.2", rule).denied
    assert asked("DD3.2", "No supplier was suspended or terminated on human rights grounds in 2023.").denied


def test_a_right_that_is_not_taken_away_is_no_no() -> None:
    told = "A settlement does not take from anyone the right to go to court, and we do not ask for such a waiver."
    assert not asked("RE2.3", told).denied


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("No fines were imposed on us under environmental law in 2023.", ", of environment alone."),
        (
            "In 2023 we received no fines under competition law or for corruption.",
            ", of competition and corruption alone.",
        ),
        ("In 2023 no fines were imposed on us under environmental or labour law.", "(page 1)."),
        ("No fines were imposed on us in 2023.", "(page 1)."),
        ("No fines were imposed on us in 2023, for environmental or other breaches.", "(page 1)."),
        ("No fines were imposed on us in 2023 over the working environment of our staff.", "(page 1)."),
    ],
)
def test_a_none_of_one_field_says_of_which(text: str, ends: str) -> None:
    """That there were no fines for pollution is no word on those for what was done to people."""
    found = asked("LC2.1", text)
    assert found.denied and found.reason.startswith("The report answers with an explicit none (page 1)")
    assert found.reason.endswith(ends)
    assert found.confidence_why.startswith("of anything else it says nothing") == ends.endswith("alone.")


def test_a_none_of_everything_beside_one_of_a_field_is_of_everything() -> None:
    told = [
        "No fines were imposed on us under environmental law in 2023.",
        "No fines at all were imposed on us in 2023.",
    ]
    assert asked("LC2.1", *told).reason.endswith("(page 1).")


def test_a_no_that_is_lifted_leaves_the_rest_of_the_sentence_to_count() -> None:
    found = asked(*SOUNDS_SO[0])
    assert found.level is Level.EVIDENCED
    assert found.evidence[0].why.endswith("; it only sounds like a no")


def test_where_nothing_is_read_once_more_rules_stand() -> None:
    question, text = SOUNDS_SO[2]
    reading = Reading(document([text]))
    reading.clauses = Clauses(reading.document)
    found = graded(reading.asked_by(rubric()), rubric(), rubric().element(question))
    assert any(g.evidence.denies for g in found)


def test_a_question_that_is_not_doubted_keeps_what_rules_read() -> None:
    question, text = SOUNDS_SO[2]
    element = rubric().element(question).model_copy(update={"doubt": False})
    reading = Reading(document([text])).asked_by(rubric())
    assert any(g.evidence.denies for g in graded(reading, rubric(), element))


def weighing(monkeypatch: pytest.MonkeyPatch, against: int, answers: int) -> list[tuple[str, bool]]:
    """Why a plain no counts for nothing, or not, and whether it denies, where these odds are all that was learned."""
    known = {noes.FILE: against, noes.ANSWERS_FILE: answers}
    shipped = learned(DEFAULT, noes.FILE)
    assert shipped is not None
    monkeypatch.setattr(noes, "learned", lambda _, name: replace(shipped, bias=known[name], weights={}))
    reading = Reading(document(["We have not trained our buyers on human rights in May 2023."])).asked_by(rubric())
    found = graded(reading, rubric(), rubric().element("DD3.3"))
    return [(g.passed_over, g.evidence.denies) for g in found]


def test_from_which_odds_on_a_no_is_doubted_and_lifted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert weighing(monkeypatch, noes.DOUBTED - 1, noes.ANSWERS) == [("", True)]
    doubted = [("read once more, it only sounds like a no", False)]
    assert weighing(monkeypatch, noes.DOUBTED, noes.ANSWERS - 1) == doubted
    lifted = weighing(monkeypatch, noes.DOUBTED, noes.ANSWERS)
    assert lifted != doubted and not any(denies for _, denies in lifted)


def test_what_a_question_looks_for_as_a_no_stays_one(monkeypatch: pytest.MonkeyPatch) -> None:
    element = rubric().element("DD3.3").model_copy(update={"deny": ("trained",)})
    reading = Reading(document(["We have not trained our buyers on human rights."])).asked_by(rubric())
    shipped = learned(DEFAULT, noes.FILE)
    assert shipped is not None
    monkeypatch.setattr(noes, "learned", lambda *_: replace(shipped, bias=1000, weights={}))
    assert any(g.evidence.denies for g in graded(reading, rubric(), element))


def test_no_other_language_has_learned_of_noes() -> None:
    assert learned("fr", noes.FILE) is None

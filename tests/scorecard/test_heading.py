"""The first lines of a card: what is unsure is marked, with what it rests on and what to do."""

from __future__ import annotations

import pytest

from scorer.errors import UserError
from scorer.scorecard import heading
from scorer.scorecard.html import to_html
from scorer.scorecard.json import from_json, to_json
from scorer.scorecard.markdown import to_markdown
from scorer.scorecard.model import ElementCard, Scorecard

from .cards import full_card


def with_header(**fields: object) -> Scorecard:
    card = full_card()
    report = {name.removeprefix("report_"): value for name, value in fields.items() if name.startswith("report_")}
    other = {name: value for name, value in fields.items() if not name.startswith("report_")}
    return card.model_copy(update={**other, "report": card.report.model_copy(update=report)})


UNSURE = {
    "company_source": "text",
    "company_page": 4,
    "company_confidence": 0.4,
    "report_title_source": "file name",
    "report_title_confidence": 0.3,
    "report_date": "2022-06-30",
    "report_date_source": "period end",
    "report_date_page": 2,
    "report_date_confidence": 0.2,
}


def test_what_is_unsure_says_why_and_what_to_do() -> None:
    card = with_header(**UNSURE)
    assert heading.date_note(card) == "unsure: period end, p. 2; no publication date found; set it with --date"
    assert heading.company_note(card) == "The company’s name is unsure (text, p. 4); set it with --company."
    assert heading.title_note(card) == "title unsure: file name"
    for view in (to_html(card, ()), to_markdown(card).replace("\\", "")):
        assert "no publication date found" in view and "--company" in view and "title unsure" in view


def test_what_is_sure_says_what_it_rests_on_and_what_a_person_set_says_nothing() -> None:
    sure = with_header(report_date_source="approval", report_date_page=7, report_date_confidence=0.9)
    assert heading.date_note(sure) == "approval, p. 7" and heading.company_note(sure) == ""
    assert "(approval, p. 7)" in to_html(sure, ())
    given = with_header(report_date_source="option", company_source="option")
    assert heading.date_note(given) == "" and "unsure" not in heading.company_note(given)


def test_a_confidence_is_a_share() -> None:
    text = to_json(with_header(**UNSURE))
    assert from_json(text, "card.json").report.date_confidence == 0.2
    with pytest.raises(UserError, match="company_confidence"):
        from_json(text.replace('"company_confidence": 0.4', '"company_confidence": 4.0'), "card.json")


def test_a_report_in_another_language_says_so_at_the_top() -> None:
    why = "The report is in another language (zh) than the rubric is written for (en), so nothing was assessed."
    card = full_card()

    def silent(element: ElementCard) -> ElementCard:
        return element.model_copy(update={"status": "not_assessed", "reason": why})

    themes = tuple(
        t.model_copy(
            update={
                "indicators": tuple(
                    i.model_copy(update={"elements": tuple(map(silent, i.elements))}) for i in t.indicators
                )
            }
        )
        for t in card.themes
    )
    unread = card.model_copy(update={"score": None, "low": None, "high": None, "themes": themes})
    assert heading.why_not_assessed(unread) == why and heading.why_not_assessed(card) == ""
    page = to_html(unread, ())
    assert why in page[: page.index("What is missing most")]
    assert "in another language" in to_markdown(unread)[:400]

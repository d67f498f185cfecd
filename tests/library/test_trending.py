from __future__ import annotations

from pathlib import Path

import pytest

from scorer.errors import UserError
from scorer.library.store import Library
from scorer.library.trending import cards_in, company_called, spellings, trend
from scorer.library.values import KeptCard, Summary
from scorer.scorecard.index import entry_of
from scorer.scorecard.json import to_json
from scorer.scorecard.model import Scorecard
from scorer.scorecard.rescoring import rescored

from .test_comparing import CARD, FIRST, prose, quote, with_element


def year(date: str, *, digest: str = CARD.rubric.digest, level: str = "stated", sha256: str = "") -> Scorecard:
    said = (quote(f"In {date} we paid."),)
    points = CARD.rubric.scale[level]
    card = rescored(with_element(CARD, level=level, status="assessed", denied=False, points=points, evidence=said))
    report = card.report.model_copy(update={"date": date, "sha256": (sha256 or date).ljust(64, "0")})
    return card.model_copy(update={"report": report, "rubric": card.rubric.model_copy(update={"digest": digest})})


def test_years_stand_in_their_order_and_each_is_compared_with_the_one_before() -> None:
    told = trend([year("2024", level="evidenced"), year("2022"), year("2023", level="described")])

    assert [c.report.date for c in told.cards] == ["2022", "2023", "2024"]
    assert [(s.earlier.report.date, s.later.report.date) for s in told.steps] == [("2022", "2023"), ("2023", "2024")]
    assert [s.elements[0].steps for s in told.steps] == [1, 1]
    assert told.cautions == ()


def test_of_one_report_the_card_made_last_counts() -> None:
    told = trend([year("2024", level="none"), year("2024", level="evidenced")])
    assert [c.elements()[0].level for c in told.cards] == ["none"]
    assert told.steps == ()


def test_other_rubrics_are_no_trend_unless_one_says_so() -> None:
    old, new = year("2022", digest="a" * 16), year("2023", digest="b" * 16)
    with pytest.raises(UserError, match="one and the same rubric") as error:
        trend([new, old])
    assert "2022" in error.value.message
    assert "2023" in error.value.message
    assert "--across" in (error.value.hint or "")
    assert "not comparable" in trend([new, old], across=True).cautions[0]
    # A rubric that all reports have a card by is taken, also where the newest card is by another one.
    both = trend([year("2023", digest="c" * 16), new, year("2022", digest="b" * 16)])
    assert {c.rubric.digest for c in both.cards} == {"b" * 16}
    with pytest.raises(UserError, match="none of these cards"):
        trend([new], rubric="other")


def test_what_was_copied_is_told_where_the_reports_are_at_hand() -> None:
    same = "Every word of this sentence stood in the report of the year before it."
    known = {year("2022").report.sha256: prose(same), year("2023").report.sha256: prose(same, same)}
    steps = trend([year("2022"), year("2023"), year("2024")], known.get).steps
    assert steps[0].reuse is not None
    assert steps[0].reuse.share == 1
    assert steps[1].reuse is None


def test_a_report_without_a_date_is_named() -> None:
    assert "No date was found" in trend([year(""), year("2023")]).cautions[-1]


def test_a_company_is_found_by_a_part_of_its_name() -> None:
    companies = ["Alder & Byrne Ltd", "Alderman plc", "alder"]
    assert company_called("ALDER", companies) == "alder"
    assert company_called("byrne", companies) == "Alder & Byrne Ltd"
    with pytest.raises(UserError, match='"Alder & Byrne Ltd", "Alderman plc"'):
        company_called("alder", companies[:2])
    with pytest.raises(UserError, match="no card of a company"):
        company_called("birch", companies)


def test_legal_forms_of_one_name_are_one_company() -> None:
    companies = ["Alder Bank Ltd", "Alder Limited", "Alder Ltd", "Alder Ltd.", "Birch plc"]
    assert spellings(company_called("alder l", companies), companies) == ["Alder Limited", "Alder Ltd", "Alder Ltd."]
    with pytest.raises(UserError, match="several companies") as error:
        company_called("alder", companies)
    assert "--company" in (error.value.hint or "")
    assert spellings("", ["", "Alder Ltd"]) == [""]

    said = trend([year("2022").model_copy(update={"company": "Alder Ltd"}), year("2023")]).cautions
    assert len(said) == 1
    assert said[0].startswith(f"The cards name it differently (Alder Ltd, {CARD.company})")


def test_the_library_knows_the_cards_under_every_legal_form(tmp_path: Path) -> None:
    with Library(tmp_path / "library.sqlite") as library:
        for date, company in (("2022", "Alder Limited"), ("2023", "Alder Ltd"), ("2024", "Alder Bank Ltd")):
            card = year(date).model_copy(update={"company": company})
            kept = KeptCard(to_json(card), Summary.of(card), entry_of(card, None))
            library.keep_card(date, card.report.sha256, kept)
        assert [c.report.date for c in cards_in(library, "Alder Limited")] == ["2023", "2022"]


def test_the_library_knows_the_cards_of_a_company(tmp_path: Path) -> None:
    with Library(tmp_path / "library.sqlite") as library:
        for n, card in enumerate((year("2022"), year("2023"))):
            kept = KeptCard(to_json(card), Summary.of(card), entry_of(card, None))
            library.keep_card(str(n), card.report.sha256, kept)
        assert library.companies() == [CARD.company]
        found = cards_in(library, CARD.company[:5])
    assert [c.report.date for c in found] == ["2023", "2022"]
    assert found[0].elements()[0].id == FIRST

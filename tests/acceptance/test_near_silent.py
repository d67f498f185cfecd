"""Reports whose words sound like answers and are none: plain denials, what others did, what might be done.

Each earns next to nothing; a no is shown as a no; what others do and what is supposed is credited in no question.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml

from tests.acceptance.conftest import ROOT, Card

DENIALS = "e-denials-packaging-company-2023"
OTHERS = "f-others-toy-company-2023"
HYPOTHETICALS = "g-hypotheticals-battery-company-2023"
NEAR_SILENT = (DENIALS, OTHERS, HYPOTHETICALS)

# an explicit "none" would earn points here; the report says instead that nothing is counted or told
UNCOUNTED = ("DD3.2", "LC1.1", "LC2.1")


def expected(name: str) -> dict[str, dict[str, Any]]:
    """The careful reader's answers that bear on a report without a register."""
    file = ROOT / "reports" / "expected" / f"{name}.yaml"
    coded = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {element: answer for element, answer in coded["answers"].items() if element != "LC4.1"}


def credited(card: Card, elements: dict[str, Any]) -> dict[str, str]:
    """The elements with a level above none, each with what is quoted for it."""
    return {name: card.quotes(name) for name in elements if card.level(name)}


@pytest.fixture(scope="module")
def cards(score: Callable[..., Card]) -> dict[str, Card]:
    return {name: score(ROOT / "reports" / f"{name}.pdf") for name in NEAR_SILENT}


@pytest.mark.parametrize("name", NEAR_SILENT)
def test_it_is_read_whole(cards: dict[str, Card], name: str) -> None:
    """A low score is silence, not pages that could not be read."""
    assert cards[name].data["coverage"] == 1
    assert {cards[name].element(element)["status"] for element in expected(name)} == {"assessed"}


@pytest.mark.parametrize("name", NEAR_SILENT)
def test_it_earns_next_to_nothing(cards: dict[str, Card], name: str) -> None:
    assert cards[name].data["score"] <= 5, credited(cards[name], expected(name))


def test_explicit_noes_are_listed(cards: dict[str, Card]) -> None:
    card, answers = cards[DENIALS], expected(DENIALS)
    listed = {name for name in answers if card.element(name)["denied"] and not card.level(name)}
    noes = {name for name, answer in answers.items() if answer["denied"] and not answer["level"]}

    assert len(noes) >= 20
    assert len(listed) >= 20, sorted(noes - listed)
    assert all(card.quotes(name) for name in listed)


KNOWN: dict[tuple[str, str], str] = {}
"""What still comes out wrong, with the reason; a test asserts that it does, so that the list cannot rot."""


def known(name: str, elements: dict[str, Any]) -> list[Any]:
    """The elements, those that are known to come out wrong marked so."""
    marks = {e: [pytest.mark.xfail(strict=True, reason=KNOWN[name, e])] if (name, e) in KNOWN else [] for e in elements}
    return [pytest.param(e, marks=marks[e]) for e in sorted(elements)]


NOES = {n: a for n, a in expected(DENIALS).items() if a["denied"] and not a["level"]}


@pytest.mark.parametrize("element", known(DENIALS, NOES))
def test_a_no_is_a_no(cards: dict[str, Card], element: str) -> None:
    """Denied, worth nothing, and quoted from the page on which the report says so."""
    found = cards[DENIALS].element(element)

    assert (found["level"], found["denied"]) == ("none", True), cards[DENIALS].quotes(element)
    assert set(expected(DENIALS)[element]["pages"]) <= {q["page"] for q in found["evidence"]}


@pytest.mark.parametrize("element", UNCOUNTED)
def test_what_is_not_counted_is_no_explicit_none(cards: dict[str, Card], element: str) -> None:
    assert cards[DENIALS].level(element) == 0, cards[DENIALS].quotes(element)


@pytest.mark.parametrize("element", known(OTHERS, expected(OTHERS)))
def test_what_others_did_is_credited_nowhere(cards: dict[str, Card], element: str) -> None:
    assert cards[OTHERS].level(element) == 0, cards[OTHERS].quotes(element)


@pytest.mark.parametrize("element", sorted(expected(HYPOTHETICALS)))
def test_what_is_supposed_is_credited_nowhere(cards: dict[str, Card], element: str) -> None:
    assert cards[HYPOTHETICALS].level(element) == 0, cards[HYPOTHETICALS].quotes(element)


@pytest.mark.parametrize("name", (OTHERS, HYPOTHETICALS))
def test_what_is_no_answer_is_no_denial_either(cards: dict[str, Card], name: str) -> None:
    assert not {element for element in expected(name) if cards[name].element(element)["denied"]}

"""``scorer worklist``: what needs a person most comes first, and one filled-in sheet reviews many cards."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from scorer.scorecard.json import to_json
from scorer.scorecard.model import ElementCard, Scorecard
from scorer.scorecard.rescoring import rescored
from scorer.scorecard.review import _with_elements
from scorer.scorecard.worklist import worklist
from tests.scorecard.cards import full_card

from .conftest import LINES, write_pdf

Scorer = Callable[..., Result]
SHEET = Path("scorecards/spring.yaml")


def card(name: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(Path(f"scorecards/{name}.scorecard.json").read_text())
    return value


def element(name: str, id_: str = "RE1.2") -> dict[str, Any]:
    return next(e for t in card(name)["themes"] for i in t["indicators"] for e in i["elements"] if e["id"] == id_)


@pytest.fixture
def cards(scorer: Scorer, folder: Path) -> Path:
    """Two reports whose silence on complaints is unsure: something was near."""
    write_pdf(folder / "reports" / "alder.pdf", (*LINES, "The hotline of the tax office is open to everybody in May."))
    write_pdf(folder / "reports" / "birch.pdf", ("Birch Ltd", *LINES[1:], "A grievance is a story told at dinner."))
    assert scorer("score", "reports", "--jobs", "1").exit_code == 0
    return Path("scorecards")


def changed(name: str, **values: Any) -> None:
    """The card with its second element as given."""
    value = card(name)
    for t in value["themes"]:
        for i in t["indicators"]:
            for e in i["elements"]:
                if e["id"] == "RE1.2":
                    e.update(values)
    Path(f"scorecards/{name}.scorecard.json").write_text(to_json(rescored(Scorecard.model_validate(value))))


def test_contested_comes_before_unsure_and_unsure_before_near_and_most_at_stake_first() -> None:
    base = full_card()
    told = worklist([("a", base)])
    assert [t.weight for t in told] == sorted((t.weight for t in told), reverse=True)
    for one, next_one in pairwise(told):
        assert one.weight > next_one.weight or one.stake >= next_one.stake
    low = {e.id for e in base.elements() if e.status == "assessed" and e.confidence == "low" and not e.reviews}
    assert low and low <= {t.element.id for t in told}
    assert all(t.weight and t.reasons for t in told)


def test_two_reasons_do_not_come_before_what_is_dearer() -> None:
    base = full_card()
    told = [t for t in worklist([("a", base)]) if not t.element.replies]
    dear, cheap = told[0].element, min(told, key=lambda t: t.stake).element
    near = dear.near_misses or next(e.near_misses for e in base.elements() if e.near_misses)

    def marked(element: ElementCard) -> ElementCard:
        low = {"status": "assessed", "confidence": "low", "level": "none", "replies": ()}
        silent = {"evidence": (), "near_misses": near if element.id == cheap.id else ()}
        return element.model_copy(update=low | silent if element.id in (dear.id, cheap.id) else {"confidence": "high"})

    order = [t.element.id for t in worklist([("a", _with_elements(base, {e.id: marked(e) for e in base.elements()}))])]
    assert [id_ for id_ in order if id_ in (dear.id, cheap.id)] == [dear.id, cheap.id]


def test_one_list_over_many_cards(scorer: Scorer, cards: Path) -> None:
    changed("alder", confidence="low", confidence_why="one weak passage")
    reply = {"who": "Birch Ltd", "date": "2024-06-01", "reason": "disputed", "text": "", "page": None, "address": ""}
    changed("birch", confidence="high", replies=[reply], near_misses=[], level="none", evidence=[], points=0)
    done = scorer("worklist", cards)
    assert done.exit_code == 0
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    mine = [(r[0].split("/")[1].split(".")[0], r[4]) for r in rows if r[1] == "RE1.2"]
    assert mine[0] == ("birch", "the company replies: disputed")
    assert mine[1][0] == "alder" and mine[1][1].startswith("low confidence: one weak passage")
    assert len(scorer("worklist", cards, "--limit", "1").stdout.splitlines()) == 1


def test_one_filled_in_sheet_reviews_many_cards_and_is_taken_up_again(scorer: Scorer, cards: Path) -> None:
    for name in ("alder", "birch"):
        changed(name, confidence="low")
    made = scorer("worklist", cards, "--sheet", SHEET, "--reviewer", "Ana Lima")
    assert made.exit_code == 0
    assert scorer("worklist", cards, "--sheet", SHEET).exit_code == 2  # never written over
    text = SHEET.read_text()
    assert text.count("- report:") == 2 and "# to look at: low confidence" in text
    nothing = scorer("score", "reports", "--review", SHEET, "--jobs", "1", "--again")
    assert nothing.exit_code == 0
    assert [card(name)["review"] for name in ("alder", "birch")] == [None, None]

    decided = "\\1decision: change\n\\1status: not_applicable\n\\1reason: It has no such thing to tell."
    SHEET.write_text(re.sub(r"(?m)^( +)decision: open", decided, text))
    done = scorer("score", "reports", "--review", SHEET, "--jobs", "1")
    assert done.exit_code == 0, done.stderr
    for name in ("alder", "birch"):
        assert card(name)["review"]["reviewers"] == ["Ana Lima"]
        assert element(name)["status"] == "not_applicable"
    left = scorer("worklist", cards).stdout
    assert "RE1.2" not in left  # decided

    again = scorer("score", "reports", "--jobs", "1", "--again")
    assert again.exit_code == 0
    assert again.stderr.count("taken up again: the review by Ana Lima (spring.yaml)") == 2
    assert element("birch")["status"] == "not_applicable"


def test_a_fault_of_a_sheet_is_shown_where_it_is_and_a_sheet_without_the_report_is_refused(
    scorer: Scorer, cards: Path
) -> None:
    changed("birch", confidence="low")
    changed("alder", confidence="low")
    scorer("worklist", cards, "--sheet", SHEET, "--reviewer", "Ana Lima")
    text = SHEET.read_text()
    SHEET.write_text(text.replace("decision: open\n", "decision: maybe\n"))
    done = scorer("score", "reports", "--review", SHEET, "--jobs", "1")
    assert done.exit_code == 1
    assert re.search(r"spring.yaml:\d+:\d+ .*maybe", done.stderr) and "^^^^^" in done.stderr
    SHEET.write_text(text.replace(card("birch")["report"]["sha256"], "0" * 64))
    done = scorer("score", "reports/birch.pdf", "--review", SHEET)
    assert done.exit_code == 1 and "no review of this report" in done.stderr

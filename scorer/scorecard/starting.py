"""Review files to fill in: of one card, or of what needs a person most in many."""

from __future__ import annotations

import json
from collections.abc import Iterable

from scorer.scorecard import view
from scorer.scorecard.model import ElementCard, Scorecard
from scorer.scorecard.text import shorten

NOBODY = "Your name"
"""What stands where a reviewer's name is to be written; a review by nobody else is refused."""


def start_review(card: Scorecard, reviewer: str = "", date: str = "") -> str:
    """A review file to fill in: every element with its question, the machine's answer and quotes as comments."""
    head = ["# A review of one scorecard. For each element write one of", *_HOW, 'review: "1"', *_of(card)]
    lines = [*head, *_by(reviewer, date), "findings:"]
    for element in card.elements():
        lines += ["", *_open(element)]
    return "\n".join(lines) + "\n"


def start_sheet(chosen: Iterable[tuple[Scorecard, ElementCard, str]], reviewer: str = "", date: str = "") -> str:
    """One review file over many cards, of chosen elements, each with a reason why a person should look at it.

    Cards come in the order in which they are first chosen, elements in that in which they are.
    """
    cards: dict[tuple[str, str], tuple[Scorecard, list[tuple[ElementCard, str]]]] = {}
    for card, element, why in chosen:
        cards.setdefault((card.report.sha256, card.rubric.digest), (card, []))[1].append((element, why))
    lines = ["# A review of several scorecards. For each element write one of", *_HOW, 'reviews: "1"']
    lines += [*_by(reviewer, date), "cards:"]
    for card, elements in cards.values():
        about = _comment(f"{card.company or card.report.file}: {card.report.title}")
        report, rubric = _of(card)
        lines += ["", f"  # {about}", f"  - {report}", f"    {rubric}", "    findings:"]
        for element, why in elements:
            first, *rest = _open(element)
            lines += ["", *(f"    {line}" for line in (first, f"  # to look at: {_comment(why)}", *rest))]
    return "\n".join(lines) + "\n"


_HOW = (
    "#   decision: accept     the machine's level stands",
    "#   decision: change     with level (none, stated, described, evidenced), reason, and page or quote",
    "#   decision: open       not decided",
    "# With change, two more may be said:",
    "#   denied: true         the report itself says no: no such thing, or not done. With level: none, or where",
    "#                        a no is an answer (deaths at work), with its level. Left out: no such no.",
    "#   status: not_applicable (leaves the sum) or not_assessed (nothing can be said); both without a level",
    '# Mark a quote as wrong:      wrong: [{page: 4, quote: "some of its words"}]',
    '# Add one that is missing:    add: [{page: 4, quote: "some of its words", level: stated}]',
)


def _of(card: Scorecard) -> tuple[str, str]:
    """Which report and rubric a review is about."""
    rubric = f"id: {_text(card.rubric.id)}, version: {_text(card.rubric.version)}, digest: {_text(card.rubric.digest)}"
    return f"report: {{file: {_text(card.report.file)}, sha256: {card.report.sha256}}}", f"rubric: {{{rubric}}}"


def _by(reviewer: str, date: str) -> tuple[str, str]:
    return f"reviewer: {_text(reviewer or NOBODY)}", f"date: {date}" if date else "# date: 2024-03-31"


def _open(element: ElementCard) -> list[str]:
    """An element to decide on: question, the machine's answer, its first quotes."""
    lines = [f"  # {_comment(element.ask)}"]
    lines += [f"  # machine: {_machine(element)}. {_comment((element.machine or element).reason)}"]
    lines += [f"  #   {view.page_words(view.pages(q))}: {_comment(q.quote)}" for q in element.evidence[:5]]
    return [*lines, f"  - element: {element.id}", "    decision: open"]


def _machine(element: ElementCard) -> str:
    said = element.machine or element
    none = ", explicit none" if said.denied and said.level != "none" else ""
    return f"{view.answer(said.level, said.denied, said.status).word.lower()}{none}"


def _text(value: str) -> str:
    """A YAML text in double quotes, on one line, with everything unusual escaped."""
    return json.dumps("".join(c if c.isprintable() else " " for c in value), ensure_ascii=False)


def _comment(text: str) -> str:
    """Foreign text inside a YAML comment: one line, printable."""
    return shorten("".join(c if c.isprintable() else " " for c in text), 300)

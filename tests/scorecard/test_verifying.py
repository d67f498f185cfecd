"""What counts as the same words at the same place, letter by letter."""

from __future__ import annotations

import pytest

from scorer.document.wire import Letter
from scorer.scorecard.model import Quote, Scorecard
from scorer.scorecard.verifying import Fault, failures, quotes, stamp, stamped

from .cards import full_card

BOX = (3, 100.0, 200.0, 160.0, 210.0)


def card(text: str, box: tuple[int, float, float, float, float] = BOX) -> Scorecard:
    """A card whose only quote is this one, at a place."""
    quote = Quote(page=3, quote=text, section="", boxes=(box,), level="stated", cues=(), found_by=())
    base = full_card()
    theme = base.themes[0]
    element = base.elements()[0].model_copy(update={"evidence": (quote,), "near_misses": ()})
    indicator = theme.indicators[0].model_copy(update={"elements": (element,)})
    themes = (theme.model_copy(update={"indicators": (indicator,)}),)
    nothing = {"contradictions": (), "cases": (), "register_": None, "brochure": {}}
    return base.model_copy(update={"themes": themes, **nothing})


def letters(text: str, x: float = 105.0, y: float = 205.0) -> list[Letter]:
    return [(c, x + 5 * n, y) for n, c in enumerate(text)]


def fault(text: str, page: list[Letter], **others: list[Letter]) -> Fault | None:
    found = failures(card(text), {3: page, **{int(n.lstrip("p")): there for n, there in others.items()}})
    return found[0].fault if found else None


@pytest.mark.parametrize(
    ("quote", "page", "expected"),
    [
        ("ab cd", letters("abcd"), None),
        ("“Ab”-cd", letters('"ab"cd'), None),
        ("of\ufb01ce", letters("office"), None),
        ("1.5", letters("15"), Fault.WORDS),
        ("15", letters("1.5"), Fault.WORDS),
        ("abd", letters("abcd"), Fault.WORDS),
        ("abcd", letters("ab") + letters("x", 300) + letters("cd", 115), None),  # drawn in another order, in place
        ("abcd", letters("abcd", 300), Fault.PLACE),
        ("abcd", letters("abcd", y=215), Fault.PLACE),
        ("abcd", [*letters("abc"), ("d", 162.2, 205.0)], None),  # a wide mark is drawn in half of its width
        ("abcd", [*letters("abc"), ("d", 164.0, 205.0)], Fault.PLACE),
        ("abcd", letters("zz abcd zz", 90), None),  # what overlaps the box may be in it
        ("abcd", letters("zzabcd"), Fault.WORDS),  # "able" where the page has "unable"
        ("abcd", letters("abcdzz"), Fault.WORDS),
        ("15 000", letters("115 000"), Fault.WORDS),
        ("abcd", letters("1abcd.2"), None),  # a note's number and a mark are no part of the word
        ("ce.", [*letters("of"), ("\ufb01ce.", 115.0, 205.0)], Fault.WORDS),
        ("abcd", letters("zzabcd ") + letters("abcd", 140), None),
        ("abcd", [], Fault.UNREADABLE),
        ("- –", letters("abcd"), Fault.WORDS),
    ],
)
def test_words_and_place(quote: str, page: list[Letter], expected: Fault | None) -> None:
    assert fault(quote, page) is expected


@pytest.mark.parametrize(
    "box",
    [(3, 0.0, 0.0, 595.0, 842.0), (3, 100.0, 150.0, 160.0, 260.0), (3, 100.0, 200.0, 300.0, 210.0)],
    ids=["the page", "a paragraph's height", "far beyond its end"],
)
def test_a_box_larger_than_the_lines_of_the_quote_is_refused(box: tuple[int, float, float, float, float]) -> None:
    page = [*letters("abcd efgh"), *letters(" much else stands on this page, and much more", 20, 400)]
    assert failures(card("abcd efgh"), {3: page}) == []
    (failed,) = failures(card("abcd efgh", box), {3: page})
    assert (failed.fault, failed.reason) == (Fault.PLACE, "the card marks more of p. 3 than the lines of the quote")


def test_the_page_where_the_words_stand_is_named() -> None:
    (failed,) = failures(card("abcd"), {3: letters("wxyz"), 7: letters("abcd")})
    assert (failed.fault, failed.reason) == (Fault.PAGE, "the words stand on p. 7, not on p. 3")


def test_a_stamp_belongs_to_its_quotes_and_its_report() -> None:
    sealed = stamp(card("ab cd"), "pdfplumber 1.0")
    assert stamped(sealed) is not None and sealed.verified and sealed.verified.quotes == 1
    other = sealed.report.model_copy(update={"sha256": "0" * 64})
    assert stamped(sealed.model_copy(update={"report": other})) is None
    assert stamped(card("ab ce").model_copy(update={"verified": sealed.verified})) is None
    assert stamped(sealed.model_copy(update={"company": "Another name"})) is not None
    for forged in ({"reader": "the Court of Auditors"}, {"reader": "pdfplumber 1.0 and a court"}, {"quotes": 999}):
        other_stamp = sealed.verified.model_copy(update=forged)
        assert stamped(sealed.model_copy(update={"verified": other_stamp})) is None


def test_every_kind_of_quote_of_a_card_is_looked_at() -> None:
    full = full_card()
    where = {place for place, _ in quotes(full)}
    assert {e.id for e in full.elements() if e.evidence or e.near_misses} <= where
    assert ("contradiction" in where) == bool(full.contradictions)

"""Which bands of pages are asked for, and how the page uses what comes."""

from __future__ import annotations

from scorer.scorecard.html import PICTURE_BUDGET, Picture, to_html
from scorer.scorecard.pictures import quote_bands, shows, wanted_pictures

from .cards import HEIGHT, WIDTH, draw, full_card, many_quotes, quote

SIZES = dict.fromkeys(range(1, 200), (WIDTH, HEIGHT))


def test_every_quote_of_a_card_is_shown_by_one_of_the_wanted_pictures() -> None:
    for card in (full_card(), many_quotes(150)):
        wanted = draw(card, wanted_pictures(card), scale=0.1)
        for e in card.elements():
            for q in (*e.evidence, *e.near_misses):
                for band in quote_bands(q, SIZES):
                    assert any(shows(p, band) for p in wanted), band


def test_bands_lie_on_their_page_and_around_their_boxes() -> None:
    q = quote(3, "At the very top.", "stated", top=2.0)
    ((page, x0, top, x1, bottom),) = quote_bands(q, SIZES)

    assert page == 3
    assert 0 <= x0 <= 56 and x1 <= WIDTH
    assert top == 0
    assert bottom > q.boxes[0][4]


def test_a_quote_across_columns_and_pages_has_a_band_for_each() -> None:
    q = quote(1, "x", "stated").model_copy(
        update={"boxes": ((1, 50.0, 780.0, 280.0, 790.0), (1, 310.0, 60.0, 540.0, 70.0), (2, 50.0, 60.0, 280.0, 70.0))}
    )

    assert [band[0] for band in quote_bands(q, SIZES)] == [1, 1, 2]


def test_neighbouring_quotes_share_a_picture() -> None:
    card = full_card()
    page_58 = [band for band in wanted_pictures(card) if band[0] == 58]
    quotes_58 = {q for e in card.elements() for q in e.evidence if q.page == 58}

    assert len(page_58) <= len(quotes_58)


def test_no_more_pictures_are_wanted_than_the_limit_and_every_element_has_one() -> None:
    card = many_quotes(200)
    wanted = wanted_pictures(card, limit=40)

    assert len(wanted) <= 40
    firsts = [band for e in card.elements() if e.evidence for band in quote_bands(e.evidence[0], SIZES)]
    assert all(any(w[0] == f[0] and w[2] <= f[2] and w[4] >= f[4] for w in wanted) for f in firsts)


def test_a_huge_or_absurd_box_asks_for_no_huge_picture() -> None:
    q = quote(1, "x", "stated").model_copy(update={"boxes": ((1, -1e9, -1e9, 1e9, 1e9),)})

    for _, x0, top, x1, bottom in quote_bands(q, SIZES):
        assert 0 <= x0 < x1 <= WIDTH and 0 <= top < bottom <= HEIGHT


def test_pictures_beyond_the_budget_are_left_out_and_the_page_says_so() -> None:
    card = full_card()
    heavy = [
        Picture(p.page, p.x0, p.top, p.x1, p.bottom, p.width_px, p.height_px, p.media_type, bytes(400_000))
        for p in draw(card, wanted_pictures(card), scale=0.1)
    ]
    html = to_html(card, heavy)

    assert len(html) < PICTURE_BUDGET + 400_000
    assert "left out to keep this file small" in html


def test_a_foreign_kind_of_picture_is_not_put_into_the_page() -> None:
    card = full_card()
    strange = [
        Picture(p.page, p.x0, p.top, p.x1, p.bottom, 1, 1, 'image/svg+xml" onload="alert(1)', b"<svg/>")
        for p in draw(card, wanted_pictures(card), scale=0.1)
    ]

    assert "onload" not in to_html(card, strange)

"""The page as text: self-contained, deterministic, escaped."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from scorer.scorecard.html import to_html, wanted_pictures
from scorer.scorecard.markdown import to_markdown
from scorer.scorecard.text import harmless, web_address

from .cards import draw, full_card, many_quotes, with_everything
from .hostile import hostile_card


class _Tags(HTMLParser):
    """Every start tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def _pictures(card):
    return draw(card, wanted_pictures(card))


def test_the_same_card_gives_the_same_bytes() -> None:
    card = full_card()

    assert to_html(card, _pictures(card)) == to_html(card, _pictures(card))


@pytest.mark.parametrize("card", [with_everything(), hostile_card()], ids=["sound", "hostile"])
def test_nothing_in_the_page_points_outside(card) -> None:
    for tag, attributes in _Tags(to_html(card, _pictures(card), pdf_link="r.pdf")).tags:
        assert tag not in ("link", "iframe", "object", "embed", "img", "base", "audio", "video")
        assert tag != "form" or "action" not in attributes
        assert "src" not in attributes and "srcset" not in attributes and "style" not in attributes
        assert not any(name.startswith("on") for name in attributes)
        if tag in ("use", "image"):
            assert str(attributes["href"]).startswith(("#", "data:image/"))
        if tag == "a":
            assert str(attributes["href"]).startswith(("#", "r.pdf#page=", "https://example.org/"))


def test_the_policy_allows_nothing_but_what_the_page_carries() -> None:
    html = to_html(full_card())
    policy = next(a["content"] for t, a in _Tags(html).tags if a.get("http-equiv") == "Content-Security-Policy")

    assert policy.startswith("default-src 'none'; img-src data:;")
    for tag in ("style", "script"):
        (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_hostile_text_is_text() -> None:
    html = to_html(hostile_card(), _pictures(hostile_card()))

    assert html.count("<script>") == 1
    assert "<svg onload" not in html and "<img" not in html
    assert "&lt;script&gt;window.hacked=1" in html
    assert "{{ 7*7 }}" in html and "49${" not in html
    assert not re.search("[\x00-\x08\x0e-\x1f\u202a-\u202e\u2066-\u2069]", html)
    assert "w" * 3_001 not in html
    assert "more characters in the JSON" in html


def test_control_characters_go_and_letters_of_all_scripts_stay() -> None:
    assert harmless("a\u202eb\x00c\u2066") == "abc"
    for text in ("Straße", "می‌خواهم", "हिन्दी", "שלום", "👩‍👩‍👧", "line\nline\ttab"):
        assert harmless(text) == text


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "http://[", ""]
)
def test_a_link_to_the_pdf_cannot_be_a_script(link: str) -> None:
    assert "#page=" not in to_html(full_card(), pdf_link=link)


@pytest.mark.parametrize(
    ("address", "followed"),
    [
        ("https://ok.example/a?b=c@d", True),
        ("http://ok.example:8080/", True),
        ("https://ok.example@evil.example/", False),
        ("https://ok.example\\@evil.example/", False),
        ("https://a:b@evil.example/", False),
        ("javascript:alert(1)", False),
        ("https://", False),
    ],
)
def test_only_a_plain_address_of_a_page_is_a_link(address: str, followed: bool) -> None:
    assert (web_address(address) is not None) is followed


def test_quotes_link_to_their_page_of_the_pdf() -> None:
    html = to_html(full_card(), pdf_link="../my%20report.pdf")

    assert 'href="../my%20report.pdf#page=19"' in html


def test_every_fact_of_the_card_is_in_the_page() -> None:
    card = with_everything()
    html = to_html(card)
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html)).replace("&#39;", "'").replace("&amp;", "&")

    for e in card.elements():
        assert e.reason in text and e.ask in text
        assert e.status == "not_applicable" or e.confidence_why in text
        for q in (*e.evidence, *e.near_misses):
            assert q.quote in text and f"p. {q.page}" in text and q.section in text
        for search in e.searched:
            assert search in text
    for said in (*card.warnings, card.report.sha256, card.rubric.digest, "halden-signal", "weighted kappa 0.91"):
        assert said in text
    for measure in card.brochure.values():
        assert measure.definition in text
    for case in card.cases:
        assert case.name in text


def test_the_words_that_a_figure_of_the_panel_counted_are_shown() -> None:
    card = full_card()
    name, measure = next(iter(card.brochure.items()))
    words = (("robust", 7), ("proud", 1), *((f"word{n}", 1) for n in range(40)))
    card = card.model_copy(update={"brochure": {name: measure.model_copy(update={"words": words})}})
    for view in (to_html(card), to_markdown(card)):
        assert "Counted: robust (7), proud, word0" in view
        assert "word37 and 2 more." in view


def test_a_card_without_a_score_does_not_show_zero() -> None:
    card = full_card()
    themes = tuple(t.model_copy(update={"score": None, "low": None, "high": None}) for t in card.themes)
    html = to_html(card.model_copy(update={"score": None, "low": None, "high": None, "themes": themes}))

    assert "there is no score. This is not a score of zero." in html
    assert 'class="number"' not in html


def test_a_card_of_158_pages_and_200_quotes_stays_small_enough_to_mail() -> None:
    card = many_quotes(200)

    assert len(to_html(card, _pictures(card)).encode()) < 3_000_000


@pytest.mark.parametrize(("low", "high", "said"), [(75.6, 76.4, False), (76.0, 76.0, False), (75.4, 76.4, True)])
def test_a_range_whose_ends_read_the_same_is_none(low: float, high: float, said: bool) -> None:
    card = full_card()
    same = {"score": 76.0, "low": low, "high": high, "coverage": 0.99}
    themes = tuple(theme.model_copy(update=same) for theme in card.themes)
    card = card.model_copy(update={**same, "themes": themes})
    html = to_html(card)
    assert ("the score may lie anywhere from" in html) is said
    assert ("; the range is 75 to 76" in html) is said
    assert ("76 of 100, range" in html) is said
    assert ("(range 75 to 76)" in to_markdown(card)) is said
    assert not re.search(r"range (is )?76 to 76|from <b>76</b> to <b>76</b>", html + to_markdown(card))

"""The page in a real browser: accessible, silent on the network, complete without script and on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from scorer.scorecard.model import Scorecard
from scorer.scorecard.people import read_review
from scorer.scorecard.review import apply_reviews

from .cards import document_of, full_card, many_quotes, with_everything
from .hostile import LONG, hostile_card
from .sight import cut_off

pytestmark = pytest.mark.browser


def _flat(text: str) -> str:
    return re.sub(r"\s+", "", text.replace("\u00ad", ""))


def _open_all(page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


@pytest.mark.parametrize(
    ("width", "dark"),
    [(1280, False), (1280, True), (320, False), (320, True)],
    ids=["light", "dark", "phone", "dark phone"],
)
def test_axe_finds_no_violation(open_card, width: int, dark: bool) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    page = open_card(with_everything(), width=width, dark=dark)
    _open_all(page)

    found = axe.Axe().run(page)

    assert found.violations_count == 0, found.generate_report()


def test_no_request_leaves_the_page(open_card) -> None:
    page = open_card(with_everything())
    _open_all(page)
    page.mouse.wheel(0, 20_000)
    page.wait_for_timeout(200)

    assert [url for url in page.requests if not url.startswith("data:")] == [page.url]
    assert page.errors == []


def test_the_first_screen_says_what_matters(open_card) -> None:
    page = open_card(full_card())

    for selector in ("h1", ".number", ".overall .band", ".overall .bar", ".coverage", ".plain", ".themes li:last-child",
                     ".gaps li:last-child", ".warnings li:last-child"):  # fmt: skip
        box = page.locator(selector).first.bounding_box()
        assert box and box["y"] + box["height"] <= 800, selector


@pytest.mark.parametrize("card", [with_everything(), many_quotes(60)], ids=["full", "long"])
def test_without_javascript_every_fact_can_be_read(open_card, card: Scorecard) -> None:
    page = open_card(card, script=False)
    by_id = {e.id: e for e in card.elements()}
    read = 0
    for fold in page.locator(".el > details").all()[:8]:
        if fold.get_attribute("open") is None:
            fold.locator("> summary").click()
        for more in fold.locator(".more > summary, .searched > summary").all():
            more.click()
        e = by_id[fold.locator(".id").inner_text()]
        text = _flat(fold.inner_text())
        for fact in (e.ask, e.reason, e.confidence_why, *e.searched, *(q.quote for q in (*e.evidence, *e.near_misses))):
            assert _flat(fact) in text
            read += 1
    assert read > 30
    assert not page.locator(".tools").is_visible()
    assert not page.locator("button:visible").count()


def _printed(page, paper: str = "A4") -> list[str]:
    """The text of every sheet."""
    with pypdfium2.PdfDocument(page.pdf(format=paper)) as pdf:
        return [sheet.get_textpage().get_text_bounded().replace("\ufffe", "") for sheet in pdf]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("card", [with_everything(), many_quotes(60)], ids=["full", "long"])
def test_printing_all_loses_no_evidence(open_card, card: Scorecard, script: bool) -> None:
    page = open_card(card, script=script)
    if script:
        page.evaluate("print = () => {}")  # the browser's own dialogue, which nobody is here to answer
        page.locator("#print-all").click()
    sheets = _printed(page)
    text = _flat("".join(sheets))

    for e in card.elements():
        assert _flat(e.reason) in text, e.id
        for q in (*e.evidence, *e.near_misses):
            assert _flat(q.quote) in text, q.quote
    # The first sheet is the summary: the score, the themes and what is missing, and nothing of the details.
    first = _flat(sheets[0])
    assert "Whatismissingmost" in first and "Evidencestandson" in first and "Askedbecause" not in first
    assert "Whatthewordsmean" in _flat(sheets[1]) and "Askedbecause" in _flat(sheets[1])
    assert "Everyanswerwithitsquotes" not in text  # the line of the summary alone


def _crowded() -> Scorecard:
    """As much as a summary shows: long names, long warnings, more of them than it lists."""
    card = with_everything()
    report = card.report.model_copy(update={"title": "A report on everything that matters to everybody " * 6})
    warnings = tuple(
        f"{n} " + "Some pages could not be read because their fonts hide the letters. " * 6 for n in range(9)
    )
    return card.model_copy(update={"report": report, "warnings": warnings})


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("card", [full_card(), with_everything(), many_quotes(60), _crowded()],
                         ids=["small", "full", "long", "crowded"])  # fmt: skip
def test_what_is_printed_by_default_is_the_summary_on_one_page(open_card, card: Scorecard, paper: str) -> None:
    sheets = _printed(open_card(card), paper)

    assert len(sheets) == 1
    text = _flat(sheets[0])
    assert _flat(card.company) in text and "Whatismissingmost" in text and "Evidencestandson" in text
    assert card.rubric.digest in text and card.report.sha256 in text and "Everyanswerwithitsquotes" in text


def test_the_phone_never_scrolls_sideways(open_card) -> None:
    for card in (with_everything(), hostile_card()):
        page = open_card(card, width=320, height=640)
        _open_all(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", [390, 1280])
def test_no_table_of_the_card_breaks_a_word_or_cuts_a_number_off(open_card, width: int) -> None:
    page = open_card(with_everything(), width=width, height=844)
    _open_all(page)
    assert cut_off(page) == []


def test_hostile_text_is_inert_and_readable(open_card) -> None:
    page = open_card(hostile_card())
    _open_all(page)

    assert page.evaluate("window.hacked") is None
    assert page.errors == []
    assert [url for url in page.requests if not url.startswith("data:")] == [page.url]
    assert "<script>window.hacked=1</script>" in page.locator("h1").inner_text()
    assert LONG[:2_000] in page.locator("#E1 blockquote").nth(1).inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def _wait_until(page, asked: str) -> None:
    """Wait until something holds; asked from outside, since the page's own policy lets nobody wait within it."""
    for _ in range(600):
        if page.evaluate(asked):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never came true: {asked}")


def test_a_link_to_an_element_opens_it_with_and_without_script(open_card) -> None:
    for script in (True, False):
        page = open_card(full_card(), script=script)
        inside = page.locator("[id='DD3.2']")
        assert not inside.is_visible()
        page.goto(page.url + "#DD3.2")
        inside.wait_for(state="visible")
        asked = "document.getElementById('DD3.2').closest('.el').querySelector('h3').getBoundingClientRect().y"
        _wait_until(page, f"0 <= {asked} && {asked} <= 700")


def test_the_highlight_lies_on_the_quote(open_card) -> None:
    page = open_card(full_card())
    _open_all(page)
    crops = page.locator(".crop")

    assert crops.count() >= 27
    for i in range(crops.count()):
        around = crops.nth(i).bounding_box()
        for hit in crops.nth(i).locator(".hit").all():
            box = hit.bounding_box()
            assert around and box and box["width"] > 20
            assert around["y"] <= box["y"] and box["y"] + box["height"] <= around["y"] + around["height"] + 1


def test_comfort_filter_order_open_copy(open_card) -> None:
    page = open_card(full_card())
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    page.select_option("#filter", "denied")
    assert page.locator(".el:visible").count() == 1
    page.select_option("#filter", "")
    page.fill("#find", "speak up")
    assert 1 <= page.locator(".el:visible").count() <= 3
    page.fill("#find", "")
    ids = "els => els.map(e => e.querySelector('.id').textContent)"
    assert page.locator("#theme-DD .el").evaluate_all(ids)[0] != "DD1.1"
    page.click("#order")
    assert page.locator("#theme-DD .el").evaluate_all(ids) == [
        e.id for e in full_card().elements() if e.id.startswith("DD")
    ]
    page.click("#open")
    assert page.locator(".el > details:not([open])").count() == 0
    page.locator(".el:has([id='DD3.2']) .cite > summary").click()
    page.locator(".el:has([id='DD3.2']) .copy").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert "declined nine sales" in page.evaluate("navigator.clipboard.readText()")
    page.click("#close")
    assert page.locator(".el > details[open]").count() == 0
    assert page.errors == []


def test_the_keyboard_reaches_and_opens_an_element(open_card) -> None:
    page = open_card(full_card())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator(".el > details:not([open]) > summary").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open")


def _laid_out(page) -> int:
    """How many boxes the browser has made when the page has been painted for the first time."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    _wait_until(page, "performance.getEntriesByName('first-contentful-paint').length")
    metrics = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
    return int(metrics["LayoutObjects"])


def test_of_a_large_card_no_more_is_painted_at_first_than_of_a_small_one(open_card) -> None:
    """What is folded costs nothing before somebody opens it: 200 quotes are painted as soon as 50."""
    few, many = (open_card(many_quotes(count)) for count in (50, 200))
    at_first = _laid_out(many)
    assert 500 < at_first < 1.3 * _laid_out(few)

    _open_all(many)
    many.evaluate("document.body.offsetHeight")
    assert _laid_out(many) > 2 * at_first  # it is counted, and is there when it is asked for


def test_a_review_made_in_the_browser_is_a_file_that_scoring_takes(open_card, tmp_path: Path) -> None:
    card = full_card()
    page = open_card(card)
    page.click("#review")
    page.fill("[name=reviewer]", "Ana “A” Lima </script> \u2028: #")
    page.fill("[name=date]", "2024-05-02")
    page.click("text=Save review file")
    assert page.locator("#review-said").inner_text() == "Nothing is decided yet."
    _open_all(page)

    def form(name: str):
        return page.locator(f".el[data-id='{name}'] .decide")

    form("DD1.1").locator("[name=decision]").select_option("accept")
    form("RE3.2").locator("[name=decision]").select_option("change")
    form("RE3.2").locator("[name=level]").select_option("evidenced")
    page.click("text=Save review file")
    assert "Not saved" in page.locator("#review-said").inner_text()
    assert form("RE3.2").locator(".problem").inner_text() == "A changed answer needs a reason."
    form("RE3.2").locator("[name=reason]").fill("The repayment: it’s remedy\n# not a comment")
    form("RE3.2").locator("[name=page]").fill("30")
    form("RE3.2").locator("[name=quote]").fill("we repaid recruitment fees")
    page.locator(".el[data-id='DD2.1'] .is-wrong").first.check()
    form("DD2.1").locator("[name=decision]").select_option("change")
    form("DD2.1").locator("[name=level]").select_option("described")
    form("DD2.1").locator("[name=reason]").fill("No assessment of human rights.")
    form("LC2.1").locator("[name=decision]").select_option("change")
    form("LC2.1").locator("[name=level]").select_option("not_applicable")
    form("LC2.1").locator("[name=reason]").fill("-")
    with page.expect_download() as download:
        page.click("text=Save review file")
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert path.name == "halden-signal-2023.review.yaml"

    reviewed = apply_reviews(card, [read_review(path, card)], document_of(card))
    by_id = {e.id: e for e in reviewed.elements()}
    assert by_id["RE3.2"].level == "evidenced"
    assert by_id["RE3.2"].reviews[0].reason == "The repayment: it’s remedy\n# not a comment"
    assert by_id["RE3.2"].evidence[-1].quote.startswith("In May 2023 we repaid recruitment fees")
    assert by_id["DD2.1"].level == "described"
    assert [q.wrong_by for q in by_id["DD2.1"].near_misses] == ["Ana “A” Lima </script> \u2028: #"]
    assert by_id["DD1.1"].machine is None and by_id["DD1.1"].reviews
    assert by_id["LC2.1"].status == "not_applicable"
    assert [url for url in page.requests if not url.startswith(("data:", "blob:"))] == [page.url]
    assert page.errors == []


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_no_violation_while_reviewing(open_card, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    page = open_card(full_card(), width=width)
    page.click("#review")
    _open_all(page)
    for decision in page.locator("[name=decision]").all()[:5]:
        decision.select_option("change")

    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width

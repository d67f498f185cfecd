"""The page over several cards: complete, inert, sortable, and no ranking by totals."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from scorer.scorecard.index import entry_of, failed, questions_of, to_index

from .cards import full_card, with_everything
from .hostile import PAYLOAD, hostile_card


def _entries():
    card = full_card()
    nothing = {"score": None, "low": None, "high": None}
    other = card.model_copy(
        update={"company": "Aster Ltd", "themes": tuple(t.model_copy(update=nothing) for t in card.themes)}
    )
    return [
        entry_of(card, "halden.scorecard.html"),
        entry_of(other, "aster%20ltd.scorecard.html"),
        failed("broken.pdf", "this PDF is damaged and cannot be opened"),
    ]


def test_every_report_has_its_line_in_the_order_of_companies() -> None:
    html = to_index(_entries())

    assert html.index("Aster Ltd") < html.index("Halden Signal Group plc")
    assert 'href="aster%20ltd.scorecard.html"' in html
    assert "not assessed" in html
    assert "this PDF is damaged" in html
    assert ">58<" in html and ">26<" in html  # themes
    assert ">38<" not in html  # no total


def test_cards_of_different_rubrics_are_not_put_side_by_side() -> None:
    card = full_card()
    newer = card.model_copy(update={"rubric": card.rubric.model_copy(update={"version": "2.0", "digest": "ffff"})})

    assert to_index([entry_of(card, "a"), entry_of(newer, "b")]).count("<table") == 2


def test_the_same_entries_in_any_order_give_the_same_bytes() -> None:
    assert to_index(_entries()) == to_index(reversed(_entries()))


def test_hostile_names_are_text() -> None:
    html = to_index([entry_of(hostile_card(), "x.html"), failed(PAYLOAD, PAYLOAD)])

    assert html.count("<script>") == 1 and "<img" not in html
    assert not re.search("[\x00-\x08\u202a-\u202e\u2066-\u2069]", html)


@pytest.mark.browser
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (320, True)])
def test_it_sorts_finds_and_is_accessible(chromium, tmp_path, width: int, dark: bool) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    path = tmp_path / "index.html"
    path.write_text(to_index([*_entries(), entry_of(with_everything(), "z.html")]), encoding="utf-8")
    page = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(path.as_uri())
    names = "rows => rows.map(r => r.cells[0].textContent)"

    assert page.locator("table.sortable tbody tr").evaluate_all(names)[0] == "Aster Ltd"
    page.get_by_role("button", name="Remedy").click()
    page.get_by_role("button", name="Remedy").click()
    assert page.locator("table.sortable tbody tr").evaluate_all(names)[-1] == "Aster Ltd"
    assert page.locator("th[aria-sort=descending]").count() == 1
    page.locator(".find").first.fill("aster")
    assert page.locator("table.sortable tbody tr:visible").count() == 1
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert requests == [page.url]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def _registry(count: int):
    """Entries of ``count`` companies in three sectors; every third is silent where the card says something."""
    card = full_card()
    entry = entry_of(card, "x.html")
    silent = dict.fromkeys(entry.answers, "silent")
    low = tuple((id, title, 3.0) for id, title, _ in entry.themes)
    names = ("mining", "food", "retail")
    return [
        replace(
            entry,
            company=f"Company {n:05}",
            sector=names[n % 3],
            **({"answers": silent, "themes": low} if n % 3 == 0 else {}),
        )
        for n in range(count)
    ], {entry.rubric: questions_of(card)}


def test_a_registry_has_distributions_and_silences_and_no_total() -> None:
    entries, questions = _registry(9)
    html = to_index(entries, questions)

    asked = questions[entries[0].rubric]
    assert all(f">{q.id}</span> " in html for q in asked)
    assert "Where most are silent" in html
    assert html.count('<svg class="stack"') == len(entries[0].themes)
    assert "Overall" not in html and "Total" not in html
    first = html.split('class="asked"')[1]
    most = max(asked, key=lambda q: sum(e.answers[q.id] == "silent" for e in entries))
    assert first.index(most.id) < 700
    assert "Where most are silent" not in to_index(entries[:3], questions)  # three reports are no distribution


@pytest.mark.browser
def test_rows_are_filtered_by_words_sector_question_and_answer(chromium, tmp_path) -> None:
    entries, questions = _registry(30)
    path = tmp_path / "index.html"
    path.write_text(to_index(entries, questions), encoding="utf-8")
    page = chromium.new_page()
    page.goto(path.as_uri())
    rows = page.locator("table.sortable tbody tr:visible")

    page.locator(".sector").select_option("food")
    assert rows.count() == 10
    page.locator(".sector").select_option("")
    page.locator(".answer").select_option(label="silent")
    everywhere = rows.count()
    page.locator(".question").select_option(index=1)
    assert 10 <= rows.count() <= everywhere
    told = next(q.id for q in questions[entries[0].rubric] if entries[1].answers[q.id] == "evidenced")
    page.locator(".question").select_option(label=page.locator(f".question option:text('{told} ')").inner_text())
    assert rows.count() == 10
    page.locator(".find").fill("company 00003")
    assert rows.all_inner_texts()[0].startswith("Company 00003")
    assert page.locator(".said").inner_text() == "1 of 30 reports shown"
    page.close()


@pytest.mark.browser
def test_a_registry_can_be_read_without_javascript(chromium, tmp_path) -> None:
    entries, questions = _registry(30)
    path = tmp_path / "index.html"
    path.write_text(to_index(entries, questions), encoding="utf-8")
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator("table.sortable tbody tr:visible").count() == 30
    assert not page.locator("button:visible, select:visible, input:visible").count()
    context.close()


@pytest.mark.browser
def test_many_rows_are_rendered_in_groups_and_none_is_lost(chromium, tmp_path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    entries, questions = _registry(250)
    path = tmp_path / "index.html"
    path.write_text(to_index(entries, questions), encoding="utf-8")
    page = chromium.new_page()
    page.goto(path.as_uri())
    names = "rows => rows.map(r => r.cells[0].textContent)"
    rows = page.locator("table.sortable tbody tr")

    assert rows.evaluate_all(names) == [e.company for e in entries]
    assert page.locator("table.sortable tbody").count() == 3
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.get_by_role("button", name="Company").click()
    assert rows.evaluate_all(names) == [e.company for e in reversed(entries)]
    page.locator(".sector").select_option("retail")
    assert rows.evaluate_all(names) == [e.company for e in reversed(entries) if e.sector == "retail"]
    assert page.locator("table.sortable tbody").count() == 1
    page.locator(".sector").select_option("")
    assert rows.count() == 250
    page.locator(".find").fill("nobody of this name")
    assert rows.count() == 0
    page.locator(".find").fill("")
    assert rows.count() == 250
    page.close()

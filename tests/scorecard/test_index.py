"""The page over several cards: complete, inert, sortable, and no ranking by totals."""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2
import pytest

from scorer.scorecard import view
from scorer.scorecard.html import to_html
from scorer.scorecard.index import MOST_MARKS, entry_of, failed, questions_of, to_index

from .cards import full_card, with_everything
from .hostile import PAYLOAD, hostile_card
from .sight import cut_off


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

    assert to_index([entry_of(card, "a"), entry_of(newer, "b")]).count('<table class="sortable list') == 2


def test_the_same_entries_in_any_order_give_the_same_bytes() -> None:
    assert to_index(_entries()) == to_index(reversed(_entries()))


def test_hostile_names_are_text() -> None:
    html = to_index([entry_of(hostile_card(), "x.html"), failed(PAYLOAD, PAYLOAD)])

    assert html.count("<script>") == 1 and "<img" not in html
    assert not re.search("[\x00-\x08\u202a-\u202e\u2066-\u2069]", html)


@pytest.mark.browser
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, False), (320, True)])
def test_it_sorts_finds_and_is_accessible(chromium, tmp_path, width: int, dark: bool) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    path = tmp_path / "index.html"
    path.write_text(to_index([*_entries(), entry_of(with_everything(), "z.html")]), encoding="utf-8")
    page = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(path.as_uri())
    names = "rows => rows.map(r => r.cells[0].textContent)"

    assert page.locator("table.list tbody tr").evaluate_all(names)[0] == "Aster Ltd"
    remedy = page.get_by_role("button", name="Remedy")
    remedy.click()
    remedy.click()
    assert page.locator("table.list tbody tr").evaluate_all(names)[-1] == "Aster Ltd"
    assert page.locator("th[aria-sort=descending]").count() == 1
    page.locator(".find").first.fill("aster")
    assert page.locator("table.list tbody tr:visible").count() == 1
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
    first = html.split('class="asked stacks"')[1]
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
    rows = page.locator("table.list tbody tr:visible")

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


def test_the_grid_has_a_mark_for_every_answer_and_each_leads_to_it() -> None:
    card = full_card()
    html = to_index([entry_of(card, "a%20b.scorecard.html")], {entry_of(card, None).rubric: questions_of(card)})
    grid = html.split('<table class="sortable grid"')[1].split("</table>")[0]

    for e in card.elements():
        key = view.verdict(e).key
        assert f'<a class="g g-{key}" href="a%20b.scorecard.html#{e.id}"' in grid, e.id
    assert grid.count('class="g g-') == len(card.elements())
    assert all(f"<dd>{q.ask}</dd>" in html for q in questions_of(card))  # what the heads stand for

    other = to_index([entry_of(card, "a.scorecard.json"), replace(entry_of(card, None), answers={"DD1.1": "silent"})])
    assert 'href="a.scorecard.json" title="DD1.1' in other and "scorecard.json#" not in other  # no page, no place in it
    assert other.count('class="g g-none"') == len(card.elements()) - 1  # not asked is no silence
    assert '<span class="g g-silent">' in other


def test_a_sector_s_silence_is_told_of_what_could_be_assessed() -> None:
    entries, questions = _registry(9)
    html = to_index(entries, questions)
    shares = html.split('<table class="grid shares"')[1].split("</table>")[0]
    rows = {re.split("<", row)[0]: re.findall(r"<td[^>]*>([^<]*)", row) for row in shares.split('"rowheader">')[1:]}
    places = {q.id: n + 1 for n, q in enumerate(questions[entries[0].rubric])}

    assert list(rows) == ["food", "mining", "retail"]
    assert rows["mining"] == ["3", *["100"] * (len(places))]  # every third report is silent, and those are mining's
    assert rows["food"][places["DD1.2"]] == "0"
    assert rows["food"][places["LC2.1"]] == rows["food"][places["LC4.1"]] == "–"  # not assessed, not applicable


def test_the_two_views_of_a_question_tell_the_same_share_of_silence() -> None:
    entries, questions = _registry(9)
    entries[1] = replace(entries[1], answers=dict.fromkeys(entries[1].answers, "unread"))
    html = to_index(entries, questions)
    foot = re.findall(r"<td[^>]*>([^<]*)", html.split("<tfoot")[1].split("</tfoot>")[0])[1:]  # after that of sectors
    rows = html.split('class="asked stacks"')[1].split("</table>")[0].split('<span class="id">')[1:]
    listed = {row.split("<")[0]: re.findall(r"<b>([^<]*)</b>", row)[0].removesuffix("%") for row in rows}

    asked = questions[entries[0].rubric]
    assert foot == [listed[q.id] for q in asked]
    assert listed["DD1.2"] == "38" and listed["LC4.1"] == "100"  # 3 of 8; of the silent ones alone it can be told
    assert [listed[q.id] for q in asked if q.id == "LC2.1"] == ["100"]


def test_very_many_reports_have_a_grid_of_sectors_only() -> None:
    count = MOST_MARKS // len(full_card().elements())
    entries, questions = _registry(count + 1)
    html = to_index(entries, questions)

    assert '<table class="grid shares"' in html and '<table class="sortable grid"' not in html
    assert "One by one, 12,000 answers are shown at most" in html and "Grid of questions by sectors" in html
    assert '<table class="sortable grid"' in to_index(entries[:count], questions)


@pytest.mark.browser
def test_the_grid_sorts_and_filters_with_the_list_and_its_marks_open_the_answer(chromium, tmp_path) -> None:
    entries, questions = _registry(30)
    (tmp_path / "x.html").write_text(to_html(full_card()), encoding="utf-8")
    path = tmp_path / "index.html"
    path.write_text(to_index(entries, questions), encoding="utf-8")
    page = chromium.new_page()
    page.goto(path.as_uri())
    rows = page.locator("table.sortable.grid tbody tr")
    told = next(q.id for q in questions[entries[0].rubric] if entries[1].answers[q.id] == "evidenced")
    silent = page.locator(".sortable.grid tfoot .num").nth([q.id for q in questions[entries[0].rubric]].index(told))

    names = "rows => rows.map(r => r.cells[0].textContent.split(' ').slice(0, 2).join(' '))"
    assert rows.evaluate_all(names) == [e.company for e in entries]
    assert silent.inner_text() == "33"
    page.locator(".sector").select_option("mining")
    assert (rows.count(), silent.inner_text()) == (10, "100")
    page.locator(".sector").select_option("")
    page.locator(".sortable.grid").get_by_role("button", name=told, exact=True).click()
    answers = f"rows => rows.map(r => r.querySelector('[href$=\"#{told}\"]').className)"
    assert rows.evaluate_all(answers) == ["g g-evidenced"] * 20 + ["g g-silent"] * 10
    assert page.locator("table.list tbody tr").evaluate_all(names) == [e.company for e in entries]  # sorted by itself
    page.locator(f".sortable.grid .g[href$='#{told}']").first.click()
    page.wait_for_url(f"**/x.html#{told}")
    page.locator(f"[id='{told}']").wait_for(state="visible")
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 390, 720, 1280])
def test_no_name_is_broken_and_no_number_cut_off(chromium, tmp_path, width: int) -> None:
    entries, questions = _registry(30)
    entries[1] = replace(
        entries[1], company="Internationale Versicherungsgesellschaft Aktiengesellschaft", date="2023-12-31"
    )
    entries[2] = replace(
        entries[2], title="CONSOLIDATED DISCLOSURE OF NON-FINANCIAL INFORMATION", sector="telecommunications"
    )
    unread = tuple((id, title, None) for id, title, _ in entries[3].themes)
    entries[3] = replace(entries[3], themes=unread, ranges={})  # "not assessed" is longer than a score
    for count in (30, 210):
        path = tmp_path / "index.html"
        path.write_text(to_index((entries * 7)[:count], questions), encoding="utf-8")
        page = chromium.new_page(viewport={"width": width, "height": 844})
        page.goto(path.as_uri())
        assert cut_off(page) == []
        page.set_viewport_size({"width": 688, "height": 1000})  # what is between the margins of a sheet of A4
        page.emulate_media(media="print")
        assert cut_off(page) == []
        page.close()


_WHERE = """cells => cells.map(cell => {
  const range = document.createRange();
  range.selectNodeContents(cell);
  const ink = cell.querySelector(".g") ?? range;
  const {left, right, top} = ink.getBoundingClientRect();
  return {top: Math.round(top), right: Math.round(right), middle: (left + right) / 2};
})"""


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_every_figure_stands_in_line_with_what_it_counts(chromium, tmp_path, width: int) -> None:
    entries, questions = _registry(30)
    path = tmp_path / "index.html"
    path.write_text(to_index(entries, questions), encoding="utf-8")
    page = chromium.new_page(viewport={"width": width, "height": 844})
    page.goto(path.as_uri())
    page.locator(".sector").select_option("food")  # figures of one digit and of three, and dashes

    marks = page.locator(".sortable.grid tbody tr").first.locator("td:not(.of)").evaluate_all(_WHERE)
    figures = page.locator(".sortable.grid tfoot td.num")
    assert {"0", "100", "–"} <= set(figures.all_inner_texts())
    below = figures.evaluate_all(_WHERE)
    assert len(below) == len(marks)
    assert all(abs(f["middle"] - m["middle"]) < 1.5 for f, m in zip(below, marks, strict=True))
    assert max(f["top"] for f in below) - min(f["top"] for f in below) <= 1

    for counted in (".spread", ".asked"):
        rows = page.locator(f"{counted} tbody tr")
        ends = [rows.nth(n).locator("td").evaluate_all(_WHERE) for n in range(rows.count())]
        assert len({tuple(cell["right"] for cell in row) for row in ends}) == 1  # line below line
        assert len({cell["right"] for cell in ends[0]}) == (2 if width == 390 else len(ends[0]))
    page.close()


@pytest.mark.browser
def test_every_printed_sheet_of_the_list_and_the_grid_has_its_heads(chromium, tmp_path) -> None:
    entries, questions = _registry(90)
    path = tmp_path / "index.html"
    path.write_text(to_index(entries, questions), encoding="utf-8")
    page = chromium.new_page()
    page.goto(path.as_uri())
    with pypdfium2.PdfDocument(page.pdf(format="A4")) as pdf:
        sheets = [sheet.get_textpage().get_text_bounded() for sheet in pdf]
    page.close()

    grid = next(n for n, sheet in enumerate(sheets) if "Question by question" in sheet)
    listed = [sheet for sheet in sheets[:grid] if "Company 0" in sheet]
    marked = [sheet for sheet in sheets[grid:] if "Company 0" in sheet]
    assert len(listed) > 1 and len(marked) > 1
    assert all("Assessed" in sheet for sheet in listed)
    assert all("LC4.1" in sheet.split("Company 0")[0] for sheet in marked)
    assert sum(sheet.count("Silent, in 100") for sheet in marked) == 1  # the sum of all stands at the end


@pytest.mark.browser
def test_a_registry_can_be_read_without_javascript(chromium, tmp_path) -> None:
    entries, questions = _registry(30)
    path = tmp_path / "index.html"
    path.write_text(to_index(entries, questions), encoding="utf-8")
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator("table.list tbody tr:visible").count() == 30
    assert not page.locator("button:visible, select:visible, input:visible").count()
    context.close()


@pytest.mark.browser
def test_many_rows_are_rendered_in_groups_and_none_is_lost(chromium, tmp_path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    entries, questions = _registry(201)
    path = tmp_path / "index.html"
    path.write_text(to_index(entries, questions), encoding="utf-8")
    page = chromium.new_page()
    page.goto(path.as_uri())
    names = "rows => rows.map(r => r.cells[0].textContent)"
    rows = page.locator("table.list tbody tr")

    assert rows.evaluate_all(names) == [e.company for e in entries]
    assert page.locator("table.list tbody").count() == 3
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.locator("table.list").get_by_role("button", name="Company").click()
    assert rows.evaluate_all(names) == [e.company for e in reversed(entries)]
    page.locator(".sector").select_option("retail")
    assert rows.evaluate_all(names) == [e.company for e in reversed(entries) if e.sector == "retail"]
    assert page.locator("table.list tbody").count() == 1
    page.locator(".sector").select_option("")
    assert rows.count() == 201
    page.locator(".find").fill("nobody of this name")
    assert rows.count() == 0
    page.locator(".find").fill("")
    assert rows.count() == 201
    page.close()

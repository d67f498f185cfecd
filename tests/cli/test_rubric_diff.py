"""``scorer rubric diff`` with reports: which answers move, by which passages, and what does it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from .conftest import LINES, RUBRIC, write_pdf

Scorer = Callable[..., Result]
HEAD = "rubric: mine\nversion: '1'\ntitle: Mine\nextend: {}\n"
TITLE = ("Alder & Byrne Ltd", "Human Rights Report 2024")
REPAID = "In March 2024 we repaid recruitment fees of USD 41,200 to 63 workers at two of our sites."
HOTLINE = "Our hotline received 41 calls from workers in 2024."


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "110")


def extending(folder: Path, change: str, base: str = "small.yaml") -> Path:
    file = folder / "mine.yaml"
    file.write_text(HEAD.format(base) + change + "\n", encoding="utf-8")
    return file


def on_report(scorer: Scorer, *arguments: object) -> list[str]:
    """What the command says of the reports: what follows the differences between the rubrics."""
    result = scorer("rubric", "diff", *arguments)
    assert result.exit_code == 0, result.output
    blocks = result.stdout.rstrip().split("\n\n")
    return "\n".join(block for block in blocks if ".pdf:" in block).splitlines()


# --- two people with one line each ------------------------------------------------------------------------------------

BASE = "human-rights-transparency"
TOWN = (
    "In May 2024 we held four town-hall meetings, to which 212 neighbours of the quarry came.",
    "In September 2024 we held two more town-hall meetings, with 96 neighbours of the harbour.",
)
SHARES = (
    "The share of workers who know of the grievance line rose to 61 per cent in 2024, against 44 per cent in 2023.",
    "The share of women in our diversity programme rose to 31 per cent in 2024, against 28 per cent the year before.",
    "The share of suppliers with an open finding on forced labour fell from 14 to 6 per cent in 2024.",
)


def test_a_new_user_makes_town_hall_meetings_count_as_consultation_with_one_line(scorer: Scorer, folder: Path) -> None:
    report = write_pdf(folder / "quarry.pdf", (*TITLE, *TOWN))
    extending(folder, 'change: {DD2.3: {look_for: [+ "town hall" AND meeting*]}}', BASE)
    assert scorer("rubric", "check", "mine.yaml").exit_code == 0
    result = scorer("rubric", "diff", BASE, "mine.yaml", report)
    assert 'DD2.3\n  ~ look_for: with "town hall" AND meeting*\n\nquarry.pdf: ' in result.stdout
    head, *lines = on_report(scorer, BASE, "mine.yaml", report)
    before, after = (float(points) for points in head.removeprefix("quarry.pdf: ").split(" → "))
    assert before < after
    assert lines == [
        "  ~ DD2.3: none → described",
        f"    + p. 1  “{TOWN[0]}”",
        '        evidenced; found by: "town hall" AND meeting*',
        f"    + p. 1  “{TOWN[1]}”",
        '        evidenced; found by: "town hall" AND meeting*',
    ]


def test_a_look_up_that_finds_and_grades_in_one_line(scorer: Scorer, folder: Path) -> None:
    """Where the question is given grades of its own, they tell what a new look-up shows."""
    report = write_pdf(folder / "quarry.pdf", (*TITLE, *TOWN))
    found = '[+ "town hall" AND meeting*]'
    extending(folder, f"change: {{DD2.3: {{look_for: {found}, grades: {{evidenced: {found}}}}}}}", BASE)
    lines = on_report(scorer, BASE, "mine.yaml", report)
    assert lines[1] == "  ~ DD2.3: none → described"
    assert lines[3] == '        evidenced; found by: "town hall" AND meeting*'


def test_other_words_of_a_question_are_named_where_its_passages_weigh_less(scorer: Scorer, folder: Path) -> None:
    consulted = "The committee met workers' representatives in Dhaka in May and in Phnom Penh in November."
    report = write_pdf(folder / "quarry.pdf", (*TITLE, consulted, *TOWN))
    extending(folder, "change: {DD2.3: {ask: Are affected people or experts asked?}}", BASE)
    lines = on_report(scorer, BASE, "mine.yaml", report, "--all")
    assert any("weighs differently, as the question has no second look now" in line for line in lines)


def test_keeping_figures_out_with_one_line(scorer: Scorer, folder: Path) -> None:
    """Figures on diversity are kept out by the default rubric; those that somebody else does not want, by one line."""
    report = write_pdf(folder / "figures.pdf", (*TITLE, SHARES[1], SHARES[0], SHARES[2]))
    extending(folder, 'change: {DD4.1: {unless: [+ "grievance line"]}}', BASE)
    assert scorer("rubric", "check", "mine.yaml").exit_code == 0
    text = " ".join(" ".join(on_report(scorer, BASE, "mine.yaml", report, "--all")).split())
    assert f'- p. 1 “{SHARES[0]}” evidenced; taken out by “unless”: "grievance line"' in text
    assert SHARES[1] not in text
    assert SHARES[2] not in text  # what stays is not told


# --- each kind of movement --------------------------------------------------------------------------------------------


def test_a_passage_that_is_lost_and_one_that_is_gained(scorer: Scorer, folder: Path) -> None:
    report = write_pdf(folder / "alder.pdf", (*TITLE, REPAID, HOTLINE))
    extending(folder, "change: {RE1.1: {look_for: ['- repaid OR remed* OR compensat*', + calls]}}")
    assert on_report(scorer, "small.yaml", "mine.yaml", report) == [
        "alder.pdf: 100.0 → 100.0",
        "  = RE1.1: evidenced as before; passages: 1 taken newly, 1 no longer taken",
        "  (2 passages more: --all)",
    ]
    assert on_report(scorer, "small.yaml", "mine.yaml", report, "--all") == [
        "alder.pdf: 100.0 → 100.0",
        "  = RE1.1: evidenced as before; passages: 1 taken newly, 1 no longer taken",
        f"    + p. 1  “{HOTLINE}”",
        "        evidenced; found by: calls",
        f"    - p. 1  “{REPAID}”",
        "        evidenced; no longer found by: repaid OR remed* OR compensat*",
    ]


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("unless: [workers]", "", "+ evidenced; no longer taken out by “unless”: workers"),
        ("", "unless: [workers]", "- evidenced; taken out by “unless”: workers"),
        ("", "look_for: [nothing]", "- evidenced; no longer found by: repaid OR remed* OR compensat*"),
        ("", "grades: {evidenced: [court]}", "~ evidenced → described; tells how, who or what"),
        ("grades: {described: [court], evidenced: [court]}", "grades: {evidenced: [fees]}",
         "~ stated → evidenced; graded by: fees"),
        ("", "grades: {evidenced: [court], described: [court]}", "~ evidenced → stated; a claim without a how"),
        ("grades: {evidenced: [fees], described: [court]}", "grades: {evidenced: [court]}",
         "~ evidenced → stated; no longer graded by: fees"),
        ("", "who: [authority]", None),
    ],
)  # fmt: skip
def test_what_moves_a_passage(scorer: Scorer, folder: Path, first: str, second: str, said: str | None) -> None:
    report = write_pdf(folder / "alder.pdf", (*TITLE, REPAID))
    extending(folder, f"change: {{RE1.1: {{{first}}}}}").rename(folder / "first.yaml")
    extending(folder, f"change: {{RE1.1: {{{second}}}}}", "first.yaml" if first.startswith("grades") else "small.yaml")
    lines = on_report(scorer, "first.yaml", "mine.yaml", report)[1:]
    if said is None:  # whose deeds count besides: nothing moves, and nothing is said
        assert lines == []
        return
    sign, reason = said.split(" ", 1)
    assert lines[0].startswith("  ~ RE1.1: ")
    assert lines[1:] == [f"    {sign} p. 1  “{REPAID}”", f"        {reason}"]


def test_what_is_enough_moves_an_answer_without_a_passage(scorer: Scorer, folder: Path) -> None:
    report = write_pdf(folder / "alder.pdf", (*TITLE, REPAID))
    extending(folder, "change: {RE1.1: {enough: {evidenced: 3}}}")
    assert on_report(scorer, "small.yaml", "mine.yaml", report)[1:] == [
        "  ~ RE1.1: evidenced → described",
        "    ~ enough for evidenced: 0.8 → 3",
    ]


def test_more_look_ups_make_a_passage_weigh_more(scorer: Scorer, folder: Path) -> None:
    report = write_pdf(folder / "alder.pdf", (*TITLE, REPAID))
    extending(folder, "change: {RE1.1: {look_for: [+ fees], enough: {evidenced: 0.9}}}").rename(folder / "second.yaml")
    extending(folder, "change: {RE1.1: {enough: {evidenced: 0.9}}}")
    assert on_report(scorer, "mine.yaml", "second.yaml", report)[1:] == [
        "  ~ RE1.1: described → evidenced",
        f"    = p. 1  “{REPAID}”",
        "        evidenced; also found by: fees",
    ]


def test_an_explicit_no_is_named_as_one(scorer: Scorer, folder: Path) -> None:
    no = "We have never provided any remedy to the people whom our products harmed."
    report = write_pdf(
        folder / "no.pdf", (*TITLE, no, HOTLINE, "Our board discussed the findings of the year at length.")
    )
    extending(folder, "change: {RE1.1: {look_for: ['- repaid OR remed* OR compensat*', + court]}}")
    assert on_report(scorer, "small.yaml", "mine.yaml", report)[1:] == [
        "  ~ RE1.1: none, an explicit no → none",
        f"    - p. 1  “{no}”",
        "        an explicit no; no longer found by: repaid OR remed* OR compensat*",
    ]


def test_only_a_few_passages_are_shown_and_the_others_counted(scorer: Scorer, folder: Path) -> None:
    lines = tuple(f"In 20{n} we repaid recruitment fees of USD {n},200 to {n} workers." for n in range(12, 18))
    report = write_pdf(folder / "many.pdf", (*TITLE, *lines))
    extending(folder, "change: {RE1.1: {unless: [+ fees]}}")
    few = on_report(scorer, "small.yaml", "mine.yaml", report)
    assert sum(line.startswith("    - p.") for line in few) == 3
    assert few[-1] == "  (3 passages more: --all)"
    everything = on_report(scorer, "small.yaml", "mine.yaml", report, "--all")
    assert sum(line.startswith("    - p.") for line in everything) == 6
    assert everything == on_report(scorer, "small.yaml", "mine.yaml", report, "--all")


def test_each_report_has_its_own_lines_and_a_weight_moves_no_passage(scorer: Scorer, folder: Path) -> None:
    reports = [
        write_pdf(folder / "a.pdf", (*TITLE, REPAID, LINES[4])),
        write_pdf(folder / "b.pdf", (*TITLE, HOTLINE, *LINES[3:])),
    ]
    extending(folder, "change: {RE1.1: {weight: 3}}")
    assert on_report(scorer, "small.yaml", "mine.yaml", *reports) == [
        *("a.pdf: 50.0 → 75.0", "  by weights: 50.0 → 75.0; RE1.1 50 % → 75 % of the whole"),
        *("b.pdf: 50.0 → 25.0", "  by weights: 50.0 → 25.0; RE1.1 50 % → 75 % of the whole"),
    ]


def test_what_weights_do_is_told_apart_from_what_questions_do(scorer: Scorer, folder: Path) -> None:
    report = write_pdf(folder / "alder.pdf", (*TITLE, REPAID, HOTLINE, *LINES[3:]))
    change = "change: {RE1.1: {look_for: [no_such_word], weight: 3}}"
    extending(folder, change)
    lines = on_report(scorer, "small.yaml", "mine.yaml", report)
    assert lines[:3] == [
        "alder.pdf: 100.0 → 25.0",
        "  by weights: 100.0 → 100.0; RE1.1 50 % → 75 % of the whole",
        "  ~ RE1.1: evidenced → none",
    ]
    extending(folder, f"{change}\nscale: {{evidenced: 90}}")  # then nothing tells what weights do by themselves
    assert "  by weights; RE1.1 50 % → 75 % of the whole" in on_report(scorer, "small.yaml", "mine.yaml", report)
    extending(folder, "change: {RE1.1: {look_for: [no_such_word]}}")
    assert not any("by weights" in line for line in on_report(scorer, "small.yaml", "mine.yaml", report))


def test_a_report_in_another_language_than_the_new_rubric(scorer: Scorer, folder: Path) -> None:
    report = write_pdf(folder / "alder.pdf", (*TITLE, REPAID, HOTLINE, *LINES[3:]))
    (folder / "french.yaml").write_text(RUBRIC.replace("title: A", "language: fr\ntitle: A", 1))
    lines = on_report(scorer, "small.yaml", "french.yaml", report)
    assert lines[0] == "alder.pdf: 100.0 → no score"
    assert lines[1] == "  ~ RE1.1: evidenced → not assessed"
    assert lines[2].strip().startswith("The report is in another language (en) than the rubric is written for (fr)")


def test_hostile_text_cannot_steer_the_terminal(scorer: Scorer, folder: Path) -> None:
    report = write_pdf(folder / "alder.pdf", (*TITLE, REPAID)).rename(folder / "ev\x1b[31mil\u202e.pdf")
    extending(folder, 'change: {RE1.1: {unless: ["+ fees OR \\"\\e[31m\\u202e\\""]}}')
    result = scorer("rubric", "diff", "small.yaml", "mine.yaml", report)
    assert result.exit_code == 0, result.output
    assert "taken out by “unless”: fees OR" in result.stdout
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout

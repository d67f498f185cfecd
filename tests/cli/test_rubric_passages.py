"""``scorer rubric test --examples``, ``--twins`` and ``rubric try --text``: single passages at the command line."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scorer.cli import main
from scorer.rubric.loading import load_rubric, shipped_rubrics
from scorer.verdict.twins import twin_outcomes

RUBRIC = "human-rights-transparency"
HEAD = "id,element,level,kind,section,text,note\n"
ROWS = (
    HEAD
    + "a,RE3.2,3,fact,Remedy,We repaid fees of USD 41200 to 63 migrant workers in March 2024.,kept\n"
    + "b,RE3.2,none,denied,Remedy,We have never provided remedy to people harmed.,\n"
    + '=c,RE3.2,0,others,,"Our competitor repaid fees of USD 41200 to 63 migrant workers in March 2024.",\n'
)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["rubric", *arguments])


def test_labelled_passages_are_counted_by_kind(tmp_path: Path) -> None:
    given, out = tmp_path / "passages.csv", tmp_path / "came.csv"
    given.write_text(ROWS, encoding="utf-8")
    result = run("test", RUBRIC, "--examples", str(given), "--predictions", str(out))
    assert result.exit_code == 0, result.output
    table = {line.split()[0]: line.split()[1:] for line in result.stdout.splitlines()}
    assert table["fact"] == ["1", "1.00", "1.00", "0.00", "1.00"]
    assert table["denied"] == ["1", "1.00", "0.00", "0.00", "0.00"]
    assert table["all"][0] == "3"
    came = list(csv.DictReader(out.open(encoding="utf-8")))
    assert list(came[0]) == ["id", "level", "denied", "actor", "affirmed", "mood", "why"]
    assert [row["level"] for row in came] == ["3", "0", "0"]
    assert (came[1]["denied"], came[1]["actor"], came[1]["affirmed"]) == ("yes", "company", "no")
    assert came[2]["actor"] == "other"
    assert came[2]["id"] == "'=c"  # inert in a spreadsheet


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD.replace("level,", "") + "a,RE3.2,fact,,x,\n", "the column level is missing"),
        (HEAD + "a,RE9.9,3,fact,,We repaid fees.,\n", 'no element "RE9.9"'),
        (HEAD + "a,RE3.2,7,fact,,We repaid fees.,\n", '"7" is no level'),
        (HEAD + "a,RE3.2,3,fact,,,\n", "the passage is empty"),
        (HEAD, "holds no passages"),
    ],
)
def test_a_fault_in_the_table_is_one_clear_error(tmp_path: Path, text: str, said: str) -> None:
    given = tmp_path / "passages.csv"
    given.write_text(text, encoding="utf-8")
    result = run("test", RUBRIC, "--examples", str(given))
    assert result.exit_code == 2
    assert said in result.output
    assert "passages.csv" in result.output
    assert "Traceback" not in result.output


def test_the_passages_are_never_written_over(tmp_path: Path) -> None:
    given = tmp_path / "passages.csv"
    given.write_text(ROWS, encoding="utf-8")
    result = run("test", RUBRIC, "--examples", str(given), "--predictions", str(given))
    assert result.exit_code == 2
    assert given.read_text(encoding="utf-8") == ROWS


def test_a_missing_table_and_predictions_alone_are_refused(tmp_path: Path) -> None:
    assert run("test", RUBRIC, "--examples", str(tmp_path / "none.csv")).exit_code == 2
    assert run("test", RUBRIC, "--predictions", str(tmp_path / "x.csv")).exit_code == 2


def test_a_passage_is_tried_clause_by_clause() -> None:
    text = "Although we repaid fees to 63 workers in Malaysia, we have never apologised to the families."
    result = run("try", RUBRIC, "RE3.2", "--text", text, "--section", "Remedy")
    assert result.exit_code == 0, result.output
    said = " ".join(result.stdout.split())
    assert "company · affirmed · done" in said
    assert "company · denied · done" in said
    assert "“never”" in said


def test_a_report_or_a_passage_is_tried_not_both_nor_none() -> None:
    assert run("try", RUBRIC, "RE3.2").exit_code == 2
    assert run("try", RUBRIC, "RE3.2", "x.pdf", "--text", "We repaid.").exit_code == 2
    assert run("try", RUBRIC, "RE3.2", "--text", " ").exit_code == 2


SMALL = """\
rubric: small
version: "1"
title: Small
themes:
  - id: T
    title: T
    indicators:
      - id: T1
        title: T1
        why: Because.
        elements:
          - id: T1.1
            ask: Were fees repaid?
            look_for: ["repaid"]
            levels: {stated: Says so., described: Says how., evidenced: Says whom and when.}
            examples:
              - {level: evidenced, text: "We repaid fees of USD 41,200 to 63 workers in March 2024."}
"""


def test_twins_of_a_user_s_rubric(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    result = run("test", str(path), "--twins")
    assert result.exit_code == 0, result.output
    assert "0 of " in result.stdout
    assert "keep credit beyond the table" in result.stdout


def test_a_look_up_that_asks_for_the_no_itself_keeps_its_twin_and_fails(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL.replace('look_for: ["repaid"]', "look_for: ['repaid', '\"never repaid\"']"), encoding="utf-8")
    result = run("test", str(path), "--twins")
    assert result.exit_code == 11
    assert "never repaid" in result.stdout


def test_of_the_twins_of_all_shipped_examples_two_in_a_hundred_keep_their_credit_at_most() -> None:
    outcomes = [o for name in shipped_rubrics() for o in twin_outcomes(load_rubric(name))]
    kept = [o for o in outcomes if o.keeps]
    assert len(outcomes) > 1_000
    assert len(kept) <= 0.02 * len(outcomes), [(o.element, o.number, o.twin.text) for o in kept]


def test_a_passage_names_the_look_up_that_finds_it_and_what_more_would_need() -> None:
    said = run("try", RUBRIC, "DD3.3", "--text", "We train our buyers on human rights.").stdout
    queries = load_rubric(RUBRIC).element("DD3.3").look_for
    assert f"look-up 1: {queries[0]}" in said
    assert "evidenced would need: " in said or "described would need: " in said


def test_a_passage_that_nothing_finds_is_told_the_nearest_look_ups() -> None:
    passage = "We have put aside three million euro for the lawsuit."
    said = run("try", RUBRIC, "LC1.4", "--text", passage)
    assert said.stdout.count("not found by look-up") == 2
    assert "has @proceeding|@named-court; lacks @legal-amount" in said.stdout
    assert run("try", RUBRIC, "LC1.4", "--text", passage, "--all").stdout.count("not found by look-up") > 2


def test_what_needs_a_register_says_so() -> None:
    said = run("try", RUBRIC, "LC4.1", "--text", "No lawsuit is left out.").stdout
    assert "asked only with a register (scorer score --register)" in said  # of which trying has no option


def test_a_question_is_named_in_small_letters_too() -> None:
    assert run("try", RUBRIC, "lc1.4", "--text", "We paid.").stdout.startswith("LC1.4  ")
    assert run("show", RUBRIC, "dd3.3").stdout.startswith("#### DD3.3 ")


def test_one_question_is_shown_with_every_look_up_in_words() -> None:
    element = load_rubric(RUBRIC).element("DD3.3")
    said = run("show", RUBRIC, "DD3.3").stdout
    assert said.startswith(f"#### DD3.3 {element.ask}")
    assert "@trains within 10 words of @trainee; in a passage about rights" in said
    assert said.count("  finds: ") >= len(element.look_for)
    assert "- `@trainee` " in said  # what a name stands for
    levels = [line.split(":")[0] for line in said.split("Examples:")[1].splitlines() if line.startswith("- ")]
    order = ["- evidenced", "- described", "- stated", "- none", "- none, an explicit no"]
    assert levels == sorted(levels, key=order.index)
    assert run("show", RUBRIC, "DD3.3", "--format", "html").exit_code == 2
    assert run("show", RUBRIC, "DD9.9").exit_code == 2


BANS = """rubric: bans
version: "1"
title: Bans
themes:
  - id: T
    title: T
    indicators:
      - id: T1
        title: T
        why: Because.
        elements:
          - id: T1.1
            ask: Does the company limit whom it sells to?
            look_for: [LOOK_UP]
            levels: {stated: a, described: b, evidenced: c}
"""


def test_a_no_that_may_be_the_ban_asked_for_is_told_how_to_look_for_it(tmp_path: Path) -> None:
    rubric = tmp_path / "bans.yaml"
    sold = "We do not sell to states under an embargo."
    rubric.write_text(BANS.replace("LOOK_UP", "sell AND state*"))
    said = " ".join(run("try", str(rubric), "T1.1", "--text", sold).stdout.split())
    assert "none, an explicit no" in said
    assert 'look for its words, such as "not sell to"' in said
    rubric.write_text(BANS.replace("LOOK_UP", "'\"not sell\" AND state*'"))
    said = run("try", str(rubric), "T1.1", "--text", sold).stdout
    assert said.splitlines()[-1].startswith("stated: ")  # as docs/writing-a-rubric.md says
    assert "look for its words" not in said
    rubric.write_text(BANS.replace("[LOOK_UP]", "[state*]\n            deny: [sell AND state*]"))
    said = run("try", str(rubric), "T1.1", "--text", sold).stdout
    assert "none, an explicit no" in said and "look for its words" not in said  # it is asked for as a no

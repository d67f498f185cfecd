"""The founding critique on the report itself, as far as its words can be quoted: letter, passages, press release.

These texts are not ours and lie outside the project; without them the tests are left out. They are a fraction of the
report, so what is silent here is silent in what can be quoted, and nothing more is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from scorer.verdict.brochure import comparison
from tests.acceptance.conftest import ROOT, Card

TEXTS = ROOT.parent / "shared" / "domain" / "nso"
IN_SCOPE = ["NSO-01", "NSO-02", "NSO-03", "NSO-04", "NSO-05", "NSO-06"]

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not TEXTS.is_dir(), reason="the quotable passages of the report are not here"),
]


def letter() -> list[str]:
    """The opening letter, pages 1 and 2 of the report."""
    lines = (TEXTS / "nso-2021-opening-letter-p1-2.txt").read_text(encoding="utf-8").splitlines()
    return [re.sub(r"\[\.\.\..*", "", line) for line in lines[1:] if line.strip() and not line.startswith("[Page")]


def passages() -> list[str]:
    """Passages of the report that others quoted, without what others said of it."""
    text = (TEXTS / "nso-2021-passages-quoted-by-others.txt").read_text(encoding="utf-8").split("[Amnesty")[0]
    quoted = [line.strip().strip('",') for line in text.splitlines() if line.startswith('"')]
    return [part for line in quoted for part in re.split(r" - (?=[A-Z])", line)]


def release() -> list[str]:
    """The press release of the same day, which claims a full accounting."""
    lines = (TEXTS / "nso-2021-press-release-excerpt.txt").read_text(encoding="utf-8").splitlines()
    return [re.sub(r"\[\.\.\..*", "", line) for line in lines[1:] if line.strip()]


def write(path: Path, paragraphs: list[str]) -> Path:
    styles = getSampleStyleSheet()
    story: list[object] = [Paragraph(escape(paragraphs[0]), styles["Title"])]
    for text in paragraphs[1:]:
        story += [Paragraph(escape(text), styles["BodyText"]), Spacer(1, 8)]
    SimpleDocTemplate(str(path), title=paragraphs[0], invariant=True).build(story)
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("nso")


@pytest.fixture(scope="module")
def card(folder: Path, score: Callable[..., Card]) -> Card:
    """The quotable part of the report and the press release, with the register, on the day of the report."""
    path = write(folder / "report.pdf", [*letter(), *passages(), *release()])
    return score(path, "--register", "nso-group", "--date", "2021-06-30", "--company", "NSO Group")


def test_f1_it_reads_like_a_brochure(card: Card) -> None:
    """More promotional words than any of the comparison reports."""
    assert card.data["brochure"]["promotion"]["value"] > max(comparison()["promotion"])


def test_f3_remedy_is_silence(card: Card) -> None:
    assert card.silent("RE3.1")
    assert card.silent("RE3.2")


def test_f4_none_of_the_known_cases_is_mentioned(card: Card) -> None:
    assert [c["id"] for c in card.data["cases"] if c["counts"]] == IN_SCOPE
    assert card.missing() == IN_SCOPE
    assert card.level("LC4.1") == 0


def test_f5_no_amounts_and_no_status(card: Card) -> None:
    assert card.silent("LC1.3")
    assert card.silent("LC1.4")


def test_f6_and_f9_no_outside_check_and_no_findings(card: Card) -> None:
    assert card.silent("DD4.2")
    assert card.level("DD2.4") <= 1


def test_the_full_accounting_stands_against_the_six_cases(card: Card) -> None:
    clashes = card.clashes("completeness")

    assert clashes
    assert any("a full accounting of its ongoing and ever-evolving efforts" in c["claim"]["quote"] for c in clashes)
    assert all(len(c["cases"]) == 6 for c in clashes)
    assert all(c["claim"]["page"] and c["claim"]["boxes"] for c in clashes)


def test_what_it_counts_is_credited(card: Card) -> None:
    """Twelve reports, five investigations, one ended, two mitigated, two open, seven without enough to go on."""
    assert card.level("RE2.2") == 3
    assert card.level("DD3.2") >= 1
    told = " ".join(card.quotes(e) for e in ("DD2.1", "DD3.1", "DD3.2", "RE2.1", "RE2.2", "LC3.2"))
    for fact in ("12 product misuse investigations", "five investigations", "termination of NSO's relationship"):
        assert fact in told


def test_its_counts_add_up(card: Card, folder: Path, score: Callable[..., Card]) -> None:
    assert not card.clashes("total")

    changed = [p.replace("the remaining seven reports", "the remaining nine reports") for p in passages()]
    assert changed != passages()
    (clash,) = score(write(folder / "changed.pdf", [*letter(), *changed])).clashes("total")
    assert "12 are told" in clash["reason"]


def test_later_cases_count_for_a_later_report(folder: Path, score: Callable[..., Card]) -> None:
    path = write(folder / "later.pdf", [*letter(), *passages()])
    later = score(path, "--register", "nso-group", "--date", "2023-12-31", "--company", "NSO Group")
    counted = {c["id"] for c in later.data["cases"] if c["counts"]}

    assert counted >= {"NSO-05", "NSO-15", "NSO-17", "NSO-18"}
    assert not counted & {"NSO-04", "NSO-07", "NSO-12", "NSO-13", "NSO-20"}

"""Small reports of fictional companies and a small rubric, for driving the command line as a user does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from scorer.cli import main

RUBRIC = """\
rubric: small
version: "1"
title: A small rubric
themes:
  - id: RE
    title: Remedy
    indicators:
      - id: RE1
        title: Remedy
        why: People harmed need it.
        elements:
          - id: RE1.1
            ask: Was remedy provided to affected people?
            look_for: [repaid OR remed* OR compensat*]
            levels: {stated: A claim., described: A how., evidenced: Cases with facts.}
          - id: RE1.2
            ask: Is there a channel for complaints?
            look_for: [hotline OR grievance]
            levels: {stated: A claim., described: A how., evidenced: Figures.}
"""

LINES = (
    "Alder & Byrne Ltd",
    "Human Rights Report 2024",
    "In March 2024 we repaid recruitment fees of USD 41,200 to 63 workers at two of our sites.",
    "Our board discussed the findings of the year and decided to widen the programme.",
    "Every supplier of ours has signed the code of conduct that our board adopted.",
)


def write_pdf(path: Path, lines: tuple[str, ...] = LINES, *, apart: int = 40) -> Path:
    """A PDF of one page with these lines, a title and a paragraph each."""
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    canvas.setFont("Helvetica-Bold", 20)
    canvas.drawString(60, 780, lines[0] if lines else "")
    canvas.setFont("Helvetica", 10)
    for n, line in enumerate(lines[1:]):
        canvas.drawString(60, 740 - apart * n, line)
    canvas.showPage()
    canvas.save()
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with ``small.yaml`` in it; the library is kept in it, too."""
    (tmp_path / "small.yaml").write_text(RUBRIC)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SCORER_LIBRARY", str(tmp_path / "library.sqlite"))
    monkeypatch.setenv("SCORER_DEBUG", "1")
    return tmp_path


@pytest.fixture
def report(folder: Path) -> Path:
    """A report that answers one of the two questions."""
    return write_pdf(folder / "alder.pdf").relative_to(folder)


@pytest.fixture
def scorer(folder: Path) -> Callable[..., Result]:
    """Run the command line in this process: ``scorer("score", report)``."""

    def run(*arguments: object) -> Result:
        words = [str(a) for a in arguments]
        if words[0] == "score" and "--rubric" not in words:
            words += ["--rubric", "small.yaml"]
        return CliRunner().invoke(main, words, catch_exceptions=False)

    return run

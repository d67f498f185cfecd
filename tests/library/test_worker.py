from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from scorer.document.reading import read_document
from scorer.evidence.gathering import Reading
from scorer.library.plan import Job
from scorer.library.worker import Order, Worker
from scorer.rubric.loading import load_rubric
from scorer.scorecard.building import assess
from scorer.scorecard.json import to_json
from scorer.scorecard.model import MadeCard

from ..cli.conftest import RUBRIC, write_pdf


def test_the_way_through_the_library_gives_what_assess_gives(tmp_path: Path) -> None:
    """The worker puts reading, cues, judging and building together itself; none of them may be lost on the way."""
    report = write_pdf(tmp_path / "alder.pdf")
    (tmp_path / "small.yaml").write_text(RUBRIC)
    order = Order(str(tmp_path / "small.yaml"), tmp_path, formats=("json",), library=tmp_path / "library.sqlite")
    with Worker(order) as worker:
        outcome = worker.score(Job(0, report, "alder"))

    assert outcome.failure is None
    card = assess(Reading(read_document(report)), load_rubric(tmp_path / "small.yaml"))
    card = card.model_copy(update={"made": MadeCard(rubric="small.yaml")})
    assert (tmp_path / "alder.scorecard.json").read_text() == to_json(card)


def test_a_defect_of_ours_is_that_reports_outcome_and_asks_to_be_told(tmp_path: Path, monkeypatch) -> None:
    report = write_pdf(tmp_path / "alder.pdf")
    (tmp_path / "small.yaml").write_text(RUBRIC)
    monkeypatch.delenv("SCORER_DEBUG", raising=False)
    with Worker(Order(str(tmp_path / "small.yaml"), tmp_path)) as worker:
        monkeypatch.setattr(worker, "_key", lambda *_: 1 / 0)
        outcome = worker.score(Job(0, report, "alder"))

    assert outcome.failure is not None
    assert "ZeroDivisionError" in outcome.failure.message
    assert "please report it" in (outcome.failure.hint or "")


def test_scoring_from_the_library_loads_only_what_it_needs() -> None:
    """A person waits after each change of the rubric: what opens PDFs, matches cases or learns is not loaded then."""
    code = "import sys, scorer.library.batch, scorer.library.listing, scorer.scorecard.html; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = ("pypdfium2", "pdfplumber", "pikepdf", "numpy", "scorer.verdict.learned", "scorer.evidence.cases")
    assert [name for name in loaded if name.startswith(heavy)] == []

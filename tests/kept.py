"""Documents that one module of a run has read and another takes, where reading is not what it tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scorer.document import wire
from scorer.document.model import Document


def _file(factory: pytest.TempPathFactory, report: Path) -> Path:
    base = factory.getbasetemp()
    run = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base  # each process has a folder of its own in it
    return run / "kept" / f"{report.stem}.document"


def keep(factory: pytest.TempPathFactory, report: Path, document: Document) -> Document:
    """Leave a document for the rest of the run."""
    file = _file(factory, report)
    file.parent.mkdir(exist_ok=True)
    begun = file.with_name(f"{file.name}.{os.getpid()}")
    begun.write_bytes(wire.pack(document))
    begun.replace(file)
    return document


def kept(factory: pytest.TempPathFactory, report: Path) -> Document | None:
    """The document of a report that this run has read; None where it has not."""
    file = _file(factory, report)
    return wire.unpack(file.read_bytes()) if file.exists() else None

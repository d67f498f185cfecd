"""The committed sample reports are what `reports/make_samples.py` writes, and are fit to be read."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pypdfium2
import pytest
import yaml

REPORTS = Path(__file__).resolve().parent.parent / "reports"
COMMITTED = sorted(REPORTS.glob("*.pdf"))
SHORT = ("e-", "f-", "g-")  # reports that say next to nothing, on a few pages
ELEMENTS = {
    *(f"DD1.{n}" for n in (1, 2, 3)),
    *(f"DD2.{n}" for n in (1, 2, 3, 4)),
    *(f"DD3.{n}" for n in (1, 2, 3)),
    *("DD4.1", "DD4.2", "RE1.1", "RE1.2", "RE1.3", "RE2.1", "RE2.2", "RE2.3", "RE3.1", "RE3.2", "RE3.3"),
    *("LC1.1", "LC1.2", "LC1.3", "LC1.4", "LC2.1", "LC3.1", "LC3.2", "LC4.1"),
}


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_samples", REPORTS / "make_samples.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_samples"] = module
    spec.loader.exec_module(module)
    return module


def test_each_sample_is_committed(maker: ModuleType) -> None:
    assert set(maker.SAMPLES) == {path.name for path in COMMITTED}


def test_the_script_writes_the_committed_bytes(maker: ModuleType, tmp_path: Path) -> None:
    if maker.versions() != maker.MADE_WITH:
        pytest.skip(f"the bytes depend on library versions: committed with {maker.MADE_WITH}, here {maker.versions()}")
    for made in maker.make(tmp_path):
        assert made.read_bytes() == (REPORTS / made.name).read_bytes(), f"{made.name}: run reports/make_samples.py"


@pytest.mark.parametrize("path", COMMITTED, ids=lambda p: p.stem)
def test_a_sample_reads_like_a_report(path: Path) -> None:
    document = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_bounded() for page in document]

    short = path.name.startswith(SHORT)
    pages, words, headings = ((3, 4), 700, 6) if short else ((12, 32), 3000, 10)

    assert pages[0] <= len(texts) <= pages[1]
    assert path.stat().st_size < 1_500_000
    assert sum(len(text.split()) for text in texts) > words
    assert all(text.strip() for text in texts)
    assert document.get_metadata_dict()["Title"]
    assert document.get_metadata_dict()["Author"]
    assert len(list(document.get_toc())) > headings


@pytest.mark.parametrize("path", COMMITTED, ids=lambda p: p.stem)
def test_a_careful_reading_lies_beside_each_sample(path: Path) -> None:
    coded = yaml.load((REPORTS / "expected" / f"{path.stem}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    pages = len(pypdfium2.PdfDocument(path))

    assert coded["document"] == path.stem
    assert set(coded["answers"]) == ELEMENTS
    for element, answer in coded["answers"].items():
        assert 0 <= answer["level"] <= 3, element
        assert answer["why"].strip(), element
        assert all(1 <= page <= pages for page in answer["pages"]), element
        assert bool(answer["pages"]) == (answer["level"] > 0 or answer["denied"]), element

"""Real registers against real reports: real cases at their right depth, invented ones missed, none in other reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from scorer.document.reading import Reader
from scorer.errors import UserError
from scorer.evidence.cases.known import Index
from scorer.evidence.cases.matching import match
from scorer.evidence.gathering import Reading
from scorer.register.loading import load_register, shipped_registers
from tests.kept import kept

REPORTS = Path(__file__).parents[3] / "shared" / "reports"
REGISTERS = Path(__file__).parent / "registers"
NAMES = sorted(p.stem for p in REGISTERS.glob("*.yaml") if not p.stem.endswith(".expected"))

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not REPORTS.is_dir(), reason="the folder of real reports (../shared/reports) is absent"),
]


def expected(name: str) -> Any:
    return yaml.load((REGISTERS / f"{name}.expected.yaml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


Read = Callable[[str], Reading | None]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    """The reading of a report by its name; None where it is damaged."""

    @cache
    def once(stem: str) -> Reading | None:
        report = REPORTS / f"{stem}.pdf"
        try:
            return Reading(kept(tmp_path_factory, report) or reader.read(report))
        except UserError:  # damaged on purpose
            return None

    with Reader() as reader:
        yield once


@pytest.mark.parametrize("name", NAMES)
def test_each_case_is_found_at_its_depth_and_page(read: Read, name: str) -> None:
    want = expected(name)
    reading = read(want["report"])
    assert reading is not None
    found = match(reading, Index(load_register(REGISTERS / f"{name}.yaml")), want["date"])
    wrong = []
    for m in found.matches:
        case = want["cases"][m.case.id]
        depths = [case["depth"]] if isinstance(case["depth"], str) else case["depth"]
        pages = {str(told.sentence.page) for told in m.told}
        if m.depth not in depths or (case.get("pages") and not pages & set(case["pages"])):
            wrong.append(
                f"{m.case.id}: {m.depth} on pages {sorted(pages)}, not {depths} on {case.get('pages')}: {case['why']}"
            )
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("stem", sorted(p.stem for p in REPORTS.glob("*.pdf")))
def test_no_case_is_found_in_the_report_of_another_company(read: Read, stem: str) -> None:
    reading = read(stem)
    if reading is None:
        pytest.skip("the file is damaged on purpose")
    own = {expected(name)["report"]: name for name in NAMES}
    sources = [REGISTERS / f"{name}.yaml" for name in NAMES if own.get(stem) != name]
    wrong = []
    for source in (*sources, *shipped_registers()):
        for m in match(reading, Index(load_register(source))).matches:
            if m.told:
                wrong.append(f"{source}: {m.case.id}, {m.depth}: {m.told[0].sentence.text}")
    assert not wrong, "\n".join(wrong)

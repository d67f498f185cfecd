"""Which cases of a register a report tells, against what a careful reader expects.

    python benchmarks/cases.py                               # the texts of benchmarks/registers that are not left
    python benchmarks/cases.py --left                        # the left ones: totals only
    python benchmarks/cases.py --keeper second [--left]      # the same texts, each with another keeper's register
    python benchmarks/cases.py --coded REGISTERS REPORTS     # registers with "expect" beside real reports
    python benchmarks/cases.py --others REPORTS ... [--keeper second]    # a keeper's registers beside reports of others

``expect`` and hints in brackets never reach the matcher. Depth is right where it is the very one expected, ``missing``
and ``later`` among them. A quote is wrong where the reader does not list its sentence for that case.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

import yaml

from benchmarks.fiction import document
from scorer.document.model import Document
from scorer.document.reading import Reader
from scorer.errors import UserError
from scorer.evidence.cases.known import Index
from scorer.evidence.cases.matching import match
from scorer.evidence.cases.model import Match
from scorer.evidence.gathering import Reading
from scorer.register.loading import load_register
from scorer.register.model import Register

ROOT = Path(__file__).parent.parent
TEXTS = Path(__file__).parent / "registers"
LEFT = frozenset(
    {"belmorith", "brackenridge-motor", "caldreth-health", "curlewis-finance", "furustrand-havola"}
    | {"geolanthe-data", "guaxinde-combustiveis", "hanbyeol-cell", "hesslewick-karoo", "ithaven-group"}
    | {"kelvaris-insight", "larkspindle", "ledderwyn-holdings", "lyravos-group", "mallowdene-group"}
    | {"mizukabe-tarrengan", "morvellan", "ollivar-technologies", "orvadan-sentry", "ostertal-antrieb"}
    | {"pennaquid-stores", "plumewire-social", "ravelock-electric", "roquelune-group", "sallowfield-financial"}
    | {"seorabit-group", "skagerholm", "solenne", "tamberline-networks", "tamsett-drug"}
    | {"tarrawick-metals", "taruma-quillay", "thrushgill-utilities", "tillamere-rail", "tollivane-laboratories"}
    | {"umberlode", "vantrey", "veldrit", "warrenbrae-financial", "wyndrake-motors"}
)
KEEPERS = ("first", "second", "third")
DEPTH = {"full": "full", "status": "named_with_status", "named": "named", "alluded": "alluded"}
_HINT = re.compile(r"\s*\([^()]*\binvented\b[^()]*\)")
_COMPANIES = {"amazon-test": ("Amazon.com, Inc.", "Amazon"), "nvidia-test": ("NVIDIA Corporation", "NVIDIA")}


class Tally:
    """Counts over cases."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.wrong: list[str] = []

    def add(self, name: str, m: Match, expect: str, sentences: frozenset[int] | None = None) -> None:
        """One case."""
        told, want = bool(m.told), expect in DEPTH
        possibly = bool(m.possibly)
        self.counts["cases"] += 1
        self.counts["right"] += told == want
        self.counts["told"] += want
        self.counts["found"] += told and want
        self.counts["possible"] += want and possibly and not told
        self.counts["invented"] += expect == "missing"
        self.counts["false"] += expect == "missing" and told
        self.counts["false possible"] += expect == "missing" and possibly and not told
        self.counts["later"] += expect == "later"
        self.counts["later told"] += expect == "later" and told
        deep = m.depth.value == DEPTH.get(expect, "not_mentioned")
        self.counts["depth"] += deep
        self.counts["depth of found"] += deep and told and want
        quoted = {t.sentence.id for t in m.told}
        stray = sorted(quoted - sentences) if sentences is not None and told and want else []
        if sentences is not None and told and want:
            self.counts["quotes"] += len(quoted)
            self.counts["wrong quotes"] += len(stray)
        if told != want or not deep or possibly or stray:
            got = m.depth.value if told else "possibly" if possibly else "not told"
            self.wrong.append(
                f"{name} {m.case.id}: {got}, not {expect}; {m.why} "
                f"{[(t.field, t.sentence.id, t.sentence.text[t.start : t.end][:40]) for t in m.told]} stray {stray}"
            )

    def rows(self) -> Iterator[str]:
        """The counts as a table in Markdown."""
        c = self.counts
        yield "| | as expected |"
        yield "|---|---|"
        yield f"| told or not told | {_share(c['right'], c['cases'])} |"
        yield f"| told cases found | {_share(c['found'], c['told'])} |"
        yield f"| of the rest, possibly told | {c['possible']} of {c['told'] - c['found']} |"
        yield f"| invented cases told; possibly told | {c['false']}; {c['false possible']} of {c['invented']} |"
        yield f"| later cases told | {c['later told']} of {c['later']} |"
        yield f"| depth right, of all; of those found | {_share(c['depth'], c['cases'])}; {c['depth of found']} |"
        if c["quotes"]:
            yield f"| quotes of told cases that are none | {c['wrong quotes']} of {c['quotes']} |"


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / whole:.2f})" if whole else "–"


def texts(
    *, left: bool, keeper: str = "first"
) -> Iterator[tuple[str, Register, Document, str, dict[str, tuple[str, frozenset[int]]]]]:
    """Name, a keeper's register, text, date and what is expected of each case."""
    expected: dict[str, dict[str, tuple[str, frozenset[int]]]] = {}
    folder = TEXTS if keeper == "first" else TEXTS / keeper
    with (folder / "expect.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            lines = frozenset(map(int, (row["sentences"] or "").split()))
            expected.setdefault(row["company"], {})[row["case"]] = row["expect"], lines
    for name, cases in sorted(expected.items()):
        if (name in LEFT) == left:
            data = json.loads((TEXTS / f"{name}.json").read_text(encoding="utf-8"))
            register = load_register(folder / f"{name}.yaml")
            sections, at = headed(data["sections"])
            moved = {c: (expect, frozenset(m for n in lines for m in at[n])) for c, (expect, lines) in cases.items()}
            text = replace(document(name, sections), company=data["company"])
            yield name, register, text, data["report_date"], moved


def headed(sections: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[tuple[int, ...]]]:
    """The sections as reading gives them, each with its heading as a sentence; where each sentence then stands.

    A sentence that is listed lists its heading too: a party named there is rightly quoted.
    """
    out: list[dict[str, Any]] = []
    at: list[tuple[int, ...]] = []
    number = 0
    for place, section in enumerate(sections):
        head = ["heading", -1 - place, section["headings"][-1]]
        out.append({"headings": section["headings"][:-1], "sentences": [head]})
        out.append(section)
        top, number = number, number + 1
        for kind, _, _ in section["sentences"]:
            if kind == "heading":
                top = number
            at.append((top, number) if top != number else (number,))
            number += 1
    return out, at


def measured(*, left: bool, keeper: str = "first") -> Tally:
    """The texts of one half, with the registers of one keeper."""
    tally = Tally()
    for name, register, text, date, cases in texts(left=left, keeper=keeper):
        for m in match(Reading(text), Index(register), date).matches:
            tally.add(name, m, *cases[m.case.id])
    return tally


def coded(registers: Path, reports: Path) -> Tally:
    """Registers with ``expect``, each beside the report of its name."""
    tally = Tally()
    with Reader() as reader:
        for path in sorted(registers.glob("*.yaml")):
            register, date, expected = blind(path)
            found = match(Reading(reader.read(reports / f"{path.stem}.pdf")), Index(register), date)
            for m in found.matches:
                tally.add(path.stem, m, expected[m.case.id])
    return tally


def blind(path: Path) -> tuple[Register, str, dict[str, str]]:
    """A register without what is expected and hints of it; the report's date; what is expected."""
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    expected = {case["id"]: case.pop("expect") for case in data["cases"]}
    date = data.pop("report_date")
    data.pop("title", None)
    company, *aliases = _COMPANIES.get(data["register"], (data.get("company", data["register"]),))
    for case in data["cases"]:
        case["claim"] = _HINT.sub("", case.get("claim", ""))
        case.setdefault("sources", [{"url": "https://example.org"}])
    data = {"company": company, "aliases": aliases, **data}
    return Register.model_validate(data), date, expected


def strangers(reports: Iterable[Path], keeper: str) -> Iterator[str]:
    """Cases found in reports of companies that the register is not of; the first keeper's go with the shipped ones."""
    with ProcessPoolExecutor() as pool:
        for found in pool.map(partial(_in_report, keeper=keeper), reports):
            yield from found


def _in_report(report: Path, keeper: str) -> list[str]:
    try:
        with Reader() as reader:
            reading = Reading(reader.read(report))
    except UserError:  # damaged on purpose
        return []
    return list(foreign(report.stem, reading, _indexes(keeper)))


@cache
def _indexes(keeper: str) -> list[tuple[str, Index]]:
    shipped = (TEXTS, ROOT / "rubrics" / "registers", ROOT / "tests" / "evidence" / "registers")
    folders = shipped if keeper == "first" else (TEXTS / keeper,)
    paths = [p for folder in folders for p in sorted(folder.glob("*.yaml")) if not p.stem.endswith(".expected")]
    return [(p.stem, Index(load_register(p))) for p in paths]


def foreign(report: str, reading: Reading, indexes: Iterable[tuple[str, Index]]) -> Iterator[str]:
    """Cases of other companies' registers that are found in a report."""
    for name, index in indexes:
        if name.split("-")[0] in report:
            continue
        for m in match(reading, index).matches:
            if m.told or m.possibly:
                where = (m.told or m.possibly)[0]
                yield f"{report}: {name} {m.case.id}, {m.depth}{'?' * bool(m.possibly)}: {where.sentence.text}"


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--left", action="store_true")
    parser.add_argument("--keeper", choices=KEEPERS, default="first")
    parser.add_argument("--coded", type=Path, nargs=2, metavar=("REGISTERS", "REPORTS"))
    parser.add_argument("--others", type=Path, nargs="+", metavar="REPORTS")
    parser.add_argument("--wrong", action="store_true", help="also print what went wrong; never for the left ones")
    options = parser.parse_args()
    if options.others:
        found = list(strangers(sorted(p for folder in options.others for p in folder.glob("*.pdf")), options.keeper))
        print(*found, f"{len(found)} cases found in reports of other companies", sep="\n")
        return
    tally = coded(*options.coded) if options.coded else measured(left=options.left, keeper=options.keeper)
    print(*tally.rows(), sep="\n")
    if options.wrong and not options.left:
        print(*tally.wrong, sep="\n")


if __name__ == "__main__":
    main()

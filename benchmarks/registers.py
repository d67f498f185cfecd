"""How well a report's telling of known cases is found, and how long a large register takes.

    python benchmarks/registers.py                   # coded passages: precision and recall per kind
    python benchmarks/registers.py --speed REPORT    # a made-up register of 5,000 cases against a report

The second prints times of the processor, not of the clock, and what the report takes without a register beside them.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from scorer.document.model import Box, Document, Kind, Page, PageQuality, Sentence
from scorer.evidence.cases.known import Index
from scorer.evidence.cases.matching import match
from scorer.evidence.gathering import Reading
from scorer.register.model import Register

PASSAGES = Path(__file__).parent.parent / "tests" / "evidence"
FILES = ("matching_passages.yaml", "matching_more.yaml")
HELD_OUT = "matching_passages_held_out.yaml"  # nothing is mended for these: they say what to expect of others


@dataclass
class Kept:
    """Counts of one kind of passage: cases found that are told, found that are not, told and not found, right depth."""

    passages: int = 0
    found: int = 0
    false: int = 0
    missed: int = 0
    depth: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        """Share of what is found that is told; None where nothing was found."""
        return self.found / (self.found + self.false) if self.found + self.false else None

    @property
    def recall(self) -> float | None:
        """Share of what is told that is found; None where nothing is told."""
        return self.found / (self.found + self.missed) if self.found + self.missed else None


def document(sentences: list[str], heading: str = "", language: str = "en") -> Document:
    """A report of one page that holds a paragraph, under a heading if there is one."""
    texts = [
        *([(heading, Kind.HEADING, ())] if heading else []),
        *((t, Kind.BODY, (heading,) if heading else ()) for t in sentences),
    ]
    made = tuple(
        Sentence(n, 1, text, section, (Box(1, 72, 72 + 14 * n, 540, 84 + 14 * n),), kind, int(kind is Kind.BODY))
        for n, (text, kind, section) in enumerate(texts)
    )
    page = Page(1, 612, 792, PageQuality.TEXT, sum(len(t.split()) for t in sentences))
    return Document("passage", "0" * 64, "", "", "", "", "", "", "", language, (page,), made)


def passages(path: Path) -> Iterator[tuple[Document, Index, str, dict[str, list[str]], dict[str, Any]]]:
    """A file of coded passages: each with its register, the date, the depths a told case may have, and all of it."""
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    index = Index(Register.model_validate(data["register"]))
    for passage in data["passages"]:
        heading = passage.get("section") or passage.get("heading") or ""
        text = replace(document(passage["text"], heading), company=index.register.company)
        told = {case: [d] if isinstance(d, str) else d for case, d in (passage["cases"] or {}).items()}
        yield text, index, data["date"], told, passage


def measured(path: Path) -> dict[str, Kept]:
    """Counts per kind of a file of coded passages."""
    kinds: dict[str, Kept] = {}
    for text, index, date, told, passage in passages(path):
        kept = kinds.setdefault(passage["kind"], Kept())
        kept.passages += 1
        found = {m.case.id: m for m in match(Reading(text), index, date).matches if m.depth.rank}
        for case in sorted({*found, *told}):
            if case not in told:
                kept.false += 1
                kept.wrong.append(f"{case} is found and not told: {passage['text']}")
            elif case not in found:
                kept.missed += 1
                kept.wrong.append(f"{case} is told and not found: {passage['text']}")
            else:
                kept.found += 1
                if found[case].depth in told[case]:
                    kept.depth += 1
                else:
                    kept.wrong.append(f"{case} is {found[case].depth}, not {told[case]}: {passage['text']}")
    return kinds


def total(kinds: dict[str, Kept]) -> Kept:
    """All kinds together."""
    whole = Kept()
    for kept in kinds.values():
        for name in ("passages", "found", "false", "missed", "depth"):
            setattr(whole, name, getattr(whole, name) + getattr(kept, name))
        whole.wrong += kept.wrong
    return whole


def table(kinds: dict[str, Kept]) -> Iterator[str]:
    """The counts as a table in Markdown."""
    yield "| kind | passages | precision | recall | right depth |"
    yield "|---|---|---|---|---|"
    for kind, kept in (*sorted(kinds.items()), ("all", total(kinds))):
        shares = ["–" if s is None else f"{s:.2f}" for s in (kept.precision, kept.recall)]
        yield f"| {kind} | {kept.passages} | {shares[0]} | {shares[1]} | {kept.depth} of {kept.found} |"


def large_register(cases: int = 5000) -> str:
    """A register of made-up cases, each with two parties, a court, a docket, dates, a claim and a source."""
    rng = random.Random(1)

    def word() -> str:
        return "".join(
            rng.choice("bcdfghklmnprst") + rng.choice("aeiou") for _ in range(rng.randint(2, 4))
        ).capitalize()

    lines = ["register: large", "company: Large Corp", "aliases: [Large]", "cases:"]
    for n in range(cases):
        a, b = word(), word()
        day = f"20{rng.randint(10, 24)}-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}"
        lines.append(
            f"  - id: L-{n:05}\n    name: {a} v. Large Corp {b}\n    aliases: [{a} v. Large, {a} {b}]\n"
            f"    forum: District Court of {word()}\n"
            f"    docket: 4:{rng.randint(10, 24)}-cv-{rng.randint(10000, 99999)}\n"
            f"    filed: {day}\n    public_since: {day}\n    role: defendant\n    severity: high\n"
            f"    claim: Computer intrusion and breach of contract {word()}\n    status_by_date:\n"
            f"      - {{date: {day}, status: complaint filed}}\n    sources:\n"
            f'      - {{title: Complaint, url: "https://example.org/{n}"}}'
        )
    return "\n".join(lines) + "\n"


def speed(report: Path) -> Iterator[str]:
    """What a register of 5,000 cases adds to a report, step by step."""
    from scorer.document.reading import Reader
    from scorer.register.loading import load_register
    from scorer.rubric.loading import load_rubric
    from scorer.scorecard.building import assess

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.yaml"
        path.write_text(large_register(), encoding="utf-8")
        reader = Reader()
        took = {"reading the report": 0.0}
        clock = time.perf_counter()
        read = reader.read(report)  # other processes work here: the clock, not this process's time
        took["reading the report"] = time.perf_counter() - clock
        reader.close()
        rubric = load_rubric()
        start = time.process_time()
        reading = Reading(read)
        assess(reading, rubric, date="2023-12-31")
        took["cues, index and judging without a register"] = time.process_time() - start
        start = time.process_time()
        register = load_register(path)
        took["reading and checking 5,000 cases (kept in the library after that)"] = time.process_time() - start
        text = register.model_dump_json(by_alias=True)
        start = time.process_time()
        Register.model_validate_json(text)
        took["the same from the library"] = time.process_time() - start
        start = time.process_time()
        index = Index(register)
        match(reading, index, "2023-12-31")
        took["making it ready and matching"] = time.process_time() - start
    yield f"| {report.name}, {len(read.pages)} pages | s |"
    yield "|---|---|"
    yield from (f"| {what} | {seconds:.2f} |" for what, seconds in took.items())


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--speed", type=Path, metavar="REPORT")
    parser.add_argument("--wrong", action="store_true", help="also print what went wrong")
    options = parser.parse_args()
    if options.speed:
        print(*speed(options.speed), sep="\n")
        return
    for name in (*FILES, HELD_OUT):
        kinds = measured(PASSAGES / name)
        print(f"{name}\n", *table(kinds), "", sep="\n")
        if options.wrong:
            print(*total(kinds).wrong, sep="\n", file=sys.stderr)


if __name__ == "__main__":
    main()

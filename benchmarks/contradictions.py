"""Which planted contradictions of short texts are found, and how many are found where there is none.

    python -m benchmarks.contradictions            # the half that is not left
    python -m benchmarks.contradictions --left     # the left one: totals only
    python -m benchmarks.contradictions --authors  # five authors' pairs, by author and by what they are about
    python -m benchmarks.contradictions --reports FOLDER ...   # every contradiction that is found in real reports

One counts as found where its claim and a quote against it are a pair that the text's author names.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.fiction import document
from scorer.document.model import Document, Kind
from scorer.document.reading import Reader
from scorer.errors import UserError
from scorer.evidence.gathering import Reading
from scorer.verdict.contradictions import Contradiction, contradictions

TEXTS = Path(__file__).parent / "registers" / "contradictions.json"
AUTHORS = TEXTS.with_suffix("")  # each a text that contradicts itself, and nearly the same text that does not


def pairs(clash: Contradiction) -> set[tuple[int, int]]:
    """The sentences that a contradiction sets against each other."""
    return {tuple(sorted((clash.claim.sentence.id, p.sentence.id))) for p in clash.against}  # type: ignore[misc]


def measured(*, left: bool) -> Iterator[tuple[str, str, bool, bool, list[Contradiction]]]:
    """Id, subject, whether one is planted, whether it is found, and all that is found, of each text."""
    yield from measured_in(t for t in json.loads(TEXTS.read_text(encoding="utf-8")) if t["left"] == left)


def measured_in(texts: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str, bool, bool, list[Contradiction]]]:
    """The same of some texts."""
    for text in texts:
        sections: list[dict[str, Any]] = [{"headings": [], "sentences": []}]
        for kind, block, said in text["sentences"]:
            if kind == "heading":
                sections.append({"headings": [said], "sentences": []})
            sections[-1]["sentences"].append((kind, block, said))
        found = list(contradictions(Reading(_with_leads(document(text["id"], sections)))))
        wanted = {tuple(sorted(pair)) for pair in text["pairs"]}
        yield text["id"], text["about"], text["contradiction"], any(pairs(f) & wanted for f in found), found


def _with_leads(read: Document) -> Document:
    """The same with each list under the sentence that introduces it, as a report is read."""
    lead, sentences = None, []
    for s in read.sentences:
        if s.kind is not Kind.BULLET:
            lead = s.id if s.text.endswith(":") else None
        sentences.append(replace(s, lead=lead) if s.kind is Kind.BULLET else s)
    return replace(read, sentences=tuple(sentences))


def table(*, left: bool) -> Iterator[str]:
    """The counts by subject, as a table in Markdown; of the half that is not left, also what went wrong."""
    counts: Counter[tuple[str, str]] = Counter()
    wrong = []
    for name, about, planted, right, found in measured(left=left):
        for row in (about, "all"):
            counts[row, "planted"] += planted
            counts[row, "found"] += right
            counts[row, "none"] += not planted
            counts[row, "accused"] += bool(found) and not right
        if planted != right or (found and not right):
            wrong.append(f"{name}: {[f.reason for f in found] or 'not found'}")
    yield "| about | found, of those planted | falsely accused, of those without |"
    yield "|---|---|---|"
    for row in (*sorted({row for row, _ in counts} - {"all"}), "all"):
        c = {name: counts[row, name] for name in ("planted", "found", "none", "accused")}
        yield f"| {row} | {c['found']} of {c['planted']} | {c['accused']} of {c['none']} |"
    if not left:
        yield from ("", *wrong)


def by_author() -> Iterator[str]:
    """What is found and accused of each author's pairs, in all, as hard as the author thought, and by subject."""
    yield "| by | found, of those planted | falsely accused, of their twins |"
    yield "|---|---|---|"
    counts: Counter[tuple[str, str]] = Counter()
    for file in sorted(AUTHORS.glob("*.json")):
        texts = json.loads(file.read_text(encoding="utf-8"))
        for text, (_, about, planted, right, found) in zip(texts, measured_in(texts), strict=True):
            for row in (file.stem, f"{file.stem}, {text['hard']}", f"all, {about}", "all"):
                counts[row, "planted"] += planted
                counts[row, "found"] += right
                counts[row, "none"] += not planted
                counts[row, "accused"] += bool(found) and not right
    for row in sorted({row for row, _ in counts}):
        c = {name: counts[row, name] for name in ("planted", "found", "none", "accused")}
        yield f"| {row} | {c['found']} of {c['planted']} | {c['accused']} of {c['none']} |"


def in_reports(folders: list[Path]) -> Iterator[str]:
    """Every contradiction of real reports in English with its quotes, and how many reports there were."""
    reader, reports, found = Reader(), 0, 0
    for path in sorted(p for folder in folders for p in folder.glob("*.pdf")):
        try:
            read = reader.read(path)
        except UserError:
            continue
        if read.language != "en":
            continue
        reports += 1
        for clash in contradictions(Reading(read)):
            found += 1
            yield f"{path.name}: {clash.reason}"
            yield from (f"    page {p.sentence.page}: {p.sentence.text}" for p in (clash.claim, *clash.against))
    reader.close()
    yield f"{found} in {reports} reports"


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--left", action="store_true")
    parser.add_argument("--authors", action="store_true")
    parser.add_argument("--reports", type=Path, nargs="+", metavar="FOLDER")
    options = parser.parse_args()
    if options.authors:
        print(*by_author(), sep="\n")
        return
    print(*(in_reports(options.reports) if options.reports else table(left=options.left)), sep="\n")


if __name__ == "__main__":
    main()

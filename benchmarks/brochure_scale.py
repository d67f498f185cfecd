"""Measure the brochure panel's figures on a folder of real reports and write the scale that cards show.

    python benchmarks/brochure_scale.py FOLDER > scorer/verdict/comparison.json

English reports of which at least 1,000 words could be read count. Numbers and file names are written, no text.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from scorer.document.reading import read_document
from scorer.errors import UserError
from scorer.evidence.gathering import Reading
from scorer.verdict.brochure import measured

LEAST_WORDS = 1000


def measure(path: Path) -> dict[str, object] | None:
    document = read_document(path)
    words = sum(len(sentence.text.split()) for sentence in document.sentences)
    if document.language != "en" or words < LEAST_WORDS:
        return None
    values = {name: None if v is None else round(v, 4) for name, v in measured(Reading(document)).items()}
    return {"report": path.stem, "pages": len(document.pages), **values}


def main(folder: Path) -> None:
    reports = []
    for path in sorted(folder.glob("*.pdf")):
        try:
            measured = measure(path)
        except UserError as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            continue
        print(f"{path.name}: {'measured' if measured else 'left out'}", file=sys.stderr)
        if measured:
            reports.append(measured)
    about = "Figures of real reports, measured by benchmarks/brochure_scale.py; the file names say which. No text."
    lines = ",\n  ".join(json.dumps(r) for r in reports)
    print(f'{{"about": {json.dumps(about)},\n "reports": [\n  {lines}\n]}}')


if __name__ == "__main__":
    main(Path(sys.argv[1]))

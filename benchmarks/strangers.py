"""Reports and registers by strangers to the tool, as PDFs, against what they wrote down before they ran it.

    python benchmarks/strangers.py [--wrong]

Six reports of fictional companies in six manners (a candid one, a brochure, a slavery statement, a chapter of an annual
report, a maker of spyware, a translation), with an answer to each question: n silent, X an explicit no, s stated,
d described, e evidenced. Eight others with registers of lawsuits: told, invented, left out, or later than the report.
All have been read since, and what went wrong in them mended where a mechanism could be (docs/decisions/065): what they
measure now is what they measured first, less that. Six more and eight more (``reports_2``, ``registers_2``) were
written after that; of these only noes of the reports were read.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml

from scorer.document.reading import Reader
from scorer.evidence.cases.known import Index
from scorer.evidence.cases.matching import match
from scorer.evidence.gathering import Reading
from scorer.register.loading import load_register
from scorer.rubric.loading import load_rubric
from scorer.verdict.agreement import kappa
from scorer.verdict.judging import judge

HERE = Path(__file__).parent / "strangers"
RANKS = {"X": 0, "n": 0, "s": 1, "d": 2, "e": 3}


def answers(reader: Reader, folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Report, question, what the stranger expects, and what came."""
    expected = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
    rubric = load_rubric()
    for path in sorted(folder.glob("*.pdf")):
        wanted = dict(zip(expected["order"], expected[path.stem].split(), strict=True))
        for finding in judge(Reading(reader.read(path)), rubric):
            if wanted[finding.element] != "na":
                came = "X" if finding.denied and not finding.level.rank else "nsde"[finding.level.rank]
                yield path.stem, finding.element, wanted[finding.element], came


def cases(reader: Reader, folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Register, case, what the stranger expects, and what came: told, possibly, or no."""
    expected = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
    for name, wanted in expected.items():
        document = reader.read(folder / f"{name}.pdf")
        register = load_register(folder / f"{name}.reg.yaml")
        for found in match(Reading(document), Index(register), document.date).matches:
            came = "told" if found.told else "possibly" if found.possibly else "no"
            yield name, found.case.id, wanted[found.case.id], came


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="also what came otherwise")
    options = parser.parse_args()
    with Reader() as reader:
        for lot in ("", "_2"):
            told = list(answers(reader, HERE / f"reports{lot}"))
            known = list(cases(reader, HERE / f"registers{lot}"))
            print(*table(told, known), sep="\n")
            for name, question, wanted, came in [*told, *known] if options.wrong and not lot else ():
                if came != wanted and not (wanted in ("invented", "left out", "later") and came == "no"):
                    print(name, question, f"{wanted} -> {came}")


def table(told: list[tuple[str, str, str, str]], known: list[tuple[str, str, str, str]]) -> Iterator[str]:
    """How often what came is what was expected."""
    pairs = [(RANKS[came], RANKS[wanted]) for *_, wanted, came in told]
    exact = sum(came == wanted for *_, wanted, came in told)
    silent = [came for *_, wanted, came in told if wanted == "n"]
    noes = [came for *_, wanted, came in told if wanted == "X"]
    yield f"{len(told)} answers: {exact} exact, kappa {kappa(pairs):.3f}"
    others = sum(came == "X" != wanted for *_, wanted, came in told)
    yield f"silences right: {silent.count('n')} of {len(silent)}"
    yield f"noes found: {noes.count('X')} of {len(noes)}; noes that are none: {others}"
    counts = Counter((wanted, came) for *_, wanted, came in known)
    for kind in dict.fromkeys(wanted for *_, wanted, _ in known):
        yield f"{kind}: " + ", ".join(f"{counts[kind, came]} {came}" for came in ("told", "possibly", "no"))


if __name__ == "__main__":
    main()

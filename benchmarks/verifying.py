"""How many quotes of cards does the second reader find? (``scorer verify``, without stamping anything.)

usage: python benchmarks/verifying.py CARDS_FOLDER REPORTS_FOLDER

A quote that fails is a fault of one of the two readers, or of the card; each is printed. The totals count every quote
once, with its words, page and place. Then the same of evidence and near misses with the word in their middle left out
(quotes of three words and more): all of these should fail.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from scorer.document.reading import Reader
from scorer.scorecard.json import from_json
from scorer.scorecard.model import Quote, Scorecard
from scorer.scorecard.verifying import failures, pages_of, quotes


def without_a_word(card: Scorecard) -> tuple[Scorecard, int]:
    """The card with only such quotes as lack the word in their middle, and their number."""
    count = 0

    def marred(found: tuple[Quote, ...]) -> tuple[Quote, ...]:
        nonlocal count
        long = [q for q in found if len(q.quote.split()) > 2]
        count += len(long)
        words = [q.quote.split() for q in long]
        return tuple(
            q.model_copy(update={"quote": " ".join(w[: len(w) // 2] + w[len(w) // 2 + 1 :]), "hits": ()})
            for q, w in zip(long, words, strict=True)
        )

    themes = []
    for theme in card.themes:
        indicators = []
        for i in theme.indicators:
            changed = [{"evidence": marred(e.evidence), "near_misses": marred(e.near_misses)} for e in i.elements]
            elements = tuple(e.model_copy(update=c) for e, c in zip(i.elements, changed, strict=True))
            indicators.append(i.model_copy(update={"elements": elements}))
        themes.append(theme.model_copy(update={"indicators": tuple(indicators)}))
    nothing = {"contradictions": (), "cases": (), "register_": None, "brochure": {}}
    return card.model_copy(update={"themes": tuple(themes), **nothing}), count


def main() -> int:
    """Print what fails, report by report, and the totals."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cards", type=Path)
    parser.add_argument("reports", type=Path)
    options = parser.parse_args()
    totals: Counter[str] = Counter()
    with Reader() as reader:
        for path in sorted(options.cards.glob("*.scorecard.json")):
            card = from_json(path.read_text(encoding="utf-8"), path.name)
            asked = {(q.page, q.quote, q.boxes) for _, q in quotes(card)}
            reply = reader.letters(options.reports / card.report.file, pages_of(card), card.report.pages)
            found = failures(card, {page.page: page.letters for page in reply.pages})
            failed = {(f.quote.page, f.quote.quote, f.quote.boxes): f for f in found}
            marred, count = without_a_word(card)
            missed = count - len(failures(marred, {page.page: page.letters for page in reply.pages}))
            totals.update({"without a word": count, "of these not noticed": missed})
            totals.update({"cards": 1, "cards all found": not failed, "quotes": len(asked), "failed": len(failed)})
            for fault in failed.values():
                print(f"{path.name[:40]:40} {fault.quote.page:4} {fault.reason[:160]}  {fault.quote.quote[:80]}")
    print(", ".join(f"{name} {number:,}" for name, number in totals.items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

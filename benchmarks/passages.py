"""How single passages are read, by kind: what denies, what others did, what is required, imagined, off topic.

usage: python benchmarks/passages.py [SHARED]

Passages of fictional companies by fifty-six authors who did not know the tool, one reader each. ``looked_at*.csv``
were read while the reading of sentences was made: of the first, the fourth ("later") and the seventh author ("odd", the
most varied prose) one half first and the ``rest`` a good while later; of the others all, after their first figures had
been noted. The eighth and those after wrote as reports are written, the tenth much on others and on no, the twelfth
only deeds of others, facts and other senses, the thirteenth, fifteenth and sixteenth much on others. The seventeenth
and those after wrote fourteen passages for each question by one plan, and were asked to keep off the words of the
question sheet. The eleventh, fourteenth, twenty-fourth and twenty-seventh to thirtieth, and the second half of
SHARED/gold/statements.csv (by another), were left for long and read last, for decision 047; the thirty-third, the
thirty-fifth (European groups) and the thirty-sixth for decision 050; the thirty-seventh (food, textiles, logistics)
for 051, the thirty-ninth (Asia-Pacific and Africa) and the forty-first (technology, banks, security) for 053. The last
three were asked to let a reader see who acts. ``left*.csv`` was not read, but for a dozen lines by mistake: one half
of the thirty-first (one plain narrator, one data book of fragments) and of the thirty-second (long argued paragraphs),
by a digest of their ids, the thirty-fourth, the thirty-eighth (technology, mining, finance), the fortieth (European
consumer goods), the forty-second (medicine, farms, ports, software, travel) and the forty-third (insurers, brewers,
railways, wind farms); the figures of all but the last three were looked at some forty times before decision 056. For
that the totals of all were looked at some thirty times, while it was chosen how much the second look may find. Since
decision 057 the *looked at* ones, and eight authors' who say two things in a sentence (``looked_at_mixed``, which
nobody read, either), are what signs are learned from, so that their figures tell nothing. The left ones' totals were
looked at some twenty-five times for that, those of the forty-fourth (food, logistics, telecoms) and forty-fifth
(dry filings) some fifteen times, of the forty-sixth (steel to media) and forty-seventh (security, chips, banks) four
times. ``unread_mixed.csv`` (two things in a sentence, a ninth author) and ``unread_words_*.csv`` (three who kept off
the field's own words; decision 059) are no part of the table. ``unread_twins_*.csv`` are
(decision 060): ten authors who wrote answers, and beside each nearly the same sentence with the least change that makes
it another's deed, a duty, a no, a secret or a mere thought; nobody read them, and their totals were looked at some ten
times. ``twins/`` holds those of thirty-eight others, from whom signs are learned.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from scorer.rubric.loading import load_rubric
from scorer.verdict.labelled import Count, Labelled, Read, counts, load_labelled, read_passage

HERE = Path(__file__).parent / "passages"
RUBRIC = "human-rights-transparency"
FIRST_SIGHT = (
    "| author; judged as of decision | denied | refuses | others | required | off topic | facts found | at level 3 |",
    "|---|---|---|---|---|---|---|---|",
    "| fifth, sixth; before 040 | .09 | .10 | .33 | .27 | – | .58 | – |",
    "| seventh, the most varied prose; before 041 | .11 | .14 | .12 | .25 | .21 | .46 | .31 |",
    "| eighth; 041 | .16 | .27 | .18 | .10 | .09 | .68 | .57 |",
    "| ninth; 041 | .15 | .00 | .22 | .25 | .09 | .76 | .54 |",
    "| tenth, much on others, hard facts; 041 | .05 | .30 | .34 | .04 | – | .63 | .39 |",
    "| twelfth, others and facts; 041 | – | – | .33 | – | .10 | .73 | .64 |",
    "| eleventh, never read; 041 | .09 | .20 | .19 | .05 | .13 | .62 | .43 |",
    "| the same; 042 | .04 | .13 | .13 | .05 | .13 | .67 | .51 |",
    "| thirteenth; 041 | .03 | .10 | .24 | .20 | .05 | .68 | .48 |",
    "| the same; most of 042, before a row of it was read | .00 | .10 | .19 | .13 | .03 | .72 | .48 |",
    "| fifteenth, much on others; 041 | – | – | .28 | .07 | .15 | .69 | .53 |",
    "| the same; 042, before a row of it was read | – | – | .23 | .00 | .12 | .69 | .57 |",
    "| sixteenth, the hardest on others; 041 | .10 | – | .35 | – | .20 | .72 | .50 |",
    "| the same; 042, before a row of it was read | .07 | – | .30 | – | .20 | .80 | .57 |",
    "| fourteenth, never read; 041 | .03 | .07 | .23 | .20 | .12 | .75 | .62 |",
    "| the same; 042 at the first look | .03 | .00 | .14 | .05 | .10 | .78 | .66 |",
    "| **the same; 042** | **.03** | **.00** | **.13** | **.05** | **.10** | **.78** | **.66** |",
    "| 17th to 28th, twelve who kept off the words of the sheet; 042 | .06 | .08 | .18 | .14 | .12 | .61 | .49 |",
    "| of these the 24th, 27th and 28th, never read; 042 | .04 | .12 | .18 | .12 | .10 | .62 | .49 |",
    "| **the same three; 043** | **.04** | **.12** | **.19** | **.12** | **.09** | **.79** | **.66** |",
    "| eleventh, fourteenth and these three, never read; 042 | .04 | .09 | .16 | .09 | .10 | .65 | .52 |",
    "| **the same five; 043** | **.04** | **.09** | **.17** | **.09** | **.10** | **.79** | **.67** |",
    "| **the same five; 046** | **.04** | **.09** | **.15** | **.09** | **.09** | **.79** | **.66** |",
    "| twenty-ninth and thirtieth, never read; 043 | .02 | .06 | .16 | .20 | .08 | .73 | .60 |",
    "| **the same two; 046** | **.02** | **.00** | **.15** | **.20** | **.08** | **.73** | **.60** |",
    "| 31st (a plain narrator, and a data book of fragments); 046 | .06 | .00 | .24 | .10 | .11 | .57 | .40 |",
    "| 32nd, long argued paragraphs; 046 | .07 | .12 | .18 | .15 | .14 | .73 | .56 |",
    "| 33rd; 046 | .01 | .12 | .18 | .00 | .05 | .80 | .70 |",
    "| 34th, North American and Australian filings; 046 | .06 | .12 | .17 | .25 | .04 | .73 | .70 |",
    "| 35th, European groups; 049 | .02 | .14 | .14 | .14 | .21 | .71 | .71 |",
    "| the same; what came of the 33rd, before a row of it was read | .02 | .14 | .11 | .14 | .21 | .71 | .71 |",
    "| 36th, English-speaking and Asian companies; 049 and 050 | .02 | .00 | .20 | .00 | .07 | .79 | .54 |",
    "| 37th, food, textiles, logistics; 050 | .07 | .14 | .19 | .07 | .00 | .82 | .71 |",
    "| 38th, technology, mining, finance, never read; 050 | .09 | .00 | .21 | .14 | .07 | .86 | .82 |",
    "| 39th, Asia-Pacific and Africa, who acts can be seen; 052 | .09 | .00 | .12 | .07 | .11 | .61 | .55 |",
    "| 40th, European consumer goods, likewise, never read; 052 | .06 | .07 | .11 | .00 | .07 | .57 | .46 |",
    "| 41st, technology, banks, security, likewise; 052 | .05 | .07 | .10 | .00 | .14 | .80 | .70 |",
    "| 42nd, medicine, farms, ports, software, travel, never read; 055 | .12 | .14 | .13 | .14 | .07 | .61 | .50 |",
    "| **the same; 056** | **.12** | **.14** | **.14** | **.14** | **.07** | **.75** | **.61** |",
    "| 43rd, insurers, brewers, railways, wind farms, never read; 055 | .15 | .07 | .06 | .00 | .21 | .75 | .66 |",
    "| **the same; 056** | **.17** | **.07** | **.08** | **.00** | **.25** | **.84** | **.73** |",
    "| five that were left before, never read; 055 | .08 | .05 | .18 | .15 | .06 | .68 | .54 |",
    "| **the same; 056** | **.09** | **.05** | **.20** | **.15** | **.09** | **.81** | **.64** |",
    "| **the seven left, never read; 057** | **.06** | **.04** | **.08** | **.08** | **.07** | **.81** | **.66** |",
    "| 44th, European and African firms, never read; 056 | .14 | .29 | .12 | .07 | .07 | .82 | .79 |",
    "| **the same; 057** | **.13** | **.07** | **.06** | **.07** | **.04** | **.82** | **.79** |",
    "| 45th, dry filings and statements, never read; 056 | .18 | .07 | .12 | .00 | .21 | .95 | .88 |",
    "| **the same; 057** | **.14** | **.00** | **.02** | **.00** | **.04** | **.95** | **.88** |",
    "| 46th, steel to media, never read; 056 | .13 | .14 | .05 | .00 | .14 | .93 | .82 |",
    "| **the same; 057** | **.10** | **.00** | **.01** | **.00** | **.07** | **.91** | **.80** |",
    "| 47th, security, chips, banks, understated, never read; 056 | .17 | .00 | .12 | .07 | .18 | .80 | .66 |",
    "| **the same; 057** | **.10** | **.00** | **.05** | **.07** | **.18** | **.82** | **.70** |",
    "| two things in a sentence, never read; 056 | .15 | .07 | .32 | .14 | – | .65 | .56 |",
    "| **the same; 057** | **.06** | **.00** | **.16** | **.07** | **–** | **.62** | **.52** |",
    "| ten who wrote twins of answers, never read; 059 | .07 | .13 | .35 | .22 | .09 | .75 | .66 |",
    "| **the same; 060** | **.05** | **.09** | **.23** | **.12** | **.09** | **.75** | **.66** |",
    "| aimed at | .05 | .05 | .08 | .08 | .08 | .85 | .70 |",
)
"""What passages showed above their label when their author was new, by the tool as it stood after a decision."""
Results = list[tuple[Labelled, Read]]


def results(path: Path) -> Results:
    """Every passage of a file with how it was read."""
    rubric = load_rubric(RUBRIC)
    return [(p, read_passage(rubric, p.element, p.text, p.section)) for p in load_labelled(path, rubric)]


def measured(shared: Path | None) -> dict[str, Results]:
    """The results by how far the passages had been looked at."""
    out = {
        half: [read for path in sorted(HERE.glob(f"{file}*.csv")) for read in results(path)]
        for half, file in (
            ("looked at", "looked_at"),
            ("not looked at", "left"),
            ("twins, not looked at", "unread_twins"),
        )
    }
    statements = shared / "gold" / "statements.csv" if shared is not None else None
    if statements is not None and statements.is_file():
        out["looked at"] += results(statements)
    return out


def table(shared: Path | None) -> Iterator[str]:
    """The figures by kind as Markdown."""
    by_half = {name: {c.kind: c for c in counts(found)} for name, found in measured(shared).items()}
    kinds = sorted({kind for found in by_half.values() for kind in found if kind != "all"})
    yield (
        "| kind | " + " | ".join(f"{name}: n, credited, above label, as labelled, evidenced" for name in by_half) + " |"
    )
    yield "|---|" + "---|" * len(by_half)
    for kind in kinds:
        yield f"| {kind} | " + " | ".join(_cell(found.get(kind)) for found in by_half.values()) + " |"


def _cell(count: Count | None) -> str:
    if count is None:
        return "–"
    return f"{count.passages}; {count.credited:.2f}, {count.above:.2f}, {count.exact:.2f}, {count.evidenced:.2f}"


if __name__ == "__main__":
    print("\n".join(table(Path(sys.argv[1]) if len(sys.argv) > 1 else None)))

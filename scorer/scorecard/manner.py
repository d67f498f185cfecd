"""The brochure panel in words and as a strip: where a report's figure lies among those of comparison reports."""

from __future__ import annotations

from dataclasses import dataclass

from scorer.scorecard.model import Measure, Scorecard
from scorer.verdict.brochure import OUT

_WORDS, _LONGEST = 40, 40  # words shown, and the characters of one: a card may have been written by anybody


@dataclass(frozen=True, slots=True)
class Strip:
    """Places on a strip 100 wide: the band of eight in ten comparison reports, their middle half, and this report."""

    band: tuple[float, float]
    half: tuple[float, float]
    middle: float
    at: float


def strip(m: Measure) -> Strip | None:
    """The strip of a figure, from nought to a little beyond the largest; None where it is not compared."""
    if m.scale is None or m.value is None:
        return None
    s = m.scale
    whole = max(s.ninetieth, m.value, 1e-9) * 1.05
    tenth, quarter, middle, three, ninetieth, at = (
        100 * v / whole for v in (s.tenth, s.quarter, s.middle, s.three_quarters, s.ninetieth, m.value)
    )
    return Strip((tenth, ninetieth), (quarter, three), middle, at)


def standing(m: Measure) -> str:
    """Where the report stands, in words: "more than 28 of 29 comparison reports; half of them ..."."""
    if m.scale is None:
        return ""
    s, word = m.scale, "fewer" if m.brochure == "low" else "more"
    few = ", by too few sentences to stand out" if s.behind >= OUT * s.n and not m.stands_out else ""
    if s.behind == s.n:
        return f"{word} than every one of {s.n} comparison reports{few}"
    if not s.behind:
        return f"no {word} than any of {s.n} comparison reports"
    return f"{word} than {s.behind} of {s.n} comparison reports{few}"


def counted(m: Measure) -> str:
    """The words that a figure counts, those that occur more than once with how often: "robust (7), proud"."""
    more = len(m.words) - _WORDS
    said = [f"{word[:_LONGEST]} ({n})" if n > 1 else word[:_LONGEST] for word, n in m.words[:_WORDS]]
    return ", ".join(said) + (f" and {more} more" if more > 0 else "")


def in_words(card: Scorecard) -> str:
    """How many figures stand out, in one sentence; empty where nothing is compared."""
    compared = [m for m in card.brochure.values() if m.scale]
    if not compared:
        return ""
    out = sum(m.stands_out for m in compared)
    others = f"nine in ten of {max(m.scale.n for m in compared if m.scale)} real reports"
    if not out:
        return f"By none of {len(compared)} figures does it read more like a brochure than {others}."
    return f"By {out} of {len(compared)} figures it reads more like a brochure than at least {others}."

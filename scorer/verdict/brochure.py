"""How much a report reads like a brochure: figures beside the score, never in it.

Each figure has its definition, the source of the idea, what the signal is worth, and a scale: the same figure of
comparison reports, measured by the same code (``benchmarks/brochure_scale.py`` writes ``comparison.json``).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from scorer.document.model import Kind, Sentence
from scorer.evidence.gathering import Reading
from scorer.language.cues import FACT, PROMISE
from scorer.language.cues.view import words_of
from scorer.language.text import fold
from scorer.verdict.model import Passage
from scorer.verdict.praise import praising
from scorer.verdict.refusing import declines
from scorer.wording import wording

_LEFT_OUT = (Kind.CONTENTS, Kind.HEADING)
_PROSE = (Kind.BODY, Kind.BULLET)
_RUN = 10  # words of a run that counts as repeated
_LEAST_WORDS = 1000  # in a shorter report a figure hangs on a sentence or two: shown, not compared
OUT = 0.9  # stands out: reads more like a brochure than nine in ten comparison reports
_SHOWN = 12  # sentences that the panel shows of those it counted
_LEAST_SENTENCES = 3  # of a rare kind; one or two make no manner of writing
_W = wording("verdict/brochure")
_VOWELS, _SILENT = _W.pattern("vowels"), _W.entries("silent")


@dataclass(frozen=True, slots=True)
class Scale:
    """The same figure in comparison reports: how many there are, and where they lie.

    ``tenth`` to ``ninetieth`` are percentiles; ``behind`` is how many of the ``n`` read less like a brochure by it.
    """

    n: int
    tenth: float
    quarter: float
    middle: float
    three_quarters: float
    ninetieth: float
    behind: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the panel.

    Attributes:
        title: What to call it.
        value: None where it cannot be told.
        unit: ``share``, or what it is counted in.
        definition: What is counted.
        source: Where the idea comes from.
        worth: What the signal is worth, in one sentence.
        brochure: Which end reads like a brochure, ``high`` or ``low``; empty where the figure is shown and not judged.
        scale: Comparison reports; None where the figure is not compared.
        stands_out: The report reads more like a brochure by this figure than nine in ten comparison reports.
        passages: The first of the sentences counted, where they are of a rare kind or hold the words that are counted.
        words: All words counted, where words are: each with how often, the most frequent first.
    """

    title: str
    value: float | None
    unit: str
    definition: str
    source: str = ""
    worth: str = ""
    brochure: str = ""
    scale: Scale | None = None
    stands_out: bool = False
    passages: tuple[Passage, ...] = ()
    words: tuple[tuple[str, int], ...] = ()


def brochure(reading: Reading) -> dict[str, Figure]:
    """The figures of the brochure panel for one report; empty where there are no sentences."""
    kept = _kept(reading)
    words, promoting = _words(kept), _promoting(reading, kept)
    rare = _rare(reading, kept)
    values = _values(reading, kept, words, promoting, rare)
    figures = {n: _figure(n, value, words >= _LEAST_WORDS, rare.get(n)) for n, value in values.items()}
    if promoting:
        passages = tuple({fold(p.sentence.text): p for p in reversed(promoting)}.values())[::-1][:_SHOWN]
        counted = Counter(fold(p.sentence.text[a:b]).replace("-", " ") for p in promoting for a, b in p.spans)
        most = tuple(sorted(counted.items(), key=lambda w: (-w[1], w[0])))
        figures["promotion"] = replace(figures["promotion"], passages=passages, words=most)
    return figures


def _figure(name: str, value: float | None, compared: bool, rare: Sequence[Passage] | None) -> Figure:
    title, unit, definition, source, worth, end = _FIGURES[name]
    scale = _scale(name, value, end) if compared and end and value is not None else None
    out = scale is not None and scale.behind >= OUT * scale.n and (rare is None or len(rare) >= _LEAST_SENTENCES)
    return Figure(title, value, unit, definition, source, worth, end, scale, out, tuple(rare or ())[:_SHOWN])


def measured(reading: Reading) -> dict[str, float | None]:
    """The bare figures of a report by name, in the panel's order; empty where there are no sentences."""
    kept = _kept(reading)
    return _values(reading, kept, _words(kept), _promoting(reading, kept), _rare(reading, kept))


def _values(
    reading: Reading,
    kept: Sequence[Sentence],
    words: int,
    promoting: Sequence[Passage],
    rare: Mapping[str, Sequence[Passage]],
) -> dict[str, float | None]:
    if not words:
        return {}
    cues = [reading.cues[s.id] for s in kept]
    promises = sum(PROMISE in names for names in cues)
    acts = sum("past" in names and PROMISE not in names for names in cues)
    prose = [words_of(fold(s.text)) for s in kept if s.kind in _PROSE]
    return {
        "promises": promises / (promises + acts) if promises + acts else None,
        "facts": 1000 * sum(FACT in names for names in cues) / words,
        "promotion": 1000 * sum(len(p.spans) for p in promoting) / words,
        "repetition": _repeated(prose),
        "deflection": 10_000 * len(rare["deflection"]) / words,
        "confidentiality": 10_000 * len(rare["confidentiality"]) / words,
        "completeness": float(len(rare["completeness"])),
        "readability": _fog(prose),
    }


def _promoting(reading: Reading, kept: Sequence[Sentence]) -> list[Passage]:
    """The sentences with promotional words, and where these stand."""
    told = ((s, praising(s.text, reading.document.company)) for s in kept if "promotion" in reading.cues[s.id])
    return [Passage(s, spans) for s, spans in told if spans]


def _kept(reading: Reading) -> list[Sentence]:
    return [s for s in reading.document.sentences if s.kind not in _LEFT_OUT]


def _words(kept: Sequence[Sentence]) -> int:
    return sum([len(s.text.split()) for s in kept])


def _rare(reading: Reading, kept: Sequence[Sentence]) -> dict[str, list[Passage]]:
    """The sentences that each figure counts that counts sentences of a rare kind."""
    return {name: [Passage(s, ()) for s in _sentences(reading, kept, cue)] for name, cue in _RARE.items()}


def _sentences(reading: Reading, kept: Sequence[Sentence], cue: str) -> list[Sentence]:
    """The sentences that hold a cue, each once, in reading order; what only looks like a refusal is left out."""
    found = (s for s in reversed(kept) if cue in reading.cues[s.id])
    if cue == _REFUSAL:
        found = (s for s in reversed(kept) if declines(s, withholds=cue in reading.cues[s.id]))
    return list({fold(s.text): s for s in found}.values())[::-1]


# figures that count sentences of a rare kind, and the cue that tells them
_REFUSAL = "withheld"
_RARE = {"deflection": "deflection", "confidentiality": _REFUSAL, "completeness": "complete"}

# name: title, unit, definition, source, worth, which end reads like a brochure
_FIGURES: dict[str, tuple[str, str, str, str, str, str]] = {
    "promises": (
        "Promises",
        "share",
        "Sentences that only promise or aim, among those that promise and those that tell of something done.",
        "after the cheap-talk index of Bingler, Kraus, Leippold and Webersinke (SSRN 4000708)",
        "Tried on 14,584 reports about climate, by the paragraph; here by the sentence, so take it as an indication.",
        "high",
    ),
    "facts": (
        "Specific facts",
        "per 1,000 words",
        "Sentences that tell of something that happened, with a date, a count, an amount or a named period.",
        "after Hope, Hu and Lu 2016, on the specificity of risk disclosures",
        "Reports of accounts are full of figures; what the figures are about is judged above, not here.",
        "low",
    ),
    "promotion": (
        "Promotional words",
        "per 1,000 words",
        "Promotional words and phrases such as “world-class”, “proud”, “unprecedented”, “best-in-class”.",
        "own list",
        "Plain uses are left out (“team leaders”, “comprehensive income”), not all of them: read the words.",
        "high",
    ),
    "repetition": (
        "Text said before",
        "share",
        f"Words of running text that stand in a run of {_RUN} words told before in the same report.",
        "after Cazier and Pfeiffer 2017, on redundancy",
        "Statutory forms repeat themselves by rule; in other reports it is padding.",
        "high",
    ),
    "deflection": (
        "Duty shifted to others",
        "per 10,000 words",
        "Sentences that place the duty on customers, states or others: “the responsibility rests with …”.",
        "own; a reproach made to reports of the surveillance trade",
        "Some duties are indeed those of others: read the sentences.",
        "high",
    ),
    "confidentiality": (
        "Declines to tell",
        "per 10,000 words",
        "Sentences that decline to disclose names, cases or findings, whatever the ground.",
        "UNGP 21(c) allows legitimate confidentiality; a claim without scope or legal basis is blanket",
        "Whether a ground is legitimate is not judged here. Personal data and complainants' names do not count.",
        "high",
    ),
    "completeness": (
        "Claims to tell everything",
        "sentences",
        "Claims to tell everything, such as “a full accounting”.",
        "own",
        "Most reports make none, so there is no scale; what speaks against a claim stands under contradictions.",
        "",
    ),
    "readability": (
        "Readability",
        "years of school (Fog)",
        "0.4 × (words a sentence + 100 × words of three syllables or more among all words).",
        "Gunning's Fog index",
        "Shown, not judged: Loughran and McDonald 2014 find it poorly specified for reports of companies.",
        "",
    ),
}


def _repeated(prose: Sequence[list[str]]) -> float | None:
    """Share of words that stand in a run of ten words seen before in the report."""
    seen: set[int] = set()  # hashes of 64 bits: a thousand pages fit in memory, and no two runs meet by chance
    total = repeated = 0
    for words in prose:
        total += len(words)
        until = 0
        for start, run in enumerate(map(hash, zip(*(words[i:] for i in range(_RUN)), strict=False))):
            if run in seen:
                repeated += start + _RUN - max(until, start)
                until = start + _RUN
            seen.add(run)
    return repeated / total if total else None


def _fog(prose: Sequence[list[str]]) -> float | None:
    sentences = [words for words in prose if len(words) >= 4]
    words = [w for sentence in sentences for w in sentence]
    if not words:
        return None
    return 0.4 * (len(words) / len(sentences) + 100 * sum(map(_long, words)) / len(words))


@cache
def _long(word: str) -> bool:
    for ending in _SILENT:
        word = word.removesuffix(ending)
    return len(_VOWELS.findall(word)) >= 3


@cache
def comparison() -> dict[str, tuple[float, ...]]:
    """The figures of the comparison reports, by name of the figure, sorted."""
    text = files("scorer.verdict").joinpath("comparison.json").read_text(encoding="utf-8")
    reports = json.loads(text)["reports"]
    return {name: tuple(sorted(r[name] for r in reports if r.get(name) is not None)) for name in _FIGURES}


def _scale(name: str, value: float, end: str) -> Scale | None:
    others = comparison()[name]
    if not others:
        return None
    behind = sum(other < value if end == "high" else other > value for other in others)
    tenth, quarter, middle, three_quarters, ninetieth = (_percentile(others, p) for p in (10, 25, 50, 75, 90))
    return Scale(len(others), tenth, quarter, middle, three_quarters, ninetieth, behind)


def _percentile(values: Sequence[float], percent: int) -> float:
    """Linear between the two nearest of the sorted values."""
    place = (len(values) - 1) * percent / 100
    below = int(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (values[above] - values[below]) * (place - below)

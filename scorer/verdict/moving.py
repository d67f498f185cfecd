"""Which passages of a report count differently when a question changes, and what in the question does it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scorer.evidence.gathering import Candidate, Reading
from scorer.evidence.model import Evidence
from scorer.rubric.model import Element, Level, Rubric
from scorer.verdict.judging import same_words, weigh


@dataclass(frozen=True, slots=True)
class Moved:
    """A passage that an answer gained, lost or takes for something else.

    Attributes:
        evidence: The passage, as the new question reads it, or as the old one did where it is lost.
        before: What it showed; None where it was not taken.
        after: What it shows; None where it is not taken.
        why: What does it, in plain words.
        look_up: The look-up of which that is said; empty where it is none.
    """

    evidence: Evidence
    before: Level | None
    after: Level | None
    why: str
    look_up: str = ""

    @property
    def sign(self) -> str:
        """``+`` gained, ``-`` lost, ``~`` taken for something else, ``=`` for the same, and weighed otherwise."""
        if self.before is None or self.after is None:
            return "+" if self.before is None else "-"
        return "=" if self.before is self.after else "~"


@dataclass(frozen=True, slots=True)
class _Read:
    """A question put to a report: what it takes, by the words of the passage, and every sentence it finds."""

    rubric: Rubric
    element: Element
    taken: dict[str, Evidence]
    found: dict[int, Candidate]
    passed_over: dict[int, str]


def moved(reading: Reading, old: Rubric, new: Rubric, name: str) -> tuple[Moved, ...]:
    """Every passage that counts differently for an element, the most telling first.

    Args:
        reading: The report.
        old: A rubric with the element.
        new: Another one with an element of this id.
        name: The id.
    """
    before, after = (_read(reading, rubric, name) for rubric in (old, new))
    found = [*_gained(before, after), *_lost(before, after), *_changed(reading, before, after)]
    return tuple(sorted(found, key=lambda m: (-_rank(m), -m.evidence.weight, m.evidence.sentence.id)))


def _rank(passage: Moved) -> int:
    levels = [level.rank for level in (passage.before, passage.after) if level is not None]
    return 4 if passage.evidence.denies else max(levels)  # an explicit no can outweigh the rest


def _read(reading: Reading, rubric: Rubric, name: str) -> _Read:
    element = rubric.element(name)
    mine = reading.asked_by(rubric)
    found = [*mine.second_look(element), *mine.candidates(element)]
    graded, taken, _ = weigh(reading, rubric, element)
    passed_over = {g.evidence.sentence.id: g.passed_over for g in graded if g.passed_over}
    return _Read(rubric, element, {same_words(e.quote): e for e in taken}, {c.sentence: c for c in found}, passed_over)


def _gained(before: _Read, after: _Read) -> Iterator[Moved]:
    for words, evidence in after.taken.items():
        if words in before.taken:
            continue
        was = before.found.get(evidence.sentence.id)
        if was is None:
            fresh = [query for query in evidence.found_by if query not in before.element.look_for]
            why, look_up = "found by", [*fresh, *evidence.found_by][0]
        elif was.taken_out_by is not None:
            why, look_up = "no longer taken out by “unless”", was.taken_out_by
        else:
            why, look_up = f"was not taken: {before.passed_over.get(evidence.sentence.id, 'repeats another')}", ""
        yield Moved(evidence, None, evidence.shows, why, look_up)


def _lost(before: _Read, after: _Read) -> Iterator[Moved]:
    for words, evidence in before.taken.items():
        if words in after.taken:
            continue
        now = after.found.get(evidence.sentence.id)
        if now is None:
            why, look_up = "no longer found by", evidence.found_by[0]
        elif now.taken_out_by is not None:
            why, look_up = "taken out by “unless”", now.taken_out_by
        else:
            why, look_up = after.passed_over.get(evidence.sentence.id, "repeats another"), ""
        yield Moved(evidence, evidence.shows, None, why, look_up)


def _changed(reading: Reading, before: _Read, after: _Read) -> Iterator[Moved]:
    for words, now in after.taken.items():
        was = before.taken.get(words)
        if was is None:
            continue
        if was.shows is not now.shows:
            why, look_up = _graded(reading, before, after, now)
            yield Moved(now, was.shows, now.shows, why, look_up)
        elif was.weight != now.weight:
            more = [query for query in now.found_by if query not in was.found_by]
            less = [query for query in was.found_by if query not in now.found_by]
            why = "also found by" if now.weight > was.weight else "no longer found by"
            look_up = next(iter(more if now.weight > was.weight else less), "")
            yield Moved(now, was.shows, now.shows, why if look_up else _weighs(before, after), look_up)


def _weighs(before: _Read, after: _Read) -> str:
    """Why a passage weighs more or less that the same look-ups find: what was learned of its question has its part."""
    learned = [read.rubric.learned_for(read.element) is not None for read in (before, after)]
    if learned[0] == learned[1]:
        return "weighs differently"
    return f"weighs differently, as the question {'has a' if learned[1] else 'has no'} second look now"


def _graded(reading: Reading, before: _Read, after: _Read, now: Evidence) -> tuple[str, str]:
    """Why a passage shows another level: a look-up under ``grades`` that came or went, else what judging says."""
    for why, read, other in (("graded by", after, before), ("no longer graded by", before, after)):
        for query in _grades(read):
            if query not in _grades(other) and now.sentence.id in reading.index.ids(query):
                return why, query
    return now.why, ""


def _grades(read: _Read) -> tuple[str, ...]:
    own, general = read.element.grades, read.rubric.grades
    return (*(own.evidenced or general.evidenced), *(own.described or general.described))

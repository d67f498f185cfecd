# ruff: noqa: E501  (lines of prose)
"""The part of ``docs/accuracy.md`` about reports that nobody had seen, from the record beside the rubric."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from scorer.library.recording import add
from scorer.rubric.accuracy import Accuracy, Agreement, CodedSet, load_accuracy
from scorer.rubric.model import Rubric
from scorer.scorecard.trust import count_in_words, kappa_in_words, share_in_words
from scorer.verdict.gold import Pair
from scorer.verdict.recording import About

RUBRIC = Path(__file__).parent.parent / "rubrics" / "human-rights-transparency.yaml"
FIRST = About(
    name="unseen 20",
    date="2026-11-27",
    coders="careful readers outside the project, who read them whole, 13 of them twice; another decided 78 disputed answers",
    note=(
        "Annual reports, quarterly filings, policies, statements and a bank. Nobody here had read a miss, but the figure over all "
        "answers was looked at some 200 times while the reading of sentences was made and helped to choose which questions moved "
        "to concepts: expect a little less."
    ),
)


def record_once(rubric: Rubric, found: Sequence[Pair]) -> None:
    """Put the first set into the record, where it has none of that name."""
    record = load_accuracy(RUBRIC)
    if record is None or not record.has(FIRST.name):
        add(RUBRIC, FIRST, rubric, found)


def _shown(rubric: Rubric) -> tuple[Accuracy, CodedSet]:
    record = load_accuracy(RUBRIC)
    assert record is not None
    shown = record.shown_for(rubric)
    assert shown is not None
    return record, shown


def expectation(rubric: Rubric) -> str:
    """What to expect of a level, in a sentence."""
    overall = _shown(rubric)[1].overall
    assert overall is not None
    return (
        f"On a report that nobody has seen, a level is right in {100 * overall.exact:.0f} of 100 answers and within one level in "
        f"{100 * overall.within_one:.0f}."
    )


def recorded(rubric: Rubric) -> Iterator[str]:
    """What the record holds: every set, then element by element the one that cards of this rubric print."""
    record, shown = _shown(rubric)
    yield "## Reports that nobody had seen"
    yield ""
    yield "The record (`rubrics/human-rights-transparency.accuracy.json`): sets of reports, each measured before anybody had read an"
    yield "answer on it, with the rubric of that day. `scorer evaluate --rubric FILE --gold CODED REPORTS --record NAME` appends one; nothing in it is"
    yield "replaced. In brackets 95 % intervals: drawn anew by report (bootstrap, 500 draws, a fixed seed), for single elements"
    yield "Wilson's. Cards print the **bold** set; a card of a rubric with another digest says which one was measured."
    yield ""
    themes = [t.id for t in rubric.themes]
    yield f"| set | measured | rubric | reports | answers | exact | within one | kappa | {' | '.join(themes)} |"
    yield "|---|---|---|---|---|---|---|---|" + "---|" * len(themes)
    for s in record.sets:
        name = f"**{s.name}**" if s is shown else s.name
        overall = _shares(s.overall) if s.overall else "– | – | – | –"
        by_theme = " | ".join(kappa_in_words(s.themes[t]) if t in s.themes else "–" for t in themes)
        yield f"| {name} | {s.date} | {s.rubric_version}, `{s.rubric_digest[:12]}` | {s.reports} | {overall} | {by_theme} |"
    yield ""
    for s in record.sets:
        yield f"- **{s.name}**: coded by {s.coders}. {s.note}"
    yield ""
    yield "Outside this project the tool of revision 2d8329f was measured on 29 more reports that nobody had seen: kappa .807 on 17 of"
    yield "them and .690 on twelve quieter ones, .79 over all 49. What to expect depends on the report, too."
    yield ""
    if shown.rubric_digest != rubric.digest:
        yield f"The rubric as it stands now has the digest `{rubric.digest[:12]}`; no unseen reports were measured with it."
        yield ""
    yield f"### Element by element, set “{shown.name}”"
    yield ""
    yield "These are the figures that a card prints."
    yield ""
    yield "| element | asks | right | within one level | kappa |"
    yield "|---|---|---|---|---|"
    for element in rubric.elements():
        if a := shown.elements.get(element.id):
            right, near = (
                count_in_words(a.exact, a.n, a.exact_range),
                count_in_words(a.within_one, a.n, a.within_one_range),
            )
            yield f"| {element.id} | {element.ask} | {right} | {near} | {kappa_in_words(a)} |"
    yield ""


def _shares(a: Agreement) -> str:
    exact, near = share_in_words(a.exact, a.exact_range), share_in_words(a.within_one, a.within_one_range)
    return f"{a.n} | {exact} | {near} | {kappa_in_words(a)}"

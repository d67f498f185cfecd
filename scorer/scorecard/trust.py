"""What a card says of how far it can be trusted: what its agreement was measured on, and whether this report is one.

Parts of the card as ``scorer.scorecard.model`` has them, with the words in which every view says them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated

from pydantic import Field

from scorer.rubric.accuracy import Agreement
from scorer.rubric.model import Part

Share = Annotated[float, Field(ge=0, le=1)]


class AccuracyCard(Part):
    """What figures of agreement were measured on: a version of the rubric and a set of coded reports.

    ``unseen``: nobody who works on the rubric had read an answer on these reports. ``name`` and ``date`` are the set's,
    ``coders`` who coded it; ``overall`` and ``themes`` (by id) are figures over several questions. Cards from before
    the record of sets have none of these.
    """

    version: str
    digest: str
    reports: int
    note: str = ""
    name: str = ""
    date: str = ""
    coders: str = ""
    unseen: bool = False
    overall: Agreement | None = None
    themes: dict[str, Agreement] = Field(default_factory=dict)


class ExpectedCard(Part):
    """What careful readers make of such answers: shares (0-1) who give this level, a higher, a lower one."""

    same: Share
    higher: Share = 0.0
    lower: Share = 0.0


class OffTopicCard(Part):
    """A document that hardly speaks of what the rubric asks: the topics in words, and how many sentences name one."""

    topics: tuple[str, ...]
    named: int
    sentences: int


def off_topic_in_words(topics: Sequence[str], named: int, sentences: int) -> str:
    """The same as a question to whoever reads the card."""
    told = " or ".join([", ".join(topics[:-1]), topics[-1]] if len(topics) > 1 else topics)
    return (
        f"This document hardly speaks of {told}: {named:,} of {plural(sentences, 'sentence')} "
        f"{'does' if named == 1 else 'do'}. Is it the right one?"
    )


def likely_right_in_words(expected: Iterable[ExpectedCard | None]) -> str:
    """How many answers of a card careful readers would likely give, too; nothing where nothing is known of that."""
    shares = [e.same for e in expected if e is not None]
    if not shares:
        return ""
    likely = f"{sum(shares):.0f} of these {len(shares)} answers"
    return f"Going by other documents that careful readers coded, about {likely} have the level they would give."


def agreement_in_words(measured: Agreement, on: AccuracyCard | None, digest: str) -> str:
    """How far answers to one question agree with those of careful readers.

    Args:
        measured: The figures.
        on: What they were measured on.
        digest: That of the card's rubric; where another one was measured, it is named.
    """
    kind = "unseen" if on is not None and on.unseen else "coded"
    said = f"Of {plural(measured.n, 'answer')} to this question on {kind} reports"
    same, near = (round(share * measured.n) for share in (measured.exact, measured.within_one))
    exact = f" (95 % interval {_span(measured.exact_range)})" if measured.exact_range else ""
    within = f" ({_span(measured.within_one_range)})" if measured.within_one_range else ""
    other = f", with version {on.version} of the rubric (digest {on.digest[:12]})" if on and on.digest != digest else ""
    return f"{said}, {same} agreed with a careful reader’s{exact}, {near} within one level{within}{other}."


def what_it_is(on: AccuracyCard) -> str:
    """What was measured, when, by whom, and whether anybody had looked into it."""
    named = f"set “{on.name}”, " if on.name else ""
    by = f" by {on.coders}" if on.coders else " by hand"
    when = f" ({named}measured {on.date})" if on.date else ""
    said = f"Measured on {plural(on.reports, 'report')}, coded question by question{by}{when}."
    if on.unseen:
        said += " Unseen: nobody who works on the rubric had read an answer on them when the figures were taken."
    return said


def overall_in_words(measured: Agreement) -> str:
    """Agreement over many questions: shares, not counts, since answers on one report hang together."""
    same = share_in_words(measured.exact, measured.exact_range)
    near = share_in_words(measured.within_one, measured.within_one_range)
    kappa = "" if measured.kappa is None else f", weighted kappa {kappa_in_words(measured)}"
    return f"Of {measured.n} answers {same} are on the reader’s level, {near} within one level{kappa}."


def count_in_words(share: float, n: int, bounds: tuple[float, float] | None) -> str:
    """``13 of 20 (43 to 82 %)``."""
    return f"{round(share * n)} of {n}" + (f" ({_span(bounds)})" if bounds else "")


def share_in_words(share: float, bounds: tuple[float, float] | None) -> str:
    """``68 % (64 to 71 %)``."""
    return f"{100 * share:.0f} %" + (f" ({_span(bounds)})" if bounds else "")


def kappa_in_words(measured: Agreement) -> str:
    """``0.81 (0.77 to 0.85)``; a dash where there is none."""
    if measured.kappa is None:
        return "–"
    bounds = measured.kappa_range
    return f"{measured.kappa:.2f}" + (f" ({bounds[0]:.2f} to {bounds[1]:.2f})" if bounds else "")


def _span(bounds: tuple[float, float]) -> str:
    return f"{100 * bounds[0]:.0f} to {100 * bounds[1]:.0f} %"


def plural(n: int, what: str) -> str:
    """``1 report``, ``20 reports``."""
    return f"{n:,} {what}{'' if n == 1 else 's'}"

"""What a reader is shown of a card, worked out once for every view: words, points lost, order, citations.

Pure functions from the card to small values; nothing here knows HTML. Rounding is left to the view.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scorer.evidence.closeness import Match
from scorer.rubric.model import LEVELS
from scorer.scorecard.model import (
    ElementCard,
    IndicatorCard,
    Opinion,
    Quote,
    Scorecard,
    ThemeCard,
)
from scorer.scorecard.text import shorten

BANDS: tuple[tuple[float, str], ...] = (
    (20, "Minimal"),
    (40, "Limited"),
    (60, "Partial"),
    (80, "Substantial"),
    (100.01, "Thorough"),
)
"""Upper end (exclusive) and word of each band of scores."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The word an element is shown under. ``key`` names colour and icon, ``meaning`` what the word stands for."""

    key: str
    word: str
    meaning: str


SILENT = Verdict("silent", "Silent", "The report does not answer the question.")
DENIED = Verdict("denied", "Explicit no", "The report says that this does not exist or was not done.")
STATED = Verdict("stated", "Stated", "A claim, a principle or a promise; no how, who or what.")
DESCRIBED = Verdict("described", "Described", "How it is done, by whom, in which steps; no facts from the period.")
EVIDENCED = Verdict("evidenced", "Evidenced", "Facts: dates, counts, named events, outcomes.")
UNREAD = Verdict("unread", "Not assessed", "Could not be read or judged. Counts neither for nor against.")
NOT_APPLICABLE = Verdict("na", "Not applicable", "Does not apply here. Leaves the sum.")
VERDICTS = (EVIDENCED, DESCRIBED, STATED, DENIED, SILENT, UNREAD, NOT_APPLICABLE)
"""All verdicts, in the order of the legend."""

_BY_LEVEL = {"none": SILENT, "stated": STATED, "described": DESCRIBED, "evidenced": EVIDENCED}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an element's ladder; ``reached`` marks the step it stands on, ``below`` those under it."""

    verdict: Verdict
    word: str
    meaning: str
    points: float | None
    reached: bool
    below: bool


@dataclass(frozen=True, slots=True)
class ElementView:
    """An element as shown. ``most`` is what it could add to the overall score, ``earned`` what it adds.

    Both are in points of the overall score (0-100) and None where the element is not in the sum; over all elements
    ``most`` adds up to 100 and ``earned`` to the score.
    """

    card: ElementCard
    theme: ThemeCard
    indicator: IndicatorCard
    verdict: Verdict
    most: float | None
    earned: float | None

    @property
    def lost(self) -> float:
        """Points of the overall score that the element leaves on the table; 0 where it is not in the sum."""
        return 0.0 if self.most is None or self.earned is None else self.most - self.earned

    @property
    def explicit_none(self) -> bool:
        """An explicit "none" that is itself an answer, with a level of its own."""
        return self.card.denied and self.card.level != "none"

    @property
    def word(self) -> str:
        """The verdict as shown, with an explicit none named."""
        return f"{self.verdict.word}, explicit none" if self.explicit_none else self.verdict.word


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme as shown. ``share`` is its part of the overall score (0-1), None where nothing in it was assessed."""

    card: ThemeCard
    share: float | None
    elements: tuple[ElementView, ...]
    counts: tuple[tuple[Verdict, int], ...]

    @property
    def assessed(self) -> bool:
        """Whether anything in it was."""
        return any(e.card.status == "assessed" for e in self.elements)

    @property
    def range_only(self) -> bool:
        """Whether something in it was assessed, but there is no single figure on this card."""
        return self.card.score is None and self.card.low is not None and self.assessed

    @property
    def figure(self) -> str:
        """Its score as shown: a figure, a range, or that it was not assessed."""
        if self.card.score is not None:
            return f"{self.card.score:.0f}"
        return f"{self.card.low:.0f} to {self.card.high:.0f}" if self.range_only else "not assessed"

    @property
    def by_loss(self) -> list[ElementView]:
        """Elements, those that lose most first; those outside the sum last."""
        return sorted(self.elements, key=lambda e: (e.most is None, -e.lost))

    @property
    def pages(self) -> Counter[int]:
        """Pages that carry evidence of this theme, with the number of elements they answer."""
        return Counter(page for e in self.elements for page in sorted({p for q in e.card.evidence for p in pages(q)}))


def themes(card: Scorecard) -> list[ThemeView]:
    """The card's themes with every element's part in the overall score."""
    assessed = [t for t in card.themes if t.score is not None]
    total = sum(t.weight for t in assessed)
    views = []
    for theme in card.themes:
        share = theme.weight / total if theme.score is not None and total else None
        elements = tuple(_elements(theme, share))
        found = Counter(e.verdict for e in elements)
        views.append(ThemeView(theme, share, elements, tuple((v, found[v]) for v in VERDICTS if found[v])))
    return views


def _elements(theme: ThemeCard, theme_share: float | None) -> Iterable[ElementView]:
    in_sum = sum(i.weight for i in theme.indicators if i.score is not None)
    for indicator in theme.indicators:
        weights = sum(e.weight for e in indicator.elements if e.points is not None)
        for e in indicator.elements:
            most = earned = None
            if e.points is not None and theme_share is not None and in_sum and weights:
                most = 100 * theme_share * (indicator.weight / in_sum) * (e.weight / weights)
                earned = most * e.points / 100
            yield ElementView(e, theme, indicator, verdict(e), most, earned)


def verdict(element: ElementCard) -> Verdict:
    """The word for an element: silence, an explicit no, a level, not applicable and not assessed are seven things."""
    return answer(element.level, element.denied, element.status)


def answer(level: str, denied: bool, status: str) -> Verdict:
    """The same for its three parts."""
    if status == "not_applicable":
        return NOT_APPLICABLE
    if status == "not_assessed":
        return UNREAD
    if level == "none" and denied:
        return DENIED
    return _BY_LEVEL[level]


def machine_word(element: ElementCard) -> str:
    """What the machine said of an element that a reviewer changed."""
    said = element.machine
    return "" if said is None else _word(said.level, said.denied, said.status)


def opinion_word(opinion: Opinion) -> str:
    """The level a reviewer gives."""
    return _word(opinion.level, opinion.denied, opinion.status)


def _word(level: str, denied: bool, status: str) -> str:
    if status != "assessed":
        return (NOT_APPLICABLE if status == "not_applicable" else UNREAD).word
    if level == "none":
        return (DENIED if denied else SILENT).word
    return _BY_LEVEL[level].word + (", explicit none" if denied else "")


def review_in_words(card: Scorecard) -> str:
    """Who reviewed the card, in which file, what it changed and how far two reviewers agree."""
    review = card.review
    if review is None:
        return ""
    questions = "question" if review.decided == 1 else "questions"
    files = {source.who: f" ({shorten(source.name, 80)})" for source in (card.made.reviews if card.made else ())}
    who = _and([shorten(name, 80) + files.get(name, "") for name in review.reviewers])
    said = f"Reviewed by {who}: {review.decided} {questions} decided, {review.changed} changed."
    if review.machine_score is not None and card.score is not None and review.changed:
        said += f" The machine’s score was {review.machine_score:.0f}."
    if review.kappa is not None:
        said += f" Agreement of the reviewers: weighted kappa {review.kappa:.2f}."
    return said


def ladder(element: ElementCard, scale: dict[str, float]) -> list[Step]:
    """The four steps with what each means for this question; none is reached where the element was not assessed."""
    own = verdict(element)
    on_it = element.status == "assessed"
    at = [str(level) for level in LEVELS].index(element.level)
    steps = []
    for n, level in enumerate(LEVELS):
        step = own if n == 0 and own is DENIED else _BY_LEVEL[level]
        meaning = element.levels.get(level, "") or step.meaning
        steps.append(Step(step, step.word, meaning, scale.get(level), on_it and n == at, on_it and n < at))
    return steps


def band(score: float) -> str:
    """The word for a score: one of five bands. Of the score as shown: 39.9 is 40, and its word that of 40."""
    return next(word for end, word in BANDS if round(score) < end)


def bands(low: float | None, high: float | None) -> str:
    """The word, or the two words, for a range of scores."""
    if low is None or high is None:
        return "Not assessed"
    first, last = band(low), band(high)
    return first if first == last else f"{first} to {last.lower()}"


TOO_LITTLE = "Too little of the report could be read or judged for a single figure: the score lies in this range."
"""Said where a card has ranges only."""


def in_plain_words(views: Sequence[ThemeView]) -> str:
    """One sentence: how much the report discloses on which theme, strongest first."""
    if any(view.range_only for view in views):
        return TOO_LITTLE
    groups: dict[str, list[str]] = {}
    for view in sorted((v for v in views if v.card.score is not None), key=lambda v: -(v.card.score or 0.0)):
        groups.setdefault(band(view.card.score or 0.0).lower(), []).append(lower_first(view.card.title))
    parts = [f"{word} on {_and(titles)}" for word, titles in groups.items()]
    said = f"Disclosure is {'; '.join(parts)}" if parts else ""
    unread = _and([lower_first(v.card.title) for v in views if v.card.score is None and not v.range_only])
    if unread:
        said = (
            f"{said}; {unread} could not be assessed"
            if said
            else f"{unread[0].upper()}{unread[1:]} could not be assessed"
        )
    return f"{said}."


def how_answered(views: Sequence[ThemeView]) -> str:
    """How many questions are answered how: the sentence under the score."""
    found = Counter(e.verdict for v in views for e in v.elements)
    assessed = sum(found[v] for v in _BY_LEVEL.values()) + found[DENIED]
    if not assessed:
        return "No question could be assessed."
    parts = []
    for answer, words in ((EVIDENCED, "with facts"), (DESCRIBED, "with a description"), (STATED, "with words only")):
        if found[answer]:
            parts.append(f"{found[answer]} {words}")
    if found[DENIED]:
        parts.append(f"{found[DENIED]} with an explicit no")
    if found[SILENT]:
        parts.append(f"{found[SILENT]} not at all")
    return f"Of {assessed} questions assessed, it answers {_and(parts)}."


def gaps(views: Sequence[ThemeView], most: int = 5) -> list[ElementView]:
    """The elements that lose most points: silences and explicit noes first among equals."""
    elements = [e for v in views for e in v.elements if e.lost > 0]
    return sorted(elements, key=lambda e: (-round(e.lost, 6), e.card.level != "none"))[:most]


def pages(quote: Quote) -> list[int]:
    """Every page a quote stands on."""
    return sorted({box[0] for box in quote.boxes} or {quote.page})


def page_words(numbers: Iterable[int]) -> str:
    """``p. 12`` or ``pp. 3, 40–43``; empty for none."""
    runs: list[list[int]] = []
    for n in sorted(set(numbers)):
        if runs and n == runs[-1][-1] + 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    if not runs:
        return ""
    text = ", ".join(
        str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" if len(r) > 2 else f"{r[0]}, {r[-1]}" for r in runs
    )
    return f"p. {text}" if len(runs) == 1 and len(runs[0]) == 1 else f"pp. {text}"


def span(low: float | None, high: float | None) -> str:
    """Between which whole numbers a score may lie, in words; empty where that is not known or both are the same."""
    if low is None or high is None or round(low) == round(high):
        return ""
    return f"{low:.0f} to {high:.0f}"


def unreadable(card: Scorecard) -> list[int]:
    """Pages that hold something which could not be read."""
    return [p.page for p in card.report.page_quality if p.quality in ("scanned", "garbled")]


def segments(quote: Quote) -> list[tuple[str, bool]]:
    """The quote cut into pieces, with whether a piece is among the words that matched; overlapping hits are joined."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in sorted(quote.hits):
        begin = max(start, at)
        if end <= begin:
            continue
        if begin > at:
            pieces.append((quote.quote[at:begin], False))
        pieces.append((quote.quote[begin:end], True))
        at = end
    if at < len(quote.quote):
        pieces.append((quote.quote[at:], False))
    return pieces


def citation(card: Scorecard, element: ElementView) -> str:
    """A finding in words that are safe to print: who, which report and page, what it says, judged how and by what."""
    e = element.card
    title = shorten(card.report.title or card.report.file, 300)
    source = f"{shorten(card.company or 'Unnamed company', 160)}, “{title}”" + (
        f" ({card.report.date})" if card.report.date else ""
    )
    if e.evidence:
        q = e.evidence[0]
        said = f"{source}, {page_words(pages(q))}: “{shorten(q.quote, 400)}”"
    elif e.status == "assessed":
        said = f"{source}: no answer found in {_read_pages(card)} to the question “{shorten(e.ask, 400)}”"
    else:
        said = f"{source}: {element.word.lower()}: {shorten(e.reason, 600)}"
    judged = f"{e.id}: {element.word.lower()}"
    if e.evidence and e.evidence[0].match == Match.LOOSE:
        judged += ", by a quote that matches only loosely: read it on the page"
    rubric = f"{card.rubric.title or card.rubric.id} {card.rubric.version} ({card.rubric.digest})"
    return (
        f"{said.rstrip('.')}. [{judged}; rubric {rubric}, transparency-scorer {card.tool_version}, "
        f"PDF SHA-256 {card.report.sha256[:16]}…]"
    )


def _read_pages(card: Scorecard) -> str:
    missing = len(unreadable(card))
    total = card.report.pages
    return f"{total - missing} of {total} pages" if missing else f"{total} pages"


def _and(parts: Sequence[str]) -> str:
    return "".join(parts) if len(parts) < 2 else ", ".join(parts[:-1]) + " and " + parts[-1]


def lower_first(text: str) -> str:
    """``Human rights`` as it stands inside a sentence; ``OECD`` and the like stay."""
    return text[:1].lower() + text[1:] if re.match(r"[A-Z][a-z ]", text) else text

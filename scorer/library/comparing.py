"""Two cards side by side: what rose, what fell, which evidence is new or gone, and what was copied word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scorer.document.front.names import KIND_OF_REPORT, is_one_company
from scorer.document.model import Document, Kind
from scorer.errors import EXIT_USAGE, UserError
from scorer.register.dates import is_date, surely_before
from scorer.rubric.model import Level
from scorer.scorecard.model import ElementCard, Quote, Scorecard
from scorer.scorecard.view import review_in_words

MOST_PASSAGES = 25
"""Copied passages that are told one by one."""

_LONG_ENOUGH = 8  # words; shorter sentences are alike by chance
_PROSE = {Kind.BODY, Kind.BULLET, Kind.FOOTNOTE}


@dataclass(frozen=True, slots=True)
class ElementChange:
    """One element in both cards.

    Attributes:
        id, ask: Of the later card.
        before, after: Level, or the status where it was not assessed ("not_applicable", "not_assessed"); None where the
            card has no such element.
        denied: Whether the later answer is an explicit no, and the earlier one was.
        new: Quotes of the later card that the earlier one lacks.
        gone: Quotes of the earlier card that the later one lacks.
        reused: Quotes that stand in both, word for word.
    """

    id: str
    ask: str
    before: str | None
    after: str | None
    denied: tuple[bool, bool]
    new: tuple[Quote, ...]
    gone: tuple[Quote, ...]
    reused: tuple[Quote, ...]

    @property
    def steps(self) -> int | None:
        """Steps of the ladder up (or down, below 0); None where one of the two was not assessed."""
        levels = [str(level) for level in Level]
        if self.before not in levels or self.after not in levels:
            return None
        return levels.index(self.after) - levels.index(self.before)


@dataclass(frozen=True, slots=True)
class Passage:
    """An unbroken run of sentences that stand in both reports: their number, the pages on which it begins, its text."""

    sentences: int
    pages: tuple[int, int]
    text: str


@dataclass(frozen=True, slots=True)
class Reuse:
    """How much of the later report stands in the earlier one.

    ``shared`` of its ``sentences`` (running text of eight words or more) do; ``passages`` are the runs of them, the
    longest first and at most ``MOST_PASSAGES``.
    """

    sentences: int
    shared: int
    passages: tuple[Passage, ...]

    @property
    def share(self) -> float:
        """Part (0-1) of the later report's running text; 0 where there is none."""
        return self.shared / self.sentences if self.sentences else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """One score of several cards, overall or of a theme: None where it was not assessed, or not ``asked``."""

    title: str
    scores: tuple[float | None, ...]
    asked: tuple[bool, ...]


def scores_of(cards: Sequence[Scorecard]) -> list[Scores]:
    """The overall score of some cards, then that of each theme which any of them has."""
    titles = {t.id: t.title for card in cards for t in card.themes}
    by_card = [{t.id: t.score for t in card.themes} for card in cards]
    overall = Scores("Overall", tuple(card.score for card in cards), (True,) * len(cards))
    themes = (
        Scores(title, tuple(of.get(id_) for of in by_card), tuple(id_ in of for of in by_card))
        for id_, title in titles.items()
    )
    return [overall, *themes]


@dataclass(frozen=True, slots=True)
class Comparison:
    """An earlier and a later card. ``cautions`` are what must be said with any difference between them.

    Of two companies, and where their dates do not say so, they are no more than the first and the second: nothing rose
    or fell between them.
    """

    earlier: Scorecard
    later: Scorecard
    elements: tuple[ElementChange, ...]
    reuse: Reuse | None
    cautions: tuple[str, ...]

    @property
    def one_rubric(self) -> bool:
        """Whether both cards answer the same questions, so that their scores can be subtracted."""
        return self.earlier.rubric == self.later.rubric

    @property
    def one_company(self) -> bool:
        """Whether both cards name one company."""
        return is_one_company(self.earlier.company, self.later.company)

    @property
    def over_time(self) -> bool:
        """Whether the later card is surely of a later report of the same company."""
        return self.one_company and _before(self.earlier, self.later)

    @property
    def in_words(self) -> InWords:
        """How to speak of a difference."""
        return _OVER_TIME if self.over_time else _SIDE_BY_SIDE


@dataclass(frozen=True, slots=True)
class InWords:
    """How to speak of what is more and what is less in B than in A, and of quotes that one of the two lacks."""

    up: str
    down: str
    new: str
    gone: str
    by: str
    became: str
    to: str


_OVER_TIME = InWords("Rose", "Fell", "new", "gone", "Change", "became", "→")
_SIDE_BY_SIDE = InWords("Higher in B", "Lower in B", "only in B", "only in A", "B less A", "in A, and in B", "|")


def compare(
    earlier: Scorecard, later: Scorecard, documents: tuple[Document, Document] | None = None, *, across: bool = False
) -> Comparison:
    """Compare two cards.

    Args:
        earlier: For example last year's, or another company's.
        later: The other one.
        documents: The reports themselves, where they are at hand, for what was copied.
        across: Compare also where the rubrics differ.

    Raises:
        UserError: The cards come of different rubrics, or versions of one, and ``across`` is not set.
    """
    cautions = []
    if (a := earlier.rubric) != (b := later.rubric):
        what = f"{a.id} {a.version} ({a.digest}) and {b.id} {b.version} ({b.digest})"
        if not across:
            raise UserError(
                f"the cards were made with different rubrics: {what}",
                None,
                "Score both reports with one rubric, or compare all the same with --across.",
                EXIT_USAGE,
            )
        cautions.append(
            f"The rubrics differ: {what}. Scores are not comparable; levels only where the questions agree."
        )
    if earlier.tool_version != later.tool_version:
        cautions.append(f"The cards were made by versions {earlier.tool_version} and {later.tool_version} of the tool.")
    if earlier.coverage != later.coverage:
        cautions.append(f"Assessed were {earlier.coverage:.0%} and {later.coverage:.0%} of the rubric.")
    if (earlier.review is None) != (later.review is None):
        which, card = ("A", earlier) if earlier.review else ("B", later)
        cautions.append(f"People had a hand in {which} alone. {review_in_words(card)}")
    if earlier.report.sha256 == later.report.sha256:
        cautions.append("Both cards are of the same PDF.")
    used = [card.register_.id if card.register_ else "none" for card in (earlier, later)]
    cautions += _order(earlier, later)
    one = earlier.company == later.company or is_one_company(earlier.company, later.company)
    if one and used[0] != used[1]:
        what = f"{used[0]}, {used[1]}"
        cautions.append(f"The registers of known cases differ ({what}): questions on them are not comparable.")
    before, after = ({e.id: e for e in card.elements()} for card in (earlier, later))
    changes = tuple(_change(before.get(id_), after.get(id_)) for id_ in dict.fromkeys((*after, *before)))
    return Comparison(earlier, later, changes, reuse(*documents) if documents else None, tuple(cautions))


def _order(earlier: Scorecard, later: Scorecard) -> Iterator[str]:
    """Why two reports of one company may not follow each other as they are set here."""
    if not is_one_company(earlier.company, later.company):
        return
    a, b = earlier.report, later.report
    if a.sha256 == b.sha256:
        return
    if _before(later, earlier):
        yield f"A ({a.date}) is the later report and B ({b.date}) the earlier one: what is higher in B fell in time."
    elif not _before(earlier, later):
        dates = [report.date or "no date" for report in (a, b)]
        yield f"{a.file} ({dates[0]}) and {b.file} ({dates[1]}): which of the two came first is not known."
    if a.language != b.language:
        yield f"{a.file} and {b.file} are in different languages ({a.language}, {b.language})."
    kinds = _kinds(a.title), _kinds(b.title)
    if all(kinds) and kinds[0].isdisjoint(kinds[1]):
        told = ", ".join(" and ".join(sorted(kind)) for kind in kinds)
        yield f"{a.file} and {b.file} are by their titles different kinds of documents ({told})."


def _before(one: Scorecard, other: Scorecard) -> bool:
    """Whether the first report is surely older than the second by their dates."""
    a, b = one.report.date, other.report.date
    return is_date(a) and is_date(b) and surely_before(a, b)


def _kinds(title: str) -> set[str]:
    """What a title calls the document: report, statement, policy."""
    return {word.lower() for word in re.findall(r"\w+", title) if KIND_OF_REPORT.fullmatch(word)}


def _change(before: ElementCard | None, after: ElementCard | None) -> ElementChange:
    known = after or before
    assert known is not None
    old = {_words(q.quote): q for q in (before.evidence if before else ())}
    new = {_words(q.quote): q for q in (after.evidence if after else ())}
    return ElementChange(
        known.id,
        known.ask,
        _answer(before),
        _answer(after),
        (bool(before and before.denied), bool(after and after.denied)),
        tuple(q for words, q in new.items() if words not in old),
        tuple(q for words, q in old.items() if words not in new),
        tuple(q for words, q in new.items() if words in old),
    )


def _answer(element: ElementCard | None) -> str | None:
    if element is None:
        return None
    return element.level if element.status == "assessed" else element.status


def reuse(earlier: Document, later: Document) -> Reuse:
    """What of the later report's running text stands word for word in the earlier report (case and marks aside)."""
    old = _prose(earlier)
    where = {words: n for n, (words, _) in reversed(list(enumerate(old)))}
    new = _prose(later)
    runs: list[tuple[int, int, int]] = []  # sentences, and where they begin in the earlier and the later report
    going_on = False
    for n, (words, _) in enumerate(new):
        if words not in where:
            going_on = False
            continue
        if going_on:
            length, was, now = runs[-1]
            if was + length < len(old) and old[was + length][0] == words:
                runs[-1] = (length + 1, was, now)
                continue
        runs.append((1, where[words], n))
        going_on = True
    longest = sorted(runs, key=lambda run: (-run[0], run[2]))[:MOST_PASSAGES]
    passages = []
    for length, was, now in longest:
        sentences = [later.sentences[id_] for _, id_ in new[now : now + length]]
        pages = (earlier.sentences[old[was][1]].page, sentences[0].page)
        passages.append(Passage(length, pages, " ".join(s.text for s in sentences)))
    return Reuse(len(new), sum(length for length, _, _ in runs), tuple(passages))


def _prose(document: Document) -> list[tuple[tuple[str, ...], int]]:
    """Words and id of every sentence of running text that is long enough not to be alike by chance."""
    texts = ((_words(s.text), s.id) for s in document.sentences if s.kind in _PROSE)
    return [(words, id_) for words, id_ in texts if len(words) >= _LONG_ENOUGH]


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def moved(changes: Iterable[ElementChange], *, up: bool) -> list[ElementChange]:
    """Those that rose (or fell), the furthest first."""
    found = [c for c in changes if c.steps and (c.steps > 0) is up]
    return sorted(found, key=lambda c: -abs(c.steps or 0))

"""A page over several cards, up to a whole registry: what is disclosed on which theme, and where most are silent.

No league table of totals: rows stand by company, and there is no column for the overall score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from scorer.scorecard import heading, view
from scorer.scorecard.html import render_page
from scorer.scorecard.model import Scorecard

RubricId = tuple[str, str, str]
"""Id, version and digest."""

_LETTERS = {v.key: letter for v, letter in zip(view.VERDICTS, "edsn-ux", strict=True)}
_VERDICTS = {v.key: v for v in view.VERDICTS}
_ASSESSED = frozenset(v.key for v in view.VERDICTS) - {view.UNREAD.key, view.NOT_APPLICABLE.key}
_MISSING = "."  # in a row's answers: the card does not have the question
_CHUNK = 100  # rows; index.js knows it, too
MOST_MARKS = 12_000
"""Answers that a grid shows one by one, some 130 bytes each; beyond that it is one of sectors."""
_FEW = 20  # reports that are listed before they are counted
_SHOWN = 4  # reports from which on there are distributions to speak of


@dataclass(frozen=True, slots=True)
class Question:
    """An element as the page names it: id, title of its theme, and what is asked."""

    id: str
    theme: str
    ask: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One report's line in the index.

    Attributes:
        company: As on the card; the file's name where it is empty.
        title: The report's title.
        date: Its date, ISO, or empty.
        file: The report's file name.
        link: Where its card is (relative, percent-encoded), or None where there is none.
        themes: Id, title and score of each theme (None: not assessed, or too little of it for a single figure).
        ranges: Lowest and highest possible score by theme, where something of it was assessed.
        coverage: Share (0-1) that could be assessed.
        answers: Key of the verdict (``view.VERDICTS``) by element id.
        rubric: The rubric; entries of different rubrics are not compared.
        problem: Why there is no card, in plain words; empty where there is one.
        sector: Of the company, as a list of reports has it, or empty.
        off_topic: Said of a document that hardly speaks of what is asked; empty for all others.
        people: Who reviewed the card, what that changed, and whether the company replied; empty where nobody did.
    """

    company: str
    title: str = ""
    date: str = ""
    file: str = ""
    link: str | None = None
    themes: tuple[tuple[str, str, float | None], ...] = ()
    ranges: dict[str, tuple[float, float]] = field(default_factory=dict)
    coverage: float | None = None
    answers: dict[str, str] = field(default_factory=dict)
    rubric: RubricId = ("", "", "")
    problem: str = ""
    sector: str = ""
    off_topic: str = ""
    people: str = ""

    @property
    def silent(self) -> int:
        """Number of elements that the report is silent on."""
        return sum(answer == view.SILENT.key for answer in self.answers.values())


def entry_of(card: Scorecard, link: str | None) -> Entry:
    """The line of a card."""
    return Entry(
        company=card.company or card.report.file,
        title=card.report.title,
        date=card.report.date,
        file=card.report.file,
        link=link,
        themes=tuple((t.id, t.title, t.score) for t in card.themes),
        ranges={
            t.card.id: (t.card.low, t.card.high)
            for t in view.themes(card)
            if t.card.low is not None and t.card.high is not None and t.assessed
        },
        coverage=card.coverage,
        answers={e.id: view.verdict(e).key for e in card.elements()},
        rubric=(card.rubric.id, card.rubric.version, card.rubric.digest),
        off_topic=heading.off_topic_note(card),
        people=heading.people_note(card),
    )


def questions_of(card: Scorecard) -> tuple[Question, ...]:
    """What a card asks, in its order."""
    return tuple(Question(e.id, t.title, e.ask) for t in card.themes for i in t.indicators for e in i.elements)


def failed(file: str, problem: str) -> Entry:
    """The line of a report that could not be scored."""
    return Entry(company=file, file=file, problem=problem)


def to_index(entries: Iterable[Entry], questions: Mapping[RubricId, Sequence[Question]] | None = None) -> str:
    """The page: for each rubric the distribution of each theme, the answers to each question, and two views of reports.

    One is a line a report with its scores, the other a grid of questions by reports with a mark for each answer. Rows
    stand by company and date; what could not be scored, and why, comes last. The page opens from disk, asks the network
    for nothing and needs no script; with it, rows can be filtered and columns sorted.

    Args:
        entries: The lines.
        questions: What the rubrics ask, where that is known; without it, questions are named by their id.
    """
    listed = sorted(entries, key=lambda e: (e.company.casefold(), e.date, e.file))
    scored = [e for e in listed if not e.problem]
    known = questions or {}
    rubrics = list(dict.fromkeys(e.rubric for e in scored))
    tables = [_Table.of(r, [e for e in scored if e.rubric == r], known.get(r, ())) for r in rubrics]
    context = {
        "tables": tables,
        "failed": [e for e in listed if e.problem],
        "count": len(scored),
        "sectors": sorted({e.sector for e in scored if e.sector}, key=str.casefold),
        "verdicts": [(letter, v) for v in view.VERDICTS for letter in _LETTERS[v.key]],
        "bands": [word for _, word in view.BANDS],
        "most_marks": f"{MOST_MARKS:,}",
    }
    return render_page("index.html", context, style="card.css index.css", script="index.js")


@dataclass(frozen=True, slots=True)
class _Distribution:
    """How many reports lie where on a theme: ``counts`` by band of score, then those not assessed."""

    title: str
    counts: tuple[int, ...]
    median: float | None

    @classmethod
    def of(cls, title: str, scores: Sequence[float | None]) -> _Distribution:
        known = sorted(s for s in scores if s is not None)
        words = [word for _, word in view.BANDS]
        found = Counter(view.band(s) for s in known)
        middle = len(known) // 2
        median = None if not known else known[middle] if len(known) % 2 else (known[middle - 1] + known[middle]) / 2
        return cls(title, (*(found[word] for word in words), len(scores) - len(known)), median)

    @property
    def pieces(self) -> list[tuple[int, float, float]]:
        """The parts of a bar: number of the band, where it begins, and how wide it is, of 100."""
        total = sum(self.counts)
        at, pieces = 0.0, []
        for n, count in enumerate(self.counts):
            width = 100 * count / total if total else 0.0
            if count:
                pieces.append((n, round(at, 2), round(width, 2)))
            at += width
        return pieces


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with how many reports give which answer, in the order of ``view.VERDICTS``.

    ``share`` is that (0-1) of the reports silent on it among those on which it could be assessed; None without any.
    """

    question: Question
    counts: tuple[int, ...]
    silent: int
    share: float | None


@dataclass(frozen=True, slots=True)
class _Sector:
    """How silent a sector's reports are.

    ``silent`` is for each question the share (0-1) of the reports on which it could be assessed; None without any.
    """

    title: str
    reports: int
    silent: tuple[float | None, ...]

    @classmethod
    def of(cls, title: str, entries: Sequence[Entry], questions: Sequence[Question]) -> _Sector:
        shares = []
        for q in questions:
            answers = [key for e in entries if (key := e.answers.get(q.id)) in _ASSESSED]
            shares.append(answers.count(view.SILENT.key) / len(answers) if answers else None)
        return cls(title, len(entries), tuple(shares))


@dataclass(frozen=True, slots=True)
class _Table:
    rubric: RubricId
    themes: tuple[tuple[str, str], ...]
    entries: Sequence[Entry]
    questions: tuple[Question, ...]
    distributions: tuple[_Distribution, ...]
    asked: tuple[_Asked, ...]

    @classmethod
    def of(cls, rubric: RubricId, entries: Sequence[Entry], known: Sequence[Question]) -> _Table:
        themes = tuple(dict.fromkeys((id, title) for e in entries for id, title, _ in e.themes))
        by_id = {q.id: q for q in known}
        ids = dict.fromkeys((*by_id, *(id for e in entries for id in e.answers)))
        questions = tuple(by_id.get(id) or Question(id, "", "") for id in ids)
        if len(entries) < _SHOWN:
            return cls(rubric, themes, entries, questions, (), ())
        scores: dict[str, list[float | None]] = {id: [] for id, _ in themes}
        for e in entries:
            for id, _, score in e.themes:
                scores[id].append(score)
        answers = {id: Counter(e.answers[id] for e in entries if id in e.answers) for id in ids}
        asked = [
            _Asked(q, tuple(answers[q.id][v.key] for v in view.VERDICTS), answers[q.id][view.SILENT.key], share)
            for q, share in zip(questions, _Sector.of("", entries, questions).silent, strict=True)
        ]
        return cls(
            rubric,
            themes,
            entries,
            questions,
            tuple(_Distribution.of(title, scores[id]) for id, title in themes),
            tuple(sorted(asked, key=lambda a: -1.0 if a.share is None else a.share, reverse=True)),
        )

    @property
    def few(self) -> bool:
        """Whether the rows themselves are read first, and what is counted over them after."""
        return len(self.entries) <= _FEW

    @property
    def long(self) -> bool:
        """Whether there are so many rows that the page leaves those out of sight unrendered."""
        return len(self.entries) > 2 * _CHUNK

    @property
    def silent(self) -> tuple[float | None, ...]:
        """For each question the share (0-1) of the reports that are silent on it; None where none was assessed."""
        return _Sector.of("", self.entries, self.questions).silent

    @property
    def by_sector(self) -> list[_Sector]:
        """The same for each sector, where there are several."""
        sectors: dict[str, list[Entry]] = {}
        for e in sorted(self.entries, key=lambda e: (not e.sector, e.sector.casefold(), e.sector)):
            sectors.setdefault(e.sector, []).append(e)
        if len(sectors) < 2:
            return []
        return [_Sector.of(title or "no sector", entries, self.questions) for title, entries in sectors.items()]

    @property
    def asks(self) -> bool:
        """Whether it is known what the questions are."""
        return any(q.ask for q in self.questions)

    def marks(self, entry: Entry) -> list[tuple[Question, view.Verdict | None, str | None]]:
        """For each question the entry's answer (None: not on its card) and where it stands."""
        page = entry.link is not None and entry.link.endswith(".html")
        return [
            (q, _VERDICTS.get(entry.answers.get(q.id, "")), f"{entry.link}#{quote(q.id)}" if page else entry.link)
            for q in self.questions
        ]

    @property
    def one_by_one(self) -> bool:
        """Whether the grid shows every report, or sectors alone."""
        return len(self.entries) * len(self.questions) <= MOST_MARKS

    @property
    def chunks(self) -> list[Sequence[Entry]]:
        """The rows in groups that are rendered together."""
        step = _CHUNK if self.long else max(1, len(self.entries))
        return [self.entries[at : at + step] for at in range(0, len(self.entries), step)]

    @property
    def groups(self) -> list[tuple[str, list[tuple[int, Question]]]]:
        """Questions by theme, each with its place in a row's answers."""
        groups: dict[str, list[tuple[int, Question]]] = {}
        for place, question in enumerate(self.questions):
            groups.setdefault(question.theme, []).append((place, question))
        return list(groups.items())

    def scores(self, entry: Entry) -> list[tuple[float | None, tuple[float, float] | None]]:
        """The entry's score on each theme of the table, and its range."""
        by_id = {id: score for id, _, score in entry.themes}
        return [(by_id.get(id), entry.ranges.get(id)) for id, _ in self.themes]

    def answers(self, entry: Entry) -> str:
        """The entry's answers, a letter for each question of the table."""
        return "".join(_LETTERS.get(entry.answers.get(q.id, ""), _MISSING) for q in self.questions)

"""Lines of an overview from card files: only what it shows is decoded, so that ten thousand cards take seconds."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import quote

import msgspec

from scorer import inputs
from scorer.errors import EXIT_USAGE, UserError
from scorer.inputs import is_folder
from scorer.library.plan import Job, files_below
from scorer.scorecard import view
from scorer.scorecard.heading import people_in_words
from scorer.scorecard.index import Entry, Question, RubricId
from scorer.scorecard.rescoring import wrong_sums
from scorer.scorecard.text import shorten
from scorer.scorecard.trust import off_topic_in_words

_SUFFIX = ".scorecard.json"
_FORMS = (".scorecard.html", ".scorecard.md", _SUFFIX)  # what a line links to, the first that is there


_Points = Annotated[float, msgspec.Meta(ge=0, le=100)]
_Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
_Weight = Annotated[float, msgspec.Meta(ge=0, le=1_000_000)]
_Level = Literal["none", "stated", "described", "evidenced"]


class _Machine(msgspec.Struct):
    level: _Level
    status: str
    points: _Points | None


class _Reply(msgspec.Struct):
    who: str


class _Review(msgspec.Struct):
    reviewers: list[str]
    changed: int


class _Element(msgspec.Struct):
    id: str
    ask: str
    weight: _Weight
    level: _Level
    denied: bool
    status: str
    points: _Points | None
    machine: _Machine | None = None
    replies: list[_Reply] = []


class _Indicator(msgspec.Struct):
    id: str
    weight: _Weight
    score: _Points | None
    elements: list[_Element]


class _Theme(msgspec.Struct):
    id: str
    title: str
    weight: _Weight
    score: _Points | None
    coverage: _Share
    indicators: list[_Indicator]
    low: _Points | None = None
    high: _Points | None = None


class _Report(msgspec.Struct):
    file: str
    title: str
    date: str


class _OffTopic(msgspec.Struct):
    topics: list[str]
    named: int
    sentences: int


class _Rubric(msgspec.Struct):
    id: str
    version: str
    digest: str
    scale: dict[str, float] = {}


class _Card(msgspec.Struct):
    company: str
    report: _Report
    rubric: _Rubric
    score: _Points | None
    low: _Points | None
    high: _Points | None
    coverage: _Share
    themes: Annotated[list[_Theme], msgspec.Meta(min_length=1)]
    off_topic: _OffTopic | None = None
    review: _Review | None = None


_decode = msgspec.json.Decoder(_Card).decode


def card_files(names: Iterable[Path]) -> tuple[list[Path], list[UserError]]:
    """The cards named (files, and all ``*.scorecard.json`` below folders, sorted, each once), and unreadable folders.

    Raises:
        UserError: There is no card in a folder.
    """
    found: dict[Path, None] = {}
    problems: list[UserError] = []
    for name in names:
        if not is_folder(name):
            found[name] = None
            continue
        files, unread = files_below(name, "The cards in it are left out")
        problems += unread
        below = sorted(path for path in files if path.name.endswith(_SUFFIX))
        if not below and not unread:
            raise UserError("there is no card (.scorecard.json) in this folder", str(name), exit_code=EXIT_USAGE)
        found.update(dict.fromkeys(below))
    return list(found), problems


def entries_of(
    cards: Iterable[Path], folder: Path, listed: Iterable[Job] = (), broken: Callable[[UserError], None] | None = None
) -> tuple[list[Entry], dict[RubricId, tuple[Question, ...]]]:
    """The lines of cards, and what their rubrics ask.

    Args:
        cards: Files of cards.
        folder: Where the overview will stand; links count from there.
        listed: A list of reports (``read_list``), which knows sectors: by file name, else by company.
        broken: Is told of a file that cannot be read or is no card, which is left out.

    Raises:
        UserError: There is such a file, and nobody to tell.
    """
    sectors: dict[str, str] = {}
    for job in listed:
        if job.sector:
            sectors[job.report.name] = job.sector
            sectors.setdefault(_company(job.company), job.sector)
    entries, questions = [], dict[RubricId, tuple[Question, ...]]()
    for path in cards:
        try:
            card = _read(path)
        except UserError as error:
            if broken is None:
                raise
            broken(error)
            continue
        rubric = (card.rubric.id, card.rubric.version, card.rubric.digest)
        if rubric not in questions:
            questions[rubric] = tuple(Question(e.id, t.title, e.ask) for t in card.themes for e in _elements(t))
        entries.append(_entry(card, rubric, _link(path, folder), sectors))
    return entries, questions


def _entry(card: _Card, rubric: RubricId, link: str, sectors: Mapping[str, str]) -> Entry:
    other, review = card.off_topic, card.review or _Review([], 0)
    return Entry(
        company=card.company or card.report.file,
        title=card.report.title,
        date=card.report.date,
        file=card.report.file,
        link=link,
        themes=tuple((t.id, t.title, t.score) for t in card.themes),
        ranges={
            t.id: (t.low, t.high)
            for t in card.themes
            if t.low is not None and t.high is not None and any(e.status == "assessed" for e in _elements(t))
        },
        coverage=card.coverage,
        answers={e.id: view.answer(e.level, e.denied, e.status).key for t in card.themes for e in _elements(t)},
        rubric=rubric,
        sector=sectors.get(card.report.file) or (sectors.get(_company(card.company), "") if card.company else ""),
        off_topic=off_topic_in_words(other.topics, other.named, other.sentences) if other else "",
        people=people_in_words(
            review.reviewers, review.changed, sum(bool(e.replies) for t in card.themes for e in _elements(t))
        ),
    )


def _read(path: Path) -> _Card:
    hint = "Give the .scorecard.json files that scorer score wrote."
    try:
        card = _decode(inputs.read_bytes(path))
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror}", str(path)) from None
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UserError(f"not a scorecard: {error}", str(path), hint) from None
    if wrong := next(wrong_sums(card), ""):
        raise UserError(f"not a sound scorecard: {shorten(wrong, 200)}", str(path), hint)
    return card


def _elements(theme: _Theme) -> Iterable[_Element]:
    return (e for i in theme.indicators for e in i.elements)


def _company(name: str | None) -> str:
    """A key that no file name has."""
    return f"\0{(name or '').casefold()}"


def _link(path: Path, folder: Path) -> str:
    stem = path.name.removesuffix(_SUFFIX)
    target = next((p for form in _FORMS if (p := path.with_name(stem + form)).exists()), path)
    try:
        return quote(os.fsencode(Path(os.path.relpath(target, folder)).as_posix()))
    except ValueError:  # another drive
        return target.absolute().as_uri()

"""What people say of a card: the files of reviewers and of companies, read with the place of every mistake.

``<stem>.review.yaml`` holds one reviewer's decisions, ``<stem>.reply.yaml`` a company's answers. Applying them is
``scorer.scorecard.review``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PrivateAttr
from pydantic_core import PydanticCustomError

from scorer import inputs
from scorer.errors import UserError
from scorer.register.dates import is_day
from scorer.rubric.model import Level
from scorer.rubric.problems import RubricError, RubricProblem, nearest
from scorer.rubric.source import FileKind, Mapping, Parsed, parse_yaml, read_yaml
from scorer.rubric.validating import Wording, validate
from scorer.scorecard.cells import Cells, is_workbook, place_of
from scorer.scorecard.model import Scorecard
from scorer.scorecard.reviewsheet import machine_words
from scorer.scorecard.sheetreading import LONGEST, SheetRow, read_workbook
from scorer.scorecard.starting import NOBODY


def _day(text: str) -> str:
    if text and not is_day(text):
        raise PydanticCustomError("date", "not a day")
    return text


def _person(text: str) -> str:
    if " ".join(text.split()).casefold() == NOBODY.casefold():
        raise PydanticCustomError("nobody", "not a name")
    return text


Name = Annotated[str, Field(min_length=1, max_length=200)]
Reviewer = Annotated[Name, AfterValidator(_person)]
Words = Annotated[str, Field(max_length=LONGEST)]
Day = Annotated[str, AfterValidator(_day), Field(min_length=1)]
DayOrNone = Annotated[str, AfterValidator(_day)]
Page = Annotated[int, Field(ge=1, le=100_000)]
REVIEW_FILE = FileKind(
    "review",
    'a review begins with lines such as "review: 1"',
    '"scorer review" writes one to start from',
    "review",
    max_bytes=20_000_000,  # a sheet may be about a thousand cards
    max_values=2_000_000,
)
_WORDING = Wording(
    refusals={
        "date": ("is no date: {said}", "write year, month and day: 2024-03-31"),
        "nobody": ("is nobody yet: {said} stands for a name", "write the name of who reviews in its place"),
    }
)
_REPLY_FILE = FileKind("reply", 'a reply begins with lines such as "reply: 1"', 'it begins with "reply: 1"', "reply")
T = TypeVar("T", bound=BaseModel)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class OfReport(_Part):
    """Which report is meant; the digest decides."""

    file: str = ""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class OfRubric(_Part):
    """With which rubric it was scored; the digest decides."""

    id: str = ""
    version: str = ""
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{4,64}$")]


class Pointer(_Part):
    """A quote as a person copies it: a page and some of its words."""

    page: Page
    quote: Annotated[str, Field(min_length=1, max_length=4000)]


class AddedQuote(Pointer):
    """A quote that was overlooked, and the level it shows."""

    level: Literal[Level.STATED, Level.DESCRIBED, Level.EVIDENCED, Level.NONE] = Level.STATED


class Decision(_Part):
    """What a reviewer decides of one element. ``open`` is not decided yet and changes nothing."""

    element: Name
    decision: Literal["open", "accept", "change"]
    level: Level | None = None
    denied: bool | None = None
    status: Literal["assessed", "not_applicable", "not_assessed"] = "assessed"
    reason: Words = ""
    page: Page | None = None
    quote: Words = ""
    wrong: tuple[Pointer, ...] = ()
    add: tuple[AddedQuote, ...] = ()


class ReviewFile(_Part):
    """One reviewer's decisions on one card."""

    review: Literal["1"]
    report: OfReport
    rubric: OfRubric
    reviewer: Reviewer
    date: DayOrNone = ""
    findings: tuple[Decision, ...] = ()
    _cells: dict[tuple[str, str], str] = PrivateAttr(default_factory=dict)

    def where(self, element: str, key: str = "") -> str:
        """Where the decision on an element stands, or a part of it: for messages."""
        cell = self._cells.get((element, key)) or self._cells.get((element, ""))
        return f"review by {self.reviewer}, element {element}" + (f", {cell}" if cell else "")


class CardReview(_Part):
    """What a sheet decides of one card."""

    report: OfReport
    rubric: OfRubric
    findings: tuple[Decision, ...] = ()


class ReviewSheet(_Part):
    """One reviewer's decisions on many cards."""

    reviews: Literal["1"]
    reviewer: Reviewer
    date: DayOrNone = ""
    cards: tuple[CardReview, ...] = ()


class Answer(_Part):
    """A company's answer to one finding."""

    element: Name
    reason: Literal["disclosed_elsewhere", "not_detected", "not_applicable", "updated_since", "disputed"]
    text: Words = ""
    page: Page | None = None
    address: Annotated[str, Field(max_length=500)] = ""


class ReplyFile(_Part):
    """A company's answers to one card."""

    reply: Literal["1"]
    report: OfReport
    who: Name
    date: Day
    answers: tuple[Answer, ...] = ()


def read_review(path: Path, card: Scorecard) -> ReviewFile:
    """A reviewer's file for this card, YAML or XLSX. Raises UserError with every problem at its line or cell."""
    return _review(open_review(path), card)


def open_review(path: Path) -> Parsed:
    """What a reviewer's file says, YAML or a filled-in workbook. Raises UserError where it cannot be read."""
    if path.suffix.lower() not in (".yaml", ".yml"):
        try:
            data = inputs.read_bytes(path)
        except OSError:
            data = b""  # told by who reads texts
        if is_workbook(data):
            return read_workbook(data, str(path))
    return read_yaml(path, REVIEW_FILE)


def parse_review(text: str, card: Scorecard, file: str = "review.yaml") -> ReviewFile:
    """The same for a text."""
    return _review(parse_yaml(text.encode(), file, REVIEW_FILE), card)


def read_reply(path: Path, card: Scorecard) -> ReplyFile:
    """A company's file for this card. Raises UserError with every problem at its line."""
    return _read(open_reply(path), card, ReplyFile, "reply")


def open_reply(path: Path) -> Parsed:
    """What a company's file says. Raises UserError where it cannot be read."""
    return read_yaml(path, _REPLY_FILE)


def parse_reply(text: str, card: Scorecard, file: str = "reply.yaml") -> ReplyFile:
    """The same for a text."""
    return _read(parse_yaml(text.encode(), file, _REPLY_FILE), card, ReplyFile, "reply")


def sheet_part(root: Mapping, sha256: str, digest: str = "") -> Mapping | None:
    """What a review file says of one report: the file itself, or of a sheet over many cards its part.

    Where a sheet has several parts for the report, that by the rubric with the digest, else the first.
    """
    if root.get("reviews") is None and root.get("cards") is None:
        return root
    parts = [part for part in root.members("cards") if _said_of(part, "report", "sha256") == sha256]
    return next((part for part in parts if _said_of(part, "rubric", "digest") == digest), parts[0] if parts else None)


def _review(parsed: Parsed, card: Scorecard) -> ReviewFile:
    """One card's review, from a file of its own or from a sheet; the faults of a sheet's other parts count as well."""
    if parsed.root is None or sheet_part(parsed.root, "") is parsed.root:
        return _read(parsed, card, ReviewFile, "review")
    sheet, problems = validate(parsed.root, ReviewSheet, "the review", _WORDING)
    part = sheet_part(parsed.root, card.report.sha256, card.rubric.digest)
    if part is not None:
        problems += tuple(_meaning(part, card, "review"))
    elif sheet is not None and not parsed.problems:
        raise UserError("this sheet has no review of this report", parsed.source.file, "The review was not applied.")
    # A cell's fault was told in a sheet's words; what follows from it in the same row is no other.
    told = {problem.line for problem in parsed.problems if isinstance(parsed.source, Cells)}
    problems = [problem for problem in problems if problem.line not in told]
    if sheet is None or problems or parsed.problems:
        raise RubricError([*parsed.problems, *problems], "The review was not applied.", "review file")
    chosen = next(
        c for c in sheet.cards if (c.report.sha256, c.rubric.digest) == (card.report.sha256, card.rubric.digest)
    )
    said = {"report": chosen.report, "rubric": chosen.rubric, "findings": chosen.findings}
    review = ReviewFile(review="1", reviewer=sheet.reviewer, date=sheet.date, **said)
    for row in part.members("findings") if part is not None else ():
        places = {"": place_of(row), **{key.value: place_of(key) for key, _ in row.pairs}}
        review._cells.update({(row.text("element"), key): place for key, place in places.items()})
    return review


def _said_of(part: Mapping, holder: str, key: str) -> str:
    value = part.get(holder)
    return value.text(key) if isinstance(value, Mapping) else ""


def _read(parsed: Parsed, card: Scorecard, model: type[T], kind: str) -> T:
    problems = list(parsed.problems)
    value: T | None = None
    if parsed.root is not None:
        value, faults = validate(parsed.root, model, f"the {kind}", _WORDING)
        problems += faults
        problems += _meaning(parsed.root, card, kind)
    if value is None or problems:
        raise RubricError(problems, f"The {kind} was not applied.", f"{kind} file")
    return value


def _meaning(root: Mapping, card: Scorecard, kind: str) -> Iterator[RubricProblem]:
    """What the model cannot see: is it about this report and rubric, are the elements on the card, is it complete."""
    yield from _about(root, "report", "sha256", card.report.sha256, f"this {kind} is of another report")
    if kind == "review":
        yield from _about(root, "rubric", "digest", card.rubric.digest, "this review was made with another rubric")
    known = [e.id for e in card.elements()]
    seen: set[str] = set()
    entries = root.members("findings" if kind == "review" else "answers")
    for entry in entries:
        name = entry.text("element")
        place = entry.get("element")
        if place is None or not name:
            continue
        if name not in known:
            near = nearest(name, known)
            hint = f'did you mean "{near}"?' if near else "write an id that stands on the card, such as " + known[0]
            yield place.problem(f'the card has no element "{name}"', hint)
        if kind == "review" and name in seen:
            yield place.problem(
                f'"{name}" is decided twice', f"keep one of the two{' rows' if isinstance(entry, SheetRow) else ''}"
            )
        seen.add(name)
    if kind == "review":
        yield from _decisions(entries)
        yield from _outdated(entries, card)


def _outdated(entries: Iterable[Mapping], card: Scorecard) -> Iterator[RubricProblem]:
    """Rows of a workbook that leave the machine's answer as it is, where it is no longer what the person saw."""
    machine = {e.id: machine_words(e) for e in card.elements()}
    for entry in entries:
        now, decision = machine.get(entry.text("element")), entry.get("decision")
        if not isinstance(entry, SheetRow) or decision is None or entry.text("decision") != "accept":
            continue
        if now not in (None, entry.machine):
            message = f'the machine\'s answer was "{entry.machine}" and is "{now}" now'
            yield decision.problem(message, "look at it again: choose the level that the report reaches, and say why")


def _about(root: Mapping, part: str, key: str, wanted: str, message: str) -> Iterator[RubricProblem]:
    holder = root.get(part)
    value = holder.get(key) if isinstance(holder, Mapping) else None
    if isinstance(holder, Mapping) and value is not None and holder.text(key) != wanted:
        yield value.problem(message, f"the card says {wanted}")


def _decisions(entries: Iterable[Mapping]) -> Iterator[RubricProblem]:
    for entry in entries:
        decision = entry.get("decision")
        if decision is None:
            continue
        word, status = entry.text("decision"), entry.text("status") or "assessed"
        if word == "change":
            if not entry.text("reason"):
                yield decision.problem("a changed level has no reason", 'add "reason: ..."')
            if status == "assessed" and entry.get("level") is None:
                yield decision.problem("a change without its level", 'add "level: none|stated|described|evidenced"')
            if status != "assessed" and entry.text("level") not in ("", "none"):
                yield decision.problem("only an assessed element has a level", 'remove "level"')
        elif word == "open" and (entry.get("wrong") or entry.get("add")):
            yield decision.problem("quotes are marked, but nothing is decided", 'write "decision: accept" or "change"')
        elif word == "open" and entry.get("reason") and entry.get("level") is None:
            yield decision.problem("a reason, but nothing is decided", 'write "decision: accept" or "change"')
        elif entry.get("level") is not None:
            yield decision.problem(f'"{word}" leaves the level as it is', 'write "decision: change", or remove "level"')

"""A filled-in work list (XLSX) read as a review of many cards; every mistake is told by its row and column.

What comes out is what a review in YAML says, so that everything after is the same.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from scorer.errors import UserError
from scorer.register.dates import is_day
from scorer.rubric.model import LEVELS
from scorer.rubric.problems import RubricProblem, nearest
from scorer.rubric.source import Items, Mapping, Parsed, Scalar
from scorer.scorecard.cells import Cells, Row, is_workbook, mentions, rows_of, shown
from scorer.scorecard.reviewsheet import ACCEPT, CHOICES, COLUMNS, DENIED, FILLED, KEYS, NO, SHEET, STATUSES, YES

_WORDS = 300  # characters by which a quote is found again
_BEGINS = re.compile(rb"^(?:reviews?|reply):", re.MULTILINE)
_SHA256 = re.compile(r"[0-9a-f]{64}")
LONGEST = 4000
"""Characters of what a person writes of an answer."""
_VALUE = "write the value itself"
_GREY = "copy the grey columns from another row of the same report and rubric, or delete this row"
_NUMBERED = re.compile(r"(\d+)\. pp?\. (\d+)(?:, \d+|–\d+)*: (.+)")
_NEEDED = ("question", "machine", "quotes", *FILLED, "sha256", "rubric", "rubric version", "rubric digest")


def is_review(data: bytes) -> bool:
    """Whether a file looks like what a reviewer or a company writes, in YAML or as a workbook."""
    if not is_workbook(data):
        return _BEGINS.search(data) is not None
    return all(mentions(data, head) for head in ("wrong quotes", "quote to add"))


@functools.lru_cache(maxsize=2)  # one sheet is read for every report that it is about
def read_workbook(data: bytes, file: str) -> Parsed:
    """What a filled-in work list says, as a review of many cards, with the cell of everything that it says.

    Raises:
        UserError: It is no workbook, too large, or has no sheet of answers.
    """
    return _Sheet(file, rows_of(data, file, SHEET, _is_head)).parsed()


@dataclass(slots=True)
class SheetRow(Mapping):
    """A decision with the machine's answer that the person saw."""

    machine: str = ""


class _Sheet:
    """Turns rows of texts into the nodes of a review."""

    def __init__(self, file: str, rows: Sequence[Row]) -> None:
        self.cells = Cells(file, ())
        self.problems: list[RubricProblem] = []
        self._file, self._rows = file, rows
        self._at: dict[str, int] = {}
        self._row = 1

    def parsed(self) -> Parsed:
        head = next((n for n, (_, row) in enumerate(self._rows) if _is_head(row)), None)
        if head is None:
            hint = 'A sheet to fill in is begun with "scorer worklist CARDS --sheet FILE.xlsx".'
            raise UserError(f"there is no sheet with the columns {', '.join(FILLED[:3])}", self._file, hint)
        for line, row in self._rows:
            self.cells.texts.update({(line, n): text for n, text in enumerate(row, start=1) if text})
        self._heads(*self._rows[head])
        root = Mapping(self.cells, 1, 1)
        self._add(root, "reviews", "1", self._rows[head][0], 1)
        self._by(root, self._rows[:head])
        if not self.problems:
            self._add_cards(root, [line for line, row in self._rows[head + 1 :] if any(row)])
        return Parsed(self.cells, root, tuple(self.problems))

    def _heads(self, line: int, row: Sequence[str]) -> None:
        for n, text in enumerate(row, start=1):
            name = text.strip().casefold()
            if name in COLUMNS and name in self._at:
                self.problems.append(
                    self._problem(line, n, f'the column "{name}" is there twice', "delete one of them")
                )
            elif name in COLUMNS:
                self._at[name] = n
                self.cells.heads[n] = name
        needed = [c for c in ("question", "machine", *FILLED, "sha256", "rubric", "rubric digest") if c not in self._at]
        for name in needed:
            near = nearest(name, [text for text in row if text.strip().casefold() not in COLUMNS])
            hint = f'rename "{shown(near)}" back' if near else "put it back, or copy your entries into a new sheet"
            self.problems.append(self._problem(line, 1, f'the column "{name}" is missing', hint))

    def _by(self, root: Mapping, rows: Sequence[Row]) -> None:
        """Who reviews, and when: in the lines above the answers."""
        told: dict[str, tuple[str, int, int]] = {}
        for line, row in rows:
            for n, text in enumerate(row[:-1], start=1):
                if text.strip().casefold() in ("reviewer", "date"):
                    told.setdefault(text.strip().casefold(), (row[n].strip(), line, n + 1))
        reviewer, line, column = told.get("reviewer", ("", 1, 2))
        if not reviewer:
            hint = "write your name here; above the answers stand reviewer and date"
            self.problems.append(self._problem(line, column, "it is not said who reviews", hint))
        for at in [(at[1], at[2]) for at in told.values() if self.cells.computed(*at[1:])]:
            self.problems.append(self._problem(*at, "this is a formula, and nothing here is computed", _VALUE))
        self._add(root, "reviewer", reviewer, line, column)
        day, line, column = told.get("date", ("", 2, 2))
        if day and not is_day(day):
            hint = "write year, month and day as 2024-03-31, or leave it empty"
            self.problems.append(self._problem(line, column, f'the date is "{shown(day)}"', hint))
        elif day:
            self._add(root, "date", day, line, column)

    def _add_cards(self, root: Mapping, lines: Sequence[int]) -> None:
        cards = Items(self.cells, 1, 1)
        parts: dict[tuple[str, str], Items] = {}
        seen: dict[tuple[str, ...], tuple[str, int]] = {}
        for self._row in lines:
            if not any(self._text(name) for name in ("question", *FILLED, *KEYS)):
                continue
            if computed := [name for name, at in self._at.items() if self.cells.computed(self._row, at)]:
                self._fault(computed[0], "this is a formula, and nothing here is computed", _VALUE)
                continue
            of = self._text("sha256").casefold(), self._text("rubric digest").casefold()
            if not _SHA256.fullmatch(of[0]):
                self._fault("sha256", "this is no SHA-256 of a report", _GREY)
            elif not re.fullmatch("[0-9a-f]{4,64}", of[1]):
                self._fault("rubric digest", "this is no digest of a rubric", _GREY)
            elif not self._text("question"):
                self._fault("question", "it is not said which question this is about", "write its id, such as RE3.2")
            else:
                self._same(seen, of[0], "sha256", *map(self._text, ("file", "company", "report")))
                self._same(seen, of[1], "rubric digest", of[0], *map(self._text, ("rubric", "rubric version")))
                if of not in parts:
                    parts[of] = self._card(cards, *of)
                parts[of].values.append(self._decision())
        root.pairs.append((self._scalar("cards", self._row, 1), cards))

    def _same(self, seen: dict[tuple[str, ...], tuple[str, int]], value: str, name: str, *of: str) -> None:
        """A key that another row of the same has otherwise: cells were dragged, and a decision would go astray."""
        first, at = seen.setdefault((name, *of), (value, self._row))
        if first != value:
            self._fault(name, f'row {at} is of the same and has another "{name}"', _GREY)

    def _card(self, cards: Items, sha256: str, digest: str) -> Items:
        card, report, rubric = self._mapping("sha256"), self._mapping("sha256"), self._mapping("rubric digest")
        self._put(report, "file", "file")
        self._put(report, "sha256", "sha256", sha256)
        self._put(rubric, "id", "rubric")
        self._put(rubric, "version", "rubric version")
        self._put(rubric, "digest", "rubric digest", digest)
        findings = Items(self.cells, self._row, 1)
        for name, part in (("report", report), ("rubric", rubric), ("findings", findings)):
            card.pairs.append((self._scalar(name, self._row, 1), part))
        cards.values.append(card)
        return findings

    def _decision(self) -> SheetRow:
        column = self._at["question"]
        row = SheetRow(self.cells, self._row, column, machine=self._text("machine").casefold())
        self._put(row, "element", "question")
        level, denied = self._text("level").casefold(), self._text("denied").casefold()
        if denied not in ("", YES, NO):
            self._fault("denied", f'"{shown(denied)}" is no answer here', f'write "{YES}" or "{NO}", or leave it empty')
        for name in ("note", "quote to add"):
            if len(self._text(name)) > LONGEST:
                self._fault(name, f"{len(self._text(name)):,} characters", f"write at most {LONGEST:,}")
        if level not in ("", *CHOICES):
            near = nearest(level, CHOICES)
            hint = f'did you mean "{near}"?' if near else f"choose one of {', '.join(CHOICES)}"
            self._fault("level", f'"{level}" is no level', hint)
            self._put(row, "decision", "level", "open")
            return row
        if not level:
            filled = [name for name in FILLED if self._text(name)]
            if filled:
                hint = f'choose a level, or "{ACCEPT}"; or empty the other cells of this row to leave it open'
                self._fault("level", f'"{filled[0]}" is filled in, but no level is chosen', hint)
            self._put(row, "decision", "level", "open")
            return row
        seen = row.machine.removesuffix(DENIED)
        as_it_is = denied in ("", YES if row.machine != seen else NO)
        accepted = as_it_is and level in (ACCEPT, seen)
        if level == ACCEPT and not as_it_is:
            hint = "choose the level that the report reaches, or leave this empty"
            self._fault("denied", f'"{ACCEPT}" leaves the machine\'s answer as it is', hint)
        elif not accepted and not self._text("note"):
            self._fault("note", "an answer that is not the machine's needs a reason", "say why in a few words")
        self._put(row, "decision", "level", "accept" if accepted else "change")
        if not accepted:
            if level in STATUSES:
                self._put(row, "status", "level", STATUSES[level])
            elif level in LEVELS:
                self._put(row, "level", "level", level)
                self._put(row, "denied", "denied", "true" if denied == YES else "false")
        if self._text("note"):
            self._put(row, "reason", "note")
        self._quotes(row, level if level in LEVELS else seen if level == ACCEPT and seen in LEVELS else LEVELS[0])
        return row

    def _quotes(self, row: SheetRow, level: str) -> None:
        """Quotes that a person marks as wrong, by their numbers, and one that was overlooked."""
        told = self._text("wrong quotes")
        numbered = {m[1]: m for line in self._text("quotes").splitlines() if (m := _NUMBERED.fullmatch(line.strip()))}
        wrong = Items(self.cells, self._row, self._at["wrong quotes"])
        for number in dict.fromkeys(re.findall(r"[^\s,;]+", told)):
            if number not in numbered:
                known = f"the numbers here are {', '.join(numbered)}" if numbered else "none of this row has one"
                self._fault("wrong quotes", f'there is no quote "{shown(number)}" in this row', known)
                continue
            words = numbered[number][3].removesuffix("…")[:_WORDS]
            wrong.values.append(self._pointer("wrong quotes", numbered[number][2], words))
        if wrong.values:
            row.pairs.append((self._scalar("wrong", self._row, wrong.column), wrong))
        page, quote = self._text("page to add"), self._text("quote to add")
        if not page and not quote:
            return
        if not re.fullmatch(r"[1-9]\d{0,4}", page):
            message = f'"{shown(page)}" is no page' if page else "the page of the quote is missing"
            self._fault("page to add", message, "write the page's number in the PDF, counted from 1")
        elif not quote:
            self._fault(
                "quote to add", "the words of the quote are missing", "copy some from the report, word for word"
            )
        else:
            add = Items(self.cells, self._row, self._at["quote to add"])
            pointer = self._pointer("quote to add", page, quote)
            self._put(pointer, "level", "level", level)
            add.values.append(pointer)
            row.pairs.append((self._scalar("add", self._row, add.column), add))

    def _pointer(self, column: str, page: str, quote: str) -> Mapping:
        pointer = self._mapping(column)
        self._put(pointer, "page", column, page)
        self._put(pointer, "quote", column, quote)
        return pointer

    def _text(self, column: str) -> str:
        return self.cells.texts.get((self._row, self._at.get(column, 0)), "").strip()

    def _mapping(self, column: str) -> Mapping:
        return Mapping(self.cells, self._row, self._at.get(column, 1))

    def _scalar(self, text: str, line: int, column: int) -> Scalar:
        return Scalar(self.cells, line, column, line, column + len(text), value=text, plain=False)

    def _add(self, to: Mapping, key: str, value: str, line: int, column: int) -> None:
        to.pairs.append((self._scalar(key, line, column), self._scalar(value, line, column)))

    def _put(self, to: Mapping, key: str, column: str, value: str | None = None) -> None:
        self._add(to, key, self._text(column) if value is None else value, self._row, self._at.get(column, 1))

    def _fault(self, column: str, message: str, hint: str) -> None:
        self.problems.append(self._problem(self._row, self._at.get(column, 1), message, hint))

    def _problem(self, line: int, column: int, message: str, hint: str) -> RubricProblem:
        return self.cells.problem(line, column, message, hint)


def _is_head(row: Sequence[str]) -> bool:
    return len({text.strip().casefold() for text in row} & {*FILLED, "question", "machine"}) >= 4

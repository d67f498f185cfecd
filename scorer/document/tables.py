"""Tables and columns: what stands side by side.

Lines come in content-stream order, and the stream draws a table row by row or cell by cell. So a table is seen by
following the stream: a cell is a stack of lines, a row is cells from left to right at one height. This costs a few
comparisons a line; pdfplumber's ``find_tables`` costs more for one page than all the rest of reading for twenty, which
is why it is the oracle in the tests and not at work here (``benchmarks/README.md``).

A row with figures becomes one unit: its cells from left to right, its column heads and the heading in front of it as
context. Cells that hold prose stay paragraphs. Columns that were drawn row by row are read column by column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from scorer.document.layout import Block, Line, blocks_of
from scorer.document.model import Kind
from scorer.wording import wording

_W = wording("document/tables")

_FIGURE = re.compile(
    r"[(<>~≈±+\-–−]{0,2} ?(?:[A-Z]{0,3}[$€£¥])? ?\d[\d.,:/ ’']*(?:[-–] ?\d+)?"
    rf"{_W.any('units')}?"
    r"[)%]{0,2}(?:[*†‡¹²³]| ?\(?\d\)?)?$"
)
_NOTHING = _W.words("nothing")
_FINANCIAL = _W.any("financial_year")
_YEAR = re.compile(
    rf"(?:{_FINANCIAL}[ ’']?\d\d|(?:{_FINANCIAL} ?)?(?:19|20)\d\d|\d\d(?=/\d\d))(?:[/–-]\d{{2,4}})?[*¹²³]?$"
    rf"|{_W.any('quarter')}[1-4]\b"
)
_DATUM = re.compile(r"\d ?%|^[^a-zA-Z]*\d[^a-zA-Z]*$")  # no figure by itself, but no head either
_MAX_CELL_LINES = 4
_MAX_HEADS = 3  # rows of column heads above each other


class _Cell(msgspec.Struct, gc=False):
    lines: list[Line]
    x0: float
    x1: float

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


class _Row(msgspec.Struct, gc=False):
    cells: list[_Cell]
    top: float
    bottom: float
    lines: list[Line]  # in stream order


def blocks_in_order(lines: Sequence[Line]) -> list[Block]:
    """Blocks of a page: paragraphs, table rows, columns that were drawn row by row put in order."""
    rows = _rows(lines)
    if all(len(row.cells) == 1 for row in rows):
        return blocks_of(lines)
    blocks: list[Block] = []
    waiting: list[Line] = []
    i = 0
    while i < len(rows):
        zone = _zone(rows, i)
        if zone is None:
            waiting.extend(rows[i].lines)
            i += 1
            continue
        blocks.extend(blocks_of(waiting))
        waiting = []
        end, found = zone
        blocks.extend(found)
        i = end
    blocks.extend(blocks_of(waiting))
    return blocks


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure, or says that there is none."""
    return len(text) <= 24 and (_FIGURE.match(text) is not None or text.lower() in _NOTHING)


def _rows(lines: Iterable[Line]) -> list[_Row]:
    """Follow the stream: a line goes on in the cell above it, opens a cell to its right, or opens a row."""
    rows: list[_Row] = []
    row: _Row | None = None
    for line in lines:
        if row is not None:
            cell = row.cells[-1]
            last = cell.lines[-1]
            height = last.bottom - last.top
            if line.turn != last.turn:
                pass
            elif (
                last.top + 0.3 * height < line.top < last.bottom + 0.75 * height
                and line.x0 < cell.x1
                and line.x1 > cell.x0
                and (len(row.cells) == 1 or line.top < row.bottom + 0.75 * height)
            ):
                cell.lines.append(line)
                cell.x0, cell.x1 = min(cell.x0, line.x0), max(cell.x1, line.x1)
                row.bottom = max(row.bottom, line.bottom)
                row.lines.append(line)
                continue
            elif line.x0 >= last.x1 - 0.3 * line.size and line.x0 >= cell.x0 and _level(row, line):
                row.cells.append(_Cell([line], line.x0, line.x1))
                row.bottom = max(row.bottom, line.bottom)
                row.lines.append(line)
                continue
        row = _Row([_Cell([line], line.x0, line.x1)], line.top, line.bottom, [line])
        rows.append(row)
    return [part for whole in _beside(rows) for part in _trimmed(whole)]


def _beside(rows: Iterable[_Row]) -> list[_Row]:
    """Rows of which one half is higher than the other (heads of several lines) put together."""
    found: list[_Row] = []
    for row in rows:
        last = found[-1] if found else None
        if last is not None and len(row.cells) > 1 and len(last.cells) > 1 and row.cells[0].x0 > last.cells[-1].x1:
            shared = min(last.bottom, row.bottom) - max(last.top, row.top)
            if shared >= 0.5 * min(last.bottom - last.top, row.bottom - row.top):
                cells = last.cells + row.cells
                top, bottom = min(last.top, row.top), max(last.bottom, row.bottom)
                found[-1] = _Row(cells, top, bottom, last.lines + row.lines)
                continue
        found.append(row)
    return found


def _level(row: _Row, line: Line) -> bool:
    return min(row.bottom, line.bottom) - max(row.top, line.top) >= 0.5 * min(
        line.bottom - line.top, row.bottom - row.top
    )


def _trimmed(row: _Row) -> Iterator[_Row]:
    """A row without the lines above it that happen to stand over its first cell; a row of stacks taken apart."""
    if len(row.cells) == 1:
        yield row
        return
    rest = row.cells[1:]
    stacks = [cell for cell in rest if len(cell.lines) > 1]
    if stacks and len(row.cells[0].lines) > 1 and all(is_figure(line.text) for cell in rest for line in cell.lines):
        yield from _taken_apart(row)
        return
    first = row.cells[0].lines
    if len(first) == 1:
        yield row
        return
    top = min(cell.lines[0].top for cell in rest)
    beside = next(
        (k for k, line in enumerate(first) if line.bottom > top + 0.4 * (line.bottom - line.top)), len(first) - 1
    )
    while beside > 0 and (
        first[beside].text[:1].islower() or first[beside - 1].bottom > top + 0.1 * first[beside].size
    ):
        beside -= 1
    if beside == 0:
        yield row
        return
    above, label = first[:beside], first[beside:]
    yield _single(above)
    cells = [_cell(label), *rest]
    kept = {id(line) for line in above}
    yield _Row(cells, label[0].top, row.bottom, [line for line in row.lines if id(line) not in kept])


def _taken_apart(row: _Row) -> Iterator[_Row]:
    """Rows of a table that was drawn column by column: figures find the label at their height."""
    labels = row.cells[0].lines
    taken: dict[int, list[Line]] = {}
    for cell in row.cells[1:]:
        for line in cell.lines:
            middle = (line.top + line.bottom) / 2
            best = min(range(len(labels)), key=lambda k: abs((labels[k].top + labels[k].bottom) / 2 - middle))
            taken.setdefault(best, []).append(line)
    pending: list[Line] = []
    for k, label in enumerate(labels):
        if k in taken:
            cells = [_cell([*pending, label]), *(_cell([line]) for line in sorted(taken[k], key=lambda ln: ln.x0))]
            yield _Row(cells, label.top, label.bottom, [line for cell in cells for line in cell.lines])
            pending = []
        elif k + 1 < len(labels) and labels[k + 1].text[:1].islower():
            pending.append(label)
        else:
            yield _single([*pending, label])
            pending = []


def _cell(lines: list[Line]) -> _Cell:
    return _Cell(lines, min(line.x0 for line in lines), max(line.x1 for line in lines))


def _single(lines: list[Line]) -> _Row:
    return _Row([_cell(lines)], lines[0].top, lines[-1].bottom, list(lines))


def _zone(rows: Sequence[_Row], start: int) -> tuple[int, list[Block]] | None:
    """A table or a set of columns that begins with a row: where it ends, and its blocks in order."""
    if len(rows[start].cells) == 1:
        return None
    if _is_table_row(rows[start]) or _is_above_figures(rows, start):
        return _table(rows, start)
    if _is_column_row(rows[start]):
        return _columns(rows, start)
    return None


def _is_table_row(row: _Row) -> bool:
    cells = row.cells
    if len(cells) < 2 or any(len(cell.lines) > _MAX_CELL_LINES for cell in cells):
        return False
    figures = sum(1 for cell in cells[1:] if is_figure(cell.text))
    if figures:
        return True
    return len(cells) >= 3 and all(len(cell.text) <= 60 for cell in cells)


def _is_above_figures(rows: Sequence[_Row], k: int) -> bool:
    """Whether a row is the heads of the row of figures right below it: as many cells, or one less, at its places."""
    if k + 1 == len(rows) or not 2 <= len(rows[k].cells) <= len(rows[k + 1].cells) <= len(rows[k].cells) + 1:
        return False
    heads, below = rows[k].cells, rows[k + 1].cells
    size = heads[0].lines[0].size
    return (
        0 < rows[k + 1].top - rows[k].top < 5 * size
        and all(len(cell.text) <= 60 and len(cell.lines) <= 3 and not is_figure(cell.text) for cell in heads)
        and all(is_figure(cell.text) for cell in below[1:])
        and all(
            head.x0 < cell.x1 + size and cell.x0 < head.x1 + size
            for head, cell in zip(heads, below[-len(heads) :], strict=True)
        )
    )


def _is_heads(texts: Sequence[str]) -> bool:
    """Whether the cells of a row name what stands below them: words, or years."""
    return all(_YEAR.match(text) or not (is_figure(text) or _DATUM.search(text)) for text in texts[1:])


def _is_column_row(row: _Row) -> bool:
    return 2 <= len(row.cells) <= 4 and all(len(cell.lines) == 1 for cell in row.cells)


def _table(rows: Sequence[_Row], start: int) -> tuple[int, list[Block]] | None:
    """Rows of a table, each with the heads above it; a short line between rows is a heading inside the table."""
    end, figures = _extent(rows, start)
    if figures == 0 and sum(len(row.cells) >= 3 for row in rows[start:end]) < 2:
        return None
    blocks: list[Block] = []
    caption = _caption(rows, start)
    heads: tuple[str, ...] = ()
    inner: tuple[str, ...] = ()
    above = 0  # how many rows right above are column heads
    zone = [[cell.text for cell in row.cells] for row in rows[start:end]]
    data = [len(texts) > 1 and not _is_heads(texts) for texts in zone]
    most = _MAX_HEADS if any(data) else 1
    for k, (row, texts) in enumerate(zip(rows[start:end], zone, strict=True)):
        if len(texts) == 1:
            inner = (texts[0],)
            blocks.append(_block(row, Kind.TABLE, caption + heads))
            continue
        blocks.append(_block(row, Kind.TABLE, caption + inner + heads))
        # Heads stand above everything, or, further down, right above figures.
        if not data[k] and above < most and (not any(data[:k]) or any(data[k + 1 : k + 1 + most])):
            heads = (*(heads if above else ()), " | ".join(texts))
            inner = ()
            above += 1
        elif data[k]:
            above = 0
            most = _MAX_HEADS
        else:
            above = most
    return end, blocks


def _extent(rows: Sequence[_Row], start: int) -> tuple[int, int]:
    """Where a table ends that begins with a row, and how many figures are in it."""
    end = start
    figures = 0
    pending = 0
    bottom = rows[start].top
    for k in range(start, len(rows)):
        row = rows[k]
        reach = 4 * row.lines[0].size
        if row.bottom < rows[start].top:
            break
        if row.top > bottom + reach:
            # A label that stands beside several rows comes before the first of them.
            if len(row.cells) > 1 or k + 1 == len(rows) or not 0 < rows[k + 1].top - bottom < reach:
                break
            pending += 1
            continue
        if _is_table_row(row) or _is_above_figures(rows, k):
            end, pending = k + 1, 0
            figures += sum(1 for cell in row.cells[1:] if is_figure(cell.text))
        else:
            pending += 1
            if pending > 2 or len(row.cells) > 1 or len(row.lines) > 2 or len(row.cells[0].text) > 90:
                break
        bottom = max(bottom, row.bottom)
    return end, figures


def _caption(rows: Sequence[_Row], start: int) -> tuple[str, ...]:
    """The short line right above a table, which says what it is about."""
    if start == 0 or len(rows[start - 1].cells) > 1:
        return ()
    line = rows[start - 1].lines[-1]
    near = 0 <= rows[start].top - line.top < 4 * line.size and line.x0 < rows[start].cells[-1].x1
    return (line.text,) if near and len(line.text) <= 90 and line.text[-1] not in ".;," else ()


def _block(row: _Row, kind: Kind, context: tuple[str, ...]) -> Block:
    """A row as one block: cell after cell from the left, each from top to bottom, as the stream has it."""
    lines = [line for cell in row.cells for line in cell.lines]
    x0, x1 = min(cell.x0 for cell in row.cells), max(cell.x1 for cell in row.cells)
    return Block(lines[0].page, lines, kind, x0=x0, x1=x1, context=context)


def _columns(rows: Sequence[_Row], start: int) -> tuple[int, list[Block]] | None:
    """Columns of prose that were drawn row by row, read column by column."""
    end = start
    paired = 0
    bounds = [(cell.x0, cell.x1) for cell in rows[start].cells]
    bottom = rows[start].top
    for k in range(start, len(rows)):
        row = rows[k]
        if row.top > bottom + 3 * row.lines[0].size or row.top < rows[start].top - 1:
            break
        if len(row.cells) > 1 and not _is_column_row(row):
            break
        places = [_column(bounds, line) for line in row.lines]
        if None in places:
            break
        for place, line in zip(places, row.lines, strict=True):
            assert place is not None
            bounds[place] = (min(bounds[place][0], line.x0), max(bounds[place][1], line.x1))
        paired += len(row.cells) > 1
        bottom = max(bottom, row.bottom)
        end = k + 1
    if paired < 3:
        return None
    columns: list[list[Line]] = [[] for _ in bounds]
    for row in rows[start:end]:
        for line in row.lines:
            place = _column(bounds, line)
            assert place is not None
            columns[place].append(line)
    # Prose goes on from line to line in small letters; the cells of a table each begin afresh.
    going_on = sum(line.text[0].islower() for column in columns for line in column[1:])
    if going_on < 0.2 * sum(len(column) - 1 for column in columns):
        return end, [_block(row, Kind.TABLE, ()) for row in rows[start:end]]
    return end, [block for column in columns for block in blocks_of(column)]


def _column(bounds: Sequence[tuple[float, float]], line: Line) -> int | None:
    """The one column that a line stands in; None where it stands in several or in none."""
    found = [i for i, (x0, x1) in enumerate(bounds) if line.x0 < x1 and line.x1 > x0]
    return found[0] if len(found) == 1 else None

"""The report itself with the evidence highlighted and labelled by element: ``<stem>.annotated.pdf``.

Standard highlight annotations (ISO 32000-1, 12.5.6.10) that any viewer shows and lists; the original is only read.
What the report would have a viewer do (scripts, programs, forms that are sent, files inside) is not in the copy.
A report is a stranger's file, so the work is done in a child process with limits of time and memory.
"""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec

from scorer import inputs
from scorer.document.confining import confine
from scorer.document.handing import BY_DESCRIPTOR, HANDED
from scorer.document.opening import with_qpdf
from scorer.document.reading import Limits
from scorer.document.sandbox import clean_environment
from scorer.errors import UserError
from scorer.scorecard import view
from scorer.scorecard.model import Scorecard
from scorer.scorecard.text import web_address

_SECONDS = 180
_MEMORY_MB = 3072
_HIGHLIGHT = (1.0, 0.88, 0.35)
_INK = (0.05, 0.3, 0.37)
_LABEL = 5.0  # points, the size of a label's letters
# Actions (ISO 32000-2, 12.6.4) that run something, send something or open another file; and annotations that hold it.
_ACTIVE = {
    "/GoToDp", "/GoToE", "/GoToR", "/ImportData", "/JavaScript", "/Launch", "/Movie", "/Rendition", "/ResetForm",
    "/RichMediaExecute", "/Sound", "/SubmitForm", "/Thread",
}  # fmt: skip
_PLAYED = {"/3D", "/FileAttachment", "/Movie", "/RichMedia", "/Screen", "/Sound"}
_OF_THE_FILE = ("/AA", "/AF", "/Collection", "/OpenAction", "/Requirements")

Box = tuple[int, float, float, float, float]
Point = tuple[float, float]
Place = Callable[[float, float], Point]


class Mark(msgspec.Struct, frozen=True):
    """A highlighted quote: its boxes, the ids of the elements it answers, and a note for the viewer."""

    boxes: tuple[Box, ...]
    label: str
    note: str


class _Order(msgspec.Struct, frozen=True):
    """What to do; ``file`` is the report's descriptor where the process was handed it (``handing``)."""

    path: bytes
    file: int | None
    sha256: str
    password: str
    marks: tuple[Mark, ...]
    memory_mb: int


def annotate(report: Path, card: Scorecard, *, password: str | None = None, seconds: float = _SECONDS) -> bytes:
    """The report as a PDF with every quote of the card highlighted; the same input gives the same bytes.

    What was locked stays locked: the copy of an encrypted report has its passwords and permissions; its bytes differ.

    Raises:
        UserError: The file cannot be opened or changed within the limits.
    """
    command = [sys.executable, "-P", "-m", "scorer.library.annotating"]
    try:
        with ExitStack() as stack:
            file = stack.enter_context(inputs.open_regular(report)).fileno() if BY_DESCRIPTOR else None
            order = _Order(
                os.fsencode(report.absolute()), file, card.report.sha256, password or "", marks(card), _MEMORY_MB
            )
            done = subprocess.run(
                command,
                input=msgspec.json.encode(order),
                capture_output=True,
                timeout=seconds,
                env=clean_environment(),
                pass_fds=() if file is None else (file,),
                check=False,
            )
    except OSError as error:
        reason = f"the file cannot be read: {error.strerror or error}"
        raise UserError(f"the evidence cannot be highlighted: {reason}", str(report)) from error
    except subprocess.TimeoutExpired:
        raise UserError(f"highlighting took longer than {seconds:g} seconds", str(report)) from None
    if done.returncode != 0 or not done.stdout.startswith(b"%PDF-"):
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[-1][:200] if done.returncode == 1 and said else "the process ended unexpectedly"
        raise UserError(f"the evidence cannot be highlighted: {reason}", str(report), "The other forms are complete.")
    return done.stdout


def marks(card: Scorecard) -> tuple[Mark, ...]:
    """What is highlighted: every quote that counts, once, with all the elements it answers."""
    found: dict[tuple[Box, ...], list[tuple[str, str]]] = {}
    for theme in view.themes(card):
        for e in theme.elements:
            for q in e.card.evidence:
                if q.boxes:
                    found.setdefault(q.boxes, []).append((e.card.id, f"{e.card.id} {e.word.lower()}: {e.card.ask}"))
    return tuple(
        Mark(boxes, ", ".join(dict.fromkeys(name for name, _ in said)), "\n".join(dict.fromkeys(n for _, n in said)))
        for boxes, said in sorted(found.items())
    )


def main() -> None:
    """The child process: an order on standard input, the PDF on standard output, the reason of a failure on error."""
    from scorer.document.child import limit

    confine()
    order = msgspec.json.decode(sys.stdin.buffer.read(), type=_Order)
    limit(order.memory_mb)
    try:
        data = _annotated(order)
    except Exception as error:
        sys.stderr.write(f"{type(error).__name__}: {error}".replace("\n", " ")[:200] + "\n")
        sys.exit(1)
    sys.stdout.buffer.write(data)


def _annotated(order: _Order) -> bytes:
    path = Path(os.fsdecode(order.path))
    if order.file is not None:
        HANDED.take(path, order.file, 0)
    with HANDED.open(path) as stream:
        data = stream.read(Limits().file_mb * 2**20 + 1)
    if len(data) > Limits().file_mb * 2**20:
        raise ValueError("it is larger than any report that is read")
    if hashlib.sha256(data).hexdigest() != order.sha256:
        raise ValueError("this is not the file that was scored")
    with with_qpdf(io.BytesIO(data), order.password) as pdf:
        pages: dict[int, list[Mark]] = {}
        for mark in order.marks:
            for page in sorted({box[0] for box in mark.boxes}):
                boxes = tuple(box for box in mark.boxes if box[0] == page)
                pages.setdefault(page, []).append(Mark(boxes, mark.label, mark.note))
        for number, on_page in sorted(pages.items()):
            if 1 <= number <= len(pdf.pages):
                _mark_page(pdf, pdf.pages[number - 1], on_page)
        _disarm(pdf)
        out = io.BytesIO()
        locked = pdf.is_encrypted  # then every copy has noise of its own, as encryption wants it
        pdf.save(out, encryption=locked, deterministic_id=not locked)
    return out.getvalue()


def _disarm(pdf: Any) -> None:
    """Take out what would run, send or open something; ways to a place in the report and to web pages stay."""
    from pikepdf import Array, Dictionary

    root = pdf.Root
    _drop(root, *_OF_THE_FILE)
    names, form = root.get("/Names"), root.get("/AcroForm")
    if isinstance(names, Dictionary):
        _drop(names, *(names.keys() - {"/Dests"}))
    if isinstance(form, Dictionary):
        _drop(form, "/XFA")
    for page in pdf.pages:
        _drop(page.obj, "/AA")
        if isinstance(notes := page.obj.get("/Annots"), Array):
            page.obj["/Annots"] = Array([note for note in notes if _kind(note, "/Subtype") not in _PLAYED])
    waiting = list(pdf.objects)
    while waiting:
        here = waiting.pop()
        inside = here.values() if isinstance(here, Dictionary) else here if isinstance(here, Array) else ()
        waiting += [part for part in inside if isinstance(part, (Array, Dictionary)) and not part.is_indirect]
        if not isinstance(here, Dictionary):
            continue
        if (kind := _kind(here, "/S")) in _ACTIVE or (kind == "/URI" and not web_address(str(here.get("/URI", "")))):
            _drop(here, *here.keys())
        elif isinstance(files := here.get("/EF"), Dictionary) and "/Type" not in files:  # a font may be called so
            _drop(here, "/EF")


def _drop(part: Any, *keys: str) -> None:
    for key in keys:
        if key in part:
            del part[key]


def _kind(part: Any, key: str) -> str:
    from pikepdf import Dictionary, Name

    value = part.get(key) if isinstance(part, Dictionary) else None
    return str(value) if isinstance(value, Name) else ""


def _mark_page(pdf: Any, page: Any, on_page: Iterable[Mark]) -> None:
    import pikepdf

    old = page.obj.get("/Annots")
    annotations = list(old) if isinstance(old, pikepdf.Array) else []
    rotation = _rotation(page)
    place = _place(_visible(page), rotation)
    for n, mark in enumerate(on_page):
        name = f"scorer-{mark.boxes[0][0]}-{n}"
        annotations.append(_highlight(pdf, mark, place, name))
        if rotation == 0:
            annotations.append(_label(pdf, mark, place, name + "-label"))
    page.obj["/Annots"] = pikepdf.Array([a if a.is_indirect else pdf.make_indirect(a) for a in annotations])


def _highlight(pdf: Any, mark: Mark, place: Place, name: str) -> Any:
    from pikepdf import Array, Dictionary, Name, String

    quads = [[place(x, y) for x, y in ((b[1], b[2]), (b[3], b[2]), (b[1], b[4]), (b[3], b[4]))] for b in mark.boxes]
    rect = _around(point for quad in quads for point in quad)
    red, green, blue = _HIGHLIGHT
    paths = [
        f"{a[0]:.2f} {a[1]:.2f} m {b[0]:.2f} {b[1]:.2f} l {d[0]:.2f} {d[1]:.2f} l {c[0]:.2f} {c[1]:.2f} l h f"
        for a, b, c, d in quads
    ]
    content = "\n".join((f"/M gs {red} {green} {blue} rg", *paths))
    state = Dictionary(Type=Name.ExtGState, BM=Name.Multiply)
    look = _form(pdf, content, rect, Dictionary(ExtGState=Dictionary(M=state)))
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Highlight,
        Rect=Array(rect),
        QuadPoints=Array([round(value, 2) for quad in quads for point in quad for value in point]),
        C=Array(_HIGHLIGHT),
        T=String("transparency-scorer"),
        Subj=String(mark.label),
        Contents=String(mark.note),
        NM=String(name),
        F=4,  # printed with the page
        AP=Dictionary(N=look),
    )


def _label(pdf: Any, mark: Mark, place: Place, name: str) -> Any:
    """The element's id in small letters: left of the quote's outermost line, or above a quote of one line."""
    from pikepdf import Array, Dictionary, Name, String

    _, x0, top, _, _ = min(mark.boxes, key=lambda box: box[1])
    text = mark.label if len(mark.label) <= 24 else mark.label[:23].rsplit(",", 1)[0] + " …"
    text = text.encode("ascii", "replace").decode()
    width = len(text) * _LABEL * 0.56 + 2
    beside = len(mark.boxes) > 1 and x0 - width - 2 >= 2
    left, upper = (x0 - width - 2, top + 1) if beside else (x0, top - _LABEL + 1)
    rect = _around((place(left, upper), place(left + width, upper + _LABEL + 1)))
    colour = " ".join(map(str, _INK))
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    content = f"BT /F {_LABEL:g} Tf {colour} rg {rect[0] + 1:.2f} {rect[1] + 1.6:.2f} Td ({escaped}) Tj ET"
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Helvetica-Bold"))
    look = _form(pdf, content, rect, Dictionary(Font=Dictionary(F=font)))
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.FreeText,
        Rect=Array(rect),
        Contents=String(text),
        DA=String(f"/Helv {_LABEL:g} Tf {colour} rg"),
        BS=Dictionary(W=0),
        NM=String(name),
        F=4,
        AP=Dictionary(N=look),
    )


def _form(pdf: Any, content: str, rect: list[float], resources: Any) -> Any:
    from pikepdf import Array, Name, Stream

    form = Stream(pdf, content.encode("ascii"))
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox, form.Resources = Array(rect), resources
    return form


def _visible(page: Any) -> tuple[float, float, float, float]:
    """What a viewer shows of a page: the crop box within the media box, in user space."""
    x0, y0, x1, y1 = _sorted(page.mediabox)
    a0, b0, a1, b1 = _sorted(page.cropbox)
    cut = (max(x0, a0), max(y0, b0), min(x1, a1), min(y1, b1))
    return cut if cut[0] < cut[2] and cut[1] < cut[3] else (x0, y0, x1, y1)


def _sorted(box: Any) -> tuple[float, float, float, float]:
    a, b, c, d = (float(v) for v in box)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _rotation(page: Any) -> int:
    try:
        return int(page.rotation) % 360
    except (AttributeError, TypeError, ValueError):
        return 0


def _place(shown: tuple[float, float, float, float], rotation: int) -> Place:
    """From displayed points (origin top left, after rotation) to the page's own coordinates."""
    x0, y0, x1, y1 = shown
    turns: dict[int, Place] = {
        0: lambda x, y: (x0 + x, y1 - y),
        90: lambda x, y: (x0 + y, y0 + x),
        180: lambda x, y: (x1 - x, y0 + y),
        270: lambda x, y: (x1 - y, y1 - x),
    }
    return turns.get(rotation, turns[0])


def _around(points: Iterable[Point]) -> list[float]:
    xs, ys = zip(*points, strict=True)
    return [round(v, 2) for v in (min(xs), min(ys), max(xs), max(ys))]


if __name__ == "__main__":
    main()

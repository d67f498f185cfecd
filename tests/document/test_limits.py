"""One file may not cost more than its limits: time, headway, memory, size, pages and text; the next one is read."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from scorer.document import sandbox, wire
from scorer.document.looking import look
from scorer.document.model import PageQuality
from scorer.document.reading import Limits, Reader, require_text
from scorer.document.sandbox import Died, Sandbox
from scorer.errors import EXIT_TROUBLE, Cause, UserError

from .raw_pdf import FONT, PAGE, TEXT, one_page, pdf, report, stream

pytestmark = pytest.mark.own_process


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.pdf"
    report(path)
    return path


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(memory_mb=24), "memory|ended unexpectedly"),
        (Limits(file_mb=0), "more than the 0 MiB that are read"),
        (Limits(pages=0), "pages"),
        (Limits(characters=10), "text|characters"),
    ],
    ids=["memory", "size", "pages", "characters"],
)
def test_what_needs_more_than_its_limit_is_one_clear_error(good: Path, limits: Limits, said: str) -> None:
    with Reader(limits) as reader, pytest.raises(UserError, match=said) as caught:
        reader.read(good)
    error = caught.value
    assert error.exit_code == EXIT_TROUBLE
    assert error.where and error.hint and error.message.isprintable() and "Traceback" not in error.message


def test_a_small_file_gets_less_memory_than_a_large_one(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is small and wants much unpacks into a heap of nothing; it takes a third of what a process may hold."""
    room: list[int] = []

    def asked(_self: Reader, request: wire.ReadRequest, *_: object) -> wire.Reply:
        room.append(request.room_mb)
        raise UserError("asked")

    monkeypatch.setattr(Reader, "_ask", asked)
    with Reader() as reader:
        for size in (good.stat().st_size, 100 * 2**20):
            os.truncate(good, size)
            with pytest.raises(UserError, match="asked"):
                reader.read(good)
    assert room[0] < Limits().memory_mb / 3
    assert room[1] >= room[0] + 400


class Clock:
    """Time that passes when it is looked at."""

    def __init__(self, step: float) -> None:
        self.now, self.step = 0.0, step

    def monotonic(self) -> float:
        self.now += self.step
        return self.now


def silent(monkeypatch: pytest.MonkeyPatch, replies: list[wire.Reply | None]) -> tuple[Sandbox, list[float]]:
    """A reading process that says what it is told to and then nothing; how long it was waited for each time."""
    waited: list[float] = []
    box = Sandbox()

    def receive(seconds: float) -> wire.Reply | None:
        waited.append(seconds)
        if not replies:
            raise TimeoutError
        return replies.pop(0)

    monkeypatch.setattr(box, "send", lambda request: None)
    monkeypatch.setattr(box, "receive", receive)
    return box, waited


REQUEST = wire.PicturesRequest(b"x.pdf", None, None, (), 1.0, 100)


def test_a_file_may_take_no_longer_than_its_time_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "time", Clock(step=4.0))
    box, waited = silent(monkeypatch, [wire.Progress(n, 100) for n in range(1, 3)])
    with pytest.raises(Died, match="longer than 10 seconds") as caught:
        box.ask(REQUEST, seconds=10, stall_seconds=30)
    assert caught.value.done == 2
    assert waited == [6.0, 2.0, 0.01]  # what is left, though a stall may be longer


def test_a_file_may_not_stand_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "time", Clock(step=0.0))
    box, waited = silent(monkeypatch, [wire.Progress(7, 100)])
    with pytest.raises(Died, match="no headway for 3 seconds") as caught:
        box.ask(REQUEST, seconds=600, stall_seconds=3)
    assert (caught.value.done, waited) == (7, [3, 3])


def test_a_process_that_is_well_ends_by_itself_and_one_that_is_not_is_killed(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Reader() as reader:
        reader.read(good)
        process = reader._sandbox._process
    assert process is not None and process.returncode == 0
    box = Sandbox()
    box.send(wire.PicturesRequest(os.fsencode(good), None, None, (), 1.0, 512))
    process = box._process
    assert process is not None
    os.kill(process.pid, signal.SIGSTOP)
    monkeypatch.setattr(sandbox.subprocess.Popen, "wait", impatient(sandbox.subprocess.Popen.wait))
    box.close()
    assert process.returncode == -signal.SIGKILL


def impatient(wait: Callable[..., int]) -> Callable[..., int]:
    """A wait whose patience is over at once the first time."""
    first = [True]

    def waits(self: subprocess.Popen[bytes], timeout: float | None = None) -> int:
        if first.pop() if first else False:
            raise subprocess.TimeoutExpired("x", timeout or 0)
        return wait(self, timeout=timeout)

    return waits


def test_after_a_limit_the_next_file_is_read(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that ran over is ended, and another one started."""
    with Reader() as reader:
        reader.read(good)
        first = reader._sandbox._process
        receive: Callable[..., object] = reader._sandbox.receive
        monkeypatch.setattr(reader._sandbox, "receive", lambda seconds: (_ for _ in ()).throw(TimeoutError))
        with pytest.raises(UserError, match="no headway"):
            reader.read(good)
        assert first is not None and first.poll() is not None
        monkeypatch.setattr(reader._sandbox, "receive", receive)
        assert reader.read(good).has_text()


def test_a_page_counts_as_unseen_where_drawing_it_ends_the_process_and_not_where_somebody_does(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, ...]] = []
    ends = [Cause.PERHAPS, Cause.OUTSIDE]

    def ask(request: wire.LookRequest, **options: object) -> wire.Reply:
        asked.append(request.undrawable)
        raise Died("it ended", len(asked), ends[len(asked) - 1])

    with Reader() as reader:
        monkeypatch.setattr(reader._sandbox, "ask", ask)
        with pytest.raises(UserError, match="it ended") as caught:
            reader.look(good)
    assert asked == [(), (1,)]
    assert caught.value.cause is Cause.OUTSIDE


def test_a_page_with_more_text_than_a_page_can_show_is_unread(tmp_path: Path) -> None:
    """Its words cost time and earn nothing; the others are read."""
    line = b"(We audited our suppliers and found what we had feared all along.) Tj T* "
    fonts = b"/Resources << /Font << /F1 5 0 R >> >>"
    wall = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 9000] %s /Contents 4 0 R >>" % fonts
    path = tmp_path / "a.pdf"
    for times, quality in ((100, PageQuality.TEXT), (1600, PageQuality.GARBLED)):
        path.write_bytes(one_page(b"BT /F1 4 Tf 5 TL 50 8900 Td %s ET" % (line * times), more={3: wall}))
        with Reader() as reader:
            (page,) = reader.read(path).pages
        assert page.quality is quality
    assert "more text than a page can show" in page.note


def test_what_hung_where_places_were_drawn_is_not_tried_again_on_the_whole_page(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, ...]] = []

    def ask(request: wire.LookRequest, **options: object) -> wire.Reply:
        asked.append(request.undrawable)
        if not request.undrawable:
            raise Died("it hung", 1, Cause.PERHAPS)
        return wire.LookReply((), ())

    with Reader() as reader:
        monkeypatch.setattr(reader._sandbox, "ask", ask)
        place = [(1, 0.0, 0.0, 200.0, 200.0)]
        reader.look(good, place, sha256="0")
        reader.look(good, sha256="0")  # the same file
        reader.look(good, place, sha256="0")  # places are looked at as if for the first time, whatever came before
        reader.look(good, sha256="1")  # another one
    assert asked == [(), (1,), (1,), (), (1,), (), (1,)]


def _crowded(path: Path, objects: int, pages: int) -> Path:
    """Pages with some text after so many small areas, all with the same contents."""
    kids = range(10, 10 + pages)
    path.write_bytes(
        pdf(
            {
                1: b"<< /Type /Catalog /Pages 2 0 R >>",
                2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), pages),
                4: stream(b"0 0 1 1 re f " * objects + TEXT),
                5: FONT,
                **dict.fromkeys(kids, PAGE % b""),
            }
        )
    )
    return path


def test_a_page_with_more_drawings_than_can_be_looked_at_is_unread(tmp_path: Path) -> None:
    """What of its text is seen could not be told in time: it is not called hidden for that."""
    with Reader() as reader:
        document = reader.read(_crowded(tmp_path / "a.pdf", 199_000, 1))
        assert document.has_text()
        document = reader.read(_crowded(tmp_path / "a.pdf", 200_000, 1))
        with pytest.raises(UserError, match="more pieces of drawings and text than can be looked at"):
            require_text(document)
    assert document.warnings == (
        "1 page of 1 could not be read (it holds more pieces of drawings and text than can be looked at): 1.",
    )


def test_a_report_of_such_pages_is_given_up_soon(tmp_path: Path) -> None:
    path = _crowded(tmp_path / "a.pdf", 50_000, 200)
    with Reader() as reader, pytest.raises(UserError, match="more than 40 of its pages") as caught:
        reader.read(path)
    assert caught.value.exit_code == EXIT_TROUBLE


def test_a_page_that_could_not_be_drawn_is_unread_and_not_called_hidden(good: Path) -> None:
    reply = look(wire.LookRequest(os.fsencode(good), None, None, None, 1536, (1,)), lambda done, total: None)
    assert reply.text == ((1, *wire.UNDRAWN),)
    with Reader() as reader:
        document = reader.read(good, unseen=reply.text)
    assert document.pages[0].quality is PageQuality.GARBLED
    assert document.warnings == ("1 page of 1 could not be read (it cannot be drawn, or not in time): 1.",)

from __future__ import annotations

import multiprocessing
import os
import random
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from scorer.document.model import Box, Document, Kind, Page, PageQuality, Sentence
from scorer.errors import UserError
from scorer.library import file as library_file
from scorer.library import migrations
from scorer.library.store import Kind as Held
from scorer.library.store import Library
from scorer.library.values import Failure, KeptCard, Summary
from scorer.scorecard.index import Entry
from scorer.scorecard.pictures import Picture


def document(sha256: str = "a" * 64, *, sentences: int = 3, title_source: str = "title page") -> Document:
    return Document(
        file="alder.pdf",
        sha256=sha256,
        reader="1",
        title="Human Rights Report",
        title_source=title_source,
        company="Alder & Byrne",
        company_source="text",
        date="2024",
        date_source="metadata",
        language="en",
        pages=(Page(1, 595.3, 841.9, PageQuality.TEXT, 40), Page(2, 595.3, 841.9, PageQuality.SCANNED, 0, "a scan")),
        sentences=tuple(
            Sentence(
                n, 1, f"Sentence {n}: “ﬁ” 中 \u00ad.", ("A", "B"), (Box(1, 0.1 + n, 2.2, 3.3, 4.4),), Kind.BULLET, n
            )
            for n in range(sentences)
        ),
        warnings=("Page 2 is a picture.",),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "library.sqlite"


def test_a_document_comes_back_as_it_was(path: Path) -> None:
    with Library(path) as library:
        library.keep_document(document(), "1")
    with Library(path) as library:
        assert library.document("a" * 64, "1", file="alder.pdf") == document()


def test_a_document_belongs_to_its_reader_and_its_bytes(path: Path) -> None:
    with Library(path) as library:
        library.keep_document(document(), "1")

        assert library.document("a" * 64, "2", file="alder.pdf") is None
        assert library.document("b" * 64, "1", file="alder.pdf") is None


def test_a_renamed_report_is_read_anew_only_where_its_name_was_used(path: Path) -> None:
    with Library(path) as library:
        library.keep_document(document(), "1")
        assert library.document("a" * 64, "1", file="other.pdf") == replace(document(), file="other.pdf")

        library.keep_document(document(title_source="file name"), "1")
        assert library.document("a" * 64, "1", file="other.pdf") is None
        assert library.document("a" * 64, "1", file="alder.pdf") is not None


def test_cues_pictures_cards_and_failures_come_back_as_they_were(path: Path) -> None:
    cues = (frozenset({"number", "fact"}), frozenset())
    picture = Picture(3, 1.0, 2.5, 30.0, 40.0, 60, 80, "image/webp", b"\x00RIFF")
    summary = Summary("Alder", "Report", "2024", "en", 2, None, None, 12.5, 0.5, {"RE": None, "DD": 1 / 3})
    entry = Entry("Alder", themes=(("RE", "Remedy", None), ("DD", "Due diligence", 1 / 3)), answers={"RE1.1": "silent"})
    card = KeptCard("{}\n", summary, entry, Failure("no text", None, 3), "../a.pdf", {"html": {".html": "0" * 64}})
    failure = Failure("damaged", "Print it.", 1)
    with Library(path) as library:
        library.keep_cues("a", "r", cues)
        library.keep_pictures("a", {picture.band: picture}, "r")
        library.keep_card("key", "a", card)
        library.keep_failure("a", "r", failure)
    with Library(path) as library:
        assert library.cues("a", "r") == cues
        other = (3, 1.0, 2.5, 30.0, 41.0)
        assert library.pictures("a", [picture.band, other], "r") == {picture.band: picture}
        assert library.card("key") == card
        assert library.failure("a", "r") == failure


def test_a_value_that_does_not_decode_is_forgotten(path: Path) -> None:
    with Library(path) as library:
        library.keep_document(document(), "1")
        with sqlite3.connect(path) as db:
            data = bytearray(db.execute("SELECT data FROM kept").fetchone()[0])
            data[len(data) // 2] ^= 0xFF
            db.execute("UPDATE kept SET data = ?", (bytes(data),))

        assert library.document("a" * 64, "1", file="alder.pdf") is None
        assert library.info().counts[Held.DOCUMENT] == 0


@pytest.mark.parametrize("damage", ["header", "middle"])
def test_a_damaged_file_is_set_aside_and_work_goes_on(path: Path, damage: str) -> None:
    with Library(path) as library:
        for n in range(200):
            library.keep_document(document(f"{n:064}", sentences=30), "1")
    data = bytearray(path.read_bytes())
    if damage == "header":
        data[:16] = bytes(16)
    else:
        data[4096:] = random.Random(1).randbytes(len(data) - 4096)
    path.write_bytes(data)

    said: list[str] = []
    with Library(path, notify=said.append) as library:
        for n in range(200):  # wherever the damage is met
            library.document(f"{n:064}", "1", file="alder.pdf")
        library.keep_document(document(), "1")
        assert library.document("a" * 64, "1", file="alder.pdf") == document()

    assert len(said) == 1
    assert "set aside as library.sqlite.damaged" in said[0]
    assert path.with_name("library.sqlite.damaged").read_bytes() == bytes(data)
    with Library(path, notify=said.append) as library:
        assert library.document("a" * 64, "1", file="alder.pdf") == document()
        assert library.integrity() == "ok"
    assert len(said) == 1


def test_where_no_file_can_be_made_everything_is_kept_for_this_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    said: list[str] = []
    with Library(tmp_path / "file" / "library.sqlite", notify=said.append) as library:
        library.keep_document(document(), "1")
        assert library.document("a" * 64, "1", file="alder.pdf") == document()

    assert len(said) == 1
    assert "nothing of this run will be remembered" in said[0]


def test_somebody_elses_database_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE addresses (name TEXT)")
    before = path.read_bytes()

    with pytest.raises(UserError, match="another program") as error:
        Library(path)
    assert error.value.exit_code == 2
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7 a report", b"a letter to the editor " * 50, b"SQLite format 3\0" + b"another program's, damaged " * 50],
)
def test_a_file_that_is_not_ours_is_not_touched(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    path.with_name(path.name + "-journal").write_bytes(b"its own")

    with pytest.raises(UserError, match="left alone") as error:
        Library(path)
    assert error.value.exit_code == 2
    assert {p.name: p.read_bytes() for p in path.parent.iterdir()} == {
        path.name: content,
        f"{path.name}-journal": b"its own",
    }


def test_a_library_in_its_own_place_is_set_aside_whatever_became_of_it(
    monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    path.parent.mkdir()
    path.write_bytes(bytes(10_000))  # as after a power cut
    monkeypatch.setattr(library_file, "own_place", lambda: path)
    said: list[str] = []
    with Library(path, notify=said.append) as library:
        library.keep_document(document(), "1")
    assert "set aside as library.sqlite.damaged" in said[0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_library_must_be_a_regular_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UserError, match="must be a regular file"):
        Library(tmp_path / "pipe")


def test_a_library_of_a_later_version_is_left_alone(path: Path) -> None:
    Library(path).close()
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {len(migrations.MIGRATIONS) + 1}")

    with pytest.raises(UserError, match="later version"):
        Library(path)


def test_an_older_library_is_brought_up_to_date_with_what_it_holds(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library(path) as library:
        library.keep_document(document(), "1")
    steps = (*migrations.MIGRATIONS, ("CREATE TABLE later (name TEXT)",))
    monkeypatch.setattr(library_file, "MIGRATIONS", steps)

    with Library(path) as library:
        assert library.document("a" * 64, "1", file="alder.pdf") == document()
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (len(steps),)
        assert db.execute("SELECT count(*) FROM later").fetchone() == (0,)


def test_it_stays_within_its_limit_and_forgets_the_oldest_first(path: Path) -> None:
    now = [0.0]
    size = 200_000
    with Library(path, limit=10 * size, clock=lambda: now[0]) as library:
        library.keep_document(document(), "1")
        for n in range(30):
            now[0] += 10_000
            picture = Picture(n, 0, 0, 1, 1, 1, 1, "image/webp", random.Random(n).randbytes(size))
            library.keep_pictures("a", {picture.band: picture}, "r")
            library.pictures("a", [(0, 0, 0, 1, 1)], "r")  # the first one stays in use

        info = library.info()
        assert info.size <= 10 * size
        assert info.counts[Held.DOCUMENT] == 1  # pictures go before documents
        kept = [n for n in range(30) if library.pictures("a", [(n, 0, 0, 1, 1)], "r")]
        assert kept[0] == 0
        assert kept[1:] == list(range(30 - len(kept) + 1, 30))


def test_pruning_gives_the_room_back(path: Path) -> None:
    now = [0.0]
    with Library(path, clock=lambda: now[0]) as library:
        for n in range(50):
            now[0] = n * 86_400.0
            library.keep_document(document(f"{n:064}", sentences=500), "1")
    before = path.stat().st_size
    now[0] = 50 * 86_400.0
    with Library(path, clock=lambda: now[0]) as library:
        assert library.prune(unused_for=10.5 * 86_400) == 40
        assert library.info().counts[Held.DOCUMENT] == 10
        assert path.stat().st_size < before / 3
        assert library.prune(to_bytes=0) == 10


def _fill(path: Path, first: int) -> None:
    with Library(path) as library:
        for n in range(first, first + 40):
            library.keep_document(document(f"{n:064}"), "1")
            library.document(f"{n - 20:064}", "1", file="alder.pdf")


def test_several_may_begin_it_at_the_very_same_moment(tmp_path: Path) -> None:
    start = threading.Barrier(4)

    def begin(path: Path) -> None:
        start.wait()
        Library(path).close()

    with ThreadPoolExecutor(4) as pool:
        for n in range(60):  # one time in six or so a half-begun file was taken for another program's
            for done in [pool.submit(begin, tmp_path / f"{n}.sqlite") for _ in range(4)]:
                done.result()


def test_several_processes_may_begin_and_fill_it_at_once(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_fill, args=(path, 20 * n)) for n in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)

    assert [process.exitcode for process in processes] == [0, 0, 0]
    with Library(path) as library:
        assert library.info().counts[Held.DOCUMENT] == 80
        assert library.integrity() == "ok"

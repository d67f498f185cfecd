"""Whatever a file holds, reading it ends soon, in a document or in one clear error, and harms no other report."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scorer.document.model import Document
from scorer.document.opening import check_file
from scorer.document.reading import Limits, Reader, require_text
from scorer.errors import EXIT_NO_TEXT, EXIT_TROUBLE, UserError

from . import hostile
from .raw_pdf import report

pytestmark = pytest.mark.own_process

SHARED = Path(__file__).parents[3] / "shared"
_SOON = Limits(seconds=40, stall_seconds=8, memory_mb=1024)
# They take whatever memory there is; with less of it they come to the same end sooner.
_ENDLESS = (hostile.operator_bomb, hostile.laughing_forms, hostile.form_in_itself, hostile.forms_in_each_other)
_NAME = {"ids": lambda make: make.__name__}


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """One reader for all of them, as in a batch: what one file does to it, the next one would feel."""
    with Reader(_SOON) as reader:
        yield reader


@pytest.fixture(scope="module")
def small_reader() -> Iterator[Reader]:
    """Likewise, with less memory."""
    with Reader(replace(_SOON, memory_mb=512)) as reader:
        yield reader


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("good") / "good.pdf"
    report(path)
    return path


def outcome(reader: Reader, path: Path) -> Document | UserError:
    try:
        return reader.read(path)
    except UserError as error:
        return error


def is_clear(error: UserError) -> bool:
    """One sentence that names what is wrong, not how the program is made; the file; and what to do."""
    return bool(
        error.message
        and error.hint
        and error.where
        and error.exit_code in (EXIT_TROUBLE, EXIT_NO_TEXT)
        and "Traceback" not in error.message
        and "Error(" not in error.message
        and error.message.isprintable()
    )


@pytest.mark.parametrize("make", hostile.READABLE, **_NAME)
def test_an_odd_report_is_read_all_the_same(tmp_path: Path, make: hostile.Maker) -> None:
    make(tmp_path / "odd.pdf")
    with Reader() as reader:
        document = reader.read(tmp_path / "odd.pdf")
    assert any("We repaid recruitment fees" in s.text for s in document.sentences)
    assert len(document.title) < 1000


@pytest.mark.parametrize("make", hostile.BROKEN, **_NAME)
def test_a_broken_file_is_one_clear_error(tmp_path: Path, reader: Reader, good: Path, make: hostile.Maker) -> None:
    make(tmp_path / "broken.pdf")
    error = outcome(reader, tmp_path / "broken.pdf")
    assert isinstance(error, UserError)
    assert is_clear(error), error
    assert reader.read(good).has_text()


@pytest.mark.parametrize("make", hostile.EITHER, **_NAME)
def test_a_hostile_file_ends_soon_and_alone(
    tmp_path: Path, reader: Reader, small_reader: Reader, good: Path, make: hostile.Maker
) -> None:
    reader = small_reader if make in _ENDLESS else reader
    make(tmp_path / "hostile.pdf")
    found = outcome(reader, tmp_path / "hostile.pdf")
    if isinstance(found, UserError):
        assert is_clear(found), found
    else:
        # What was not read must not look like silence.
        assert found.has_text() or found.unreadable() or found.warnings or _has_nothing_to_read(found)
    assert reader.read(good).has_text()


def _has_nothing_to_read(document: Document) -> bool:
    with pytest.raises(UserError) as caught:
        require_text(document)
    return caught.value.exit_code == EXIT_NO_TEXT and sum(page.words for page in document.pages) <= 1


@pytest.mark.parametrize("make", hostile.SPECIAL, **_NAME)
def test_what_is_no_file_is_one_clear_error(tmp_path: Path, reader: Reader, make: hostile.Maker) -> None:
    make(tmp_path / "special.pdf")
    error = outcome(reader, tmp_path / "special.pdf")
    assert isinstance(error, UserError)
    assert is_clear(error), error


def test_a_file_that_may_not_be_read_is_one_clear_error() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder) / "private.pdf"
        report(path)
        path.chmod(0)
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        try:
            if root:  # to whom no file is closed
                os.seteuid(65534)
            with pytest.raises(UserError) as caught:
                check_file(path, 2**20)
        finally:
            if root:
                os.seteuid(0)
        assert caught.value.message == "no permission to read this file"
        assert is_clear(caught.value)


def test_a_wrong_password_says_so_and_the_right_one_opens(tmp_path: Path, reader: Reader) -> None:
    hostile.locked(tmp_path / "locked.pdf")
    with pytest.raises(UserError, match="the password is not the one"):
        reader.read(tmp_path / "locked.pdf", password="wrong")
    assert reader.read(tmp_path / "locked.pdf", password="secret").has_text()


def test_memory_is_flat_in_pages(tmp_path: Path) -> None:
    hostile.ten_thousand_pages(tmp_path / "long.pdf")
    with Reader() as reader:
        assert len(reader.read(tmp_path / "long.pdf").pages) == 10_000
        assert 0 < reader.peak_mb < 300


@pytest.mark.shared
@pytest.mark.skipif(
    not (SHARED / "hostile").is_dir(), reason="the folder of hostile files (../shared/hostile) is absent"
)
def test_every_file_of_the_collection_ends_in_a_document_or_one_clear_error(good: Path) -> None:
    found = {}
    with Reader() as reader:
        for path in sorted((SHARED / "hostile").glob("*.pdf")):
            found[path.name] = outcome(reader, path)
        assert reader.read(good).has_text()
    assert len(found) >= 34
    unclear = [name for name, what in found.items() if isinstance(what, UserError) and not is_clear(what)]
    assert not unclear

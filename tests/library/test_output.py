"""Files of cards appear whole or not at all, whoever else writes into the same folder, and never elsewhere."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from scorer.errors import UserError
from scorer.library import output


def test_runs_that_write_the_same_file_at_once_lose_nothing(tmp_path: Path) -> None:
    """Four at a time, each between writing and moving while the others do the same."""
    together = threading.Barrier(4, timeout=20)
    replace = Path.replace
    errors: list[BaseException] = []

    def replace_together(part: Path, target: Path) -> Path:
        together.wait()
        return replace(part, target)

    def write(n: int) -> None:
        try:
            for _ in range(3):
                output.write(tmp_path, [("a.scorecard.json", str(n).encode() * 1000)])
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", replace_together)
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
    assert errors == []
    text = (tmp_path / "a.scorecard.json").read_text()
    assert text == text[0] * 1000
    assert [p.name for p in tmp_path.iterdir()] == ["a.scorecard.json"]


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="needs symbolic links")
def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    precious, out = tmp_path / "precious", tmp_path / "out"
    out.mkdir()
    precious.write_text("mine")
    for name in (".a.html.part", "a.html"):
        (out / name).symlink_to(precious)
    output.write(out, [("a.html", b"card")])

    assert precious.read_text() == "mine"
    assert (out / "a.html").read_bytes() == b"card"
    assert not (out / "a.html").is_symlink()


def test_files_have_the_rights_that_other_files_have(tmp_path: Path) -> None:
    output.write(tmp_path, [("a.html", b"card")])
    (tmp_path / "plain").write_bytes(b"")
    assert (tmp_path / "a.html").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_file_that_cannot_be_put_in_its_place_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.html" / "b").mkdir(parents=True)
    with pytest.raises(UserError, match="cannot be written") as told:
        output.write(tmp_path, [("a.html", b"card")])
    assert told.value.where == str(tmp_path / "a.html")
    assert [p.name for p in tmp_path.iterdir()] == ["a.html"]


def test_what_a_killed_run_left_is_taken_away_and_what_runs_is_not(tmp_path: Path) -> None:
    old, new = tmp_path / ".scorer-00.part", tmp_path / ".scorer-11.part"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    output.write(tmp_path, [("a.html", b"card")])
    assert sorted(p.name for p in tmp_path.iterdir()) == [".scorer-11.part", "a.html"]

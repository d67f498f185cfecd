from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from .conftest import write_pdf

Scorer = Callable[..., Result]


@pytest.fixture
def cards(scorer: Scorer, folder: Path) -> Path:
    for name in ("alder", "birch"):
        write_pdf(folder / "reports" / f"{name}.pdf")
    assert scorer("score", "reports", "--company", "A & B <Ltd>", "--jobs", "1").exit_code == 0
    return Path("scorecards")


def test_an_overview_links_to_the_cards_and_knows_sectors(scorer: Scorer, cards: Path, folder: Path) -> None:
    (folder / "list.csv").write_text("path,company,sector\nreports/alder.pdf,,Mining\n,,\n")
    made = scorer("overview", cards, "--from", "list.csv", "--out", "pages/all.html")

    assert (made.exit_code, made.stdout) == (0, "pages/all.html\n")
    page = Path("pages/all.html").read_text(encoding="utf-8")
    assert page.count('href="../scorecards/alder.scorecard.html"') == 2  # in the list and in the grid
    assert page.count('href="../scorecards/alder.scorecard.html#RE1.1"') == 1
    assert page.count("A &amp; B &lt;Ltd&gt;") == 4
    assert "<option>Mining</option>" in page
    assert "Was remedy provided to affected people?" in page  # the questions, in the filter
    # The page over the run says the same of the same cards; there, links lead beside it.
    run = (cards / "index.html").read_text(encoding="utf-8")
    answers = re.findall(r'data-a="([^"]*)"', run)
    assert len(answers) == 4
    assert answers == re.findall(r'data-a="([^"]*)"', page)


def test_what_is_no_card_is_named(scorer: Scorer, cards: Path, folder: Path) -> None:
    (folder / "empty").mkdir()
    assert "no card" in scorer("overview", "empty").stderr
    card = json.loads((cards / "alder.scorecard.json").read_text())
    card["themes"][0]["indicators"][0]["elements"][0]["level"] = "excellent"
    (folder / "wrong.scorecard.json").write_text(json.dumps(card))
    wrong = scorer("overview", "wrong.scorecard.json")
    assert wrong.exit_code == 1
    assert "wrong.scorecard.json: not a scorecard" in wrong.stderr
    assert "elements[0].level" in wrong.stderr


@pytest.mark.parametrize("command", [("overview",), ("worklist",)])
def test_a_broken_card_is_named_and_the_others_are_shown(scorer: Scorer, cards: Path, command: tuple[str, ...]) -> None:
    whole = scorer(*command, cards)
    (cards / "alder.scorecard.json").write_text("{")
    (cards / "empty.scorecard.json").write_bytes(b"")
    made = scorer(*command, cards)
    assert (whole.exit_code, made.exit_code) == (0, 1)
    for name in ("alder", "empty"):
        assert made.stderr.count(f"{name}.scorecard.json:") == 1
    assert "1 card" in made.stderr
    if command == ("overview",):
        page = Path("overview.html").read_text(encoding="utf-8")
        assert "birch.scorecard.html#" in page and "alder.scorecard" not in page
    (cards / "birch.scorecard.json").write_text("{")
    Path("overview.html").unlink(missing_ok=True)
    none = scorer(*command, cards)
    assert (none.exit_code in (1, 2), none.stdout, none.stderr.count("error: ")) == (True, "", 3)
    assert not Path("overview.html").exists()  # a page of nothing


@pytest.mark.parametrize("command", ["overview", "worklist"])
def test_a_folder_of_cards_that_cannot_be_looked_into_is_named(
    scorer: Scorer, cards: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    closed = cards / "closed"
    closed.mkdir()
    look = os.scandir

    def scandir(path: Any = ".") -> Any:
        if not isinstance(path, int) and Path(path) == closed:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", scandir)
    made = scorer(command, cards)
    assert made.exit_code == 1
    assert f"{closed}: no permission to read this folder" in made.stderr
    assert "The cards in it are left out: change its permissions." in made.stderr
    assert "2 cards" in made.stderr
    alone = scorer(command, closed)
    assert (alone.exit_code, alone.stderr.count("no permission to read this folder")) == (1, 1)

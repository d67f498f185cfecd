from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from scorer.errors import UserError
from scorer.library.luggage import packed, unpacked
from scorer.library.plan import Job
from scorer.library.worker import Order


def test_every_file_that_an_order_names_travels_with_it(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    texts = {"mine.yaml": "extend: base.yaml\n", "base.yaml": "rubric: base\n", "cases.yaml": "register: x\n",
             "a.review.yaml": "a", "b.review.yaml": "b", "model.bin": "m", "other.yaml": "not named"}  # fmt: skip
    for name, text in texts.items():
        (here / name).write_text(text)
    order = Order(
        rubric=str(here / "mine.yaml"),
        out=here / "cards",
        register=str(here / "cases.yaml"),
        model=here / "model.bin",
        library=here / "library.sqlite",
        company="base.yaml",  # a name that a file has, too, and no file
        reviews=(here / "a.review.yaml", here / "b.review.yaml"),
    )
    sent, files = pickle.loads(pickle.dumps(packed(order)))
    for path in here.iterdir():
        path.unlink()
    got = unpacked(sent, files, there)

    assert Path(got.rubric).read_text() == texts["mine.yaml"]
    assert (Path(got.rubric).parent / "base.yaml").read_text() == texts["base.yaml"]
    assert Path(got.register or "").read_text() == texts["cases.yaml"]
    assert got.model is not None
    assert got.model.read_text() == "m"
    assert [path.read_text() for path in got.reviews] == ["a", "b"]
    assert (got.company, got.out, got.library) == ("base.yaml", order.out, order.library)
    assert not list(there.rglob("other.yaml"))


def test_what_is_shipped_travels_as_its_name(tmp_path: Path) -> None:
    order, files = packed(Order("human-rights-transparency", tmp_path, register="nso-group"))
    assert (order.rubric, order.register, files) == ("human-rights-transparency", "nso-group", {})


def test_a_job_takes_its_register_along_and_leaves_its_report(tmp_path: Path) -> None:
    (tmp_path / "cases.yaml").write_text("register: x\n")
    job = Job(3, tmp_path / "a.pdf", "a", register=str(tmp_path / "cases.yaml"))
    sent, files = packed(job)
    assert sent.report == job.report
    assert Path(unpacked(sent, files, tmp_path / "there").register or "").read_text() == "register: x\n"


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read") as error:
        packed(Order("human-rights-transparency", tmp_path, model=tmp_path / "none.bin"))
    assert error.value.where == str(tmp_path / "none.bin")

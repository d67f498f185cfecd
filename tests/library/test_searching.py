from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from scorer.document.model import Document, Sentence
from scorer.document.model import Kind as Part
from scorer.errors import UserError
from scorer.library.searching import put_on_shelf, search
from scorer.library.store import Kind, Library
from scorer.library.values import KeptCard, Summary
from scorer.scorecard.index import Entry

from .test_store import document


def report(sha256: str, company: str, *texts: str) -> Document:
    sentences = tuple(Sentence(n, n + 1, text, ("Remedy",), (), Part.BODY, n) for n, text in enumerate(texts))
    return replace(document(sha256), company=company, sentences=sentences)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "library.sqlite")
    library.keep_document(report("a", "Alder", "We repaid recruitment fees of USD 41,200.", "Nothing else."), "1")
    library.keep_document(report("b", "Birch 100%", "Fees for recruitment are not charged.", "We repaid nothing."), "1")
    put_on_shelf(library)
    return library


def test_it_finds_sentences_with_company_page_and_matched_words(library: Library) -> None:
    (found,) = search(library, "repaid AND recruitment")
    assert (found.company, found.page, found.section, found.report) == ("Alder", 1, "Remedy", "a")
    assert [text for text, hit in found.pieces if hit] == ["repaid", "recruitment"]
    assert "".join(text for text, _ in found.pieces) == "We repaid recruitment fees of USD 41,200."


def test_cues_and_companies_narrow_it(library: Library) -> None:
    assert {f.company for f in search(library, "recruitment")} == {"Alder", "Birch 100%"}
    assert {f.company for f in search(library, "recruitment", cues=("money",))} == {"Alder"}
    assert {f.company for f in search(library, "recruitment", company="birch")} == {"Birch 100%"}
    assert {f.company for f in search(library, "recruitment", company="0%")} == {"Birch 100%"}
    assert not search(library, "recruitment", company="B%h")
    assert len(search(library, "repaid", limit=1)) == 1


def test_a_word_is_looked_for_in_the_sentence_and_not_in_its_heading(library: Library) -> None:
    assert not search(library, "remedy")
    assert len(search(library, "section:remedy AND repaid")) == 2


@pytest.mark.parametrize("query", ["NEAR(a", '"', "nothing:there", "AND"])
def test_a_query_that_cannot_be_understood_is_said_to_be_so(library: Library, query: str) -> None:
    with pytest.raises(UserError, match="cannot be understood"):
        search(library, query)
    assert search(library, "repaid")


def test_an_unknown_cue_names_those_there_are(library: Library) -> None:
    with pytest.raises(UserError, match="no cue") as error:
        search(library, "repaid", cues=("cash",))
    assert "money" in (error.value.hint or "")


def test_pruning_takes_the_shelf_first_and_no_more_than_is_needed(tmp_path: Path) -> None:
    chance = random.Random(1)
    with Library(tmp_path / "long.sqlite") as library:
        for n in range(20):
            texts = (f"repaid {chance.randbytes(500).hex(' ', 4)}" for _ in range(80))
            library.keep_document(report(f"{n:02}", f"Company {n}", *texts), "1")
        needed = library.info().size
        put_on_shelf(library)
        assert library.info().size > needed * 1.5

        assert library.prune(to_bytes=needed) == 0
        put_on_shelf(library)
        assert {f.company for f in search(library, "repaid", limit=2000)} == {f"Company {n}" for n in range(20)}

        assert 8 <= library.prune(to_bytes=needed // 2) <= 11
        put_on_shelf(library)
        library.prune(to_bytes=0)
        assert library.file.rows("PRAGMA freelist_count") == [(0,)]
        assert library.file.rows("SELECT count(*) FROM passage") == [(0,)]


def test_the_shelf_follows_the_library(library: Library) -> None:
    summary = Summary("Cedar of the Card", "T", "2020", "en", 1, None, None, None, 0.0, {})
    library.keep_card("key", "c", KeptCard("{}", summary, Entry("Cedar")))
    library.keep_document(report("c", "", "Cedar repaid it all."), "1")
    library.keep_document(report("b", "Birch", "Birch repaid some."), "2")  # read anew by a newer reader
    put_on_shelf(library)

    found = {(f.company, "".join(t for t, _ in f.pieces)) for f in search(library, "repaid")}
    assert found == {
        ("Alder", "We repaid recruitment fees of USD 41,200."),
        ("Birch", "Birch repaid some."),
        ("Cedar of the Card", "Cedar repaid it all."),
    }
    library.prune(to_bytes=0)
    assert library.info().counts[Kind.DOCUMENT] == 0
    put_on_shelf(library)
    assert not search(library, "repaid")

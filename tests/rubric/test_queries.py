"""Look-ups: what is refused and why, what is doubted, and that no query can stall a search."""

from __future__ import annotations

import random
import string

import pytest

from scorer.document.model import Box, Document, Kind, Page, PageQuality, Sentence
from scorer.evidence.index import COLUMNS as INDEX_COLUMNS
from scorer.evidence.index import TOKENIZER as INDEX_TOKENIZER
from scorer.evidence.index import Index
from scorer.rubric import queries
from scorer.rubric.model import Rubric
from scorer.rubric.queries import query_cues, query_doubts, query_fault, query_words
from tests.growth import assert_linear


def test_checked_against_the_table_that_is_searched() -> None:
    assert (queries.COLUMNS, queries.TOKENIZER) == (INDEX_COLUMNS, INDEX_TOKENIZER)


@pytest.mark.parametrize(
    "query",
    [
        "compensat*",
        '"grievance mechanism" OR (hotline* AND NOT_A_WORD)',
        "NEAR(recruitment fees, 4) AND (reimburs* OR repaid OR refund*)",
        'NEAR("human rights" commit*, 10)',
        "cues:money AND (fine* OR penalt*)",
        "section:(remedy OR grievance*) AND text:worker*",
        "{text section}: remedy NOT cues:future",
        "-cues:future AND remedy",
        '"human right"*',
        "^we AND repaid",
        "remédié",
        "a + b",
        '"a@b.example"',
        '"a~b"',
        '"so it says: done"',
    ],
)
def test_accepted(query: str) -> None:
    assert query_fault(query) is None


@pytest.mark.parametrize(
    ("query", "marked", "message"),
    [
        ("", "", "an empty look-up"),
        ('"', '"', "a quote that is never closed"),
        ('""', '""', "quotes without a word between them find nothing"),
        ('a OR "--"', '"--"', "quotes without a word between them find nothing"),
        ("a OR OR b", "OR", "OR with nothing before it"),
        ("a AND NOT b", "NOT", "NOT with nothing before it"),
        ("a NEAR b", "NEAR", "NEAR between words is searched as a word"),
        ("a NEAR/5 b", "/", "a slash outside quotes"),
        ("NEAR((a) b, 3)", "(", "a bracket inside NEAR"),
        ("NEAR(a, b, 3)", ",", "more than one comma inside NEAR"),
        ("a, b", ",", "a comma outside quotes"),
        ("50% AND x", "%", '"%" outside quotes'),
        ("a.b", ".", "a full stop outside quotes"),
        ("a:b:c", "a", 'a colon after "a", which is no column'),
        ("rank:x", "rank", 'a colon after "rank", which is no column'),
        ("*reads", "*", "a star before a word"),
        ("  *", " ", "a star before a word"),
        ("(a) (b)", "(", "a bracket with no AND, OR or NOT before it"),
        ("co-operate AND third-party", "co-operate", "a hyphen outside quotes"),
        ("a\0b", "\0", "an invisible character"),
        ("(" * 300 + "a" + ")" * 300, "(" * 300 + "a" + ")" * 300, "brackets nested too deeply"),
        (" OR ".join(["a"] * 101), " OR ".join(["a"] * 101), "a look-up of 101 words; at most 100 are allowed"),
        ('"women|men" AND x', "|", '"|" inside quotes is searched word for word'),
        ('a "@supplier b"', "@supplier", '"@supplier" inside quotes is searched word for word'),
        ('@supplier "a ~12 b"', "~12", '"~12" inside quotes is searched word for word'),
        ('"a says:done"', "says:done", '"says:done" inside quotes is searched word for word'),
        ("‘two words’", "‘", "a curly quote, which full-text search does not know"),
        ("NEAR(a b c d e f g h i, 3)", "NEAR(a b c d e f g h i, 3)", "9 words inside NEAR; at most 8 are allowed"),
    ],
)
def test_refused_at_its_place(query: str, marked: str, message: str) -> None:
    fault = query_fault(query)
    assert fault is not None
    assert (fault.message, query[fault.offset : fault.offset + fault.width]) == (message, marked)
    assert fault.hint


def test_where_the_parser_stopped_not_where_the_word_first_stands() -> None:
    fault = query_fault('("a OR b" OR c) OR NEAR(d OR e, 2)')
    assert fault is not None
    assert (fault.offset, fault.message) == (26, "OR inside NEAR")


def test_every_query_is_accepted_or_explained() -> None:
    """Whatever SQLite says, the author hears something else."""
    pick = random.Random(7)
    pieces = [
        "a",
        "b*",
        '"c d"',
        "AND",
        "OR",
        "NOT",
        "NEAR(",
        "(",
        ")",
        ",",
        "5",
        ":",
        "text:",
        "x:",
        "-",
        "'",
        "*",
        "^",
        "+",
        '"',
        "{",
        "}",
        "%",
    ]
    for _ in range(3000):
        query = " ".join(pick.choices(pieces, k=pick.randint(1, 7)))
        fault = query_fault(query)
        if fault is not None:
            assert fault.hint
            assert "fts5" not in fault.message
            assert 0 <= fault.offset <= len(query)


def test_doubts() -> None:
    assert [d.message for d in query_doubts('a or b AND "c or d" and NEAR(x y 5)')] == [
        '"or" in small letters is searched as a word',
        '"and" in small letters is searched as a word',
        "5 is searched as a word",
    ]
    assert query_doubts('a OR b AND NEAR(x y, 5) AND cues:own AND orders AND "rock and roll"') == []


def test_words_and_cues_of_a_query() -> None:
    query = 'cues:(money OR date) AND NEAR("Human rights" fine*, 5) NOT section:index AND cues:past'
    assert query_words(query) >= {"human rights", "fine"}
    assert "and" not in query_words(query)
    assert [name for _, name in query_cues(query)] == ["money", "date", "past"]
    assert all(query[offset:].startswith(name) for offset, name in query_cues(query))


def _report(sentences: int) -> Index:
    """As long as the longest report at hand (359 pages, 6,700 sentences, 70,000 words), and more words."""
    pick = random.Random(1)
    words = ["the", "of", "to", "and"] + ["".join(pick.choices(string.ascii_lowercase, k=6)) for _ in range(4000)]
    frequency = [100 / (rank + 1) for rank in range(len(words))]
    box = (Box(1, 0, 0, 1, 1),)
    rows = tuple(
        Sentence(i, 1, " ".join(pick.choices(words, frequency, k=16)), ("The heading",), box, Kind.BODY, i)
        for i in range(sentences)
    )
    page = Page(1, 600, 800, PageQuality.TEXT, 16 * sentences)
    document = Document("x.pdf", "0", "x", "", "", "", "", "", "", "en", (page,), rows)
    return Index(document, [frozenset({"number", "past"})] * sentences)


LETTERS = string.ascii_lowercase * 5
WORST = {
    "every prefix": " OR ".join(f"{letter}*" for letter in LETTERS[:100]),
    "all prefixes at once": " AND ".join(f"{letter}*" for letter in ("toa" * 40)[:100]),
    "the commonest word": " OR ".join(["the"] * 100),
    "near each other": " OR ".join(["NEAR(the the the the the the the the, 100000)"] * 11),
    "near prefixes": " OR ".join(["NEAR(t* o* a* t* o* a* t* o*, 100000)"] * 11),
    "long phrases": " OR ".join(['"' + " ".join(["the"] * 15) + '"'] * 28),
    "prefix phrases": " + ".join(["t*"] * 99),
    "subtraction": " NOT ".join(["t*"] * 99),
    "nested": "(" * 60 + "the" + ")" * 60,
    "other columns": " OR ".join(["(cues:n* AND section:t*)"] * 24),
}


@pytest.fixture(scope="module")
def reports() -> dict[int, Index]:
    return {sentences: _report(sentences) for sentences in (1675, 6700)}


@pytest.mark.parametrize("name", WORST)
def test_worst_queries_grow_with_the_report_and_no_faster(name: str, reports: dict[int, Index]) -> None:
    query = WORST[name]
    assert len(query) <= 2000
    assert query_fault(query) is None

    def asked(sentences: int) -> None:
        report = reports[sentences]
        for sentence in report.ids(query)[:6]:  # those that a card shows have their words marked
            report.spans(query, sentence)

    assert_linear(asked, 6700)


def test_queries_are_bounded_in_length() -> None:
    field = Rubric.model_json_schema()["$defs"]["Element"]["properties"]["look_for"]["items"]
    assert field["maxLength"] == 2000

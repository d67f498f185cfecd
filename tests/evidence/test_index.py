"""The full-text index: queries, the text column, spans, and queries that must not stall."""

from dataclasses import replace

import pytest

from scorer.document.model import Box, Document, Kind, Page, PageQuality, Sentence
from scorer.errors import UserError
from scorer.evidence.index import Index, near_headings
from scorer.evidence.model import Evidence
from scorer.evidence.query import asked_for, in_text
from scorer.language.cues import cues_of
from scorer.rubric.model import Level


def document(rows):
    sentences = tuple(
        Sentence(i, 1, text, section, (Box(1, 0, i, 10, i + 1),), Kind.BODY, i)
        for i, (text, section) in enumerate(rows)
    )
    page = Page(1, 100, 100, PageQuality.TEXT, 10)
    return Document("x.pdf", "0" * 64, "t", "", "", "", "", "", "", "en", (page,), sentences)


ROWS = [
    ("We paid a fine of EUR 12,000 in May 2022.", ("Legal matters",)),
    ("The façade was repainted.", ("Buildings",)),
    ("Everybody may write to us.", ("Complaints",)),
    ("In 2023 the investigation was closed.", ("Complaints",)),
]


@pytest.fixture
def index():
    d = document(ROWS)
    return Index(d, cues_of(d))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("fine*", [0]),
        ("facade", [1]),
        ("investigat*", [3]),
        ("complaints", []),  # words without a column filter are looked for in the sentence
        ("section:complaints", [2, 3]),
        ("section:complaints AND cues:fact", [3]),
        ("cues:money AND (fine* OR penalt*)", [0]),
        ("NEAR(paid fine, 3)", [0]),
        ('"a fine" NOT cues:money', []),
        ("{text section}: complaints", [2, 3]),
    ],
)
def test_finds(index, query, found):
    assert list(index.ids(query)) == found


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("fine*", "fine"),
        ('"a fine" paid', "fine"),
        ("façade", ""),
        ("fine OR penalty", ""),
        ("paid NOT fine", ""),
        ("section:complaints", ""),
        ("NEAR(paid fine, 3)", ""),
    ],
)
def test_a_query_that_asks_for_a_word_is_asked_of_the_sentences_that_may_hold_it(query, word):
    assert asked_for(query) == word
    d = document(ROWS)
    one_by_one, at_once = Index(d, cues_of(d)), Index(d, cues_of(d))
    at_once.ids("a OR z")  # reads them all
    for asked in ("closed", query, "facade", "everybody write", query, "a OR z", query):
        assert one_by_one.ids(asked) == at_once.ids(asked)
        assert [one_by_one.spans(asked, n) for n in range(4)] == [at_once.spans(asked, n) for n in range(4)]


def test_what_only_the_tokenizer_folds_is_found():
    d = document([(text, ()) for text in ("CYBERSÉCURITÉ", "\u212aELVIN ſafe", "ﬁne", "İSO")])
    for query in ("cybersecurite", "kelvin", "safe", "iso", "fine"):
        in_all = Index(d, cues_of(d))
        in_all.ids("a OR z")
        assert Index(d, cues_of(d)).ids(query) == in_all.ids(query)


@pytest.mark.parametrize(
    "query",
    [
        "section:complaints",
        "@complaint|closed has:year,number",
        "has:money -@supplier",
        "under:complaint",
        "closed beside:@complaint",
        "we ~ write|paid",
    ],
)
def test_of_some_sentences_the_same_is_found_whether_the_others_were_asked_or_not(query):
    d = document(ROWS)
    found = set(Index(d, cues_of(d)).ids(query))
    for asked in ({0, 3}, {2}, {0, 1, 2, 3}, set()):
        fresh = Index(d, cues_of(d))
        assert set(fresh.among(query, asked)) == found & asked
        assert [fresh.finds(query, n) for n in range(4)] == [n in found for n in range(4)]
        fresh.ids(query)
        assert set(fresh.among(query, asked)) == found & asked


def test_words_of_a_concept_make_a_sentence_be_about_rights_but_not_its_neighbours_and_only_where_they_stand_together():
    rows = [
        ("Girls under 15 sorted leaves in the shed.", ("Tea",)),
        ("The shed was repainted.", ("Tea",)),
        ("There were no changes in the shed under Rule 15 of the Exchange.", ("Tea",)),
    ]
    d = document(rows)
    assert not any("rights" in cues for cues in cues_of(d))
    assert list(Index(d, cues_of(d)).ids("shed about:rights")) == [0]
    assert [Index(d, cues_of(d)).finds("shed about:rights", n) for n in range(3)] == [True, False, False]


def test_spans_are_the_matched_words(index):
    spans = index.spans("fine* AND paid", 0)
    text = ROWS[0][0]
    assert [text[a:b] for a, b in spans] == ["paid", "fine"]


def test_a_bad_query_is_one_clear_error(index):
    with pytest.raises(UserError, match="cannot be run"):
        index.ids('"unbalanced')


@pytest.mark.parametrize(
    ("query", "confined"),
    [
        ('a AND (b* OR "c d")', 'text:a AND (text:b* OR text:"c d")'),
        ("section:(x OR y) AND NEAR(a b, 4)", "section:(x OR y) AND text:NEAR(a b, 4)"),
        ("cues:money AND fine", "cues:money AND text:fine"),
        ("{text section}: (a OR b) NOT c", "{text section}: (a OR b) NOT text:c"),
        ('"a" + "b"', 'text:"a" + "b"'),
    ],
)
def test_words_without_a_filter_are_confined_to_the_text(query, confined):
    assert in_text(query) == confined


def test_the_title_of_the_report_is_no_heading_of_a_sentence():
    rows = [("Words stand here.", ("Annual report", "Part", f"Chapter {i}", f"Section {i}")) for i in range(100)]
    assert near_headings(document(rows))[7] == ("Chapter 7", "Section 7")


def test_evidence_that_is_not_in_the_document_cannot_be_constructed():
    d = document(ROWS)
    foreign = Sentence(0, 1, "We paid nothing.", (), d.sentences[0].boxes, Kind.BODY, 0)
    beyond = Sentence(9, 1, "We paid a fine.", (), d.sentences[0].boxes, Kind.BODY, 0)
    for sentence in (foreign, beyond):
        with pytest.raises(ValueError, match="not in the document"):
            Evidence(d, sentence, frozenset(), Level.STATED, 0.5, ())
    assert Evidence(d, d.sentences[0], frozenset(), Level.STATED, 0.5, ()).quote == ROWS[0][0]


def test_a_query_that_goes_on_and_on_is_stopped(monkeypatch):
    """What one look-up may hold is bounded when a rubric loads (tests/rubric/test_queries.py); this is on top."""
    many = document([("a b c d e", ())] * 9000)
    assert len(Index(many, [frozenset()] * 9000).ids("a*")) == 9000
    monkeypatch.setattr("scorer.evidence.index._LIMIT_STEPS", 10_000)
    with pytest.raises(UserError, match="cannot be run: interrupted"):
        Index(many, [frozenset()] * 9000).ids("a*")


def test_what_introduces_a_list_stands_over_its_items_like_a_heading():
    texts = ["Our most important risks are:", "Wages at the mill.", "Wages rose."]
    d = document([(text, ()) for text in texts])
    d = replace(d, sentences=(d.sentences[0], replace(d.sentences[1], kind=Kind.BULLET, lead=0), d.sentences[2]))
    index = Index(d, cues_of(d))
    assert index.ids("wages under:risk") == (1,)
    assert index.fits("wages under:risk", "Wages", (), frozenset(), at=1)
    assert not index.fits("wages under:risk", "Wages", (), frozenset(), at=2)

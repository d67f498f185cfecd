"""Each cue is documented by examples and counter-examples; they are its tests."""

import re
from dataclasses import replace

import pytest

from scorer.document.model import Box, Document, Kind, Page, PageQuality, Sentence
from scorer.language.cues import NAMES, REGISTRY, View, cues_of, lenders, sentence_cues
from scorer.language.cues.view import Lexicon, Sought, Span

YES = [(c, text) for c in REGISTRY.values() for text in c.yes]
NO = [(c, text) for c in REGISTRY.values() for text in c.no]


@pytest.mark.parametrize(("cue", "text"), YES, ids=lambda v: getattr(v, "name", v))
def test_example_has_the_cue(cue, text):
    assert cue.test(View(text))


@pytest.mark.parametrize(("cue", "text"), NO, ids=lambda v: getattr(v, "name", v))
def test_counter_example_does_not(cue, text):
    assert not cue.test(View(text))


def test_every_cue_is_documented():
    of_place = {"table", "heading", "bullet"}  # these hold by the kind of place alone
    for cue in REGISTRY.values():
        assert cue.meaning and cue.no, cue.name
        assert cue.yes or cue.name in of_place, cue.name
        assert cue.name.isalpha() and cue.name.islower()
    assert len(NAMES) == len(set(NAMES))


@pytest.mark.parametrize(
    ("entries", "hits"),
    [
        ("mill", {"mill"}),
        ("mil*, vend*", {"mill", "vendors"}),
        ("to the mill, of the mill", {"to the mill"}),
        ("the mill own*, the mil*", {"the mill own", "the mil"}),
        ("mills, mill owner, the", {"the"}),
        ("mills, mill owner, he mill", set()),
    ],
)
def test_a_lexicon_finds_words_beginnings_and_phrases_in_a_sentence_of_before_it_was_made(entries, hits):
    span = Span("vendors went to the mill owners")
    Lexicon("vendors")(span)
    assert Lexicon(entries).hits(span) == hits
    assert Lexicon(entries)(span) is bool(hits)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("within 5 weeks, or 9 days", True),
        ("within 5weeks'", True),
        ("it's5 weeks", True),
        ("within 5 months", False),
        ("weekly", False),
    ],
)
def test_a_pattern_is_found_where_a_word_holds_a_piece_of_it(text, found):
    assert Sought(re.compile(r"\d+ ?(?:days|weeks)"), ["day", "week"])(Span(text)) is found


@pytest.mark.parametrize("cue", REGISTRY.values(), ids=lambda c: c.name)
def test_a_cue_holds_for_no_sentence_without_its_marks(cue):
    for text in (text for c in REGISTRY.values() for text in (*c.yes, *c.no)):
        for kind in Kind:
            view = View(text, ("Contents",), kind)
            assert view.all_marks() & cue.marks or not cue.test(view), text


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("In March 2024 we repaid recruitment fees of USD 41,200 to 63 workers at two sites.", True),
        ("We will repay USD 41,200 to 63 workers at two sites by March 2026.", False),
        ("We may have repaid fees to 63 workers.", False),
        ("Complaints are reviewed within 30 days by the legal team.", False),
        ("We will continue what we began in 2022, when 110 people were trained.", True),
        ("If 3 workers had been harmed, we would have repaid them.", False),
        ("We believe in people.", False),
        ("In 2023 the auditor visited 14 farms.", True),
    ],
)
def test_a_fact_is_something_that_happened_with_a_hard_detail(text, fact):
    assert ("fact" in sentence_cues(text)) is fact


@pytest.mark.parametrize(
    ("text", "promise"),
    [
        ("We will provide remedy to anyone who is harmed by our products.", True),
        ("We are committed to human rights.", True),
        ("We provided remedy to 12 people.", False),
        ("The committee reviews each report.", False),
    ],
)
def test_a_promise_is_a_promise_and_nothing_else(text, promise):
    assert ("promise" in sentence_cues(text)) is promise


def _document(texts):
    sentences = tuple(Sentence(i, 1, t, (), (Box(1, 0, i, 10, i + 1),), Kind.BODY, i) for i, t in enumerate(texts))
    page = Page(1, 100, 100, PageQuality.TEXT, 10)
    return Document("x.pdf", "0" * 64, "t", "", "", "", "", "", "", "en", (page,), sentences)


def test_a_topic_reaches_the_neighbours_but_not_the_whole_report():
    filler = ["Revenue rose at our stores in the north."] * 100
    document = _document([*filler, "We assess the risk of forced labour.", "Auditors visit each site.", *filler])
    cues = cues_of(document)
    assert "rights" in cues[101]
    assert "rights" not in cues[50]


def test_what_stands_under_one_heading_is_about_what_many_of_its_sentences_name():
    named = _document(["We assess the risk of forced labour."] * 6 + ["Auditors visit each site."] * 18)
    assert all("rights" in names for names in cues_of(named))


def test_a_topic_fades_with_distance_however_long_the_document():
    few = _document(["We assess the risk of forced labour."] * 3 + ["Auditors visit each site."] * 20)
    about = ["rights" in names for names in cues_of(few)]
    assert about == [True] * 6 + [False] * 17
    more = _document([*["Revenue rose."] * 200, *(s.text for s in few.sentences)])
    assert ["rights" in names for names in cues_of(more)][200:] == about, "pages on something else move nothing"


def test_a_report_with_a_topic_in_its_title_is_about_it_throughout():
    document = _document(["Auditors visit each site."] * 20)
    titled = replace(document, title="Modern slavery statement 2023", title_page=1)
    assert all("rights" in names for names in cues_of(titled))
    unseen = replace(titled, title_page=0)  # it is that of the metadata, or of the file
    assert not any("rights" in names for names in cues_of(unseen))
    assert not any("rights" in names for names in cues_of(document))


@pytest.mark.parametrize(
    ("before", "after", "lending"),
    [
        (["Labour rights."], [], {0}),
        (["Labour rights.", "Revenue rose."], ["Labour rights."], {3}),
        (["Labour rights."] * 3 + ["Revenue rose."] * 5, [], {0, 1, 2}),
        (["Revenue rose."] * 5, [], set()),
    ],
    ids=["a neighbour", "the nearest that are enough", "all that stands under the heading", "nobody"],
)
def test_who_lends_a_passage_its_topic(before: list[str], after: list[str], lending: set[int]) -> None:
    document = _document([*before, "Auditors visit each site.", *after])
    cues = cues_of(document)
    assert ("rights" in cues[len(before)]) is bool(lending)
    assert lenders(document, cues, [len(before)]) == lending


def test_a_title_lends_the_topic_where_it_stands() -> None:
    document = _document(["Modern slavery", "statement 2023", "Auditors visit each site."])
    titled = replace(document, title="Modern slavery statement 2023", title_page=1)
    assert lenders(titled, cues_of(titled), [2]) == {0, 1}

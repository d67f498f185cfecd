"""What clauses say: sentences read as a person reads them, and what holds for any text at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.readings import FOLDER, Reading, readings, rows, wrong
from scorer.language import categories
from scorer.language.beside import thread
from scorer.language.clause import Actor, Denied, Mood
from scorer.language.context import Clauses
from scorer.language.grammar import Grammar
from scorer.language.lexicon import Lexicon, Token, lexicon
from scorer.language.saying import Heard, heard, read
from scorer.language.segments import cut
from scorer.verdict.examples import passage_document

FILE = Path(__file__).with_name("readings.yaml")
KNOWN = {
    "negation/lacks": "the business is no word for the company",
    "negation/event-not-party": "'not a' is read as a count (none), whose noun is party and not lawsuit",
    "attribution/appositive-supplier-own": "of ours in the apposition makes the company act",
    "attribution/industry-average": "spends is no verb in the word list, so that nobody is seen at work",
    "attribution/we-learned-that": "the we of the clause above makes a subcontractor's deed ours",
    "possibility/had-we-found-side": "the subject behind an inverted had is not found",
    "withheld/commercially-sensitive": "'keep ... to ourselves' is found only where nothing stands between",
}
"""What is read wrongly today, by id, with the reason. What reads well leaves this list (see the test)."""


@cache
def entries() -> tuple[Reading, ...]:
    return readings(FILE)


@pytest.mark.parametrize("reading", [r for r in entries() if r.id not in KNOWN], ids=lambda r: r.id)
def test_a_sentence_is_read_as_a_person_reads_it(reading: Reading) -> None:
    assert not wrong(reading)


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_what_is_known_to_be_read_wrongly_still_is(name: str) -> None:
    """What reads well by now leaves the list, and an id that no sentence has does not stay on it."""
    (reading,) = [r for r in entries() if r.id == name]
    assert KNOWN[name]
    assert wrong(reading)


@pytest.mark.parametrize("reading", entries(), ids=lambda r: r.id)
def test_an_entry_is_well_formed(reading: Reading) -> None:
    entry = reading.entry
    assert entry["text"].count(entry["words"]) == 1
    assert {"text", "words", "actor", "mood"} <= set(entry)
    around = {"before", "after", "lead", "section"}
    assert set(entry) <= {"text", "words", "actor", "mood", "denied", "own_account", "foreign", *around}
    assert "denied" in entry or reading.id.startswith("withheld/")
    assert reading.allowed("actor") <= set(Actor)
    assert reading.allowed("mood") <= set(Mood)
    assert reading.allowed("denied") <= {"none", *Denied} if "denied" in entry else True


READ_RIGHT = {"counts": 104, "filings": 112, "findings": 104, "left": 112, "statements": 124}


@pytest.mark.parametrize("author", sorted(READ_RIGHT))
def test_sentences_by_strangers_are_read_no_worse(author: str) -> None:
    """Of a hundred and fifty that somebody wrote who knew no rule; what more of them are read right, raises the bar."""
    assert sum(not said for _, said in rows(FOLDER / f"{author}.yaml")) >= READ_RIGHT[author]


# --- any text at all --------------------------------------------------------------------------------------------------

WORDS = sorted({entry.rstrip("*") for entries in lexicon().entries.values() for entry in entries})
MARKS = [*",;:()[]—–-/?!.'‘’“”\"", "\n", "İ", "ß", "ﬁ", "\u0307", "\u200d", "\ud800", "\x00", "0", "3.", "1,000"]
SALAD = st.lists(
    st.sampled_from(WORDS) | st.sampled_from(MARKS) | st.sampled_from(["word", "Karsa", "mapped"]), max_size=40
)
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=200)
QUICKLY = settings(max_examples=300, derandomize=True, deadline=None)


def holds(text: str) -> None:
    """Clauses lie in the sentence, in order and apart, and so do their parts; moods are theirs, read or not."""
    unread = Heard(text, "en").moods
    clauses = read(text)
    assert unread == {clause.mood for clause in clauses}
    size = len(text)
    for clause in clauses:
        assert 0 <= clause.start < clause.end <= size
        assert clause.topic is None or 0 <= clause.topic[0] < clause.topic[1] <= size
        for negation in clause.negations:
            for start, end in ((negation.start, negation.end), negation.scope, negation.head):
                assert 0 <= start < end <= size
        for ground in clause.grounds:
            assert ground.at is None or text[slice(*ground.at)] == ground.word
    for before, after in pairwise(clauses):
        assert before.end <= after.start


@QUICKLY
@given(ANYTHING)
@example("")
@example(" ")
@example("İİİforced labour ﬁ nil")
def test_any_text_has_clauses_in_order_and_apart(text: str) -> None:
    holds(text)
    assert read(text) == read(text)


@QUICKLY
@given(SALAD, st.booleans(), st.sampled_from([" ", "", "  "]))
def test_any_order_of_the_words_that_rules_know_does_too(words: list[str], capitals: bool, between: str) -> None:
    text = between.join(words)
    holds(text.title() if capitals else text)


@pytest.mark.parametrize("reading", entries(), ids=lambda r: r.id)
def test_a_sentence_and_every_beginning_of_it_does_too(reading: Reading) -> None:
    text = reading.entry["text"]
    for end in range(len(text) + 1):
        holds(text[:end])


@pytest.mark.parametrize("text", ["", " ", "\t\n", ".", "!!", "...", "\ud800", "\u0307\u0307", "•", "_"])
def test_what_holds_no_word_has_no_clause(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        ",",
        ",,,;;;:::",
        "((((((",
        "))))))",
        "[(])" * 50,
        "We (the Group [and others have (not audited it.",
        "— — —",
        "?" * 99,
    ],
)
def test_marks_alone_and_open_brackets_are_no_error(text: str) -> None:
    holds(text)


# --- how much is done for a long sentence -----------------------------------------------------------------------------

REPEATED = [
    "word ",
    "We have not assessed the site, and ",
    "which are assessed by us ",
    "no policy that covers ",
    "Suppliers that fall short are helped; ",
    "we do not say whether ",
    "the mill says that ",
    "if a breach is found, ",
    "according to the charity ",
    "companies must ",
    "without ",
    "any of the ",
    "( ",
    "no ",
    "always ",
    "has not received complaints ",
    "not received complaints ",
]
_EACH_ASKS_ALL = "each clause asks all others whether one is a condition, and whether its subject waits in one"


class Counted(list[Any]):
    """Words or clauses of a sentence that count how often one of them is looked at."""

    looks = 0

    def __getitem__(self, index: Any) -> Any:
        Counted.looks += len(range(*index.indices(len(self)))) if isinstance(index, slice) else 1
        return super().__getitem__(index)

    def __iter__(self) -> Any:
        for item in super().__iter__():
            Counted.looks += 1
            yield item


@dataclass
class Cost:
    """What reading one text took."""

    looks: int
    finite: int


@pytest.fixture
def cost(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Cost]:
    calls = [0]
    finite, tokens = Grammar.finite, Lexicon.tokens

    def counting(self: Grammar, words: list[Token], i: int, lo: int) -> bool:
        calls[0] += 1
        return finite(self, words, i, lo)

    monkeypatch.setattr(Grammar, "finite", counting)
    monkeypatch.setattr(Lexicon, "tokens", lambda self, text: Counted(tokens(self, text)))
    monkeypatch.setattr(categories, "cut", lambda words, grammar: Counted(cut(words, grammar)))

    def of(text: str) -> Cost:
        calls[0] = Counted.looks = 0
        read(text)
        return Cost(Counted.looks, calls[0])

    return of


@pytest.mark.parametrize("unit", REPEATED)
def test_what_is_longer_than_a_sentence_is_not_read_to_its_end(cost: Callable[[str], Cost], unit: str) -> None:
    long, longer = cost(unit * 2_000), cost(unit * 8_000)
    assert longer.finite <= long.finite
    assert longer.looks <= 1.01 * long.looks


@pytest.mark.parametrize("unit", REPEATED)
def test_five_thousand_words_in_one_sentence_are_read(unit: str) -> None:
    holds(unit * (5_000 // len(unit.split())))


@pytest.mark.parametrize("text", ["(", "( !", "|", "—", '"', "(;)", "...", ""])
def test_nothing_but_signs_goes_on_about_nobody(text: str) -> None:
    assert not thread(text).links


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("In Case C-252/21 the General Court fined us EUR 3 million in 2023.", Mood.DONE),
        ("In Case No. 27 of 2021 the Commission held that we had agreed on margins.", Mood.DONE),
        ("In case of a breach we end the contract.", Mood.POSSIBLE),
        ("In case the supplier fails, we end the contract.", Mood.POSSIBLE),
    ],
)
def test_a_case_that_is_cited_sets_no_condition(text: str, mood: Mood) -> None:
    assert Clauses(passage_document(text)).of(0)[0].mood is mood


def test_a_sentence_is_kept_once() -> None:
    text = "We integrated the mill into our programme for its own sake."
    assert heard(text, "en") is heard(text)
    assert read(text) is read(text, "en")


@pytest.mark.parametrize(
    ("text", "moods"),
    [
        ("In FY23, we continued to support the mills near Tarn.", {Mood.DONE}),
        ("We have continued our talks with the mills near Tarn.", {Mood.ONGOING}),
        ("We support the mills near Tarn.", {Mood.ONGOING}),
        ("Target: Being the best mill (KPI: Number of looms with a lamp 2 )", {Mood.ONGOING}),
    ],
)
def test_the_moods_of_a_sentence_do_not_hang_on_whether_its_clauses_were_read_before(
    text: str, moods: set[Mood]
) -> None:
    """Another report of the same run may hold it, too, and what that one says of it is not to be heard in this one."""
    first, later = Heard(text, "en"), Heard(text, "en")
    assert later.clauses
    assert first.moods == later.moods == first.moods == moods
    assert first.clauses == later.clauses

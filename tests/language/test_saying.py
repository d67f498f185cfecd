"""What clauses say: sentences read as a person reads them, and what holds for any text at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scorer.document.model import Document, Kind
from scorer.language import categories
from scorer.language.clause import Actor, Clause, Denied, Mood
from scorer.language.context import Clauses
from scorer.language.lexicon import Lexicon, Token, lexicon
from scorer.language.saying import read
from scorer.language.segments import Grammar, cut
from scorer.verdict.examples import passage_document

FILE = Path(__file__).with_name("readings.yaml")
KNOWN = {
    "facts/we-fined": "the month May is taken for the verb",
    "possibility/month-of-may": "the month May is taken for the verb, which ends the subject before it begins",
    "facts/engaged-auditor": "the participle behind the noun (appointed) is taken for the verb",
    "attribution/consultant-for-us": "the participle behind the noun (commissioned) is taken for the verb",
    "negation/neither-nor-verb": "neither stands between pronoun and verb, and is taken for the verb itself",
    "negation/not-only": "not only stands between pronoun and verb, and is taken for the verb itself",
    "negation/lacks": "the business is no word for the company",
    "negation/double-no-without": "no ... without is not lifted",
    "negation/double-no-uninvestigated": "no ... un- is not lifted",
    "negation/event-not-party": "'not a' is read as a count (none), whose noun is party and not lawsuit",
    "negation/event-there-were-none": "accidents are no events in the word list",
    "negation/hardly": "hardly any denies nothing in the word list",
    "negation/nobody-punished": "wrongs are looked for in the noun behind a no, not in the verb of nobody",
    "attribution/according-to-ngo": "the 'to' of 'According to' ends the search for who tells it",
    "attribution/according-to-us": "the 'to' of 'According to' ends the search for who acts",
    "attribution/ngo-says-that": "'says that' is in the words of demanding",
    "attribution/appositive-supplier-own": "of ours in the apposition makes the company act",
    "attribution/outcome-with-us": "the 'with' of 'Together with us' ends the search for who acts",
    "attribution/unlike-peers": "'Unlike our peers' makes them act",
    "attribution/industry-average": "spends is no verb in the word list, so that nobody is seen at work",
    "attribution/we-learned-that": "the we of the clause above makes a subcontractor's deed ours",
    "intention/aim-is": "'aim is that' is no promise, 'aim is to' is one",
    "possibility/had-we-found": "would behind an inverted condition of the past is possible only",
    "possibility/had-we-found-side": "the subject behind an inverted had is not found",
    "possibility/as-if": "to suspend an order is taken for a deed left undone",
    "withheld/confidential": "'terms ... are confidential' is found only where nothing stands between",
    "withheld/commercially-sensitive": "'keep ... to ourselves' is found only where nothing stands between",
    "around/lead-not-yet": "an item that begins with its verb takes its object for its subject",
}
"""What is read wrongly today, by id, with the reason. What reads well leaves this list (see the test)."""


@dataclass(frozen=True)
class Reading:
    """One entry of ``readings.yaml``."""

    id: str
    entry: dict[str, Any]

    def allowed(self, part: str) -> set[str]:
        value = self.entry[part]
        return set(value) if isinstance(value, list) else {value}

    @property
    def stretch(self) -> tuple[int, int]:
        start = self.entry["text"].index(self.entry["words"])
        return start, start + len(self.entry["words"])


@cache
def readings() -> tuple[Reading, ...]:
    groups = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(Reading(f"{group}/{name}", entry) for group, es in groups.items() for name, entry in es.items())


def document_of(entry: dict[str, Any]) -> Document:
    """The sentence with what stands before it, its lead-in and its heading; the sentence is the last one."""
    made = passage_document("x", entry.get("section", ""))
    (one,) = made.sentences
    texts = [text for key in ("before", "lead", "text") if (text := entry.get(key))]
    sentences = [replace(one, id=i, text=text) for i, text in enumerate(texts)]
    if "lead" in entry:
        last = sentences[-1]
        sentences[-1] = replace(last, kind=Kind.BULLET, lead=last.id - 1)
    return replace(made, sentences=tuple(sentences))


def deciding(reading: Reading) -> list[Clause]:
    """The clauses that hold the words: one, where the sentence is cut as it should be."""
    document = document_of(reading.entry)
    start, end = reading.stretch
    clauses = Clauses(document).of(len(document.sentences) - 1)
    return [c for c in clauses if c.start < end and start < c.end]


def denied(clause: Clause, stretch: tuple[int, int]) -> str:
    """What the first negation denies that reaches over the words, or that stands in them."""
    start, end = stretch
    for n in clause.negations:
        if n.scope[0] <= max(start, clause.start) and n.scope[1] >= min(end, clause.end):
            return n.what.value
        if start <= n.start and n.end <= end and n.what is not Denied.TELLING:
            return n.what.value
    return "none"


def wrong(reading: Reading) -> list[str]:
    """In what the reading of a sentence differs from what a person reads; empty where it does not."""
    found = deciding(reading)
    if not found:
        return ["no clause holds the words"]
    clause = found[0]
    said = {"actor": clause.actor.value, "mood": clause.mood.value, "denied": denied(clause, reading.stretch)}
    out = [f"cut into {len(found)} clauses"] if len(found) > 1 else []
    out += [
        f"{part}: {value}, not {sorted(reading.allowed(part))}"
        for part, value in said.items()
        if part in reading.entry and value not in reading.allowed(part)
    ]
    if "own_account" in reading.entry and clause.own_account is not reading.entry["own_account"]:
        out.append(f"own account: {clause.own_account}")
    return out


@pytest.mark.parametrize("reading", [r for r in readings() if r.id not in KNOWN], ids=lambda r: r.id)
def test_a_sentence_is_read_as_a_person_reads_it(reading: Reading) -> None:
    assert not wrong(reading)


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_what_is_known_to_be_read_wrongly_still_is(name: str) -> None:
    """What reads well by now leaves the list, and an id that no sentence has does not stay on it."""
    (reading,) = [r for r in readings() if r.id == name]
    assert KNOWN[name]
    assert wrong(reading)


@pytest.mark.parametrize("reading", readings(), ids=lambda r: r.id)
def test_an_entry_is_well_formed(reading: Reading) -> None:
    entry = reading.entry
    assert entry["text"].count(entry["words"]) == 1
    assert {"text", "words", "actor", "mood"} <= set(entry)
    assert set(entry) <= {"text", "words", "actor", "mood", "denied", "own_account", "before", "lead", "section"}
    assert "denied" in entry or reading.id.startswith("withheld/")
    assert reading.allowed("actor") <= set(Actor)
    assert reading.allowed("mood") <= set(Mood)
    assert reading.allowed("denied") <= {"none", *Denied} if "denied" in entry else True


# --- any text at all --------------------------------------------------------------------------------------------------

WORDS = sorted({entry.rstrip("*") for entries in lexicon().entries.values() for entry in entries})
MARKS = [*",;:()[]—–-/?!.'‘’“”\"", "\n", "İ", "ß", "ﬁ", "\u0307", "\u200d", "\ud800", "\x00", "0", "3.", "1,000"]
SALAD = st.lists(
    st.sampled_from(WORDS) | st.sampled_from(MARKS) | st.sampled_from(["word", "Karsa", "mapped"]), max_size=40
)
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=200)
QUICKLY = settings(max_examples=300, derandomize=True, deadline=None)


def holds(text: str) -> None:
    """Clauses lie in the sentence, in order and apart, and so do their parts."""
    clauses = read(text)
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


@pytest.mark.parametrize("reading", readings(), ids=lambda r: r.id)
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
GROWING = {
    "We have not assessed the site, and ": _EACH_ASKS_ALL,
    "which are assessed by us ": _EACH_ASKS_ALL,
    "no policy that covers ": _EACH_ASKS_ALL,
    "Suppliers that fall short are helped; ": _EACH_ASKS_ALL,
    "the mill says that ": _EACH_ASKS_ALL,
    "no ": "each no walks over all that follow, as the rest of its phrase",
    "always ": "each adverb walks back over all adverbs before it, for the word that decides whether it is a verb",
    "has not received complaints ": "each no walks over what could be its object, to the end of the clause",
    "not received complaints ": "each no walks over what could be its object, to the end of the clause",
}
"""What costs more than its share today, with the reason; it takes a sentence of some thousand words to notice."""


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
def test_twice_the_words_ask_for_at_most_twice_the_verbs(cost: Callable[[str], Cost], unit: str) -> None:
    once, twice = cost(unit * 250), cost(unit * 500)
    assert once.looks > 250
    assert twice.finite <= 2.2 * once.finite


@pytest.mark.parametrize("unit", [u for u in REPEATED if u not in GROWING])
def test_twice_the_words_are_at_most_twice_the_looks(cost: Callable[[str], Cost], unit: str) -> None:
    assert cost(unit * 500).looks <= 2.2 * cost(unit * 250).looks


@pytest.mark.parametrize("unit", sorted(GROWING))
def test_what_is_known_to_grow_faster_still_does(cost: Callable[[str], Cost], unit: str) -> None:
    assert cost(unit * 500).looks > 2.2 * cost(unit * 250).looks


@pytest.mark.parametrize("unit", REPEATED)
def test_five_thousand_words_in_one_sentence_are_read(unit: str) -> None:
    holds(unit * (5_000 // len(unit.split())))

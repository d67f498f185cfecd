"""Concepts: entries and what they stand for, what is taken over, and that the shipped ones hold what they say."""

from __future__ import annotations

import pytest

from scorer.language.concepts import Concept, Dictionary, concept, dictionary
from scorer.language.holding import How, holding, takers
from scorer.language.lookup import parse
from scorer.language.stems import stems
from scorer.rubric.queries import query_fault
from tests.growth import assert_linear


def found(words: tuple[str, ...], text: str, but: tuple[str, ...] = ()) -> list[str]:
    """The stretches of a text in which a concept with these words stands."""
    d = Dictionary({"it": Concept("it", words=words, but=but)})
    return [text[a:b] for a, b in d.hits(d.words(text)).get("it", [])]


# --- entries --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["audit", "Audits", "audited", "AUDITING", "the audit’s end"])
def test_a_word_stands_for_its_inflected_forms(text: str) -> None:
    assert found(("audit",), text)


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("oversee", "The board oversaw it."),
        ("teach", "They were taught."),
        ("sue", "It is suing us."),
        ("meet", "They met."),
        ("woman", "for women"),
        ("labour", "forced labor"),
        ("labor", "forced labour"),
        ("organise", "they organized"),
        ("organization", "an organisation"),
        ("analyse", "we analyzed"),
        ("supplier", "a supplier’s mill"),
    ],
)
def test_irregular_forms_and_both_spellings(entry: str, text: str) -> None:
    assert found((entry,), text)


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("sever", "several mills"),
        ("respect", "12 and 9 respectively"),
        ("customer", "US customs"),
        ("initiate", "three initiatives"),
        ("receive", "trade receivables"),
        ("renew", "renewable energy"),
        ("govern", "government bonds"),
    ],
)
def test_words_that_only_their_endings_make_alike_are_told_apart(entry: str, text: str) -> None:
    assert found((entry,), text) == []


@pytest.mark.parametrize(
    ("entry", "text", "word"),
    [
        ("supplier", "our vendors in Vietnam", "vendors"),
        ("vendor", "a supplier’s mill", "supplier’s"),
        ("employee", "every colleague", "colleague"),
        ("colleague", "two employees", "employees"),
    ],
)
def test_words_for_the_same_thing_are_found_by_each_other_but_not_by_an_equals_sign(
    entry: str, text: str, word: str
) -> None:
    assert found((entry,), text) == [word]
    assert found((f"={entry}",), text) == []


def test_entries_that_come_to_the_same_count_once() -> None:
    assert found(("supplier", "suppliers", "vendor", "supplier"), "workers of suppliers") == ["suppliers"]


def test_an_equals_sign_means_this_form_only() -> None:
    assert found(("=act",), "the Act and its acts, acting") == ["Act"]
    assert found(("=due diligence",), "Due diligence") == ["Due diligence"]


@pytest.mark.parametrize("beginning", ["compensat*", "com*", "co*", "c*"])
def test_a_beginning_stands_for_every_word_that_begins_so(beginning: str) -> None:
    assert found((beginning,), "We compensated them; compensatory pay.") == ["compensated", "compensatory"]


def test_phrases_may_end_in_a_beginning_and_are_joined_by_hyphens_or_blanks() -> None:
    assert found(("third party audit*",), "A third-party auditor, third parties audited") == [
        "third-party auditor",
        "third parties audited",
    ]


def test_entries_that_begin_with_one_word_are_told_apart_by_the_next_however_it_is_compared() -> None:
    words = ("board", "board of direct*", "=board it", "board offic*", "boards of trade")
    text = "The board of directors, a board it, boards its, board officers, board of trades, the board"
    assert ", ".join(found(words, text)) == (
        "board, board of directors, board, board it, boards, board, board officers, board, board of trades, board"
    )


def test_the_places_are_those_of_the_text() -> None:
    assert found(("board",), "İzmir’s “Board” — boards") == ["Board", "boards"]


def test_but_takes_out_what_lies_inside_and_nothing_else() -> None:
    words, but = ("board",), ("on board", "board member of the club")
    assert found(words, "On board, the board met.", but) == ["board"]
    assert found(words, "On board.", but) == []
    assert found(words, "a board member of the club; a board member", but) == ["board"]


def test_words_of_another_concept_are_taken_over_with_what_they_do_not_mean() -> None:
    d = Dictionary(
        {
            "a": Concept("a", words=("@b", "mill")),
            "b": Concept("b", words=("@c",), but=("vendor lock",)),
            "c": Concept("c", words=("vendor",)),
            "d": Concept("d", words=("lock",), but=("@c",)),
        }
    )
    assert set(d.entries("a")) == {"vendor", "mill"}
    assert d.but("a") == ("vendor lock",)
    assert d.but("d") == ("vendor",)
    assert set(d.hits(d.words("a vendor"))) == {"a", "b", "c"}
    assert set(d.hits(d.words("a vendor lock"))) == {"c", "d"}


def test_a_ring_or_a_name_that_nobody_has_is_no_dictionary() -> None:
    with pytest.raises(KeyError):
        Dictionary({"a": Concept("a", words=("@b",)), "b": Concept("b", words=("@a",))})
    with pytest.raises(KeyError):
        Dictionary({"a": Concept("a", words=("@nobody",))})


def test_long_chains_and_many_ways_are_no_matter() -> None:
    many = {f"c{n}": Concept(f"c{n}", words=(f"@c{n + 1}",) * 3) for n in range(400)}
    d = Dictionary(many | {"c400": Concept("c400", words=("mill",))})
    assert d.entries("c0") == ("mill",)  # there are 3^400 ways to it


def test_a_long_sentence_is_read_quickly() -> None:
    d = Dictionary({"it": Concept("it", words=("board", "board of"), but=("on board", "board room"))})

    def read(times: int) -> None:
        assert len(d.hits(d.words("on board the board of board room " * times))["it"]) == 2 * times

    assert_linear(read, 5_000)


def test_more_words_for_a_concept_and_concepts_of_ones_own() -> None:
    base = Dictionary({"a": Concept("a", "gloss", ("vendor",))})
    more = base.extended({"a": Concept("a", words=("mill",), but=("mill stone",)), "b": concept("b", ["@a", "farm"])})
    assert more.concepts["a"].gloss == "gloss"
    assert set(more.entries("b")) == {"vendor", "mill", "farm"}
    assert base.entries("a") == ("vendor",)


def test_as_a_file_has_it() -> None:
    said = {"gloss": "g", "words": ["w"], "but": ["b"], "patterns": ["@x"], "for": ["f"], "against": ["n"]}
    assert concept("a", said, "s") == Concept("a", "g", ("w",), ("b",), ("@x",), ("f",), ("n",), "s")


# --- which hold a word ----------------------------------------------------------------------------------------------

D = Dictionary(
    {
        "supplier": Concept("supplier", words=("vendor", "supply chain", "=Mill"), but=("vendor lock in",)),
        "partner": Concept("partner", words=("@supplier", "compensat*")),
    }
)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Vendors", [("partner", "vendor", How.WHOLE, "supplier"), ("supplier", "vendor", How.WHOLE, "")]),
        ("supply chains", [("partner", "supply chain", How.WHOLE, "supplier"),
                           ("supplier", "supply chain", How.WHOLE, "")]),
        ("mills", []),
        ("compensation", [("partner", "compensat*", How.WHOLE, "")]),
        ("chain", [("partner", "supply chain", How.LONGER, "supplier"), ("supplier", "supply chain", How.LONGER, "")]),
        ("mill town", [("partner", "=Mill", How.PART, "supplier"), ("supplier", "=Mill", How.PART, "")]),
        ("", []),
        ("—", []),
    ],
)  # fmt: skip
def test_which_entries_hold_a_phrase(phrase: str, expected: list[tuple[str, str, How, str]]) -> None:
    assert [(h.concept, h.entry, h.how, h.of) for h in holding(D, phrase)] == expected


def test_where_it_does_not_count_is_told_last() -> None:
    assert [h.how for h in holding(D, "vendor lock-in")] == [How.PART, How.PART, How.BUT, How.BUT]


def test_which_concepts_take_one_over() -> None:
    assert takers(D, "supplier") == ["partner"]


# --- the shipped ones -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", dictionary().concepts)
def test_a_shipped_concept_is_sound(name: str) -> None:
    d = dictionary()
    one = d.concepts[name]
    assert one.gloss and one.subject
    assert d.entries(name) or one.patterns
    assert all(d.parts(entry) for entry in (*d.entries(name), *d.but(name)))
    for pattern in one.patterns:
        assert query_fault(pattern) is None
        assert {a.value for a in parse(pattern).concepts} <= set(d.concepts)


@pytest.mark.parametrize("name", dictionary().concepts)
def test_no_entry_says_what_another_says_already(name: str) -> None:
    """A word stands for all its forms: "audits" beside "audit" finds nothing more."""
    d = dictionary()
    for entries in (d.concepts[name].words, d.concepts[name].but):
        own = [entry for entry in entries if not entry.startswith("@")]
        said = [d.parts(entry) for entry in own]
        assert [entry for entry in own if said.count(d.parts(entry)) > 1] == []


@pytest.mark.parametrize(
    ("name", "text", "holds"),
    [(n, t, y) for n, c in dictionary().concepts.items() if not c.patterns for t, y in
     [*((t, True) for t in c.yes), *((t, False) for t in c.no)]],
)  # fmt: skip
def test_its_examples_are_true(name: str, text: str, holds: bool) -> None:
    d = dictionary()
    assert (name in d.hits(d.words(text))) is holds


def test_a_language_without_words_has_those_of_english() -> None:
    assert dictionary("xx") is dictionary("en") is dictionary()
    assert stems("xx").of("audited") == stems().of("audit")

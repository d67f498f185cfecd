"""The words of a language by what they do, and where they stand in a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.language.categories import headings
from scorer.language.cues.view import fold
from scorer.language.lexicon import _PLAIN_TOKEN, _TOKEN, HEADS, Lexicon, lexicon
from scorer.language.saying import read

SMALL = {
    "never": ["never", "no longer", "at no time"],
    "tell": ["disclos*", "state"],
    "owner": ["group", "the group's"],
    "possessive_ending": ["'s"],
    "past_ending": ["ed"],
}


@pytest.fixture
def small() -> Lexicon:
    return Lexicon({name: list(entries) for name, entries in SMALL.items()})


def having(words: Lexicon, text: str, category: str) -> list[str]:
    """The words of a text that belong to a category, as they are written."""
    return [text[t.start : t.end] for t in words.tokens(text) if t.tags & words.bit(category)]


def test_a_phrase_gives_its_category_to_each_of_its_words_and_only_as_a_whole(small: Lexicon) -> None:
    assert having(small, "We no longer do it, and at no time did.", "never") == ["no", "longer", "at", "no", "time"]
    assert having(small, "No reply; a longer one at another time.", "never") == []
    assert having(small, "It is no", "never") == []  # a phrase that the end cuts off
    assert having(small, "no, longer", "never") == []  # a mark between them


def test_a_beginning_stands_for_all_words_that_begin_so_and_a_word_for_itself(small: Lexicon) -> None:
    assert having(small, "disclose disclosed Disclosure undisclosed disclo", "tell") == [
        "disclose",
        "disclosed",
        "Disclosure",
    ]
    assert having(small, "state stated statement State", "tell") == ["state", "State"]


def test_a_possessive_is_the_word_before_it_unless_it_has_a_category_of_its_own(small: Lexicon) -> None:
    assert having(small, "Group's group’s groups'", "owner") == ["Group's", "group’s"]
    assert having(small, "the Group's own", "owner") == ["the", "Group's"]
    own = Lexicon({"owner": ["group"], "whose": ["group's"], "possessive_ending": ["'s"]})
    assert having(own, "group's", "owner") == []
    assert having(own, "group's", "whose") == ["group's"]


def test_capitals_and_typographic_quotes_are_folded() -> None:
    words = lexicon()
    assert having(words, "We NEVER did, not so.", "not") == ["NEVER", "not"]
    assert having(Lexicon({"not": ["ain't"], "possessive_ending": ["'s"]}), "It AIN’T so.", "not") == ["AIN’T"]


@pytest.mark.parametrize("call", [lambda w: w.bit("nothing of the kind"), lambda w: w.bit("not", "nought", "knot")])
def test_an_unknown_category_is_a_key_error(call: Callable[[Lexicon], int]) -> None:
    with pytest.raises(KeyError):
        call(lexicon())


def test_bits_are_apart_and_several_names_are_their_sum(small: Lexicon) -> None:
    assert small.bit("never") & small.bit("tell") == 0
    assert small.bit("never", "tell") == small.bit("never") | small.bit("tell")
    assert small.bit() == 0
    assert sum(small.bit(name) for name in SMALL) == (1 << len(SMALL)) - 1


def test_endings_are_found_by_name_and_are_no_words(small: Lexicon) -> None:
    assert small.endings == {"possessive_ending": ("'s",), "past_ending": ("ed",)}
    assert small.tokens("ed")[0].tags == 0


def test_a_language_without_words_is_read_with_those_of_english() -> None:
    assert lexicon("xx") is lexicon("en")


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("EUR 1,200.50, paid.", ["EUR", "1,200.50", ",", "paid"]),
        ("well-known - and new", ["well", "known", "-", "and", "new"]),
        ("(a) [b]; c: d/e", ["(", "a", ")", "[", "b", "]", ";", "c", ":", "d", "/", "e"]),
        ("snake_case", ["snake", "case"]),
        ("Ströme, 東京, Ωmega", ["Ströme", ",", "東京", ",", "Ωmega"]),
        ("…!•", []),
        ("", []),
    ],
)
def test_a_sentence_falls_into_words_and_marks(text: str, tokens: list[str]) -> None:
    assert [text[t.start : t.end] for t in lexicon().tokens(text)] == tokens


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=120))
def test_a_token_is_what_stands_at_its_offsets(text: str) -> None:
    last = 0
    for token in lexicon().tokens(text):
        assert last <= token.start < token.end <= len(text)
        assert fold(text[token.start : token.end].replace("İ", "I")) == token.text
        last = token.end


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.text(st.sampled_from(" -'’aBs19.,:;()_/é–"), max_size=40))
def test_plain_text_falls_into_the_same_words(text: str) -> None:
    plain = "".join(sign for sign in fold(text) if sign.isascii())
    assert _PLAIN_TOKEN.split(plain) == _TOKEN.split(plain)


def test_a_letter_that_grows_in_lower_case_does_not_shift_what_follows() -> None:
    """The dotted capital I of Turkish is two characters in lower case."""
    text = "İİİ İZMİR: no forced labour, nil"
    tokens = lexicon().tokens(text)
    assert [text[t.start : t.end] for t in tokens] == ["İİİ", "İZMİR", ":", "no", "forced", "labour", ",", "nil"]
    assert all(0 <= c.start < c.end <= len(text) for c in read(text))
    assert read("İİİforced labour ﬁ nil")  # ended in an IndexError


def test_every_entry_of_the_shipped_words_is_found_where_it_stands_alone() -> None:
    words = lexicon()
    for name, entries in words.entries.items():
        if name in words.endings or name.startswith(("inserted_", "promised_", "swap_")) or name.endswith("_frames"):
            continue
        here = headings().lexicon if name.startswith(HEADS) else words
        for entry in entries:
            text = entry.rstrip("*")
            found = here.tokens(text)
            assert found and all(t.tags & here.bit(name) for t in found), (name, entry)


def test_words_that_only_headings_are_asked_for_mean_nothing_in_a_sentence() -> None:
    words = lexicon()
    assert not words.tags("market context") & words.bit("heads_fields", "heads_news")
    assert headings().tell_of_others("Market context")

"""Entries that stand for several: bars, endings, and what the shipped words make of them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from scorer.forms import Endings
from scorer.language.concepts import Concept, Dictionary
from scorer.wording import Wording, endings

WORDS = Path(__file__).resolve().parent.parent / "scorer" / "language" / "words" / "en"
ENGLISH = endings("en")


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("mill", ("mill",)),
        ("other mine|grower", ("other mine", "other grower")),
        ("give|take up|back", ("give up", "give back", "take up", "take back")),
        ("supplier|-s", ("supplier", "suppliers")),
        ("client|-s|customer|-'s", ("client", "clients", "customer", "customer's")),
        ("buy|-s|bought from", ("buy from", "buys from", "bought from")),
        ("=fine|-s|-ed", ("=fine", "=fines", "=fined")),
        ("=report|-s alleging", ("=report alleging", "=reports alleging")),
        ("third-party|-s", ("third-party", "third-parties")),
        ("whistle*|tip", ("whistle*", "tip")),
        ("-s|mill", ("-s", "mill")),  # an ending needs a word before it
        ("a||b|", ("a", "b")),
        ("|", ()),
        ("", ("",)),
    ],
)
def test_an_entry_stands_for_its_alternatives_in_order(entry: str, forms: tuple[str, ...]) -> None:
    assert ENGLISH.forms([entry]) == forms


@pytest.mark.parametrize(
    ("word", "ending", "spelled"),
    [
        ("party", "s", "parties"),
        ("day", "s", "days"),
        ("loss", "s", "losses"),
        ("breach", "s", "breaches"),
        ("house", "s", "houses"),
        ("notify", "ed", "notified"),
        ("refuse", "ed", "refused"),
        ("claim", "ed", "claimed"),
        ("refuse", "ing", "refusing"),
        ("oversee", "ing", "overseeing"),
        ("lie", "ing", "lying"),
        ("client", "'s", "client's"),
        ("competitor", "s'", "competitors'"),
    ],
)
def test_an_ending_is_spelled_as_the_language_spells_it(word: str, ending: str, spelled: str) -> None:
    assert ENGLISH.of(word, ending) == spelled


def test_an_ending_that_the_language_does_not_have_is_an_error() -> None:
    with pytest.raises(KeyError):
        ENGLISH.forms(["mill|-en"])
    with pytest.raises(KeyError):
        ENGLISH.count("mill|-en")
    assert ENGLISH.count("give|take up|back") == 4


def test_a_language_without_words_spells_as_english_does_and_one_without_rules_has_no_endings() -> None:
    assert endings("xx") is ENGLISH
    assert endings("all").known == ()
    assert Endings({}).forms(["a|b"]) == ("a", "b")
    assert Endings({"s": {"y": "ies"}}).of("mill", "s") == "mill"  # no rule fits


def test_lists_and_concepts_have_all_the_forms() -> None:
    words = Wording({"list": ["{more}", "mill|-s"], "more": ["farm|field"]}, endings=ENGLISH)
    assert words.forms("list") == ("farm", "field", "mill", "mills")
    assert words.words("list") == {"farm", "field", "mill", "mills"}
    assert words.entries("list") == ("farm|field", "mill|-s")  # as they are written: pieces of a pattern
    found = Dictionary({"place": Concept("place", words=("sewing mill|hall",), but=("hall|mill of fame",))})
    assert found.entries("place") == ("sewing mill", "sewing hall")
    assert found.but("place") == ("hall of fame", "mill of fame")
    assert Dictionary(found.concepts).concepts == found.concepts


@pytest.mark.parametrize("file", sorted(WORDS.glob("*.yaml")), ids=lambda f: f.stem)
def test_no_list_of_words_says_a_thing_twice(file: Path) -> None:
    for name, entries in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader).items():
        if file.stem != "inflection" and isinstance(entries, list):
            forms = ENGLISH.forms(entries)
            assert sorted(set(forms)) == sorted(forms), name

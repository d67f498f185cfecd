"""``scorer words``: the list, one concept, what holds a word, and suggestions from reports."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from click.testing import Result

from scorer.cli import filters
from scorer.document.model import Document, Kind, Sentence
from scorer.language.clause import Actor, Mood
from scorer.language.concepts import Concept, Dictionary, dictionary
from scorer.language.cues import NAMES
from scorer.language.lookup import FILTERS
from scorer.language.suggesting import FEWEST_TIMES, MOST, suggest
from scorer.language.using import uses
from scorer.library.store import Library
from tests.library.test_store import document

from .conftest import write_pdf

Run = Callable[..., Result]

OWN = """rubric: own
version: "1"
title: Own words
words:
  supplier: [knitting guild]
  loom: {gloss: what they work at, words: [loom, "@supplier"], but: [gloom], patterns: ["@supplier ~ weaving"],
    for: [At the loom.], against: [In the gloom.]}
themes:
  - id: T
    title: T
    indicators:
      - id: T1
        title: T
        why: Because.
        elements:
          - id: T1.1
            ask: Are suppliers audited?
            look_for: ["@loom @audit"]
            unless: ["@supplier has:money"]
            levels: {stated: a, described: b, evidenced: c}
"""


@pytest.fixture
def own(folder: Path) -> str:
    (folder / "own.yaml").write_text(OWN)
    return "own.yaml"


# --- the list, and one concept --------------------------------------------------------------------------------------


def test_every_concept_is_one_line_under_its_subject(scorer: Run) -> None:
    came = scorer("words")
    assert came.exit_code == 0
    for name, concept in dictionary().concepts.items():
        (line,) = [row for row in came.output.splitlines() if row.split()[:1] == [f"@{name}"]]
        assert line.endswith(concept.gloss)
        assert concept.subject in came.output.splitlines()


def test_the_words_of_a_rubric_are_marked(scorer: Run, own: str) -> None:
    lines = scorer("words", "--rubric", own).output.splitlines()
    assert any(line.startswith("  @supplier ") and line.endswith("(+ 1 entry of the rubric)") for line in lines)
    at = lines.index("only in own")
    assert lines[at + 1].split() == ["@loom", "what", "they", "work", "at"]


def test_filters_are_explained(scorer: Run) -> None:
    listed = scorer("words").output
    assert all(f"\n  {kind}:" in listed for kind in ("about", "has", "under", "beside", "says", "who"))
    one = scorer("words", "about:rights").output
    assert "about human rights" in one and "for      We assess the risk of forced labour." in one
    assert "says:done" in scorer("words", "says:").output
    assert "a law or a standard" in scorer("words", "who:supplier,law").output
    for wrong in ("has:nothing", "foo:bar"):
        came = scorer("words", wrong)
        assert came.exit_code == 2 and wrong.split(":")[1 if wrong.startswith("has") else 0] in came.output


def test_every_value_of_a_filter_has_a_meaning() -> None:
    assert set(filters.MOODS) == {mood.value for mood in Mood}
    assert set(filters.ACTORS) == {actor.value for actor in Actor}
    assert set(filters.cue_meanings()) == set(NAMES)
    assert [line.partition(":")[0] for line in filters.KINDS] == list(FILTERS)


@pytest.mark.parametrize("name", ["governing-body", "@governing-body"])
def test_one_concept(scorer: Run, name: str) -> None:
    came = " ".join(scorer("words", name).output.split())
    concept = dictionary().concepts["governing-body"]
    for part in (concept.gloss, ", ".join(concept.words), ", ".join(concept.but), *concept.yes, *concept.no):
        assert part in came
    assert "human-rights-transparency: " in came


def test_one_concept_with_a_rubric_and_the_questions_that_use_it(scorer: Run, own: str) -> None:
    loom = scorer("words", "loom", "--rubric", own).output
    for row in (
        "pattern     @supplier ~ weaving",
        "but not     gloom",
        "for         At the loom.",
        "against     In the gloom.",
    ):
        assert row in loom
    assert "taken over  supplier, bidder" in loom
    assert "  T1.1      Are suppliers audited? (look_for)" in loom
    supplier = scorer("words", "supplier", "--rubric", own).output
    assert "of which    knitting guild (of the rubric)" in supplier
    assert "part of     @loom, @partner" in supplier
    assert "Are suppliers audited? (unless)" in supplier
    assert "(look_for through @loom)" not in supplier  # named directly already
    assert "own: no question uses it" in scorer("words", "senior-post", "--rubric", own).output


def test_an_unknown_name_names_the_nearest(scorer: Run) -> None:
    came = scorer("words", "governing-bdy")
    assert came.exit_code == 2
    assert 'there is no concept "governing-bdy"' in came.output
    assert 'Did you mean "governing-body"?' in came.output
    assert '"scorer words" lists them.' in scorer("words", "qqqqqq\x1b[2J").output
    for word in ("smallholder", "town hall"):  # words of concepts, and no names like theirs
        said = scorer("words", word).output
        assert f'scorer words --holding "{word}"' in said
        assert "Did you mean" not in said
    assert "\x1b" not in scorer("words", "qqqqqq\x1b[2J").output


@pytest.mark.parametrize(
    "arguments",
    [
        ("supplier", "--holding", "x"),
        ("--holding", "x", "--suggest"),
        ("--suggest",),
        ("supplier", "a.pdf"),
        ("--holding", "—"),
        ("supplier", "--rubric", "no-such-rubric"),
    ],
)
def test_what_does_not_go_together_is_told(scorer: Run, arguments: tuple[str, ...]) -> None:
    came = scorer("words", *arguments)
    assert came.exit_code == 2
    assert came.output.startswith("error: ")


# --- what holds a word ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "row"),
    [
        ("Town halls", "@consults town hall"),
        ("vendors", "@partner supplier (of @supplier)"),
        ("whistleblowing", "@complaint-channel whistleblow*"),
    ],
)
def test_which_concepts_hold_a_word(scorer: Run, phrase: str, row: str) -> None:
    came = scorer("words", "--holding", phrase)
    assert came.exit_code == 0
    assert f"“{phrase}” is held by" in came.output
    assert row in [" ".join(line.split()) for line in came.output.splitlines()]
    assert "words: {" not in came.output


def test_where_none_does_it_says_how_to_add_it(scorer: Run) -> None:
    came = scorer("words", "--holding", '  knitting   "guild"\x1b[31m ')
    assert "No concept holds" in came.output
    assert "\x1b" not in came.output
    plain = scorer("words", "--holding", "knitting guild").output.splitlines()
    assert yaml.safe_load(plain[-1]) == {"words": {"NAME": ["knitting guild"]}}


def test_words_of_a_rubric_hold_too(scorer: Run, own: str) -> None:
    assert "@loom" in scorer("words", "--holding", "looms", "--rubric", own).output


# --- suggestions ----------------------------------------------------------------------------------------------------

SUPPLIERS = ("factories", "suppliers", "contractors", "workshops", "knitting guilds")
FRAMES = (
    "We audited our {} in {} last spring.",
    "All {} must sign the code of {} at once.",
    "Training was given to {} by the team of {}.",
    "Many of the {} that work for {} were visited.",
    "Wages at our {} in {} rose again.",
)
PLACES = ("Vetania", "Ostermark", "Luria", "Palmeria", "Sundhaven", "Torrin", "Elmora", "Quill", "Brask", "Norvale")
OTHER = (
    "The weather of {} was mild while {} slept.",
    "In {} the river rose, and {} was dry.",
    "Revenue of {} fell below that of {}.",
)


def texts(seed: int) -> list[str]:
    chance = random.Random(seed)
    about = [f.format(s, p) for f in FRAMES for s in SUPPLIERS for p in PLACES[:4]]
    other = [f.format(a, b) for f in OTHER for a in PLACES for b in PLACES if a != b]
    out = [*about, *other]
    chance.shuffle(out)
    return out


def report(sha256: str, lines: list[str], *, company: str = "Alder", language: str = "en") -> Document:
    sentences = tuple(Sentence(n, n // 20 + 1, text, (), (), Kind.BODY, n) for n, text in enumerate(lines))
    return replace(document(sha256), company=company, language=language, sentences=sentences)


@pytest.fixture
def library(folder: Path) -> Path:
    path = folder / "library.sqlite"
    lines = texts(1)
    with Library(path) as kept:
        kept.keep_document(report("a", lines[::2]), "1")
        kept.keep_document(report("b", lines[1::2], company="Birch\x1b[2J\u202e"), "1")
        kept.keep_document(report("c", ["Les fournisseurs sont venus."] * 50, language="fr"), "1")
    return path


def test_what_stands_where_its_words_stand_is_suggested(scorer: Run, library: Path) -> None:
    came = scorer("words", "supplier", "--suggest")
    assert came.exit_code == 0, came.output
    lines = came.output.splitlines()
    entries = yaml.safe_load(lines[-1])["words"]["supplier"]
    assert {"workshops", "knitting guilds"} <= set(entries[:3])
    assert len(entries) <= MOST
    first = next(line for line in lines if line.startswith(" 1  "))
    assert "20 times in 2 reports" in first
    assert came.output.count("“We audited our") or came.output.count("“All ")
    assert "Alder, Human Rights Report, 2024, p. " in came.output
    assert "\x1b" not in came.output and "\u202e" not in came.output and "fournisseurs" not in came.output
    assert scorer("words", "supplier", "--suggest", "--library", library).output == came.output


def test_what_a_rubric_has_already_is_not_suggested(scorer: Run, library: Path, own: str) -> None:
    entries = scorer("words", "supplier", "--suggest", "--rubric", own).output.splitlines()[-1]
    assert "workshops" in entries and "guild" not in entries


def test_reports_named_are_read_instead(scorer: Run, folder: Path) -> None:
    lines = [line for line in texts(2) if "factories" in line or "guilds" in line][:17]
    pdf = write_pdf(folder / "alder.pdf", ("Alder & Byrne Ltd", *lines))
    came = scorer("words", "supplier", "--suggest", pdf)
    assert came.exit_code == 1  # a page is too little
    assert "too little text: words of @supplier stand" in came.output
    assert "Name more of them." in came.output


def test_without_a_library_or_with_an_empty_one_it_is_said(scorer: Run, folder: Path) -> None:
    came = scorer("words", "supplier", "--suggest")
    assert came.exit_code == 1 and "there is no library of reports yet" in came.output
    assert not (folder / "library.sqlite").exists()
    Library(folder / "library.sqlite").close()
    came = scorer("words", "supplier", "--suggest")
    assert came.exit_code == 1 and "too little text" in came.output


SMALL = Dictionary({"supplier": Concept("supplier", words=("vendor", "supplier", "contractor"))})


def test_suggestions_do_not_hang_on_the_order_of_sentences_and_count_repetitions_once() -> None:
    forward = [(n % 3, t) for n, t in enumerate(texts(3))]
    one, other = suggest(forward, SMALL, "supplier"), suggest([*forward, *forward], SMALL, "supplier")
    assert one == other
    backward = suggest(list(reversed(forward)), SMALL, "supplier")
    assert [(s.entry, s.likeness, s.times, s.reports) for s in backward.found] == [
        (s.entry, s.likeness, s.times, s.reports) for s in one.found
    ]
    for s in one.found:
        assert s.times >= FEWEST_TIMES and 0 < s.likeness <= 1 and 1 <= len(s.places) <= 3
        assert all(s.entry.split()[0] in forward[at][1].lower() for at in s.places)


def test_small_words_and_numbers_and_its_own_words_are_no_suggestions() -> None:
    lines = [
        (0, f"Our {w} of the 12 met us in {p}.")
        for w in ("factories", "factory", "suppliers", "and", "12", "of")
        for p in PLACES
    ]
    found = suggest(lines, SMALL, "supplier").found
    assert not {s.entry for s in found} & {"factories", "factory", "suppliers", "and", "12", "of", "the", "our"}


def beside(*lines: tuple[int, str]) -> list[tuple[int, str]]:
    """Sentences of six reports, with others at their beginning."""
    return [*lines, *((n % 6, text) for n, text in enumerate(texts(5)))]


def framed(word: str) -> list[str]:
    """Sentences in which a word stands like a supplier's."""
    return [frame.format(word, place) for frame in FRAMES for place in PLACES[:4]]


def test_names_are_no_suggestions() -> None:
    lines = beside(*((n % 6, text) for word in ("mills", "Quillborne") for n, text in enumerate(framed(word))))
    entries = [s.entry for s in suggest(lines, SMALL, "supplier", 30).found]
    assert "mills" in entries and "quillborne" not in entries


def test_what_stands_in_one_report_alone_is_no_suggestion_where_there_are_several() -> None:
    lines = beside(*((n % 6, text) for n, text in enumerate(framed("mills"))), *((0, text) for text in framed("kilns")))
    entries = [s.entry for s in suggest(lines, SMALL, "supplier", 30).found]
    assert "mills" in entries and "kilns" not in entries


def test_the_company_of_a_word_counts_beside_its_places() -> None:
    like = [FRAMES[0].format("mills", place) for place in PLACES]
    unlike = [f"Foxes audited our meadows in {place} before dawn broke." for place in PLACES]
    lines = beside(*((n % 6, text) for n, text in enumerate([*like, *unlike])))
    entries = [s.entry for s in suggest(lines, SMALL, "supplier", 30).found]
    assert "mills" in entries and "meadows" not in entries[: entries.index("mills") + 1]


def test_the_sentences_shown_are_those_in_which_it_stands_like_the_concept() -> None:
    aside = [f"The paint of mills fades after summers like that in {place}." for place in PLACES]
    lines = beside(*((n % 6, text) for n, text in enumerate([*aside, *framed("mills")])))
    (found,) = (s for s in suggest(lines, SMALL, "supplier", 30).found if s.entry == "mills")
    assert not any("paint" in lines[at][1] for at in found.places)


def test_much_text_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scorer.language.suggesting.MAX_WORDS", 500)
    came = suggest([(0, f"{t} {n}") for n, t in enumerate(texts(4) * 3)], SMALL, "supplier")
    assert not came.all_read and came.words < 530


# --- what a look-up found, word by word -----------------------------------------------------------------------------


def test_trying_a_rubric_tells_which_word_stood_for_which_concept(scorer: Run, folder: Path) -> None:
    (folder / "own.yaml").write_text(
        OWN.replace('["@loom @audit"]', '["@supplier @audit 2023", "vendors AND audited"]')
    )
    text = "In 2023 we audited 14 vendors and knitting guilds; the vendors agreed."
    told = "“2023” · @audit “audited” · @supplier “vendors” · @supplier “knitting guilds”"
    assert told in " ".join(scorer("rubric", "try", "own.yaml", "T1.1", "--text", text).output.split())
    pdf = write_pdf(folder / "alder.pdf", ("Alder & Byrne Ltd", "Human Rights Report 2024", text))
    assert told in " ".join(scorer("rubric", "try", "own.yaml", "T1.1", pdf).output.split())


def test_full_text_look_ups_say_nothing_of_concepts(scorer: Run, folder: Path) -> None:
    (folder / "own.yaml").write_text(OWN.replace('["@loom @audit"]', '["vendors AND audited"]'))
    came = scorer("rubric", "try", "own.yaml", "T1.1", "--text", "In 2023 we audited 14 vendors.").output
    assert "[audited]" in came and "@" not in came


# --- in which phrases a word stands ---------------------------------------------------------------------------------


DRIVEN = [
    *(f"Drivers of growth were low in {place}." for place in PLACES),
    *(f"Demand in {place} is a key driver." for place in PLACES[:4]),
    *(f"In {place} rested each driver." for place in PLACES[:3]),
    "Driver",
]


def test_a_word_is_told_by_the_phrases_that_take_most_of_its_places() -> None:
    came = uses([(n % 3, text) for n, text in enumerate([*texts(6), *DRIVEN, *DRIVEN])], dictionary(), "driver")
    assert (came.times, came.reports) == (18, 3)  # each sentence once, however often it is repeated
    assert [(use.phrase, use.times) for use in came.found] == [
        ("drivers of", 10),
        ("key driver", 4),
        ("each driver", 3),
        ("", 1),
    ]
    assert all(1 <= len(use.places) <= 3 for use in came.found)
    assert uses([(0, "Nobody drove.")], dictionary(), "driver").found == ()


def test_a_neighbour_that_stands_beside_any_word_tells_nothing() -> None:
    lines = [(0, f"The price, the river, the toll and the driver rose in {place}.") for place in PLACES]
    assert [use.phrase for use in uses(lines, dictionary(), "driver").found] == ["driver rose"]  # not "the driver"


def test_the_phrases_of_a_word_can_be_pasted_into_a_rubric(scorer: Run, folder: Path) -> None:
    with Library(folder / "library.sqlite") as kept:
        kept.keep_document(report("a", [*texts(6), *DRIVEN]), "1")
    came = scorer("words", "--uses", "driver")
    assert came.exit_code == 0, came.output
    assert (
        "“driver” stands 18 times in 1 report." in came.output
        and "Alder, Human Rights Report, 2024, p. " in came.output
    )
    said = yaml.safe_load(came.output.splitlines()[-1])
    assert said == {"words": {"NAME": {"words": ["driver"], "but": ["drivers of", "key driver", "each driver"]}}}
    pdf = write_pdf(folder / "alder.pdf", ("Alder & Byrne Ltd", "Human Rights Report 2024", "The driver slept in May."))
    named = scorer("words", "--uses", "driver", pdf).output
    assert "stands 1 time in 1 report." in named and "The driver slept in May." in named and "words:" not in named
    assert scorer("words", "--uses", "driver", "--suggest").exit_code == 2
    assert scorer("words", "--uses", "—").exit_code == 2

"""Look-ups over concepts: what they are read as, what is refused where, and which sentences they find."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scorer.evidence.gathering import Reading
from scorer.evidence.index import Index
from scorer.evidence.lookups import LookUps
from scorer.language.concepts import Concept, Dictionary
from scorer.language.lookup import MAX_ITEMS, LookUpError, Near, is_lookup, parse, without_topic
from scorer.rubric.queries import MAX_LENGTH, query_cues, query_fault, query_words
from scorer.verdict.examples import passage_document
from tests.growth import assert_linear

# --- reading --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        "@supplier",
        "-@supplier mill",
        "mill has:number",
        "a|b",
        '"a b"|c',
        "a ~ b",
        "a > b",
        "a ~12 b",
        "x under:y",
        "x beside:y",
        "a -b",
        '"a b" -"c d"',
    ],
)
def test_is_a_look_up_over_concepts(query: str) -> None:
    assert is_lookup(query)


@pytest.mark.parametrize(
    "query",
    [
        "remedy",
        "NEAR(a b, 5)",
        "a AND b",
        '"a|b"',
        "cues:money",
        '"@supplier"',
        "section:(a OR b) AND text:c",
        "^we",
        "a -section: b",
        "a - b",
        "e-mail",
        "",
    ],
)
def test_is_a_full_text_query(query: str) -> None:
    assert not is_lookup(query)


def test_what_it_is_read_as() -> None:
    read = parse('@a|mill* "x y"|z -@b has:number,date under:"p q",@c says:done')
    assert [(i.negative, [(a.kind, a.value, a.values) for a in i.atoms]) for i in read.items] == [
        (False, [("concept", "a", ()), ("words", "mill*", ())]),
        (False, [("words", "=x y", ()), ("words", "z", ())]),
        (True, [("concept", "b", ())]),
        (False, [("has", "", ("number", "date"))]),
        (False, [("under", "", ("=p q", "@c"))]),
        (False, [("says", "", ("done",))]),
    ]
    assert [a.value for a in read.concepts] == ["a", "b", "c"]
    assert parse("@a ~ @b > c ~12 d").near == (Near(0, 1, 6, False), Near(1, 2, 6, True), Near(2, 3, 12, False))


@pytest.mark.parametrize(
    ("query", "marked", "message"),
    [
        ('@a "b', '"', "a quote that is never closed"),
        ("~ @a", "~", '"~" with nothing before it'),
        ("@a ~ ~ @b", "~", '"~" with nothing before it'),
        ("-@a ~ @b", "~", '"~" with nothing before it'),
        ("@a ~ ", "~", 'nothing after "~"'),
        ("@a ~ -@b", "~", '"~" takes words or concepts on both sides'),
        ("has:number > @b", ">", '">" takes words or concepts on both sides'),
        ("@a ~100 @b", "~100", "at most 99 words between"),
        ("@a ~@b", "~@b", '"~@b" is written without the spaces that it needs'),
        ("@a b@c", "b@c", '"b@c" is written without the spaces that it needs'),
        ("@a~@b", "@a~@b", '"@a~@b" is no name of a concept'),
        ("@A", "@A", '"@A" is no name of a concept'),
        ("@", "@", '"@" is no name of a concept'),
        ("-@a", "-@a", "a look-up with nothing to look for"),
        ("says:done", "says:done", "a look-up with nothing to look for"),
        ("", "", "a look-up with nothing to look for"),
        ("(@a b)", "(@a", "(@a has no meaning in a look-up over concepts"),
        ("@a AND @b", "AND", "AND has no meaning in a look-up over concepts"),
        ("@a|", "|", 'nothing beside "|"'),
        ("@a||b", "|", 'nothing beside "|"'),
        ("@a|has:number", "@a|has:number", "words and filters cannot be alternatives"),
        ("@a says:done|has:x", "says:done|has:x", "what is said and who does it are no alternatives to another filter"),
        ("@a has:", "has:", 'nothing after "has:"'),
        ("@a says:maybe", "says:maybe", '"maybe" is none of the values of "says:"'),
        ("@a who:us", "who:us", '"us" is none of the values of "who:"'),
        ("@a under:@B", "under:@B", '"@B" is neither a concept nor a word'),
        ("@a beside:@B", "beside:@B", '"@B" is neither a concept nor a word'),
        ('@a under:"!"', 'under:"!"', '"!" is neither a concept nor a word'),
        ("@a cues:money", "cues:money", '"cues:" is no filter'),
        ('@a ""', '""', "quotes without a word between them find nothing"),
        ("@a _", "_", '"_" holds no word'),
        ("@a -", "-", '"-" holds no word'),
        ("@a com*ation", "com*ation", "a star before or within a word"),
        (" ".join(["@a"] * 31), " ".join(["@a"] * 31), f"a look-up of 31 parts; at most {MAX_ITEMS} are allowed"),
    ],
)  # fmt: skip
def test_every_fault_has_its_place_and_a_remedy(query: str, marked: str, message: str) -> None:
    with pytest.raises(LookUpError) as error:
        parse(query)
    fault = error.value
    assert (fault.message, query[fault.offset : fault.offset + fault.width]) == (message, marked)
    assert fault.hint


@settings(max_examples=400, deadline=None)
@given(st.text(st.sampled_from('@~>|-",:*=_()[] \n\tab19é²İ²’') | st.characters(), max_size=60))
@example("@a ~" + "9" * 5_000 + " @b")
@example('@a under:"_"')
def test_reading_raises_nothing_else_and_what_is_read_can_be_asked(text: str) -> None:
    try:
        read = parse(text)
    except LookUpError as fault:
        assert 0 <= fault.offset <= len(text) and fault.width >= 1
        return
    names = {a.value for a in read.concepts}
    asked = Dictionary({name: Concept(name, words=("a",)) for name in names})
    look_ups = LookUps(["a b a9 é", ""], [("a", "b"), ()], [frozenset()] * 2, asked, lambda _: ())
    for number in look_ups.ids(text):
        assert all(0 <= a < b for a, b in look_ups.spans(text, number))
        list(look_ups.named(text, number))


@pytest.mark.parametrize(
    "piece", ["@a ", "a|", '"a" ', "a,", '"', "~ ", "-@a ", "has:a,", "@a ~ ", "@", "|", '@a|"b"|', "a:"]
)
def test_long_ones_end_quickly(piece: str) -> None:
    for begin in ("@a ", "@a x"):

        def read(length: int, begin: str = begin) -> None:
            query = f"{begin}{piece * length}"[:length]
            fault = query_fault(query)
            query_words(query), query_cues(query)
            assert fault is None or fault.message

        assert_linear(read, MAX_LENGTH)


# --- finding --------------------------------------------------------------------------------------------------------

WORDS = Dictionary(
    {
        "supplier": Concept("supplier", words=("vendor", "supplier")),
        "audit": Concept("audit", words=("audit",), but=("financial audit",)),
        "partner": Concept("partner", words=("@supplier", "customer")),
        "audited-supplier": Concept("audited-supplier", words=("scored mill",), patterns=("@supplier ~2 @audit",)),
        "deep": Concept("deep", patterns=("@audited-supplier has:number",)),
        "ring": Concept("ring", words=("bell",), patterns=("@gnir", "@supplier")),
        "gnir": Concept("gnir", patterns=("@ring",)),
    }
)


def finds(query: str, *texts: str, heading: str = "", cues: frozenset[str] = frozenset()) -> tuple[bool, ...]:
    """Whether a look-up finds each of some sentences, asked together and one by one."""
    look_ups = LookUps(texts, [(heading,)] * len(texts), [cues] * len(texts), WORDS, lambda _: ())
    ids = look_ups.ids(query)
    for n, text in enumerate(texts):
        assert look_ups.fits(query, text, (heading,), cues, ()) is (n in ids), text
    return tuple(n in ids for n in range(len(texts)))


def test_everything_must_hold_in_any_order() -> None:
    assert finds("@supplier @audit", "Audits of vendors.", "Vendors.", "Audits.", "A financial audit of vendors.") == (
        True,
        False,
        False,
        False,
    )


def test_alternatives_and_negatives() -> None:
    assert finds("@supplier|mill -@audit", "A mill.", "A vendor.", "Audit of a mill.", "None.") == (
        True,
        True,
        False,
        False,
    )
    assert finds('mill -"mill stone"', "Mills.", "A mill stone.", "Mill stones.") == (True, False, True)


@pytest.mark.parametrize("word", ["sought", "taught", "told", "made", "paid", "went"])
def test_an_exact_word_is_found_whatever_its_stem(word: str) -> None:
    assert finds(f'"{word}"|nothing', f"They {word} it.", "They did.") == (True, False)


@pytest.mark.parametrize("beginning", ["w*", "we*", "wen*", "went*"])
def test_a_beginning_is_found_whatever_the_stem(beginning: str) -> None:
    assert finds(f"@audit {beginning}", "The audit went on.", "The audit is on.") == (True, False)


def test_nearness_counts_the_words_between_in_both_directions_and_order_in_one() -> None:
    far = "Vendors had one two three four five six audits."
    assert finds("@supplier ~5 @audit", far, "Audits of our vendors.") == (False, True)
    assert finds("@supplier ~7 @audit", far) == (True,)
    assert finds("@supplier > @audit", "Vendors had audits.", "Audits of vendors.") == (True, False)
    assert finds("@audit ~ @audit", "One audit.", "Audit after audit.") == (False, True)
    assert finds("@supplier ~2 mill ~2 @audit", "A vendor mill audit.", "A vendor mill of one two three audits.") == (
        True,
        False,
    )


def test_a_long_sentence_of_near_things_is_no_matter() -> None:
    def found(times: int) -> None:
        text = "vendor audit " * times
        assert finds("@audit ~1 mill", text) == (False,)
        assert finds("@audit > @supplier", text) == (True,)

    assert_linear(found, 20_000)


def test_filters_of_cues_and_headings() -> None:
    cues = frozenset({"number", "rights"})
    assert finds("@audit has:date,number about:rights", "An audit.", cues=cues) == (True,)
    assert finds("@audit has:date", "An audit.", cues=cues) == (False,)
    assert finds("@audit -has:number", "An audit.", cues=cues) == (False,)
    assert finds("has:number", "Whatever.", cues=cues) == (True,)
    assert finds("forty under:@supplier", "Forty.", heading="Our vendors") == (True,)
    assert finds('forty under:"our vendors",mill', "Forty.", heading="Our vendors") == (True,)
    assert finds("forty under:mill", "Forty.", heading="Our vendors") == (False,)
    assert finds("forty -under:@supplier", "Forty.", heading="Our vendors") == (False,)
    assert finds("forty under:@audited-supplier", "Forty.", heading="Vendors audited") == (True,)


def found_beside(query: str, texts: list[str], paragraphs: list[int] | None = None) -> list[int]:
    """The numbers of the sentences that a look-up finds, in paragraphs that are numbered."""
    n = len(texts)
    look_ups = LookUps(texts, [()] * n, [frozenset()] * n, WORDS, lambda _: (), paragraphs=paragraphs)
    return list(look_ups.ids(query))


def test_beside_is_the_sentence_itself_and_four_about_it_in_its_paragraph() -> None:
    texts = ["Vendors.", "A mill.", "Hm.", "Hm.", "A mill.", "A mill.", "Another mill."]
    assert found_beside("mill beside:@supplier", texts, [0] * 7) == [1, 4]
    assert found_beside("mill beside:@supplier", texts, [0, 1, 1, 1, 1, 1, 1]) == []  # another paragraph
    assert found_beside("mill -beside:@supplier", texts, [0] * 7) == [5, 6]
    assert found_beside('mill beside:"another mill",vendors', texts, [0] * 7) == [1, 4, 5, 6]
    assert found_beside("mill beside:@audited-supplier", ["Vendors audited.", "A mill."], [0, 0]) == [1]  # a pattern
    assert found_beside("mill beside:@supplier", ["Vendors.", "A mill.", "A vendor's mill."]) == [2]  # none are given


def test_what_is_left_of_a_sentence_keeps_what_stands_beside_it() -> None:
    texts = ["Vendors.", "A mill and a hut.", "A mill."]
    look_ups = LookUps(texts, [()] * 3, [frozenset()] * 3, WORDS, lambda _: (), paragraphs=[0, 0, 1])
    left = [look_ups.fits("mill beside:@supplier", "A mill", (), frozenset(), (), at=at) for at in (1, 2, None)]
    assert left == [True, False, False]


def test_what_stands_beside_is_told_where_a_sentence_lacks_it() -> None:
    texts = ["Vendors.", "A mill.", "A mill."]
    cues: list[frozenset[str]] = [frozenset()] * 3
    look_ups = LookUps(texts, [()] * 3, cues, WORDS, lambda _: (), paragraphs=[0, 0, 1])
    assert [look_ups.lacks("mill beside:@supplier", n).lacks for n in (1, 2)] == [(), ("beside:@supplier",)]


def test_a_long_paragraph_is_no_matter_for_what_stands_beside() -> None:
    def found(times: int) -> None:
        assert found_beside("mill beside:@audit", ["A mill."] * times, [0] * times) == []

    assert_linear(found, 20_000)


def test_taken_over_and_patterns() -> None:
    assert finds("@partner", "Vendors.", "Customers.", "Mills.") == (True, True, False)
    assert finds("@audited-supplier", "Vendors audited.", "A scored mill.", "Vendors, and of much else audits.") == (
        True,
        True,
        False,
    )
    assert finds("@deep", "Vendors audited.", cues=frozenset({"number"})) == (True,)
    assert finds("@deep", "Vendors audited.") == (False,)


def test_a_ring_of_patterns_ends() -> None:
    assert finds("@ring", "A bell.", "A vendor.", "A mill.") == (True, True, False)
    assert finds("@gnir -@audit", "A mill.") == (False,)


def test_where_it_stands_and_what_it_was() -> None:
    text = "Two vendors were audited, and a scored mill."
    look_ups = LookUps([text], [()], [frozenset({"number"})], WORDS, lambda _: ())
    query = '@audited-supplier "two" has:number -customer'
    assert {text[a:b] for a, b in look_ups.spans(query, 0)} == {"vendors", "audited", "scored mill", "Two"}
    assert {(name, text[a:b]) for name, (a, b) in look_ups.named(query, 0)} == {
        ("@audited-supplier", "vendors"),
        ("@audited-supplier", "audited"),
        ("@audited-supplier", "scored mill"),
        ("two", "Two"),
    }


def index(text: str) -> Index:
    return Reading(passage_document(text)).index


@pytest.mark.parametrize(
    ("query", "yes", "no"),
    [
        ("@supplier says:done", "We visited every vendor.", "We will visit every vendor."),
        ("@supplier says:promised", "We will visit every vendor.", "We visited every vendor."),
        ("@supplier -says:promised", "We visited every vendor.", "We will visit every vendor."),
        ("@complaint who:company", "We received nine complaints.", "The ministry received nine complaints."),
        ("@supplier labour", "Suppliers used forced labor.", "Suppliers used force."),
    ],
)
def test_what_the_clause_says(query: str, yes: str, no: str) -> None:
    assert index(yes).ids(query) and not index(no).ids(query)


def test_full_text_queries_name_nothing() -> None:
    assert list(index("We visited every vendor.").named("vendor", 0)) == []
    assert {n for n, _ in index("We visited every vendor.").named("@supplier", 0)} == {"@supplier"}


@pytest.mark.parametrize(
    ("query", "without"),
    [
        ("@a ~8 @b about:rights,court", "@a ~8 @b"),
        ("@a about:rights has:number", "@a has:number"),
        ("@a has:number", ""),  # it asks nothing of the topic
        ("about:rights has:number", ""),  # nothing else is asked for
        ("@a -about:rights", ""),
        ('"a about:rights b"', ""),
        ("remedy", ""),
    ],
)
def test_a_look_up_without_its_topic(query: str, without: str) -> None:
    assert without_topic(query) == without

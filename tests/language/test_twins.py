"""Twins of sentences: the same words denied, told of others, demanded, imagined, promised."""

from __future__ import annotations

import pytest

from scorer.language.clause import Mood
from scorer.language.lexicon import lexicon
from scorer.language.saying import read
from scorer.language.twins import Kind, twins

OTHERS = "At our competitor Brightlock, "
TOLD = "According to the NGO Openwatch, at another company "
LAW = "The Due Diligence Act requires that "
IMAGINED = "If it ever came to that, it might be considered whether "
PROMISED = "We intend to see to it that "

# sentence, and its twins by kind: written out, as a person would make them by the same rules
MADE = [
    (
        "We have mapped the mica chain.",
        {
            Kind.NOT: ["We have not mapped the mica chain."],
            Kind.NEVER: ["We have never mapped the mica chain."],
            Kind.OTHERS: [
                "Our competitor Brightlock have mapped the mica chain.",
                OTHERS + "our competitor Brightlock have mapped the mica chain.",
                TOLD + "our competitor Brightlock have mapped the mica chain.",
            ],
            Kind.IMAGINED: [IMAGINED + "we have mapped the mica chain."],
        },
    ),
    (
        "Three sites were audited in 2023.",
        {
            Kind.NOT: ["Three sites were not audited in 2023."],
            Kind.NEVER: ["Three sites were never audited in 2023."],
            Kind.NONE: ["No sites were audited in 2023."],
            Kind.OTHERS: [OTHERS + "three sites were audited in 2023.", TOLD + "three sites were audited in 2023."],
            Kind.IMAGINED: [IMAGINED + "three sites were audited in 2023."],
            Kind.PROMISED: ["Three sites will be audited in 2023."],
        },
    ),
    (
        "The smelters are visited every spring.",
        {
            Kind.NOT: ["The smelters are not visited every spring."],
            Kind.NEVER: ["The smelters are never visited every spring."],
            Kind.NONE: ["No smelters are visited every spring."],
            Kind.OTHERS: [
                OTHERS + "the smelters are visited every spring.",
                TOLD + "the smelters are visited every spring.",
            ],
            Kind.LAW: [LAW + "the smelters are visited every spring."],
            Kind.IMAGINED: [IMAGINED + "the smelters are visited every spring."],
            Kind.PROMISED: [
                PROMISED + "the smelters are visited every spring.",
                "The smelters will be visited every spring.",
            ],
        },
    ),
    (
        "We trained 60 recruiters.",
        {
            Kind.NEVER: ["We never trained 60 recruiters."],
            Kind.OTHERS: [
                "Our competitor Brightlock trained 60 recruiters.",
                OTHERS + "our competitor Brightlock trained 60 recruiters.",
                TOLD + "our competitor Brightlock trained 60 recruiters.",
            ],
            Kind.IMAGINED: [IMAGINED + "we trained 60 recruiters."],
        },
    ),
    (
        "Our buyers were trained, and our auditors were certified.",
        {
            Kind.NOT: ["Our buyers were not trained, and our auditors were not certified."],
            Kind.NEVER: ["Our buyers were never trained, and our auditors were never certified."],
        },
    ),
    (
        "The plants were inspected and ranked.",
        {
            Kind.NOT: ["The plants were not inspected and ranked."],
            Kind.NONE: ["No plants were inspected and ranked."],
            Kind.PROMISED: ["The plants will be inspected and ranked."],
        },
    ),
    (
        "The Group has repaid the fees.",
        {
            Kind.NOT: ["The Group has not repaid the fees."],
            Kind.OTHERS: [
                "Our competitor Brightlock has repaid the fees.",
                OTHERS + "our competitor Brightlock has repaid the fees.",
                TOLD + "our competitor Brightlock has repaid the fees.",
            ],
        },
    ),
    (
        "Karsa Mills was inspected by our team.",
        {
            Kind.NOT: ["Karsa Mills was not inspected by our team."],
            Kind.NONE: [],
            Kind.OTHERS: [
                OTHERS + "Karsa Mills was inspected by its team.",
                TOLD + "Karsa Mills was inspected by its team.",
            ],
            Kind.PROMISED: ["Karsa Mills will be inspected by our team."],
        },
    ),
    (
        "Training of 640 line managers on wages",
        {
            Kind.NOT: [],
            Kind.NEVER: [],
            Kind.NONE: [],
            Kind.PROMISED: [PROMISED + "Training of 640 line managers on wages"],
        },
    ),
    (
        "We review our contracts each year.",
        {
            Kind.LAW: [LAW + "companies review their contracts each year."],
            Kind.PROMISED: [PROMISED + "we review our contracts each year."],
        },
    ),
]

KNOWN = {
    ("The plants were inspected and ranked.", Kind.PROMISED): "the second verb, without helper, is no form of 'to be'",
    ("Karsa Mills was inspected by our team.", Kind.OTHERS): "each word of 'our team' is replaced, not the phrase",
}
"""Twins that do not look as they should today, with the reason. What does leaves this list (see the test)."""
CASES = [(sentence, kind, texts) for sentence, kinds in MADE for kind, texts in kinds.items()]


def made(sentence: str, kind: Kind) -> list[str]:
    return [twin.text for twin in twins([sentence]) if twin.kind is kind]


@pytest.mark.parametrize(
    ("sentence", "kind", "expected"),
    [case for case in CASES if case[:2] not in KNOWN],
    ids=lambda v: v if isinstance(v, str) else None,
)
def test_a_twin_looks_as_it_should(sentence: str, kind: Kind, expected: list[str]) -> None:
    assert made(sentence, kind) == expected


@pytest.mark.parametrize("case", KNOWN, ids=lambda c: f"{c[0]}-{c[1]}")
def test_what_is_known_not_to_look_so_still_does_not(case: tuple[str, Kind]) -> None:
    (expected,) = [texts for *of, texts in CASES if tuple(of) == case]
    assert KNOWN[case]
    assert made(*case) != expected


def test_frames_here_are_those_of_the_language() -> None:
    entries = lexicon().entries
    frames = [
        f for name in ("others_frames", "law_frames", "imagined_frames", "promised_frames") for f in entries[name]
    ]
    assert [f.replace("{text}", "") for f in frames] == [OTHERS, TOLD, LAW, IMAGINED, PROMISED]


@pytest.mark.parametrize(
    "passage",
    [
        ["How many sites were audited?"],
        ["Three sites were audited.", "How many were closed? "],
        ["How many sites were audited?", "Three sites were audited."],
    ],
)
def test_a_question_has_no_twins(passage: list[str]) -> None:
    assert list(twins(passage)) == []


@pytest.mark.parametrize(
    "passage",
    [
        ["We have not mapped the mica chain."],
        ["No sites were audited in 2023."],
        ["The port was enlarged without a hearing."],
        ["We failed to visit the smelters."],
        ["The fund has yet to pay out."],
        ["Our vendors remain unaudited."],
        ["Three sites were audited.", "Neither of the others was."],
    ],
)
def test_what_denies_has_no_denied_twins_but_others(passage: list[str]) -> None:
    kinds = {twin.kind for twin in twins(passage)}
    assert not kinds & {Kind.NOT, Kind.NEVER, Kind.NONE}
    assert kinds >= {Kind.OTHERS, Kind.IMAGINED}


@pytest.mark.parametrize("sentence", ["We trained 60 recruiters.", "We will train 60 recruiters.", "We have begun."])
def test_a_law_demands_practices_only(sentence: str) -> None:
    """What was done or is promised cannot be demanded or promised once more."""
    assert made(sentence, Kind.LAW) == []
    assert not [text for text in made(sentence, Kind.PROMISED) if text.startswith(PROMISED)]


def test_the_sentences_of_a_passage_change_together() -> None:
    passage = ["Three sites were audited.", "We have closed one."]
    texts = {twin.kind: twin.text for twin in twins(passage)}
    assert texts[Kind.NOT] == "Three sites were not audited. We have not closed one."
    assert Kind.NONE not in texts  # "we" cannot be counted
    assert Kind.PROMISED not in texts  # "have" is no form of "to be"


@pytest.mark.parametrize("sentence", [sentence for sentence, _ in MADE])
def test_twins_differ_from_their_sentence_and_are_the_same_each_time(sentence: str) -> None:
    first = list(twins([sentence]))
    assert first and first == list(twins([sentence]))
    assert all(twin.text != sentence for twin in first)


@pytest.mark.parametrize("sentence", [s for s, _ in MADE])
def test_a_denied_twin_reads_as_denied_and_a_promised_one_as_promised(sentence: str) -> None:
    for twin in twins([sentence]):
        clauses = read(twin.text)
        if twin.kind in (Kind.NOT, Kind.NEVER, Kind.NONE):
            assert not clauses[0].affirmed, twin.text
        if twin.kind is Kind.PROMISED and " will be " in twin.text:
            assert clauses[0].mood is Mood.PROMISED, twin.text


@pytest.mark.parametrize("passage", [[""], [" "], ["..."], ["("], ["no"], ["İ"], ["\ud800"], ["We"], []])
def test_the_oddest_passages_are_no_error(passage: list[str]) -> None:
    list(twins(passage))

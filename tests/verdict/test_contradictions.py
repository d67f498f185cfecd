"""Claims against what speaks against them: found where both are plain, left alone where they can be read in harmony."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scorer.document.model import Kind
from scorer.evidence.gathering import Reading
from scorer.rubric.model import Level
from scorer.verdict.contradictions import Clash, Contradiction, contradictions
from scorer.verdict.model import Confidence, Finding, Status
from scorer.verdict.totals import wrong_totals
from tests.verdict.test_judging import document

FULL = "This report is a full accounting of our efforts and of the challenges that we face."
CASES = ("Doe v. Example", "Roe v. Example")
BLIND = "We have no visibility into how customers use our product."
DENIAL = "Our product was never used on the telephone of the reporter Ana Marsh."


def found(texts: list[str], *args, **kinds) -> list[Contradiction]:
    return list(contradictions(Reading(document(texts, **kinds)), *args))


def silence(element: str, **fields) -> Finding:
    given = {"level": Level.NONE, "denied": False, "status": Status.ASSESSED, "evidence": ()} | fields
    return Finding(element, reason="nothing found", confidence=Confidence.MEDIUM, confidence_why="none", **given)


def test_a_full_accounting_stands_against_a_missed_case_a_silence_and_a_refusal() -> None:
    refusal = "For reasons of confidentiality we cannot discuss any of the cases."
    (clash,) = found([FULL, "We sell software.", refusal], [silence("X.1")], CASES)

    assert clash.kind is Clash.COMPLETENESS
    assert clash.claim.sentence.text == FULL
    assert FULL[slice(*clash.claim.spans[0])].startswith("full accounting")
    assert [p.sentence.text for p in clash.against] == [refusal]
    assert clash.cases == CASES
    assert clash.elements == ("X.1",)
    assert "2 known legal cases" in clash.reason and "1 question " in clash.reason


@pytest.mark.parametrize(
    "text",
    [
        "This report is not a full account of our efforts.",
        "We aim to give a full account of our impacts.",
        "This is a full account of our emissions and our efforts to cut them.",
        "The full accounting period ended in June.",
        "We take full account of human rights in decisions.",
        "This is a full account of the structure of our committees.",
        "A full account of our due diligence is on the website.",
    ],
)
def test_what_claims_no_completeness_of_conduct_is_left_alone(text: str) -> None:
    assert not found([text], [silence("X.1")], CASES)


def test_a_full_account_of_legal_matters_is_not_held_against_other_questions() -> None:
    claim = "This chapter is a complete account of the legal challenges that we face."
    (clash,) = [c for c in found([claim], [silence("X.1")], CASES) if c.kind is Clash.COMPLETENESS]
    assert (clash.cases, clash.elements) == (CASES, ())


def test_an_explicit_no_and_what_was_not_assessed_are_no_silence() -> None:
    spoken = [silence("X.1", denied=True), silence("X.2", status=Status.NOT_ASSESSED)]
    assert not found([FULL], spoken)


def test_a_claim_with_nothing_against_it_is_no_contradiction() -> None:
    assert not found([FULL])
    with pytest.raises(ValueError, match="something that speaks against"):
        Contradiction(Clash.TOTAL, "r", found([FULL], (), CASES)[0].claim)


@pytest.mark.parametrize(
    "text",
    [
        "There are no material legal proceedings.",
        "The company is not a party to any legal proceedings.",
        "We are currently not involved in any litigation.",
        "No legal proceedings are pending.",
        "We have no pending lawsuits.",
        "All legal proceedings are described in note 12.",
        "All of our material litigation is disclosed.",
        "The Group is not engaged in any material litigation.",
        "There is no material litigation against the Group.",
        "Material litigation: none",
        "All legal proceedings to which we are a party are listed below.",
        "This report gives a complete list of all legal proceedings against us.",
        "We disclose all legal challenges that we face.",
    ],
)
def test_no_proceedings_or_all_of_them_against_a_case_not_mentioned(text: str) -> None:
    (clash,) = found([text], (), CASES)

    assert (clash.kind, clash.cases) == (Clash.PROCEEDINGS, CASES)
    assert ("not judged here" in clash.reason) == ("material" in text.lower())
    assert not found([text])


@pytest.mark.parametrize(
    "text",
    [
        "There were no legal actions relating to anti-competitive behaviour.",
        "No director was party to legal proceedings.",
        "We are not party to any legal proceedings that could have a material adverse effect.",
        "There are no legal proceedings other than those described in note 12.",
        "There are no pending legal actions before the Mine Safety Commission.",
        "None of our directors is involved in litigation.",
        "All litigation carries risk.",
        "We report all litigation costs in note 12.",
        "Our suppliers are not party to any litigation.",
        "We do not disclose all legal proceedings.",
        "We do not expect litigation.",
        "We are not aware of any pending litigation.",
        "To our knowledge no lawsuits of this kind were pending.",
        "To our knowledge no lawsuits are pending.",
        "No lawsuits of this kind were pending.",
        "There are no such legal proceedings.",
    ],
)
def test_a_narrower_claim_about_proceedings_is_left_alone(text: str) -> None:
    assert not found([text], (), CASES)


def test_no_sight_of_use_against_a_denial_of_use() -> None:
    (clash,) = found([BLIND, "We sell software.", DENIAL])

    assert clash.kind is Clash.NO_SIGHT
    assert clash.claim.sentence.text == BLIND
    assert [p.sentence.text for p in clash.against] == [DENIAL]
    assert not found([BLIND])
    assert not found([DENIAL])


@pytest.mark.parametrize(
    "denial",
    [
        "To our knowledge, our product was not used on the reporter Ana Marsh.",
        "We have no evidence that our product was used on the reporter Ana Marsh.",
        "Our product is not used for mass surveillance.",
        "Our product may not be used against journalists.",
        "The old plant in Port Royal was not used in the year.",
    ],
)
def test_a_hedged_or_general_denial_is_left_alone(denial: str) -> None:
    kinds = {1: Kind.CONTENTS} if denial.startswith("The old plant") else {}
    assert not found([BLIND, denial], kinds=kinds)


@pytest.mark.parametrize(
    ("claim", "denial"),
    [
        ("The company does not operate the system and has no visibility into its usage.", DENIAL),
        (
            "We cannot see what our clients do with the product.",
            "President Ana Marsh was never a target of our customers.",
        ),
        (
            "We do not know whom our customers target.",
            "Our technology was not associated in any way with the murder of Ana Marsh.",
        ),
    ],
)
def test_other_ways_of_saying_both(claim: str, denial: str) -> None:
    (clash,) = found([claim, denial])
    assert clash.kind is Clash.NO_SIGHT


def test_not_seeing_into_suppliers_is_no_blindness_to_use() -> None:
    assert not found(["We have no visibility into the lower tiers of our supply chain.", DENIAL])


REVIEWS = [
    "In the year we opened twelve reviews.",
    "Five of the twelve led to an investigation; the five concerned customers on three continents.",
    "One of the investigations ended with the end of a contract.",
    "In two, terms were added.",
    "Two remain open.",
]


def test_what_remains_of_a_total() -> None:
    assert not found([*REVIEWS, "In the other seven reviews there was too little to go on."])

    (clash,) = found([*REVIEWS, "In the other eight reviews there was too little to go on."])
    assert clash.kind is Clash.TOTAL
    assert "12 are told (page 1), but 5 + 8 make 13" in clash.reason
    marked = [clash.claim.sentence.text[a:b] for a, b in clash.claim.spans]
    assert marked == ["Five", "twelve"]
    assert [p.sentence.text[slice(*p.spans[0])] for p in clash.against] == ["eight"]


@pytest.mark.parametrize(
    "told",
    [
        "Five of the twelve led to an investigation, the other six were closed.",
        "We received twelve reports in 2023: five reports were investigated, six reports were closed.",
        "Of 0 reports: five were investigated, 0 were closed.",
    ],
)
def test_a_sentence_may_contradict_itself(told: str) -> None:
    for clash in found([told]):
        assert {p.sentence.text for p in clash.against} == {told}
        assert clash.claim.spans[0] not in clash.against[0].spans


def test_parts_that_are_not_said_to_be_parts_are_not_added_up() -> None:
    told = [
        "Out of the twelve reports we looked into five on four continents.",
        "The remaining nine reports told too little.",
    ]
    (clash,) = found(told)
    assert "12 are told (page 1), and no way of adding 5, 4 and 9 makes that" in clash.reason


@pytest.mark.parametrize(
    "texts",
    [
        ["Five of the twelve sites are in Asia.", "Two of those failed.", "The other three passed."],
        ["Five of the twelve sites were audited.", "Three were closed.", "The remaining four are open."],
        ["5 of the 12 sites were audited in 2023.", "The remaining 4 audits follow."],
        ["Of the 12 sites, 5 were audited, 3 were closed and 2 of them sold.", "The other four are open."],
        [
            "2 of the 3 suppliers had a policy.",
            "This supplier carries no more risk than the other 2.",
        ],
        ["412 of the 438 factories had signed.", "Of the other 26, nineteen are leaving."],
        ["Five of the twelve paid.", "We also visited the other 40 households of the valley."],
    ],
)
def test_parts_that_can_make_the_total_in_some_way_are_left_alone(texts: list[str]) -> None:
    assert not wrong_totals(document(texts))


def test_a_list_after_a_colon() -> None:
    def listed(*items: str):
        texts = ["Of the five:", *items]
        kinds = dict.fromkeys(range(1, len(texts)), Kind.BULLET)
        return wrong_totals(document(texts, kinds, leads=dict.fromkeys(kinds, 0)))

    assert not listed("One case ended the relationship.", "Two led to new terms.", "Two are still open.")
    assert not listed("Cases are open.", "Two led to new terms.")
    assert not listed("1. Look.", "2. Ask.", "3. Tell.")
    assert not listed("Two ended in a fine.", "Three led to new terms.", "Three were published.")  # may overlap
    (wrong,) = listed("One case ended the relationship.", "Three led to new terms.", "Three are still open.")
    assert (wrong.total.value, [p.value for p in wrong.parts]) == (5, [1, 3, 3])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("We received twelve reports: five were investigated, and eight were closed.", [5, 8]),
        ("In 2023 we had 9 cases: 2 settled, 3 dismissed and 3 open.", [2, 3, 3]),
        ("We received twelve reports: five were investigated, and seven were closed.", None),
        ("In 2023 we had 9 cases: 4 settled, 3 dismissed, 2 of the dismissed on appeal and 2 open.", None),
        ("We held two meetings: 14 March and 9 May.", None),
        ("Our three sites: 1,200 people in Kent, 340 in Leeds and 90 in York.", None),
        ("There were four goals: cut waste, save 20% of water, train 12 people.", None),
        ("The report covers 12 months: 6 in 2022, 5 in 2023.", None),
    ],
)
def test_a_list_after_a_colon_in_the_sentence(text: str, parts: list[int] | None) -> None:
    assert [[p.value for p in w.parts] for w in wrong_totals(document([text]))] == ([parts] if parts else [])


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (["Outcome Number", "Ended 1", "New terms 2", "Open 2", "Total 5"], False),
        (["Outcome Number", "Ended 1", "New terms 2", "Open 3", "Total 5"], False),  # 2 + 3 make it
        (["Outcome Number", "Ended 1", "New terms 2", "Open 4", "Total 8"], True),
        (["Staff 400", "of which women 190", "Other 20", "Total 480"], False),
        (["Sales 1,204.5", "Costs 800.1", "Total 404"], False),
        (["Rate 4%", "Change 3%", "Total 9%"], False),
        (["Ended 1 4", "Open 2 5", "Total 9 9"], False),
    ],
)
def test_a_table_with_a_total(rows: list[str], wrong: bool) -> None:
    kinds = dict.fromkeys(range(len(rows)), Kind.TABLE)
    assert bool(wrong_totals(document(rows, kinds))) is wrong


def test_the_rows_of_a_table_are_blocks_of_their_own() -> None:
    def table(*rows: str):
        read = document(rows, dict.fromkeys(range(len(rows)), Kind.TABLE))
        return wrong_totals(replace(read, sentences=tuple(replace(s, block=s.id) for s in read.sentences)))

    (wrong,) = table("Dust 12", "Noise 9", "Land access 7", "Total 31")
    assert (wrong.total.value, [p.value for p in wrong.parts]) == (31, [12, 9, 7])
    assert table("Reports: Dust; 12", "Reports: Noise; 9", "Reports: Total; 31")
    assert not table("Dust 12", "Noise 9", "Land access 7", "Total 28")

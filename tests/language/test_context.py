"""What a sentence takes from around it, however long the chain is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scorer.document.model import Document
from scorer.language.clause import Actor, Mood
from scorer.language.context import Clauses
from scorer.verdict.examples import passage_document

LONG = 3_000  # more than Python calls deep


def chain(first: str, further: str, *, led: bool) -> Document:
    made = passage_document("x")
    (one,) = made.sentences
    sentences = [replace(one, text=first)]
    sentences += [replace(one, id=i, text=further, lead=i - 1 if led else None) for i in range(1, LONG)]
    return replace(made, sentences=tuple(sentences))


@pytest.mark.parametrize("led", [True, False])
def test_a_long_chain_is_read_from_its_end_as_from_its_beginning(led: bool) -> None:
    """Sentence after sentence beginning with "It", or list within list: the last one is asked for first."""
    document = chain("Our competitor Dalby opened a hotline.", "It has also trained workers.", led=led)
    last = Clauses(document).of(LONG - 1)
    in_order = Clauses(document)
    assert last == [in_order.of(i) for i in range(LONG)][-1]
    if not led:
        assert (last[0].actor, last[0].own_account) == (Actor.OTHER, True)


def test_a_pronoun_in_another_paragraph_takes_nothing() -> None:
    document = chain("Our competitor Dalby opened a hotline.", "It has also trained workers.", led=False)
    first, second = document.sentences[:2]
    apart = replace(document, sentences=(first, replace(second, block=1)))
    assert Clauses(apart).of(1)[0].actor is Actor.UNNAMED


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Bexholm Stores trained 4,000 pickers. Our own staff were given new desks.", Actor.OTHER),
        ("Remediation covers 4,000 pickers. Our own staff were given new desks.", Actor.UNNAMED),
        ("Internal Audit trained 4,000 pickers. Our own staff were given new desks.", Actor.UNNAMED),
        ("Bexholm Stores trained 4,000 pickers. We also gave them new desks.", Actor.UNNAMED),
        ("Bexholm Stores trained 4,000 pickers. The course took two days.", Actor.UNNAMED),
        ("Bexholm Stores trained 4,000 pickers. Bexholm works beside us, and we have no link with it.", Actor.OTHER),
        (
            "Bexholm Stores trained 4,000 pickers. Bexholm grows fruit; we sell flowers and do not buy from it.",
            Actor.OTHER,
        ),
        ("Reports on the mines caused a stir. They concerned Belladra, with which we share no suppliers.", Actor.OTHER),
    ],
)
def test_a_name_beside_a_sentence_of_ours_is_somebody_else(text: str, actor: Actor) -> None:
    assert Clauses(passage_document(text)).of(0)[0].actor is actor


@pytest.mark.parametrize("name", ["BQ plc", "AT&D Inc.", "L'Orane SA", "Bexholm", "Human Mills"])
def test_the_companys_own_name_is_no_stranger(name: str) -> None:
    told = replace(passage_document(f"{name} trained 4,000 pickers. Our own staff were given new desks."), company=name)
    assert Clauses(told).of(0)[0].actor is not Actor.OTHER
    headed = replace(passage_document(f"{name} trained 4,000 pickers.", "The industry"), company=name)
    assert Clauses(headed).of(0)[0].actor is not Actor.OTHER


def test_a_name_that_the_report_often_writes_is_no_stranger() -> None:
    told = "Bexholm trained 4,000 pickers. Our own staff were given new desks."
    often = " ".join(f"In {year}, Bexholm grew." for year in range(2011, 2018))
    assert Clauses(passage_document(f"{told} {often}")).of(0)[0].actor is Actor.UNNAMED


@pytest.mark.parametrize(
    ("text", "affirmed", "mood"),
    [
        ("Do you train your guards? No.", False, "ongoing"),
        ("Do you train your guards? No 12", False, "ongoing"),
        ("Do you train your guards? Yes.", True, "ongoing"),
        ("Do you train your guards? Yes and no.", True, "asked"),
        ("Q: Do you train your guards? A: No, nor anybody else.", False, "ongoing"),
        ("Do you train your guards? We do not.", False, "ongoing"),
        ("Do you train your guards? We do not: nobody asked.", False, "ongoing"),
        ("Have you trained your guards? We have, twice a year.", True, "ongoing"),
        ("Do you train your guards? It does: every site has one.", True, "ongoing"),
        ("Do you train your guards? No, but we plan to next year.", False, "ongoing"),
        ("Do you train your guards? No, we first ask them what they know.", True, "asked"),  # it corrects
        ("Do you train your suppliers? No.", False, "ongoing"),
        ("Do your suppliers train guards? No.", True, "asked"),
        ("Do you train your guards? No guard was left out.", True, "asked"),
        ("Should companies train guards? Yes.", True, "asked"),
        ("Have you ever failed to train your guards? No.", True, "asked"),
        ("Do our suppliers train guards? No.", True, "asked"),
        ("Do you tolerate forced labour? No.", True, "asked"),
        ("Do you train staff on forced labour? No.", False, "ongoing"),
        ("Do you train staff on forced labour and/or child labour? No.", False, "ongoing"),
        ("Do you have policies to ensure that mills are not using forced labour? No.", False, "ongoing"),
    ],
)
def test_a_question_is_answered_by_the_sentence_after_it(text: str, affirmed: bool, mood: str) -> None:
    clause = Clauses(passage_document(text)).of(0)[0]
    assert (clause.affirmed, clause.mood.value) == (affirmed, mood)


@pytest.mark.parametrize(("company", "actor"), [("Norlund Group", Actor.COMPANY), ("Sagemoor", Actor.LAW)])
def test_a_framework_of_the_company_by_its_name_is_no_law(company: str, actor: Actor) -> None:
    """ "Our framework" is ours; so is "Norlund's", where Norlund is who reports."""
    text = "Norlund's Modern Slavery Framework requires that risks are assessed each year."
    assert Clauses(replace(passage_document(text), company=company)).of(0)[0].actor is actor


@pytest.mark.parametrize(
    ("heading", "text", "mood"),
    [
        ("Statutory content", "The statement has to set out how the entity trains its staff.", Mood.REQUIRED),
        ("Listing rules", "Item 103 has registrants describe any lawsuit, and requires amounts.", Mood.REQUIRED),
        ("Our reporting requirements", "Every mill must train its staff.", Mood.ONGOING),
        ("Loan conditions", "We must train our staff, and do so each year.", Mood.ONGOING),
        ("Guidance", "Twelve mills were visited in May.", Mood.DONE),
    ],
)
def test_under_a_heading_of_others_demands_a_demand_is_theirs(heading: str, text: str, mood: Mood) -> None:
    (clause, *_) = Clauses(passage_document(text, heading)).of(0)
    assert clause.mood is mood


def test_a_law_named_at_the_end_demands_too() -> None:
    text = "Whoever causes harm must provide remedy, says Article 12 of the directive."
    assert any(c.mood is Mood.REQUIRED for c in Clauses(passage_document(text)).of(0))


def under(text: str, *headings: str) -> Document:
    made = passage_document(text)
    return replace(made, sentences=tuple(replace(s, section=headings) for s in made.sentences))


@pytest.mark.parametrize(
    ("headings", "foreign"),
    [
        (("Legal proceedings", "Competition"), False),  # what some of its proceedings are about
        (("Litigation and other legal proceedings",), False),
        (("Competition",), True),
        (("Legal proceedings", "Competitors"), True),
        (("Legal proceedings of our competitors",), True),
    ],
)
def test_among_its_own_proceedings_a_heading_on_competition_is_a_subject(
    headings: tuple[str, ...], foreign: bool
) -> None:
    text = "In May 2022 the tribunal found that rules on pay had been broken."
    found, that = Clauses(under(text, *headings)).of(0)
    assert found.foreign is foreign
    assert that.actor is (Actor.OTHER if foreign else Actor.UNNAMED)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ('The Data Protection Authority of Selm (the "DPA") wrote to us. The DPA asked for logs.', Actor.AUTHORITY),
        ("The Competition Commission of Norland (CCN) wrote to us. The CCN asked for logs.", Actor.AUTHORITY),
        ('A chemist in Selm (the "DPA") wrote to us. The DPA asked for logs.', Actor.UNNAMED),
        ("The Data Protection Authority of Selm wrote to us. The DPA asked for logs.", Actor.UNNAMED),
    ],
)
def test_an_abbreviation_that_a_report_gives_to_an_authority_stands_for_it(text: str, actor: Actor) -> None:
    assert Clauses(passage_document(text)).of(1)[0].actor is actor


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("At the end of 2022 our tenant was defendant in four lawsuits over overtime.", True),
        ("Two regulatory investigations into a bank that sells policies for us were open in 2022.", True),
        ("The seller of the stores is being sued by its pharmacists over unpaid overtime.", True),
        ("In May 2022 the tribunal found that rules on pay had been broken.", False),
    ],
)
def test_among_its_own_proceedings_others_that_are_named_stay_others(text: str, foreign: bool) -> None:
    told = Clauses(under(text, "Legal matters", "Competition")).of(0)
    assert any(c.foreign for c in told) is foreign


@pytest.mark.parametrize(
    ("heading", "actor"),
    [
        ("Portfolio spotlight: Kestrel Knitwear", Actor.OTHER),
        ("Client story: growing with dignity", Actor.OTHER),
        ("Meet our makers", Actor.OTHER),
        ("Case study: recruitment agencies", Actor.UNNAMED),  # mostly what the company itself did
        ("Our suppliers", Actor.UNNAMED),
    ],
)
def test_a_portrait_of_somebody_tells_of_him(heading: str, actor: Actor) -> None:
    told = Clauses(under("In 2023 all 86 line supervisors were trained on forced labour.", heading)).of(0)
    assert told[0].actor is actor
    ours = Clauses(under("In 2023 we trained all 86 line supervisors on forced labour.", heading)).of(0)
    assert ours[0].actor is Actor.COMPANY


@pytest.mark.parametrize(
    ("heading", "text", "mood"),
    [
        ("FY24 focus", "Grievance training for all buyers", Mood.PROMISED),
        ("Action plan FY23-25", "Grievance training for all buyers", Mood.ONGOING),
        ("Training", "Grievance training for all buyers in FY24", Mood.PROMISED),
        ("Training", "Grievance training for all buyers in 2023", Mood.ONGOING),
        ("Training", "Grievance training: 2024 buyers", Mood.ONGOING),
        ("FY24 focus", "In June 2023 we trained all buyers.", Mood.DONE),
        ("Intentions", "Grievance training for all buyers", Mood.PROMISED),
    ],
)
def test_what_stands_at_a_coming_year_is_planned(heading: str, text: str, mood: Mood) -> None:
    document = replace(under(text, heading), period_end="2023-06-30")
    assert Clauses(document).of(0)[0].mood is mood


def test_no_year_is_ahead_of_a_report_without_one() -> None:
    assert Clauses(under("Grievance training for all buyers in 2031", "Training")).of(0)[0].mood is Mood.ONGOING

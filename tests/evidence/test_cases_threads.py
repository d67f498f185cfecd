"""Which sentences tell one proceeding, and how far identifiers that agree or contradict carry a case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.registers import document
from scorer.evidence.cases.agreeing import COURSE, FILED, NAME, Agreed, Weighed
from scorer.evidence.cases.days import DAY, MONTH, YEAR
from scorer.evidence.cases.known import Index
from scorer.evidence.cases.matching import match
from scorer.evidence.cases.mentions import PARTY
from scorer.evidence.cases.model import Match
from scorer.evidence.cases.prepared import Prepared
from scorer.evidence.cases.threads import Thread, threads
from scorer.evidence.gathering import Reading
from scorer.register.model import Register

ORRIN = {"name": "Orrin Corp. v. Alder Corporation", "aliases": ["Orrin"], "role": "defendant"}
DELAWARE = {
    **ORRIN,
    "forum": "U.S. District Court for the District of Delaware",
    "filed": "2020-03-12",
    "claim": "Patent infringement; beam steering",
}
TEXAS = {
    **ORRIN,
    "forum": "U.S. District Court for the Western District of Texas",
    "filed": "2020-11-16",
    "claim": "Patent infringement; phased arrays",
}
TAX = {
    "name": "Internal Revenue Service, tax years 2014 to 2017",
    "aliases": ["IRS"],
    "forum": "Internal Revenue Service",
    "filed": "2022-09-26",
    "role": "regulatory",
    "claim": "Transfer pricing; additional tax of $2.9 billion",
}
COMPETITION = {
    "name": "AGCM, PS1123",
    "forum": "Autorità Garante della Concorrenza e del Mercato",
    "filed": "2021-11-03",
    "role": "regulatory",
    "claim": "Unfair commercial practices; automatic renewal of contracts",
}


def found(sentences: list[str], *cases: dict[str, object], heading: str = "") -> tuple[Match, ...]:
    source = [{"url": "https://example.org/x"}]
    listed = [{"id": f"C-{n}", "sources": source, **case} for n, case in enumerate(cases)]
    register = Register.model_validate(
        {"register": "r", "company": "Alder Corporation", "aliases": ["Alder"], "cases": listed}
    )
    text = replace(document(sentences, heading), company="Alder Corporation")
    return match(Reading(text), Index(register), "2023-06-30").matches


def test_a_second_action_is_a_thread_of_its_own_and_is_taken_up_again() -> None:
    told = [
        "Orrin Corp. filed a complaint against us in the District of Delaware in March 2020.",
        "In November 2020, Orrin filed a second action in the Western District of Texas.",
        "The Delaware case was tried in October 2022.",
        "The second action was stayed.",
        "Both cases have been appealed.",
    ]
    assert [t.own for t in threads(Prepared(Reading(document(told))))] == [[0, 2, 4], [1, 3, 4]]


def test_each_of_two_cases_of_a_party_has_its_own_sentences() -> None:
    first, second = found(
        [
            "Orrin Corp. filed a complaint against us in the District of Delaware in March 2020 over beam steering.",
            "In November 2020, Orrin filed a second action in the Western District of Texas over phased arrays.",
            "The second action was dismissed.",
        ],
        DELAWARE,
        TEXAS,
    )
    status = second.field("status")
    assert status is not None and status.sentence.id == 2
    assert first.field("status") is None and first.told


def test_of_two_cases_in_one_thread_that_is_told_too_which_has_a_day_and_a_subject_of_its_own() -> None:
    thread = Thread([0, 1, 2])
    party = Agreed("name", NAME[PARTY], 0, 0, 5)
    likelier = [party, Agreed("course", COURSE[DAY], 0, 10, 25), Agreed("claim", 2.0, 0, 30, 50)]
    day, subject = Agreed("date", FILED[MONTH], 2, 10, 20), Agreed("claim", 1.0, 2, 30, 50)
    year = Agreed("date", FILED[YEAR], 2, 10, 14)

    def weighed(*agreed: Agreed) -> Weighed:
        return Weighed(0, thread, {a.kind: a for a in agreed})

    assert weighed(party, day, subject).apart(weighed(*likelier))
    assert not weighed(*likelier[:1]).apart(weighed(party, day, subject))  # it has nothing of its own
    assert not weighed(party, year, subject).apart(weighed(*likelier))
    assert not weighed(party, day).apart(weighed(*likelier))
    assert not weighed(party, day, subject).apart(weighed(party, day, subject))


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Orrin sued us in the District of Delaware in March 2020 over patents.", True),
        ("Orrin sued us in the Northern District of Ohio in March 2017 over patents.", False),
        ("Orrin sued Teshima, and lost.", False),
        ("If Orrin were to sue us over beam steering, we would defend ourselves.", False),
    ],
)
def test_what_contradicts_outweighs_a_name(sentence: str, told: bool) -> None:
    assert bool(found([sentence], DELAWARE)[0].told) is told


@pytest.mark.parametrize(
    ("sentences", "case"),
    [
        (
            [
                "On September 26, 2022, we received Notices of Proposed Adjustment from the IRS.",
                "They concern transfer pricing, and an additional tax payment of $2.9 billion is sought.",
            ],
            TAX,
        ),
        (["In November 2021 the Italian Competition Authority opened proceedings on automatic renewal."], COMPETITION),
    ],
)
def test_authorities_without_a_court(sentences: list[str], case: dict[str, object]) -> None:
    assert found(sentences, case)[0].told


@pytest.mark.parametrize(
    "sentence",
    [
        "If the IRS were to challenge our transfer pricing, we could owe additional tax.",
        "The IRS published guidance on transfer pricing.",
    ],
)
def test_an_authority_that_is_only_named_tells_no_case(sentence: str) -> None:
    assert not found([sentence], TAX)[0].told


def test_what_fits_too_little_is_possible_and_says_why() -> None:
    both = found(["The litigation with Orrin goes on."], DELAWARE, TEXAS)
    assert all(not m.told and m.possibly and "may be too little, or another case" in m.why for m in both)


STATE = {
    "name": "State of Ohio v. Alder Corporation",
    "aliases": ["Ohio Attorney General"],
    "forum": "Court of Common Pleas, Franklin County, Ohio",
    "filed": "2021-05-11",
    "role": "defendant",
    "claim": "Consumer sales practices; automatic renewal",
}
FINE = {
    "name": "Fine on Alder Corporation",
    "forum": "Autorità per le garanzie nelle comunicazioni",
    "filed": "2021-03-04",
    "role": "regulatory",
    "claim": "Calls to people who had opted out",
}
APPEAL = {
    "name": "Alder Corporation v Competition and Markets Authority",
    "forum": "Competition Appeal Tribunal",
    "filed": "2022-08-31",
    "role": "regulatory",
    "claim": "Appeal against the amount of a penalty; price letters",
}
BANK = {
    "name": "Merrow Bank v. Alder Corporation",
    "aliases": ["Merrow Bank"],
    "forum": "U.S. District Court for the Southern District of New York",
    "filed": "2021-07-06",
    "role": "defendant",
    "claim": "Warrants; shares not delivered",
}


def test_another_name_of_the_register_begins_another_thread_and_takes_its_own_up_again() -> None:
    orrin, bank = found(
        [
            "Orrin Corp. filed a complaint against us in the District of Delaware in March 2020 over beam steering.",
            "Merrow Bank then went to the Southern District of New York in July 2021 over warrants.",
            "The complaint of Orrin was dismissed in May 2022.",
        ],
        DELAWARE,
        BANK,
    )
    assert {t.sentence.id for t in orrin.told} == {0, 2}
    assert {t.sentence.id for t in bank.told} == {1}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The Attorneys General of Ohio and Iowa brought suits against us in May 2021 over automatic renewal.", True),
        ("District attorneys in Ohio counties sued us in May 2021 over automatic renewal of leases.", False),
        ("A fund brought a suit against us in the Superior Court of Ohio in June 2019 over automatic renewal.", False),
    ],
)
def test_a_state_that_sues_speaks_through_its_attorney_general(sentence: str, told: bool) -> None:
    match = found([sentence], STATE)[0]
    assert (match.field("name") is not None) is told


def test_an_authority_is_known_by_the_beginnings_of_its_words() -> None:
    match = found(["AGCOM fined us on 4 March 2021 for calls to people who had opted out."], FINE)[0]
    name = match.field("name")
    assert name is not None and name.sentence.text[name.start : name.end] == "AGCOM"


def test_what_the_company_takes_to_a_court_is_a_case_of_its_own() -> None:
    told = [
        "In September 2019 the CMA opened a case against us into price letters.",
        "It imposed a penalty of 14 million pounds in June 2021.",
        "We have appealed against the amount of the penalty to the Competition Appeal Tribunal.",
    ]
    assert found(told, APPEAL)[0].told
    assert not found(told[:2], APPEAL)[0].told


def test_what_happens_from_time_to_time_tells_no_case() -> None:
    case = {**BANK, "name": "Board of Toll Roads v. Alder Corporation", "aliases": [], "claim": "Toll charges; trucks"}
    charges = "unions have filed charges against us with the Board of Toll Roads over trucks."
    assert not found([f"From time to time, {charges}"], case)[0].told
    assert found([f"In July 2021, {charges}"], case)[0].told


def test_initials_of_a_name_that_is_known_stand_for_nothing_else() -> None:
    case = {**BANK, "name": "Clerks and Stewards Association v. Alder Corporation", "aliases": ["CSA"]}
    sentence = "The sites were placed under the Contaminated Sites Act, and an investigation into them is pending."
    assert not found([sentence], case)[0].told


PLACES = [
    {
        "name": "Rivera v. Alder Corporation",
        "role": "defendant",
        "filed": "2021-05",
        "forum": "Juzgado Civil de Arequipa",
        "claim": "Polluted drinking water",
    },
    {
        "name": "Tremblay v. Alder Corporation",
        "role": "defendant",
        "filed": "2021-05",
        "forum": "Superior Court of Quebec",
        "claim": "Unpaid overtime of drivers",
    },
]


def test_a_case_without_a_name_is_told_where_it_alone_fits() -> None:
    sentence = "Villagers in Peru sued us in 2021 over the contamination of a river."
    told, other = found([sentence], *PLACES, heading="Legal proceedings")
    assert told.depth.value == "alluded" and not other.told
    both = found(["Somebody sued us in 2021."], *PLACES, heading="Legal proceedings")
    assert not any(m.told for m in both)


def test_a_report_that_does_not_name_the_company_alludes_to_none_of_its_cases() -> None:
    listed = [{"id": "P", "sources": [{"url": "https://example.org/x"}], **PLACES[0]}]
    register = Register.model_validate({"register": "r", "company": "Alder Corporation", "cases": listed})
    sentence = "Villagers in Peru sued us in 2021 over the contamination of a river."
    assert not match(Reading(document([sentence])), Index(register)).matches[0].told


def test_what_nothing_ties_to_a_proceeding_is_none_of_it() -> None:
    told = [
        "Orrin Corp. filed a complaint against us in the District of Delaware in March 2020.",
        "The court has not yet heard the motions of the parties.",
        "Our works at Caldry used less water, and the labour inspectorate of Peru closed its file in May 2022.",
    ]
    (m,) = found(told, DELAWARE, heading="Legal proceedings")
    quoted = {t.sentence.text for t in m.told}
    assert told[0] in quoted
    assert told[2] not in quoted


def test_one_of_several_is_about_what_they_are_about() -> None:
    told = [
        "Numerous lawsuits have been filed against us over phased arrays that infringe patents.",
        "In Canada, a stay of a case pending in the Superior Court of Justice of Ontario is in effect.",
    ]
    ontario = {
        "name": "Makers in Ontario v. Alder Corporation",
        "forum": "Superior Court of Justice of Ontario",
        "filed": "2020-11-16",
        "role": "defendant",
        "claim": "Patents infringed by phased arrays",
    }
    (m,) = found(told, ontario, heading="Legal proceedings")
    assert m.told
    assert told[1] in {t.sentence.text for t in m.told}


FILLER = [
    "The Labour Court in Halden heard a claim of two drivers against us in May 2021 and dismissed it.",
    "A complaint of a customer is pending before the Regional Court.",
    "In 2022 the Court of Appeal upheld a fine that had been imposed on us.",
    "The prosecutor closed an investigation into our former director.",
]
COURIER = {
    "name": "Chen v. Alder Corporation",
    "forum": "High Court of Norland",
    "filed": "2021-05",
    "role": "defendant",
    "claim": "Wage claims of couriers hired through platforms",
}


@pytest.mark.parametrize("heading", ["Legal proceedings", "Drivers"])
def test_among_proceedings_a_case_needs_no_heading_over_them(heading: str) -> None:
    told = [*FILLER, "In May 2021 a claim over wages of couriers was lodged with the High Court of Norland.", *FILLER]
    (match_,) = found(told, COURIER, heading=heading)
    assert match_.told, match_.why


def test_who_is_sued_by_us_does_not_sue_us() -> None:
    sued = {**ORRIN, "forum": "Tribunale di Brescia", "filed": "2021-02", "claim": "Unpaid invoices for steel"}
    told = "Our Italian subsidiary has begun proceedings against Orrin Corp. before the Court of Milan over deliveries."
    assert not found([told], sued, heading="Legal proceedings")[0].told
    told = "Orrin Corp. has begun proceedings against our Italian subsidiary before the Tribunale di Brescia."
    assert found([told], sued, heading="Legal proceedings")[0].told


def test_a_heading_is_no_firm_of_its_name() -> None:
    legal = {
        "name": "Greenpath Legal v. Alder Corporation",
        "forum": "National Contact Point",
        "claim": "Due diligence",
    }
    assert not found(["We are careful people."], {**legal, "role": "respondent"}, heading="Legal proceedings")[0].told


def test_a_case_of_which_too_little_stands_together_says_what_and_where() -> None:
    told = "The court in Delaware heard a claim over phased arrays."
    first, second = found([told], DELAWARE, TEXAS, heading="Legal proceedings")
    assert first.why == "Too little of it stands together: court, on page 1."
    assert second.why.endswith("which may be too little, or another case's.")

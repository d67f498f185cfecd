"""Cases whose name, court or sum a filing tells in other ways than a register: far from its verb, by initials."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.registers import document
from scorer.document.model import Box, Document, Kind, Page, PageQuality, Sentence
from scorer.evidence.cases.forums import Courts, forum_of
from scorer.evidence.cases.known import Index
from scorer.evidence.cases.matching import match
from scorer.evidence.cases.mentions import PARTY, SPOT, mentions
from scorer.evidence.cases.model import Match
from scorer.evidence.cases.names import Party, company_names, parties_of
from scorer.evidence.cases.prepared import Prepared
from scorer.evidence.cases.threads import threads
from scorer.evidence.cases.words import Line, amounts
from scorer.evidence.gathering import Reading
from scorer.register.model import Register


def found(sentences: list[str], *cases: dict[str, object], heading: str = "Legal proceedings") -> tuple[Match, ...]:
    source = [{"url": "https://example.org/x"}]
    listed = [{"id": f"C-{n}", "sources": source, "role": "defendant", **case} for n, case in enumerate(cases)]
    register = Register.model_validate(
        {"register": "r", "company": "Alder Corporation", "aliases": ["Alder"], "cases": listed}
    )
    text = replace(document(sentences, heading), company="Alder Corporation")
    return match(Reading(text), Index(register), "2023-06-30").matches


WAKELIN = {
    "name": "Wakelin Asset Stewards LLP v Alder Corporation",
    "forum": "Court of Session",
    "filed": "2022-12-15",
    "claim": "Investors misled about bribes",
}


@pytest.mark.parametrize(
    "sentence",
    [
        "Institutional holders led by Wakelin Asset Stewards LLP have, on account of the same events, issued claims "
        "against the Company, and disclosure in the litigation is in progress.",
        "Wakelin Asset Stewards LLP, a manager of funds that we met, has already claimed damages on that account.",
    ],
)
def test_a_party_is_named_far_from_what_it_does(sentence: str) -> None:
    (m,) = found([sentence], WAKELIN)
    assert m.field("name") is not None


def test_of_two_short_names_in_brackets_either_is_the_authority() -> None:
    case = {
        "name": "Harwen Marsh Drainage Board inquiry into Alder Corporation",
        "forum": "Harwen Marsh Drainage Board",
        "filed": "2022-03-04",
        "claim": "Sluices left open",
    }
    before = 'In 2021 we met the Harwen Marsh Drainage Board (the "Board" or "the Drainers").'
    (m,) = found([before, "The Drainers opened an inquiry into sluices left open by us on 4 March 2022."], case)
    name = m.field("name")
    assert name is not None
    assert name.sentence.text[name.start : name.end] == "Drainers"


def test_far_from_it_and_under_another_heading_nobody_is_a_party() -> None:
    supplied = "Our printers are leased from Wakelin Asset Stewards LLP, whose terms we renewed in May."
    (m,) = found([supplied], WAKELIN, heading="Our suppliers")
    assert not m.told


def test_where_the_company_is_no_party_somebody_else_is_sued() -> None:
    case = {
        "name": "Open Trace Foundation (extraction of telephones)",
        "forum": "District Court of Guadalajara",
        "filed": "2023-05-30",
        "claim": "Telephones of families read out by prosecutors",
        "role": "non-party",
    }
    told = (
        "In Mexico, Open Trace Foundation has brought proceedings against a prosecutor's office that had used our tool "
        "on telephones of families; we are not a party."
    )
    assert found([told], case)[0].told
    assert not found([told], {**case, "role": "defendant"})[0].told


def test_sums_are_the_same_in_any_scale() -> None:
    said = [amount for text in ("1,640 million", "1.64 billion", "£64m", "64 million") for amount, *_ in amounts(text)]
    assert said[0] == said[1]
    assert said[2] == said[3]
    assert said[0] != said[2]
    assert [amount for amount, *_ in amounts("2,700 rooms")] == [amount for amount, *_ in amounts("2.7 thousand")]


def test_a_court_by_its_initials() -> None:
    tribunal = forum_of("Competition Appeal Tribunal")
    assert tribunal is not None
    seen = Courts(Line("The claims were certified by the CAT in May.")).find(tribunal)
    assert seen is not None and seen.whole
    assert Courts(Line("The claims were certified while the cat slept.")).find(tribunal) is None
    federal = forum_of("Federal Court")
    assert federal is not None
    assert Courts(Line("FC Selm beat us in May.")).find(federal) is None


def test_a_name_that_stood_by_itself_begins_no_other_proceeding() -> None:
    told = [
        "In August 2021 the UTA issued Alder with an assessment of income tax for the years to 2018.",
        "The UTA has appealed to the High Court.",
    ]
    prepared = Prepared(Reading(document(told, "Legal proceedings")))
    assert [t.own for t in threads(prepared, {2: {0}}, {1: {0}, 2: {0}})] == [[0], [1, 2]]
    assert [t.own for t in threads(prepared, {2: {0}}, {2: {0}})] == [[0], [1], [2]]


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Alder Northern Line ULC v. Canada (Minister of Transport)", ("minister", "of", "transport")),
        ("R (Environment Agency) v Alder Ltd", ("environment", "agency")),
        ("R. (on the application of Wexcombe Council) v. Alder Ltd", ("wexcombe", "council")),
        (
            "Samahan ng Manggagawa sa Alder v. Alder Philippines Corporation",
            ("samahan", "ng", "manggagawa", "alder"),
        ),
    ],
)
def test_who_is_meant_by_a_caption(name: str, party: tuple[str, ...]) -> None:
    company = company_names(["Alder Corporation", "Alder"])
    assert party in [p.words for p in parties_of((name,), company).parties]


@pytest.mark.parametrize("name", ["Alder (Canada) ULC v. Orrin", "Alder Pension Trustees Ltd v Alder Corporation"])
def test_the_company_is_no_party_that_is_looked_for(name: str) -> None:
    company = company_names(["Alder Corporation", "Alder"])
    assert all("alder" not in p.words for p in parties_of((name,), company).parties)


def test_a_tribunal_is_word_enough_of_a_proceeding() -> None:
    case = {
        "name": "Halol Kamdar Union v. Alder Corporation",
        "forum": "Industrial Tribunal, Vadodara",
        "filed": "2019-07",
        "claim": "Regularisation of 212 labourers",
        "status_by_date": [{"date": "2022-06-14", "status": "award"}],
    }
    told = [
        "A reference of 212 workmen of our plant was made to the Industrial Tribunal at Vadodara in July 2019.",
        "By its award of 14 June 2022 the Tribunal allowed it in part.",
    ]
    (m,) = found(told, case, heading="Our people")
    assert m.told and m.depth.value == "alluded"


def test_who_pleads_is_prosecuted() -> None:
    case = {
        "name": "R. v. Alder Northern Line ULC",
        "forum": "Ontario Court of Justice (Kenora)",
        "filed": "2022-05-17",
        "claim": "Fisheries Act; diesel spilled into a creek",
        "role": "criminal",
    }
    told = [
        "In May 2022 our subsidiary was charged under the Fisheries Act over diesel in a creek near Kenora.",
        "It pleaded not guilty, and the trial opened in the Ontario Court of Justice at Kenora.",
    ]
    (m,) = found(told, case)
    name = m.field("name")
    assert name is not None and name.sentence.text[name.start : name.end] in ("pleaded", "guilty")


def test_a_row_under_legal_proceedings_is_that_of_whom_it_begins_with() -> None:
    prepared = Prepared(Reading(table()), company_names(["Alder Corporation"]))
    party = Party(("department", "of", "quality"))
    strengths = [m.strength for n in (0, 1) for m in mentions(prepared, n, party, (party,), authority=True)]
    assert strengths == [PARTY, SPOT]


WHY = "benzene in the water that we sent to the river for two years and more | penalty"


def table() -> Document:
    rows = (
        f"Department of Quality | our refinery | {WHY}",
        f"Our refinery | Department of Quality | {WHY}",
    )
    told = tuple(
        Sentence(n, 1, row, ("Legal proceedings",), (Box(1, 72, 72 + 14 * n, 540, 84 + 14 * n),), Kind.TABLE, 1)
        for n, row in enumerate(rows)
    )
    return Document("x", "0" * 64, "x", "", "", "", "", "", "", "en", (Page(1, 612, 792, PageQuality.TEXT, 20),), told)


def test_an_alias_that_is_a_word_of_the_report_names_nobody() -> None:
    case = {
        "name": "Department of Quality v. Alder Corporation",
        "forum": "District Court of Selm",
        "filed": "2021-05",
        "claim": "Benzene in waste water",
    }
    told = [
        "In May 2021 an action over benzene in waste water was brought in the District Court of Selm.",
        "Goods of Fastelle Chemicals leave the port via the canal.",
    ]
    listed = [{"id": "C-0", "role": "defendant", "sources": [{"url": "https://example.org/x"}], **case}]
    text = replace(document(told, "Legal proceedings"), company="Fastelle Chemicals")
    for alias in ("VIA", "Fastelle Chemicals"):
        register = Register.model_validate(
            {"register": "r", "company": "Alder Corporation", "aliases": [alias], "cases": listed}
        )
        (m,) = match(Reading(text), Index(register), "2023-06-30").matches
        assert bool(m.told) is (alias != "VIA")


def test_an_item_of_a_list_is_no_versus() -> None:
    told = "We hold shares of (iv) Alder Ports and (v) Wakelin Asset Stewards LLP, whose accounts are joined."
    (m,) = found([told], WAKELIN)
    assert m.depth.value == "not_mentioned"


def test_a_registered_association_is_no_versus() -> None:
    told = "With ten firms we founded the Responsible Supply Chain Initiative e. V. (RSCI) in May 2021."
    prepared = Prepared(Reading(document([told], "Our suppliers")), company_names(["Alder Corporation"]))
    party = Party(("wakelin", "process", "supply"), surname="supply")
    strengths = [m.strength for m in mentions(prepared, 1, party, (party, Party(("orrin",))))]
    assert strengths == [SPOT]

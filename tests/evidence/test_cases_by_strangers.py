"""What texts by people who did not know the matcher taught it: how filings name cases, and what only looks like one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scorer.document.model import Box, Document, Kind, Page, PageQuality, Sentence
from scorer.evidence.cases.forums import Courts, forum_of, lands_of
from scorer.evidence.cases.known import Index
from scorer.evidence.cases.matching import match
from scorer.evidence.cases.model import Match
from scorer.evidence.cases.names import authorities, company_names, parties_of
from scorer.evidence.cases.words import Line
from scorer.evidence.gathering import Reading
from scorer.register.model import Register

COMPANY = company_names(["Alder Corporation", "Alder", "Tallrun Poultry, Inc."])
NOTE = "Legal proceedings"


def document(lines: list[tuple[Kind, int, str]], heading: str = NOTE) -> Document:
    """A page of sentences, each with its kind and the number of its paragraph, under a heading."""
    made = tuple(
        Sentence(n, 1, text, (heading,), (Box(1, 72, 72 + 14 * n, 540, 84 + 14 * n),), kind, block)
        for n, (kind, block, text) in enumerate(lines)
    )
    page = Page(1, 612, 792, PageQuality.TEXT, sum(len(text.split()) for *_, text in lines))
    return Document("x", "0" * 64, "x", "", "", "", "", "", "", "en", (page,), made)


def found(
    lines: list[tuple[Kind, int, str]] | list[str], *cases: dict[str, object], heading: str = NOTE
) -> list[Match]:
    source = [{"url": "https://example.org/x"}]
    listed = [{"id": f"C-{n}", "sources": source, "role": "defendant", **case} for n, case in enumerate(cases)]
    register = Register.model_validate(
        {
            "register": "r",
            "company": "Alder Corporation",
            "aliases": ["Alder", "Tallrun Poultry, Inc."],
            "cases": listed,
        }
    )
    told = [line if isinstance(line, tuple) else (Kind.BODY, 1, line) for line in lines]
    text = replace(document(told, heading), company="Alder Corporation")
    return list(match(Reading(text), Index(register), "2023-12-31").matches)


def depth(lines: list[tuple[Kind, int, str]] | list[str], case: dict[str, object], heading: str = NOTE) -> str:
    (m,) = found(lines, case, heading=heading)
    return "possibly" if m.possibly and not m.told else m.depth.value


@pytest.mark.parametrize(
    ("forum", "name"),
    [
        ("UK Competition & Markets Authority", ("competition", "markets", "authority")),
        ("U.S. Federal Trade Commission", ("federal", "trade", "commission")),
        ("United States International Trade Commission", ("international", "trade", "commission")),
    ],
)
def test_an_authority_is_known_without_its_country(forum: str, name: tuple[str, ...]) -> None:
    assert name in [party.words for party in authorities(forum)]


def test_a_country_alone_is_no_name_of_an_authority() -> None:
    assert [party.words for party in authorities("Swedish Tax Agency (Denmark)")][:1] == [("swedish", "tax", "agency")]
    assert all(party.words != ("denmark",) for party in authorities("Skattestyrelsen, Denmark"))


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("United States of America, et al. v. Alder Corporation", ("department", "of", "justice")),
        ("Ministero degli Esteri (UAMX)", ("uamx",)),
        ("United States v. Corling Circuits, Inc., et al.", ("corling", "circuits")),
        ("Inquest into the death of Daniel James MARROW", ("daniel", "james", "marrow")),
    ],
)
def test_who_stands_on_the_other_side(name: str, party: tuple[str, ...]) -> None:
    assert party in [p.words for p in parties_of([name], COMPANY).parties]


def test_the_initials_of_a_firm_of_its_own_are_no_party() -> None:
    parties = parties_of(["Alder Platinum Mines Ltd v. Revenue Service", "APM v. Revenue Service"], COMPANY).parties
    assert [p.words for p in parties] == [("revenue", "service")]


def test_citations_are_read_without_their_abbreviations() -> None:
    case = {
        "name": "In re Alder Corp. Sec. Litig.",
        "forum": "U.S. District Court, N.D. California",
        "filed": "2021-05-04",
    }
    told = "In re Alder Corporation Securities Litigation was filed in the N.D. Cal. in May 2021 and is pending."
    assert depth([told], case) in ("named_with_status", "full")
    less = {**case, "name": "In re Alder Corporation Stockholder Derivative Litigation"}
    assert depth(["In re Alder Corporation, Inc. Derivative Litigation has been stayed."], less) == "named_with_status"


def test_a_state_written_out_is_a_district() -> None:
    forum = forum_of("U.S. District Court, N.D. California")
    assert forum is not None
    seen = Courts(Line("in the United States District Court for the Northern District of California")).find(forum)
    assert seen is not None and seen.whole


def test_a_place_in_the_name_of_a_law_is_no_place() -> None:
    assert lands_of("in violation of the Illinois Biometric Information Privacy Act") == frozenset()
    assert lands_of("the Biometric Information Privacy Act of Illinois") == frozenset()
    assert "illinois" in lands_of("the courts of Illinois")


def test_half_a_place_is_none() -> None:
    forum = forum_of("Superior Court of San Bernardino County")
    assert forum is not None
    assert Courts(Line("a law firm in San Diego")).places(forum) is None
    assert Courts(Line("a warehouse in San Bernardino")).places(forum) is not None


GATEKEEPER = {
    "name": "Commission v. Alder (store rules)",
    "forum": "European Commission",
    "filed": "2023-03-25",
    "role": "regulatory",
    "claim": "Digital Markets Act; steering of users to offers outside the store",
}


def test_what_a_report_calls_an_authority_names_it_from_there_on() -> None:
    told = [
        (Kind.BODY, 1, 'The European Commission (the "Commission") supervises several of our services.'),
        (Kind.BODY, 2, "On March 25, 2023, the Commission opened an investigation into our rules on steering users."),
    ]
    assert depth(told, GATEKEEPER) in ("named", "full")
    other = [(Kind.BODY, 1, "On March 2, 2023, the Federal Trade Commission opened a review of our mergers.")]
    assert depth(other, GATEKEEPER) == "not_mentioned"


def test_rivals_who_suffer_do_not_make_it_the_case_of_a_rival() -> None:
    case = {
        "name": "In the Matter of Alder Corporation and Brightmoor, Inc.",
        "forum": "U.S. Federal Trade Commission",
        "filed": "2022-12-06",
        "role": "respondent",
        "claim": "Merger; foreclosure of clouds",
    }
    told = (
        'The Federal Trade Commission ("FTC") issued an administrative complaint on December 6, 2022, alleging that we '
        "would withhold software from customers of rival clouds."
    )
    assert depth([told], case) in ("named", "named_with_status", "full")
    theirs = (
        "In 2022 the Federal Trade Commission sued our competitor Orbwell over its purchase of a maker of software."
    )
    assert depth([theirs], case) == "not_mentioned"
    only = "The FTC sued one of our competitors in December 2022, and states could bring actions against us."
    assert depth([only], case) == "not_mentioned"


STORES = {
    "name": "Federal Trade Commission v. Alder Corporation (stores)",
    "aliases": ["Federal Trade Commission"],
    "forum": "United States District Court for the Western District of Washington",
    "filed": "2023-09-26",
    "claim": "Keeping its dominance in superstores and services for sellers by anti-discounting",
}
TRICKED = {
    "name": "Federal Trade Commission v. Alder Corporation (subscriptions)",
    "forum": "United States District Court for the Western District of Washington",
    "filed": "2023-06-21",
    "claim": "Consumer protection; customers were tricked into subscriptions that are hard to end",
    "status_by_date": [{"date": "2023-09-20", "status": "amended complaint names three executives"}],
}


def test_of_two_suits_of_one_authority_the_one_is_told_that_was_filed_when_it_says() -> None:
    told = (
        "The Federal Trade Commission filed a similar lawsuit in September 2023 in the Western District of Washington, "
        "alleging our structure of subscriptions, subscriptions that are hard to end."
    )
    by_name = {m.case.name: m for m in found([told], STORES, TRICKED)}
    assert by_name[str(STORES["name"])].told
    assert not by_name[str(TRICKED["name"])].told


PATENT = {
    "name": "Lattice Harbor Techs., LLC v. Alder Corporation",
    "forum": "U.S. District Court for the Western District of Texas",
    "filed": "2020-10-05",
    "claim": "Patent infringement; snapshots in storage",
}


def test_the_lead_in_of_a_list_tells_whose_case_it_is_and_its_items_go_on() -> None:
    told = [
        (
            Kind.BODY,
            1,
            "Lattice Harbor Technologies LLC, which sells nothing, says that our snapshots infringe its patents.",
        ),
        (
            Kind.BULLET,
            2,
            "It filed suit in October 2020 in the United States District Court for the Western District of Texas.",
        ),
        (Kind.BULLET, 3, "On March 10, 2023, a jury found two patents infringed, and our motions are pending."),
    ]
    assert depth(told, PATENT) == "full"


def test_a_suit_of_somebody_else_in_the_same_court_is_another() -> None:
    case = {
        **PATENT,
        "forum": "U.S. District Court for the District of Delaware",
        "claim": "Patents; deduplication of data",
    }
    told = (
        "In August 2022 the United States District Court for the District of Delaware entered judgment for us in an "
        "action by Greyfen Licensing, Inc. over patents on the deduplication of stored data."
    )
    assert depth([told], case) in {"not_mentioned", "possibly"}


def test_firms_of_its_own_are_not_somebody_else() -> None:
    case = {"name": "Kittel Feeders, Inc. v. Alder Corporation", "forum": "High Court", "filed": "2019-04-23"}
    told = "Kittel Feeders, Inc. filed a class action against Tallrun and other packers on April 23, 2019."
    assert depth([told], case) == "named"
    bought = [
        "We completed our purchase of Ardent Loop B.V. in 2018.",
        "Kittel Feeders, Inc. filed a class action against Ardent Loop on April 23, 2019.",
    ]
    assert depth(bought, case) == "named"
    assert (
        depth(["Kittel Feeders, Inc. filed a class action against Dunmere on April 23, 2019."], case) == "not_mentioned"
    )


@pytest.mark.parametrize(
    "told",
    [
        "Any dispute under the license from Lattice Harbor is to be submitted to arbitration in New York.",
        "Clients commonly provide for arbitration with Lattice Harbor over snapshots in storage.",
        "Under a license from Lattice Harbor we develop snapshots in storage.",
    ],
)
def test_what_a_contract_provides_for_is_no_case(told: str) -> None:
    assert depth([told], PATENT, heading="Overview") in ("not_mentioned", "possibly")


def test_another_sum_is_another_fine() -> None:
    case = {
        "name": "Prudential Authority, final notice (large exposures)",
        "forum": "Prudential Authority",
        "filed": "2023-11-20",
        "role": "regulatory",
        "claim": "Inaccurate returns; fine of EUR 11.4 million",
        "status_by_date": [{"date": "2023-11-20", "status": "fine"}],
    }
    told = "On 14 December 2022 the Prudential Authority fined us EUR 28.7 million for failings in resilience."
    assert depth([told], case) in ("not_mentioned", "possibly")


def test_names_behind_those_who_sue_with_it() -> None:
    case = {
        "name": "Kingsmere Opportunities LP and others v. Alder Corporation",
        "forum": "High Court",
        "filed": "2022-09-30",
    }
    told = "Kingsmere Opportunities LP and some 190 other institutions have sued Alder in London; a trial is pending."
    assert depth([told], case) == "named_with_status"


def test_a_month_is_no_misspelt_name() -> None:
    case = {
        "name": "Khamra Fishers Manch v. Alder Corporation",
        "aliases": ["Khamra Fishers Manch"],
        "forum": "National Green Tribunal",
        "filed": "2022-08-02",
        "claim": "Loss of mangroves",
    }
    told = [
        "Both parties appealed to the Tribunal in March 2021.",
        "In August 2022 the court stayed the case brought in March.",
    ]
    assert depth(told, case) == "not_mentioned"


def test_each_of_several_begins_with_what_is_told_of_all() -> None:
    told = [
        "On May 8, 2023, the European Commission announced that it had opened two formal investigations against us.",
        "The first concerns Article 7(1), under which riders must be told of cheaper fares.",
        "The second concerns Article 9(2), on the ranking of drivers, and is continuing.",
    ]
    cases = [
        {
            "name": f"REG.{n} - Alder - {about}",
            "aliases": [f"REG.{n}"],
            "forum": "European Commission",
            "filed": "2023-05-08",
            "role": "regulatory",
            "claim": f"Article {article}; {about}",
        }
        for n, about, article in ((100777, "cheaper fares for riders", "7(1)"), (100779, "ranking of drivers", "9(2)"))
    ]
    fares, ranking = found(told, *cases)
    assert {t.sentence.id for t in fares.told} >= {1} and 2 not in {t.sentence.id for t in fares.told}
    assert {t.sentence.id for t in ranking.told} >= {2} and 1 not in {t.sentence.id for t in ranking.told}


def test_a_tax_authority_in_its_own_language() -> None:
    case = {
        "name": "Direktorat Jenderal Pajak v. PT Alder Nusantara",
        "forum": "Direktorat Jenderal Pajak (Indonesia)",
        "filed": "2022-04",
        "role": "respondent",
        "claim": "Income tax on royalties; IDR 377 billion",
    }
    told = [
        "The Directorate General of Taxes in Indonesia has assessed us to income tax of IDR 377 billion on royalties."
    ]
    assert depth(told, case) not in ("not_mentioned", "possibly")


@pytest.mark.parametrize(
    "forum",
    [
        "United States District Court, Western District of Washington",
        "Court of Chancery, State of Delaware",
        "Superior Court of California, County of Los Angeles",
        "High Court of Justice, King's Bench Division",
        "U.S. District Court (N.D. Cal.)",
    ],
)
def test_where_a_court_sits_is_no_authority(forum: str) -> None:
    assert authorities(forum) == ()


def test_an_authority_beside_a_court_is_one() -> None:
    assert [p.words for p in authorities("High Court, Auckland; Commerce Commission")] == [("commerce", "commission")]


def test_a_court_that_another_case_is_told_of_names_no_case_of_an_authority() -> None:
    case = {
        "name": "Federal Trade Commission v. Alder Corporation",
        "aliases": ["FTC"],
        "forum": "United States District Court, Western District of Washington",
        "filed": "2023-09-26",
        "role": "regulatory",
        "claim": "federal antitrust",
    }
    told = [
        "Litigants sued us in March 2020 in the United States District Court for the Western District of Washington.",
        "The Federal Trade Commission and some states brought a similar suit in September 2023 in the W.D. Wash.",
    ]
    (m,) = found(told, case)
    assert m.told and {t.sentence.id for t in m.told} == {1}


def test_a_dispute_that_is_only_imagined_with_somebody_is_no_case_of_it() -> None:
    case = {
        "name": "Halden Vaccines, Inc. v. Alder Corporation",
        "forum": "American Arbitration Association (Chicago)",
        "filed": "2022-11",
        "claim": "Breach of service levels in a supply agreement; rebates",
    }
    imagined = (
        "Suppliers can claim damages in arbitration if we do not reach agreed service levels, and a dispute of that "
        "sort with Halden Vaccines, were one to arise, could cost us rebates of the supply agreement."
    )
    (m,) = found([imagined], case, heading="Risk factors")
    assert not m.told


def test_what_is_said_not_to_be_about_us_speaks_of_its_own_sentence() -> None:
    case = {
        "name": "Orrin Corp. v. Alder Corporation",
        "forum": "U.S. District Court for the District of Delaware",
        "filed": "2022-03-12",
        "claim": "Patents on beam steering",
    }
    suit = "Orrin Corp. sued us over patents."
    beside = "Its complaint against the maker of our antennas is part of the case and does not concern the Company."
    (m,) = found([suit, beside], case)
    assert m.told
    foreign = "Orrin Corp. filed a suit over beam steering in 2022, to which we are not a party."
    (m,) = found([foreign], case)
    assert not m.told


@pytest.mark.parametrize(
    "row", ["{} | D. Del. | Beam steering | Dismissed in 2023", "{} Delaware, beam steering, dismissed"]
)
def test_a_row_that_begins_with_another_name_tells_another_case(row: str) -> None:
    case = {
        "name": "Orrin Corp. v. Alder Corporation",
        "forum": "U.S. District Court for the District of Delaware",
        "filed": "2022-03-12",
        "claim": "Patents on beam steering",
    }
    head = "Plaintiff | Court | Patents | Stage"
    (m,) = found([(Kind.TABLE, 1, head), (Kind.TABLE, 1, row.format("Quandel Antennas LLC"))], case)
    assert not m.told
    (m,) = found([(Kind.TABLE, 1, head), (Kind.TABLE, 1, row.format("Orrin Corp."))], case)
    assert m.told


ORRIN = {
    "name": "Orrin Corp. v. Alder Corporation",
    "forum": "U.S. District Court for the District of Delaware",
    "filed": "2022-03-12",
    "claim": "Patents on beam steering",
}
COMMISSION = {
    "name": "Market Commission - Alder (rebates)",
    "forum": "Market Commission of Ireland",
    "filed": "2022-06-13",
    "role": "regulatory",
    "claim": "Rebates for hospitals; infusions",
}


@pytest.mark.parametrize(
    ("line", "case", "heading", "told"),
    [
        (
            "In June 2022 the Market Commission of Ireland opened an investigation of us over rebates for hospitals.",
            COMMISSION,
            NOTE,
            True,
        ),
        (
            "In its sector inquiry into infusions the Market Commission of Ireland asked us and others about rebates.",
            COMMISSION,
            "Markets",
            False,
        ),
        (
            "We depend on few makers, and a dispute with one of them, such as Orrin Corp., could stop our sales.",
            ORRIN,
            "Risk factors",
            False,
        ),
        (
            "The inquiry of the Market Commission of Ireland into rebates under Chapter V of the Act remains open.",
            COMMISSION,
            NOTE,
            True,
        ),
        (
            "Orrin Corp., from which we hold a licence for antennas, has brought an action for payments.",
            ORRIN,
            NOTE,
            True,
        ),
    ],
)
def test_what_only_looks_like_a_case(line: str, case: dict[str, object], heading: str, told: bool) -> None:
    (m,) = found([line], case, heading=heading)
    assert bool(m.told) is told


def test_a_director_with_a_plaintiffs_name_is_no_plaintiff() -> None:
    case = {
        "name": "Quandel v. Alder Corporation",
        "forum": "United States District Court for the Southern District of New York",
        "filed": "2023-09-14",
        "claim": "Securities Exchange Act; statements about merger remedies",
    }
    board = [
        "Eleven of our directors are independent under the standards of the New York Stock Exchange.",
        "Mira Quandel, who has chaired a committee since 2022, was a partner in the securities litigation practice of "
        "a firm in New York.",
    ]
    assert depth(board, case, heading="Our board") == "not_mentioned"


def test_other_tax_years_are_another_claim() -> None:
    case = {
        "name": "Alder India Pvt. Ltd. v. Deputy Commissioner of Income Tax",
        "forum": "Income Tax Appellate Tribunal, Bengaluru Bench",
        "filed": "2021-07",
        "claim": "Transfer pricing adjustment for assessment year 2016-17",
    }
    row = "India, income tax, assessment year {} | Commissioner of Income Tax (Appeals), Bengaluru | Appeal pending"
    head = "Country and tax | Authority | Stage"
    depths = {}
    for years in ("2019-20", "2016-17"):
        (m,) = found([(Kind.TABLE, 1, head), (Kind.TABLE, 1, row.format(years))], case)
        depths[years] = bool(m.told)
    assert depths == {"2019-20": False, "2016-17": True}


def test_an_arbitration_of_a_union_and_the_company_is_named_by_the_union() -> None:
    case = {
        "name": "Allied Cabin Crew Association and Tallrun Poultry, Inc. (Grievance 22-14)",
        "forum": "System Board of Adjustment",
        "filed": "2022-08-19",
        "claim": "Scope of the agreement of pilots",
    }
    (m,) = found(
        ["In August 2022 the Allied Cabin Crew Association brought an action over the scope of the agreement."], case
    )
    assert m.field("name") is not None


@pytest.mark.parametrize("name", ["Alder Corporation v. Okello", "Defamation claim against Mara Okello"])
def test_a_suit_that_the_company_brings_is_found_as_its_own(name: str) -> None:
    case = {
        "name": name,
        "aliases": ["Okello"],
        "forum": "High Court of Justice, King's Bench Division",
        "filed": "2022-05-16",
        "public_since": "2022-05-16",
        "role": "claimant",
        "claim": "Defamation by articles on water at the Brackwell dam",
    }
    told = (
        "On 16 May 2022 we filed a claim for defamation against Mara Okello in the High Court of Justice, "
        "which is pending."
    )
    assert depth([told], case) == "full"
    assert depth([told], {**case, "role": "defendant", "name": "Okello v. Alder Corporation"}) == "not_mentioned"

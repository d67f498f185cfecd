"""A register drafted from a report: the cases that it tells of the company, told again when it is read with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scorer.document.model import Kind
from scorer.document.reading import read_document
from scorer.evidence.cases.drafting import drafts
from scorer.evidence.cases.known import Index
from scorer.evidence.cases.matching import match
from scorer.evidence.gathering import Reading
from scorer.register.drafting import Draft, register_text
from scorer.register.loading import parse_register
from scorer.register.model import Role
from tests.verdict.test_judging import document

REPORTS = Path(__file__).resolve().parents[2] / "reports"
TOLD = (
    "On 4 May 2022 Orla Quinn filed a lawsuit against the Company in the High Court of Calder, alleging that her data "
    "were sold (Case No. 4:22-cv-01234)."
)


def read(*texts: str) -> Reading:
    return Reading(replace(document(texts), company="Marrow Systems Ltd", date="2023-03-31"))


def register(found: tuple[Draft, ...], company: str = "Marrow Systems Ltd"):
    loaded = parse_register(register_text("marrow", company, "report.pdf", "2023-03-31", found))
    assert not loaded.problems, loaded.problems
    return loaded.register


def test_a_case_is_drafted_with_what_the_report_tells_of_it() -> None:
    (draft,) = drafts(read(TOLD, "On 3 June 2022 the court dismissed two of her claims."))
    assert draft == Draft(
        "Orla Quinn v. Marrow Systems Ltd",
        "defendant",
        TOLD,
        1,
        "High Court of Calder",
        "4:22-cv-01234",
        "2022-05-04",
        ("2022-06-03", "On 3 June 2022 the court dismissed two of her claims."),
        0,
    )


def test_the_newest_word_on_a_case_is_its_status_by_the_date_of_the_report() -> None:
    told = TOLD, "On 3 June 2022 the court dismissed two of her claims.", "Her appeal is pending."
    (draft,) = drafts(read(*told))
    assert draft.status == ("", "Her appeal is pending.")
    (status,) = register((draft,)).cases[0].status_by_date
    assert (status.date, status.status) == ("2023-03-31", "Her appeal is pending.")
    ahead = replace(draft, status=("2024-05", "Trial is set for May 2024."))
    assert register((ahead,)).cases[0].status_by_date[0].date == "2023-03-31"


@pytest.mark.parametrize(
    ("told", "filed"),
    [
        ("Between 10 August 2020 and 6 May 2021 nine class actions were filed against the Company in the High Court of "
         "Calder over what we had said on 7 August 2020.", "2020-08-10"),
        ("After the fire of 2 May 2021 a class action against the Company was filed on 3 June 2021 in the High Court "
         "of Calder.", "2021-06-03"),
        ("Orla Quinn sued the Company in the High Court of Calder in 2021.", "2021"),
    ],
)  # fmt: skip
def test_a_case_is_filed_on_the_day_that_is_told_of_it(told: str, filed: str) -> None:
    (draft,) = drafts(read(told))
    assert draft.filed == filed


def test_a_district_needs_no_word_for_its_court() -> None:
    (draft,) = drafts(read("On 4 May 2022 Orla Quinn filed a lawsuit against us in the Southern District of New York."))
    assert draft.forum == "Southern District of New York"


def test_a_heading_that_is_a_caption_names_the_case_below() -> None:
    over = "Quinn and three others v. Marrow Systems Ltd"
    last = "On 4 July 2022 the court refused our application to strike out the claim."
    plain_reading = read(over, "High Court of Calder; lodged on 6 March 2022.", "A hearing was held in May 2022.", last)
    sentences = list(plain_reading.document.sentences)
    sentences[0] = replace(sentences[0], kind=Kind.HEADING)
    sentences[1:] = [replace(s, section=(over,)) for s in sentences[1:]]
    (draft,) = drafts(Reading(replace(plain_reading.document, sentences=tuple(sentences))))
    assert (draft.name, draft.forum, draft.filed) == (over, "High Court of Calder", "2022-03-06")
    assert draft.status == ("2022-07-04", last)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("In Varga v. Marrow Systems Ltd, the District Court of Halden ruled for us on 2 May 2022.",
         "Varga v. Marrow Systems Ltd", Role.DEFENDANT),
        ("In October 2021 the European Commission opened an investigation into whether we had fixed prices.",
         "European Commission v. Marrow Systems Ltd", Role.REGULATORY),
    ],
)  # fmt: skip
def test_captions_and_authorities_name_a_case(text: str, name: str, role: Role) -> None:
    (draft,) = drafts(read(text))
    assert (draft.name, draft.role) == (name, role)


@pytest.mark.parametrize(
    "text",
    [
        "From time to time lawsuits are filed against the Company in the High Court of Calder.",
        "If Orla Quinn filed a lawsuit against the Company in the High Court of Calder in May, we would defend it.",
        "No lawsuit was filed against the Company in the High Court of Calder in May 2022.",
        "On 4 May 2022 Orla Quinn filed a lawsuit against our competitor Larkfield in the High Court of Calder.",
        "On 4 May 2022 we filed a lawsuit in the High Court of Calder for our data.",
        "In Roe v. Larkfield Inc the High Court of Calder ruled in May 2022 that data may be sold.",
        "The Audit Committee met on 4 May 2022.",
    ],
)
def test_what_is_no_case_of_the_company_is_not_drafted(text: str) -> None:
    assert drafts(read(text)) == ()


def test_the_draft_tells_its_cases_in_the_report_that_it_was_made_from() -> None:
    reading = read(TOLD, "In Varga v. Marrow Systems Ltd, the District Court of Halden ruled for us on 2 May 2021.")
    made = register(drafts(reading))
    assert [m.case.id for m in match(reading, Index(made), "2023-03-31").matches if m.told] == ["S-01", "S-02"]
    assert TOLD in made.cases[0].claim and "(page 1)" in made.cases[0].claim


TOLD_IN_SAMPLES = {
    "b": ["KB-2022-091846", "", "", "1809942/2023", "13-WY-99471"],
    "c": ["0:21-cv-99418"],
    "d": ["0:21-cv-99418", ""],
}


@pytest.mark.parametrize("letter", "abcdefg")  # e denies, f tells of others, g imagines
def test_the_samples(letter: str) -> None:
    (path,) = REPORTS.glob(f"{letter}-*.pdf")
    reading = Reading(read_document(path))
    found = drafts(reading)
    assert [d.docket for d in found] == TOLD_IN_SAMPLES.get(letter, [])
    if found:
        matches = match(reading, Index(register(found, reading.document.company)), reading.document.date).matches
        assert all(m.told for m in matches)


@pytest.mark.parametrize(
    "nasty", ['"\n- evil: yes', "{a: *b}", "# x: !!python/object:os.system\u2028", "a\x00\x1b[31m", "\\"]
)
def test_foreign_text_stays_text(nasty: str) -> None:
    draft = Draft(
        f"Quinn {nasty} v. Marrow", "defendant", f"said {nasty}", 3, nasty, nasty, "2022", ("2022", nasty or "x")
    )
    loaded = parse_register(register_text("x", f"Marrow {nasty}", f"re{nasty}port.pdf", "2023-03-31", [draft, draft]))
    assert loaded.register is None or len(loaded.register.cases) == 2
    assert all("used twice" not in str(p) for p in loaded.problems)
    assert loaded.root is not None and [k.value for k, _ in loaded.root.pairs] == [
        "register",
        "company",
        "note",
        "cases",
    ]
    assert len(loaded.root.members("cases")) == 2
    claim = loaded.root.members("cases")[0].text("claim")
    assert claim.startswith("“said ") and claim.endswith("(page 3)")


def test_a_very_long_quote_is_cut_and_says_so() -> None:
    made = register((Draft("Quinn v. Marrow", "defendant", "word " * 2000, 3),))
    assert "[…]” (page 3)" in made.cases[0].claim


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (
            "In March 2021 the Labour Court of Halden imposed an order on us to pay 41 men.",
            "Labour Court of Halden",
        ),
        (
            "In October 2020, former packers in Fresno commenced an action against us in California Superior Court.",
            "Action, California Superior Court",
        ),
    ],
)
def test_what_is_begun_against_the_company_before_a_court_is_drafted_without_a_party(told: str, name: str) -> None:
    (draft,) = drafts(read(told))
    assert (draft.name, draft.forum) == (name, name.removeprefix("Action, "))


def test_a_step_of_a_case_is_no_case() -> None:
    assert len(drafts(read(TOLD, "In June 2022 the Court of Appeal of Calder rejected our appeal."))) == 1

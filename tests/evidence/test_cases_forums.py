"""Courts as people say them in a register, beside courts as filings write them."""

from __future__ import annotations

import pytest

from scorer.evidence.cases.forums import Courts, forum_of, lands_of, out_of_firms
from scorer.evidence.cases.known import Index
from scorer.evidence.cases.words import Line
from scorer.register.model import Register

SAME = [
    ("federal court in Waco", "In the U.S. District Court for the Western District of Texas, the suit was filed."),
    (
        "federal court in San Francisco",
        "filed in the United States District Court for the Northern District of California",
    ),
    ("San Francisco federal court", "filed in the Northern District of California"),
    ("Manhattan federal court", "in the U.S. District Court for the Southern District of New York"),
    ("US district court in Chicago", "in the N.D. Ill."),
    ("Seattle federal court", "in the W.D. Wash. alleging"),
    ("federal court in Los Angeles", "in the Central District of California"),
    ("Brooklyn federal court", "in the Eastern District of New York"),
    ("federal court in Boston", "in the District of Massachusetts"),
    ("federal court in Newark", "in the United States District Court for the District of New Jersey"),
    ("Delaware Chancery", "in the Court of Chancery of the State of Delaware"),
    ("Delaware Chancery Court", "in the Delaware Court of Chancery"),
    ("DC Superior Court", "in the Superior Court of the District of Columbia"),
    ("San Francisco Superior Court", "in the California Superior Court for the County of San Francisco"),
    ("NSW Supreme Court", "in the Supreme Court of New South Wales"),
    ("Victorian Supreme Court", "in the Supreme Court of Victoria"),
    ("Supreme Court of Victoria", "proceedings in the Victorian Supreme Court"),
    ("Queensland Supreme Court", "in the Supreme Court of Queensland"),
    ("Wellington High Court", "in the High Court of New Zealand, Wellington Registry"),
    ("Auckland High Court", "in the High Court at Auckland"),
    ("London High Court", "in the High Court of England and Wales"),
    ("UK Supreme Court", "by the Supreme Court of the United Kingdom"),
    ("EU General Court", "in the General Court of the European Union"),
    ("European Court of Justice", "to the Court of Justice of the European Union"),
    ("Dutch Supreme Court", "by the Supreme Court of the Netherlands"),
    ("Hague appeals court", "The Hague Court of Appeal"),
    ("Hague district court", "by the District Court of The Hague"),
    ("Paris court", "the Paris Judicial Court"),
    ("Paris appeals court", "the Paris Court of Appeal"),
    ("Munich regional court", "before the Munich Regional Court I"),
    ("Milan court", "before the Court of Milan"),
    ("Quebec Superior Court", "in the Superior Court of Quebec"),
    ("Ontario court", "in the Ontario Superior Court of Justice"),
    ("BC Supreme Court", "in the Supreme Court of British Columbia"),
    ("Ninth Circuit", "to the U.S. Court of Appeals for the Ninth Circuit"),
    ("US appeals court in San Francisco", "to the Ninth Circuit Court of Appeals"),
    ("Federal Circuit", "to the United States Court of Appeals for the Federal Circuit"),
    ("US Supreme Court", "by the Supreme Court of the United States"),
    ("Delhi High Court", "in the High Court of Delhi"),
    ("Indian Supreme Court", "the Supreme Court of India"),
    ("Tokyo District Court", "before the Tokyo District Court"),
    ("Tel Aviv district court", "in the District Court of Tel Aviv"),
    ("Sao Paulo court", "before a court of Sao Paulo"),
    ("Australian Federal Court", "in the Federal Court of Australia"),
    ("Edinburgh Court of Session", "in the Court of Session in Scotland"),
    ("employment tribunal in London", "before the London Central Employment Tribunal"),
    ("Luxembourg administrative court", "before the Luxembourg Administrative Tribunal"),
    ("US tax court", "in the United States Tax Court"),
    ("federal court in Detroit", "in the U.S. District Court for the Eastern District of Michigan"),
    ("federal court in Houston", "in the Southern District of Texas"),
    ("federal court in Marshall, Texas", "in the Eastern District of Texas"),
    ("federal court in Atlanta", "in the Northern District of Georgia"),
    ("federal court in Miami", "in the Southern District of Florida"),
    ("federal court in Philadelphia", "in the Eastern District of Pennsylvania"),
]
OTHERS = [
    ("federal court in San Francisco", "filed in the Central District of California"),
    ("federal court in Waco", "in the Eastern District of Texas"),
    ("San Francisco Superior Court", "in the Northern District of California"),
    ("federal court in Chicago", "in the Circuit Court of Cook County"),
    ("NSW Supreme Court", "in the Supreme Court of Victoria"),
    ("NSW Supreme Court", "in the Federal Court of Australia, New South Wales Registry"),
    ("Manhattan federal court", "in the Supreme Court of the State of New York"),
    ("Manhattan federal court", "in the Eastern District of New York"),
    ("Wellington High Court", "in the High Court of New Zealand, Auckland Registry"),
    ("Paris court", "before the Court of Lyon"),
    ("US appeals court in San Francisco", "to the Second Circuit Court of Appeals"),
    ("Delaware Chancery", "in the District of Delaware"),
    ("United States Court of Appeals for the Ninth Circuit", "to the Second Circuit Court of Appeals"),
    ("Supreme Court of Queensland", "in the Federal Court of Australia, Queensland Registry"),
]


def finds(forum: str, told: str) -> bool:
    """Whether a case with this forum is found there by its court, with its place."""
    case = {"id": "C-1", "name": "Doe v. Alder Ltd", "forum": forum, "role": "defendant"}
    register = {
        "register": "alder",
        "company": "Alder Ltd",
        "cases": [{**case, "sources": [{"url": "https://e.org/1"}]}],
    }
    courts = Courts(Line(told))
    seen = (courts.find(court) for court in Index(Register.model_validate(register)).known(0).courts)
    return any(s is not None and s.whole for s in seen)


@pytest.mark.parametrize(("forum", "told"), SAME)
def test_a_court_by_the_name_that_people_have_for_it(forum: str, told: str) -> None:
    assert finds(forum, told)


@pytest.mark.parametrize(("forum", "told"), OTHERS)
def test_another_court_of_the_place_or_the_kind(forum: str, told: str) -> None:
    assert not finds(forum, told)


def test_a_report_may_say_so_too() -> None:
    assert finds("United States District Court, Western District of Texas", "before the federal court in Waco")
    assert finds("U.S. Court of Appeals for the Ninth Circuit", "to the federal appeals court in San Francisco")
    assert not finds("United States District Court, Eastern District of Texas", "before the federal court in Waco")


def test_circuits_are_told_apart_and_a_judge_of_the_ninth_floor_is_none() -> None:
    ninth = forum_of("Ninth Circuit")
    assert ninth is not None
    assert ninth.places == ("ninth",)
    assert Courts(Line("The Ninth Circuit affirmed.")).find(ninth)
    assert Courts(Line("Our Ninth Annual Report is in the post.")).places(ninth) is None


def test_a_place_in_short_is_one_only_in_capitals() -> None:
    assert lands_of("NSW Supreme Court") >= {"new south wales", "australia"}
    assert "new south wales" not in lands_of("the nsw of the matter")


def test_a_firm_does_not_place_a_case_where_it_comes_from() -> None:
    line = Line("We sued Norrin Luxembourg S.A.R.L. and Ostler (Ireland) Ltd in Texas.")
    placed = {
        land: line.text.index(name) for land, name in (("luxembourg", "Lux"), ("ireland", "Ire"), ("texas", "Tex"))
    }
    assert out_of_firms(line, {land: (at, at + 3) for land, at in placed.items()}) == {"texas"}

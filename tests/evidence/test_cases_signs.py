"""What signs say of a case and a thread: the log-odds, and what no sign can outweigh."""

from __future__ import annotations

import pytest

from benchmarks.registers import document
from benchmarks.weighing import CONTRADICT, SUPPORT, Pair, learned
from scorer.evidence.cases import signs
from scorer.evidence.cases.agreeing import POSSIBLE, TOLD, Agreed, Weighed
from scorer.evidence.cases.known import Index
from scorer.evidence.cases.matching import match
from scorer.evidence.cases.model import Match
from scorer.evidence.cases.parties import Parties
from scorer.evidence.cases.prepared import Prepared
from scorer.evidence.cases.threads import Thread
from scorer.evidence.gathering import Reading
from scorer.register.model import Register

ORRIN = {
    "name": "Orrin Optics, Inc. v. Alder Logistics Ltd",
    "forum": "U.S. District Court for the Western District of Texas",
    "filed": "2021-03-09",
    "role": "defendant",
    "claim": "Infringement of two patents on folded lenses; damages of USD 14 million",
    "status_by_date": [{"date": "2022-06-01", "status": "stayed"}],
}


def register(**changes: object) -> Index:
    case = {"id": "C-1", "public_since": "2021-03-09", "sources": [{"url": "https://example.org/c-1"}]}
    data = {"register": "alder", "company": "Alder Corporation", "aliases": ["Alder", "Alder Logistics Ltd"]}
    return Index(Register.model_validate({**data, "cases": [{**case, **ORRIN, **changes}]}))


def found(text: list[str], index: Index) -> dict[str, float]:
    prepared = Prepared(Reading(document(text, "Legal proceedings")), index.company, index.sides)
    thread = Thread(list(range(1, len(text) + 1)))
    return signs.Signs(prepared, index, {}, Parties({}, {})).of(index.known(0), Weighed(0, thread))


def told(text: list[str], index: Index) -> Match:
    return match(Reading(document(text, "Legal proceedings")), index).matches[0]


def test_what_agrees_never_speaks_against_a_case_and_what_contradicts_never_for_one() -> None:
    assert all(weight > 0 for weight in signs.FOR.values())
    assert all(weight < 0 for weight in signs.AGAINST.values())
    assert set(signs.FOR) <= set(SUPPORT)
    assert set(signs.AGAINST) <= set(CONTRADICT)


def test_log_odds_are_the_sum_of_what_each_sign_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signs, "AT_FIRST", -2.0)
    monkeypatch.setattr(signs, "FOR", {"forum": 0.5, "under a heading": 0.25})
    monkeypatch.setattr(signs, "AGAINST", {"another country": -1.5})
    index = register()
    text = ["A suit over lenses was filed against us in Peru in May 2020."]
    prepared = Prepared(Reading(document(text, "Legal proceedings")), index.company, index.sides)
    weighed = Weighed(0, Thread([1]), {"forum": Agreed("forum", 2.5, 1, 0, 5)})
    assert signs.Signs(prepared, index, {}, Parties({}, {})).odds(index.known(0), weighed) == pytest.approx(
        -2 + 0.5 * 2.5 + 0.25 - 1.5
    )


@pytest.mark.parametrize(
    ("sign", "text", "there"),
    [
        ("another country", "The suit over lenses was filed in Peru.", True),
        ("another country", "The suit over lenses was filed in Texas.", False),
        ("another state", "The suit over lenses was filed in Delaware.", True),
        ("another state", "The suit over lenses was filed in Texas.", False),
        ("none of its sums", "The suit over lenses seeks $15 million.", True),
        ("none of its sums", "The suit over lenses seeks $14 million.", False),
        ("none of its months", "The suit over lenses was filed in May 2021.", True),
        ("none of its months", "The suit over lenses was filed in March 2021.", False),
        ("begun in another month", "The suit over lenses was filed in May 2020.", True),
        (
            "begun in another month",
            "The suit over lenses was filed in March 2021, and a motion in it in May 2021.",
            False,
        ),
        ("no word of a proceeding", "Folded lenses are what we sell most.", True),
        ("no word of a proceeding", "The lawsuit is over folded lenses.", False),
    ],
)
def test_signs_are_there_and_not_there(sign: str, text: str, there: bool) -> None:
    assert found([text], register())[sign] == float(there)


def test_a_firm_of_the_company_that_is_not_told_of_speaks_against_a_case_of_it() -> None:
    text = ["Orrin Optics sued Alder Retail over two patents."]
    assert found(text, register(name="Orrin Optics, Inc. v. Alder Warehouses Ltd"))["another firm"] == 1
    assert found(text, register(name="Orrin Optics, Inc. v. Alder Corporation"))["another firm"] == 0
    both = "Orrin Optics, Inc. v. Alder Corporation and Alder Warehouses Ltd"
    assert found(text, register(name=both))["another firm"] == 0


def test_names_that_the_case_has_not_speak_against_it() -> None:
    text = "Orrin Optics filed suit over lenses in Waco."
    more = "Velmar Glass and Quist Holdings joined Orrin Optics, which filed suit over lenses in Waco."
    assert found([text], register())["other names"] < found([more], register())["other names"]


def test_the_same_party_with_another_suit_is_at_most_possible() -> None:
    text = [
        "In October 2019, Orrin Optics began an arbitration in Singapore over the price of coatings that we supplied."
    ]
    assert not told(text, register()).told
    assert told(
        ["On March 9, 2021, Orrin Optics sued us in the Western District of Texas over lenses."], register()
    ).told


def test_one_identifier_alone_neither_tells_nor_may_tell_a_case() -> None:
    weighed = Weighed(0, Thread([0]), {"claim": Agreed("claim", 3.0, 0, 0, 5)}, odds=TOLD + 5)
    assert not weighed.sure
    assert not weighed.possible


@pytest.mark.parametrize("reason", ["denied", "not us", "reversed", "everyday", "namesake", "elsewhere"])
def test_nothing_outweighs_what_refutes(reason: str) -> None:
    agreed = {kind: Agreed(kind, 3.0, 0, 0, 5) for kind in ("date", "claim", "forum")}
    weighed = Weighed(0, Thread([0]), agreed, [reason], odds=POSSIBLE + 9)
    assert not weighed.sure
    assert not weighed.possible
    assert weighed.doubts


def test_weights_are_learned_within_their_bounds() -> None:
    right = {"cited": 1.0, "other names": 2.0}
    wrong = {"other names": 1.0, "claim": 2.0}
    weights = learned([Pair("a", "first", right, True), Pair("b", "first", wrong, False)] * 20)
    assert weights["cited"] > 0
    assert "claim" not in weights  # it agrees with what is not told: no weight rather than one against
    assert "other names" not in weights

"""The judgement this project was founded on: what Amnesty International and others found at fault in a report of 2021.

Each fault (F1 to F11, with who found it) must come out of the evidence on sample (a), which was written to have just
these faults; what the report does disclose must be credited; and a thorough report must show none of the faults.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.acceptance.conftest import ROOT, Card

MISSED = ("KES-02", "KES-04", "KES-05", "KES-06", "KES-07")


class TestFaults:
    """On the glossy report."""

    def test_f1_it_reads_like_a_brochure(self, vendor: Card, thorough: Card) -> None:
        """Amnesty, July 2021. The panel says so, beside the score and never in it."""
        assert vendor.stands_out() >= {"promotion", "deflection", "confidentiality"}
        for name in ("promises", "promotion", "deflection", "confidentiality", "completeness"):
            assert vendor.data["brochure"][name]["value"] > thorough.data["brochure"][name]["value"], name
        weights = [(t["weight"], t["score"]) for t in vendor.data["themes"]]
        assert vendor.data["score"] == pytest.approx(sum(w * s for w, s in weights) / sum(w for w, _ in weights))

    def test_f2_no_meaningful_information_on_impacts(self, vendor: Card) -> None:
        """Amnesty, July 2021. Counts of reviews, and not one harm, place or person."""
        assert vendor.silent("DD2.4")

    def test_f3_it_ignores_remedy_for_victims(self, vendor: Card) -> None:
        """Amnesty, July 2021; Citizen Lab, May 2021. A channel gets part of the credit; remedy itself is silence."""
        assert 1 <= vendor.level("RE1.1") <= 2
        assert vendor.silent("RE3.1")
        assert vendor.silent("RE3.2")
        assert vendor.silent("RE2.3")
        assert vendor.level("RE3.3") <= 1

    def test_f4_it_does_not_disclose_all_legal_challenges(self, vendor: Card) -> None:
        """Amnesty, July 2021. Five of seven are missing, by name; the later one and the one of others do not count."""
        missing = vendor.missing()

        assert set(missing) >= set(MISSED) - {"KES-02"}  # "a privacy claim" may allude to KES-02 or to KES-03
        assert len(missing) == 5
        assert vendor.case("KES-01")["depth"] in ("named", "named_with_status")
        assert vendor.level("LC4.1") <= 1
        assert {c["id"] for c in vendor.data["cases"] if not c["counts"]} == {"KES-08", "KES-09"}
        assert all(c["name"] and c["sources"] for c in vendor.data["cases"])

    def test_f5_investors_are_left_in_the_dark(self, vendor: Card) -> None:
        """Amnesty, July 2021. Neither the fields of SEC Item 103 nor an estimate."""
        assert vendor.silent("LC1.4")
        assert vendor.level("LC1.3") <= 1
        assert vendor.level("LC1.2") <= 2
        said = vendor.case("KES-01")
        assert said["says"]
        assert said["leaves_out"]

    def test_f6_claims_are_not_verified(self, vendor: Card) -> None:
        """Access Now, Amnesty, CPJ, April 2021. Nobody outside has looked; what is promised is not measured."""
        assert vendor.silent("DD4.2")
        assert vendor.level("DD4.1") <= 1

    def test_f7_it_evades_questions_and_findings_of_others(self, vendor: Card) -> None:
        """Citizen Lab, May 2021. One allegation denied, the rest waved away, no facts."""
        assert vendor.level("LC3.1") <= 2

    def test_f8_confidentiality_is_used_to_avoid_specific_abuses(self, vendor: Card) -> None:
        """Citizen Lab, June 2019. Blanket refusals, each to be read with its page."""
        refusals = vendor.data["brochure"]["confidentiality"]["quotes"]

        assert len(refusals) >= 5
        assert all(q["page"] and q["boxes"] for q in refusals)
        assert any("we are prevented from sharing details of individual cases" in q["quote"] for q in refusals)

    def test_f9_findings_of_due_diligence_are_not_published(self, vendor: Card) -> None:
        """Eight UN experts, August 2021. That reviews were held is told, and nothing of what they found."""
        assert vendor.level("DD2.1") >= 2
        assert vendor.silent("DD2.4")

    def test_f10_no_visibility_and_yet_specific_denials(self, vendor: Card) -> None:
        """The Wire, July 2021. Both passages stand side by side, with page and place."""
        (clash,) = vendor.clashes("no_sight")

        assert clash["claim"]["quote"].startswith("We have no visibility into how customers use Lanthorn")
        assert any("Lanthorn was not used on the telephone of Idris Fahl" in q["quote"] for q in clash["against"])
        assert all(q["page"] == 19 and q["boxes"] for q in (clash["claim"], *clash["against"]))

    def test_f11_the_channel_asks_victims_for_too_much(self, vendor: Card) -> None:
        """NSO's reply of June 2020; Citizen Lab. Accessible and protected in part at best."""
        assert vendor.level("RE1.2") <= 1
        assert vendor.level("RE1.3") <= 1


class TestContradictions:
    """The claim to tell everything."""

    def test_the_full_accounting_is_contradicted_with_both_quotes(self, vendor: Card) -> None:
        (clash,) = vendor.clashes("completeness")

        assert "full accounting" in clash["claim"]["quote"]
        assert clash["claim"]["page"] == 3
        assert any("we do not discuss legal matters further" in q["quote"] for q in clash["against"])
        assert len(clash["cases"]) == 5
        assert {"RE3.1", "RE3.2", "DD2.4"} <= set(clash["elements"])

    def test_its_counts_add_up_and_are_not_held_against_it(self, vendor: Card) -> None:
        assert not vendor.clashes("total")


class TestCredit:
    """What the report discloses is credited: zero everywhere would be wrong as well."""

    def test_the_counts_of_reviews_are_credited(self, vendor: Card) -> None:
        assert vendor.level("DD3.2") == 3
        assert vendor.level("RE2.2") == 3
        assert vendor.level("RE2.1") >= 2
        told = " ".join(vendor.quotes(e) for e in ("DD2.1", "DD3.1", "DD3.2", "RE2.1", "RE2.2", "LC3.2"))
        for fact in (
            r"twelve preliminary reviews|\b12\b",
            r"Five of the twelve led to an investigation|five concerned",
            r"ended with the termination|licence terminated 1",
            r"In two, the customer was required to accept additional mitigation|mitigation measures 2",
            r"Two remain open|still open 2",
            r"other seven reviews there was insufficient information|insufficient information 7",
        ):
            assert re.search(fact, told), fact

    def test_countries_refused_and_customers_cut_off_are_credited(self, vendor: Card) -> None:
        assert "four customers have been disconnected" in vendor.quotes("DD3.2")

    def test_a_commitment_to_a_named_standard_is_credited(self, vendor: Card) -> None:
        assert vendor.level("DD1.1") == 2
        assert "United Nations Guiding Principles" in vendor.quotes("DD1.1")

    def test_every_point_has_a_quote_with_its_place(self, vendor: Card) -> None:
        for theme in vendor.data["themes"]:
            for e in (e for i in theme["indicators"] for e in i["elements"] if e["points"]):
                assert e["evidence"], e["id"]
                assert all(q["page"] and q["boxes"] for q in e["evidence"]), e["id"]


class TestThorough:
    """A thorough report shows none of the faults."""

    @pytest.mark.parametrize(
        "element", ["DD2.4", "DD4.2", "RE1.1", "RE1.2", "RE3.1", "RE3.2", "LC1.3", "LC1.4", "LC3.1"]
    )
    def test_it_answers_with_facts_where_the_other_is_silent(self, thorough: Card, element: str) -> None:
        assert thorough.level(element) == 3

    def test_it_misses_no_case_and_names_each_with_forum_and_status(self, thorough: Card) -> None:
        assert thorough.missing() == []
        assert thorough.level("LC4.1") == 3
        assert [c["id"] for c in thorough.data["cases"] if not c["counts"]] == ["OST-07"]

    def test_nothing_speaks_against_its_claims_and_nothing_in_its_manner_stands_out(self, thorough: Card) -> None:
        assert thorough.data["contradictions"] == []
        assert thorough.stands_out() == set()

    def test_it_is_far_above_the_glossy_one(self, vendor: Card, thorough: Card) -> None:
        assert vendor.data["score"] < 55 < 85 < thorough.data["score"]


@pytest.mark.parametrize(
    ("day", "counts"), [("2021-09-29", False), ("2021-09-30", False), ("2021-10-01", True), ("2021-10-02", True)]
)
def test_a_case_filed_after_the_report_never_counts_against_it(
    vendor: Card, score: Callable[..., Card], day: str, counts: bool
) -> None:
    """KES-08 was filed on 1 October 2021, the day after the report."""
    card = score(ROOT / "reports" / "a-surveillance-vendor-2021.pdf", "--register", "kestrane-group", "--date", day)

    assert card.case("KES-08")["counts"] is counts
    assert ("KES-08" in card.missing()) is counts
    if not counts:
        assert card.missing() == vendor.missing()
        assert card.data["score"] == vendor.data["score"]

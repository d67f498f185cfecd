"""The brochure panel tells a sales brochure from an account, by figures with a definition and a scale."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from scorer.document.reading import read_document
from scorer.evidence.gathering import Reading
from scorer.verdict import brochure as panel
from scorer.verdict.brochure import brochure, comparison, measured
from tests.verdict.test_judging import document

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "reports"
COMMITTED = ROOT / "scorer" / "verdict" / "comparison.json"
JUDGED = ("promises", "facts", "promotion", "repetition", "deflection", "confidentiality")

BROCHURE = [
    "We are proud of our world-class programme.",
    "We will respect human rights everywhere.",
    "We are committed to unprecedented transparency.",
    "This report is a full accounting of our efforts.",
    "We cannot disclose details of customers for reasons of confidentiality.",
    "Responsibility for the use of our products rests with our customers.",
]
ACCOUNT = [
    "In 2023 we assessed 41 suppliers.",
    "We closed 12 complaints in March 2023.",
    "Legal reviews each complaint.",
]


def test_each_figure_counts_what_it_says() -> None:
    glossy, plain = measured(Reading(document(BROCHURE))), measured(Reading(document(ACCOUNT)))
    words = sum(len(text.split()) for text in BROCHURE)

    assert (glossy["promises"], plain["promises"]) == (1.0, 0.0)
    assert glossy["facts"] == 0.0
    assert plain["facts"] == pytest.approx(1000 * 2 / sum(len(text.split()) for text in ACCOUNT))
    assert glossy["promotion"] == pytest.approx(1000 * 3 / words)  # proud, world-class, unprecedented
    assert glossy["deflection"] == glossy["confidentiality"] == pytest.approx(10_000 / words)
    assert glossy["completeness"] == 1.0
    assert not any(plain[name] for name in ("promotion", "deflection", "confidentiality", "completeness"))


def test_text_said_before_is_counted_in_words() -> None:
    once = "Our people are at the heart of what we do each day in every country."  # 15 words
    again = f"And so we say that {once[0].lower()}{once[1:]}"  # 5 new words, 15 said before
    other = "Nothing of this sentence was said before in the report that it stands in, for it is new."
    values = measured(Reading(document([once, other, again])))

    assert values["repetition"] == pytest.approx(15 / (15 + 18 + 20))
    assert measured(Reading(document([once, other])))["repetition"] == 0.0


def test_readability_is_the_fog_index() -> None:
    text = "The company considers responsibility important in every country."  # 8 words, 5 of them long
    assert measured(Reading(document([text])))["readability"] == pytest.approx(0.4 * (8 + 100 * 5 / 8))


def test_nothing_to_measure_gives_no_figures() -> None:
    assert brochure(Reading(document([]))) == {}


def test_sentences_of_a_rare_kind_can_be_read() -> None:
    figures = brochure(Reading(document(BROCHURE * 2)))
    told = {n: [p.sentence.text for p in f.passages] for n, f in figures.items() if f.passages and n != "promotion"}
    assert told == {"completeness": BROCHURE[3:4], "confidentiality": BROCHURE[4:5], "deflection": BROCHURE[5:6]}


def test_promotional_words_are_shown_where_they_stand_and_how_often() -> None:
    texts = [*BROCHURE, "Ours is a world class team, proud of its work."]
    figure = brochure(Reading(document(texts)))["promotion"]
    marked = [[p.sentence.text[a:b] for a, b in p.spans] for p in figure.passages]
    assert marked == [["proud", "world-class"], ["unprecedented"], ["world class", "proud"]]
    assert figure.words == (("proud", 2), ("world class", 2), ("unprecedented", 1))
    assert figure.value == pytest.approx(1000 * 5 / sum(len(t.split()) for t in texts))


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("All team leaders were trained, and our leaders decide.", []),
        ("Their leader reports to the board.", []),
        ("We are a market leader in toys and one of the world leaders in our field.", ["leader", "leaders"]),
        ("The spill ended, leading to a fine, and she is leading a review.", []),
        ("We are a leading maker of toys, one of the leading brands.", ["leading", "leading"]),
        ("Shares outstanding and other comprehensive income fell; two claims are outstanding.", []),
        ("An outstanding result of a comprehensive programme.", ["outstanding", "comprehensive"]),
        ("Exceptional items were voted on at the extraordinary general meeting.", []),
        ("Each has a unique identifier; historic figures were restated.", []),
    ],
)
def test_plain_uses_of_promotional_words_are_not_counted(text: str, counted: list[str]) -> None:
    figure = brochure(Reading(document([text])))["promotion"]
    assert [p.sentence.text[a:b] for p in figure.passages for a, b in p.spans] == counted
    assert bool(figure.value) is bool(counted)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        # what is demanded, may be, is denied or only granted
        ("Regulatory authorities require a rigorous assessment of donors.", []),
        ("New privacy laws may require extensive changes of our systems.", []),
        ("We may introduce unique manufacturing processes in the future, and these may fail.", []),
        ("So far there is no robust method to count them.", []),
        ("We acknowledge, however, that as an investor with extensive holdings, risks are present.", []),
        ("We require all suppliers to have comprehensive safety systems.", []),
        ("We asked them for more robust disclosure.", []),
        ("We take a rigorous approach to safety.", ["rigorous"]),
        ("We may fail, but our rigorous controls find most of it.", ["rigorous"]),
        # others
        ("We work with leading universities and with trusted experts.", []),
        ("Norlund is one of the leading companies in its field.", ["leading"]),
        ("She worked for Brandell, the world leader in paints, for ten years.", []),
        ("Tilbury, a leading maker of toys, employs 900 people.", ["leading"]),
        ("The regulator has comprehensive powers.", []),
        ("We are trusted by our suppliers.", ["trusted"]),
        # names
        ("Artwork by Aunty Rosa Proud hangs in the hall.", []),
        ("Training is part of our Safety Excellence Programme.", []),
        ("Proud of our work, we go on.", ["Proud"]),
        # a verb, a count, a law
        ("He has long experience leading large enterprises.", []),
        ("Its topics include safety, including leading change.", []),
        ("The tool recorded 97 unique credentials.", []),
        ("We must follow extensive federal, state and local laws.", []),
        # how rare something is that is none of ours
        ("The climate changes at an unprecedented pace.", []),
        ("We offer unprecedented comfort.", ["unprecedented"]),
    ],
)
def test_promotional_words_count_that_praise_the_company(text: str, counted: list[str]) -> None:
    report = replace(document([text]), company="Tilbury plc")
    figure = brochure(Reading(report))["promotion"]
    assert [p.sentence.text[a:b] for p in figure.passages for a, b in p.spans] == counted


@pytest.mark.parametrize(
    ("text", "declines"),
    [
        ("Additional information not disclosed elsewhere in this report is set out below.", False),
        ("This summary does not discuss the tax treatment of dealers in securities.", False),
        ("Area not specifically mentioned by Article 3 of the Decree.", False),
        ("Woman 41 Man 52 Prefer not to answer 7", False),
        ("Commercial-in-confidence metrics for products", False),
        ("We prefer not to name the customers.", True),
        ("We do not discuss legal matters further.", True),
        ("The suit was settled in May by an agreement, the terms of which are confidential.", True),
        ("The names of those who report are kept confidential, as are the terms of their talks.", False),
    ],
)
def test_what_only_looks_like_a_refusal_is_none(text: str, declines: bool) -> None:
    figure = brochure(Reading(document([text])))["confidentiality"]
    assert bool(figure.passages) is declines


def test_a_short_report_is_shown_and_not_compared() -> None:
    figures = brochure(Reading(document(BROCHURE)))
    assert figures["promises"].value == 1.0
    assert not any(f.scale or f.stands_out for f in figures.values())


def test_a_long_report_is_set_beside_the_comparison_reports() -> None:
    long = [f"{text[:-1]} in town {n}." for n in range(40) for text in BROCHURE]
    figures = brochure(Reading(document(long)))

    for name in JUDGED:
        scale = figures[name].scale
        assert scale is not None
        assert scale.tenth <= scale.quarter <= scale.middle <= scale.three_quarters <= scale.ninetieth
        assert 0 <= scale.behind <= scale.n == len(comparison()[name])
        assert figures[name].stands_out
    for name in ("completeness", "readability"):
        assert figures[name].scale is None and not figures[name].brochure


def test_one_sentence_of_a_rare_kind_does_not_stand_out() -> None:
    plain = [f"In 2023 we assessed {n} suppliers in town {n} and closed the file." for n in range(120)]
    figures = brochure(Reading(document([*plain, BROCHURE[4]])))

    assert figures["confidentiality"].value
    assert figures["confidentiality"].scale is not None
    assert not figures["confidentiality"].stands_out


@pytest.mark.parametrize("name", panel._FIGURES)
def test_every_figure_says_what_it_is_where_it_comes_from_and_what_it_is_worth(name: str) -> None:
    figure = brochure(Reading(document(BROCHURE)))[name]
    assert all((figure.title, figure.unit, figure.definition, figure.source, figure.worth))


def test_the_comparison_reports_are_numbers_with_their_source() -> None:
    data = json.loads(COMMITTED.read_text(encoding="utf-8"))
    assert len(data["reports"]) >= 25
    for report in data["reports"]:
        assert set(report) == {"report", "pages", *panel._FIGURES}
        assert all(v is None or isinstance(v, int | float) for k, v in report.items() if k != "report")


@pytest.mark.shared
@pytest.mark.parametrize("name", ["msa-mirvac", "asx-rio-tinto-human-rights-policy"])
def test_the_committed_figures_are_those_of_the_reports(name: str) -> None:
    path = SHARED / f"{name}.pdf"
    if not path.exists():
        pytest.skip("the folder of real reports is not here")
    kept = {r["report"]: r for r in json.loads(COMMITTED.read_text(encoding="utf-8"))["reports"]}[name]
    now = measured(Reading(read_document(path)))
    # a better reader moves a figure a little; a scale measured by other definitions is off by far more
    for figure in JUDGED:
        assert now[figure] == pytest.approx(kept[figure], rel=0.15, abs=0.05), (
            f"run benchmarks/brochure_scale.py: {figure}"
        )


@pytest.fixture(scope="module")
def samples() -> dict[str, dict[str, panel.Figure]]:
    return {p.name[0]: brochure(Reading(read_document(p))) for p in sorted((ROOT / "reports").glob("*.pdf"))}


def test_the_glossy_sample_stands_out_against_the_others(samples: dict[str, dict[str, panel.Figure]]) -> None:
    out = {name: {k for k, f in figures.items() if f.stands_out} for name, figures in samples.items()}

    assert out["a"] >= {"promotion", "deflection", "confidentiality"}
    assert out["b"] == out["c"] == out["d"] == set()
    for other in "bcd":
        for figure in ("promises", "promotion", "deflection", "confidentiality", "completeness"):
            assert samples["a"][figure].value > samples[other][figure].value, (other, figure)
        assert samples["a"]["facts"].value < samples[other]["facts"].value

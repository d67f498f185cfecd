"""Parts that cannot be parts of their whole, and what ended before it began."""

from __future__ import annotations

import pytest

from scorer.document.model import Kind
from scorer.evidence.gathering import Reading
from scorer.verdict.contradictions import Clash, contradictions
from tests.growth import assert_linear
from tests.verdict.test_judging import document

WRONG = [
    ["Of the 48 plants audited, 31 were rated green, 12 amber and 9 red; no plant was given more than one rating."],
    ["It took 34 grievances, each filed under one category only: 19 under dust, 8 under noise and 11 under water."],
    [
        "The desk opened 27 cases, each of which has one heading only.",
        "Fourteen of the cases had to do with billing, eight with consent and the other seven with fees.",
    ],
    [
        "Auditors visited 62 plants.",
        "Of the plants visited, 27 earned an A, 21 a B and 9 a C, while the remaining 3 got a D.",
    ],
    ["Each tonne came from a single country: 54% from Peru, 33% from Chile and 21% from Cuba."],
    ["Nine of our twelve site heads are women, that is 60 per cent."],
    ["In all, 35% (9 of 12) of the heads of sites are women."],
    [
        "Nine reviews were opened.",
        "Three of them ended with a warning, four with a fine, and four were closed without one.",
    ],
    ["In the year 17 reports came in.", "Eight were upheld, four were rejected and three are still open."],
    ["We got 17 reports in 2022: eight from workers, four from neighbours, three from makers and three anonymous."],
    ["Seventeen reports came in: eight about wages, four about hours, three about safety and three about housing."],
    ["Of the twelve complaints, six were upheld, five were dismissed and three are pending."],
    ["Of the 20 cases 15 were closed, and eight remain open."],
    ["Of the 40 complaints received in 2022, 26 were closed and 19 are open."],
    ["Fifteen of the twenty cases were closed and eight remain open."],
    ["A total of 90 audits were carried out.", "Of the audits, 120 were unannounced."],
    ["We heard 200 cases.", "In 58% of the cases the claim was confirmed, in 47% it was not."],
    [
        "Each complaint has only one cause.",
        "62% of complaints concerned pay, 31% of complaints hours and 18% of complaints housing.",
    ],
    ["Sixty-two per cent of the complaints were upheld and 45 per cent were rejected."],
    ["62% are men and 45% are women."],
    ["Half of the cases were upheld, a third were rejected and a quarter are pending."],
    ["70% of our suppliers are in Asia, 25% in Europe and 15% in Africa."],
    ["In the year 112% of employees were trained."],
    ["We visited 12 sites, of which five in Asia, four in Africa and six in Europe."],
    [
        "We received 17 reports.",
        "Eight came from workers, four from neighbours, three from suppliers and three from customers.",
    ],
    ["We ended nine contracts.", "Five were in Asia.", "Three were in Africa.", "Two were in Europe."],
    ["The panel has seven members.", "Four are women and four are men."],
    ["In total, 240 audits were done in 2022.", "265 of the audits were unannounced."],
    ["Nine audits were done in Vietnam, seven in China and six in India, 21 in all."],
    ["In total, 240 audits were done in 2022.", "The 265 audits done in 2022 took 610 days."],
    ["In 2022, 62% of the complaints were closed within a month.", "The other 45% took longer."],
]

RIGHT = [
    ["Nine of our twelve site heads are women, that is 75 per cent."],
    ["Two out of three people (64.3%) work in shops, and 35.7% in offices."],
    ["Almost nine of twelve sites (70%) were audited."],
    ["Five of the twelve sites (42%) were audited."],
    ["Of the 40 complaints received in 2022, 26 were closed and 14 are open."],
    ["Two of the three sites, or 66 per cent, were audited."],
    ["Nine of our twelve sites were audited, which is 20 per cent more than last year."],
    ["Nine of our twelve sites took part, or 40 per cent of all sites of the trade."],
    [
        "Nine reviews were opened.",
        "Three of them ended with a warning, four with a fine, and two were closed without one.",
    ],
    ["In the year 17 reports came in.", "Eight were upheld and four were rejected."],
    [
        "In the year 17 reports came in.",
        "Eight were upheld, four were rejected and three are still open.",
        "The other two were withdrawn.",
    ],
    ["Of the 20 cases 15 were closed, and five remain open."],
    ["Of the 20 cases 15 were substantiated, 12 were closed and two are pending."],
    ["We received 17 reports in 2022: eight from workers, four from neighbours and five anonymous."],
    ["In total 90 audits were done in Asia.", "Of the audits, 120 were unannounced."],
    ["In total 90 audits were done in 2021.", "Of the audits done in 2022, 120 were unannounced."],
    ["In 62% of the cases the claim concerned pay, in 41% hours."],
    ["Spending rose by 62% in the cases, and in 41% of the cases by more."],
    ["Two of the five sites were audited, three were closed and one is open to visitors."],
    ["Of the 12 recommendations, eight were implemented, three are in progress and two are not yet due."],
    ["70% of our suppliers are in Asia, 25% in Europe and 5% in Africa."],
    ["62% rose and 45% fell."],
    ["In 62% of the cases hours were at issue, in 70% pay."],
    ["Half of our sites were audited, and two thirds of the workers trained."],
    ["We visited 12 sites.", "Five were in Asia, four in Africa."],
    ["Our target is 100% and 112% of target was reached."],
    ["Sales of 112% of plan were made."],
    ["30% of women and 80% of men work full time."],
    ["60% of women and 80% of men were trained."],
    ["We hold 51% in Alder Ltd and 60% in Birch Ltd."],
    ["The tax rate was 25% in Germany and 30% in France and 60% in Denmark."],
    ["80% of sites in Asia and 70% of sites in Europe were audited."],
    ["Coverage was 80% in Asia, 70% in Europe and 65% in Africa."],
    ["Nine audits were done in Vietnam, seven in China and six in India, 22 in all."],
    ["In total, 240 audits were done in 2022.", "The 265 audits done in 2021 took 610 days."],
    ["In total, 240 audits were done in 2022.", "The 65 audits done in 2022 in Asia took 610 days."],
    ["In 2022, 62% of the complaints were closed within a month.", "The other 38% took longer."],
    ["In 2022, 62% of the complaints were closed within a month, 20% in two.", "The remaining 18% took longer."],
    ["Of the 48 plants audited 31 were rated green, 12 amber and 5 red; no plant has more than one rating."],
    ["Of the 48 plants audited, 31 had faults in pay, 12 in hours and 9 in safety."],
    [
        "The desk opened 27 cases.",
        "Fourteen of the cases had to do with billing, eight with consent and seven with fees.",
    ],
    ["It took 34 grievances, some under more than one head: 19 under dust, 8 under noise and 11 under water."],
    ["Auditors visited 62 plants.", "Of the plants visited, 27 earned an A, 21 a B, 9 a C and 3 a D."],
    ["Each tonne came from a single country: 54% from Peru, 33% from Chile and 13% from Cuba."],
    ["62% of our cotton comes from India and 45% of our wool comes from Peru."],
    ["Coverage was 80% in Asia, 70% in Europe and 65% in Africa.", "Each site has only one manager."],
    ["30% is paid when we order.", "The final 20% falls due a year later."],
    [
        "We buy from 62 plants.",
        "Of the plants visited, 27 earned an A, 21 a B and 9 a C, while the remaining 3 got a D.",
    ],
    ["Of the 48 plants 31 have a committee, 20 a union and 9 both; no plant has more than one audit."],
    [
        "The board has twelve members.",
        "Two members are women, and one is German; the other three members sit on one panel.",
    ],
    [
        "In Asia there were 12 complaints.",
        "We are glad of it.",
        "Each complaint has one outcome only.",
        "No more is said here.",
        "Of the complaints nine were upheld and five rejected.",
    ],
    ["Our beans came from several countries: 54% from Peru, 33% from Chile and, for oil, 21% from Cuba."],
    ["We hold 60% of Alder Ltd.", "The remaining 40% are held by Birch."],
]

BACKWARDS = [
    ["A complaint about night flights, lodged by the residents on 14 May 2020, was settled on 2 March 2020."],
    [
        "The complaint of the fishermen reached our head office on 14 June 2021.",
        "Our answer to the complaint was sent on 2 June 2021.",
    ],
    [
        "The inquiry took up its work on 23 November 2020.",
        "On 9 November 2020 the board discussed the final report of the inquiry.",
    ],
    ["The review began in July 2020.", "In March 2020, on the findings of this review, we ended the contract."],
    ["A petition was received on 9 June 2022.", "We answered the petition on 2 June 2022."],
    ["The review began on 4 June 2021 and was closed on 12 May 2021."],
    ["The complaint of 4 June 2021 was answered on 12 May 2021."],
    ["A complaint about the mill reached us on 4 June 2021.", "We answered on 12 May 2021."],
    ["The strike began in June 2021.", "It ended in March 2021."],
    ["The contract was signed in June 2021.", "The contract was terminated in March 2021."],
    ["We received a complaint on 4 June 2021.", "It was settled on 3 June 2021."],
]

FORWARDS = [
    ["A complaint about night flights, lodged by the residents on 14 May 2020, was settled on 2 March 2021."],
    [
        "The complaint of the fishermen reached our head office on 14 June 2021.",
        "An earlier letter had been answered on 2 June 2021.",
    ],
    ["A petition was received on 9 June 2022.", "An audit had been finished on 2 June 2022."],
    ["The review began on 4 June 2021 and the old one was closed on 12 May 2021."],
    ["The strike began in June 2021.", "An earlier strike ended in March 2021."],
    ["The contract was signed in June 2021.", "The audit was completed in March 2021."],
    ["The review was commissioned in June 2021.", "It covered contracts ended in March 2021."],
    ["The investigation of the fire of 3 May 2022 was opened on 5 May 2022 and closed on 2 June 2022."],
    ["The report was filed on 3 May 2022 for the year ended 31 December 2021."],
    ["The annual report was issued on 3 March 2022 for the year ended 31 December 2021."],
    ["A suit was filed on 3 May 2022 over the contract that ended on 1 March 2022."],
    ["The claim was filed on 5 May 2023 after the agreement was terminated on 1 May 2022."],
    ["The license agreement was signed on 3 May 2022.", "The claim was settled on 3 April 2022."],
]


def found(texts: list[str], **kinds):
    return contradictions(Reading(document(texts, **kinds)))


@pytest.mark.parametrize("texts", WRONG, ids=lambda t: t[-1][:40])
def test_parts_that_cannot_make_their_whole_are_told(texts: list[str]) -> None:
    (clash,) = found(texts)
    assert clash.kind is Clash.TOTAL
    assert all(p.sentence.text in texts for p in (clash.claim, *clash.against))
    assert clash.against


@pytest.mark.parametrize("texts", RIGHT, ids=lambda t: t[-1][:40])
def test_parts_that_can_make_it_or_may_overlap_are_left_alone(texts: list[str]) -> None:
    assert not found(texts)


@pytest.mark.parametrize("texts", BACKWARDS, ids=lambda t: t[-1][:40])
def test_what_ended_before_it_began_is_told(texts: list[str]) -> None:
    (clash,) = found(texts)
    assert clash.kind is Clash.ORDER
    assert (clash.claim.sentence.text, clash.against[0].sentence.text) == (texts[0], texts[-1])
    assert "began only later" in clash.reason


@pytest.mark.parametrize("texts", FORWARDS, ids=lambda t: t[-1][:40])
def test_what_may_be_about_something_else_is_left_alone(texts: list[str]) -> None:
    assert not found(texts)


def test_the_reason_names_the_numbers() -> None:
    (clash,) = found(["Of the twelve complaints, six were upheld, five were dismissed and three are pending."])
    assert "12 are told (page 1), but 6 + 5 + 3 make 14" in clash.reason
    (clash,) = found(["In 62% of the cases it was so, in 45% it was not."])
    assert "make 107%: 62 + 45" in clash.reason
    (clash,) = found(["Nine of our twelve site heads are women, that is 60 per cent."])
    assert clash.reason == "9 of 12 are 75%, and not 60% (page 1)."


def test_a_list_under_the_number_of_its_items() -> None:
    def listed(*texts: str):
        kinds = dict.fromkeys(range(1, len(texts)), Kind.BULLET)
        return found(list(texts), kinds=kinds, leads=dict.fromkeys(kinds, 0))

    (clash,) = listed("We got 17 reports in all:", "eight about wages", "four about hours", "six about housing")
    assert "17 are told" in clash.reason
    assert not listed("We got 18 reports in all:", "eight about wages", "four about hours", "six about housing")
    assert not listed("We have three sites:", "14 people work at Leeds", "12 at York")
    assert not listed("We got 17 reports, among them:", "eight about wages", "four about hours")


@pytest.mark.parametrize(
    "piece",
    [
        "1 of the 2 were ",
        "12, 13, ",
        "In 62% of the cases ",
        "the other 4% and 5% ",
        "a complaint was received ",
        "no lawsuits or deaths ",
    ],
)
def test_a_sentence_made_to_be_slow_is_not(piece: str) -> None:
    assert_linear(lambda size: contradictions(Reading(document([piece * (size // len(piece))] * 2))), 200_000)

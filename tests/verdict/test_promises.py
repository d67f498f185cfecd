"""A promise is no evidence for itself: what was done, or how it is done, backs it."""

import pytest

from scorer.verdict.promises import backing_of

BACKED = (
    "We are committed to safe workplaces. In 2022 we trained 640 forklift drivers. Each site reviews its accidents "
    "every month with the works council.",
    "We want to be a fair buyer. Buyers complete a course before they sign a contract. The buyers check prices "
    "against wages. Suppliers are asked each year how they were treated.",
    "In March 2023 we repaid fees of EUR 900 to 14 cooks. In May 2023 the agency was replaced.",
)
BARE = (
    "We are committed to safe workplaces and to the people who make us what we are.",
    "We aim to halve our emissions by 2035. We will work with our partners. We intend to set further targets. We hope "
    "to lead our industry.",
    "Companies should know their suppliers. Governments should protect workers. An estimated 28 million people are in "
    "forced labour worldwide.",
    "How do we protect our people? What do we do for families? Where do we go next?",
)


@pytest.mark.parametrize("passage", BACKED)
def test_backed(passage):
    assert backing_of(passage).backed


@pytest.mark.parametrize("passage", BARE)
def test_bare(passage):
    assert not backing_of(passage).backed


def test_what_counts_is_said():
    found = backing_of(BACKED[0])
    assert (found.facts, found.told, found.strength) == (1, 1, 1.5)


def test_a_fact_turned_into_a_promise_no_longer_counts():
    assert backing_of("In 2023 we repaid 14 cooks.").facts == 1
    assert backing_of("In 2030 we will repay 14 cooks.").strength == 0

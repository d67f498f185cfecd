"""Measures of agreement, against values worked out by hand."""

import pytest

from scorer.verdict.agreement import (
    Scored,
    average_precision,
    by_document,
    kappa,
    kappa_of,
    measure,
    share_within,
    table,
    wilson,
)


def rows(*triples):
    return [Scored(bool(c), bool(p), s) for c, p, s in triples]


def test_measure():
    found = measure({"a": rows((1, 1, 0.9), (0, 1, 0.8)), "b": rows((1, 0, 0.0), (0, 0, 0.0))})
    assert (found.precision, found.recall, found.f1, found.support) == (0.5, 0.5, 0.5, 2)
    assert 0 <= found.low <= found.f1 <= found.high <= 1


def test_nothing_coded_has_no_figures():
    assert measure({"a": rows((0, 1, 0.9))}).f1 is None


def test_nothing_predicted_is_zero_not_an_error():
    assert measure({"a": rows((1, 0, 0.0))}).f1 == 0.0


@pytest.mark.parametrize(
    ("triples", "expected"),
    [
        ([(1, 1, 0.9), (1, 1, 0.8), (0, 1, 0.7)], 1.0),
        ([(0, 1, 0.9), (1, 1, 0.8)], 0.5),
        ([(1, 1, 0.5), (0, 1, 0.5)], 0.5),  # ties share their precision
    ],
)
def test_average_precision(triples, expected):
    assert average_precision(rows(*triples)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [([(0, 0), (3, 3)], 1.0), ([(0, 3), (3, 0)], -1.0), ([(1, 1), (1, 1)], None), ([(0, 0), (3, 0)], 0.0)],
)
def test_kappa(pairs, expected):
    assert kappa(pairs) == (None if expected is None else pytest.approx(expected))


def test_kappa_of_uneven_answers():
    # seen: (1 + 4) / 5; chance: the mean squared distance of every coded level to every one of ours
    pairs = [(0, 0), (0, 1), (1, 3), (2, 2), (3, 3)]
    chance = sum((a - b) ** 2 for a, _ in pairs for _, b in pairs) / 25
    assert kappa(pairs) == pytest.approx(1 - 1 / chance)


def test_shares_of_counted_pairs():
    counts = table([(0, 0), (0, 1), (1, 3), (3, 3)])
    assert (share_within(counts, 0), share_within(counts, 1), share_within(counts, 3)) == (0.5, 0.75, 1.0)
    assert share_within(table([]), 0) is None


@pytest.mark.parametrize(
    ("right", "n", "expected"),  # by hand, and as R's binom::binom.wilson gives them
    [(13, 20, (0.4329, 0.8188)), (20, 20, (0.8389, 1.0)), (0, 10, (0.0, 0.2775)), (1, 1, (0.2065, 1.0))],
)
def test_wilson(right, n, expected):
    assert wilson(right, n) == pytest.approx(expected, abs=1e-4)


def test_an_interval_over_documents_holds_the_figure_and_is_the_same_twice():
    tables = [table([(i % 4, i % 4), (2, i % 3), (0, 0)]) for i in range(12)]
    low, high = by_document(tables, kappa_of)
    whole = kappa_of([sum(cell) for cell in zip(*tables, strict=True)])
    assert low < whole < high
    assert by_document(tables, kappa_of) == (low, high)


def test_answers_of_one_document_hang_together():
    """Fifty right answers on one report and fifty wrong ones on another are two observations, not a hundred."""
    right, wrong = table([(1, 1)] * 50), table([(1, 0)] * 50)
    low, high = by_document([right, wrong] * 5, lambda counts: share_within(counts, 0))
    assert (low, high) != pytest.approx(wilson(250, 500), abs=0.1)
    assert low <= 0.2
    assert high >= 0.8


@pytest.mark.parametrize(
    "tables",
    [
        [table([(0, 0), (3, 1)])] * 4,  # four documents
        [table([(1, 1), (2, 2)])] * 20,  # every sample says the same
        [table([(3, 3)])] + [table([(0, 0)])] * 19,  # a third of the samples lack the one answer that makes a kappa
    ],
    ids=["few", "all alike", "often undefined"],
)
def test_no_interval_where_none_can_be_told(tables):
    assert by_document(tables, kappa_of) is None

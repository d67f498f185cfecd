"""Measures of agreement, against values worked out by hand."""

import pytest

from scorer.verdict.agreement import Scored, average_precision, kappa, measure


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

"""A card's scores worked out again from its answers: when a person changed some, and to see if they are its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from scorer.rubric.model import LEVELS, Scale
from scorer.scorecard.model import ElementCard, IndicatorCard, Scorecard, ThemeCard
from scorer.verdict.scoring import Score, combine

_ALIKE = 1e-6  # points by which sums of the same numbers may differ


def rescored(card: Scorecard, before: Scorecard | None = None) -> Scorecard:
    """The card with every score, range and coverage as its elements have it; a card nobody changed comes back equal.

    What unread pages take from coverage, and add to the range, is kept as it was ``before`` (else on this card).
    """
    read = _read(before or card)
    scale = card.rubric.scale
    whole = _whole(card, read)
    themes = []
    for theme in card.themes:
        score = _of_theme(theme, scale, read, figure=whole.has_figure)
        indicators = tuple(i.model_copy(update={"score": _of_indicator(i, scale).value}) for i in theme.indicators)
        themes.append(theme.model_copy(update={"indicators": indicators, **_values(score)}))
    return card.model_copy(update={"themes": tuple(themes), **_values(_figured(whole, figure=whole.has_figure))})


def wrong_sums(card: Any) -> Iterator[str]:
    """Where points are not those of their level, or a score is not what answers and weights make, each with its place.

    Cards come by mail, and whoever opens one looks at its scores first. ``card`` is a ``Scorecard`` of known levels,
    or has what an overview reads of one.
    """
    found = list(_wrong_points(card))
    yield from found or _wrong_scores(card)


def _wrong_points(card: Any) -> Iterator[str]:
    scale = card.rubric.scale or Scale().model_dump()  # the oldest cards do not tell it
    steps = [scale.get(level, -1.0) for level in LEVELS]
    if len(scale) != len(LEVELS) or min(steps) < 0 or max(steps) > 100 or any(a > b for a, b in pairwise(steps)):
        yield "rubric.scale: must give each level its points, from 0 to 100 and none fewer than the level below"
        return
    for element in (e for theme in card.themes for i in theme.indicators for e in i.elements):
        for name, said in (("points", element), ("machine.points", element.machine)):
            if said is not None:
                assessed = said.status == "assessed"
                wrong = _differs(said.points, scale[said.level] if assessed else None)
                why = f"level {said.level}" if assessed else said.status.replace("_", " ")
                yield from (f"element {element.id}: {name} must be {wrong} ({why})" for wrong in wrong)


def _wrong_scores(card: Any) -> Iterator[str]:
    scale, read = card.rubric.scale, _read(card)
    whole = _whole(card, read)
    yield from _wrong(card, _values(_figured(whole, figure=whole.has_figure)), "")
    for theme in card.themes:
        yield from _wrong_theme(theme, scale, read, figure=whole.has_figure)
        for indicator in theme.indicators:
            yield from _wrong(
                indicator, {"score": _of_indicator(indicator, scale).value}, f"indicator {indicator.id}: "
            )


def _wrong_theme(theme: Any, scale: dict[str, float], read: float, *, figure: bool) -> Iterator[str]:
    """On older cards themes have no range, or one in which unread pages do not count where the card has a figure."""
    told: list[list[str]] = []
    for share in (read, 1.0) if figure else (read,):
        values = _values(_of_theme(theme, scale, share, figure=figure))
        if theme.low is None and theme.high is None:
            del values["low"], values["high"]
        told.append(list(_wrong(theme, values, f"theme {theme.id}: ")))
    yield from told[0] if all(told) else ()


def _wrong(part: Any, values: Mapping[str, float | None], place: str) -> Iterator[str]:
    for name, made in values.items():
        for wrong in _differs(getattr(part, name), made):
            yield f"{place}{name} must be {wrong}, by its answers and their weights"


def _differs(told: float | None, right: float | None) -> Iterator[str]:
    """What a number must be and is not, in words; nothing where it is."""
    alike = told is right if told is None or right is None else abs(told - right) < _ALIKE
    if not alike:
        yield " and not ".join("null" if value is None else f"{value:.6g}" for value in (right, told))


def _values(score: Score) -> dict[str, float | None]:
    return {"score": score.value, "low": score.low, "high": score.high, "coverage": score.coverage}


def _read(card: Scorecard) -> float:
    """Share of the pages that could be read, as far as a card's coverage tells it."""
    could = _whole(card).coverage
    return min(1.0, card.coverage / could) if could else 1.0


def _whole(card: Scorecard, read: float = 1.0) -> Score:
    return combine((t.weight, _mean(t, card.rubric.scale)) for t in card.themes).as_read(read)


def _of_theme(theme: ThemeCard, scale: dict[str, float], read: float, *, figure: bool) -> Score:
    return _figured(_mean(theme, scale).as_read(read), figure=figure)


def _figured(score: Score, *, figure: bool) -> Score:
    """The score without its value where the card has no single figures."""
    return score if figure else replace(score, value=None)


def _mean(theme: ThemeCard, scale: dict[str, float]) -> Score:
    return combine((i.weight, _of_indicator(i, scale)) for i in theme.indicators)


def _of_indicator(indicator: IndicatorCard, scale: dict[str, float]) -> Score:
    return combine((e.weight, _of_element(e, scale)) for e in indicator.elements)


def _of_element(element: ElementCard, scale: dict[str, float]) -> Score:
    if element.status == "not_applicable":
        return Score(None, None, None, 0.0, applies=False)
    if element.points is None:
        return Score(None, scale.get("none", 0.0), scale.get("evidenced", 100.0), 0.0)
    return Score(element.points, element.points, element.points, 1.0)

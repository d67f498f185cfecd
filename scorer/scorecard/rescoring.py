"""A card's scores worked out again from its elements, after a person changed some of them."""

from __future__ import annotations

from scorer.scorecard.model import ElementCard, IndicatorCard, Scorecard, ThemeCard
from scorer.verdict.scoring import Score, combine


def rescored(card: Scorecard) -> Scorecard:
    """The card with every score, range and coverage as its elements have it; a card nobody changed comes back equal.

    What unread pages take from coverage, and add to the range, is kept as it was.
    """
    before = _whole(card)
    themes = tuple(_theme(theme, card.rubric.scale) for theme in card.themes)
    after = _whole(card.model_copy(update={"themes": themes}))
    read = card.coverage / before.coverage if before.coverage else 1.0
    high = None if after.high is None else after.high + (100.0 - after.high) * (1.0 - read)
    return card.model_copy(
        update={
            "themes": themes,
            "score": after.value,
            "low": after.low,
            "high": high,
            "coverage": after.coverage * read,
        }
    )


def _whole(card: Scorecard) -> Score:
    return combine((t.weight, _of_theme(t, card.rubric.scale)) for t in card.themes)


def _theme(theme: ThemeCard, scale: dict[str, float]) -> ThemeCard:
    score = _of_theme(theme, scale)
    indicators = tuple(i.model_copy(update={"score": _of_indicator(i, scale).value}) for i in theme.indicators)
    values = {"score": score.value, "low": score.low, "high": score.high, "coverage": score.coverage}
    return theme.model_copy(update={"indicators": indicators, **values})


def _of_theme(theme: ThemeCard, scale: dict[str, float]) -> Score:
    return combine((i.weight, _of_indicator(i, scale)) for i in theme.indicators)


def _of_indicator(indicator: IndicatorCard, scale: dict[str, float]) -> Score:
    return combine((e.weight, _of_element(e, scale)) for e in indicator.elements)


def _of_element(element: ElementCard, scale: dict[str, float]) -> Score:
    if element.status == "not_applicable":
        return Score(None, None, None, 0.0, applies=False)
    if element.points is None:
        return Score(None, scale.get("none", 0.0), scale.get("evidenced", 100.0), 0.0)
    return Score(element.points, element.points, element.points, 1.0)

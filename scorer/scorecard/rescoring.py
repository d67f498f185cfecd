"""A card's scores worked out again from its elements, after a person changed some of them."""

from __future__ import annotations

from scorer.scorecard.model import ElementCard, IndicatorCard, Scorecard, ThemeCard
from scorer.verdict.scoring import Score, combine


def rescored(card: Scorecard, before: Scorecard | None = None) -> Scorecard:
    """The card with every score, range and coverage as its elements have it; a card nobody changed comes back equal.

    What unread pages take from coverage, and add to the range, is kept as it was ``before`` (else on this card).
    """
    before = before or card
    could = _whole(before).coverage
    read = before.coverage / could if could else 1.0
    after = _whole(card).as_read(read)
    themes = tuple(_theme(theme, card.rubric.scale, read, figure=after.has_figure) for theme in card.themes)
    return card.model_copy(
        update={
            "themes": themes,
            "score": after.value if after.has_figure else None,
            "low": after.low,
            "high": after.high,
            "coverage": after.coverage,
        }
    )


def _whole(card: Scorecard) -> Score:
    return combine((t.weight, _of_theme(t, card.rubric.scale)) for t in card.themes)


def _theme(theme: ThemeCard, scale: dict[str, float], read: float, *, figure: bool) -> ThemeCard:
    score = _of_theme(theme, scale)
    if not figure:
        score = score.as_read(read)
    indicators = tuple(i.model_copy(update={"score": _of_indicator(i, scale).value}) for i in theme.indicators)
    values = {"low": score.low, "high": score.high, "coverage": score.coverage}
    return theme.model_copy(update={"indicators": indicators, "score": score.value if figure else None, **values})


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

"""What changed from one rubric to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scorer.rubric.describing import percent, weighed
from scorer.rubric.model import LEVELS, Element, Example, Grades, Indicator, Rubric, Theme, Vocabulary
from scorer.rubric.second_look import LearnedWords


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    Attributes:
        part: The rubric itself (empty) or the id of a theme, indicator or element.
        kind: ``added``, ``dropped`` or ``changed``.
        what: In words.
    """

    part: str
    kind: str
    what: str


_TEXTS = ("ask", "title", "why", "needs", "explicit_none", "commitment", "event", "figures", "doubt")
_LISTS = ("look_for", "unless", "deny", "who", "sources")


def differences(old: Rubric, new: Rubric) -> tuple[Change, ...]:
    """Every change from ``old`` to ``new``: first of the rubric itself, then by theme, indicator and element."""
    return (*_head(old, new), *_parts(old, new))


def _head(old: Rubric, new: Rubric) -> Iterator[Change]:
    for name in ("rubric", "version", "title", "language", "about"):
        yield from _text("", name, getattr(old, name), getattr(new, name))
    for level in LEVELS:
        before, after = old.scale.points(level), new.scale.points(level)
        if before != after:
            yield Change("", "changed", f"points for {level}: {before:g} → {after:g}")
    yield from _grades("", old.grades, new.grades)
    yield from _list("", "unless", old.unless, new.unless)
    for concept in sorted({*old.words, *new.words}):
        own, other = old.words.get(concept, Vocabulary()), new.words.get(concept, Vocabulary())
        yield from _list("", f"words of @{concept}", own.words, other.words)
        yield from _list("", f"words of @{concept} that do not count", own.but, other.but)
        yield from _list("", f"patterns of @{concept}", own.patterns, other.patterns)
    looks = [f"{r.second_look}, {r.learned.digest}" if r.learned is not None else "none" for r in (old, new)]
    if looks[0] != looks[1]:
        yield Change("", "changed", f"second look: {looks[0]} → {looks[1]}")
    rests = [" < ".join(base.rubric for base in rubric.bases) or "nothing" for rubric in (old, new)]
    if rests[0] != rests[1]:
        yield Change("", "changed", f"extends: {rests[0]} → {rests[1]}")


@dataclass(frozen=True, slots=True)
class _Placed:
    part: Theme | Indicator | Element
    kind: str
    under: str
    share: float

    @property
    def name(self) -> str:
        part = self.part
        return part.ask if isinstance(part, Element) else part.title


def _placed(rubric: Rubric) -> dict[str, _Placed]:
    found: dict[str, _Placed] = {}
    for theme in weighed(rubric):
        found[theme.theme.id] = _Placed(theme.theme, "theme", "", theme.share)
        for indicator in theme.indicators:
            found[indicator.indicator.id] = _Placed(indicator.indicator, "indicator", theme.theme.id, indicator.share)
            for element in indicator.elements:
                found[element.element.id] = _Placed(element.element, "element", indicator.indicator.id, element.share)
    return found


def shares(old: Rubric, new: Rubric) -> tuple[str, ...]:
    """By weights, what counts for another share of the whole: every theme, and what has a weight of its own anew."""
    before, after = _placed(old), _placed(new)
    both = [(name, before[name], placed) for name, placed in after.items() if name in before]
    if all(was.part.weight == now.part.weight for _, was, now in both):
        return ()
    moved = [
        (n, percent(a.share), percent(b.share)) for n, a, b in both if not a.under or a.part.weight != b.part.weight
    ]
    return tuple(f"{name} {was} → {now}" for name, was, now in moved if was != now)


def _parts(old: Rubric, new: Rubric) -> Iterator[Change]:
    before, after = _placed(old), _placed(new)
    for name, placed in before.items():
        if name not in after:
            share = f"{percent(placed.share)} of the whole"
            yield Change(name, "dropped", f"{placed.kind}, {share}: {placed.name}")
    for name, placed in after.items():
        if name in before:
            yield from _changed(name, before[name], placed)
            parts = before[name].part, placed.part
            if isinstance(parts[0], Element) and isinstance(parts[1], Element):
                yield from _learned(name, old.learned_for(parts[0]), new.learned_for(parts[1]), new)
        else:
            share = f"{percent(placed.share)} of the whole"
            yield Change(name, "added", f"{placed.kind}, {share}: {placed.name}")


def _changed(name: str, old: _Placed, new: _Placed) -> Iterator[Change]:
    if old.under != new.under:
        yield Change(name, "changed", f"moved from {old.under} to {new.under}")
    if old.part.weight != new.part.weight:
        weights = f"weight: {old.part.weight:g} → {new.part.weight:g}"
        yield Change(name, "changed", f"{weights} ({percent(old.share)} → {percent(new.share)} of the whole)")
    for field in _TEXTS:
        yield from _text(name, field, getattr(old.part, field, None), getattr(new.part, field, None))
    for field in _LISTS:
        yield from _list(name, field, getattr(old.part, field, ()), getattr(new.part, field, ()))
    if isinstance(old.part, Element) and isinstance(new.part, Element):
        yield from _element(name, old.part, new.part)


def _learned(name: str, before: LearnedWords | None, after: LearnedWords | None, new: Rubric) -> Iterator[Change]:
    """A question that no longer has a second look, though its rubric has one, or has one again."""
    if new.learned is not None and before is not None and after is None:
        yield Change(
            name, "changed", "second look: none any more, as nothing was learned for a question in these words"
        )
    elif new.learned is not None and before is None and after is not None:
        yield Change(name, "changed", "second look: now one, learned for a question in these words")


def _element(name: str, old: Element, new: Element) -> Iterator[Change]:
    for level in LEVELS[1:]:
        yield from _text(name, f"meaning of {level}", getattr(old.levels, level), getattr(new.levels, level))
        before, after = getattr(old.enough, level), getattr(new.enough, level)
        if before != after:
            yield Change(name, "changed", f"enough for {level}: {before:g} → {after:g}")
    yield from _grades(name, old.grades, new.grades)
    yield from _list(name, "examples", tuple(map(_told, old.examples)), tuple(map(_told, new.examples)))


def _grades(name: str, old: Grades, new: Grades) -> Iterator[Change]:
    yield from _list(name, "grades for described", old.described, new.described)
    yield from _list(name, "grades for evidenced", old.evidenced, new.evidenced)


def _told(example: Example) -> str:
    extras = [word for word, holds in (("denied", example.denied), ("todo", example.todo)) if holds]
    section = f" ({example.section})" if example.section else ""
    return f"{', '.join([example.level, *extras])}: {example.text}{section}"


def _text(name: str, field: str, old: object, new: object) -> Iterator[Change]:
    if old != new:
        yield Change(name, "changed", f"{field}: “{old or ''}” → “{new or ''}”")


def _list(name: str, field: str, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Change]:
    for entry in old:
        if entry not in new:
            yield Change(name, "changed", f"{field}: without {entry}")
    for entry in new:
        if entry not in old:
            yield Change(name, "changed", f"{field}: with {entry}")

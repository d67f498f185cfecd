"""The method as a document for people: themes, weights as shares of the whole, questions, levels, examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from scorer.rubric.model import LEVELS, Element, Indicator, Rubric, Theme


@dataclass(frozen=True, slots=True)
class Weighed:
    """An element with its share of the whole score, 0-100."""

    element: Element
    share: float


@dataclass(frozen=True, slots=True)
class WeighedIndicator:
    """An indicator with its share of the whole, and its elements with theirs."""

    indicator: Indicator
    share: float
    elements: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True)
class WeighedTheme:
    """A theme with its share of the whole, and its indicators with theirs."""

    theme: Theme
    share: float
    indicators: tuple[WeighedIndicator, ...]


def weighed(rubric: Rubric) -> tuple[WeighedTheme, ...]:
    """Every part with its share of the whole score in per cent, as if everything could be assessed."""
    return tuple(
        WeighedTheme(
            theme,
            theme_share,
            tuple(
                WeighedIndicator(
                    indicator,
                    share,
                    tuple(Weighed(e, s) for e, s in _shares(indicator.elements, share)),
                )
                for indicator, share in _shares(theme.indicators, theme_share)
            ),
        )
        for theme, theme_share in _shares(rubric.themes, 100.0)
    )


P = TypeVar("P", Theme, Indicator, Element)


def _shares(parts: tuple[P, ...], whole: float) -> list[tuple[P, float]]:
    total = sum(part.weight for part in parts)
    return [(part, whole * part.weight / total if total else 0.0) for part in parts]


def percent(share: float) -> str:
    """``7 %``, ``3.5 %``, ``0 %``: at most one decimal."""
    return f"{share:.1f}".removesuffix(".0") + " %"


def markdown(rubric: Rubric) -> str:
    """The method as Markdown."""
    return _printable("\n".join(_markdown(rubric)).rstrip()) + "\n"


def _markdown(rubric: Rubric) -> Iterator[str]:
    yield f"# {_text(rubric.title)}"
    yield ""
    yield f"Rubric {_code(rubric.rubric)}, version {_text(rubric.version)}, digest {_code(rubric.digest)}."
    for base in rubric.bases:
        yield f"Extends {_code(base.rubric)}, version {_text(base.version)}, digest {_code(base.digest)}."
    if rubric.about:
        yield f"\n{_text(rubric.about)}"
    yield "\n## How points are given\n"
    yield "| level | points | meaning |"
    yield "|---|---|---|"
    for level, meaning in zip(LEVELS, MEANINGS, strict=True):
        yield f"| {level} | {rubric.scale.points(level):g} | {meaning} |"
    yield f"\n{SUMS}\n"
    yield "| theme | share of the whole | questions |"
    yield "|---|---|---|"
    for part in weighed(rubric):
        questions = sum(len(i.elements) for i in part.theme.indicators)
        yield f"| {part.theme.id} {_text(part.theme.title)} | {percent(part.share)} | {questions} |"
    for part in weighed(rubric):
        yield f"\n## {part.theme.id} {_text(part.theme.title)} ({percent(part.share)})"
        if part.theme.why:
            yield f"\n{_text(part.theme.why)}"
        for inner in part.indicators:
            yield from _markdown_indicator(inner)


def _markdown_indicator(part: WeighedIndicator) -> Iterator[str]:
    indicator = part.indicator
    yield f"\n### {indicator.id} {_text(indicator.title)} ({percent(part.share)})"
    yield f"\n{_text(indicator.why)}"
    if indicator.sources:
        yield f"\nSources: {_text(', '.join(indicator.sources))}"
    for weighed_element in part.elements:
        element = weighed_element.element
        yield f"\n#### {element.id} {_text(element.ask)}"
        yield f"\n{percent(weighed_element.share)} of the whole."
        if element.needs:
            yield f"Asked only with a {element.needs}."
        if element.sources:
            yield f"\nSources: {_text(', '.join(element.sources))}"
        yield "\n| level | what it looks like |\n|---|---|"
        for level in LEVELS[1:]:
            yield f"| {level} | {_text(getattr(element.levels, level.value))} |"
        if element.explicit_none:
            yield f"\nAn explicit none is {element.explicit_none}."
        for title, queries in look_ups(element):
            yield f"\n{title}:\n"
            yield from (f"- {_code(query)}" for query in queries)
        if element.examples:
            yield "\nExamples:\n"
            for example in element.examples:
                section = f" (under the heading “{_text(example.section)}”)" if example.section else ""
                yield f"- {example.level}{', an explicit no' if example.denied else ''}: {_text(example.text)}{section}"


def look_ups(element: Element) -> list[tuple[str, tuple[str, ...]]]:
    """The queries of an element under headings for people; empty ones are left out."""
    titled = [
        ("Looks for", element.look_for),
        ("Unless", element.unless),
        ("Takes for an explicit no", element.deny),
        ("Takes for a description", element.grades.described),
        ("Takes for facts", element.grades.evidenced),
    ]
    return [(title, queries) for title, queries in titled if queries]


MEANINGS = (
    "Nothing answers the question, or the words occur about something else.",
    "A claim, a promise, an intention.",
    "Tells how it is done: who, which steps, what scope.",
    "Facts: what was done or what came of it, with a date, a count, an amount or a name.",
)
SUMS = (
    "An indicator is the weighted mean of its elements, a theme of its indicators, the whole of its themes. What does "
    "not apply leaves the sum; what could not be read lowers coverage and opens a range from low to high. A promise "
    "is never more than stated, a procedure never more than described. No quote, no points."
)


def _text(text: str) -> str:
    """Text that Markdown shows as it is."""
    return re.sub(r"([\\`*_\[\]<>|#~])", r"\\\1", " ".join(text.split())).replace("&", "&amp;")


def _code(text: str) -> str:
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence}{text}{fence}" if fence == "`" else f"{fence} {text} {fence}"


def html(rubric: Rubric) -> str:
    """The method as one HTML file: no scripts, nothing loaded from elsewhere."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("scorer.rubric", "."),
        autoescape=True,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["percent"] = percent
    page = environment.get_template("method.html").render(
        rubric=rubric,
        themes=weighed(rubric),
        levels=LEVELS,
        meanings=dict(zip(LEVELS, MEANINGS, strict=True)),
        sums=SUMS,
        look_ups=look_ups,
    )
    return _printable(page)


def _printable(text: str) -> str:
    """A rubric may come from anybody, and the document goes to a terminal: nothing in it may steer one."""
    return "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in text)

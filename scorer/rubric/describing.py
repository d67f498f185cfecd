"""The method as a document for people: themes, weights as shares of the whole, questions, levels, examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from scorer.language.concepts import dictionary
from scorer.language.lookup import LookUpError, is_lookup, parse
from scorer.rubric.in_words import in_words
from scorer.rubric.model import LEVELS, Element, Example, Indicator, Rubric, Theme
from scorer.rubric.words import concepts_of

_HEAVIEST = 12  # learned words that are named

Finds = Mapping[tuple[str, str], str]
"""An example that a look-up finds, by the element's id and the look-up."""


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


def markdown(rubric: Rubric, finds: Finds | None = None) -> str:
    """The method as Markdown."""
    return _printable("\n".join(_markdown(rubric, finds or {})).rstrip()) + "\n"


def question(rubric: Rubric, element: Element, finds: Finds | None = None) -> str:
    """One question as Markdown."""
    parts = (e for part in weighed(rubric) for inner in part.indicators for e in inner.elements)
    whole = next(part for part in parts if part.element == element)
    return _printable("\n".join(_markdown_element(rubric, whole, finds or {})).strip()) + "\n"


def _markdown(rubric: Rubric, finds: Finds) -> Iterator[str]:
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
            yield from _markdown_indicator(rubric, inner, finds)


def _markdown_indicator(rubric: Rubric, part: WeighedIndicator, finds: Finds) -> Iterator[str]:
    indicator = part.indicator
    yield f"\n### {indicator.id} {_text(indicator.title)} ({percent(part.share)})"
    yield f"\n{_text(indicator.why)}"
    if indicator.sources:
        yield f"\nSources: {_text(', '.join(indicator.sources))}"
    for weighed_element in part.elements:
        yield from _markdown_element(rubric, weighed_element, finds)


def _markdown_element(rubric: Rubric, part: Weighed, finds: Finds) -> Iterator[str]:
    element = part.element
    yield f"\n#### {element.id} {_text(element.ask)}"
    yield f"\n{percent(part.share)} of the whole."
    if element.needs:
        yield f"Asked only with a {element.needs} (scorer {element.needs} --help), which knows what to look for."
    if element.sources:
        yield f"\nSources: {_text(', '.join(element.sources))}"
    yield "\n| level | what it looks like |\n|---|---|"
    for level in LEVELS[1:]:
        yield f"| {level} | {_text(getattr(element.levels, level.value))} |"
    yield from (f"\n{line}" for line in settings(rubric, element))
    for title, queries in look_ups(element, finds):
        yield f"\n{title}:\n"
        for query in queries:
            yield f"- {_code(query.text)}"
            if query.in_words:
                yield f"  {_text(query.in_words)}"
            if query.finds:
                yield f"  finds: {_text(query.finds)}"
    if told := names(rubric, element):
        yield "\nNames:\n"
        yield from (f"- {_code(f'@{name}')} {_text(gloss)}" for name, gloss in told)
    if element.examples:
        yield "\nExamples:\n"
        for example in by_level(element):
            section = f" (under the heading “{_text(example.section)}”)" if example.section else ""
            yield f"- {example.level}{', an explicit no' if example.denied else ''}: {_text(example.text)}{section}"


def settings(rubric: Rubric, element: Element) -> list[str]:
    """What else decides about an element's level, in words."""
    needs = ", ".join(f"{level} {getattr(element.enough, level.value):g}" for level in LEVELS[1:])
    told = [f"Strong passages that a level needs: {needs}. One counts 0.7 to 1, the more look-ups find it."]
    told += [f"An explicit none is {element.explicit_none}."] if element.explicit_none else []
    told += ["A promise is an answer here."] if element.commitment else []
    told += ["A figure is a fact here."] if element.figures else []
    told += ["That it did not happen is an explicit no."] if element.event else []
    told += [] if element.doubt else ["What look-ups find is not doubted by what was learned."]
    told += [f"What these did counts, too: {', '.join(a.value for a in element.who)}."] if element.who else []
    if (learned := rubric.learned_for(element)) is not None:
        heaviest = [_text(name) for name in learned.words if not name.startswith("under: ")][:_HEAVIEST]
        most = f"; what speaks most: {', '.join(heaviest)} ..." if heaviest else "."
        told.append(f"Asked once more by what answers have been like{most}")
    return told if element.look_for else []


@dataclass(frozen=True, slots=True)
class Query:
    """A look-up as it is shown: in its signs, in plain words, and with an example that it finds, or none."""

    text: str
    in_words: str
    finds: str


def look_ups(element: Element, finds: Finds | None = None) -> list[tuple[str, tuple[Query, ...]]]:
    """The queries of an element under headings for people; empty ones are left out."""
    titled = [
        ("Looks for", element.look_for),
        ("Unless", element.unless),
        ("Takes for an explicit no", element.deny),
        ("Takes for a description", element.grades.described),
        ("Takes for facts", element.grades.evidenced),
    ]
    found = finds or {}
    return [
        (title, tuple(Query(q, in_words(q), found.get((element.id, q), "")) for q in queries))
        for title, queries in titled
        if queries
    ]


def names(rubric: Rubric, element: Element) -> list[tuple[str, str]]:
    """The concepts that an element's look-ups name, with what they are."""
    asked: dict[str, None] = {}
    for _, queries in look_ups(element):
        for query in queries:
            try:
                atoms = parse(query.text).concepts if is_lookup(query.text) else ()
            except LookUpError:
                continue  # the rubric's check says what is wrong with it
            asked.update(dict.fromkeys(atom.value for atom in atoms))
    known = dictionary(rubric.language).extended(concepts_of(rubric)).concepts if asked else {}
    return [(name, known[name].gloss or ", ".join(known[name].words[:5])) for name in asked if name in known]


def by_level(element: Element) -> list[Example]:
    """Its examples from facts to silence, those that deny last."""
    return sorted(element.examples, key=lambda e: (-e.level.rank, e.denied))


MEANINGS = (
    "Nothing answers the question, or the words occur about something else.",
    "A claim, a promise, an intention.",
    "Tells how it is done: who, which steps, what scope.",
    "Facts: what was done or what came of it, with a date, a count, an amount or a name.",
)
SUMS = (
    "An indicator is the weighted mean of its elements, a theme of its indicators, the whole of its themes. What does "
    "not apply leaves the sum; what could not be read lowers coverage and opens a range from low to high. A promise "
    "is never more than stated (but where it is an answer), a procedure never more than described. No quote, no points."
)


def _text(text: str) -> str:
    """Text that Markdown shows as it is."""
    return re.sub(r"([\\`*_\[\]<>|#~])", r"\\\1", " ".join(text.split())).replace("&", "&amp;")


def _code(text: str) -> str:
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence}{text}{fence}" if fence == "`" else f"{fence} {text} {fence}"


def html(rubric: Rubric, finds: Finds | None = None) -> str:
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
        look_ups=lambda element: look_ups(element, finds),
        names=lambda element: names(rubric, element),
        by_level=by_level,
        settings=lambda element: settings(rubric, element),
    )
    return _printable(page)


def _printable(text: str) -> str:
    """A rubric may come from anybody, and the document goes to a terminal: nothing in it may steer one."""
    return "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in text)

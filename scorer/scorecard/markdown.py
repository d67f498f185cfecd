"""The scorecard as Markdown: for wikis, repositories and notes; everything foreign is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scorer.scorecard import caselist, heading, manner, trust, view
from scorer.scorecard.model import CaseCard, Contradiction, Measure, Quote, RubricCard, Scorecard
from scorer.scorecard.text import harmless, shorten

_SPECIAL = re.compile(r"([\\`*_{}\[\]#!|~$])")
_LIST = re.compile(r"^(\d+(?=[.)])|)([-+=.)])")  # what would make a line a list or a heading


def to_markdown(card: Scorecard) -> str:
    """The card as CommonMark with tables (GitHub's flavour): summary, every element with its quotes, provenance."""
    return "\n".join(_lines(card)).rstrip() + "\n"


def _lines(card: Scorecard) -> Iterator[str]:
    themes = view.themes(card)
    yield from _summary(card, themes)
    if card.warnings:
        yield ""
        yield "## Read with care"
        yield ""
        yield from (f"- {_text(w)}" for w in card.warnings)
    for t in themes:
        yield ""
        yield f"## {_text(t.card.title)}"
        for e in t.elements:
            yield from _element(e, card.rubric)
    yield from _beside(card)
    yield ""
    yield "## What this card was made from"
    yield ""
    yield f"- Report: {_text(card.report.file)}, SHA-256 {_text(card.report.sha256)}"
    yield f"- Rubric: {_text(card.rubric.id)} {_text(card.rubric.version)}, digest {_text(card.rubric.digest)}"
    yield from (f"  - Extends {_text(b.id)} {_text(b.version)}, digest {_text(b.digest)}" for b in card.rubric.bases)
    if a := card.rubric.accuracy:
        yield f"- Agreement, with version {_text(a.version)}, digest {_text(a.digest)}: {_text(trust.what_it_is(a))}"
        yield from (
            f"  - {_text(said)}" for said in (trust.overall_in_words(a.overall) if a.overall else "", a.note) if said
        )
    if card.model:
        yield f"- Model: {_text(card.model.name)}, digest {_text(card.model.digest)}"
    if card.register_:
        yield f"- Register: {_text(card.register_.id)}, digest {_text(card.register_.digest)}"
    yield f"- Tool: transparency-scorer {_text(card.tool_version)}"


def _head(card: Scorecard) -> Iterator[str]:
    """Whose report it is, what it is and of when, and what of that is unsure."""
    yield f"# {_text(card.company or 'Unnamed company')}"
    yield ""
    title, date = card.report.title or card.report.file, card.report.date or "no date"
    notes = [f" ({_text(note)})" if note else "" for note in (heading.title_note(card), heading.date_note(card))]
    yield f"{_text(title)}{notes[0]}, {_text(date)}{notes[1]}, {card.report.pages} pages"
    if note := heading.company_note(card):
        yield ""
        yield _text(note)
    if note := heading.off_topic_note(card):
        yield ""
        yield f"**{_text(note)}**"


def _summary(card: Scorecard, themes: list[view.ThemeView]) -> Iterator[str]:
    yield from _head(card)
    yield ""
    if card.range_only:
        words = view.bands(card.low, card.high).lower()
        yield f"**{card.low:.0f} to {card.high:.0f} of 100: {words} disclosure**, coverage {card.coverage:.0%}"
        yield ""
        yield f"{_text(view.in_plain_words(themes))} {_text(view.how_answered(themes))}"
    elif card.score is None:
        why = _text(heading.why_not_assessed(card) or "Nothing in this report could be assessed.")
        yield f"**Not assessed.** {why} There is no score."
    else:
        span = f" (range {between})" if (between := view.span(card.low, card.high)) else ""
        word = view.band(card.score).lower()
        yield f"**{card.score:.0f} of 100: {word} disclosure**{span}, coverage {card.coverage:.0%}"
        yield ""
        yield f"{_text(view.in_plain_words(themes))} {_text(view.how_answered(themes))}"
        yield ""
        yield "A low score means that the report discloses little. It does not mean that bad practices are present."
    if likely := trust.likely_right_in_words(e.expected for e in card.elements()):
        yield ""
        yield likely
    if card.review:
        yield ""
        yield _text(view.review_in_words(card))
    yield ""
    yield "| Theme | Score | Share | Coverage |"
    yield "| --- | ---: | ---: | ---: |"
    for t in themes:
        share = "–" if t.share is None else f"{t.share:.0%}"
        yield f"| {_text(t.card.title)} | {t.figure} | {share} | {t.card.coverage:.0%} |"


def _element(e: view.ElementView, rubric: RubricCard) -> Iterator[str]:
    c = e.card
    points = "not counted" if e.most is None else f"{e.earned:.1f} of {e.most:.1f} points"
    yield ""
    yield f"### {_text(c.id)} {_text(c.ask)}"
    yield ""
    sure = f" Confidence {_text(c.confidence)}: {_text(c.confidence_why)}." if c.status != "not_applicable" else ""
    yield f"**{e.word}** ({points}). {_text(c.reason)}{sure}"
    if c.agreement:
        yield ""
        yield _text(trust.agreement_in_words(c.agreement, rubric.accuracy, rubric.digest))
    if c.machine:
        yield ""
        yield f"Reviewed; the machine said: {view.machine_word(c).lower()}."
    for q in c.evidence:
        yield from _quote(q, "")
    for q in c.near_misses:
        yield from _quote(q, "no answer: ")
    for r in c.replies:
        yield ""
        yield f"Company reply ({_text(r.who)}, {_text(r.date)}): {_text(r.reason.replace('_', ' '))}. {_text(r.text)}"


def _beside(card: Scorecard) -> Iterator[str]:
    """What stands beside the score: known cases, and claims that something speaks against."""
    if card.cases:
        yield ""
        yield "## Legal cases known from outside"
        yield ""
        yield f"{_text(caselist.in_words(card))} {_text(caselist.trust_in_words())}"
        yield ""
        if card.register_ and card.register_.elsewhere:
            yield _text(caselist.ELSEWHERE)
            yield from _quote(card.register_.elsewhere, "")
        for k in card.cases:
            yield from _case(k)
        for gap in card.register_.gaps if card.register_ else ():
            yield from _quote(gap.says, "told here, not in the register: ")
    if card.contradictions:
        yield ""
        yield "## Claims that something speaks against"
        for x in card.contradictions:
            yield from _contradiction(x)
    if card.brochure:
        yield ""
        yield "## Manner of writing"
        yield ""
        yield from (_figure(name, m) for name, m in card.brochure.items())


def _figure(name: str, m: Measure) -> str:
    value = "–" if m.value is None else f"{m.value:.0%}" if m.unit == "share" else f"{m.value:.1f} {_text(m.unit)}"
    beside = f" ({manner.standing(m)}{'; stands out' if m.stands_out else ''})" if m.scale else ""
    words = f" Counted: {_text(manner.counted(m))}." if m.words else ""
    return f"- {_text(m.title or name.replace('_', ' '))}: {value}{beside}. {_text(m.definition)}{words}"


def _case(k: CaseCard) -> Iterator[str]:
    word = caselist.depth(k).word.lower() if k.counts else f"does not count; {caselist.depth(k).word.lower()}"
    left_out = f" Leaves out: {', '.join(map(_text, k.leaves_out))}." if k.leaves_out and k.counts else ""
    yield f"- {_text(k.name)}: {word}.{left_out}"
    if not k.counts and k.reason:
        yield f"  {_text(k.reason)}"
    for q in k.says + k.possibly:
        note = f"; {_text(q.note)}" if q.note else ""
        yield f"  - “{_text(q.quote)}” ({view.page_words(view.pages(q))}{note})"


def _contradiction(x: Contradiction) -> Iterator[str]:
    yield ""
    yield f"**{_text(x.reason)}**"
    yield from _quote(x.claim, "")
    for q in x.against:
        yield from _quote(q, "against it: ")
    for names, what in ((x.cases, "Cases not mentioned"), (x.elements, "Questions without an answer")):
        if names:
            yield ""
            yield f"{what}: {'; '.join(_text(n) for n in names)}."


def _quote(q: Quote, note: str) -> Iterator[str]:
    section = f", {_text(q.section)}" if q.section else ""
    yield ""
    if q.lead:
        yield f"> In a list under: “{_text(q.lead)}”"
        yield ">"
    yield f"> {_text(q.quote)}"
    yield ">"
    if q.items:
        yield f"> The list under it: {'; '.join(f'“{_text(item)}”' for item in q.items)}"
        yield ">"
    yield f"> {note}{view.page_words(view.pages(q))}{section}"


def _text(value: str) -> str:
    """Foreign text as one line of plain Markdown text: no markup, no HTML, no links, no control characters."""
    flat = " ".join(harmless(shorten(value, 3_000)).split())
    flat = _SPECIAL.sub(r"\\\1", flat).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _LIST.sub(r"\1\\\2", flat)

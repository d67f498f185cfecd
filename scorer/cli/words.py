"""``scorer words``: the concepts that look-ups name, what holds a word, and words that are missing."""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorer.cli.filters import KINDS, explained
from scorer.cli.options import LIBRARY, library_path
from scorer.cli.talk import plural, printable, say
from scorer.errors import EXIT_TROUBLE, EXIT_USAGE, UserError

if TYPE_CHECKING:
    from scorer.language.concepts import Dictionary
    from scorer.language.suggesting import Suggestions
    from scorer.library.wording import Place, Wording
    from scorer.rubric.model import Rubric

_PLENTY = 300  # times that a concept stands, from which on suggestions are worth more than a glance
_LONGEST = 500  # characters of a sentence that are shown


@click.command()
@click.argument("concept", metavar="[CONCEPT]", required=False)
@click.argument("reports", metavar="[REPORT]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--rubric", metavar="R", help="With the words that this rubric brings itself; uses are looked for in it.")
@click.option("--holding", metavar="TEXT", help="Say which concepts hold this word or phrase.")
@click.option("--uses", "used", metavar="TEXT", help="Say in which phrases this word mostly stands in your reports.")
@click.option(
    "--suggest",
    is_flag=True,
    help="Words that stand in your reports where the concept's words stand: in the library, or in the REPORTs named.",
)
@LIBRARY
def words(
    *,
    concept: str | None,
    reports: tuple[Path, ...],
    rubric: str | None,
    holding: str | None,
    used: str | None,
    suggest: bool,
    library: Path | None,
) -> None:
    """List the concepts that look-ups can name, show one, or find words for one.

    A look-up names a concept with @, and finds all its words in all their forms. See docs/writing-a-rubric.md. A filter
    is explained, too.

    \b
      scorer words
      scorer words governing-body
      scorer words has:number
      scorer words --holding "town hall"
      scorer words --uses drivers
      scorer words supplier --suggest
      scorer words supplier --suggest reports/a.pdf reports/b.pdf
    """
    from scorer.language.concepts import dictionary
    from scorer.rubric.loading import load_rubric
    from scorer.rubric.words import concepts_of

    if used is not None and concept is not None and holding is None and not suggest:
        reports, concept = (Path(concept), *reports), None  # there is no concept then
    _check(concept, reports, holding, used, suggest=suggest)
    loaded = load_rubric(rubric) if rubric is not None else None
    known = dictionary() if loaded is None else dictionary(loaded.language).extended(concepts_of(loaded))
    width = max(60, min(110, shutil.get_terminal_size().columns))
    if holding is not None:
        lines = _held(known, holding)
    elif used is not None:
        lines = _uses(known, used, reports, library, width)
    elif concept is None:
        lines = _listed(known, loaded)
    elif ":" in concept:
        lines = explained(concept, width)
    elif suggest:
        lines = _suggested(known, _name(concept, known), reports, library, width)
    else:
        lines = _shown(known, _name(concept, known), loaded, width)
    for line in lines:
        click.echo(line)


def _check(
    concept: str | None, reports: Sequence[Path], holding: str | None, used: str | None, *, suggest: bool
) -> None:
    if used is not None and (holding is not None or suggest):
        raise UserError("--uses asks about one word of your reports", None, "Use it alone.", EXIT_USAGE)
    if holding is not None and (concept is not None or suggest):
        raise UserError("--holding asks about all concepts", None, "Leave the name of the concept out.", EXIT_USAGE)
    if suggest and concept is None:
        raise UserError("--suggest needs a concept", None, "Name one: scorer words supplier --suggest", EXIT_USAGE)
    if reports and not suggest and used is None:
        hint = f"scorer words {concept} --suggest {reports[0]}"
        raise UserError("reports belong to --suggest", None, hint, EXIT_USAGE)


def _name(said: str, known: Dictionary) -> str:
    """The concept that is meant.

    Raises:
        UserError: There is none of this name; names the nearest.
    """
    from scorer.language.holding import holding
    from scorer.rubric.problems import nearest

    name = said.strip().removeprefix("@")
    if name in known.concepts:
        return name
    held = bool(known.words(name)) and holding(known, name)
    near = None if held else nearest(name, sorted(known.concepts))
    hint = f'Did you mean "{near}"?' if near else '"scorer words" lists them.'
    hint += f' Which concepts hold a word: scorer words --holding "{printable(name)}"'
    raise UserError(f'there is no concept "{name}"', None, hint, EXIT_USAGE)


# --- all, and one ---------------------------------------------------------------------------------------------------


def _listed(known: Dictionary, rubric: Rubric | None) -> Iterator[str]:
    by_subject: dict[str, list[str]] = {}
    for name, concept in known.concepts.items():
        by_subject.setdefault(concept.subject, []).append(name)
    column = max(map(len, known.concepts)) + 3
    own = rubric.words if rubric is not None else {}
    for n, (subject, names) in enumerate(by_subject.items()):
        if n:
            yield ""
        yield click.style(subject or f"only in {printable(rubric.rubric if rubric else '')}", bold=True)
        for name in names:
            added = f"  (+ {plural(len(own[name].words), 'entry', 'entries')} of the rubric)" if name in own else ""
            gloss = known.concepts[name].gloss or ", ".join(known.concepts[name].words[:5])
            yield f"  {'@' + name:<{column}}{printable(gloss)}{added if subject else ''}"
    yield ""
    yield click.style("Filters (scorer words has:number explains one)", bold=True)
    yield from (f"  {line}" for line in KINDS)


def _shown(known: Dictionary, name: str, rubric: Rubric | None, width: int) -> Iterator[str]:
    from scorer.language.holding import takers

    concept = known.concepts[name]
    own = rubric.words[name] if rubric is not None and name in rubric.words else None
    yield _row(f"@{name}", concept.gloss or "(no gloss)", width)
    of_rubric = ", ".join(own.words) if own is not None and concept.subject else ""
    rows = [
        ("words", ", ".join(concept.words)),
        ("of which", of_rubric and f"{of_rubric} (of the rubric)"),
        ("taken over", ", ".join(e for e in known.entries(name) if e not in concept.words)),
        ("but not", ", ".join(concept.but)),
        *(("pattern", pattern) for pattern in concept.patterns),
        *(("for", sentence) for sentence in concept.yes),
        *(("against", sentence) for sentence in concept.no),
        ("part of", ", ".join(f"@{other}" for other in takers(known, name))),
    ]
    yield from (_row(label, text, width) for label, text in rows if text)
    yield ""
    yield from _used(known, name, rubric, width)


def _row(label: str, text: str, width: int) -> str:
    margin = " " * 12
    first = f"{label:<11} " if len(label) < 12 else f"{label}  "
    lines = textwrap.wrap(printable(text), width, initial_indent=first, subsequent_indent=margin)
    return "\n".join(lines)


def _used(known: Dictionary, name: str, rubric: Rubric | None, width: int) -> Iterator[str]:
    from scorer.rubric.loading import load_rubric, shipped_rubrics
    from scorer.rubric.words import carriers, uses

    asked = [rubric] if rubric is not None else [load_rubric(shipped) for shipped in shipped_rubrics()]
    through = carriers(known.concepts, name)
    for one in asked:
        direct = uses(one, [name])
        seen = {use.element.id if use.element else "" for use in direct}
        rows = [(use, "") for use in direct]
        for other in through:
            for use in uses(one, [other]):
                if (use.element.id if use.element else "") not in seen:
                    seen.add(use.element.id if use.element else "")
                    rows.append((use, f" through @{other}"))
        yield f"{printable(one.rubric)}: " + ("used by" if rows else "no question uses it")
        for use, how in rows:
            asks = use.element.ask if use.element else "every question"
            yield _row(f"  {use.element.id if use.element else '(all)'}", f"{asks} ({', '.join(use.keys)}{how})", width)


# --- what holds a word ----------------------------------------------------------------------------------------------


def _held(known: Dictionary, phrase: str) -> Iterator[str]:
    from scorer.language.holding import How, holding

    if not known.words(phrase):
        raise UserError("there is no word in it", "--holding", 'Give one: --holding "town hall"', EXIT_USAGE)
    found = holding(known, phrase)
    said = printable(" ".join(phrase.split()))
    headings = {
        How.WHOLE: f"“{said}” is held by",
        How.PART: "a part of it is held by",
        How.LONGER: "in a longer phrase it is held by",
        How.BUT: "it does not count in",
    }
    if not any(h.how in (How.WHOLE, How.PART) for h in found):
        yield f"No concept holds “{said}”."
    column = max((len(h.concept) for h in found), default=0) + 3
    for how, heading in headings.items():
        rows = [h for h in found if h.how is how]
        if rows:
            yield heading
        for h in rows:
            origin = f"  (of @{h.of})" if h.of else ""
            yield f"  {'@' + h.concept:<{column}}{printable(h.entry)}{origin}"
    if not any(h.how is How.WHOLE for h in found):
        yield "To add it to a concept, write in your rubric (NAME is a concept, or a new name):"
        yield _paste("NAME", [" ".join(phrase.split())])


def _paste(name: str, entries: Sequence[str]) -> str:
    """A line for a rubric; in quotes, so that YAML takes every entry for a text."""
    return printable(f"words: {{{name}: [{', '.join(json.dumps(e, ensure_ascii=False) for e in entries)}]}}")


# --- what is missing ------------------------------------------------------------------------------------------------


@contextmanager
def _wording(known: Dictionary, reports: Sequence[Path], library: Path | None, option: str) -> Iterator[Wording]:
    """The sentences of the reports named, or of the library."""
    from scorer.library.store import Library
    from scorer.library.wording import Wording

    path = library_path(library)
    if not reports and (path is None or not path.exists()):
        hint = f"Score some reports first, or name PDF files behind {option}."
        raise UserError("there is no library of reports yet", str(path), hint, EXIT_TROUBLE)
    with Library(path, notify=say, needed=not reports) as kept:
        yield Wording(kept, reports, known.language, lambda file: say(f"reading {printable(file)}"))


def _suggested(
    known: Dictionary, name: str, reports: Sequence[Path], library: Path | None, width: int
) -> Iterator[str]:
    with _wording(known, reports, library, "--suggest") as wording:
        came = wording.suggestions(known, name)
    _enough(came, name, named=bool(reports))
    over = "" if came.all_read else " (the reports hold more text; this is what was read of it)"
    read = f"{plural(came.words, 'word')} in {plural(came.reports, 'report')}"
    if came.stands < _PLENTY:
        say("This is little text: expect chance finds. The more reports, the better.")
    yield f"@{name} stands {plural(came.stands, 'time')} among {read}{over}."
    yield "In like surroundings, the most alike first:"
    for n, one in enumerate(came.found, 1):
        held = f"  (in {', '.join('@' + other for other in one.held_by)})" if one.held_by else ""
        count = f"{plural(one.times, 'time')} in {plural(one.reports, 'report')}"
        yield ""
        yield f"{n:>2}  {click.style(printable(one.entry), bold=True)}  {count}{held}"
        for at in one.places:
            yield from _place(wording.places[at], one.entry, width)
    yield ""
    yield "What fits can go into your rubric; leave out what does not:"
    yield _paste(name, [one.entry for one in came.found])


def _uses(known: Dictionary, entry: str, reports: Sequence[Path], library: Path | None, width: int) -> Iterator[str]:
    if not known.parts(entry):
        raise UserError("there is no word in it", "--uses", "Give one: --uses drivers", EXIT_USAGE)
    with _wording(known, reports, library, "--uses TEXT") as wording:
        came = wording.uses(known, entry)
    said = printable(" ".join(entry.split()))
    yield f"“{said}” stands {plural(came.times, 'time')} in {plural(came.reports, 'report')}."
    for use in came.found:
        yield ""
        rest = "in none of these" if len(came.found) > 1 else "in no phrase more often than others"
        yield f"{use.times:>4}  {click.style(printable(use.phrase) or rest, bold=True)}"
        for at in use.places:
            yield from _place(wording.places[at], use.phrase or entry.strip("=*"), width)
    phrases = [use.phrase for use in came.found if use.phrase]
    if phrases:
        yield ""
        yield "Phrases that are not meant can be left out in your rubric (NAME is a concept, or a new name):"
        texts = (f"[{', '.join(json.dumps(e, ensure_ascii=False) for e in es)}]" for es in ([entry], phrases))
        yield printable("words: {{NAME: {{words: {}, but: {}}}}}".format(*texts))


def _enough(came: Suggestions, name: str, *, named: bool) -> None:
    """Raise UserError where there is too little text to suggest anything."""
    from scorer.language.suggesting import FEWEST_STANDS

    hint = "Name more of them." if named else "Score more reports, or name PDF files behind --suggest."
    where = f"{plural(came.words, 'word')} in {plural(came.reports, 'report')}"
    if came.stands < FEWEST_STANDS:
        message = f"too little text: words of @{name} stand {plural(came.stands, 'time')} among {where}"
        raise UserError(f"{message}; at least {FEWEST_STANDS} times are needed", None, hint, EXIT_TROUBLE)
    if not came.found:
        raise UserError(f"nothing stands where words of @{name} stand, among {where}", None, hint, EXIT_TROUBLE)


def _place(place: Place, entry: str, width: int) -> Iterator[str]:
    text, margin = place.text, " " * 6
    if len(text) > _LONGEST:
        at = max(0, text.lower().find(entry.split(" ", maxsplit=1)[0]) - _LONGEST // 2)
        text = f"{'…' if at else ''}{text[at : at + _LONGEST]}{'…' if at + _LONGEST < len(text) else ''}"
    yield from textwrap.wrap(printable(f"“{text}”"), width, initial_indent="    ", subsequent_indent=margin)
    whose = printable(f"{place.report}, p. {place.page}")
    yield from textwrap.wrap(whose, width, initial_indent=margin, subsequent_indent=margin)

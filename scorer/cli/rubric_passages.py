"""What ``scorer rubric test --examples``, ``--twins`` and ``try --text`` show: single passages, read and judged."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from scorer.cli.rubric_testing import ban_hint, earns, element_of, marked, matched, wrapped
from scorer.cli.talk import plural, printable
from scorer.cli.writing import rewrite_one
from scorer.errors import EXIT_USAGE, UserError
from scorer.evidence.gathering import Reading
from scorer.evidence.lookups import Lacks
from scorer.evidence.second_look import is_second_look
from scorer.language.clause import Clause
from scorer.language.contractions import printed, printed_spans
from scorer.rubric.model import LEVELS, Element, Level, Rubric
from scorer.scorecard.table import inert
from scorer.verdict.examples import passage_document
from scorer.verdict.labelled import Labelled, Read, counts, read_passage
from scorer.verdict.twins import twin_outcomes

_COLUMNS = ("id", "level", "denied", "actor", "affirmed", "mood", "why")
_SHOWN_TWINS = 20
_NEAREST = 2  # look-ups that come near, of a sentence that none finds


def read_all(rubric: Rubric, passages: Sequence[Labelled]) -> list[tuple[Labelled, Read]]:
    """Every passage with how it was read."""
    return [(p, read_passage(rubric, p.element, p.text, p.section)) for p in passages]


def table(results: Sequence[tuple[Labelled, Read]]) -> Iterator[str]:
    """The results by kind."""
    yield f"{'kind':<16}{'passages':>9}{'as labelled':>13}{'credited':>10}{'above label':>13}{'evidenced':>11}"
    for c in counts(results):
        yield (
            f"{printable(c.kind):<16}{c.passages:>9}{c.exact:>13.2f}{c.credited:>10.2f}{c.above:>13.2f}{c.evidenced:>11.2f}"
        )


def predictions(results: Sequence[tuple[Labelled, Read]]) -> bytes:
    """The results as CSV, a row a passage; no cell can run as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for labelled, read in results:
        clause = read.clause
        said = (clause.actor.value, _yes(read.affirmed), clause.mood.value) if clause is not None else ("", "", "")
        row = (labelled.id, str(read.level.rank), _yes(read.denied), *said, read.why)
        writer.writerow([inert(cell) for cell in row])
    return out.getvalue().encode()


def write_predictions(path: Path, results: Sequence[tuple[Labelled, Read]], given: Path) -> None:
    """Write the predictions, whole or not at all; never over the passages themselves, nor another file of somebody's.

    Raises:
        UserError: The file cannot be written, holds the passages, or is somebody's own.
    """
    from scorer.library.output import spare

    if path.resolve() == given.resolve():
        raise UserError("the predictions would replace the passages", str(path), "Name another file.", EXIT_USAGE)
    spare(path, ",".join(_COLUMNS).encode())
    rewrite_one(path, ".csv", predictions(results))


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"


def tried_text(
    rubric: Rubric, name: str, text: str, section: str, width: int, *, everything: bool = False
) -> Iterator[str]:
    """One passage: what it says clause by clause, what found it, what it earns and why, and what it lacks for more.

    Args:
        rubric: The rubric.
        name: The element's id.
        text: The passage.
        section: The heading that it stands under.
        width: Columns of the terminal.
        everything: Whether every look-up is told that a sentence comes near, and not the nearest only.
    """
    element = element_of(rubric, name)
    read = read_passage(rubric, element, text, section)
    reading = Reading(passage_document(text, section)).asked_by(rubric)
    yield f"{element.id}  {printable(element.ask)}"
    for sentence in reading.document.sentences:
        yield ""
        text = printed(sentence).text
        yield wrapped(text, width, "  ")
        for clause in reading.clauses.of(sentence.id):
            yield wrapped(said(clause, sentence.text), width, "     ")
        here = [graded for graded in read.graded if graded.evidence.sentence.id == sentence.id]
        for graded in here:
            evidence = graded.evidence
            spans = printed_spans(sentence, reading.spans(sentence.id, evidence.found_by))
            yield wrapped(f"found by its words: {marked(text, spans)}", width, "     ")
            if words := matched(reading, sentence.id, evidence.found_by):
                yield wrapped(words, width, "     ")
            if any(map(is_second_look, evidence.found_by)):
                yield wrapped("a second look at its words; no look-up finds it", width, "     found by: ")
            for number, query in enumerate(element.look_for, start=1):
                if query in evidence.found_by:
                    yield wrapped(printable(query), width, f"     look-up {number}: ")
            yield wrapped(earns(graded), width, "     ")
            if evidence.denies and (hint := ban_hint(reading, element, evidence)):
                yield wrapped(hint, width, "     ")
            if not (graded.passed_over or evidence.denies):
                yield from _for_more(reading, rubric, element, sentence.id, evidence.shows, width=width)
        if not any(set(graded.evidence.found_by) & {*element.look_for} for graded in here):
            near = nearest(reading, element.look_for, sentence.id)
            for number, lacks in near if everything else near[:_NEAREST]:
                yield wrapped(_lacking(lacks), width, f"     not found by look-up {number}: ")
    if element.needs:
        yield wrapped(f"asked only with a {element.needs} (scorer score --{element.needs})", width, "  ")
    yield ""
    yield f"{read.level.value}{', an explicit no' if read.denied else ''}: {printable(read.why)}"


def nearest(reading: Reading, queries: Sequence[str], sentence: int) -> list[tuple[int, Lacks]]:
    """The look-ups that come nearest to a sentence that they do not find, by their numbers: those that lack least."""
    told = [(number, reading.index.lacks(query, sentence)) for number, query in enumerate(queries, start=1)]
    near = [(number, lacks) for number, lacks in told if lacks is not None and lacks.holds]
    return sorted(near, key=lambda one: (len(one[1].lacks) + len(one[1].shut_out), -len(one[1].holds), one[0]))


def _lacking(lacks: Lacks) -> str:
    parts = [f"has {', '.join(lacks.holds)}"]
    parts += [f"lacks {', '.join(lacks.lacks)}"] if lacks.lacks else []
    parts += [f"shut out by {', '.join(lacks.shut_out)}"] if lacks.shut_out else []
    return printable("; ".join(parts))


def _for_more(
    reading: Reading, rubric: Rubric, element: Element, sentence: int, shows: Level, *, width: int
) -> Iterator[str]:
    """What the look-ups that the next level asks for lack, where it asks for some."""
    for level in LEVELS[shows.rank + 1 :]:
        queries = getattr(element.grades, level.value, ()) or getattr(rubric.grades, level.value, ())
        if queries and not any(reading.index.finds(query, sentence) for query in queries):
            near = nearest(reading, queries, sentence)
            told = _lacking(near[0][1]) if near else printable(queries[0])
            yield wrapped(told, width, f"     {level.value} would need: ")
            return


def said(clause: Clause, text: str) -> str:
    """What a clause says, with the words that it rests on: "company · affirmed · done, by We (we repaid the fees)"."""
    who = clause.actor.value + (" by itself" if clause.own_account else "")
    if clause.foreign:
        who += ", done to others"
    words = "; ".join(f"{g.part} by “{g.word}”" for g in clause.grounds)
    parts = f"{who} · {'affirmed' if clause.affirmed else 'denied'} · {clause.mood.value}"
    return f"[{text[clause.start : clause.end]}] {parts}{f' ({words})' if words else ''}"


def twins_told(rubric: Rubric, *, quiet: bool) -> tuple[list[str], bool]:
    """How the twins of a rubric's examples came out, and whether any keeps credit beyond the table."""
    made: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    lines: list[str] = []
    for outcome in twin_outcomes(rubric):
        made[outcome.twin.kind.value] += 1
        if outcome.keeps:
            kept[outcome.twin.kind.value] += 1
            place = f"{outcome.element} example {outcome.number}, {outcome.twin.kind.value}"
            lines.append(f"  NO {place}: came {outcome.level.value}, at most {outcome.most.value}")
            lines.append(f"     {printable(outcome.twin.text)}")
    shown = lines if not quiet else lines[: 2 * _SHOWN_TWINS]
    table = [f"{'twin':<12}{'made':>7}{'keep credit':>13}"]
    table += [f"{printable(kind):<12}{n:>7}{kept[kind]:>13}" for kind, n in sorted(made.items())]
    total, wrong = sum(made.values()), sum(kept.values())
    share = f" ({wrong / total:.1%})" if total else ""
    last = f"{wrong} of {plural(total, 'twin')} of the examples keep credit beyond the table{share}."
    return [*shown, *([""] if shown else []), *table, "", last], bool(wrong)

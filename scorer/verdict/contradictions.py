"""Claims of a report that something else speaks against: its own words, a known case, or its silence.

Each is a finding of its own, outside the score. A false accusation is worse than a miss, so every rule asks for an
explicit claim and for an explicit counterpart, and leaves a pair alone that can be read in harmony. What is found is
put side by side; whether a claim is a lie is nobody's finding here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from scorer.document.model import Kind, Sentence
from scorer.evidence.gathering import Reading
from scorer.language.contractions import printed, printed_spans
from scorer.language.cues import claims
from scorer.language.text import fold
from scorer.rubric.model import Level
from scorer.verdict.changes import wrong_changes
from scorer.verdict.denied import denied_and_told
from scorer.verdict.model import Finding, Passage, Status
from scorer.verdict.order import ended_before_begun
from scorer.verdict.parts import wrong_parts, wrong_shares
from scorer.verdict.totals import wrong_totals
from scorer.wording import wording

_W = wording("verdict/contradictions")
_BEHIND_CLAIM, _MATERIAL = _W.pattern("behind_claim"), _W.one("material")

_SHOWN = 3  # quotes against a claim
_NONE_SAID = {
    "complaints": "were no complaints", "suits": "is no lawsuit against the company", "fines": "were no fines",
    "deaths": "were no deaths", "injuries": "were no injuries", "accidents": "were no accidents",
    "harms": "was no harm to people", "targeted": "was no such use of its product",
}  # fmt: skip
_SOME_SAID = {
    "complaints": "some that came in", "suits": "one", "fines": "one", "deaths": "one", "injuries": "some",
    "accidents": "some", "harms": "people who came to harm", "targeted": "one",
}  # fmt: skip
_LEFT_OUT = (Kind.CONTENTS, Kind.HEADING)


class Clash(StrEnum):
    """What speaks against what."""

    COMPLETENESS = "completeness"  # "a full accounting", and cases, questions or matters left out
    PROCEEDINGS = "proceedings"  # "no legal proceedings" or "all of them are told", and a known case not mentioned
    NO_SIGHT = "no_sight"  # "no visibility into use", and a denial that the product was used on somebody
    TOTAL = "total"  # a total and its parts
    NONE = "none"  # there was none, and what tells of some
    ORDER = "order"  # what was answered or ended before it came in
    CHANGE = "change"  # a rise or a fall, and figures that went the other way


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A claim with what speaks against it.

    Attributes:
        kind: Which sort it is.
        reason: What stands against what, one sentence, for the card.
        claim: The claim in the report's words.
        against: The report's own words against it.
        cases: Names of known legal cases that it does not mention, where they speak against the claim.
        elements: Ids of the questions that it leaves unanswered, where they do.
    """

    kind: Clash
    reason: str
    claim: Passage
    against: tuple[Passage, ...] = ()
    cases: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (self.against or self.cases or self.elements):
            raise ValueError("a contradiction needs something that speaks against the claim")


def contradictions(
    reading: Reading, findings: Sequence[Finding] = (), missed: Sequence[str] = ()
) -> tuple[Contradiction, ...]:
    """Every contradiction of a report, in the order of kinds and pages.

    Args:
        reading: The report.
        findings: Its findings; questions on which it is silent speak against a claim to tell everything.
        missed: Names of the known legal cases that count at the report's date and that it does not mention.
    """
    silent = tuple(f.element for f in findings if _silent(f))
    return (
        *_completeness(reading, silent, tuple(missed)),
        *_proceedings(reading, tuple(missed)),
        *_no_sight(reading),
        *_nones(reading),
        *_totals(reading),
        *_shares(reading),
        *_order(reading),
        *_changes(reading),
    )


def _silent(finding: Finding) -> bool:
    return finding.status is Status.ASSESSED and finding.level is Level.NONE and not finding.denied


def _completeness(reading: Reading, silent: tuple[str, ...], missed: tuple[str, ...]) -> Iterator[Contradiction]:
    """A claim to tell everything, against what is not mentioned, not answered and not to be told."""
    found = [Passage(s, (place,)) for s in _with_cue(reading, "complete") if (place := claims.complete(s))]
    if not found:
        return
    kept_back = sorted(_with_cue(reading, "withheld"), key=lambda s: (not claims.weighty(s), s.id))
    against = tuple(Passage(s, ()) for s in kept_back[:_SHOWN])
    for passage in _once(found):
        unanswered = silent if claims.on_conduct(passage.sentence) else ()
        parts = []
        if missed:
            parts.append(f"{_count(len(missed), 'known legal case')} that it does not mention")
        if unanswered:
            parts.append(f"{_count(len(unanswered), 'question')} to which no answer was found")
        if against:
            parts.append("what it says it will not tell")
        if parts:
            ((start, end),) = printed_spans(passage.sentence, passage.spans[:1])
            said = _BEHIND_CLAIM.sub("", " ".join(printed(passage.sentence).text[start:end].split()))
            reason = f"The report claims “{said}” (page {passage.sentence.page}). Against it stand {_listed(parts)}."
            yield Contradiction(Clash.COMPLETENESS, reason, passage, against, missed, unanswered)


def _proceedings(reading: Reading, missed: tuple[str, ...]) -> Iterator[Contradiction]:
    """ "No legal proceedings", or all of them told, against known cases that are not mentioned."""
    if not missed:
        return
    body = _body(reading)
    none = [Passage(s, (place,)) for s in body if (place := claims.no_proceedings(s))]
    told = [Passage(s, (place,)) for s in body if (place := claims.all_proceedings(s))]
    known = _count(len(missed), "known legal case")
    for passages, says in ((none, "has none"), (told, "tells them all")):
        for passage in _once(passages):
            reason = (
                f"Of legal proceedings the report says that it {says} (page {passage.sentence.page}). Against it "
                f"stand{'s' if len(missed) == 1 else ''} {known} that it does not mention."
            )
            if _MATERIAL in fold(passage.sentence.text):
                reason += " Whether they are material is not judged here."
            yield Contradiction(Clash.PROCEEDINGS, reason, passage, (), missed)


def _no_sight(reading: Reading) -> Iterator[Contradiction]:
    """No view of how the product is used, against a denial that it was used on somebody."""
    body = _body(reading)
    blind = [Passage(s, (place,)) for s in body if (place := claims.no_sight(s))]
    if not blind:
        return
    own = frozenset(re.findall(r"[A-Z]\w+", reading.document.company))
    against = tuple(Passage(s, (place,)) for s in body if (place := claims.denied_use(s, own)))[:_SHOWN]
    if against:
        reason = (
            f"The report says that the company cannot see how its product is used (page {blind[0].sentence.page}), and "
            f"denies that it was used in a particular case ({_pages(p.sentence.page for p in against)})."
        )
        yield Contradiction(Clash.NO_SIGHT, reason, blind[0], against)


def _nones(reading: Reading) -> Iterator[Contradiction]:
    """That there was none, against what is told elsewhere."""
    for found in denied_and_told(reading):
        reason = (
            f"The report says that there {_NONE_SAID[found.topic]} (page {found.claim.sentence.page}), and tells of "
            f"{_SOME_SAID[found.topic]} (page {found.against.sentence.page})."
        )
        yield Contradiction(Clash.NONE, reason, found.claim, (found.against,))


def _totals(reading: Reading) -> Iterator[Contradiction]:
    read = reading.document
    known = {w.total.sentence.id: w for w in (*wrong_parts(read), *wrong_totals(read))}  # one sentence, one accusation
    for _, wrong in sorted(known.items()):
        total, parts = wrong.total, wrong.parts
        values = [p.value for p in parts]
        if wrong.larger:
            sums = f"but {values[0]} elsewhere (page {parts[0].sentence.page})"
        elif wrong.all_of_it:
            sums = f"but {' + '.join(map(str, values))} make {sum(values)}"
        else:
            sums = f"and no way of adding {_listed([str(v) for v in values])} makes that"
        reason = f"A total and its parts differ: {total.value} are told (page {total.sentence.page}), {sums}."
        elsewhere = dict.fromkeys(p.sentence for p in parts if p.sentence != total.sentence)
        holders = elsewhere or (total.sentence,)  # it contradicts itself
        against = tuple(Passage(s, tuple(p.span for p in parts if p.sentence == s)) for s in holders)
        here = (total.span, *(p.span for p in parts if p.sentence == total.sentence and elsewhere))
        yield Contradiction(Clash.TOTAL, reason, Passage(total.sentence, tuple(sorted(here))), against)


def _shares(reading: Reading) -> Iterator[Contradiction]:
    for wrong in wrong_shares(reading.document):
        first, rest = wrong.passage.spans[:1], wrong.passage.spans[1:]
        s = wrong.passage.sentence
        values = " + ".join(f"{v:g}" for v in wrong.values)
        if wrong.counted is not None:
            n, of = wrong.counted
            reason = f"{n} of {of} are {100 * n / of:.0f}%, and not {wrong.values[0]:g}% (page {s.page})."
            yield Contradiction(
                Clash.TOTAL, reason, Passage(s, wrong.passage.spans[-1:]), (Passage(s, wrong.passage.spans[:-1]),)
            )
            continue
        reason = f"Shares that exclude each other make {sum(wrong.values):g}%: {values} (page {s.page})."
        yield Contradiction(Clash.TOTAL, reason, Passage(s, first), (Passage(s, rest),))


def _order(reading: Reading) -> Iterator[Contradiction]:
    for found in ended_before_begun(reading.document):
        reason = (
            f"What is told to have ended (page {found.end.sentence.page}, {found.ended}) began only later "
            f"(page {found.begin.sentence.page}, {found.begun})."
        )
        yield Contradiction(Clash.ORDER, reason, found.begin, (found.end,))


def _changes(reading: Reading) -> Iterator[Contradiction]:
    for wrong in wrong_changes(reading.document):
        reason = (
            f"The report says “{wrong.way}” (page {wrong.claim.sentence.page}), and its figures went from "
            f"{wrong.before} to {wrong.after} (page {wrong.against.sentence.page})."
        )
        yield Contradiction(Clash.CHANGE, reason, wrong.claim, (wrong.against,))


def _body(reading: Reading) -> list[Sentence]:
    return [s for s in reading.document.sentences if s.kind not in _LEFT_OUT]


def _with_cue(reading: Reading, cue: str) -> list[Sentence]:
    held = zip(reading.document.sentences, reading.cues, strict=True)
    return [s for s, names in held if cue in names and s.kind not in _LEFT_OUT]


def _once(passages: Sequence[Passage]) -> list[Passage]:
    """Without repeats of the same sentence: the first stands."""
    return list({fold(p.sentence.text): p for p in reversed(passages)}.values())[::-1]


def _count(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _pages(numbers: Iterable[int]) -> str:
    pages = sorted(set(numbers))
    return f"page{'' if len(pages) == 1 else 's'} {', '.join(map(str, pages))}"

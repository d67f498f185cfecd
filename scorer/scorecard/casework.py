"""The table of known cases: what is known, what the report says, what it leaves out."""

from __future__ import annotations

from scorer.document.model import Sentence
from scorer.evidence.cases.model import FIELDS, Depth, Match, Told
from scorer.evidence.gathering import Reading
from scorer.language.contractions import printed, printed_spans
from scorer.register.model import Case, Register
from scorer.rubric.model import Level
from scorer.scorecard.model import CaseCard, GapCard, Quote, RegisterCard
from scorer.verdict.cases import Disclosed, Disclosure

_WORDS = {
    "name": "its name",
    "docket": "its docket",
    "forum": "the court or authority",
    "date": "a date of it",
    "claim": "what it is about",
    "status": "where it stands",
}
_MOST_GAPS = 20


def register_card(register: Register, reading: Reading, disclosure: Disclosure | None) -> RegisterCard:
    """Which register was used and what came of it; without ``disclosure`` nothing could be compared."""
    if disclosure is None:
        return RegisterCard(id=register.id, digest=register.digest, company=register.company, cases=len(register.cases))
    counted = disclosure.counted
    return RegisterCard(
        id=register.id,
        digest=register.digest,
        company=register.company,
        date=disclosure.date,
        cases=len(disclosure.cases),
        counted=len(counted),
        told=sum(c.match.depth is not Depth.NOT_MENTIONED for c in counted),
        possibly=len(disclosure.unsure),
        named=sum(c.match.depth.rank >= Depth.NAMED.rank for c in counted),
        recall=disclosure.recall,
        weighted_recall=disclosure.weighted_recall,
        gaps=tuple(
            GapCard(name=gap.name, says=_quote(gap.sentence, reading, ((gap.start, gap.end),), ""))
            for gap in disclosure.gaps[:_MOST_GAPS]
        ),
        elsewhere=_quote(there, reading, (), "sends to another document") if (there := disclosure.elsewhere) else None,
    )


def case_cards(reading: Reading, disclosure: Disclosure) -> tuple[CaseCard, ...]:
    """Every case of the register, in its order."""
    return tuple(_case(reading, case) for case in disclosure.cases)


def _case(reading: Reading, disclosed: Disclosed) -> CaseCard:
    match, standing = disclosed.match, disclosed.standing
    case = match.case
    says, told = _says(reading, match.told, "tells")
    reason = match.why
    if standing.why_not:
        mentioned = match.depth is not Depth.NOT_MENTIONED
        reason = f"{standing.why_not} {'The report tells it all the same. ' + match.why if mentioned else ''}".strip()
    return CaseCard(
        id=case.id,
        name=case.name,
        forum=case.forum,
        docket=case.docket,
        filed=case.filed,
        public_since=case.public_since,
        role=case.role.value,
        claim=case.claim,
        severity=case.severity or "",
        status=standing.status,
        counts=standing.counts,
        depth=match.depth.value,
        named=match.depth.rank >= Depth.NAMED.rank,
        reason=reason,
        says=says,
        told=told,
        leaves_out=_leaves_out(match, standing.status, counts=standing.counts),
        sources=tuple(source.url for source in case.sources),
        possibly=_says(reading, match.possibly, "may tell")[0],
    )


def _says(reading: Reading, told_of: tuple[Told, ...], verb: str) -> tuple[tuple[Quote, ...], dict[str, int]]:
    """The report's sentences, each once, in reading order; and which of them tells what."""
    sentences = sorted({told.sentence.id for told in told_of})
    told = {t.field: sentences.index(t.sentence.id) for t in told_of}
    quotes = []
    for number in sentences:
        here = [t for t in told_of if t.sentence.id == number]
        note = f"{verb} " + ", ".join(_WORDS[t.field] for t in here)
        quotes.append(_quote(here[0].sentence, reading, _spans(here), note))
    return tuple(quotes), {field: told[field] for field in FIELDS if field in told}


def _spans(told: list[Told]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted((t.start, t.end) for t in told):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)


def _leaves_out(match: Match, status: str, *, counts: bool) -> tuple[str, ...]:
    """What is known of a case and not told; its number is not asked for, as in SEC Regulation S-K, Item 103."""
    if match.depth is Depth.NOT_MENTIONED:
        return ("everything",) if counts and not match.possibly else ()
    known = {**_known(match.case), "status": bool(status)}
    if match.field("name") or match.field("docket"):
        known["name"] = False
    return tuple(_WORDS[field] for field in FIELDS if known[field] and match.field(field) is None)


def _known(case: Case) -> dict[str, bool]:
    return {
        "name": True,
        "docket": False,
        "forum": bool(case.forum),
        "date": bool(case.filed),
        "claim": bool(case.claim),
    }


def _quote(sentence: Sentence, reading: Reading, hits: tuple[tuple[int, int], ...], note: str) -> Quote:
    s = printed(sentence)
    return Quote(
        page=s.page,
        quote=s.text,
        section=" › ".join(s.section),
        boxes=tuple((b.page, b.x0, b.top, b.x1, b.bottom) for b in s.boxes),
        level=Level.NONE.value,
        cues=tuple(sorted(reading.cues[sentence.id])),
        found_by=("register",),
        hits=printed_spans(sentence, hits),
        note=note,
    )

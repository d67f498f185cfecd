"""How much a report reads like a brochure: figures beside the score, never in it."""

from __future__ import annotations

from dataclasses import dataclass

from scorer.document.model import Kind
from scorer.evidence.cues import FACT, PROMISE
from scorer.evidence.gathering import Reading

_CONFIDENTIAL = " AND ".join(
    (
        '(cannot OR "can t" OR unable OR prevented OR "do not" OR "don t" OR "not able" OR "may not")',
        '(disclose OR discuss OR share OR sharing OR identify OR comment OR "go into" OR confirm OR reveal OR publish)',
        '(confidential* OR "national security" OR secrecy OR secret OR details OR customers OR cases OR legal OR deny'
        " OR speculation OR identity)",
    )
)
_COMPLETE = " OR ".join(
    (
        '"full accounting" OR "full account" OR "complete account" OR "comprehensive account" OR "exhaustive account"',
        '"complete picture" OR "full picture" OR "complete transparency" OR "full transparency" OR "fully transparent"',
        '"everything we know" OR "nothing to hide" OR "left nothing out"',
        '"all legal proceedings" OR "all material litigation"',
    )
)
_LEFT_OUT = (Kind.CONTENTS, Kind.HEADING)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its value (None where it cannot be told), unit, definition and the source of the idea."""

    value: float | None
    unit: str
    definition: str
    source: str = ""


def brochure(reading: Reading) -> dict[str, Figure]:
    """The figures of the brochure panel for one report; empty where there are no sentences."""
    kept = [i for i, s in enumerate(reading.document.sentences) if s.kind not in _LEFT_OUT]
    words = sum(len(reading.document.sentences[i].text.split()) for i in kept)
    if not words:
        return {}
    cues = [reading.cues[i] for i in kept]
    promises = sum(PROMISE in names for names in cues)
    acts = sum("past" in names and PROMISE not in names for names in cues)
    facts = sum(FACT in names for names in cues)
    promotion = sum("promotion" in names for names in cues)
    return {
        "promises": Figure(
            promises / (promises + acts) if promises + acts else None,
            "share",
            "Sentences that only promise or aim, among those that promise and those that tell of something done.",
            "after the cheap-talk index of Bingler, Kraus, Leippold and Webersinke",
        ),
        "facts": Figure(
            1000 * facts / words,
            "per 1,000 words",
            "Sentences that tell of something that happened with a date, a count, an amount or a named period.",
            "after Hope, Hu and Lu 2016, specificity of risk disclosures",
        ),
        "promotion": Figure(
            1000 * promotion / words,
            "per 1,000 words",
            "Sentences with promotional words such as “world-class”, “proud”, “unprecedented”.",
        ),
        "confidentiality": Figure(
            float(len(reading.index.ids(_CONFIDENTIAL))),
            "sentences",
            "Sentences that decline to disclose on grounds of confidentiality, security or policy.",
            "UNGP 21(c) allows legitimate confidentiality; a blanket claim is none",
        ),
        "completeness": Figure(
            float(len(reading.index.ids(_COMPLETE))),
            "sentences",
            "Claims of completeness such as “a full accounting”; compare them with what is missing above.",
        ),
    }

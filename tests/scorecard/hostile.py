# ruff: noqa: E501
"""A card in which every text that can come from outside is hostile."""

from __future__ import annotations

from scorer.scorecard.model import BaseCard, Measure, Scorecard
from scorer.scorecard.trust import AccuracyCard, OffTopicCard

from .cards import card_of, element, indicator, quote, theme, with_everything

TAG = '<script>window.hacked=1</script><img src=x onerror="window.hacked=2">'
ESCAPE = "</script></style></title></textarea>--><svg onload='window.hacked=3'>"
TEMPLATE = "{{ 7*7 }}{% raw %}${alert(1)}"
BIDI = "\u202egnp.exe\u2066\u200f\x00\x1b[31m"
LONG = "w" * 100_000
PAYLOAD = TAG + ESCAPE + TEMPLATE + BIDI


def hostile_card() -> Scorecard:
    """Payloads in every field of report, rubric, register, review and reply."""
    base = with_everything()
    bad = quote(6, f"Quote {PAYLOAD} end", "stated", f"Section {PAYLOAD}", mark=("Quote",), note=PAYLOAD)
    long = quote(7, LONG, "stated", LONG)
    made = [
        element("E1", f"Ask {PAYLOAD}?", "stated", [bad, long], reason=PAYLOAD, why=PAYLOAD, hint=PAYLOAD, near=[bad],
                searched=(PAYLOAD, LONG), sources=(PAYLOAD,)),
        element("E2", LONG, "none", reason=LONG, near=[long]),
    ]  # fmt: skip
    first = made[0].model_copy(
        update={
            "levels": dict.fromkeys(("stated", "described", "evidenced"), PAYLOAD),
            "reviews": tuple(
                o.model_copy(update={"reviewer": PAYLOAD, "date": PAYLOAD, "reason": PAYLOAD, "quote": PAYLOAD})
                for e in base.elements()
                for o in e.reviews
            ),
            "replies": tuple(
                r.model_copy(
                    update={"who": PAYLOAD, "reason": PAYLOAD, "text": PAYLOAD, "address": "javascript:alert(1)"}
                )
                for e in base.elements()
                for r in e.replies
            ),
        }
    )
    card = card_of([theme("T", f"Theme {PAYLOAD}", 1, [indicator("I", PAYLOAD, PAYLOAD, [first, made[1]])])])
    cases = tuple(
        k.model_copy(
            update={"name": PAYLOAD, "forum": PAYLOAD, "claim": LONG, "status": PAYLOAD, "sources": ("javascript:alert(1)",), "leaves_out": (PAYLOAD,)}
        )
        for k in base.cases
    )  # fmt: skip
    return card.model_copy(
        update={
            "company": f"Company {PAYLOAD}",
            "company_source": PAYLOAD,
            "tool_version": PAYLOAD,
            "report": card.report.model_copy(
                update={"title": f"Title {PAYLOAD}", "file": f"../../{PAYLOAD}.pdf", "date": PAYLOAD, "sha256": PAYLOAD}
            ),
            "rubric": card.rubric.model_copy(
                update={
                    "title": PAYLOAD,
                    "version": PAYLOAD,
                    "digest": PAYLOAD,
                    "bases": (BaseCard(id=PAYLOAD, version=PAYLOAD, digest=LONG),),
                    "accuracy": AccuracyCard(
                        version=PAYLOAD,
                        digest=ESCAPE,
                        reports=2,
                        note=f"{PAYLOAD} {LONG}",
                        name=PAYLOAD,
                        date=PAYLOAD,
                        coders=PAYLOAD,
                    ),
                }
            ),
            "brochure": {
                PAYLOAD: Measure(value=1, unit=PAYLOAD, definition=LONG, source=PAYLOAD, words=((PAYLOAD, 3),))
            },
            "warnings": (PAYLOAD, LONG),
            "off_topic": OffTopicCard(topics=(PAYLOAD, LONG), named=1, sentences=2),
            "cases": cases,
            "contradictions": tuple(
                x.model_copy(update={"reason": PAYLOAD, "claim": bad, "cases": (PAYLOAD,)}) for x in base.contradictions
            ),
        }
    )

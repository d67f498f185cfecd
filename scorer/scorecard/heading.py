"""The first lines of a card in words: what its company, title and date rest on, and which of them is unsure."""

from __future__ import annotations

from collections.abc import Sequence

from scorer.document.model import SURE
from scorer.scorecard.model import Scorecard
from scorer.scorecard.text import shorten
from scorer.scorecard.trust import off_topic_in_words, plural

OPTION = "option"
"""Source of what the person said who scored the report."""

_TELLS_LESS = {"period end", "file's own date", "year in the title", "copyright line", "auditor's report"}


def company_note(card: Scorecard) -> str:
    """Why the company's name may be wrong and what to do; empty where it is sure."""
    if card.company_confidence >= SURE or not card.company:
        return ""
    return f"The company’s name is unsure ({_found(card.company_source, card.company_page)}); set it with --company."


def title_note(card: Scorecard) -> str:
    """Likewise for the title."""
    report = card.report
    if report.title_confidence >= SURE or not report.title:
        return ""
    return f"title unsure: {_found(report.title_source, report.title_page)}"


def date_note(card: Scorecard) -> str:
    """What the date rests on, and for one that is unsure what to do; empty where nothing is known of it."""
    report = card.report
    if not report.date or report.date_source == OPTION or not report.date_source:
        return ""
    found = _found(report.date_source, report.date_page)
    if is_dated(card):
        return found
    if report.date_source in _TELLS_LESS:
        found += "; no publication date found"
    return f"unsure: {found}; set it with --date"


def why_not_assessed(card: Scorecard) -> str:
    """The one reason for which no element of a card could be assessed; empty where there are several, or some could."""
    reasons = {e.reason for e in card.elements() if e.status == "not_assessed"}
    nothing = card.score is None and not card.range_only
    return reasons.pop() if nothing and len(reasons) == 1 else ""


def off_topic_note(card: Scorecard) -> str:
    """What is said at the top of a document that hardly speaks of what is asked; empty for all others."""
    other = card.off_topic
    return off_topic_in_words(other.topics, other.named, other.sentences) if other else ""


def people_in_words(reviewers: Sequence[str], changed: int, replied: int) -> str:
    """In short that people had a hand in a card: who reviewed it, what that changed, and whether the company replied.

    Args:
        reviewers: Their names.
        changed: How many answers they changed.
        replied: To how many answers the company replied.
    """
    names = ", ".join(shorten(name, 40) for name in reviewers)
    review = f"reviewed by {names}, {plural(changed, 'answer') if changed else 'no answer'} changed" if names else ""
    reply = f"the company replied to {plural(replied, 'answer')}" if replied else ""
    return "; ".join(filter(None, (review, reply)))


def people_note(card: Scorecard) -> str:
    """The same of a card; empty where no person had a hand in it."""
    review, replied = card.review, sum(bool(e.replies) for e in card.elements())
    return people_in_words(review.reviewers if review else (), review.changed if review else 0, replied)


def is_dated(card: Scorecard) -> bool:
    """Whether the date of the report is sure."""
    return bool(card.report.date) and card.report.date_confidence >= SURE


def place(source: str, page: int) -> str:
    """What a fact rests on, for a list of origins: "from the title page, p. 1"; empty where nothing is known."""
    return f"from the {_found(source, page)}" if source else ""


def _found(source: str, page: int) -> str:
    return f"{source}, p. {page}" if page else source

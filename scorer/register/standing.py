"""Which cases count for a report: those public at its date and open in its period, and none that became known later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from scorer.register.dates import first_day, last_day
from scorer.register.model import Case, Role, StatusAt
from scorer.wording import wording

_W = wording("cases/standing")

PERIOD = timedelta(days=366)  # a report tells of the year before its date

_ENDS = _W.whole("ends")
_GOES_ON = _W.whole("goes_on")
_TOLD_ENDS, _OPEN_AGAIN = _W.whole("told_ends"), _W.whole("open_again")


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a case counts for a report of a date, why not, and where it stood then (empty where not known)."""

    counts: bool
    why_not: str
    status: str


def public_since(case: Case) -> str:
    """Since when anybody could know of a case: what the register says, else when it was filed, else when its course
    begins; empty where none is known."""
    return case.public_since or case.filed or next((s.date for s in case.statuses), "")


def is_later(case: Case, date: str) -> bool:
    """Whether a case was not yet public for certain at a date; one without any date is not known to be later."""
    since = public_since(case)
    return bool(date and since) and last_day(since) > first_day(date)


def status_at(case: Case, date: str) -> StatusAt | None:
    """The last known stage of a case at a date."""
    return next((s for s in reversed(case.statuses) if first_day(s.date) <= last_day(date)), None)


def standing(case: Case, date: str) -> Standing:
    """Whether a case counts for a report.

    In doubt it does not: a date known to the month is past only when the month is.

    Args:
        case: The case.
        date: The report's date, ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
    """
    stage = status_at(case, date)
    status = f"{stage.status} ({stage.date})" if stage else ""
    since = public_since(case)
    if case.role is Role.NON_PARTY:
        return Standing(False, "The company is no party to it; listed, and not counted.", status)
    if case.role is Role.CLAIMANT:
        return Standing(False, "The company brought it itself; listed, and not counted.", status)
    if not since:
        return Standing(False, "The register has no date for it, so it is not counted.", status)
    if is_later(case, date):
        sure = first_day(since) > last_day(date)
        when = "after the report" if sure else "which may be after the report"
        return Standing(False, f"Public since {since}, {when} ({date}); listed as later, and not counted.", status)
    if stage is not None and not is_open(stage) and last_day(stage.date) < first_day(date) - PERIOD:
        why = f"Over since {stage.date}, before the year that the report tells of; not counted."
        return Standing(False, why, status)
    return Standing(True, "", status)


def is_open(stage: StatusAt) -> bool:
    """Whether a case was still open at a stage: as the register says, else told from the words of its status."""
    if stage.open is not None:
        return stage.open
    return not is_over(stage.status)


def is_over(said: str) -> bool:
    """Whether words on a case say that it has ended, and nothing that it goes on all the same."""
    words = said.lower()
    return _ENDS.search(words) is not None and not _GOES_ON.search(words)


def told_over(said: str) -> bool | None:
    """Whether a report's words on a case say that it has ended (True) or is open again (False); None for neither."""
    words = said.lower()
    if _TOLD_ENDS.search(words) and not _GOES_ON.search(words):
        return True
    return False if _OPEN_AGAIN.search(words) else None

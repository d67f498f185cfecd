"""One company over the years: its cards in the order of their dates, and what changed from each to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scorer.document.front.names import is_one_company
from scorer.document.model import Document
from scorer.errors import EXIT_TROUBLE, EXIT_USAGE, UserError
from scorer.library.comparing import Comparison, compare
from scorer.library.silence import Silent, fallen_silent
from scorer.library.store import Library
from scorer.scorecard.json import from_json
from scorer.scorecard.model import Scorecard
from scorer.scorecard.text import shorten

_NAMED = 8  # companies named in a message
_NAME_ONE = "Name one. Where they are one company, score its reports with --company and one name for all."


@dataclass(frozen=True, slots=True)
class Trend:
    """A company's cards, the earliest first, and the ``steps`` between neighbours.

    ``cautions`` are what must be said with all of it; ``silent`` are known cases that are told no more.
    """

    company: str
    cards: tuple[Scorecard, ...]
    steps: tuple[Comparison, ...]
    cautions: tuple[str, ...]
    silent: tuple[Silent, ...] = ()


def company_called(name: str, companies: Sequence[str]) -> str:
    """The one company that a user means: its name in any case, or a part of it that no other has.

    Names that differ in nothing but the legal form are one company; see ``spellings``.

    Raises:
        UserError: There is none, or more than one.
    """
    wanted = name.casefold().strip()
    found = [c for c in companies if c.casefold() == wanted] or [c for c in companies if wanted in c.casefold()]
    if not found:
        hint = "Score its reports first; what a card calls a company stands at its top."
        raise UserError(f'there is no card of a company called "{name}"', None, hint, EXIT_TROUBLE)
    if any(not is_one_company(found[0], other) for other in found[1:]):
        several = ", ".join(f'"{shorten(c, 80)}"' for c in found[:_NAMED]) + (
            " and more" if len(found) > _NAMED else ""
        )
        raise UserError(f'several companies have "{name}" in their names: {several}', None, _NAME_ONE, EXIT_USAGE)
    return found[0]


def spellings(company: str, companies: Iterable[str]) -> list[str]:
    """The names among these that are this company's: its own, and those with another legal form."""
    return [name for name in companies if name == company or is_one_company(name, company)]


def cards_in(library: Library, name: str) -> list[Scorecard]:
    """The cards that a library has of a company, the one made last first.

    Raises:
        UserError: There is no such company, or more than one.
    """
    companies = library.companies()
    company = company_called(name, companies)
    return [from_json(kept.json, kept.entry.file) for kept in library.cards_of(*spellings(company, companies))]


def trend(
    cards: Iterable[Scorecard],
    document: Callable[[str], Document | None] = lambda _: None,
    *,
    rubric: str | None = None,
    across: bool = False,
) -> Trend:
    """The trend of one company's cards.

    Args:
        cards: Where there are several of one report, the first of them counts.
        document: Gives the report with a digest as it was read, where it is at hand, for what was copied.
        rubric: Only cards by the rubric of this name, or of this name and version (``name@1.0``).
        across: Take cards by different rubrics, or versions of one, all the same.

    Raises:
        UserError: Not all reports have a card by one and the same rubric, and ``across`` is not set; or there is none.
    """
    listed = [c for c in cards if rubric is None or rubric in (c.rubric.id, f"{c.rubric.id}@{c.rubric.version}")]
    if not listed:
        raise UserError(f'none of these cards is by a rubric called "{rubric}"', None, None, EXIT_USAGE)
    by_rubric: dict[str, dict[str, Scorecard]] = {}
    for card in listed:
        by_rubric.setdefault(f"{card.rubric.id} {card.rubric.version} ({card.rubric.digest})", {}).setdefault(
            card.report.sha256, card
        )
    latest: dict[str, Scorecard] = {}
    for card in listed:
        latest.setdefault(card.report.sha256, card)
    most = max(by_rubric.values(), key=len)
    if len(most) == len(latest):
        latest = most
    elif not across:
        raise _mixed(by_rubric)
    chosen = sorted(latest.values(), key=lambda c: (c.report.date, c.report.file, c.report.sha256))
    documents = [document(card.report.sha256) for card in chosen]
    steps = []
    for (earlier, old), (later, new) in pairwise(zip(chosen, documents, strict=True)):
        steps.append(compare(earlier, later, (old, new) if old and new else None, across=across))
    cautions = list(dict.fromkeys(caution for step in steps for caution in step.cautions))
    names = sorted({card.company for card in chosen})
    if len(names) > 1:
        hint = "they are taken for one company. If they are not, put one's cards into a folder and name it (--cards)"
        cautions.insert(0, f"The cards name it differently ({', '.join(names)}): {hint}.")
    cautions += [f"No date was found for {c.report.file}; it stands first." for c in chosen if not c.report.date]
    return Trend(chosen[-1].company, tuple(chosen), tuple(steps), tuple(cautions), fallen_silent(chosen))


def _mixed(by_rubric: dict[str, dict[str, Scorecard]]) -> UserError:
    told = "; ".join(
        f"{rubric}: " + ", ".join(sorted(c.report.date or c.report.file for c in cards.values()))
        for rubric, cards in by_rubric.items()
    )
    hint = "Score all of them with one rubric, name one with --rubric, or compare all the same with --across."
    return UserError(f"the reports have no card by one and the same rubric: {told}", None, hint, EXIT_USAGE)

"""What goes into a rubric's record of accuracy: figures of one set of coded reports, with their intervals.

Of an element every report gives one answer, so that the interval of a share is Wilson's; answers of one report to many
elements are not independent, so that everything else is bootstrapped by report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial

from scorer import __version__
from scorer.rubric.accuracy import Agreement, CodedSet
from scorer.rubric.model import Level, Rubric
from scorer.verdict.agreement import by_document, kappa_of, share_within, table, wilson
from scorer.verdict.gold import Pair, groups

_ROUND = 4

_Range = tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class About:
    """What a person says of a set: its name, the day (ISO), who coded it, and how often it had been looked at."""

    name: str
    date: str
    coders: str
    note: str = ""


def coded_set(about: About, rubric: Rubric, found: Sequence[Pair]) -> CodedSet:
    """The figures of a set of reports into whose answers nobody had looked."""
    themes = {theme.id for theme in rubric.themes}
    figures = {name: _figures(pairs) for name, pairs in groups(rubric, found).items()}
    return CodedSet(
        **asdict(about),
        rubric_digest=rubric.digest,
        rubric_version=rubric.version,
        tool_version=__version__,
        unseen=True,
        reports=len({p.document for p in found}),
        overall=figures.pop("all"),
        themes={name: figures.pop(name) for name in list(figures) if name in themes},
        elements=figures,
    )


def _figures(found: Sequence[Pair]) -> Agreement:
    by_report: dict[str, list[tuple[int, int]]] = {}
    for pair in found:  # what could not be assessed counts as none, as in ``agreement``
        by_report.setdefault(pair.document, []).append((pair.theirs.rank, (pair.ours or Level.NONE).rank))
    tables = [table(pairs) for pairs in by_report.values()]
    whole = table([pair for pairs in by_report.values() for pair in pairs])
    n, kappa = len(found), kappa_of(whole)
    alone = n == len(tables)  # an answer a report

    def share(levels: int) -> tuple[float, _Range]:
        value = share_within(whole, levels) or 0.0
        if alone:
            return value, wilson(round(value * n), n)
        return value, by_document(tables, partial(share_within, levels=levels))

    (exact, exact_range), (near, near_range) = share(0), share(1)
    return Agreement(
        n=n,
        exact=round(exact, _ROUND),
        within_one=round(near, _ROUND),
        kappa=None if kappa is None else round(kappa, _ROUND),
        exact_range=_rounded(exact_range),
        within_one_range=_rounded(near_range),
        kappa_range=None if kappa is None else _rounded(by_document(tables, kappa_of)),
    )


def _rounded(bounds: _Range) -> _Range:
    return None if bounds is None else (round(bounds[0], _ROUND), round(bounds[1], _ROUND))

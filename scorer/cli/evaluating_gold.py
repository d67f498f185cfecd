"""How ``scorer evaluate --gold`` shows agreement with careful readers: a table, the worst disagreements, or JSON."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from scorer.cli.talk import printable

if TYPE_CHECKING:
    from scorer.rubric.model import Rubric
    from scorer.verdict.gold import Agreement, Pair

_WORST = 10
_WIDE = 100
_HEAD = "{:<8}{:>6}{:>8}{:>12}{:>8}{:>10}{:>8}{:>7}{:>13}"


def as_text(rubric: Rubric, found: Sequence[Pair], *, answers: bool = True) -> str:
    """For people: one line an element, then the themes, then the disagreements of two levels and more.

    Without ``answers`` the figures alone, so that nobody looks into what is to stay unseen.
    """
    from scorer.verdict.gold import agreement, groups, worst

    lines = [_HEAD.format("", "n", "exact", "within one", "kappa", "silences", "facts", "pages", "coded | ours")]
    lines += [_line(name, agreement(pairs)) for name, pairs in groups(rubric, found).items()]
    if not answers:
        return "\n".join(lines)
    apart = [p for p in found if p.distance > 1]
    lines += ["", f"{len(apart)} of {len(found)} answers lie two levels or more apart" + (":" if apart else ".")]
    for pair in worst(found, _WORST):
        lines += list(_disagreement(pair))
    if len(apart) > _WORST:
        lines.append(f"  … and {len(apart) - _WORST} more (--format json has every answer)")
    return "\n".join(lines)


def _line(name: str, a: Agreement) -> str:
    def share(value: float | None) -> str:
        return "-" if value is None else f"{value:.3f}"

    means = "-" if a.theirs is None or a.ours is None else f"{a.theirs:.2f} | {a.ours:.2f}"
    return _HEAD.format(
        name,
        a.n,
        share(a.exact),
        share(a.within_one),
        share(a.kappa),
        share(a.silence),
        share(a.facts),
        share(a.pages),
        means,
    )


def _disagreement(pair: Pair) -> Iterator[str]:
    ours = pair.ours.value if pair.ours else "not assessed"
    yield printable(f"  {pair.element} in {pair.document}: coded {pair.theirs.value}, here {ours}")
    for who, why in (("reader", pair.their_why), ("here", pair.our_why)):
        head = f"    {who + ':':<8}"
        yield textwrap.fill(printable(why), _WIDE, initial_indent=head, subsequent_indent=" " * len(head))


def as_json(rubric: Rubric, found: Sequence[Pair], *, answers: bool = True) -> str:
    """For programs: the same figures unrounded, and every answer of both sides, unless they are to stay unseen."""
    from scorer.verdict.gold import agreement, groups

    themes = {t.id for t in rubric.themes}
    measured = {name: asdict(agreement(pairs)) for name, pairs in groups(rubric, found).items()}
    told = {
        "rubric": {"id": rubric.rubric, "version": rubric.version, "digest": rubric.digest},
        "reports": len({p.document for p in found}),
        "all": measured.pop("all"),
        "themes": {name: figures for name, figures in measured.items() if name in themes},
        "elements": {name: figures for name, figures in measured.items() if name not in themes},
    }
    if answers:
        told["answers"] = [asdict(p) for p in found]
    return json.dumps(told, indent=2, ensure_ascii=False)

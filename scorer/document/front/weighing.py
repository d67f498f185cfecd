"""Evidence for names, and what it comes to for each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from math import log2
from typing import NamedTuple

from scorer.document.front.facts import Source
from scorer.document.front.names import core, initials, is_form
from scorer.wording import wording

_W = wording("front/weighing")

Group = tuple[str, ...]
"""The core of a name: all that differ by their legal form only."""

TEXT = "text"
"""What speaks for a name that is only used: it says least."""
ADDRESS = "web or mail address"
"""And what holds a short form of a name as well as a long one."""
TITLE_PAGE, RUNNING, METADATA = "title page", "running header", "metadata"
"""What speaks for a name that stands where the publisher's would stand, without a word about it."""

_AUDITOR = _W.pattern("auditor", re.IGNORECASE)
_STAMP = _W.pattern("stamp", re.IGNORECASE)
_WORDLESS = (TEXT, ADDRESS, TITLE_PAGE, RUNNING, METADATA)
_MOST_NAMES = 600
_STRONG = 3.0  # what a legal form is worth
_SMALL, _SMALL_STRONG = 0.1, 0.5  # share of its uses in small letters from which on a word is no name
_WORDS = 0.3  # share that is left to what is no name, but words
_KIN = 0.3  # share of what speaks for a short name that also speaks for its longer forms
_SHOWN = 5.0  # evidence that a name with a legal form is meant
_TOLD = 3.0  # evidence from which on a name is one, though its words are written small as well ("Gold Corporation")
_HINTED = 1.4  # how much more likely a name is that the metadata or the file's name hold


class Proof(NamedTuple):
    """One piece of evidence for a name."""

    what: str
    weight: float
    page: int


class Ledger:
    """Names as they are written, and what speaks for each."""

    def __init__(self) -> None:
        self.proofs: defaultdict[str, list[Proof]] = defaultdict(list)
        self.strong: set[str] = set()
        self.aliases: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        self.spoken: dict[Group, int] = {}  # how often the report speaks of each, as ``scores`` found

    def add(self, name: str, what: str, weight: float, page: int) -> None:
        """Take down a piece of evidence, unless the name is an auditor's, an exchange's or a program's."""
        if len(self.proofs) >= _MOST_NAMES and name not in self.proofs:
            return
        if not _AUDITOR.search(name) and not _STAMP.search(name):
            self.proofs[name].append(Proof(what, weight, page))


def scores(source: Source, ledger: Ledger) -> dict[Group, float]:
    """What speaks for every group of names: evidence, how often the report speaks of it, and hints of the file."""
    forms: defaultdict[Group, list[str]] = defaultdict(list)
    for name in ledger.proofs:
        if group := core(name):
            forms[group].append(name)
    own = _evidence(ledger, forms)
    hints = set(re.findall(r"[^\W_]+", f"{source.said('Author')} {source.said('Title')} {source.file}".lower()))
    found = {}
    for group, weight in own.items():
        if weight <= 0:
            continue
        letters = {initials(form).lower() for form in forms[group]} - {group[0]}
        kin = [own[other] for other in own if other != group and group[: len(other)] == other]
        ledger.spoken[group] = _acts(group, forms[group], letters, source, ledger)
        score = weight + 1.2 * log2(1 + ledger.spoken[group]) + _KIN * max(kin, default=0.0)
        strong = any(form in ledger.strong for form in forms[group])
        score += _STRONG if strong else 0.0
        share = _SMALL_STRONG if strong else _SMALL
        told = [p.weight for form in forms[group] for p in ledger.proofs[form] if p.what not in _WORDLESS]
        is_meant = strong and max(told, default=0.0) >= _TOLD
        if not is_meant and all(source.words[word] > max(2.0, share * source.folded[word]) for word in group):
            score *= _WORDS  # "Smaller Reporting Company", "Working Group", "Benefit Corporation"
        if any(hint in hints for hint in (group[0], *letters) if len(hint) > 2):
            score *= _HINTED
        found[group] = score
    return found


def _evidence(ledger: Ledger, forms: dict[Group, list[str]]) -> dict[Group, float]:
    """The weight of the evidence for each group; the same kind of evidence again says less each time."""
    own: dict[Group, float] = {}
    for group, names in forms.items():
        by_kind: defaultdict[str, list[float]] = defaultdict(list)
        for proof in (proof for name in names for proof in ledger.proofs[name]):
            by_kind[proof.what].append(proof.weight)
        own[group] = sum(
            weight / n for weights in by_kind.values() for n, weight in enumerate(sorted(weights, reverse=True), 1)
        )
    for group in sorted(own):  # "IAG" beside "Insurance Australia Group Limited"
        if len(group) == 1 and own[group] > 0 and any(name.isupper() for name in forms[group]):
            spelt = [g for g in sorted(own) if g != group and any(initials(n).lower() == group[0] for n in forms[g])]
            whole = max(spelt, key=lambda g: own[g], default=group)
            if whole != group and len(group[0]) >= 3 and any(name in ledger.strong for name in forms[whole]):
                own[whole] += own[group]
                own[group] = 0.0
    used = {g for g in own if all(p.what in (TEXT, ADDRESS) for form in forms[g] for p in ledger.proofs[form])}
    for group in sorted(own):  # "Director Example Limited", "Company Secretary Example Limited"
        ends = (group[n:] for n in range(1, len(group)) if group[n:] not in used)
        if other := next((end for end in ends if own.get(end, 0.0) >= 0.5 * own[group] > 0), None):
            begins = own.get(group[: -len(other)], 0.0) > 0  # "Example Hospitals" above "NHS Foundation Trust"
            lost, kept = (other, group) if begins else (group, other)
            own[kept] += own[lost]
            own[lost] = 0.0
    return own


def _acts(group: Group, names: Sequence[str], letters: set[str], source: Source, ledger: Ledger) -> int:
    """How often a report speaks of a company: by its name, a name defined for it, or its initials."""
    counts = source.folded
    acts = counts[group[0]]
    if len(group) > 1:
        acts = min(acts, 2 * max(source.text.count(" ".join(name.split()[:2]).rstrip(",")) for name in names))
    short = [alias for alias in sorted(ledger.aliases[group]) if not is_form(alias) and alias.lower() != group[0]]
    acts += sum(counts[alias.lower()] for alias in short[:2])
    return acts + max((counts[a] for a in letters if len(a) >= 3), default=0)


def written(group: Group, ledger: Ledger) -> tuple[str, Proof]:
    """How a name is written best, and the strongest proof of it."""
    forms = [name for name in ledger.proofs if core(name) == group]

    def rank(name: str) -> tuple[bool, float, int, str]:
        total = sum(p.weight for p in ledger.proofs[name])
        return name in ledger.strong, total - (2.0 if name.isupper() else 0.0), -len(name), name

    best = max(forms, key=rank)
    proofs = [p for name in forms for p in ledger.proofs[name]]
    mixed = [n for n in forms if n.casefold().rstrip(".") == best.casefold().rstrip(".") and not n.isupper()]
    if best.isupper() and mixed:
        best = mixed[0]
    return best, max(proofs, key=lambda p: (p.what != TEXT, p.weight, -p.page))


def in_full(group: Group, ledger: Ledger) -> Group:
    """The group, or that of a longer name with a legal form which begins with it, where that one is shown to be meant.

    "Example" is the publisher; of "Example Group, Inc." and "Example Investments Australia Ltd", who is meant stands in
    "this statement is made by", in definitions and approvals.
    """
    shown: dict[Group, float] = {}
    for name in sorted(ledger.strong & ledger.proofs.keys()):
        longer = core(name)
        if longer[: len(group)] == group:
            told = sum(p.weight for p in ledger.proofs[name] if p.what != TEXT)
            shown[longer] = max(shown.get(longer, 0.0), told)
    ranked = sorted(shown, key=lambda longer: (-shown[longer], len(longer), longer))
    if not ranked or shown[ranked[0]] < _SHOWN or shown.get(group, 0.0) >= _SHOWN:
        return group
    others = [shown[longer] for longer in ranked[1:] if not akin(longer, ranked[0])]
    return ranked[0] if max(others, default=0.0) < 0.5 * shown[ranked[0]] else group  # several: their group is meant


def akin(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one name begins with all of the other: no rival, but a longer or a shorter form."""
    shorter = min(len(one), len(other))
    return tuple(one[:shorter]) == tuple(other[:shorter])

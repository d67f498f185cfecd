"""Claims of a report that something else may speak against, with the place of the words that make them.

Each function takes a sentence and gives the character offsets of the claim in its text, or None. They are no cues: they are
asked only where a contradiction is looked for (:mod:`scorer.verdict.contradictions`).
"""

from __future__ import annotations

import re

from scorer.document.model import Sentence
from scorer.language.cues.reticence import COMPLETE
from scorer.language.text import fold

Place = tuple[int, int] | None

_PROCEEDINGS = (
    r"(?:legal (?:proceedings?|actions?|disputes?|cases?|challenges?|claims?)|litigation|lawsuits?|court (?:proceedings|cases)|"
    r"judicial proceedings|arbitration proceedings)\b(?! (?:costs?|expenses?|provisions?|risks?|fees|reserves?|funding))"
)
_PENDING = r"(?:material |significant |major |pending |current |ongoing |outstanding |other |threatened |or |and )*"
_NONE = re.compile(
    rf"\b(?:there (?:is|are|were|was)|(?:we|company|group|it)(?: and (?:our|its) subsidiaries)? (?:has|have|had|faces?|faced)) (?:currently |presently |also )?no (?:known )?{_PENDING}{_PROCEEDINGS}\b"
    rf"|\b(?:we|company|group|it|subsidiaries)\b(?: \w+){{0,3}} (?:is|are|was|were) (?:currently |presently )?not (?:currently |presently )?(?:an? )?(?:party to|parties to|involved in|engaged in|subject to|defendants? in|facing|aware of) (?:any )?{_PENDING}{_PROCEEDINGS}\b"
    rf"|\bno {_PENDING}{_PROCEEDINGS}\b[^.;]{{0,30}}\b(?:is|are|was|were|has been|have been) (?:currently |now )?(?:pending|brought|filed|commenced|initiated|outstanding|under way)\b"
    rf"|^\W*{_PENDING}{_PROCEEDINGS}\s?[:|–-]\s?(?:none|nil)\b"
)
_ALL = re.compile(
    rf"\b(?:all|every|each of the|a (?:full|complete) (?:list|account|overview|description) of (?:all )?(?:our |the |its )?) ?(?:of )?(?:our |the |its |known )*{_PENDING}{_PROCEEDINGS}\b"
    r"[^.;]{0,60}\b(?:(?:is|are|were|have been) (?:disclosed|described|reported|listed|set out|told|presented|included)|can be found)\b"
    rf"|\b(?:full|complete|exhaustive|comprehensive) (?:list|account|overview|description|disclosure) of (?:all |every |our |the )*{_PENDING}{_PROCEEDINGS}\b"
    rf"|\b(?:we|report|statement|chapter|note|section)(?: (?!(?:not|never|cannot|will|would|may|must|shall|should|aim|intend|seek)\b)\w+){{0,2}} (?:disclos|describ|list|report|tell|cover|includ|present)(?:es?|s|ed)? (?:all|every) (?:our |the |of |its |known )*{_PENDING}{_PROCEEDINGS}\b"
    rf"|\bthe following (?:is|are) (?:all|a (?:full|complete) list)\b[^.;]{{0,40}}\b{_PROCEEDINGS}\b"
)
# narrower than "none at all": a field of law, a person, a threshold, an exception
_NARROW = re.compile(
    r"\b(?:relat\w+ to|regarding|concerning|in respect of|with respect to|in connection with|connected with|in relation to|linked to|on the grounds? of|for (?:anti|corruption|breach|non)|"
    r"under (?:the|section|article)|before the|about|over|involving|against (?:any )?(?:of )?(?:our |its |the )?(?:directors|officers|employees)|except|other than|apart from|save for|besides|"
    r"adverse(?:ly)?|that would|that could|which would|which could|likely to|expected to|anti-?compet\w+|antitrust|monopol\w+|corruption|environmental|discriminat\w+|slavery|privacy|tax|patent)\b"
)
_OF_OTHERS = re.compile(
    r"\b(?:directors?|officers?|auditors?|trustees?|candidates?|suppliers?|customers?|he|she|his|her)\b"
)


_USING = re.compile(
    r"\b(?:use[sd]?|using|usage|operat\w+|deploy\w*|target\w*|investigat\w+|monitor\w*|whom|surveil\w*|track\w*|intercept\w*|do with|data (?:that )?(?:they|customers?) collect)\b"
)
_USERS = re.compile(
    r"\b(?:customers?|clients?|end[- ]users?|agenc(?:y|ies)|governments?|authorities|operators?|licensees?|its usage|their usage|its use)\b"
)
_BLIND = re.compile(
    r"\b(?:no|not (?:have )?any|without(?: any)?|zero|never (?:had|have)) (?:\w+ ){0,2}?(?:visibility|insight|view|sight|knowledge|access)\b (?:in|into|of|on|over|to|as to)\b[^.;]{0,80}\b"
    r"|\b(?:do|does|did|can|could)(?: not|n't|not) (?:see|know|monitor|observe|have (?:any )?(?:visibility|insight|knowledge|sight))\b[^.;]{0,80}\b"
)
_USED = r"(?:used|deployed|employed|operated|installed|directed|targeted|infected|involved|associated|connected|utili[sz]ed)"
_NOT_USED = re.compile(
    rf"\b(?:was|were|has|have|had)(?: not|n't| never)(?: ever)?(?: been)? (?:in any way )?{_USED}\b"
    rf"|\b(?:was|were|has|have|had) (?:at no (?:time|point)|in no way) (?:been )?{_USED}\b"
    rf"|\bno (?:customer|client|agency|one|customer of ours)\b[^.;]{{0,40}}\b(?:used|deployed|targeted|infected)\b"
    r"|\b(?:was|were) (?:not|never)(?: ever)? (?:a |the )?targets?\b"
    r"|\b(?:had|has) nothing (?:whatsoever )?to do with\b"
)
_HEDGED = re.compile(
    r"\b(?:to (?:the best of )?our knowledge|as far as we (?:know|are aware|can tell)|we (?:are|were) not aware|we have no evidence|no evidence|we believe|cannot confirm|not able to confirm|"
    r"may|must|shall|should|would|unless|if)\b"
)
_SOMEBODY = re.compile(
    r"(?<![.!?:“\"] )(?<!^)\b(?:Mr|Ms|Mrs|Dr)\.? [A-Z]\w+|(?<![.!?:“\"] )(?<!^)\b[A-Z][a-zé]+ [A-Z][\w'’é-]+"
)


_CONDUCT = re.compile(
    r"\b(?:challenges?|efforts?|responsib\w+|human rights|impacts?|harms?|misuse|abuses?|conduct|what we do|our work|our actions|everything)\b"
)
_LEGAL = re.compile(r"\b(?:legal|litigation|lawsuits?|proceedings|investigations)\b")
_NEAR = 90  # characters after the claim in which it says of what it is
_OTHER_MATTER = re.compile(
    r"\b(?:emissions?|climate|carbon|energy|water|waste|financial|remuneration|tax(?:es)?|accounting (?:period|policies|standards?)|biodiversity)\b"
)
_CASES = re.compile(
    r"\b(?:legal|litigation|lawsuits?|court|proceedings|due process|investigations?|reviews?|cases?|circumstances|findings|victims?|incidents?)\b"
)


def complete(s: Sentence) -> Place:
    """A claim to tell everything about the company's conduct or its legal matters; not about its emissions or accounts.

    Asked of sentences with the cue ``complete``.
    """
    low = fold(s.text)
    found = COMPLETE.search(low)
    if found is None or _OTHER_MATTER.search(low):
        return None
    said = low[found.start() : found.end() + _NEAR]
    return found.span() if _CONDUCT.search(said) or _LEGAL.search(said) or "nothing" in found.group() else None


def on_conduct(s: Sentence) -> bool:
    """Whether a claim to tell everything is about conduct at large, not about legal matters only."""
    low = fold(s.text)
    found = COMPLETE.search(low)
    return found is not None and _LEGAL.search(low[found.start() : found.end() + _NEAR]) is None


def weighty(s: Sentence) -> bool:
    """Whether what a sentence declines to tell concerns cases, reviews, people or findings."""
    return _CASES.search(fold(s.text)) is not None


def no_proceedings(s: Sentence) -> Place:
    """That the company has no legal proceedings at all: not of one kind, against one person or above a threshold."""
    return _unrestricted(_NONE, s)


def all_proceedings(s: Sentence) -> Place:
    """That all of its legal proceedings are told."""
    return _unrestricted(_ALL, s)


def _unrestricted(pattern: re.Pattern[str], s: Sentence) -> Place:
    low = s.text.lower()
    if not any(word in low for word in ("proceeding", "litigation", "lawsuit", "legal ", "court c")):
        return None
    low = fold(s.text)
    found = pattern.search(low)
    return found.span() if found and not _NARROW.search(low) and not _OF_OTHERS.search(low) else None


def no_sight(s: Sentence) -> Place:
    """That the company cannot see how its customers use its product."""
    low = s.text.lower()
    if not any(
        word in low
        for word in ("visib", "sight", "view", "knowledge", "access", " see ", " know ", "monitor", "observe")
    ):
        return None
    for found in _BLIND.finditer(fold(s.text)):
        said = found.group()
        for part in (said.split(",")[0], said):  # the first words that say it all, not the whole list
            if _USING.search(part) and _USERS.search(part):
                return found.start(), found.start() + len(part)
    return None


def denied_use(s: Sentence, own: frozenset[str]) -> Place:
    """That the product was not used on somebody who is named, without "to our knowledge"; ``own`` are words of its names."""
    low = fold(s.text)
    found = _NOT_USED.search(low)
    if found is None or _HEDGED.search(low):
        return None
    return found.span() if any(not own & set(n.group().split()) for n in _SOMEBODY.finditer(s.text)) else None

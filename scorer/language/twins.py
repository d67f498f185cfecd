"""Twins of a passage: the same words denied, told of others, demanded by a law, only imagined, promised.

Made by rule, for testing: whoever credits a passage must not credit its twin with more than the table of
``scorer.verdict.table`` allows. They are no fine prose; they only have to be read in one way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from scorer.language.categories import Parsed
from scorer.language.clause import Mood
from scorer.language.lexicon import lexicon
from scorer.language.opening import Opens, Segment
from scorer.language.saying import read
from scorer.wording import DEFAULT


class Kind(StrEnum):
    """In what a twin differs from its passage."""

    NOT = "not"
    NEVER = "never"
    NONE = "no ... was"
    OTHERS = "others"
    LAW = "a law"
    IMAGINED = "imagined"
    PROMISED = "promised"


@dataclass(frozen=True, slots=True)
class Twin:
    """A changed passage and in what it was changed."""

    kind: Kind
    text: str


_DENIED = (Kind.NOT, Kind.NEVER, Kind.NONE)
_STATEMENT = (Opens.MAIN, Opens.AND, Opens.BUT, Opens.RESUMES)


def twins(sentences: list[str], language: str = DEFAULT) -> Iterator[Twin]:
    """The twins of a passage.

    A passage that already denies something, or that has a sentence without a finite verb, has no denied twins; one
    that asks has none at all.

    Args:
        sentences: The passage, a sentence an item.
        language: Its language.
    """
    parsed = [Parsed(sentence, language) for sentence in sentences]
    if any(sentence.rstrip().endswith("?") for sentence in sentences):
        return
    if not any(s.all & s.w.deniers for s in parsed):
        for kind in _DENIED:
            changed = [_denied(s, kind) for s in parsed]
            if all(changed):
                yield Twin(kind, " ".join(text for text in changed if text))
    words = lexicon(language).entries
    swapped = [_swapped(s) for s in parsed]
    if all(text is not None for text in swapped):
        yield Twin(Kind.OTHERS, " ".join(text for text in swapped if text is not None))
    for frame in words["others_frames"]:
        yield Twin(Kind.OTHERS, " ".join(_framed(frame, _without_company(s), s) for s in parsed))
    for frame in words["law_frames"] if all(_is_practice(s) for s in parsed) else ():
        yield Twin(Kind.LAW, " ".join(_framed(frame, _without_company(s, "all"), s) for s in parsed))
    for frame in words["imagined_frames"]:
        yield Twin(Kind.IMAGINED, " ".join(_framed(frame, s.text, s) for s in parsed))
    for frame in words["promised_frames"] if all(_is_practice(s) for s in parsed) else ():
        yield Twin(Kind.PROMISED, " ".join(_framed(frame, s.text, s) for s in parsed))
    promised = [_promised(s) for s in parsed]
    if all(promised):
        yield Twin(Kind.PROMISED, " ".join(promised))


def _denied(s: Parsed, kind: Kind) -> str:
    """A sentence with every statement in it denied; empty where that cannot be done."""
    places: list[tuple[int, int, str]] = []
    for n, segment in enumerate(s.segments):
        if segment.opens not in _STATEMENT or (segment.verb < 0 and n):
            continue
        if segment.verb < 0 and not any(segment.lo in other.dangling for other in s.segments):
            return ""
        if segment.verb >= 0 and not (segment.inherited and _goes_on(s, segment)):
            change = _no_subject(s, segment) if kind is Kind.NONE else _with_not(s, segment, kind)
            if change is None:
                return ""
            places.append(change)
    text = s.text
    for start, end, put in sorted(places, reverse=True):
        text = text[:start] + put + text[end:]
    return text if places else ""


def _goes_on(s: Parsed, segment: Segment) -> bool:
    """Whether a verb without helper goes on after one with: "were assessed | and ranked" is denied as one."""
    return not s.tokens[segment.verb].tags & s.g.aux


def _with_not(s: Parsed, segment: Segment, kind: Kind) -> tuple[int, int, str] | None:
    token = s.tokens[segment.verb]
    words = s.w.lexicon.entries
    put = words["inserted_not" if kind is Kind.NOT else "inserted_never"][0]
    if token.tags & s.g.aux:
        return token.end, token.end, f" {put}"
    return None if kind is Kind.NOT else (token.start, token.start, f"{put} ")


def _promised(s: Parsed) -> str:
    """Turn "Three sites were audited" into "Three sites will be audited"; empty without a form of "to be"."""
    text = s.text
    for segment in reversed(s.segments):
        if segment.opens not in _STATEMENT:
            continue
        token = s.tokens[segment.verb] if segment.verb >= 0 else None
        if token is None or not token.tags & s.g.be_now_or_past:
            return ""
        text = text[: token.start] + s.w.lexicon.entries["promised_be"][0] + text[token.end :]
    return text


def _no_subject(s: Parsed, segment: Segment) -> tuple[int, int, str] | None:
    """Turn "Three sites were audited" into "No sites were audited", where a determiner opens the clause."""
    if segment.inherited or segment.dangling or segment.lo >= segment.verb:
        return None
    first = s.tokens[segment.lo]
    counted = s.w.lexicon.entries["counted"]
    if first.tags & s.g.pronoun or not (first.text in counted or first.text[0].isdigit()):
        return None
    if segment.verb - segment.lo < 2 or not s.tokens[segment.verb].tags & s.g.be_or_have:
        return None
    put = s.w.lexicon.entries["inserted_no"][0]
    return first.start, first.end, put if segment.lo == 0 else put.lower()


def _swapped(s: Parsed) -> str | None:
    """A sentence with somebody else in the place of the company; None where the company is not its subject."""
    subjects = [i for segment in s.segments for i in segment.subject if not segment.inherited]
    if not any(s.tokens[i].tags & s.w.we for i in subjects):
        return None
    return _without_company(s)


def _is_practice(s: Parsed) -> bool:
    """Whether a sentence tells of a practice only: a law can demand that, but not what was done or is promised."""
    return all(clause.mood is Mood.ONGOING for clause in read(s.text, s.w.language) if not clause.hanging)


def _without_company(s: Parsed, whom: str = "other") -> str:
    """A sentence with every word for the company replaced by one for somebody else (``swap_other_we`` ...)."""
    words = s.w.lexicon.entries
    text = s.text
    skip_to = len(s.tokens)
    for i in range(len(s.tokens) - 1, -1, -1):
        token = s.tokens[i]
        if i >= skip_to:
            continue
        if token.tags & s.w.we:
            start = i
            while start > 0 and s.tokens[start - 1].tags & s.w.we and s.tokens[start - 1].tags & s.w.company:
                start -= 1  # "the Group"
            put = words[f"swap_{whom}_we"][0]
            text = text[: s.tokens[start].start] + (put if start else _great(put)) + text[token.end :]
            skip_to = start
        elif token.tags & s.w.our and not token.tags & s.w.our_others:
            put = words[f"swap_{whom}_our"][0]
            start = i
            while start > 0 and s.tokens[start - 1].tags & s.w.our:
                start -= 1
            text = text[: s.tokens[start].start] + (put if start else _great(put)) + text[token.end :]
            skip_to = start
    return text


def _framed(frame: str, text: str, s: Parsed) -> str:
    """A sentence put into a frame, with a small first letter where its first word is no name."""
    first = s.tokens[0] if s.tokens else None
    joining = s.g.determiner | s.g.pronoun | s.g.preposition | s.g.because | s.w.our | s.w.we
    small = text[:1].lower() + text[1:] if first is not None and first.tags & joining else text
    return frame.replace("{text}", small).replace("{Text}", text)


def _great(text: str) -> str:
    return re.sub(r"^\w", lambda m: m.group().upper(), text)

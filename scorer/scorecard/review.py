"""Reviewers' decisions and a company's reply, put on a card: both levels kept, the reviewed one scored.

Where reviewers differ, the lower level stands and the card says so. A reply never changes a level.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from scorer.document.model import Document, Sentence
from scorer.errors import UserError
from scorer.rubric.model import LEVELS, Level
from scorer.scorecard import view
from scorer.scorecard.model import ElementCard, Judgement, Opinion, Quote, Reply, ReviewCard, Scorecard
from scorer.scorecard.people import AddedQuote, Decision, Pointer, ReplyFile, ReviewFile
from scorer.scorecard.raising import what_is_missing
from scorer.scorecard.rescoring import rescored
from scorer.scorecard.table import inert
from scorer.scorecard.text import bare, shorten

_MOST_SENTENCES = 12  # that one added quote may run over
_FEWEST = 3  # whole words of one, where it is no whole sentence


def apply_reviews(card: Scorecard, reviews: Sequence[ReviewFile], document: Document | None) -> Scorecard:
    """The card as reviewed, with what the machine said kept beside it.

    Args:
        card: The machine's card.
        reviews: One file a reviewer, all of this card.
        document: The report as read; needed where a reviewer adds a quote.

    Raises:
        UserError: A quote is not in the report, or too little to be found there by a reader, or a level would stand
            without a quote; says whose and where.
    """
    if card.review is not None:
        raise UserError("this card is reviewed already", card.report.file, "Apply reviews to the machine's card.")
    _one_voice_each(reviews)
    decided: dict[str, list[tuple[ReviewFile, Decision]]] = {}
    for review in reviews:
        for decision in review.findings:
            if decision.decision != "open":
                decided.setdefault(decision.element, []).append((review, decision))
    elements = {e.id: _reviewed(e, decided[e.id], card, document) for e in card.elements() if e.id in decided}
    summary = ReviewCard(
        reviewers=tuple(review.reviewer for review in reviews),
        decided=len(elements),
        changed=sum(e.machine is not None for e in elements.values()),
        kappa=agreement(card, reviews),
        machine_score=card.score,
    )
    return rescored(_with_elements(card, elements), card).model_copy(update={"review": summary})


def apply_reply(card: Scorecard, reply: ReplyFile) -> Scorecard:
    """The card with a company's answers beside its findings; no level, score or quote changes."""
    answers: dict[str, list[Reply]] = {}
    for a in reply.answers:
        answer = Reply(who=reply.who, date=reply.date, reason=a.reason, text=a.text, page=a.page, address=a.address)
        answers.setdefault(a.element, []).append(answer)
    elements = {
        e.id: e.model_copy(update={"replies": (*e.replies, *answers[e.id])}) for e in card.elements() if e.id in answers
    }
    return _with_elements(card, elements)


def agreement(card: Scorecard, reviews: Sequence[ReviewFile]) -> float | None:
    """Quadratic weighted kappa of the levels that reviewers gave, the mean over pairs of reviewers.

    None with fewer than two reviewers, or where no two decided the same element.
    """
    machine = {e.id: e for e in card.elements()}
    given = [
        {
            d.element: _level(d, machine[d.element]).rank
            for d in review.findings
            if d.decision != "open" and _status(d, machine[d.element]) == "assessed"
        }
        for review in reviews
    ]
    kappas = [
        weighted_kappa([(a[name], b[name]) for name in a if name in b])
        for a, b in combinations(given, 2)
        if a.keys() & b.keys()
    ]
    return sum(kappas) / len(kappas) if kappas else None


def weighted_kappa(pairs: Sequence[tuple[int, int]], steps: int = len(LEVELS)) -> float:
    """Cohen's kappa with quadratic weights (Cohen 1968) of pairs of ranks ``0 .. steps-1``; 1 where all agree."""
    seen = sum((a - b) ** 2 for a, b in pairs) / len(pairs)
    first = [sum(a == k for a, _ in pairs) / len(pairs) for k in range(steps)]
    second = [sum(b == k for _, b in pairs) / len(pairs) for k in range(steps)]
    by_chance = sum(first[i] * second[j] * (i - j) ** 2 for i in range(steps) for j in range(steps))
    return 1.0 if seen == 0 else 1.0 - seen / by_chance


class CodedSentence(NamedTuple):
    """A sentence that a person judged: ``labels`` maps element ids to whether it answers them."""

    position: int
    text: str
    labels: dict[str, bool]


def coded_sentences(card: Scorecard) -> list[CodedSentence]:
    """What reviewers decided, as coded sentences for ``scorer learn``, in the order of pages.

    Quotes that stand are examples of their element; quotes marked wrong, and near misses that a reviewer looked at,
    are counter-examples, as is every quote under an answer that they call none and no denial. Elements that nobody
    decided say nothing, nor do quotes of which reviewers differ whether they show anything, or assess nothing.
    """
    found: dict[str, tuple[tuple[int, float], dict[str, bool]]] = {}
    for element in card.elements():
        if not element.reviews:
            continue
        shows = {o.level != Level.NONE or o.denied for o in element.reviews if o.status == "assessed"}
        stand = element.evidence if len(shows) == 1 else ()
        for quotes, answers in ((element.near_misses, False), (stand, True in shows)):
            for q in quotes:
                place = (q.page, min((b[2] for b in q.boxes), default=0.0))
                found.setdefault(q.quote, (place, {}))[1][element.id] = answers
    ordered = sorted(found.items(), key=lambda item: (item[1][0], item[0]))
    return [CodedSentence(n, text, labels) for n, (text, (_, labels)) in enumerate(ordered)]


def coded_csv(card: Scorecard) -> str:
    """``coded_sentences`` as the CSV that ``scorer learn`` takes: document, position, text, one column an element.

    A cell is 1 or 0 where a reviewer decided and empty where nobody did.
    """
    rows = coded_sentences(card)
    elements = [e.id for e in card.elements() if e.reviews]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("document", "position", "text", *elements))
    for row in rows:
        labels = [str(int(row.labels[e])) if e in row.labels else "" for e in elements]
        writer.writerow([inert(card.report.sha256), row.position, inert(row.text), *labels])
    return out.getvalue()


def locate(document: Document, page: int, words: str) -> tuple[Quote, tuple[int, int]] | None:
    """The sentences of a page that hold the words, as a quote, and where in it the words stand; None where they do not.

    White space, hyphens, quotation marks and case may differ: people copy from many viewers.
    """
    on_page = [s for s in document.sentences if page in s.pages]
    needle = bare(words)
    if not needle:
        return None
    starts, hay = [], ""
    for sentence in on_page:
        starts.append(len(hay))
        hay += bare(sentence.text)
    at = hay.find(needle)
    if at < 0:
        return None
    ends = [*starts[1:], len(hay)]
    held = [s for s, begin, end in zip(on_page, starts, ends, strict=True) if begin < at + len(needle) and end > at]
    if not held or len(held) > _MOST_SENTENCES:
        return None
    text = " ".join(s.text for s in held)
    offset = at - starts[on_page.index(held[0])]
    return _quote_of(held, text), _span(text, offset, len(needle))


def _quote_of(sentences: Sequence[Sentence], text: str) -> Quote:
    page = sentences[0].page  # where it begins, which may be before the page that a person names
    boxes = tuple((b.page, b.x0, b.top, b.x1, b.bottom) for s in sentences for b in s.boxes)
    section = " › ".join(sentences[0].section)
    return Quote(page=page, quote=text, section=section, boxes=boxes, level="none", cues=(), found_by=("a reviewer",))


def _reviewed(
    element: ElementCard,
    voices: Sequence[tuple[ReviewFile, Decision]],
    card: Scorecard,
    document: Document | None,
) -> ElementCard:
    evidence, missed = list(element.evidence), list(element.near_misses)
    for review, decision in voices:
        for pointer in decision.wrong:
            quote = _find([*evidence, *(q for q in missed if q.wrong_by)], pointer, review.where(element.id, "wrong"))
            (missed if quote.wrong_by else evidence).remove(quote)
            missed.append(quote.model_copy(update={"wrong_by": _also(quote.wrong_by, review.reviewer)}))
        for added in _added(decision):
            quote = _checked(added, document, review.where(element.id, "add")).model_copy(
                update={"level": added.level.value, "added_by": review.reviewer}
            )
            same = next((n for n, q in enumerate(evidence) if bare(q.quote) == bare(quote.quote)), None)
            if same is None:
                evidence.append(quote)
            elif evidence[same].added_by:
                by = _also(evidence[same].added_by, review.reviewer)
                evidence[same] = evidence[same].model_copy(update={"added_by": by})
    review, decision = min(voices, key=lambda v: _strictness(v[1], element))
    level, status = _level(decision, element), _status(decision, element)
    if level is not Level.NONE and not evidence:
        raise UserError(
            f'no quote is left, but the level would be "{level}"',
            review.where(element.id, "decision"),
            "No quote, no points: add the sentence that shows it (page and quote), or change the level to none.",
        )
    denied = element.denied if decision.decision == "accept" else bool(decision.denied)
    changed = (level.value, status, denied) != (element.level, element.status, element.denied)
    differ = len({(_level(d, element), _status(d, element)) for _, d in voices}) > 1
    names = " and ".join(dict.fromkeys(r.reviewer for r, _ in voices))
    if changed and not differ and level is Level.NONE and not denied and status == "assessed":
        # who calls it silent says of every quote that it shows nothing, marked one by one or not
        missed += [q.model_copy(update={"wrong_by": names}) for q in evidence if not q.added_by]
        evidence = [q for q in evidence if q.added_by]
    machine = Judgement(
        level=element.level, denied=element.denied, status=element.status, points=element.points, reason=element.reason
    )
    raised = what_is_missing(element.ask, level.value, element.levels, denied=denied)
    return element.model_copy(
        update={
            "level": level.value,
            "status": status,
            "denied": denied,
            "points": card.rubric.scale.get(level.value, 0.0) if status == "assessed" else None,
            "reason": decision.reason if changed and decision.reason else element.reason,
            "confidence": "low" if differ else "high",
            "confidence_why": "the reviewers differ; the lower level stands" if differ else f"decided by {names}",
            "expected": None,
            "evidence": tuple(evidence),
            "near_misses": tuple(missed),
            "raise_hint": raised if status == "assessed" else "",
            "machine": machine if changed else None,
            "reviews": tuple(_opinion(r, d, element) for r, d in voices),
            "agreement": None,  # was measured on the machine's answers
        }
    )


def _opinion(review: ReviewFile, decision: Decision, element: ElementCard) -> Opinion:
    return Opinion(
        reviewer=review.reviewer,
        date=review.date,
        decision=decision.decision,
        level=_level(decision, element).value,
        denied=element.denied if decision.decision == "accept" else bool(decision.denied),
        status=_status(decision, element),
        reason=decision.reason,
        page=decision.page,
        quote=decision.quote,
    )


def _level(decision: Decision, element: ElementCard) -> Level:
    if decision.decision == "accept":
        return Level(element.level)
    return decision.level or Level.NONE


def _status(decision: Decision, element: ElementCard) -> str:
    return element.status if decision.decision == "accept" else decision.status


def _strictness(decision: Decision, element: ElementCard) -> tuple[bool, int]:
    """Assessed before not assessed, and the lower level first."""
    return (_status(decision, element) != "assessed", _level(decision, element).rank)


def _added(decision: Decision) -> Iterator[AddedQuote]:
    yield from decision.add
    if decision.decision == "change" and decision.page and decision.quote:
        yield AddedQuote(page=decision.page, quote=decision.quote, level=decision.level or Level.NONE)


def _find(quotes: Iterable[Quote], pointer: Pointer, where: str) -> Quote:
    for quote in quotes:
        if pointer.page in view.pages(quote) and bare(pointer.quote) in bare(quote.quote):
            return quote
    raise UserError(
        f"no quote of this element on page {pointer.page} has the words “{shorten(pointer.quote, 80)}”",
        where,
        "Copy some words of the quote as the card shows it.",
    )


def _also(names: str, name: str) -> str:
    """Whom a mark is by, with one more person."""
    return f"{names} and {name}" if names and name not in names.split(" and ") else names or name


def _checked(added: AddedQuote, document: Document | None, where: str) -> Quote:
    if document is None:
        raise UserError("an added quote is checked against the report, which is not at hand", where, "Name the PDF.")
    found = locate(document, added.page, added.quote)
    if found is None:
        words = f"“{shorten(added.quote, 80)}”"
        elsewhere = [p.number for p in document.pages if locate(document, p.number, added.quote)]
        hint = f"It stands on {view.page_words(elsewhere)}." if elsewhere else "Copy it from the report, word for word."
        raise UserError(f"{words} is not on page {added.page} of the report", where, hint)
    quote, span = found
    if not _can_be_checked(quote.quote, span):
        message = f"“{shorten(added.quote, 80)}” is too little to be a quote: it may stand anywhere"
        raise UserError(message, where, f"Copy {_FEWEST} whole words of the sentence or more, or all of it.")
    return quote.model_copy(update={"hits": (span,)})


def _can_be_checked(text: str, span: tuple[int, int]) -> bool:
    """Whether a stretch of a quote is enough for a reader to know the place by: some whole words, or all there are."""
    words = list(re.finditer(r"\w+", text))
    whole = [word for word in words if span[0] <= word.start() and word.end() <= span[1]]
    return len(whole) >= _FEWEST or (len(whole) == len(words) and sum(len(word[0]) for word in whole) > 1)


def _span(text: str, start: int, length: int) -> tuple[int, int]:
    """Offsets in ``text`` of a stretch given in offsets of its bare form."""
    at, begin, end = 0, 0, len(text)
    for n, letter in enumerate(text):
        width = len(bare(letter))
        if width and at <= start:
            begin = n
        at += width
        if at >= start + length:
            end = n + 1
            break
    return begin, end


def _with_elements(card: Scorecard, elements: dict[str, ElementCard]) -> Scorecard:
    themes = []
    for theme in card.themes:
        indicators = [
            i.model_copy(update={"elements": tuple(elements.get(e.id, e) for e in i.elements)})
            for i in theme.indicators
        ]
        themes.append(theme.model_copy(update={"indicators": tuple(indicators)}))
    return card.model_copy(update={"themes": tuple(themes)})


def _one_voice_each(reviews: Sequence[ReviewFile]) -> None:
    names = [review.reviewer for review in reviews]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise UserError(f"two reviews by {twice}", None, "One file a reviewer; give each the reviewer's own name.")

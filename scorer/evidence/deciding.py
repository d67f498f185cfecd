"""Which clause of a found sentence decides: the one that holds the look-up's words, not the sentence's best."""

from __future__ import annotations

from collections.abc import Sequence

from scorer.language.clause import Actor, Clause, Denied, Mood, Negation

Span = tuple[int, int]
_SUPPOSED = 2 / 3  # of the words that a look-up asks for: what "no auditor" did not do to it, it is there
_PART_OF = 1 / 3  # of them: what was not done as a part of it, it is there
_ASKED = 0.15  # of what a no denies most directly
_THEY = frozenset({Actor.AUTHORITY, Actor.OTHER})
_TOLD, _YET = (
    frozenset({Mood.DONE, Mood.ONGOING}),
    frozenset({Mood.PROMISED, Mood.POSSIBLE, Mood.IMAGINED, Mood.REQUIRED}),
)
_MOST = 2  # times as many words as the clause that it hangs on has a clause that tells of what is to come for itself
_FIRM = frozenset({Mood.DONE, Mood.ONGOING, Mood.WITHHELD})  # in which a no is told as a fact


def shared(a: Span, b: Span) -> int:
    """How many characters two stretches share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def held(clause: Clause, spans: Sequence[Span]) -> int:
    """How many characters of the matched words a clause holds, with its subject where that stands apart."""
    found = sum(shared((clause.start, clause.end), span) for span in spans)
    if clause.topic is not None and not (clause.start <= clause.topic[0] < clause.end):
        found += sum(shared(clause.topic, span) for span in spans)
    return found


def deciding(clauses: Sequence[Clause], spans: Sequence[Span]) -> Clause | None:
    """The clause that holds most of the words that a look-up matched; None where there is no clause.

    A condition is no statement: what stands in it counts for the clause that it hangs on. Where clauses hold equally
    much, a main clause goes before one that hangs on it, and a denied one before one that is affirmed. A question that
    completes a clause counts for that one, too, where both hold words: "we investigated | whether wages were withheld".
    The other way round, who tells of what is yet to come has told no more than that: "the authority has let us know |
    that it intends to fine us".
    """
    if not clauses:
        return None
    words = {i: held(clause, spans) for i, clause in enumerate(clauses)}
    for i in range(len(clauses)):
        if words[i]:
            hangs_on = counts_for(clauses, i, spans)
            to_come = clauses[i].hanging and clauses[i].mood is Mood.PROMISED
            if hangs_on is not None and not (
                to_come and clauses[hangs_on].affirmed and words[i] >= _MOST * words[hangs_on]
            ):
                words[hangs_on] += words[i]
                words[i] = 0
    for i in range(1, len(clauses)):
        if words[i] and words[i - 1] and _is_to_come(clauses[i], clauses[i - 1]):
            words[i] += words[i - 1]
            words[i - 1] = 0
    best = max(
        words, key=lambda i: (words[i], not clauses[i].subordinate, not clauses[i].affirmed, _length(clauses[i]))
    )
    return clauses[best]


def _is_to_come(clause: Clause, above: Clause) -> bool:
    """Whether a clause is what the one before it tells, as a fact, of what is only meant or possible."""
    told = above.tells and above.affirmed and above.mood in _TOLD
    refused = not (clause.affirmed or clause.subordinate)
    return told and clause.completing and not clause.hanging and (clause.mood in _YET or refused)


def _length(clause: Clause) -> int:
    return clause.end - clause.start


def counts_for(clauses: Sequence[Clause], i: int, spans: Sequence[Span]) -> int | None:
    """The clause that another one's words count for: on which it hangs, or that looks into what it asks; else None."""
    if clauses[i].hanging:
        return main_of(clauses, i)
    if clauses[i].mood is not Mood.ASKED:
        return None
    told = (k for k in range(i - 1, -1, -1) if clauses[k].mood is not Mood.ASKED and held(clauses[k], spans))
    return next(told, None)


def main_of(clauses: Sequence[Clause], i: int) -> int | None:
    """The main clause that a hanging one hangs on (its index): the one that it interrupts, or that stands beside it."""
    after = [k for k in range(i + 1, len(clauses)) if not clauses[k].subordinate]
    before = [k for k in range(i - 1, -1, -1) if not clauses[k].subordinate]
    resumed = [k for k in after if (topic := clauses[k].topic) is not None and topic[0] <= clauses[i].start]
    near = resumed or (before if i and not clauses[i - 1].hanging else after or before)
    return near[0] if near else None


def denial(clause: Clause, spans: Sequence[Span], *, events: bool) -> Negation | None:
    """What in a clause denies that which the look-up asks for; None where nothing does.

    A word of no that the look-up itself asks for ("refused", "turned down") denies nothing. One that reaches over a few
    words only ("without training") denies what it reaches over. An event denies only where the look-up asks for it:
    "audits of 40 sites found no incident" is about audits. A wrong that is denied is no denial.
    """
    if clause.hanging:
        return None
    total = sum(shared((clause.start, clause.end), span) for span in spans)
    for negation in clause.negations:
        if negation.what in (Denied.WRONG, Denied.STAGE) or _asked_for(negation, spans):
            continue
        theirs = clause.actor is Actor.AUTHORITY or (clause.actor is Actor.OTHER and clause.own_account)
        asked = events and (
            not spans or any(shared(place, span) for place in (negation.head, *negation.core) for span in spans)
        )
        on_us = asked and not (clause.own_account or clause.subordinate)  # "the authority decided not to fine us"
        if negation.what is Denied.DEED and theirs and not negation.zero and not on_us:
            continue  # "the court has not yet ruled" tells how it stands; it is no no of the company
        if negation.until is not None and sum(shared(negation.until, span) for span in spans) * 2 >= total:
            continue  # "no site is opened before its impacts are assessed": what is asked has to be done
        if negation.what is Denied.EVENT and not asked:
            continue
        if negation.what is Denied.FOUND and not events and searched(negation, spans):
            continue
        inside = sum(shared(negation.scope, span) for span in spans)
        if clause.is_all_of(negation) or (total and inside >= 0.5 * total):
            return negation
    return None


def firm(
    clause: Clause, negation: Negation, clauses: Sequence[Clause], answers: frozenset[str], *, commitment: bool
) -> bool:
    """Whether a no is told of the company as a fact: what is promised, possible, told of others or of an "if" is none.

    "The project may not lead to ...", "if a supplier does not comply, ..." deny nothing that the company was asked for.
    A no that counts none may be told of others ("no supplier was trained"). A clause that takes its no from the one
    before ("no process | by which a sale could be turned down") is told there. What an authority or a claimant holds
    behind its own deed ("... set the permit aside | for lack of consultation") is no no of the company, unless the
    question asks for what such do.
    """
    if negation.what is not Denied.DEED or negation.start < clause.start:
        return True
    if any(c.hanging and c.mood is Mood.POSSIBLE and c.start < clause.start for c in clauses):
        return False
    moods = _FIRM | {Mood.PROMISED} if commitment or negation.zero else _FIRM
    if Actor.AUTHORITY.value not in answers and (clause.actor is Actor.AUTHORITY or _behind_theirs(clause, clauses)):
        return False
    ours = clause.actor in (Actor.COMPANY, Actor.UNNAMED) or negation.zero
    apart = clause.subordinate and not _is_said(clause, clauses)
    return ours and clause.mood in moods and not apart and (negation.zero or not clause.bare)


def _is_said(clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether the company says that what a clause completes is so: "we acknowledge | that we have no ..."."""
    above = next((c for c in reversed(clauses) if c.start < clause.start), None)
    if above is None or not clause.completing or clause.claimed or above.hanging:
        return False
    return above.affirmed and above.mood in _TOLD and above.actor in (Actor.COMPANY, Actor.UNNAMED)


def _behind_theirs(clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether a clause in which nobody is named follows what an authority or somebody else has done."""
    before = [c for c in clauses if c.start < clause.start and not c.hanging]
    theirs = before and before[0].mood in (Mood.DONE, Mood.REQUIRED) and before[0].actor in _THEY
    return bool(theirs) and clause.actor is Actor.UNNAMED


def outright(negation: Negation, spans: Sequence[Span]) -> bool:
    """Whether a no counts none, and a fair part of what it denies most directly is what the look-up asks for.

    Beside what a report tells, other noes are about something else: of 139 that a reader judged, 19 were not.
    """
    length = sum(b - a for a, b in negation.core)
    return negation.zero and sum(shared(place, span) for place in negation.core for span in spans) >= _ASKED * length


def searched(negation: Negation, spans: Sequence[Span]) -> bool:
    """Whether a look-up asks for the search, or little for what it did not find: to find none is to have looked."""
    verb = (negation.end, negation.head[0])
    inside = sum(shared(negation.head, span) for span in spans)
    return any(shared(verb, span) for span in spans) or inside * 2 < sum(b - a for a, b in spans)


def narrow(clause: Clause, spans: Sequence[Span]) -> list[Negation]:
    """What denies only the last words of a clause and is not itself asked for: "... led to no change in our rules"."""
    return [
        negation
        for negation in clause.negations
        if negation.what is Denied.DEED
        and negation.zero
        and negation.scope[0] > clause.start + 1
        and negation.scope[1] >= clause.end - 1
        and not _asked_for(negation, spans)
    ]


def aimed(negation: Negation, clause: Clause, spans: Sequence[Span]) -> bool:
    """Whether what a negation denies most directly is what the look-up asks for, and not something beside it.

    "We do not go outside these regions for supplier requirements" denies nothing that is asked of suppliers. Words in
    what hangs on the clause are aimed at: "we lack indicators | by which effectiveness could be judged". What is taken
    for granted is not denied: "no auditor has gone over our due diligence".
    """
    own = [span for span in _besides_no(negation, spans) if shared((clause.start, clause.end), span)]
    if own and _takes_for_granted(negation, own):
        return False
    return not negation.core or not own or any(shared(place, span) for place in negation.core for span in own)


def of_itself(clause: Clause | None, spans: Sequence[Span]) -> bool:
    """Whether the company says in a clause that it does not do most of what is asked at some places."""
    if clause is None or clause.actor is not Actor.COMPANY:
        return False
    asked = sum(end - start for start, end in spans)
    for no in clause.negations:
        verb = (clause.start, no.start) if no.zero else (no.start, no.start)  # "we *gave* no redress"
        if no.what is Denied.DEED and 2 * sum(shared(at, s) for at in (verb, *no.core) for s in spans) >= asked:
            return True
    return False


def _takes_for_granted(negation: Negation, spans: Sequence[Span]) -> bool:
    """Whether nearly all that a look-up asks for is what a no takes for granted; all, where "we" did not do it."""
    asked = sum(end - start for start, end in spans)
    if negation.part_of is not None and sum(shared(negation.part_of, s) for s in spans) >= _PART_OF * asked:
        return True
    if negation.supposed is None:
        return False
    supposed = sum(shared(negation.supposed, span) for span in spans) / asked
    return supposed >= (_SUPPOSED if negation.zero and negation.end <= negation.supposed[0] else 1.0)


def _besides_no(negation: Negation, spans: Sequence[Span]) -> list[Span]:
    """What a look-up asks for besides the word of no, which says nothing of what is denied."""
    return [span for span in spans if shared((negation.start, negation.end), span) < span[1] - span[0]]


def _asked_for(negation: Negation, spans: Sequence[Span]) -> bool:
    """Whether a look-up asks for the no itself: "refused", "not renewed"; a "not" alone is nothing asked for."""
    length = negation.end - negation.start
    return any(
        shared((negation.start, negation.end), span) and (not negation.bare or span[1] - span[0] > length)
        for span in spans
    )


def none_told(clause: Clause, spans: Sequence[Span]) -> Negation | None:
    """A negation that tells that there was none: no event, no wrong, or nought of what the look-up asks for."""
    for negation in clause.negations:
        if negation.record or (_asked_for(negation, spans) and negation.what is Denied.DEED):
            continue
        if _beside_most(negation, clause, spans):
            continue  # "was reprimanded without a fine" tells of a sanction
        none = negation.what in (Denied.EVENT, Denied.FOUND) or (negation.what is Denied.WRONG and negation.zero)
        if none:
            if aimed(negation, clause, spans):
                return negation  # "raised no objection; its report ..." tells of none of the reports that are asked for
            continue
        besides = _besides_no(negation, spans)
        granted = besides and _takes_for_granted(negation, besides)
        if negation.zero and not granted and any(shared(negation.head, span) for span in besides):
            return negation
    return None


def _beside_most(negation: Negation, clause: Clause, spans: Sequence[Span]) -> bool:
    """Whether a no reaches over a part of its clause in which little of what the look-up asks for stands."""
    if negation.scope[0] <= clause.start + 1:
        return False
    total = sum(shared((clause.start, clause.end), span) for span in spans)
    return sum(shared(negation.scope, span) for span in spans) < 0.5 * total

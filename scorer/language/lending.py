"""What a clause takes from its lead-in, from a no outside of it, or from the story that it stands in."""

from __future__ import annotations

from dataclasses import replace

from scorer.language.clause import Actor, Clause, Denied, Ground, Mood, Negation

_LENT_MOODS = frozenset({Mood.PROMISED, Mood.POSSIBLE, Mood.IMAGINED, Mood.REQUIRED})


def whole_no(clause: Clause) -> Negation:
    """A no to a whole clause, said outside of it."""
    whole = (clause.start, clause.end)
    return Negation(clause.start, clause.start, Denied.DEED, whole, whole, zero=True, core=(whole,))


def led(clause: Clause, lead: Clause, text: str) -> Clause:
    """A list item with what its lead-in says: "We have not yet: | trained our staff"."""
    ground = Ground("from its lead-in", text)
    negations = clause.negations
    if not lead.affirmed and not negations and (clause.bare or clause.actor in (Actor.UNNAMED, lead.actor)):
        negations = tuple(
            replace(
                n,
                scope=(clause.start, clause.end),
                start=clause.start,
                end=clause.start,
                head=(clause.start, clause.end),
                core=((clause.start, clause.end),),
            )
            for n in lead.negations
            if n.what in (Denied.DEED, Denied.EVENT, Denied.FOUND)
        )[:1]
    apart = lead.own_account and clause.actor is Actor.UNNAMED
    takes = clause.mood is Mood.ONGOING or (clause.mood is Mood.DONE and clause.actor is Actor.UNNAMED)
    mood = lead.mood if lead.mood in _LENT_MOODS and takes else clause.mood
    if clause.actor is Actor.UNNAMED and lead.actor is Actor.LAW and lead.mood is Mood.REQUIRED:
        return replace(clause, actor=Actor.LAW, mood=mood, negations=negations, grounds=(*clause.grounds, ground))
    return replace(
        clause,
        actor=lead.actor if apart or clause.bare else clause.actor,
        own_account=lead.own_account if clause.bare else clause.own_account or apart,
        mood=mood,
        negations=negations,
        grounds=(*clause.grounds, ground),
    )


def told_of(clause: Clause, actor: Actor, ground: Ground, *, foreign: bool = True) -> Clause:
    """A clause that tells of somebody else by what stands around it."""
    return replace(
        clause, actor=actor, own_account=True, foreign=foreign or clause.foreign, grounds=(*clause.grounds, ground)
    )

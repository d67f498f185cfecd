"""What a clause says: who acts, whether it is affirmed, in which mood, and with which details.

The value that everything else reads: cues, levels, known cases, contradictions. Terms are those of grammars (Huddleston
& Pullum, The Cambridge Grammar of the English Language, 2002): polarity and the scope of negation as in ch. 9, mood
as in ch. 3, here with the acts of telling added (promised, required, announced, withheld). The actor is the one who
does it: the agent of a passive, not its grammatical subject.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Actor(StrEnum):
    """Who acts, seen from the company that reports."""

    COMPANY = "company"
    SUPPLIER = "supplier"
    CUSTOMER = "customer"
    OTHER = "other"
    AUTHORITY = "authority"
    LAW = "law"
    UNNAMED = "unnamed"


class Mood(StrEnum):
    """In which mood something is told: as a fact, a practice, an intention, a possibility, a demand ..."""

    DONE = "done"
    ONGOING = "ongoing"
    PROMISED = "promised"
    POSSIBLE = "possible"
    IMAGINED = "imagined"
    REQUIRED = "required"
    ASKED = "asked"
    ANNOUNCED = "announced"
    WITHHELD = "withheld"


_NOT_REAL = frozenset({Mood.POSSIBLE, Mood.IMAGINED, Mood.PROMISED, Mood.REQUIRED, Mood.ASKED, Mood.ANNOUNCED})


class Denied(StrEnum):
    """What a negation is about."""

    DEED = "deed"  # something that a company does or has: "we have no policy", "nobody was trained"
    EVENT = "event"  # something that befalls it: "no complaints were received", "we are not party to any lawsuit"
    FOUND = "found"  # that a search found any: "we have not identified any risks" tells that one was made
    WRONG = "wrong"  # what it should not do: "we do not use forced labour", "nobody is punished for speaking up"
    STAGE = "stage"  # that a proceeding has come so far: "the trial has not been set down" tells how it stands


_NO_NO = frozenset({Denied.WRONG, Denied.STAGE})  # a negation that affirms something


@dataclass(frozen=True, slots=True)
class Negation:
    """A word that denies.

    Attributes:
        start: Offset of its first character in the sentence.
        end: Offset behind its last character.
        what: What it denies.
        scope: The stretch of the sentence that it denies (offsets): the clause, or only the words after "without".
        head: The word that names what is denied, where it is an event or a wrong (offsets); else that of the scope.
        zero: It counts none ("no supplier was", "did not ... any"), and does not only say "not".
        bare: It is a plain "not" or "no", and no verb that says so by itself ("refused").
        asked: What it would deny if it were said, where somebody is only asked to say so: "suppliers must declare that
            no fine was paid"; None where it is said.
        suit: What it denies is that a proceeding was brought or is faced.
        record: What it denies is a count or a record of something, not the thing.
        until: Where it is said what has to be done first: it holds until then (offsets); None where nothing has.
        core: What it denies most directly (offsets): the verb with its object, the subject of a passive, the noun.
        supposed: What it takes for granted (offsets): "nobody has reviewed our *policy*"; None where there is nothing.
        part_of: That of which it would be a part (offsets): "not asked as part of the *assessment*"; None as above.
    """

    start: int
    end: int
    what: Denied
    scope: tuple[int, int]
    head: tuple[int, int]
    zero: bool = False
    bare: bool = False
    asked: Denied | None = None
    suit: bool = False
    record: bool = False
    core: tuple[tuple[int, int], ...] = ()
    until: tuple[int, int] | None = None
    supposed: tuple[int, int] | None = None
    part_of: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """A word on which a part of a clause rests: for explaining. ``at`` are its offsets in the sentence, or None."""

    part: str
    word: str
    at: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a sentence.

    Attributes:
        start: Offset of its first character in the sentence.
        end: Offset behind its last character.
        actor: Who acts.
        own_account: A supplier, customer or other acts by itself, not for the company or at its instance.
        mood: In which mood.
        negations: What denies it or a part of it; empty where all of it is affirmed.
        foreign: It tells what was done to somebody else than the company, by whomever: a suit against a competitor.
        subordinate: It hangs on another clause: a relative, a reason.
        hanging: It is a condition, a circumstance, or says which one is meant: no statement by itself, but part of the
            clause that it hangs on.
        tells: Its verb tells somebody what the clause behind it says: "we informed the union | that ...".
        completing: It is the object of the verb before it: "that ...", "whether ...", and what goes on after that.
        suit: It is about a proceeding being brought or faced.
        claimed: It is only claimed, denied, hoped or doubted: "we reject the claim | that ...".
        heading: It is a heading that runs into the sentence, where the layout was lost.
        bare: It has no finite verb: a label, or an item of a list.
        state: It tells how things stand, not what somebody does: a form of "to be", or of amounting to.
        excepted: It tells of none but one, so that there was one: "Except for a fine in May, no penalties".
        topic: Its subject where that stands apart from it, before a relative clause (offsets).
        grounds: The words on which this rests.
    """

    start: int
    end: int
    actor: Actor
    own_account: bool
    mood: Mood
    negations: tuple[Negation, ...]
    foreign: bool = False
    subordinate: bool = False
    hanging: bool = False
    tells: bool = False
    completing: bool = False
    suit: bool = False
    claimed: bool = False
    heading: bool = False
    bare: bool = False
    state: bool = False
    excepted: bool = False
    topic: tuple[int, int] | None = None
    grounds: tuple[Ground, ...] = ()

    @property
    def tells_no_suit(self) -> bool:
        """Whether it names a proceeding only to deny it, to imagine it, or as somebody else's."""
        denied = any(n.suit for n in self.negations)
        return self.foreign or denied or (self.suit and self.mood in _NOT_REAL)

    @property
    def affirmed(self) -> bool:
        """Whether the clause as a whole is affirmed: nothing denies it from end to end, wrongs and stages excepted.

        "We do not use forced labour" affirms what is expected of a company.
        """
        return not any(n.what not in _NO_NO and self.is_all_of(n) for n in self.negations)

    def is_all_of(self, negation: Negation) -> bool:
        """Whether a negation reaches over the clause from end to end."""
        return negation.scope[0] <= self.start + 1 and negation.scope[1] >= self.end - 1

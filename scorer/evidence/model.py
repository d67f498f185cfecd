"""Evidence: a sentence of the document that bears on an element. It cannot exist without its document."""

from __future__ import annotations

from dataclasses import dataclass, field

from scorer.document.model import Document, Sentence
from scorer.language.clause import Clause
from scorer.language.contractions import printed
from scorer.rubric.model import Level


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that bears on an element, tied to the document it stands in.

    Attributes:
        document: The document; evidence whose sentence is not in it cannot be constructed (ValueError).
        sentence: The sentence, as it is read.
        cues: Names of the cues that hold for it.
        shows: The level its passage shows by itself.
        weight: 0-1, how strong a passage it is.
        found_by: The look-ups that found it (query text), or other means.
        spans: Character offsets in the sentence of the words that matched; worked out for what is shown.
        match: How closely it matches what the question looks for, in a word; worked out for what is shown.
        why: In plain words, why it shows this level.
        taken_out_by: The ``unless`` query that takes it out; empty where none does.
        denies: It says explicitly that this does not exist or did not happen.
        outright: It denies that there was any at all of what the question asks for, and not something of it.
        clause: What the clause that decided says: who, affirmed or denied, in which mood.
    """

    document: Document = field(repr=False, compare=False)
    sentence: Sentence
    cues: frozenset[str]
    shows: Level
    weight: float
    found_by: tuple[str, ...]
    spans: tuple[tuple[int, int], ...] = ()
    why: str = ""
    denies: bool = False
    outright: bool = field(default=False, compare=False)  # not kept in the library
    clause: Clause | None = field(default=None, compare=False)  # not kept in the library
    match: str = ""
    taken_out_by: str = ""

    def __post_init__(self) -> None:
        s = self.sentence
        known = self.document.sentences
        if not (0 <= s.id < len(known)) or known[s.id] != s or not s.text.strip():
            raise ValueError(f"evidence that is not in the document: sentence {s.id}, page {s.page}")
        if not 0.0 <= self.weight <= 1.0:
            raise ValueError(f"weight of evidence must be between 0 and 1, not {self.weight}")

    @property
    def quote(self) -> str:
        """The sentence, verbatim."""
        return printed(self.sentence).text

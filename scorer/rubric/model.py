"""What is asked of a report: rubric, theme, indicator, element. Data only; nothing in a rubric can run.

``Level`` stands here because a rubric defines what each level means; ``verdict`` decides which one a report reaches.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from scorer.language.clause import Actor
from scorer.rubric.second_look import LearnedWords, SecondLook


class Level(StrEnum):
    """The four-step ladder: nothing, a claim, a how, a fact."""

    NONE = "none"
    STATED = "stated"
    DESCRIBED = "described"
    EVIDENCED = "evidenced"

    @property
    def rank(self) -> int:
        """0 for none ... 3 for evidenced; for comparing."""
        return LEVELS.index(self)


LEVELS: tuple[Level, ...] = (Level.NONE, Level.STATED, Level.DESCRIBED, Level.EVIDENCED)

Identifier = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[A-Za-z][A-Za-z0-9_.-]*$")]
Text = Annotated[str, Field(min_length=1, max_length=4000)]
Query = Annotated[str, Field(min_length=1, max_length=2000)]
Entry = Annotated[str, Field(min_length=1, max_length=200)]
ConceptName = Annotated[str, Field(max_length=60, pattern=r"^[a-z][a-z0-9-]*$")]
Weight = Annotated[float, Field(ge=0, le=1000)]


class Part(BaseModel):
    """A part of a rubric file: frozen, and without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Scale(Part):
    """Points (0-100) for each level; must not fall from one level to the next."""

    none: float = Field(0, ge=0, le=100)
    stated: float = Field(25, ge=0, le=100)
    described: float = Field(60, ge=0, le=100)
    evidenced: float = Field(100, ge=0, le=100)

    def points(self, level: Level) -> float:
        """Points for a level."""
        return float(getattr(self, level.value))


class Example(Part):
    """A sentence or short passage written by the rubric's author, and the level it should reach.

    ``section`` is the heading it stands under, where that matters; ``todo`` marks a known gap (counted, not hidden).
    """

    level: Level
    text: Text
    section: str = ""
    denied: bool = False
    todo: bool = False


class Meanings(Part):
    """What each level means for this element, in one sentence; shown on the card."""

    stated: Text
    described: Text
    evidenced: Text


class Grades(Part):
    """Queries that tell what a found sentence shows; it reaches the highest level one of whose queries finds it.

    Written in the same query language as look-ups, over ``text``, ``section`` and ``cues``. Where a level has no
    query, the rubric's own ``grades`` serve. The bounds of judging hold on top: a promise is at most ``stated``, a
    procedure at most ``described``, and ``evidenced`` needs a fact in the same passage.
    """

    described: tuple[Query, ...] = ()
    evidenced: tuple[Query, ...] = ()


class Enough(Part):
    """How much evidence each level needs, counted in strong passages (1 = one strong passage; see docs).

    A passage's weight is 1 for a strong one and less for a weak one; passages add up with diminishing returns. What is
    assumed where a rubric says nothing lets one plain fact, found by one look-up, be enough.
    """

    stated: float = Field(0.5, gt=0, le=50)
    described: float = Field(0.7, gt=0, le=50)
    evidenced: float = Field(0.8, gt=0, le=50)


class Element(Part):
    """One question, how to find its answer, and what each level of answer looks like."""

    id: Identifier
    ask: Text
    weight: Weight = 1
    look_for: tuple[Query, ...] = ()
    unless: tuple[Query, ...] = ()
    grades: Grades = Grades()
    enough: Enough = Enough()
    explicit_none: Level | None = None
    deny: tuple[Query, ...] = ()
    commitment: bool = False
    event: bool = False
    figures: bool = False
    doubt: bool = Field(True, exclude_if=bool)  # so that a rubric that does not name it keeps its digest
    who: tuple[Actor, ...] = ()
    needs: Literal["register"] | None = None
    levels: Meanings
    examples: tuple[Example, ...] = ()
    sources: tuple[Text, ...] = ()


class Vocabulary(Part):
    """A concept of the rubric's own, or more words for one that the language has; see ``scorer.language.concepts``."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, populate_by_name=True)

    gloss: str = ""
    words: tuple[Entry, ...] = ()
    but: tuple[Entry, ...] = ()
    patterns: tuple[Query, ...] = ()
    yes: tuple[Text, ...] = Field((), alias="for")
    no: tuple[Text, ...] = Field((), alias="against")

    @model_validator(mode="before")
    @classmethod
    def _from_list(cls, said: Any) -> Any:
        return {"words": said} if isinstance(said, list | tuple) else said


class Indicator(Part):
    """A group of elements under one heading."""

    id: Identifier
    title: Text
    why: Text
    weight: Weight = 1
    sources: tuple[Text, ...] = ()
    elements: tuple[Element, ...] = Field(min_length=1)


class Theme(Part):
    """A scored theme; theme weights need not add up to 100, they are shares of their sum."""

    id: Identifier
    title: Text
    weight: Weight = 1
    why: str = ""
    indicators: tuple[Indicator, ...] = Field(min_length=1)


class Base(Part):
    """A rubric that another one extends; named with its digest, so that a card says what the questions rest on."""

    rubric: Identifier
    version: str
    digest: str


class Rubric(Part):
    """A whole rubric, as loaded from YAML; ``digest`` identifies its content, whatever its layout and comments.

    ``bases`` are the rubrics it extends, nearest first, and ``learned`` is what its ``second_look`` names; loading
    fills them in.
    """

    rubric: Identifier
    version: Annotated[str, Field(min_length=1, max_length=40)]
    title: Text
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")] = "en"
    about: str = ""
    scale: Scale = Scale()
    grades: Grades = Grades()
    words: dict[ConceptName, Vocabulary] = {}
    unless: tuple[Query, ...] = ()
    second_look: Identifier | None = None
    themes: tuple[Theme, ...] = Field(min_length=1)
    bases: tuple[Base, ...] = ()
    learned: SecondLook | None = Field(None, exclude=True)

    @property
    def digest(self) -> str:
        """SHA-256 (first 16 hex digits) over the canonical JSON of the rubric."""
        unused = {name for name in ("words", "unless", "second_look") if not getattr(self, name)}
        learned = self.learned.digest if self.learned is not None else ""
        return hashlib.sha256(f"{self.model_dump_json(exclude=unused)}{learned}".encode()).hexdigest()[:16]

    def learned_for(self, element: Element) -> LearnedWords | None:
        """What a second look goes by for one of its elements; None where nothing was learned for this question."""
        return None if self.learned is None else self.learned.words_for(element.id, element.ask)

    def elements(self) -> Iterator[Element]:
        """All elements in order."""
        for theme in self.themes:
            for indicator in theme.indicators:
                yield from indicator.elements

    def element(self, element_id: str) -> Element:
        """The element with this id. Raises KeyError if there is none."""
        for element in self.elements():
            if element.id == element_id:
                return element
        raise KeyError(element_id)

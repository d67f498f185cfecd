"""The scorecard: one serialisable value; HTML, JSON and tables are views of it.

The JSON contract (``<stem>.scorecard.json``) is this model, field for field, and the file's seal at its end.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from scorer.rubric.accuracy import Agreement
from scorer.scorecard.trust import AccuracyCard, ExpectedCard, OffTopicCard, Share

SCHEMA_VERSION = "1"


Points = Annotated[float, Field(ge=0, le=100)]
Weight = Annotated[float, Field(ge=0, le=1_000_000)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Quote(_Part):
    """A piece of evidence as shown: verbatim text, page, places and why it was taken.

    ``page`` is where it begins; ``boxes`` are ``[page, x0, top, x1, bottom]`` in points from the top left, and their
    pages are all that it stands on; ``lead`` is what introduces its list, ``items`` are of the list that it introduces;
    ``found_by`` names the look-ups (the query text) or other means; ``hits`` are ``[start, end]`` character offsets in
    ``quote`` of the words that matched; ``match`` is how closely (close, partial, loose; "" on older cards, too);
    ``taken_out_by`` is the look-up under ``unless`` for which a near miss was not taken, in words in its ``note``.
    """

    page: int
    quote: str
    section: str
    boxes: tuple[tuple[int, float, float, float, float], ...]
    level: str
    cues: tuple[str, ...]
    found_by: tuple[str, ...]
    hits: tuple[tuple[int, int], ...] = ()
    lead: str = ""
    items: tuple[str, ...] = ()
    match: str = ""
    note: str = ""
    taken_out_by: str = ""
    added_by: str = ""
    wrong_by: str = ""


class Judgement(_Part):
    """What the machine said of an element before a reviewer changed it."""

    level: str
    denied: bool
    status: str
    points: Points | None
    reason: str = ""


class Opinion(_Part):
    """One reviewer's decision on an element: ``accept`` or ``change``, with the level it stands at for them."""

    reviewer: str
    date: str
    decision: str
    level: str
    denied: bool = False
    status: str = "assessed"
    reason: str = ""
    page: int | None = None
    quote: str = ""


class Reply(_Part):
    """A company's answer to a finding; shown beside it, never in its place. ``reason`` is one of five fixed ones."""

    who: str
    date: str
    reason: str
    text: str = ""
    page: int | None = None
    address: str = ""


class ElementCard(_Part):
    """One question and its answer. ``points`` is null where the element is not assessed or not applicable.

    Where reviewers changed it, ``level``, ``denied``, ``status`` and ``points`` are the reviewed ones and ``machine``
    keeps what the machine said.
    """

    id: str
    ask: str
    weight: Weight
    level: str
    denied: bool
    status: str
    points: Points | None
    confidence: str
    confidence_why: str = ""
    expected: ExpectedCard | None = None
    reason: str
    evidence: tuple[Quote, ...]
    near_misses: tuple[Quote, ...] = ()
    searched: tuple[str, ...] = ()
    levels: dict[str, str] = Field(default_factory=dict)
    raise_hint: str = ""
    sources: tuple[str, ...] = ()
    machine: Judgement | None = None
    reviews: tuple[Opinion, ...] = ()
    replies: tuple[Reply, ...] = ()
    agreement: Agreement | None = None


class IndicatorCard(_Part):
    """A group of elements; ``score`` is null where nothing could be assessed."""

    id: str
    title: str
    why: str = ""
    weight: Weight
    score: Points | None
    sources: tuple[str, ...] = ()
    elements: tuple[ElementCard, ...]


class ThemeCard(_Part):
    """A theme; ``coverage`` is the share (0-1) of its weight that could be assessed."""

    id: str
    title: str
    weight: Weight
    score: Points | None
    low: Points | None = None
    high: Points | None = None
    coverage: Share
    indicators: tuple[IndicatorCard, ...]


class PageCard(_Part):
    """What could be read of one page."""

    page: int
    quality: str
    words: int
    note: str = ""
    width: float = 0
    height: float = 0


class ReportCard(_Part):
    """The report that was read; what it says of itself has a source, a page (0: none) and a confidence."""

    file: str
    sha256: str
    title: str
    title_source: str = ""
    title_page: int = 0
    title_confidence: Share = 1.0
    date: str
    date_source: str = ""
    date_page: int = 0
    date_confidence: Share = 1.0
    period_end: str = ""
    pages: int
    language: str
    page_quality: tuple[PageCard, ...]


class BaseCard(_Part):
    """A rubric that the one of the card extends."""

    id: str
    version: str
    digest: str


class RubricCard(_Part):
    """Which questions were asked.

    ``bases`` are the rubrics that this one extends, nearest first; ``accuracy`` says what the ``agreement`` of the
    elements was measured on, where there is one.
    """

    id: str
    version: str
    digest: str
    title: str = ""
    scale: dict[str, float] = Field(default_factory=dict)
    bases: tuple[BaseCard, ...] = ()
    accuracy: AccuracyCard | None = None


class GapCard(_Part):
    """A case that the report tells and the register lacks."""

    name: str
    says: Quote


class RegisterCard(_Part):
    """Which register of known legal challenges was used, and what came of it.

    ``date`` is the report's date: ``counted`` of the ``cases`` were public by then and open in the year before it.
    ``told`` of those the report mentions, ``named`` it names, ``possibly`` it may tell. ``recall`` (0-1) is the mean
    worth of those that count, a quarter a step of depth, ``weighted_recall`` by severity; null where none counts.
    ``elsewhere`` is where the report sends its reader to another document for its proceedings.
    """

    id: str
    digest: str
    company: str = ""
    date: str = ""
    cases: int = 0
    counted: int = 0
    told: int = 0
    named: int = 0
    possibly: int = 0
    recall: Share | None = None
    weighted_recall: Share | None = None
    gaps: tuple[GapCard, ...] = ()
    elsewhere: Quote | None = None


class ModelCard(_Part):
    """What coded sentences taught, where that helped to judge: the model in words, its digest, what it learned from."""

    name: str
    digest: str
    documents: int
    sentences: int
    elements: tuple[str, ...] = ()


class CaseCard(_Part):
    """A legal challenge known from outside, and what the report says of it.

    ``depth`` is one of ``not_mentioned, alluded, named, named_with_status, full``; ``named`` is false for one that is
    described and not named. ``counts`` is false for a case that was not yet public, or no longer open, at the report's
    date. ``says`` are the report's own words, ``told`` which of them (by number) tells the ``name, docket, forum, date,
    claim, status``; ``leaves_out`` names what is known and not said; ``sources`` are addresses; ``possibly`` may tell.
    """

    id: str
    name: str
    forum: str = ""
    docket: str = ""
    filed: str = ""
    public_since: str = ""
    role: str = ""
    claim: str = ""
    severity: str = ""
    status: str = ""
    counts: bool = True
    depth: str = "not_mentioned"
    named: bool = True
    reason: str = ""
    says: tuple[Quote, ...] = ()
    told: dict[str, int] = Field(default_factory=dict)
    leaves_out: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    possibly: tuple[Quote, ...] = ()


class Contradiction(_Part):
    """A claim of the report that something else speaks against; beside the score.

    ``against`` are its own words, ``cases`` known cases that it does not mention, ``elements`` unanswered questions.
    """

    kind: str
    reason: str
    claim: Quote
    against: tuple[Quote, ...] = ()
    cases: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()


class ReviewCard(_Part):
    """Who reviewed the card and what changed. ``kappa`` (quadratic weighted) is null unless two people reviewed."""

    reviewers: tuple[str, ...]
    decided: int
    changed: int
    kappa: float | None = None
    machine_score: Points | None = None


class SourceCard(_Part):
    """A file of a person's that went into a card: its name, whose it is, and its SHA-256."""

    name: str
    who: str
    sha256: str


class MadeCard(_Part):
    """What a card was made of, by name, so that scoring again can take it up again.

    ``rubric``, ``register`` and ``model`` are what is shipped, or files without their folder; empty for none. A company
    or date that somebody gave has the source ``option``.
    """

    rubric: str
    register_: str = Field(default="", alias="register", serialization_alias="register")
    model: str = ""
    reviews: tuple[SourceCard, ...] = ()
    replies: tuple[SourceCard, ...] = ()


class Stamp(_Part):
    """A second, independent reader found every quote at its page and place in the report.

    ``digest`` identifies the report and the ``quotes`` that were found; a card whose quotes changed since has another.
    """

    reader: str
    quotes: int
    digest: str


class Scale(_Part):
    """The same figure in ``n`` comparison reports: percentiles, and how many read less like a brochure by it."""

    n: int
    tenth: float
    quarter: float
    middle: float
    three_quarters: float
    ninetieth: float
    behind: int


class Measure(_Part):
    """One figure of the brochure panel, with its definition; beside the score, never in it.

    ``brochure`` says which end reads like a brochure (``high``, ``low``; empty: shown, not judged); ``stands_out`` that
    the report does so more than nine in ten comparison reports; ``worth`` what the signal is worth; ``quotes`` are the
    first sentences counted, of a rare kind or with the words that are counted; ``words`` are these with their number.
    """

    value: float | None
    unit: str
    definition: str
    source: str = ""
    title: str = ""
    worth: str = ""
    brochure: str = ""
    scale: Scale | None = None
    stands_out: bool = False
    quotes: tuple[Quote, ...] = ()
    words: tuple[tuple[str, int], ...] = ()


class Scorecard(_Part):
    """Everything a card says. Scores are 0-100, unrounded; rounding happens once, at display.

    ``off_topic`` is null for a document that speaks of what the rubric asks; else the score may be of the wrong one.
    """

    schema_version: str = SCHEMA_VERSION
    tool_version: str
    company: str
    company_source: str = ""
    company_page: int = 0
    company_confidence: Share = 1.0
    report: ReportCard
    rubric: RubricCard
    model: ModelCard | None = None
    register_: RegisterCard | None = Field(default=None, alias="register", serialization_alias="register")
    score: Points | None
    low: Points | None
    high: Points | None
    coverage: Share
    themes: tuple[ThemeCard, ...]
    brochure: dict[str, Measure]
    warnings: tuple[str, ...]
    off_topic: OffTopicCard | None = None
    cases: tuple[CaseCard, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    review: ReviewCard | None = None
    made: MadeCard | None = None
    verified: Stamp | None = None

    @model_validator(mode="before")
    @classmethod
    def _without_seal(cls, value: Any) -> Any:
        return {key: part for key, part in value.items() if key != "seal"} if isinstance(value, dict) else value

    @property
    def range_only(self) -> bool:
        """Whether something was assessed, but too little for a single figure: there are ``low`` and ``high``."""
        return self.score is None and self.low is not None and any(e.status == "assessed" for e in self.elements())

    def elements(self) -> list[ElementCard]:
        """All element cards in order."""
        return [e for t in self.themes for i in t.indicators for e in i.elements]

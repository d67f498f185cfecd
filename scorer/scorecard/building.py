"""Put findings and scores together into the one value that every view shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from scorer import __version__
from scorer.collecting import no_collection
from scorer.document.model import Document, Sentence
from scorer.evidence.gathering import Reading
from scorer.evidence.model import Evidence
from scorer.language.contractions import printed, printed_spans
from scorer.rubric.accuracy import Accuracy, CodedSet
from scorer.rubric.model import LEVELS, Element, Indicator, Level, Rubric, Theme
from scorer.scorecard.heading import OPTION
from scorer.scorecard.model import (
    BaseCard,
    ElementCard,
    IndicatorCard,
    Measure,
    ModelCard,
    PageCard,
    Quote,
    ReportCard,
    RubricCard,
    Scale,
    Scorecard,
    ThemeCard,
)
from scorer.scorecard.model import Contradiction as ContradictionCard
from scorer.scorecard.raising import what_is_missing
from scorer.scorecard.trust import AccuracyCard, ExpectedCard, OffTopicCard
from scorer.verdict import scoring
from scorer.verdict.brochure import Figure, brochure
from scorer.verdict.contradictions import Contradiction, contradictions
from scorer.verdict.judging import judge
from scorer.verdict.model import Finding, Passage, Status
from scorer.verdict.offtopic import off_topic

if TYPE_CHECKING:
    from scorer.evidence.cases.known import Index
    from scorer.verdict.learned.model import Model

ITEMS = 6
"""Sentences of a list that are shown with what introduces it."""
_SHOWN_CASES = 12  # that hang on a date

Judge = Callable[[Reading, Rubric], tuple[Finding, ...]]
"""Gives the findings of a report by a rubric."""


@no_collection()
def assess(
    reading: Reading,
    rubric: Rubric,
    *,
    company: str | None = None,
    date: str | None = None,
    judging: Judge = judge,
    accuracy: Accuracy | None = None,
    index: Index | None = None,
    model: Model | None = None,
) -> Scorecard:
    """Judge a report by a rubric and build its scorecard.

    Args:
        reading: The report as read, ready for questions.
        rubric: The questions.
        company: Overrides what the report says of itself; the card says which.
        date: Likewise (ISO).
        judging: What judges, where findings may be known already.
        accuracy: How far the rubric agrees with careful readers, where that was measured.
        index: The register of known legal challenges, if any.
        model: What coded sentences taught; ``judging`` sees through it, and the card names it.

    Raises:
        UserError: There is a register, and the report's date is not known.
    """
    if model:
        from scorer.verdict.learned.reading import LearnedReading

        findings = judging(LearnedReading(reading, rubric, model), rubric)
    else:
        findings = judging(reading, rubric)
    disclosure = None
    if index is not None and any(f.status is not Status.NOT_ASSESSED for f in findings):
        from scorer.verdict.cases import check_company, disclose, judge_cases, report_date

        when = report_date(reading.document, date)
        check_company(reading, index, company)
        disclosure = disclose(reading, index, when)
        findings = tuple(
            judge_cases(reading, element, disclosure) if element.needs == "register" else finding
            for element, finding in zip(rubric.elements(), findings, strict=True)
        )
    missed = tuple(c.match.case.name for c in disclosure.missed) if disclosure else ()
    clashes = tuple(_contradiction(c, reading) for c in contradictions(reading, findings, missed))
    figures = {name: _figure(figure, reading) for name, figure in brochure(reading).items()}
    card = build(
        reading.document,
        rubric,
        findings,
        figures=figures,
        clashes=clashes,
        company=company,
        date=date,
        accuracy=None if model else accuracy,  # measured without it
        model=model,
    )
    if card.score is not None and (other := off_topic(reading, rubric)):  # what was not read may be on topic
        card = card.model_copy(update={"off_topic": OffTopicCard(**asdict(other))})
    if index is None:
        return card
    from scorer.scorecard.casework import case_cards, register_card
    from scorer.verdict.cases import hanging, publisher_doubted

    cases = case_cards(reading, disclosure) if disclosure else ()
    used = register_card(index.register, reading, disclosure)
    warnings = card.warnings
    if disclosure and (publisher := publisher_doubted(reading.document, index, company)):
        whose = index.register.company
        said = f"The register is that of {whose}, and this report seems to be one of {publisher}: is it the right one?"
        warnings = (*warnings, said)
    if disclosure and (unsure := hanging(reading.document, index, date)):
        warnings = (*warnings, _hanging_words(reading.document, unsure))
    return card.model_copy(update={"register_": used, "cases": cases, "warnings": warnings})


def _hanging_words(document: Document, names: Sequence[str]) -> str:
    """What hangs on a date that is unsure."""
    shown = "; ".join(names[:_SHOWN_CASES]) + (
        f"; and {len(names) - _SHOWN_CASES} more" if len(names) > _SHOWN_CASES else ""
    )
    first, last = document.date_earliest or "?", document.date_latest or "?"
    which = "one case counts" if len(names) == 1 else f"{len(names)} cases count"
    return (
        f"When the report was published is unsure ({document.date_source}: {document.date}; between {first} and "
        f"{last}), and on it hangs whether {which}: {shown}. Set it with --date."
    )


def build(
    document: Document,
    rubric: Rubric,
    findings: tuple[Finding, ...],
    *,
    figures: Mapping[str, Measure] | None = None,
    clashes: Sequence[ContradictionCard] = (),
    company: str | None = None,
    date: str | None = None,
    accuracy: Accuracy | None = None,
    model: Model | None = None,
) -> Scorecard:
    """The scorecard of findings already made; ``figures`` are those of the brochure panel, ``clashes`` stand beside."""
    by_id = {f.element: f for f in findings}
    read = scoring.read_share([page.quality for page in document.pages])
    whole = scoring.score_rubric(rubric, by_id).as_read(read)
    measured = accuracy.shown_for(rubric) if accuracy is not None else None
    return Scorecard(
        tool_version=__version__,
        company=company or document.company,
        company_source=OPTION if company else document.company_source,
        company_page=0 if company else document.company_page,
        company_confidence=1.0 if company else document.company_confidence,
        report=ReportCard(
            file=document.file,
            sha256=document.sha256,
            title=document.title,
            title_source=document.title_source,
            title_page=document.title_page,
            title_confidence=document.title_confidence,
            date=date or document.date,
            date_source=OPTION if date else document.date_source,
            date_page=0 if date else document.date_page,
            date_confidence=1.0 if date else document.date_confidence,
            period_end=document.period_end,
            pages=len(document.pages),
            language=document.language,
            page_quality=tuple(
                PageCard(
                    page=p.number, quality=p.quality.value, words=p.words, note=p.note, width=p.width, height=p.height
                )
                for p in document.pages
            ),
        ),
        rubric=RubricCard(
            id=rubric.rubric,
            version=rubric.version,
            digest=rubric.digest,
            title=rubric.title,
            scale={level.value: rubric.scale.points(level) for level in LEVELS},
            bases=tuple(BaseCard(id=b.rubric, version=b.version, digest=b.digest) for b in rubric.bases),
            accuracy=measured and _accuracy(measured, rubric),
        ),
        register=None,
        model=_model(model) if model else None,
        score=whole.value if whole.has_figure else None,
        low=whole.low,
        high=whole.high,
        coverage=whole.coverage,
        themes=tuple(_theme(t, by_id, rubric, measured, read, figure=whole.has_figure) for t in rubric.themes),
        brochure=dict(figures or {}),
        warnings=document.warnings,
        contradictions=tuple(clashes),
    )


def _accuracy(measured: CodedSet, rubric: Rubric) -> AccuracyCard:
    return AccuracyCard(
        version=rubric.version if measured.rubric_digest == rubric.digest else measured.rubric_version,
        digest=measured.rubric_digest,
        **{f: getattr(measured, f) for f in AccuracyCard.model_fields if f not in ("version", "digest")},
    )


def _model(model: Model) -> ModelCard:
    trained = model.trained_on
    return ModelCard(
        name=model.name,
        digest=model.digest,
        documents=trained.documents,
        sentences=trained.sentences,
        elements=tuple(model.elements),
    )


def _theme(
    theme: Theme,
    findings: Mapping[str, Finding],
    rubric: Rubric,
    measured: CodedSet | None,
    read: float,
    *,
    figure: bool,
) -> ThemeCard:
    """``read`` is the share of pages that could be read, ``figure`` whether the card has single figures."""
    score = scoring.score_theme(theme, findings, rubric.scale).as_read(read)
    return ThemeCard(
        id=theme.id,
        title=theme.title,
        weight=theme.weight,
        score=score.value if figure else None,
        low=score.low,
        high=score.high,
        coverage=score.coverage,
        indicators=tuple(_indicator(i, findings, rubric, measured) for i in theme.indicators),
    )


def _indicator(
    indicator: Indicator, findings: Mapping[str, Finding], rubric: Rubric, measured: CodedSet | None
) -> IndicatorCard:
    return IndicatorCard(
        id=indicator.id,
        title=indicator.title,
        why=indicator.why,
        weight=indicator.weight,
        score=scoring.score_indicator(indicator, findings, rubric.scale).value,
        sources=indicator.sources,
        elements=tuple(_element(e, findings[e.id], rubric, measured) for e in indicator.elements),
    )


def _element(element: Element, finding: Finding, rubric: Rubric, measured: CodedSet | None) -> ElementCard:
    points = scoring.score_element(finding, rubric.scale).value
    agreed = measured.elements.get(element.id) if measured else None
    levels, assessed = element.levels.model_dump(), finding.status is Status.ASSESSED
    return ElementCard(
        id=element.id,
        ask=element.ask,
        weight=element.weight,
        level=finding.level.value,
        denied=finding.denied,
        status=finding.status.value,
        points=points,
        confidence=finding.confidence.value,
        confidence_why=finding.confidence_why,
        expected=ExpectedCard(**asdict(finding.expected)) if finding.expected else None,
        reason=finding.reason,
        evidence=tuple(_quote(e) for e in finding.evidence),
        near_misses=tuple(_quote(e) for e in finding.near_misses),
        searched=element.look_for,
        levels=levels,
        raise_hint=what_is_missing(element.ask, finding.level.value, levels, denied=finding.denied) if assessed else "",
        sources=element.sources,
        agreement=agreed,
    )


def _quote(evidence: Evidence) -> Quote:
    s = printed(evidence.sentence)
    lead, items = _list_of(evidence.document, s)
    return Quote(
        page=s.page,
        quote=s.text,
        section=" › ".join(s.section),
        boxes=tuple((b.page, b.x0, b.top, b.x1, b.bottom) for b in s.boxes),
        level=evidence.shows.value,
        cues=tuple(sorted(evidence.cues)),
        found_by=evidence.found_by,
        hits=printed_spans(evidence.sentence, evidence.spans),
        lead=lead,
        items=items,
        match=evidence.match,
        note=evidence.why,
        taken_out_by=evidence.taken_out_by,
    )


def _list_of(document: Document, sentence: Sentence) -> tuple[str, tuple[str, ...]]:
    """What introduces the list in which a sentence stands, and the first items of the list that it introduces."""
    known = document.sentences
    lead = printed(known[sentence.lead]).text if sentence.lead is not None else ""
    items = (s for s in known[sentence.id + 1 : sentence.id + 1 + ITEMS] if s.lead == sentence.id)
    return lead, tuple(printed(s).text for s in items)


def _figure(figure: Figure, reading: Reading) -> Measure:
    quotes = tuple(_passage(p, reading) for p in figure.passages)
    scale = Scale(**asdict(figure.scale)) if figure.scale else None
    plain = {f.name: getattr(figure, f.name) for f in fields(figure) if f.name not in ("scale", "passages")}
    return Measure(**plain, scale=scale, quotes=quotes)


def _contradiction(found: Contradiction, reading: Reading) -> ContradictionCard:
    return ContradictionCard(
        kind=found.kind.value,
        reason=found.reason,
        claim=_passage(found.claim, reading),
        against=tuple(_passage(p, reading) for p in found.against),
        cases=found.cases,
        elements=found.elements,
    )


def _passage(passage: Passage, reading: Reading) -> Quote:
    s = printed(passage.sentence)
    return Quote(
        page=s.page,
        quote=s.text,
        section=" › ".join(s.section),
        boxes=tuple((b.page, b.x0, b.top, b.x1, b.bottom) for b in s.boxes),
        level=Level.NONE.value,
        cues=tuple(sorted(reading.cues[s.id])),
        found_by=(),
        hits=printed_spans(passage.sentence, passage.spans),
    )

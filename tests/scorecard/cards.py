# ruff: noqa: E501 - a table of sentences
"""A scorecard of a fictional company, built by code: every status, level and part of the page occurs in it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from PIL import Image, ImageDraw, ImageFont

from scorer.document.model import Box, Document, Kind, Page, PageQuality, Sentence
from scorer.rubric.accuracy import Agreement
from scorer.scorecard.model import (
    BaseCard,
    CaseCard,
    Contradiction,
    ElementCard,
    IndicatorCard,
    Judgement,
    Measure,
    Opinion,
    PageCard,
    Quote,
    RegisterCard,
    Reply,
    ReportCard,
    ReviewCard,
    RubricCard,
    Scale,
    Scorecard,
    ThemeCard,
)
from scorer.scorecard.pictures import PICTURE_SCALE, Band, Picture
from scorer.scorecard.trust import AccuracyCard

POINTS = {"none": 0.0, "stated": 25.0, "described": 60.0, "evidenced": 100.0}
WIDTH, HEIGHT = 595.0, 842.0
_LINE = 13.0
_LETTERS = 78  # letters on a line of the imagined page


def quote(
    page: int, text: str, level: str, section: str = "", mark: Sequence[str] = (), note: str = "", top: float = 0.0
) -> Quote:
    """A quote on lines of an imagined page; ``mark`` names the words that matched."""
    top = top or 90.0 + (sum(map(ord, text)) * 7) % 560
    lines = max(1, -(-len(text) // _LETTERS))
    boxes = tuple(
        (page, 56.0, top + i * _LINE, 538.0 if i < lines - 1 else 320.0, top + i * _LINE + 11.5) for i in range(lines)
    )
    hits = tuple((text.index(word), text.index(word) + len(word)) for word in mark)
    return Quote(
        page=page, quote=text, section=section, boxes=boxes, level=level, cues=("number",) if level == "evidenced" else (),
        found_by=("assess* AND (risk* OR impact*)",), hits=hits, note=note,
    )  # fmt: skip


def element(
    id: str, ask: str, level: str = "none", evidence: Iterable[Quote] = (), *, weight: float = 1, reason: str = "",
    denied: bool = False, status: str = "assessed", confidence: str = "high", why: str = "", near: Iterable[Quote] = (),
    hint: str = "", searched: Sequence[str] = ("assess* AND (risk* OR impact*)", "NEAR(human rights, 4) AND review*"),
    sources: Sequence[str] = ("UNGP 18", "CHRB B.2.1"),
) -> ElementCard:  # fmt: skip
    """One element; what is not given is filled in plausibly."""
    evidence = tuple(evidence)
    if not reason:
        reason = {
            "none": "Nothing in the report answers this question.",
            "stated": f"The report states this in general words on page {evidence[0].page if evidence else 0}.",
            "described": "The report describes how this is done, but gives no facts from the period.",
            "evidenced": "The report gives dated and counted facts.",
        }[level]
    return ElementCard(
        id=id, ask=ask, weight=weight, level=level, denied=denied, status=status,
        points=POINTS[level] if status == "assessed" else None, confidence=confidence,
        confidence_why=why or ("one strong passage" if level != "none" else "no look-up found a sentence"), reason=reason,
        evidence=evidence, near_misses=tuple(near), searched=tuple(searched),
        levels={
            "stated": "Says that it is done, or that it should be.",
            "described": "Explains who does it, in which steps and how often.",
            "evidenced": "Gives facts of the period: dates, counts, places, outcomes.",
        },
        raise_hint=hint, sources=tuple(sources),
    )  # fmt: skip


def _mean(pairs: Iterable[tuple[float, float | None]]) -> float | None:
    known = [(w, s) for w, s in pairs if s is not None]
    total = sum(w for w, _ in known)
    return sum(w * s for w, s in known) / total if total else None


def indicator(id: str, title: str, why: str, elements: Sequence[ElementCard], weight: float = 1) -> IndicatorCard:
    """An indicator scored from its elements."""
    return IndicatorCard(
        id=id, title=title, why=why, weight=weight, score=_mean((e.weight, e.points) for e in elements),
        sources=("UNGP 17",), elements=tuple(elements),
    )  # fmt: skip


def theme(id: str, title: str, weight: float, indicators: Sequence[IndicatorCard]) -> ThemeCard:
    """A theme scored from its indicators, with the range that its unassessed elements leave open."""

    def score(open_points: float | None) -> float | None:
        return _mean(
            (i.weight, _mean((e.weight, open_points if e.status == "not_assessed" else e.points) for e in i.elements))
            for i in indicators
        )

    coverage = _mean(
        (i.weight, _mean((e.weight, float(e.status == "assessed")) for e in i.elements if e.status != "not_applicable"))
        for i in indicators
    )
    return ThemeCard(
        id=id, title=title, weight=weight, score=score(None), low=score(0), high=score(100),
        coverage=coverage or 0.0, indicators=tuple(indicators),
    )  # fmt: skip


def card_of(themes: Sequence[ThemeCard], **changes: object) -> Scorecard:
    """A card of these themes; ``changes`` replace any field of the card."""
    fields: dict[str, object] = dict(  # noqa: C408 - reads like the model
        tool_version="0.1.0", company="Halden Signal Group plc", company_source="title page", register=None,
        report=ReportCard(
            file="halden-signal-2023.pdf", sha256="3f" * 32, title="Transparency and Responsibility Report 2023",
            title_source="title page", date="2024-03-28", date_source="title page", pages=64, language="en",
            page_quality=tuple(
                PageCard(
                    page=n, quality="scanned" if n in (40, 41, 42, 43) else "garbled" if n == 57 else "text",
                    words=0 if n in (40, 41, 42, 43, 57) else 380, width=WIDTH, height=HEIGHT,
                    note="a picture of a page, no text" if n in (40, 41, 42, 43) else "",
                )
                for n in range(1, 65)
            ),
        ),
        rubric=RubricCard(
            id="human-rights-transparency", version="1.0", digest="9c1f4be2a7d05e13",
            title="Human rights transparency", scale=POINTS,
        ),
        score=_mean((t.weight, t.score) for t in themes), low=_mean((t.weight, t.low) for t in themes),
        high=_mean((t.weight, t.high) for t in themes),
        coverage=_mean((t.weight, t.coverage) for t in themes) or 0.0, themes=tuple(themes),
        brochure={
            "promise_share": Measure(
                value=0.71, unit="share", definition="Promises among all sentences that promise or report an act.",
                source="standards.md: SemEval-2025 task 6", title="Promises", worth="An indication.", brochure="high",
                scale=Scale(n=30, tenth=0.1, quarter=0.13, middle=0.18, three_quarters=0.3, ninetieth=0.5, behind=28),
                stands_out=True,
            ),
            "facts_per_1000_words": Measure(
                value=4.25, unit="per 1,000 words", definition="Sentences with a date, count or amount, per 1,000 words."
            ),
            "promotional_words": Measure(
                value=11.9, unit="per 1,000 words", definition="Words such as “world-class” or “industry-leading”."
            ),
            "confidentiality_claims": Measure(
                value=3, unit="sentences", definition="Sentences that withhold information as confidential altogether."
            ),
            "completeness_claims": Measure(
                value=None, unit="sentences", definition="Claims to be complete, beside elements that are missing."
            ),
        },
        warnings=(
            "Pages 40–43 are pictures without text and page 57 cannot be decoded; they were not assessed.",
            "Two lines of text on page 12 cannot be seen by a reader; they were not taken as evidence.",
        ),
    )  # fmt: skip
    return Scorecard.model_validate({**fields, **changes})


def full_card() -> Scorecard:
    """29 elements in three themes, with every status and level, near misses, warnings and a register."""
    q = quote
    dd = theme("DD", "Human rights due diligence", 40, [
        indicator("DD1", "Commitment and oversight", "Without an owner and a standard, a commitment binds nobody.", [
            element("DD1.1", "Does the company commit explicitly to respect human rights, naming an international standard?",
                "described", [
                    q(6, "We respect internationally recognised human rights, as set out in the UN Guiding Principles on Business and Human Rights and the ILO core conventions.", "described", "Our approach › Human rights policy", ("UN Guiding Principles", "human rights")),
                    q(31, "Our Supplier Code refers to the International Bill of Human Rights.", "described", "Suppliers › Supplier Code", ("International Bill of Human Rights",)),
                ], hint="Say who approved the policy and when, or what changed in it during the period.",
                why="two passages name a standard; none says who approved it"),
            element("DD1.2", "Who at board or senior level oversees human rights?", "evidenced", [
                q(9, "In 2023 the Sustainability Committee of the Board met four times and in June decided to suspend sales to two state agencies after a human rights review.", "evidenced", "Governance › Board oversight", ("Sustainability Committee", "decided", "human rights review")),
            ]),
            element("DD1.3", "Are expectations on human rights passed on to suppliers, customers or other business partners?", "evidenced", [
                q(31, "By the end of 2023, 412 of 431 direct suppliers had signed the Supplier Code (96%).", "evidenced", "Suppliers › Supplier Code", ("412 of 431", "signed the Supplier Code")),
            ]),
        ]),
        indicator("DD2", "Risks and impacts", "What is not looked for is not found.", [
            element("DD2.1", "How does it identify and assess human rights risks and impacts?", "evidenced", [
                q(14, "We carried out human rights impact assessments at five sites in Malaysia, Mexico and Poland between March and November 2023.", "evidenced", "Due diligence › Assessments", ("impact assessments", "five sites")),
                q(15, "Each assessment follows six steps, from scoping to a corrective action plan agreed with site management.", "described", "Due diligence › Assessments", ("six steps",)),
                q(15, "An external adviser reviews the method every second year.", "described", "Due diligence › Assessments", ("reviews the method",)),
                q(22, "New customers in 38 countries are screened before any contract is signed.", "described", "Due diligence › Customers", ("screened",)),
                q(23, "We assess risks regularly.", "stated", "Due diligence › Customers", ("assess risks",)),
            ]),
            element("DD2.2", "Which human rights risks or affected groups does it name as most important for its own business?", "described", [
                q(16, "Our salient risks are misuse of interception products by state customers, recruitment fees paid by migrant workers at assembly sites, and the privacy of people whose data our test systems hold.", "described", "Due diligence › Salient risks", ("salient risks",)),
            ], confidence="medium", why="the list stands in a table whose header was inferred"),
            element("DD2.3", "Are affected people or their representatives, or independent experts, consulted about human rights?", "stated", [
                q(17, "We value an open dialogue with all our stakeholders.", "stated", "Due diligence › Dialogue", ("dialogue", "stakeholders")),
            ], hint="Say who was consulted, how, and what came of it.", confidence="low", why="torn between “none” and “stated”; the lower bound would be silence"),
            element("DD2.4", "What did the assessments find?", "none", near=[
                q(14, "The findings of our assessments help us to improve every year.", "stated", "Due diligence › Assessments", ("findings",), note="says that there are findings, not what they are"),
            ], hint="Say what was found: how many issues, where, of what kind."),
        ], weight=2),
        indicator("DD3", "Acting on the risks", "Risks that are known and left alone are choices.", [
            element("DD3.1", "What is done to prevent or reduce the risks found?", "described", [
                q(18, "High-risk contracts carry a clause that lets us suspend maintenance when misuse is credibly alleged.", "described", "Due diligence › Measures", ("clause", "suspend maintenance")),
            ]),
            element("DD3.2", "Were sales, contracts or relationships refused, suspended or ended, or escalated, on human rights grounds?", "evidenced", [
                q(19, "In 2023 we declined nine sales opportunities worth EUR 31 million and ended one customer relationship on human rights grounds.", "evidenced", "Due diligence › Measures", ("declined nine sales", "ended one customer relationship")),
            ]),
            element("DD3.3", "Are staff or partners trained on human rights?", "evidenced", [
                q(20, "1,204 employees in sales and support completed the two-hour human rights course (2022: 655).", "evidenced", "Due diligence › Training", ("1,204 employees", "completed")),
            ]),
        ]),
        indicator("DD4", "Checking", "Measures that nobody checks may not work.", [
            element("DD4.1", "How does it check whether its measures work?", "stated", [
                q(24, "We will introduce indicators for the effectiveness of our programme.", "stated", "Due diligence › Outlook", ("indicators", "effectiveness")),
            ], reason="The report promises indicators (page 24); a promise stays a promise."),
            element("DD4.2", "Has anyone independent verified or audited the due diligence?", status="not_assessed",
                reason="The report refers to an assurance statement on pages 40–43, which are pictures without text.",
                confidence="low", why="the pages that should answer could not be read"),
        ]),
    ])  # fmt: skip
    re = theme("RE", "Remedy", 30, [
        indicator("RE1", "A channel for those affected", "Those who are harmed need somewhere to go.", [
            element("RE1.1", "Is there a channel through which affected people outside the workforce can raise human rights complaints?", "described", [
                q(27, "The Speak Up line is open to suppliers' workers, communities and members of the public, by telephone and on our website.", "described", "Raising concerns", ("open to", "members of the public")),
            ]),
            element("RE1.2", "Is the channel made accessible (languages, anonymity, free of charge, awareness-raising)?", "described", [
                q(27, "It is free of charge, offered in 14 languages and accepts anonymous reports.", "described", "Raising concerns", ("free of charge", "14 languages", "anonymous")),
            ]),
            element("RE1.3", "Are complainants protected from retaliation?", "stated", [
                q(28, "We do not tolerate retaliation against anyone who raises a concern in good faith.", "stated", "Raising concerns", ("retaliation",)),
            ]),
        ]),
        indicator("RE2", "What happens to complaints", "A channel without figures cannot be judged.", [
            element("RE2.1", "What happens to a complaint: procedure, who decides, time frames?", "stated", [
                q(28, "Every report will be investigated.", "stated", "Raising concerns", ("will be investigated",)),
            ]),
            element("RE2.2", "How many complaints, about what?", "described", [
                q(29, "No human rights complaints were received through the Speak Up line in the reporting period.", "described", "Raising concerns › Figures", ("No human rights complaints",)),
            ], denied=True, reason="The report says explicitly that there were no such complaints (page 29)."),
            element("RE2.3", "Does the company accept other routes to remedy (courts, National Contact Points, no waiver of rights)?", "none"),
        ]),
        indicator("RE3", "What came of it for the people harmed", "A channel without an outcome leaves the person harmed where they were.", [
            element("RE3.1", "Does it commit to provide for or cooperate in remedy where it caused or contributed to harm?", "none", weight=2, near=[
                q(29, "Corrective measures are agreed with the supplier concerned.", "described", "Raising concerns › Figures", ("Corrective measures",), note="correcting a supplier is not remedy to a person"),
            ]),
            element("RE3.2", "Was remedy actually provided to affected people?", "none", [
                q(30, "We did not provide compensation or any other form of remedy to individuals in 2023.", "none", "Raising concerns › Remedy", ("did not provide compensation",)),
            ], weight=2, denied=True, reason="The report says explicitly that no remedy was provided (page 30)."),
            element("RE3.3", "What was changed to prevent the harm from happening again?", "none", near=[
                q(52, "Executive compensation was changed to reflect lessons learned on targets.", "stated", "Remuneration report", ("lessons learned",), note="about pay of the executive board"),
            ]),
        ]),
    ])  # fmt: skip
    lc = theme("LC", "Legal challenges", 30, [
        indicator("LC1", "Proceedings", "Investors and victims must be able to tell who is suing whom, where, over what.", [
            element("LC1.1", "Does it say whether it faces lawsuits, investigations or regulatory actions?", "described", [
                q(58, "Group companies are party to legal proceedings in Norway and the United States.", "described", "Notes › Contingent liabilities", ("party to legal proceedings",)),
            ]),
            element("LC1.2", "Are the proceedings named (parties, court or authority)?", "described", [
                q(58, "In Okafor and others v. Halden Signal Inc., the plaintiffs claim that interception equipment was used against them.", "described", "Notes › Contingent liabilities", ("Okafor and others v. Halden Signal Inc.",)),
            ]),
            element("LC1.3", "Are the allegations and the status or outcome given?", "described", [
                q(58, "In Okafor and others v. Halden Signal Inc., the plaintiffs claim that interception equipment was used against them.", "described", "Notes › Contingent liabilities", ("the plaintiffs claim",)),
            ]),
            element("LC1.4", "Are amounts given (provisions, fines, settlements, sums claimed)?", "none", near=[
                q(57, "Provisions are recognised when an outflow of resources is probable.", "stated", "Notes › Accounting policies", ("Provisions",), note="an accounting policy, no amount"),
            ]),
        ]),
        indicator("LC2", "Fines and breaches", "A generic statement of compliance tells nothing.", [
            element("LC2.1", "Are fines, sanctions or breaches of law in the period disclosed, or explicitly none?", status="not_assessed",
                reason="The index points to page 57, which could not be decoded.", confidence="low", why="one page could not be read"),
        ]),
        indicator("LC3", "Allegations", "What everybody knows should not be missing.", [
            element("LC3.1", "Does it address publicly known allegations or incidents of human rights harm linked to its business?", "none"),
            element("LC3.2", "Does it report having investigated such allegations, and the result?", "none"),
        ]),
        indicator("LC4", "Against the register", "A report can only leave out what is known from outside.", [
            element("LC4.1", "Which of the legal challenges known from outside does the report disclose?", status="not_applicable",
                reason="No register of known cases was given.", confidence="high", why="needs a register", searched=()),
        ]),
    ])  # fmt: skip
    return card_of([dd, re, lc])


def many_quotes(count: int, pages: int = 158) -> Scorecard:
    """A card with ``count`` quotes, each on a place of its own, spread over ``pages`` pages."""
    per = -(-count // 28)
    elements, left = [], count
    for n in range(28):
        texts = []
        for k in range(min(per, left)):
            serial = n * per + k
            words = " ".join(f"measure {serial} at site {j} was completed" for j in range(5))
            texts.append(
                quote(1 + serial * 7 % pages, f"In 2023 {words}.", "evidenced", "Chapter", top=60 + serial * 37 % 640)
            )
        left -= len(texts)
        elements.append(element(f"E{n}", f"Question number {n}?", "evidenced" if texts else "none", texts))
    report = full_card().report
    sheets = tuple(PageCard(page=n, quality="text", words=400, width=WIDTH, height=HEIGHT) for n in range(1, pages + 1))
    return card_of(
        [theme("T", "Everything", 1, [indicator("I", "All", "", elements)])],
        report=report.model_copy(update={"pages": pages, "page_quality": sheets}),
    )


def with_register(card: Scorecard) -> Scorecard:
    """The same card, scored with a register."""
    return card.model_copy(update={"register_": RegisterCard(id="halden-signal", digest="77aa01")})


def with_everything() -> Scorecard:
    """The full card with cases, contradictions, two reviewers and a company's reply."""
    card = with_register(full_card())
    said = quote(58, "In Okafor and others v. Halden Signal Inc., the plaintiffs claim that interception equipment was used against them.", "described", "Notes › Contingent liabilities", ("Okafor and others",))  # fmt: skip
    cases = (
        CaseCard(
            id="okafor", name="Okafor and others v. Halden Signal Inc.", forum="District Court, N.D. California",
            docket="5:21-cv-01234", filed="2021-05-04", role="defendant", claim="Interception of 14 journalists’ phones.",
            status="pending", depth="named", says=(said,), leaves_out=("docket", "date", "status"),
            sources=("https://example.org/okafor", "javascript:alert(1)"),
        ),
        CaseCard(
            id="oslo", name="Norwegian Data Protection Authority, inquiry 22/118", forum="Datatilsynet", filed="2022-02-01",
            role="regulatory", claim="Test data of mobile subscribers.", status="open", depth="not_mentioned",
            leaves_out=("everything",), sources=("https://example.org/oslo",),
        ),
        CaseCard(id="later", name="Ruiz v. Halden", forum="Madrid", filed="2024-06-01", counts=False),
    )  # fmt: skip
    contradictions = (
        Contradiction(
            kind="completeness", reason="Claims a full account of legal matters, but leaves out a known case.",
            claim=quote(3, "This report is a full and complete account of all legal matters.", "stated", mark=("full and complete",)),
            against=(said,), cases=("Norwegian Data Protection Authority, inquiry 22/118",),
        ),
    )  # fmt: skip
    themes = []
    for t in card.themes:
        indicators = []
        for i in t.indicators:
            elements = []
            for e in i.elements:
                if e.id == "DD2.4":
                    e = e.model_copy(update={
                        "level": "stated", "points": 25.0, "evidence": (e.near_misses[0].model_copy(update={"added_by": "Ana Lima"}),),
                        "machine": Judgement(level="none", denied=False, status="assessed", points=0.0, reason=e.reason), "reason": "It says that there are findings.", "near_misses": (),
                        "reviews": (
                            Opinion(reviewer="Ana Lima", date="2024-05-02", decision="change", level="stated", reason="It says that there are findings.", page=14),
                            Opinion(reviewer="Ben Osei", date="2024-05-03", decision="accept", level="none"),
                        ),
                    })  # fmt: skip
                if e.id in ("DD2.1", "RE3.2"):
                    measured = Agreement(
                        n=20, exact=0.65, within_one=0.95, kappa=0.62,
                        exact_range=(0.4329, 0.8188), within_one_range=(0.7639, 0.9911), kappa_range=(0.31, 0.84),
                    )  # fmt: skip
                    e = e.model_copy(update={"agreement": measured})
                if e.id == "LC1.4":
                    e = e.model_copy(update={"replies": (
                        Reply(who="Halden Signal Group plc", date="2024-05-20", reason="disclosed_elsewhere", text="See note 24 of the annual report.", address="https://example.org/ar"),
                    )})  # fmt: skip
                elements.append(e)
            indicators.append(i.model_copy(update={"elements": tuple(elements)}))
        themes.append(t.model_copy(update={"indicators": tuple(indicators)}))
    review = ReviewCard(reviewers=("Ana Lima", "Ben Osei"), decided=29, changed=1, kappa=0.91, machine_score=37.7)
    rubric = card.rubric.model_copy(update={
        "bases": (BaseCard(id="human-rights-basics", version="0.4", digest="5d1c0a93be77e210"),),
        "accuracy": AccuracyCard(
            version="0.9", digest="77ab31c4d0e9f852", reports=20, note="Figures looked at twice before.", name="spring",
            date="2024-03-31", coders="two careful readers", unseen=True,
            overall=Agreement(n=560, exact=0.68, within_one=0.95, kappa=0.8, exact_range=(0.64, 0.71), kappa_range=(0.75, 0.84)),
            themes={"DD": Agreement(n=240, exact=0.7, within_one=0.95, kappa=0.82, kappa_range=(0.78, 0.86))},
        ),
    })  # fmt: skip
    return card.model_copy(
        update={
            "cases": cases, "contradictions": contradictions, "themes": tuple(themes), "review": review, "rubric": rubric,
        }
    )  # fmt: skip


def document_of(card: Scorecard) -> Document:
    """A document whose sentences are the card's quotes, and one sentence that no element found."""
    quotes = sorted(
        {q for e in card.elements() for q in (*e.evidence, *e.near_misses)}, key=lambda q: (q.page, q.boxes)
    )
    overlooked = quote(
        30,
        "In May 2023 we repaid recruitment fees of EUR 41,200 to 63 workers in Penang.",
        "evidenced",
        "Raising concerns › Remedy",
    )
    sentences = tuple(
        Sentence(
            id=n, page=q.page, text=q.quote, section=tuple(q.section.split(" › ")), boxes=tuple(Box(*b) for b in q.boxes),
            kind=Kind.BODY, block=n,
        )
        for n, q in enumerate([*quotes, overlooked])
    )  # fmt: skip
    pages = tuple(
        Page(p.page, p.width, p.height, PageQuality(p.quality), p.words, p.note) for p in card.report.page_quality
    )
    r = card.report
    return Document(
        file=r.file, sha256=r.sha256, reader="test", title=r.title, title_source="", company=card.company,
        company_source="", date=r.date, date_source="", language="en", pages=pages, sentences=sentences,
    )  # fmt: skip


def draw(card: Scorecard, bands: Iterable[Band], scale: float = PICTURE_SCALE) -> list[Picture]:
    """Pictures of the imagined pages: every quote at its boxes, grey lines where other text would stand."""
    quotes = {(q.page, q.boxes): q for e in card.elements() for q in (*e.evidence, *e.near_misses)}
    font = ImageFont.load_default(size=round(9.6 * scale))
    pictures = []
    for page, x0, top, x1, bottom in bands:
        image = Image.new("RGB", (round((x1 - x0) * scale), round((bottom - top) * scale)), "white")
        pen = ImageDraw.Draw(image)
        taken = [b for (p, boxes), _ in quotes.items() if p == page for b in boxes]
        y = 60.0
        while y < HEIGHT - 50:
            if not any(b[2] - _LINE < y < b[4] + 2 for b in taken):
                pen.rectangle(_scaled((56, y + 3, 530 - y * 37 % 90, y + 8), x0, top, scale), fill="#d8d8d8")
            y += _LINE
        for (p, boxes), q in quotes.items():
            if p == page:
                for i, box in enumerate(boxes):
                    text = q.quote[i * _LETTERS : (i + 1) * _LETTERS]
                    pen.text(((box[1] - x0) * scale, (box[2] - top) * scale), text, fill="#222222", font=font)
        data = io.BytesIO()
        image.save(data, "WEBP", quality=60)
        pictures.append(Picture(page, x0, top, x1, bottom, *image.size, "image/webp", data.getvalue()))
    return pictures


def _scaled(box: tuple[float, float, float, float], x0: float, top: float, scale: float) -> tuple[float, ...]:
    return ((box[0] - x0) * scale, (box[1] - top) * scale, (box[2] - x0) * scale, (box[3] - top) * scale)

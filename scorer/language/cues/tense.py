"""Cues for time and mood: promise, hedge, condition, past act, result, procedure.

They work clause by clause: in "We will go on with what we began in 2022, when 110 people were trained" the promise in
the first clause does not take the fact out of the second.
"""

from __future__ import annotations

import re

from scorer.document.model import Kind
from scorer.language.cues.registry import cue
from scorer.language.cues.view import Lexicon, Span, View, words

_FUTURE = Lexicon(
    "will, shall, plan to, plans to, planned to, planning to, aim to, aims to, aiming to, intend to, intends to, intention to, committed to, commit to,"
    "commits to, commitment to, strive to, strives to, striving to, seek to, seeks to, endeavour*, endeavor*, aspire*, aspiration*, ambition, ambitions,"
    "going to, hope to, hopes to, expect to, expects to, look forward, dedicated to, determined to, pledge to, pledges, vow, propose to, proposes to,"
    "our goal is, our goal, our target, targets for, next steps, future plans, in the coming, next year, the years ahead, in future, in the future,"
    "going forward, moving forward, we want to, work towards, working towards, roadmap, to be completed, to be implemented, to be developed,"
    "in the process of developing, are developing, is developing, we believe in, vision is, mission is, strongly believe, looking to, priorities for,"
    "we are committed, our commitment, is committed, remain committed, remains committed, scheduled to, due to be, next 12 months, next twelve months, coming 12 months, over the next, month action plan, action plan for, month plan, year plan, by 2026, by 2027, by 2028, by 2030"
)
_HEDGE = Lexicon(
    "may, might, could, would, should, potentially, from time to time, can be expected, where appropriate, where necessary, where possible, as appropriate,"
    "as needed, where practicable, where relevant, if necessary, when necessary"
)
_IF = Lexicon(
    "if, unless, in the event, where required, whether or not, in case of, in cases where, where a, where an, where we, should a, should an, should any"
)
_MAY_MONTH = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?may\b|\bmay\s(?:\d{1,2}(?:st|nd|rd|th)?\b|(?:19|20)\d\d)|\b(?:in|since|until|by|from|to) may\b"
)

_IRREGULAR = words(
    """
    was were had did held met took gave made found began brought sought paid repaid sent told became led spoke
    chose drew wrote rose fell grew won lost set built ran underwent withdrew sued taught came went saw kept
    left put cut
    """
)
_PARTICIPLES = words(
    """
    held met taken given made found begun brought sought paid repaid sent told become led spoken chosen drawn
    written risen fallen grown won lost set built run undergone withdrawn taught been put cut undertaken done
    seen kept known shown
    """
)
_NOT_PAST = words(
    """
    committed dedicated based related limited located required continued need needed unlimited designed detailed
    aged united so-called indeed red bed shed hundred speed proceed exceed succeed feed seed breed embed bleed
    agreed-upon concerned experienced skilled advanced interested associated combined mixed integrated dated
    listed expected intended proposed supposed fixed varied educated affected rated supported entitled
    authorised authorized unrelated named titled
    """
)
_SUBJECTS = words(
    """
    we it they company group board committee management team council court commission jury judge party plaintiff
    plaintiffs defendant regulator ministry auditor auditors consultant supplier suppliers contractor
    contractors employees workers employee worker cleaners who which that authority police prosecutor parties
    union staff people participants directors officers ceo function department panel taskforce he she subsidiary
    business entity entities corporation region agency
    """
)
_BE_PAST = frozenset({"was", "were"})
_BE_NOW = frozenset({"is", "are", "be", "being", "am"})
_HAVE = frozenset({"has", "have", "having", "had"})
_ADVERBS = re.compile(r"ly$")
_FILLERS = words(
    """
    also not then further already since both all now subsequently first jointly since
    """
)


def _past_in(span: Span) -> bool:
    """Whether a clause tells of something that was done: past tense with a subject, or was/were/has/have + participle."""
    words = span.words
    for i, word in enumerate(words):
        participle = word in _PARTICIPLES or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST)
        simple = word in _IRREGULAR or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST)
        if not (participle or simple):
            continue
        j = i - 1
        while j >= 0 and (words[j] in _FILLERS or _ADVERBS.search(words[j])):
            j -= 1
        before = words[j] if j >= 0 else ""
        if word in _BE_PAST or word in ("did", "had"):
            return True
        if participle and (before in _BE_PAST or before in _HAVE or (before == "been" and j > 0)):
            return True
        if before in _BE_NOW or before in (
            "to",
            "must",
            "a",
            "an",
            "the",
            "our",
            "its",
            "their",
            "any",
            "of",
            "all",
            "been",
        ):
            continue
        if simple and (before in _SUBJECTS or before == ""):
            # a bullet may begin with the verb: "Completed the update of our policies."
            if before or (i == 0 and len(words) > 3):
                return True
            continue
        if simple and before and j >= 0 and word not in ("set", "put", "cut", "read"):
            name = span.low.find(before)
            if name >= 0 and before not in _COMMON and before.isalpha() and len(before) > 2 and word in _STRONG_PAST:
                return True
    return False


_COMMON = words(
    """
    and or with by for in on as from at than not more most less each every other such these those this
    """
)
_STRONG_PAST = words(
    """
    accepted achieved acknowledged added addressed adopted affirmed agreed aligned alleged amended apologised apologized
    appealed appointed approved assessed assisted attended audited awarded began blocked carried certified
    charged closed commenced commissioned compensated completed concluded conducted confirmed considered
    consulted continued contracted convicted created decided declined decreased delivered denied developed
    discussed dismissed distributed divested embedded ended endorsed engaged enhanced enrolled escalated
    established exited expanded extended facilitated fell filed fined found granted happened heard held hosted
    identified implemented imposed improved included incorporated increased indicated initiated integrated
    interviewed introduced investigated issued joined launched lodged logged mapped met modified noted obtained
    occurred onboarded opened ordered organised organized paid participated performed piloted provided published
    raised reached received recorded reduced refreshed refused registered reimbursed reinstated rejected
    released remediated removed repaid reported resolved responded restricted returned revealed reversed
    reviewed revised rolled rose ruled screened settled showed signed sought started strengthened sued supported
    surveyed suspended terminated trained translated undertook updated upheld vacated verified visited withdrew
    worked
    """
)
_RESULT = Lexicon(
    "resulted in, resulting in, led to, as a result, outcome, outcomes, increased to, decreased to, increased by, decreased by, rose by, rose to, fell by,"
    "fell to, reduced by, reduced to, identified, found that, findings, revealed, showed, indicated, achieved, completed, response rate, completion rate,"
    "compared to, compared with, up from, down from, a total of, in total, substantiated, unsubstantiated, upheld, resolved, closed, reimbursed, repaid, occurred, upheld,"
    "reinstated, compensated, terminated, awarded, ordered to pay, dismissed, ruled, certified, makes up, make up, accounts for, account for, accounted for, represents, representing, equates to, equivalent to, non conformances, non conformance, non compliances"
)


def _future_in(span: Span) -> bool:
    return _FUTURE(span)


# "may" that permits: suppliers may report, complaints may be made.
_PERMISSION = re.compile(
    r"\bmay\s(?:also\s|\w+ly\s)?(?:be\s)?(?:report|raise|contact|complain|lodge|appeal|submit|made|submitted|lodged|raised|reported|write|tell|"
    r"turn to|use|call|bring|brought|refer|address|ask|request)"
)


_MODALS = frozenset({"may", "might", "could", "would"})


def _hedge_in(span: Span) -> bool:
    hits = _HEDGE.hits(span)
    if _PERMISSION.search(span.low):
        hits = hits - _MODALS  # "anyone who believes that we might have done harm may write to us"
    elif hits == {"may"} and _MAY_MONTH.search(span.low):
        return False
    return bool(hits)


@cue(
    "future",
    "a promise, plan, aim or commitment",
    yes=("We will provide remedy.", "We are committed to human rights.", "We aim to train all staff by 2030."),
    no=("We provided remedy.", "We train all staff each year."),
)
def future(view: View) -> bool:
    return _future_in(view)


@cue(
    "hedge",
    "hedged: may, might, could, would, where appropriate",
    yes=("We may terminate the contract.", "Remedy is offered where appropriate."),
    no=(
        "On 3 May 2022 we terminated the contract.",
        "We terminated the contract.",
        "If harm is found, we act.",
        "Anyone may report a concern by post.",
    ),
)
def hedge(view: View) -> bool:
    return _hedge_in(view)


@cue(
    "condition",
    "depends on something: if, unless, in the event of",
    yes=("If harm is found, we act.", "In the event of a breach the contract ends."),
    no=("We terminated the contract.",),
)
def condition(view: View) -> bool:
    return _IF(view)


@cue(
    "past",
    "something that was done or happened",
    yes=(
        "We repaid the fees.",
        "Three sites have been audited.",
        "In March the Board approved the policy.",
        "Completed the update of our people policies.",
        "Contractors were interviewed by an outside firm.",
    ),
    no=(
        "Complaints are investigated by Legal.",
        "We are committed to remedy.",
        "We will have been there.",
        "Suppliers are required to sign.",
    ),
)
def past(view: View) -> bool:
    return any(_past_in(c) and not _FUTURE_AUX.search(c.low) for c in view.clauses)


_FUTURE_AUX = re.compile(r"\b(?:will|shall|would)\s+(?:\w+\s)?(?:be|have been|have)\b")


@cue(
    "result",
    "what came of it: an outcome, a finding, a change",
    yes=("The review found that fees had been charged.", "Complaints fell by 12%.", "81 cases were closed."),
    no=("Complaints are reviewed by Legal.",),
)
def result(view: View) -> bool:
    return _RESULT(view)


_PROCESS = words(
    """
    review reviews assess assesses evaluate evaluates monitor monitors conduct conducts screen screens
    investigate investigates require requires audit audits verify verifies escalate escalates report reports
    oversee oversees engage engages consult consults train trains include includes involve involves follow
    follows apply applies record records track tracks analyse analyses analyze analyzes identify identifies map
    maps prioritise prioritises prioritize prioritizes determine determines decide decides approve approves
    ensure ensures provide provides undertake undertakes perform performs receive receives respond responds
    handle handles manage manages chair chairs consist consists comprise comprises meet meets advise advises
    supervise supervises refer refers complete completes use uses utilise utilises utilize utilizes integrate
    integrates contact contacts submit submits raise raises acknowledge acknowledges appoint appoints prohibit
    prohibits operate operates work works check checks request requests ask asks set sets sign signs cover
    covers delegate delegates support supports
    """
)
_STEP_WORDS = Lexicon(
    "process, procedure, procedures, processes, steps, step, stages, framework, mechanism, protocol, methodology, criteria, questionnaire*,"
    "responsible for, must, is required, are required, based on, consists of, by means of, in accordance with, checklist, matrix"
)
_PASSIVE_NOW = re.compile(
    r"\b(?:is|are)\s+(?:\w+ly\s|also\s|then\s|not\s)?(?:\w{3,}ed|made|given|taken|held|sent|kept|set|undertaken|chosen|brought|led)\b"
)


@cue(
    "procedure",
    "how something is done: who does it, which steps, what is required",
    yes=(
        "Complaints are investigated by Legal within ten days.",
        "The committee reviews each report.",
        "Suppliers must sign the code.",
    ),
    no=("We believe in people.", "We repaid the fees."),
)
def procedure(view: View) -> bool:
    return any(_procedure_in(c) for c in view.clauses)


def _procedure_in(span: Span) -> bool:
    if _future_in(span) and " will be " not in span.flat and " will " not in span.flat:
        return False
    return bool(_PROCESS & span.bag) or _PASSIVE_NOW.search(span.low) is not None or _STEP_WORDS(span)


_LABEL = re.compile(
    r"\b(?:approved|adopted|effective|supersedes|updated|amended|revised|signed|issued|published|date of approval|last reviewed)\b"
    r"[^.;]{0,60}\b(?:19|20)\d\d\b"
)


def told(view: View) -> bool:
    """Whether some clause tells of a past act or result that is neither promised nor conditional."""
    return any(
        (_past_in(c) or (_RESULT(c) and not _PASSIVE_NOW.search(c.low)))
        and not _future_in(c)
        and not _hedge_in(c)
        and not _IF(c)
        for c in view.clauses
    ) or (view.digits and (view.kind is Kind.TABLE or _LABEL.search(view.low) is not None))

"""Cues for no: any negation, and the explicit no of a company that something happened or exists."""

from __future__ import annotations

import re

from scorer.language.cues.registry import cue
from scorer.language.cues.view import Lexicon, View

_NEGATION = Lexicon(
    "no, not, never, none, nil, zero, without, neither, nor, cannot, didn't, don't, doesn't, haven't, hasn't, wasn't, weren't, isn't, aren't"
)


@cue(
    "negation",
    "holds a negation of any kind",
    yes=("We do not publish it.", "None was received.", "without retaliation"),
    no=("We publish it.", "notable progress"),
)
def negation(view: View) -> bool:
    return _NEGATION(view)


_EVENTS = (
    r"(?:received|identified|reported|recorded|occurred|raised|detected|filed|incurred|found|imposed|registered|notified|known|made|lodged|issued|"
    r"initiated|observed|confirmed|substantiated|uncovered|logged|brought|pending|discovered|arose|taken|opened|commenced|disclosed|terminated|"
    r"suspended|ended|rejected|refused|excluded|deemed|required|aware of|noted|sustained|upheld|assessed|existed|remediated|outstanding|established)"
)
_THINGS = (
    r"(?:(?:known|such|significant|material|suspected|reported|confirmed|substantiated|actual|specific|formal|legal|pending|instances?|cases?|incidents?|"
    r"reports?|complaints?|grievances?|allegations?|breach(?:es)?|fines?|penalt(?:y|ies)|sanctions?|violations?|lawsuits?|litigation|proceedings?|"
    r"claims?|episodes?|concerns?|issues?|disclosures?|notices?|investigations?|convictions?|suppliers?|contracts?|relationships?|mechanism|channel|"
    r"process|procedure|policy|training|evidence|indicators?|findings?|customers?|judgments?|actions?|charges?|matters?|events?|infringements?)\b)"
)
_DENIAL = re.compile(
    rf"\b(?:no|nil|zero|none of the|none|not any|neither)\s+(?:\S+\s+){{0,5}}?{_THINGS}(?:\W+\S+){{0,14}}?\W+{_EVENTS}\b"
    rf"|\b(?:there|we|it|company|group|which|and)\s+(?:\w+\s){{0,2}}?(?:were|was|have been|has been|had|have|has|are|is|received|recorded|incurred|identified)\s+"
    rf"(?:currently\s|also\s|again\s)?(?:no|nil|zero|not any)\s+(?:\S+\s+){{0,4}}?{_THINGS}"
    rf"|\b(?:did|do|does|has|have|had|was|were|is|are)\s+not\s+(?:\w+\s){{0,2}}?(?:receive|received|identify|identified|incur|incurred|find|found|record|"
    rf"recorded|have|face|detect|detected|been made aware|aware|been subject|subject to|party to|a party|impose|been involved|involved in|been fined|"
    rf"report|reported|suspend|terminate|experienced?|been notified|been|become aware)\b(?:\W+\S+){{0,8}}?\W+(?:any|no|{_THINGS}|of|to|fined|sanctioned|prosecuted|convicted)"
    rf"|\b(?:is|are|was|were)\s+not\s+(?:currently\s)?(?:aware of|party to|a party to|involved in|subject to)\s+any\b"
    r"|\b(?:free of|without)\s+(?:any\s)?(?:fines|sanctions|incidents|violations|breaches)\b"
    r"|\b(?:zero|nil|no)\s+(?:\w+\s){0,3}(?:incidents?|cases?|complaints?|fines?|breaches|violations|grievances|reports|penalties|sanctions|lawsuits|instances)\b"
    r"|\bnone\s+(?:of\s)?(?:\w+\s){0,8}(?:was|were|has|have|related|resulted|led|gave)\b"
    r"|\bneither\b.{3,80}\bnor\b|\bnor\s(?:were|was|have|has|did)\b(?:\W+\S+){0,8}"
    r"|\b(?:fines?|complaints?|grievances?|incidents?|penalt(?:y|ies)|sanctions?|breaches|cases|lawsuits|proceedings|violations|convictions)"
    r"(?:\s[\w()]+){0,8}\s?[:|–-]?\s(?:none|nil|zero|0)\s*\.?$"
    r"|\b(?:have|has|did|do|does)\s+not\s+(?!tolerate|accept|condone|permit|allow|support|use)(?:\w+\s){1,2}any\b"
    r"|\b(?:was|were)\s+(?:not|never)\s+(?:fined|sanctioned|prosecuted|convicted|the subject)"
)
_NOT_DENIAL = re.compile(
    r"\bno (?:tolerance|longer|later than|less than|more than|matter|place for)\b|\bzero[- ](?:tolerance|harm|emissions|carbon|waste)\b|\bnot only\b"
)


@cue(
    "denial",
    "an explicit no: it did not happen, there were none, the company does not have it",
    yes=(
        "No complaints were received in 2023.",
        "We did not identify any instances of forced labour.",
        "The company is not party to any litigation.",
        "We have no grievance mechanism for suppliers' workers.",
        "There were no fines.",
        "Modern slavery complaints received: zero cases",
    ),
    no=(
        "We have zero tolerance of slavery.",
        "No later than 30 days.",
        "We do not tolerate abuse.",
        "It is not only a duty.",
    ),
)
def denial(view: View) -> bool:
    if view.bag.isdisjoint(_DENYING):
        return False
    low = _NOT_DENIAL.sub(" ", view.low) if _NOT_DENIAL.search(view.low) else view.low
    return _DENIAL.search(low[:600]) is not None


_DENYING = frozenset({"no", "nil", "zero", "none", "not", "neither", "nor", "without", "never", "free", "0"})


_UNDONE = re.compile(
    r"\b(?:we|company|group|management|board|bank|firm)\s+(?:has|have|had|did)\s+not\s+(?:yet\s|as yet\s|so far\s|ourselves\s)?"
    r"(?!identif|receiv|f[io]u?nd|detect|record|report|tolerat|accept|condon|permit|allow|only|aware|incur|becom|been|believ|expect|consider|intend"
    r"|anticipat|see|experienc|result|chang|materially|note|observ|becam|have|had)\w+"
    r"|^(?:in \d{4},?\s)?no\b[^.;]{0,90}\b(?:was|were|has been|have been|is|are)\s(?:given|held|carried out|conducted|provided|offered|undertaken|"
    r"done|performed|organised|organized|in place|planned)\b"
)


@cue(
    "undone",
    "says that the company has not done something",
    yes=(
        "We have not repaid any recruitment fees.",
        "The Group did not investigate the allegations.",
        "No training on human rights was given.",
    ),
    no=(
        "We have not identified any case.",
        "The Group did not tolerate abuse.",
        "No complaints were received.",
        "We have repaid the fees, and the agent did not object.",
        "Migrants said that they did not understand their contracts.",
    ),
)
def undone(view: View) -> bool:
    return not view.bag.isdisjoint(_DENYING) and _UNDONE.search(view.low) is not None

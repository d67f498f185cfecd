"""Cues for what a report says of itself: that it tells everything, that it will not tell, that others must answer."""

from __future__ import annotations

import re

from scorer.language.cues.registry import cue
from scorer.language.cues.view import View

COMPLETE = re.compile(
    r"\b(?:full|complete|comprehensive|exhaustive|thorough|frank|honest) (?:and (?:\w+ )?(?:full|complete|frank|honest|open) )?account(?:ing)?s? (?:of|for)\b(?! (?:period|year|value))"
    r"|\b(?:this report|these pages|pages that follow|report that follows|in this report|this statement|this document)\b[^.;]{0,60}"
    r"\b(?:everything|every one of|the whole (?:story|truth|picture)|the full (?:story|truth|picture)|the complete (?:story|truth|picture))\b"
    r"|\bwe have (?:nothing to hide|left nothing out|held nothing back|kept nothing back|disclosed everything|told everything)\b"
    r"|\bnothing has been (?:left out|withheld|held back|kept back)\b"
    r"|\b(?:full|complete) disclosure of (?:all|every|our|the)\b[^.;]{0,40}\b(?:challenges?|proceedings|litigation|incidents?|impacts?|risks)\b"
)
_NO_CLAIM = re.compile(
    r"\b(?:takes?|taking|took|taken|not|no|never|neither|without|nor|cannot|can't|isn't|doesn't|don't|aim|aims|strive|seek|intend|want|hope|committed|goal|may|might|could|should|must|shall)\b"
)


@cue(
    "complete",
    "claims that the report tells everything: a full accounting, nothing left out",
    yes=(
        "The pages that follow are a full accounting of what we do and of the challenges that we face.",
        "We have nothing to hide.",
        "This report tells the whole story.",
    ),
    no=(
        "This is not a full account of our work.",
        "The full accounting period ended in June.",
        "We aim to give a full account of our impacts.",
        "A comprehensive overview of our activities is needed.",
    ),
)
def complete(view: View) -> bool:
    if not view.bag & _COMPLETING:
        return False
    found = COMPLETE.search(view.low)
    return found is not None and not _NO_CLAIM.search(view.low[max(0, found.start() - 60) : found.start()])


_COMPLETING = frozenset(
    [
        "full",
        "complete",
        "comprehensive",
        "exhaustive",
        "thorough",
        "frank",
        "honest",
        "everything",
        "every",
        "whole",
        "nothing",
    ]
)

_CANNOT = (
    r"(?:can ?not|can't|unable to|not able to|prevented from|prohibited from|precluded from|barred from|not permitted to|not free to|not at liberty to|"
    r"refrain from|not in a position to|declines? to|decided not to)"
)
_DO_NOT = r"\b(?:we|company|group|nor)(?: \w+){0,3} (?:(?:do|does|will|shall|may) not|don't|doesn't|won't)"
_TELL = (
    r"(?:disclos\w+|discuss\w*|shar(?:e|ing)|nam(?:e|ing)|comment\w*|reveal\w*|publish\w*|go(?:ing)? into|confirm or deny|confirming or denying|"
    r"say (?:any )?more|speak (?:about|of)|elaborat\w+|provid(?:e|ing) (?:any |further |more )?details?|giv(?:e|ing) (?:any |further |more )?details?)"
)
_WITHHELD = re.compile(
    rf"\b{_CANNOT}\b(?:,? \w+){{0,4}},? (?:{_TELL}|identify(?:ing)? (?:the |our |any |individual )?(?:customers?|clients?|countr\w+|agenc\w+|people|persons?|cases?))\b"
    rf"|{_DO_NOT} (?:\w+ ){{0,2}}{_TELL}\b|\bregret that we can say no more\b|\b(?:matters?|things|cases) (?:that|which) [^.;]{{0,40}}\bcannot discuss\b"
)
_OWN_SECRET = re.compile(
    r"\b(?:are|is|remain|remains|kept)(?:,[^,]{0,40},)? (?:strictly |always |highly )?confidential\b|\bmust stay in the dark\b|\bgoverned by confidentiality\b"
)
_SECRET_OF = frozenset(["details", "protections", "deliberations", "identity", "relationship", "operations"])
# what it is right to keep to oneself: the people who complain, personal data, trade secrets of others in a contract
_RIGHTLY = re.compile(
    r"\b(?:personal|private|password\w*|whistle-?blow\w*|complainant\w*|reporters?'? identit\w+|victim\w*|survivor\w*|children|minors?|patient\w*|employee data|your (?:data|information|details)|"
    r"third part(?:y|ies)|unless|without (?:the |your |their |prior |his |her |our )*(?:prior |written |express )*(?:consent|permission|approval)|inside information|insider)\b"
)
_SOFTER = re.compile(
    r"\b(?:have|has|had) not (?:yet )?been\b|\bwe do not discuss[^.]{0,40}\bhere\b|\bif\b[^.]{0,60}\bcannot\b"
)


@cue(
    "withheld",
    "declines to tell: names, cases, figures or findings that the report says it cannot or will not disclose",
    yes=(
        "For reasons of national security, we are prevented from sharing details of individual cases.",
        "We do not disclose the identity of customers.",
        "We can't identify the customers or countries concerned.",
        "In the interest of due process we do not discuss legal matters further.",
    ),
    no=(
        "We do not share personal data with advertisers.",
        "We never disclose the identity of a whistleblower.",
        "We disclose the names of our suppliers.",
        "Staff may not disclose inside information.",
    ),
)
def withheld(view: View) -> bool:
    if view.bag.isdisjoint(_DECLINING) or view.text.rstrip().endswith("?"):
        return False
    if _RIGHTLY.search(view.low) or _SOFTER.search(view.low):
        return False
    if _WITHHELD.search(view.low):
        return True
    return _OWN_SECRET.search(view.low) is not None and not view.bag.isdisjoint(_SECRET_OF)


_DECLINING = frozenset(
    [
        "cannot",
        "can't",
        "not",
        "unable",
        "don't",
        "doesn't",
        "won't",
        "prevented",
        "prohibited",
        "precluded",
        "barred",
        "refrain",
        "decline",
        "declines",
        "confidential",
        "confidentiality",
        "dark",
        "regret",
    ]
)

_OTHER = (
    r"(?:customers?|clients?|end[- ]users?|users?|agenc(?:y|ies)|states?|governments?|authorit(?:y|ies)|ministr(?:y|ies)|regulators?|police|parliaments?|"
    r"suppliers?|contractors?|operators?|those who|those states|those agencies|those with|buyers?|licensees?|member states)"
)
_ADJ = r"(?:a |an |the |our |its |their |these |those |each |every |sovereign |national |respective |relevant |individual |local |host |such )*"
_DEFLECTION = re.compile(
    rf"\b(?:responsibility|accountability|liability|duty|obligation|burden|decision|onus)\b[^.;]{{0,60}}\b(?:rests?|lies?|falls?|belongs?|remains?|is placed|sits)\b[^.;]{{0,25}}\b(?:with|on|upon|to) {_ADJ}{_OTHER}\b"
    rf"|\b(?:is|are|remains?) the (?:sole |exclusive |full |primary |ultimate |legal )*responsibility of {_ADJ}{_OTHER}\b"
    rf"|\b(?:is|are|remains?) (?:a matter|an issue|a question|something) (?:solely |entirely )?for {_ADJ}{_OTHER}\b"
    rf"|\bit(?:'s| is) (?:up to|for) {_ADJ}{_OTHER}\b"
    rf"|\b{_OTHER} (?:alone )?(?:is|are|remains?) (?:solely |exclusively |fully |primarily |ultimately |alone )*(?:responsible|accountable|answerable|liable) for\b"
    rf"|\b(?:decision|choice|operation|use)\b[^.;]{{0,40}}\bis (?:taken|made) (?:solely |only |exclusively )?by {_ADJ}(?:sovereign )?{_OTHER}\b"
    rf"|\bhold(?:s|ing)? (?:a |the |us |its )?(?:manufacturer|maker|vendor|company|us|industry)\b[^.;]{{0,30}}\b(?:answerable|responsible|accountable|liable) for\b"
)
_OF_COURSE = re.compile(
    r"\b(?:modern slavery|supplier code|under the (?:ungps|guiding principles)|protect,? respect|state duty to protect)\b"
)


@cue(
    "deflection",
    "places the duty on customers, states or others rather than on the company",
    yes=(
        "Once the system is handed over, its operation is the sole responsibility of the agency.",
        "Responsibility for lawful use rests with our customers.",
        "It's up to those states to investigate.",
        "The customer is solely responsible for how the product is used.",
    ),
    no=(
        "Responsibility for this policy rests with our Board.",
        "Our customers rely on us.",
        "We are responsible for what our suppliers do.",
        "The General Counsel is responsible for customers' complaints.",
    ),
)
def deflection(view: View) -> bool:
    if view.bag.isdisjoint(_SHIFTING):
        return False
    return _DEFLECTION.search(view.low) is not None and not _OF_COURSE.search(view.low)


_SHIFTING = frozenset(
    [
        "responsibility",
        "responsible",
        "accountability",
        "accountable",
        "liability",
        "liable",
        "duty",
        "obligation",
        "burden",
        "decision",
        "onus",
        "matter",
        "issue",
        "question",
        "something",
        "up",
        "it's",
        "it",
        "answerable",
        "choice",
        "operation",
        "use",
    ]
)

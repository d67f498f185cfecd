"""Cues for who: bodies, posts, affected people, organisations, standards, places, and others than the company."""

from __future__ import annotations

import re

from scorer.language.categories import categories
from scorer.language.clause import Actor, Mood
from scorer.language.cues.registry import cue
from scorer.language.cues.view import Lexicon, View
from scorer.wording import wording

_W = wording("cues/actors")

_BODY = Lexicon(_W.forms("body"))
_NO_BODY = Lexicon(_W.forms("no_body"))
_POST = Lexicon(_W.forms("post"))
_PEOPLE = Lexicon(_W.forms("people"))
_STANDARD = Lexicon(_W.forms("standard"))


@cue(
    "body",
    "a body or team of the company that decides, oversees or does the work",
    yes=("The Sustainability Committee reviews it.", "Our Board approved it.", "A working group meets monthly."),
    no=("On board the vessel.", "We are responsible."),
    marks=_BODY.marks,
)
def body(view: View) -> bool:
    return _BODY(view) and not (_NO_BODY(view) and len(_BODY.hits(view)) == 1)


@cue(
    "post",
    "a post held by a person: chief executive, general counsel, human rights officer",
    yes=("The Chief Risk Officer chairs it.", "Our General Counsel decides."),
    no=("Everybody is responsible.",),
    marks=_POST.marks,
)
def post(view: View) -> bool:
    return _POST(view)


@cue(
    "people",
    "people whose rights may be affected: workers, communities, users, complainants, victims",
    yes=("63 migrant workers were interviewed.", "Communities near the site were consulted."),
    no=("Our shareholders were pleased.",),
    marks=_PEOPLE.marks,
)
def people(view: View) -> bool:
    return _PEOPLE(view)


@cue(
    "standard",
    "an international human rights standard by name",
    yes=("We follow the UN Guiding Principles.", "The ILO core conventions apply.", "in line with the OECD Guidelines"),
    no=("We follow our guiding star.", "the accounting standard"),
    marks=_STANDARD.marks,
)
def standard(view: View) -> bool:
    return _STANDARD(view)


_ORG = re.compile(
    r"[A-Z](?<![\w.'-].)[\w&.'-]{1,60}+"  # the capital first, which is looked for fast; then what may not go before it
    rf"(?:\s++(?:[A-Z][\w&.'-]++|{_W.any('name_links')})){{0,9}}\s++{_W.any('name_ends')}\b"
)
_KNOWN_ORG = Lexicon(_W.forms("known_organisations"))


@cue(
    "organisation",
    "an outside organisation by name",
    yes=("Harrow Lane Consulting Ltd carried it out.", "KPMG assured the data.", "with the Meridian Workers Union"),
    no=("An independent consultant carried it out.",),
)
def organisation(view: View) -> bool:
    return _KNOWN_ORG(view) or _ORG.search(view.text) is not None


_PLACES = Lexicon(wording("cues/places").forms("places"))


@cue(
    "place",
    "a country, region or nationality by name",
    yes=("At two sites in Malaysia.", "Malaysian contractors", "suppliers in the United Arab Emirates"),
    no=("At two of our sites.", "turkey and ham", "We asked the American Apparel & Footwear Association."),
    marks=_PLACES.marks,
)
def place(view: View) -> bool:
    return any(_stands_alone(hit, view.text) for hit in _PLACES.hits(view))


def _stands_alone(place: str, text: str) -> bool:
    """Whether a place is written as one, and not as the beginning of a name: "American Apparel Association"."""
    for written in {place.title(), place.upper(), place.capitalize()}:
        at = text.find(written)
        while at >= 0:
            if not _NAME_GOES_ON.match(text, at + len(written)):
                return True
            at = text.find(written, at + 1)
    return False


_NAME_GOES_ON = re.compile(r"[a-z]*(?:’s|'s)? (?:[A-Z][a-z]|& [A-Z])")


_SELF = Lexicon(_W.forms("self"))


@cue(
    "others",
    "about somebody else than the company: its industry, customers, governments, the world at large",
    yes=("An estimated 50 million people live in modern slavery worldwide.", "Companies should assess their risks."),
    no=("We assess risks across our industry.", "We train our people around the world."),
)
def others(view: View) -> bool:
    if not view.tags & categories().about_others or _SELF(view):
        return False
    return any(
        c.own_account or c.actor is Actor.LAW or c.mood is Mood.REQUIRED for c in view.statements if not c.hanging
    )


@cue(
    "own",
    "speaks of the company itself: we, our, the Group",
    yes=("We assess our suppliers.", "The Company was fined."),
    no=("An estimated 50 million people are affected.",),
    marks=_SELF.marks,
)
def own(view: View) -> bool:
    return _SELF(view)


_INDEPENDENT = Lexicon(_W.forms("independent"))


@cue(
    "independent",
    "somebody from outside the company: independent, external, third party",
    yes=("An independent auditor visited.", "run by a third party provider"),
    no=("Our own team visited.",),
    marks=_INDEPENDENT.marks,
)
def independent(view: View) -> bool:
    return _INDEPENDENT(view)

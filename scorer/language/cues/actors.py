"""Cues for who: bodies, posts, affected people, organisations, standards, places, and others than the company."""

from __future__ import annotations

import re

from scorer.language.categories import categories
from scorer.language.clause import Actor, Mood
from scorer.language.cues.places import PLACES
from scorer.language.cues.registry import cue
from scorer.language.cues.view import Lexicon, View

_BODY = Lexicon(
    "board, committee, council, subcommittee, directorate, working group, steering group, task force, taskforce, panel, department,"
    "executive team, leadership team, management team, supervisory body, secretariat, board of directors, executive board,"
    "executive committee, management board, supervisory board, internal audit, legal team, compliance team, human rights team,"
    "compliance function, legal function, compliance department, executive leadership, leadership group, governance committee"
)
_POST = Lexicon(
    "ceo, cfo, coo, chief, chair, chairman, chairwoman, chairperson, president, vice president, head of, general counsel, company secretary,"
    "managing director, executive director, directors, director of, officer, officers, manager, managers, ombudsperson, ombudsman,"
    "commissioner, partner, lead, superintendent, human rights officer, compliance officer, privacy officer, coordinator"
)
_PEOPLE = Lexicon(
    "worker*, victim*, complainant*, survivor*, community, communities, resident, residents, cleaner*, child, children, migrant*, patient*,"
    "user, users, farmer*, women, rightsholder*, rights holder*, families, family, indigenous, first nations, aboriginal, journalist*,"
    "activist*, defender*, individuals, affected people, affected persons, affected stakeholder*, labourer*, laborer*, seafarer*, villager*,"
    "claimant*, whistleblower*, consumers, tenants, donors, donor, peoples, persons, trainee*, guards, household*"
)
_STANDARD = Lexicon(
    "un guiding principles, guiding principles on business, ungp, ungps, ilo, international labour organization, international labour organisation, international labor organization,"
    "oecd, universal declaration, udhr, declaration of human rights, international bill, bill of human rights, bill of rights, core conventions,"
    "fundamental principles and rights at work, global compact, voluntary principles, undrip, rights of indigenous peoples, iccpr, icescr,"
    "international covenant*, rights of the child, gni principles, global network initiative, un declaration, united nations declaration,"
    "icoca, ethical trading initiative, eti base code, sa8000, base code, fundamental conventions, sullivan principles"
)


@cue(
    "body",
    "a body or team of the company that decides, oversees or does the work",
    yes=("The Sustainability Committee reviews it.", "Our Board approved it.", "A working group meets monthly."),
    no=("On board the vessel.", "We are responsible."),
)
def body(view: View) -> bool:
    return _BODY(view) and not (view.bag & {"board"} and " on board the " in view.flat and len(_BODY.hits(view)) == 1)


@cue(
    "post",
    "a post held by a person: chief executive, general counsel, human rights officer",
    yes=("The Chief Risk Officer chairs it.", "Our General Counsel decides."),
    no=("Everybody is responsible.",),
)
def post(view: View) -> bool:
    return _POST(view)


@cue(
    "people",
    "people whose rights may be affected: workers, communities, users, complainants, victims",
    yes=("63 migrant workers were interviewed.", "Communities near the site were consulted."),
    no=("Our shareholders were pleased.",),
)
def people(view: View) -> bool:
    return _PEOPLE(view)


@cue(
    "standard",
    "an international human rights standard by name",
    yes=("We follow the UN Guiding Principles.", "The ILO core conventions apply.", "in line with the OECD Guidelines"),
    no=("We follow our guiding star.", "the accounting standard"),
)
def standard(view: View) -> bool:
    return _STANDARD(view)


_ORG = re.compile(
    r"(?<![\w.'-])[A-Z][\w&.'-]{1,60}(?:\s+(?:[A-Z][\w&.'-]+|of|and|for|the|de|&)){0,9}\s+"
    r"(?:Ltd|Limited|Inc|LLC|LLP|Corp|Corporation|GmbH|AG|S\.?A\.?|S\.?p\.?A\.?|PLC|plc|Pty|BV|NV|AB|ASA|Oy|Foundation|Institute|Commission"
    r"|University|Network|Union|Association|Federation|Agency|Authority|Ministry|Court|Council|Alliance|Initiative|Centre|Center|Bank"
    r"|Partners|Analytics|Consulting|Group|Forum|Organisation|Organization|Cross|Trust)\b"
)
_KNOWN_ORG = Lexicon(
    "kpmg, pwc, pricewaterhousecoopers, deloitte, ernst young, ey, bsi, sgs, bureau veritas, intertek, elevate, tuv, sedex, ecovadis, smeta,"
    "amfori, rba, responsible business alliance, red cross, amnesty, human rights watch, unicef, dnv, lrqa, verite, shift, bsr, ul solutions,"
    "fair labor association, fair wear, ergon, article one, norton rose fulbright, allens"
)


@cue(
    "organisation",
    "an outside organisation by name",
    yes=("Harrow Lane Consulting Ltd carried it out.", "KPMG assured the data.", "with the Meridian Workers Union"),
    no=("An independent consultant carried it out.",),
)
def organisation(view: View) -> bool:
    return _KNOWN_ORG(view) or _ORG.search(view.text) is not None


_PLACES = Lexicon(PLACES)


@cue(
    "place",
    "a country, region or nationality by name",
    yes=("At two sites in Malaysia.", "Malaysian contractors", "suppliers in the United Arab Emirates"),
    no=("At two of our sites.", "turkey and ham"),
)
def place(view: View) -> bool:
    hits = _PLACES.hits(view)
    return bool(hits) and any(h.title().split(" ")[0] in view.text or h.upper() in view.text for h in hits)


_SELF = frozenset({"we", "our", "us", "ourselves", "company", "company's", "group", "group's", "i", "we've", "we're"})


@cue(
    "others",
    "about somebody else than the company: its industry, customers, governments, the world at large",
    yes=("An estimated 50 million people live in modern slavery worldwide.", "Companies should assess their risks."),
    no=("We assess risks across our industry.", "We train our people around the world."),
)
def others(view: View) -> bool:
    if not _SELF.isdisjoint(view.bag) or not view.tags & categories().about_others:
        return False
    return any(
        c.own_account or c.actor is Actor.LAW or c.mood is Mood.REQUIRED for c in view.statements if not c.hanging
    )


@cue(
    "own",
    "speaks of the company itself: we, our, the Group",
    yes=("We assess our suppliers.", "The Company was fined."),
    no=("An estimated 50 million people are affected.",),
)
def own(view: View) -> bool:
    return not _SELF.isdisjoint(view.bag)


_INDEPENDENT = Lexicon(
    "independent, independently, third party, external, externally, outside, auditor, auditors, assurance, verified by, assured by,"
    "certified by, accredited"
)


@cue(
    "independent",
    "somebody from outside the company: independent, external, third party",
    yes=("An independent auditor visited.", "run by a third party provider"),
    no=("Our own team visited.",),
)
def independent(view: View) -> bool:
    return _INDEPENDENT(view)

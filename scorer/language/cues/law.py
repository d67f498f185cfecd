"""Cues for legal challenges: courts, dockets, proceedings, authorities, sanctions."""

from __future__ import annotations

from scorer.language.cues.registry import cue
from scorer.language.cues.view import DIGITS, Lexicon, Sought, View
from scorer.wording import wording

_W = wording("cues/law")

_COURT = Lexicon(_W.forms("court"))
_NOT_COURT = Lexicon(_W.forms("not_court"))


@cue(
    "court",
    "a court or tribunal",
    yes=("The High Court of Justice ruled.", "filed in the District Court", "a jury found"),
    no=("We built a tennis court.", "the court of public opinion", "She courted investors."),
    marks=_COURT.marks,
)
def court(view: View) -> bool:
    return bool(_COURT.hits(view)) and not _NOT_COURT(view)


_DOCKET = _W.pattern("docket")


@cue(
    "docket",
    "a case number",
    yes=("No. 3:19-cv-07123 (N.D. Cal.)", "Case C-413/14 P", "[2021] EWHC 1234"),
    no=("In case of doubt ask.", "phone 020 7123 4567"),
    marks=DIGITS,
)
def docket(view: View) -> bool:
    return view.digits and _DOCKET.search(view.low) is not None


_STRONG = Lexicon(_W.forms("strong"))
_WEAK = Lexicon(_W.forms("weak"))
_TELLING = _W.words("telling")
_NOT_LEGAL = Lexicon(_W.forms("not_legal"))
_REFERENCE = Lexicon(_W.forms("reference"))
_STATUTORY = Sought(_W.pattern("statutory"), _W.entries("statutory_pieces"))


@cue(
    "legal",
    "speaks of a legal proceeding: a suit, an investigation by an authority, a prosecution, an appeal",
    yes=(
        "A class action was filed against us.",
        "The plaintiff appealed the ruling.",
        "We are party to litigation.",
        "The regulator opened an investigation and alleged breaches.",
    ),
    no=(
        "We are proceeding with the project.",
        "Shares are settled in cash.",
        "No person has applied for leave of the Court to bring proceedings on behalf of the company.",
        "Insurance claims fell.",
    ),
    marks=_STRONG.marks | _WEAK.marks,
)
def legal(view: View) -> bool:
    return (_STRONG(view) or _weakly(view)) and not (_REFERENCE(view) or _STATUTORY(view))


def _weakly(view: View) -> bool:
    weak = _WEAK.hits(view)
    if len(weak) < 2 or (_NOT_LEGAL(view) and len(weak) < 4):
        return False
    return not weak.isdisjoint(_TELLING)


@cue(
    "statutory",
    "the statutory sentence that nobody brought proceedings on behalf of the company, or its like",
    yes=("No person has applied for leave of the Court to bring proceedings on behalf of the Company.",),
    no=("Proceedings were brought against the Company.",),
    marks=_STATUTORY.marks,
)
def statutory(view: View) -> bool:
    return _STATUTORY(view)


_AUTHORITY = Lexicon(_W.forms("authority"))
_MAYBE_AUTHORITY = _W.words("maybe_authority")


@cue(
    "authority",
    "a public authority, regulator or prosecutor",
    yes=("The Attorney General opened an inquiry.", "a regulator fined us", "the labour inspectorate"),
    no=("The board has authority.", "our internal auditor"),
    marks=_AUTHORITY.marks,
)
def authority(view: View) -> bool:
    hits = _AUTHORITY.hits(view)
    return bool(hits - _MAYBE_AUTHORITY) or (bool(hits) and _PUBLIC_AUTHORITY.search(view.text) is not None)


_PUBLIC_AUTHORITY = _W.pattern("public_authority")

_SANCTION = Lexicon(_W.forms("sanction"))
_MAYBE_SANCTION = _W.words("maybe_sanction")


@cue(
    "sanction",
    "fines, penalties, convictions or breaches of law",
    yes=("We paid fines of €12,000.", "There were no breaches of environmental law.", "an infringement notice"),
    no=("That is fine.", "We met our targets."),
    marks=_SANCTION.marks,
)
def sanction(view: View) -> bool:
    hits = _SANCTION.hits(view)
    return bool(hits - _MAYBE_SANCTION) or (bool(hits) and _A_FINE.search(view.low) is not None)


_A_FINE = _W.pattern("a_fine")

"""Cues for no: any negation, and the explicit no of a company; what is denied is read from the clauses."""

from __future__ import annotations

from scorer.language.categories import categories
from scorer.language.clause import Denied
from scorer.language.cues.registry import cue
from scorer.language.cues.view import View


@cue(
    "negation",
    "holds a negation of any kind",
    yes=("We do not publish it.", "None was received.", "without retaliation"),
    no=("We publish it.", "notable progress"),
)
def negation(view: View) -> bool:
    return bool(view.tags & categories().deniers)


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
    w = categories()
    return bool(view.tags & (w.deniers | w.nought)) and any(
        n.what is Denied.EVENT or n.zero for clause in view.statements if not clause.hanging for n in clause.negations
    )

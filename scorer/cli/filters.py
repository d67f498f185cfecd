"""What the filters of look-ups ask for, in words: ``about:rights``, ``has:number``, ``says:done``, ``who:supplier``."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from scorer.errors import EXIT_USAGE, UserError
from scorer.language.lookup import FILTERS, NAMING

KINDS = (
    "about:  what the passage is about, by its own words, its headings or its neighbours: about:rights, about:legal",
    "has:    what the sentence holds: has:number, has:date, has:own; with commas any of them: has:number,date",
    "under:  a concept or a word in the headings above, or in what introduces its list: under:training",
    "beside: a concept or a word in the sentence, or up to four from it in its paragraph: beside:@privacy",
    "says:   in which mood the clause with the words tells it: says:done,ongoing",
    "who:    who acts in that clause: who:supplier",
)
MOODS = {
    "done": "it was done, or happened: \u201cwe trained 300 buyers\u201d",
    "ongoing": "it is done as a practice, or so it is: \u201cwe train our buyers each year\u201d",
    "promised": "a promise, a plan or an aim: \u201cwe will train our buyers\u201d",
    "possible": "it may or can be, or depends on something: \u201cbuyers may be trained\u201d",
    "imagined": "it could or would be: \u201cworkers could be harmed\u201d",
    "required": "somebody has to do it: \u201ccompanies must report each year\u201d",
    "asked": "it is asked: \u201cwho trains the buyers?\u201d",
    "announced": "only what the report is about: \u201cthis section explains how we assess risks\u201d",
    "withheld": "the report declines to tell it: \u201cwe do not disclose the number\u201d",
}
ACTORS = {
    "company": "the company, its bodies and its people: we, the Group, our auditors",
    "supplier": "who sells to the company or works for it",
    "customer": "who buys from the company",
    "other": "another company, a body or a person outside",
    "authority": "an authority, a court, a government",
    "law": "a law or a standard",
    "unnamed": "nobody is named: \u201cfees were repaid\u201d",
}


def cue_meanings() -> dict[str, str]:
    """What each cue means, by its name; those that follow from others among them."""
    from scorer.language.cues import FACT, PROMISE, REGISTRY

    return {cue.name: cue.meaning for cue in REGISTRY.values()} | {
        FACT: "something that happened, with a hard detail (date, count, amount, share, case number) in the passage",
        PROMISE: "a promise and nothing else: no past act and no fact beside it",
    }


def explained(asked: str, width: int) -> Iterator[str]:
    """What a filter asks for, value by value, with sentences for and against where there are some.

    Raises:
        UserError: There is no filter of this name, or no such value.
    """
    from scorer.language.cues import REGISTRY

    kind, _, rest = asked.partition(":")
    meaning = next((line.partition(":")[2].strip() for line in KINDS if line.startswith(f"{kind}:")), None)
    if meaning is None:
        told = ", ".join(f"{name}:" for name in FILTERS)
        raise UserError(f'"{kind}:" is no filter', None, f"The filters are {told}", EXIT_USAGE)
    known = {"says": MOODS, "who": ACTORS}.get(kind) or cue_meanings()
    values = [v.strip() for v in rest.split(",") if v.strip() and kind not in NAMING]
    if unknown := next((v for v in values if v not in known), None):
        raise UserError(f'"{kind}:" knows no "{unknown}"', None, f'"scorer words {kind}:" lists them.', EXIT_USAGE)
    yield f"{kind}:  {meaning}"
    for value in values or (sorted(known) if kind not in NAMING else ()):
        yield ""
        yield from textwrap.wrap(f"{kind}:{value}  {known[value]}", width, subsequent_indent="    ")
        if values and value in REGISTRY:
            yield from (f"    for      {sentence}" for sentence in REGISTRY[value].yes)
            yield from (f"    against  {sentence}" for sentence in REGISTRY[value].no)

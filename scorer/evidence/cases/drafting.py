"""The cases that a report itself tells, thread by thread, for a register to begin with: parties, forum, docket, dates.

A thread is drafted where signs say that it tells one: a court, a caption, what was filed or how it stands, where it is
told. What each sign weighs was learned from which threads of ``benchmarks/registers`` tell a case that a keeper knows
(``benchmarks/drafting.py``), as for known cases (:mod:`scorer.evidence.cases.signs`). What is denied, imagined, somebody
else's, or told of lawsuits in general begins none.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence

from scorer.document.model import Kind, Sentence
from scorer.evidence.cases.days import Day
from scorer.evidence.cases.dockets import any_docket
from scorer.evidence.cases.fields import standing
from scorer.evidence.cases.forums import lands
from scorer.evidence.cases.names import COMMON, VERSUS, company_names, company_sides, is_company
from scorer.evidence.cases.prepared import Prepared
from scorer.evidence.cases.threads import Thread, threads
from scorer.evidence.cases.words import plain, words
from scorer.evidence.gathering import Reading
from scorer.language.clause import Actor
from scorer.language.contractions import printed
from scorer.register.drafting import Draft
from scorer.wording import wording

_W = wording("cases/drafting")
_FIELDS = wording("cases/fields")

_CAPTION, _LEAD, _COURT, _AUTHORITY = map(_W.pattern, ("caption", "lead", "court", "authority"))
_PARTY_ACTS, _PARTY_OPENS, _BY_PARTY, _LOOKS_INTO = map(
    _W.pattern, ("party_acts", "party_opens", "by_party", "looks_into")
)
_US = _W.pattern("us", re.IGNORECASE)
_SUIT, _GENERAL, _BRINGS = _W.whole("suit"), _W.whole("general"), _W.whole("brings")
_ROLES = {role: _W.whole(role) for role in ("criminal", "respondent", "regulatory")}
_CLAIM = _FIELDS.whole("claim")
_AT, _BEGUN = wording("cases/weighing").pattern("at"), wording("cases/weighing").whole("begun")
_BEHIND, _OF_A_COURT, _AGAINST = _W.pattern("behind"), _W.words("of_a_court"), _W.words("against")
_NOBODY, _MONTHS = _W.words("nobody"), _W.words("month_names")
_STATUS, _FILED = _FIELDS.whole("status"), _FIELDS.whole("filed")
AT_FIRST = -2.53
"""The log-odds of a thread without any sign."""
SIGNS: Mapping[str, float] = {
    "status": 1.51,
    "filed": 0.63,
    "brought": 0.27,
    "in general": -1.02,
    "court": 1.19,
    "court by its name": 0.60,
    "caption with us": 1.23,
    "other caption": 1.93,
    "authority first": 0.46,
    "looks into": 1.01,
    "against us": 0.37,
    "brought against us in court": 0.26,
    "a party brings it": 0.84,
    "our firm": 0.87,
    "day first": 0.72,
    "under a heading": 0.91,
    "amid proceedings": 0.59,
    "silent first": -1.23,
    "silent": -0.62,
    "another's": -1.37,
}
"""How much each sign adds to the log-odds that a thread tells a case of the company."""
_TELLS = 1.0  # log-odds from which on it is drafted: of 929 drafts of read texts 60 tell none that a keeper lists
_BEHIND_IT = 8  # characters: " on "
_LONGEST_SHORT = 7  # "Wash."
_MOST = 200  # cases of one report


def drafts(reading: Reading, company: str = "") -> tuple[Draft, ...]:
    """The cases that a report tells, in reading order, each once.

    Args:
        reading: The report.
        company: Whose it is; what the report says where it is empty.
    """
    names = company_names([company or reading.document.company])
    prepared = Prepared(reading, names)
    found: dict[str, Draft] = {}
    for told in _told(prepared, names):
        draft = told.draft()
        if draft is not None:
            key = plain(draft.docket) or plain(f"{draft.name}{draft.filed}")
            if key not in found and not any(_same(draft, other) for other in found.values()):
                found[key] = draft
        if len(found) >= _MOST:
            break
    return tuple(found.values())


def _told(prepared: Prepared, names: Sequence[tuple[str, ...]]) -> Iterator[Told]:
    """The threads, each with what goes on with it: those right behind it that tell no case of their own.

    Under a heading that is a caption all tell that case in which nothing is filed anew.
    """
    last: Told | None = None
    strangers = frozenset(_strangers(prepared))
    for thread in threads(prepared):
        told = Told(prepared, thread, names, strangers)
        if not told.own:
            continue
        if last is not None and told.goes_on(last):
            draft = told.draft()
            if draft is None or told.is_a_step() or (told.over() and not draft.filed):
                last.behind += told.own
                continue
        if last is not None:
            yield last
        last = told
    if last is not None:
        yield last


def _strangers(prepared: Prepared) -> Iterator[str]:
    """Names of those who are sued in cases of others that the report cites: "Roe v. Larkfield Inc."."""
    own = prepared.own_firms | {word for name in prepared.company for word in name}
    for number in prepared.body:
        for m in _CAPTION.finditer(prepared.sentence(number).text) if prepared.about_others(number) else ():
            yield from (w.text for w in words(m[2])[:1] if w.text not in own | COMMON)


def _same(a: Draft, b: Draft) -> bool:
    """Whether two drafts are one case told twice: by the same name, or by the court alone, and nothing tells them apart."""
    apart = (a.docket and b.docket and a.docket != b.docket) or (a.filed and b.filed and a.filed != b.filed)
    by_court = a.name == a.forum == b.forum or b.name == b.forum == a.forum
    return (by_court or plain(a.name) == plain(b.name)) and not apart


class Told:
    """One thread, asked for a case."""

    def __init__(
        self,
        prepared: Prepared,
        thread: Thread,
        company: Sequence[tuple[str, ...]],
        strangers: frozenset[str] = frozenset(),
    ) -> None:
        self.prepared, self.company, self.strangers = prepared, company, strangers
        of = [prepared.sentence(n) for n in thread.own]
        self.own = [s for s in of if s.kind not in (Kind.HEADING, Kind.CONTENTS)]
        self.behind: list[Sentence] = []
        self.above = [n for n in thread.context if n != thread.heading]
        self.heading = thread.heading

    def goes_on(self, before: Told) -> bool:
        """Whether it stands right behind another, under the same heading, in running text."""
        first, last = self.own[0], [*before.own, *before.behind][-1]
        return first.id == last.id + 1 and first.section == last.section and {first.kind, last.kind} == {Kind.BODY}

    def is_a_step(self) -> bool:
        """Whether it is the company that acts there, against what was told before: "we appealed to ..."."""
        return self._is_ours(self.own[0])

    def draft(self) -> Draft | None:
        """The case that it tells; None where it tells none."""
        begins = next(filter(self._begins, self.own), None)
        if begins is None or self.odds() < _TELLS or self._is_of_others(begins):
            return None
        forum = next((f for s in self._from(begins) if (f := self._forum(s))), "")
        name = self._name(begins)
        docket = next((d for s in self.own if (d := self._docket(s))), "")
        filed = self._filed(begins)
        if not (docket or name or forum):
            return None  # too little to look for
        quoted = next((s for s in self._from(begins) if _CLAIM.search(plain(s.text))), begins)
        return Draft(
            name or self._unnamed(forum),
            self._role(),
            printed(quoted).text,
            quoted.page,
            forum,
            docket,
            filed,
            self._status(filed),
            begins.id,
        )

    def odds(self) -> float:
        """The log-odds that it tells a case of the company."""
        return AT_FIRST + math.fsum(SIGNS.get(sign, 0.0) for sign, holds in self.signs() if holds)

    def signs(self) -> Iterator[tuple[str, bool]]:
        """What may tell that it does, each with whether it is there."""
        p, first = self.prepared, self.own[0]
        low = [p.line(s.id).plain for s in self.own]
        for sign, said in {"status": _STATUS, "filed": _FILED, "brought": _BRINGS, "in general": _GENERAL}.items():
            yield sign, any(map(said.search, low))
        yield "court", any(p.courts(s.id).any for s in self.own)
        yield "court by its name", any(" " in self._forum(s) for s in self.own)
        yield "caption with us", any(map(self._caption, self.own))
        yield "other caption", any(_CAPTION.search(s.text) and not self._caption(s) for s in self.own)
        yield "authority first", _AUTHORITY.search(first.text) is not None
        yield "looks into", any(_LOOKS_INTO.search(s.text) for s in self.own)
        yield "against us", any(_US.search(s.text) or self._against_named(s) for s in self.own)
        yield "brought against us in court", any(map(self._is_sued, self.own))
        yield "a party brings it", any(map(self._party, self.own))
        yield "our firm", any(not p.own_firms.isdisjoint(p.line(s.id).bag) for s in self.own)
        yield "day first", any(day.month for day in p.days(first.id))
        yield "under a heading", p.headed(first.id)
        yield "amid proceedings", any(p.amid(s.id) for s in self.own)
        yield "silent first", p.silent(first.id)
        yield "silent", any(p.silent(s.id) for s in self.own)
        yield "another's", any(p.about_others(s.id) for s in self.own)

    def _begins(self, s: Sentence) -> bool:
        """Whether a case may begin with a sentence: it speaks of a proceeding, as a fact, and not of somebody else's."""
        if s.id not in self.prepared.legal and not _LOOKS_INTO.search(s.text) and not _AUTHORITY.search(s.text):
            return False
        general = _GENERAL.search(plain(s.text)) is not None and not self._caption(s)
        told = not self.prepared.silent(s.id) and not self.prepared.about_others(s.id)
        return told and not general and not self._is_ours(s)

    def _is_sued(self, s: Sentence) -> bool:
        """Whether a sentence says that somebody brings something against the company before a court or authority."""
        placed = self.prepared.courts(s.id).any or _AUTHORITY.search(s.text) is not None
        ours = _US.search(s.text) is not None or self._against_named(s)
        return placed and ours and _BRINGS.search(self.prepared.line(s.id).plain) is not None

    def _is_of_others(self, begins: Sentence) -> bool:
        """Whether what leads up to it tells of somebody else: "A rival was sued in 2022. | The court dismissed it."."""
        p, above = self.prepared, [n for n in self.above if n == begins.id - 1]
        if any(map(p.about_others, (*above, *(s.id for s in self.own if s.id < begins.id)))):
            return True
        named = frozenset().union(*(p.line(s.id).bag for s in self.own))
        return not self.strangers.isdisjoint(named) and not any(p.of_company(s.id) for s in self.own)

    def _is_ours(self, s: Sentence) -> bool:
        """Whether it is the company that brings something: a step of a case, or a case of its own."""
        at = _BRINGS.search(self.prepared.line(s.id).plain)
        if at is None or _US.search(s.text) or self._caption(s):
            return False
        acting = (c.actor for c in self.prepared.reading.clauses.of(s.id) if c.start <= at.start() < c.end)
        return next(acting, None) is Actor.COMPANY

    def _from(self, begins: Sentence) -> list[Sentence]:
        return [begins, *(s for s in self.own if s is not begins)]

    def _against_named(self, s: Sentence) -> bool:
        told = [w.text for w in self.prepared.line(s.id).words]
        at = [n for n, word in enumerate(told) if word in _AGAINST]
        return any(name[0] in told[n + 1 : n + 4] for n in at for name in self.company)

    def _caption(self, s: Sentence) -> str:
        """The first "A v. B" with the company on one side."""
        for m in _CAPTION.finditer(s.text):
            sides = [tuple(w.text for w in words(side)) for side in m.groups()]
            if any(is_company(side[n:], self.company) for side in sides for n in range(len(side))):
                return _BEHIND.sub("", " ".join(_LEAD.sub("", m.group()).split()))
        return ""

    def over(self) -> str:
        """The heading, where it is a caption: "Quinn and three others v. the Company"."""
        text = "" if self.heading is None else self.prepared.sentence(self.heading).text
        sides = VERSUS.split(text)
        return text if len(sides) == 2 and any(company_sides(sides, self.company)) else ""

    def _name(self, begins: Sentence) -> str:
        """How it is called: its caption, or whoever acts against the company."""
        caption = self.over() or next((c for s in self.own if (c := self._caption(s))), "")
        if caption:
            return caption
        company = self.prepared.document.company or " ".join(w.title() for w in (self.company or [()])[0])
        party = next((party for s in self._from(begins) if (party := self._party(s))), "")
        return f"{party} v. {company}" if party else ""

    def _party(self, s: Sentence) -> str:
        """Whoever acts against the company in a sentence."""
        if (m := _AUTHORITY.search(s.text)) and _LOOKS_INTO.search(s.text):
            return _BEHIND.sub("", _LEAD.sub("", m.group()))
        if s.kind is Kind.TABLE:
            return ""  # its cells are no sentence
        for m in (f for said in (_PARTY_ACTS, _BY_PARTY, _PARTY_OPENS) for f in said.finditer(s.text)):
            if _AT.search(plain(s.text), 0, m.start(1)):
                continue  # "employees in Fresno commenced ..."
            party = _BEHIND.sub("", _LEAD.sub("", m[1])).strip(" ,(")
            place, _, behind = party.partition(", the ")  # "In Chile, the Council ..."
            party = behind if behind and lands(words(place)) else party
            told = tuple(w.text for w in words(party))
            ours = any(is_company(told[n:], self.company) for n in range(len(told)))
            one = m.re is _PARTY_OPENS and len(party.split()) < 2
            if not ours and not one and self._is_name(party):
                return party
        return ""

    def _is_name(self, party: str) -> bool:
        first = party.split()[:1]
        if not _OF_A_COURT.isdisjoint(w.text for w in words(party)):
            return False
        month = not _MONTHS.isdisjoint(plain(party).split())
        return (
            bool(first)
            and first[0][0].isalpha()
            and len(party) > 3
            and not month
            and not _COURT.fullmatch(party)
            and plain(first[0]) not in _NOBODY
        )

    def _unnamed(self, forum: str) -> str:
        """What it is and before whom, where the report names no party."""
        kind = next((m.group() for s in self.own if (m := _SUIT.search(plain(s.text)))), "")
        return ", ".join(part for part in (kind.capitalize(), forum) if part)

    def _forum(self, s: Sentence) -> str:
        found = _COURT.search(s.text) or (_AUTHORITY.search(s.text) if _LOOKS_INTO.search(s.text) else None)
        name = _BEHIND.sub("", _LEAD.sub("", " ".join(found.group().split())).strip(" ,")) if found else ""
        if name.endswith(".") and len(name.split()[-1]) > _LONGEST_SHORT:
            name = name[:-1]  # the end of the sentence, and no abbreviation
        return name if " " in name else ""

    def _docket(self, s: Sentence) -> str:
        if not self.prepared.reading.cues[s.id] & {"legal", "court", "docket"}:
            return ""
        places = any_docket(self.prepared.line(s.id))
        found = next((s.text[a:b].split() for a, b in places if sum(c.isdigit() for c in s.text[a:b]) >= 3), [])
        while found and not any(c.isdigit() for c in found[0]) and not found[0].isupper():
            del found[0]  # "Case No."
        return " ".join(found).strip(" ,.;")

    def _filed(self, begins: Sentence) -> str:
        """When it was brought: the date behind the word for that, the first before it, or the next one."""
        for s in self._from(begins)[:2]:
            low = plain(s.text)
            at = _BRINGS.search(low) or _LOOKS_INTO.search(s.text)
            days = self.prepared.days(s.id)
            found = [d for d in days if d.month] or days
            if at and found:
                behind = [d for d in found if at.end() < d.start <= at.end() + _BEHIND_IT]
                before = [d for d in found if d.start < at.start()]
                return _iso((behind or before or found)[0])
        return ""

    def _role(self) -> str:
        text = plain(" ".join(s.text for s in self.own[:4]))
        return next((role for role, said in _ROLES.items() if said.search(text)), "defendant")

    def _status(self, filed: str) -> tuple[str, str] | None:
        """The newest word on where it stands, with its latest date if that is not before it was filed."""
        told = (s.id for s in (*self.own, *self.behind) if not self.prepared.about_others(s.id))
        stands = standing(self.prepared, [number for number in told if not self.prepared.silent(number)])
        if stands is None:
            return None
        dates = [_iso(d) for d in self.prepared.days(stands.sentence.id) if d.month]
        return max([d for d in dates if d >= filed], default=""), stands.sentence.text


def _iso(day: Day) -> str:
    return f"{day.year}" + (f"-{day.month:02}" if day.month else "") + (f"-{day.day:02}" if day.day else "")

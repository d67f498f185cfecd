"""The cases that a report itself tells, thread by thread, for a register to begin with: parties, forum, docket, dates.

A thread is drafted where one of its sentences tells, as a fact, a proceeding against the company: by a caption with its
name, a suit that somebody brought against it, a docket, or an authority that looks into it. What is told of lawsuits in
general is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scorer.document.model import Kind, Sentence
from scorer.evidence.cases.days import Day
from scorer.evidence.cases.dockets import any_docket
from scorer.evidence.cases.forums import lands
from scorer.evidence.cases.names import company_names, is_company
from scorer.evidence.cases.prepared import Prepared, says_legal
from scorer.evidence.cases.threads import Thread, threads
from scorer.evidence.cases.words import plain, words
from scorer.evidence.gathering import Reading
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
_CLAIM, _STANDS = _FIELDS.whole("claim"), _FIELDS.whole("stands")
_AT, _BEGUN = wording("cases/weighing").pattern("at"), wording("cases/weighing").whole("begun")
_BEHIND, _OF_A_COURT, _AGAINST = _W.pattern("behind"), _W.words("of_a_court"), _W.words("against")
_NOBODY, _MONTHS = _W.words("nobody"), _W.words("month_names")
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
    for thread in threads(prepared):
        draft = _Told(prepared, thread, names).draft()
        if draft is not None:
            key = plain(draft.docket) or plain(f"{draft.name}{draft.filed}")
            if key not in found and not any(_same(draft, other) for other in found.values()):
                found[key] = draft
        if len(found) >= _MOST:
            break
    return tuple(found.values())


def _same(a: Draft, b: Draft) -> bool:
    """Whether two drafts are one case told twice: the same name, and nothing that tells them apart."""
    apart = (a.docket and b.docket and a.docket != b.docket) or (a.filed and b.filed and a.filed != b.filed)
    return plain(a.name) == plain(b.name) and not apart


class _Told:
    """One thread, asked for a case."""

    def __init__(self, prepared: Prepared, thread: Thread, company: Sequence[tuple[str, ...]]) -> None:
        self.prepared, self.company = prepared, company
        self.like = thread.like is not None
        of = [prepared.sentence(n) for n in thread.own]
        self.own = [s for s in of if s.kind not in (Kind.HEADING, Kind.CONTENTS) and not prepared.about_others(s.id)]

    def draft(self) -> Draft | None:
        """The case that it tells; None where it tells none."""
        begins = next((s for s in self.own if self._tells(s)), None)
        if begins is None:
            return None
        forum = next((f for s in self._from(begins) if (f := self._forum(s))), "")
        name = self._name(begins)
        docket = next((d for s in self.own if (d := self._docket(s))), "")
        filed = self._filed(begins)
        if not (docket or name or forum):
            return None  # too little to look for
        quoted = next((s for s in self._from(begins) if _CLAIM.search(plain(s.text))), begins)
        role = self._role()
        return Draft(
            name or self._unnamed(forum), role, quoted.text, quoted.page, forum, docket, filed, self._status(filed)
        )

    def _from(self, begins: Sentence) -> list[Sentence]:
        return [begins, *(s for s in self.own if s is not begins)]

    def _tells(self, s: Sentence) -> bool:
        """Whether a sentence tells, as a fact, that something is brought against the company."""
        if s.id not in self.prepared.legal and not _LOOKS_INTO.search(s.text):
            return False
        low = plain(s.text)
        court = self.prepared.courts(s.id).any
        if self._caption(s) or (self._docket(s) and (_SUIT.search(low) or court)):
            return True
        if _GENERAL.search(low):
            return False
        if self._is_placed(s, court=court):
            return True
        at = _SUIT.search(low)
        ours = _US.search(s.text) or self._against_named(s)
        if at is None or self.prepared.silent(s.id, at.start()):
            return False
        official = _AUTHORITY.search(s.text) and _LOOKS_INTO.search(s.text) and self.prepared.of_company(s.id)
        begun = court and _BRINGS.search(low) and (self.like or any(day.month for day in self.prepared.days(s.id)))
        return bool(official or begun or (ours and (_BRINGS.search(low) or court)))

    def _is_placed(self, s: Sentence, *, court: bool) -> bool:
        """Whether it tells of a proceeding of the company before a court or an authority that it names."""
        if not court and not _AUTHORITY.search(s.text):
            return False
        ours = self.prepared.of_company(s.id) or self.prepared.amid(s.id)
        return (
            ours
            and not self.like
            and _BEGUN.search(plain(s.text)) is not None
            and says_legal(self.prepared.line(s.id))
            and not self.prepared.silent(s.id)
        )

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

    def _name(self, begins: Sentence) -> str:
        """How it is called: its caption, or whoever acts against the company."""
        caption = next((c for s in self.own if (c := self._caption(s))), "")
        if caption:
            return caption
        company = self.prepared.document.company or " ".join(w.title() for w in (self.company or [()])[0])
        for s in self._from(begins):
            if (m := _AUTHORITY.search(s.text)) and _LOOKS_INTO.search(s.text):
                return f"{_BEHIND.sub('', _LEAD.sub('', m.group()))} v. {company}"
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
                    return f"{party} v. {company}"
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
        """The first date of the sentence that begins it, where it says that something was brought."""
        for s in self._from(begins)[:2]:
            low = plain(s.text)
            at = _BRINGS.search(low) or _LOOKS_INTO.search(s.text)
            found = [d for d in self.prepared.days(s.id) if d.month]
            if at and found:
                return _iso(min(found, key=lambda d: abs(d.start - at.start())))
        return ""

    def _role(self) -> str:
        text = plain(" ".join(s.text for s in self.own[:4]))
        return next((role for role, said in _ROLES.items() if said.search(text)), "defendant")

    def _status(self, filed: str) -> tuple[str, str] | None:
        """The last sentence that says where it stands, with its only date, if that is not before it was filed."""
        found = None
        for s in self.own:
            dates = [d for d in self.prepared.days(s.id) if d.month]
            if len(dates) == 1 and _STANDS.search(plain(s.text)) and _iso(dates[0]) >= filed:
                found = _iso(dates[0]), s.text
        return found


def _iso(day: Day) -> str:
    return f"{day.year}-{day.month:02}" + (f"-{day.day:02}" if day.day else "")

"""Which cases of a register a report tells: threads, the identifiers in each that agree with a case, and who has it.

A thread tells a case from a certain weight of its identifiers on. Of two cases that rest on the same name, only the
better one has it; where both are as good, neither is told, and both are possible.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from scorer.collecting import no_collection
from scorer.evidence.cases import dockets
from scorer.evidence.cases.agreeing import DOCKET, PHRASE, Agreed, Weighed, named_by
from scorer.evidence.cases.choosing import Account, choose
from scorer.evidence.cases.days import MONTH, agree
from scorer.evidence.cases.fields import possible, tell, too_little
from scorer.evidence.cases.gaps import elsewhere, gaps
from scorer.evidence.cases.known import Index, Known, dates_of
from scorer.evidence.cases.mentions import CAPTION, ELSEWHERE, NEAR, PARTY, SPOT, cited_as, mentions
from scorer.evidence.cases.model import Depth, Match, Matching
from scorer.evidence.cases.names import COMMON, LEGAL_NOUNS, PASSED_OVER, VERSUS, Party, bodies
from scorer.evidence.cases.parties import Parties
from scorer.evidence.cases.prepared import Prepared, says_legal
from scorer.evidence.cases.spelling import spells, spots
from scorer.evidence.cases.threads import Thread, threads
from scorer.evidence.cases.weighing import Scales
from scorer.evidence.cases.words import bare_words
from scorer.evidence.gathering import Reading
from scorer.register.model import Role
from scorer.register.standing import is_later

_DATED = frozenset({"name", "date", "amount"})  # enough where no word of a proceeding stands
_HEADED = frozenset({"name", "date", "place"} | {"land", "kind"})  # the same under a heading over proceedings
_BEGAN = 0.6  # log-odds by which another case may fit better than the one that began when it is said
_OWN = 4  # letters of a word that can be a name
_MANY = 3  # a name and three words of its subject
_IN_BRACKETS = re.compile(r"""\s*\(["“”'‘’]?([A-Z]{2,7})["“”'‘’]?\)""")
_BRACKET = re.compile(r"""[^\S\n]*\((?:\w+ )?(["“'‘][^()]{1,60})\)""")  # (the "Agency" or "EA")
_QUOTED = re.compile(r"""["“'‘](?:[a-z]+ )?([A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,2})["”'’]""")
_COMMON = 0.05  # a word that more of the cases have brings none of them to mind


@no_collection()
def match(reading: Reading, index: Index, date: str = "") -> Matching:
    """What a report tells of each case of a register.

    Args:
        reading: The report.
        index: The register, made ready.
        date: The report's date (ISO), or empty; it tells which status of a case was known by then, and nothing else.
    """
    prepared = Prepared(reading, index.company, index.sides)
    if any(name[0] in prepared.small for name in index.initials):  # a word of the report, which names nobody
        kept = [n for n in index.company if n not in index.initials or n[0] not in prepared.small]
        prepared = Prepared(reading, kept, index.sides)
    work = _Work(prepared, index, date)
    matches = tuple(work.matches())
    return Matching(matches, gaps(work.prepared, index, work.spoken), elsewhere(work.prepared))


class _Work:
    """One search for the cases of a register."""

    def __init__(self, prepared: Prepared, index: Index, date: str) -> None:
        self.prepared, self.index, self.date = prepared, index, date
        self.later = frozenset(n for n, case in enumerate(index.register.cases) if is_later(case, date))
        self.found: dict[int, dict[int, list[Agreed]]] = {}
        self.unsaid: set[int] = set()  # cases named only where a proceeding is denied, imagined or another's
        self.hushed: dict[int, set[int]] = {}  # cases that a sentence names where it denies or imagines a proceeding
        self.spoken: set[int] = set()
        self.cases_of: dict[tuple[str, ...], set[int]] = {}  # the cases of each party that is named
        self.named_at: dict[tuple[str, ...], set[int]] = {}  # and the sentences that name it
        self._minded: dict[int, dict[int, set[str]]] = {}
        self._most = max(5, int(_COMMON * len(index.register.cases)))  # cases of which a word brings any to mind
        self._by_docket()
        self._by_name()
        self.tells: dict[int, dict[int, float]] = {}  # which cases a thread tells, by its id, and how likely each is
        parties = Parties(self.cases_of, self.named_at)
        self.scales = Scales(prepared, index, self.found, self.tells, parties, hushed=self.hushed)

    def matches(self) -> Iterator[Match]:
        named = {s: {n for n, told in at.items() if any(a.telling for a in told)} for s, at in self.found.items()}
        named = {s: cases for s, cases in named.items() if cases}
        woven = threads(self.prepared, named, self.found)
        over = {thread.heading for thread in woven}
        account = Account()
        for thread in woven:
            if thread.own[0] not in over:  # a heading speaks through what stands under it
                self._hear(thread, account)
        for w in filter(None, map(account.only_here, account.undecided)):
            self._tell(w, account)
        for w in account.shared:  # what is told of several together, once each of them is told by itself
            if w.case in account.told and not w.against:
                account.told[w.case].append(w)
        for number, case in enumerate(self.index.register.cases):
            known = self.index.known(number) if number in account.told or number in account.maybe else None
            if known is not None and number in account.told:
                yield tell(self.prepared, known, account.told[number], self.date)
            elif known is not None:
                yield possible(self.prepared, known, account.maybe[number])
            else:
                yield Match(case, Depth.NOT_MENTIONED, (), self._why_not(number, account))

    def _hear(self, thread: Thread, account: Account) -> None:
        """What a thread tells, and may tell."""
        taken = self.tells.get(id(thread.like), {}) if thread.like is not None else {}
        weighed = sorted(
            (w for n in self._candidates(thread) if self._may_have(w := self.scales.weigh(n, thread), taken)),
            key=lambda w: (-w.odds, w.case),
        )
        good = self._by_begin([w for w in weighed if w.sure and self._can_be_told(w)])
        chosen, open_ones = choose(good)
        account.cede(good, chosen, open_ones)
        for w in chosen:
            if w.odds > taken.get(w.case, math.inf):  # it was told of the one before only for want of this
                account.told[w.case] = [o for o in account.told[w.case] if o.thread is not thread.like]
            self._tell(w, account)
        self.tells[id(thread)] = taken | {w.case: w.odds for w in chosen}
        rest = [w for w in weighed if w.possible and w not in good and self._can_be_meant(w)]
        if chosen:  # another party beside that of the case that is told
            rest = [w for w in rest if w.named and all(map(w.apart, chosen))]
        vague = sorted((w for w in rest if not w.named), key=lambda w: (-w.odds if w.likely else math.inf, w.case))
        if not thread.several:  # a vague sentence shields one case, not all of its kind
            rest = [w for w in rest if w.named or w is vague[0]]
        account.shared += [w for w in weighed if thread.several and w.sure and w not in chosen] or open_ones
        account.shared += [
            w for w in rest if w.in_its_heading
        ]  # that it may be its is enough once it is told elsewhere
        account.may_be(open_ones + rest)
        account.speaks_against(weighed)

    def _tell(self, weighed: Weighed, account: Account) -> None:
        account.told.setdefault(weighed.case, []).append(weighed)
        self.spoken.update((*weighed.thread.own, *weighed.thread.context))

    def _can_be_told(self, weighed: Weighed) -> bool:
        """Whether a case is known by then, and the report is the company's or cites the case."""
        known = weighed.case not in self.later or (weighed.itself and not weighed.against)
        ours = self._ours(weighed) or (not self.prepared.document.company and weighed.named)
        alone = len(weighed.agreed) == 1 and self.prepared.legal.isdisjoint(weighed.thread.own)  # and no word of law
        return known and (weighed.cited or (ours and not alone))

    def _can_be_meant(self, weighed: Weighed) -> bool:
        """The same for one that may be told; a report of somebody else's names many a party and authority."""
        ours = self._ours(weighed) or not self.prepared.document.company
        return weighed.case not in self.later and (ours or (weighed.cited and not weighed.against))

    def _ours(self, weighed: Weighed) -> bool:
        """Whether the report names the company; where it surely is another's, also the case."""
        return self.prepared.names_company and (weighed.named or not self.prepared.of_another)

    def _may_have(self, weighed: Weighed, taken: Mapping[int, float]) -> bool:
        """A thread told as one more tells no case that the one before tells, unless it names it anew or fits better."""
        if not weighed.agreed:
            return False
        here = self.found.get(weighed.thread.own[0], {}).get(weighed.case, ())
        better = weighed.odds > taken.get(weighed.case, -math.inf) and (weighed.case not in taken or bool(here))
        return better or any(a.kind != "name" for a in here)

    def _why_not(self, number: int, account: Account) -> str:
        if (rival := account.ceded.get(number)) is not None:
            page = self.prepared.sentence(rival.thread.own[0]).page
            return f"What comes nearest to it, on page {page}, rather tells {self.index.known(rival.case).case.name}."
        if against := account.against.get(number):
            return f"Its name stands there with {against}."
        if number in self.unsaid:
            return "It is named only where a proceeding is denied, imagined, or somebody else's."
        if (near := account.near.get(number)) is not None:
            return too_little(self.prepared, near)
        return "No passage was found that tells it."

    def _candidates(self, thread: Thread) -> list[int]:
        """Cases that a thread brings to mind: by a name, or by two other identifiers."""
        sentences = (*thread.own, *thread.context)
        named = {n for s in sentences for n, found in self.found.get(s, {}).items() if any(a.telling for a in found)}
        found = self._by_two(thread, sentences) - self.later
        return sorted(n for n in named | found if not thread.ours or self.index.ours(n))

    def _by_two(self, thread: Thread, sentences: Sequence[int]) -> set[int]:
        """Cases that a thread brings to mind by two identifiers. What is silent is asked late: that reads clauses."""
        index, prepared = self.index, self.prepared
        hits: dict[int, set[str]] = {}
        for s in sentences:
            for n in self.found.get(s, ()):
                hits.setdefault(n, set()).add("name")
        if not hits and not any(
            s in prepared.legal or says_legal(prepared.line(s)) or prepared.headed(s) for s in thread.own
        ):
            return set()
        for s in sentences:
            cases = self._by_traits(s)
            for n, kinds in cases.items() if cases and not prepared.silent(s) else ():
                hits.setdefault(n, set()).update(kinds)
        if hits and (who := self.scales.suing(thread)) is not None:
            for n, kinds in hits.items():
                if index.plaintiff(n) == who:
                    kinds.add("plaintiff")
        several = {n: kinds for n, kinds in hits.items() if len(kinds) >= 2}
        told = [s for s in thread.own if not prepared.silent(s)] if several else []
        legal = any(says_legal(prepared.line(s)) or prepared.courts(s).any for s in told)
        headed = any(map(prepared.headed, told))
        return {
            n
            for n, kinds in several.items()
            if legal
            or any(n in self.found.get(s, ()) and prepared.speaking.of_one(s) for s in told)
            or (headed and kinds & _HEADED)
            or {"name"} < kinds & _DATED
            or ("name" in kinds and len(kinds) > _MANY)
        }

    def _by_traits(self, sentence: int) -> dict[int, set[str]]:
        """The cases that a sentence brings to mind otherwise than by a name, and by what."""
        if sentence not in self._minded:
            hits = self._minded[sentence] = {}
            for kind, value in set(self.prepared.traits(sentence)):
                cases = self.index.by_trait[kind].get(value, ())
                for n in cases if kind != "claim" or len(cases) <= self._most else ():
                    hits.setdefault(n, set()).add(value if kind == "claim" else kind)
        return self._minded[sentence]

    # --- dockets ------------------------------------------------------------------------------------------------

    def _by_docket(self) -> None:
        for number in self.prepared.numbered if self.index.keys else ():
            line = self.prepared.line(number)
            for found in dockets.find(line, self.index.keys, self.index.signatures):
                for case, whole in self.index.keys[found.key]:
                    if whole or self._docket_is_meant(number, case):
                        self._add(case, Agreed("docket", DOCKET, number, found.start, found.end))

    def _docket_is_meant(self, number: int, case: int) -> bool:
        """A bare number such as ``5512/20`` needs a court, or a word that it is a case number."""
        if "docket" in self.prepared.reading.cues[number]:
            return self.prepared.names_company  # a law has such a number, too
        return any(self.prepared.courts(number).find(f) is not None for f in self.index.known(case).courts)

    # --- names --------------------------------------------------------------------------------------------------

    def _by_name(self) -> None:
        for known in self._possible():
            for party in known.caption.parties:
                self._party(known, party)
            for phrase in known.caption.phrases:
                self._phrase(known, phrase)

    def _possible(self) -> Iterator[Known]:
        """Cases that have a word of their name somewhere near words of a proceeding."""
        seen: dict[str, bool] = {}
        spelled: dict[str, bool] = {}
        for number, probes in enumerate(self.index.probes):
            for probe in probes:
                if probe not in seen:
                    seen[probe] = bool(self.prepared.where(probe))
                if seen[probe]:
                    yield self.index.known(number)
                    break
            else:
                forum = self.index.register.cases[number].forum
                if forum not in spelled:
                    names = [p.words for p in bodies(forum)]
                    spelled[forum] = any(spells(t, name) for name in names for t in self.prepared.capitals)
                if spelled[forum]:
                    yield self.index.known(number)

    def _party(self, known: Known, party: Party) -> None:
        at = self._sentences(party)
        places = [(n, party) for n in at]
        places += [(n, short) for short in self._defined(party) for n in self._sentences(short)]
        for number, name in places:
            others, official = known.caption.parties, known.official
            for m in mentions(self.prepared, number, name, others, authority=official):
                if m.strength == ELSEWHERE and self._sues_another(known, number):
                    m = replace(m, strength=PARTY)
                elif m.strength == ELSEWHERE and self.index.ours(known.number):  # it sues beside the company
                    m = replace(m, strength=SPOT)
                if m.strength == ELSEWHERE:
                    self._add(known.number, Agreed("elsewhere", 0.0, number, m.start, m.end))
                    self.unsaid.add(known.number)
                elif m.strength != CAPTION and (
                    self.prepared.silent(number, m.start) or self.prepared.imagined(number, m.start, m.end)
                ):
                    self.hushed.setdefault(number, set()).add(known.number)
                    self.unsaid.add(known.number)
                else:
                    if (
                        m.strength == SPOT
                        and not official
                        and number in self.prepared.near
                        and self._beside(known, number)
                    ):
                        m = replace(m, strength=NEAR)
                    ours = official and m.strength > SPOT and self.prepared.of_company(number)
                    plain = all(w in COMMON for w in party.words)
                    self._add(known.number, named_by(m, official=official, ours=ours, plain=plain))
                    self.named_at.setdefault(party.words, set()).add(number)
                    if known.number not in self.later:
                        self.cases_of.setdefault(party.words, set()).add(known.number)

    def _sues_another(self, known: Known, number: int) -> bool:
        """Whether the company is no party to a case, and whoever is sued there is named, or is not known."""
        _, *sides = VERSUS.split(known.case.name)
        sued = {w for side in sides for w in bare_words(side) if len(w) >= _OWN and w not in COMMON}
        return known.case.role is Role.NON_PARTY and (not sued or not sued.isdisjoint(self.prepared.line(number).bag))

    def _beside(self, known: Known, number: int) -> bool:
        """Whether another identifier of a case stands in a sentence: its court, or a date of it to the month."""
        courts = self.prepared.courts(number)
        if any(f.specific and (seen := courts.find(f)) is not None and seen.whole for f in known.courts):
            return True
        return any(agree(day, d) >= MONTH for day in self.prepared.days(number) for d in dates_of(known.case))

    def _sentences(self, party: Party) -> list[int]:
        """Sentences that hold all of a name, or the part that stands for it."""
        where = [set(self.prepared.where(word)) for word in party.words]
        joined = set(self.prepared.where(party.key)) if len(party.words) > 1 else set()
        found = set.intersection(*where) | joined if where else joined
        if len(party.words) > 1 and any(where):  # words joined or parted
            found |= set.intersection(*(w for w, t in zip(where, party.words, strict=True) if len(t) > 3 or w))
        if party.stems:
            found |= set.intersection(*(set(self.prepared.stemmed.get(word, ())) for word in party.stems))
        for part in (party.surname, party.acronym.lower(), party.initials, party.head):
            if part:
                found |= set(self.prepared.where(part))
        return sorted(found)

    def _defined(self, party: Party) -> list[Party]:
        """Short names made of the beginnings of an authority's words (``AGCOM``), or in brackets behind a name."""
        found = {token for token in self.prepared.capitals if party.whole and spells(token, party.words)}
        called: set[tuple[str, ...]] = set()
        for n in self._sentences(party) if len(party.words) > 1 else ():
            line = self.prepared.line(n)
            for _, last in spots(line, party.words):
                short = _IN_BRACKETS.match(line.text, line.words[last].end)
                if short is not None and not self._is_word(short[1].lower()):
                    found.add(short[1].lower())
                bracket = _BRACKET.match(line.text, line.words[last].end)
                for quoted in _QUOTED.findall(bracket[1]) if bracket is not None else ():
                    name = tuple(bare_words(quoted))
                    if LEGAL_NOUNS.isdisjoint(name) and name not in self.index.company:
                        called.add(name)
        found -= {party.acronym.lower()}
        return [*(Party((token,)) for token in sorted(found)), *(Party(name, alone=True) for name in sorted(called))]

    def _is_word(self, short: str) -> bool:
        """Whether two letters are a word of the report: "us"."""
        return len(short) < 3 and any(
            w.text == short and not w.capital for n in self.prepared.where(short) for w in self.prepared.line(n).words
        )

    def _phrase(self, known: Known, phrase: tuple[str, ...]) -> None:
        for number in self.prepared.citing:
            line = self.prepared.line(number)
            if (at := cited_as(line, phrase)) is not None:
                self._add(known.number, Agreed("phrase", PHRASE, number, *line.span(*at)))
        phrase = tuple(w for w in phrase if w not in PASSED_OVER)
        where = [set(self.prepared.vocabulary.get(word, ())) for word in phrase]
        for number in sorted(set.intersection(*where)) if where else ():
            line = self.prepared.line(number)
            kept = [n for n, w in enumerate(line.words) if w.text not in PASSED_OVER]
            told = [line.words[n].text for n in kept]
            for n in range(len(told) - len(phrase) + 1):
                if tuple(told[n : n + len(phrase)]) == phrase:
                    span = line.span(kept[n], kept[n + len(phrase) - 1])
                    self._add(known.number, Agreed("phrase", PHRASE, number, *span))
                    break

    def _by_begin(self, good: Sequence[Weighed]) -> list[Weighed]:
        """Of two cases that a thread may as well tell, the one that began when it says, and not one of another month."""
        begun = [w for w in good if w.begun]

        def gives_way(w: Weighed) -> bool:
            filed = self.index.known(w.case).case.filed
            return bool(filed) and not w.begun and any(w.odds - o.odds < _BEGAN and not w.apart(o) for o in begun)

        return [w for w in good if not gives_way(w)]

    def _add(self, case: int, agreed: Agreed) -> None:
        self.found.setdefault(agreed.sentence, {}).setdefault(case, []).append(agreed)

"""Threads: the sentences of a report that tell one proceeding, and what these refer back to.

A proceeding is told over several sentences, and only the first of them says whose it is. A thread begins where a new
proceeding is told, with a list item or a row, or with a paragraph; it goes on until the next begins, and is taken up again by
"the second action", "the Delaware case", "both cases". What stands above it (its heading, the lead-in of a list, what it
is said to be like) is its context: it may tell what the thread itself leaves unsaid.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scorer.document.model import Kind, Sentence
from scorer.evidence.cases.continuing import ALONE, REFERS, Ties
from scorer.evidence.cases.prepared import VERSUS_TOLD, Prepared
from scorer.wording import wording

_W = wording("cases/threads")

_OPENS, _OPENS_FIRST = _W.pattern("opens"), _W.pattern("opens_first")
_BY_ORDER, _BY_PLACE = _W.pattern("by_order"), _W.pattern("by_place")
_ALL, _LIKE, _SAME_COURT = _W.pattern("all_of_them"), _W.pattern("like_it"), _W.pattern("same_court")
_ONE_MORE = _W.pattern("of_the_same")
_SIMILAR, _CASE = _W.pattern("similar"), _W.whole("cases")
_OURS, _OUR_STEP = _W.pattern("ours"), _W.pattern("our_step")
_SEVERAL, _ONE_OF = _W.pattern("several"), _W.pattern("one_of")
_GOES_BACK = _W.pattern("goes_back")
_PARTY_ACTS = wording("cases/drafting").pattern("party_acts")
_A_COURT = _W.pattern("a_court")
_LONGEST = 14  # sentences
_FEW = 3  # sentences that tell of several proceedings
_LABEL = 90  # characters
_AT_FIRST = 7  # characters: "In the "
_LISTS = (Kind.BULLET, Kind.TABLE)
Block = tuple[int, tuple[str, ...]]  # the number of a paragraph, and its headings


@dataclass(eq=False, slots=True)
class Thread:
    """Sentences that tell one proceeding.

    Attributes:
        own: The sentences, by id.
        context: Sentences that it stands under or refers back to.
        like: The thread that it is said to be like.
        same_court: Its court is said to be that of ``like``.
        similar: It is said to be over the same, or of the same day.
        same_party: It is one more case of whoever brought ``like``.
        heading: The sentence of its heading; it counts among its context.
        ours: It is the company that brings it, against what is told before: only a case of the company is told by it.
        several: It tells several proceedings together: "three suits were filed".
        loose: Of its own, sentences that may be about something else.
        one_of: Of its context, what tells of several proceedings of which it seems to be one.
    """

    own: list[int]
    context: list[int] = field(default_factory=list)
    like: Thread | None = None
    same_court: bool = False
    same_party: bool = False
    similar: bool = False
    heading: int | None = None
    several: bool = False
    ours: bool = False
    one_of: list[int] = field(default_factory=list)
    loose: set[int] = field(default_factory=set)


class _Weaver:
    """Goes through a report and lays its sentences into threads."""

    def __init__(
        self, prepared: Prepared, named: Mapping[int, Collection[int]], spotted: Mapping[int, Collection[int]]
    ) -> None:
        self.prepared, self.named, self.spotted, self.ties = prepared, named, spotted, Ties(prepared)
        self.threads: list[Thread] = []
        self.under: list[Thread] = []  # those under the heading
        self.in_block: list[Thread] = []
        self.listed: list[Thread] = []  # those of the list or table just above
        self.intro: list[int] = []  # sentences of the paragraph that tell of no proceeding
        self.leads: set[int] = set()  # all that have been
        self.lead: list[int] = []  # the paragraph above a list
        self.heading: int | None = None
        self.current: list[Thread] = []  # the last one, or all that the sentence before speaks of
        self.last: Sentence | None = None
        self.tied = ALONE  # how the sentence at hand goes on with what was told before it

    def woven(self) -> list[Thread]:
        near = self.named.keys() | self.prepared.near
        blocks = {(s.block, s.section) for s in self.prepared.document.sentences if s.id in near}
        blocks |= set(self._over_lists(blocks))
        for s in self.prepared.document.sentences:
            if s.kind is Kind.CONTENTS or s.text.strip().isdigit():
                continue
            if s.kind is Kind.HEADING or self._is_label(s):
                self._enter(s.id)
                self._begin(s.id)
                self.current = []
            elif (s.block, s.section) in blocks or self.current:
                self._lay(s)
            else:
                self.current = []
            self.last = s
        return self._joined()

    def _over_lists(self, blocks: Collection[Block]) -> Iterator[Block]:
        """The paragraphs just above lists that are laid: they may tell whose proceeding the list tells."""
        above: Sentence | None = None
        for s in self.prepared.document.sentences:
            if s.kind not in _LISTS:
                above = s
            elif above is not None and above.section == s.section and (s.block, s.section) in blocks:
                yield above.block, above.section

    def _joined(self) -> list[Thread]:
        """The threads; what leads up to the only proceeding of a paragraph is a part of it."""
        of_block: dict[int, list[Thread]] = {}
        for thread in self.threads:
            if self.prepared.sentence(thread.own[0]).kind is Kind.BODY:
                of_block.setdefault(self.prepared.sentence(thread.own[0]).block, []).append(thread)
        dropped: list[Thread] = []
        for told in of_block.values():
            leads = [t for t in told if t.own[0] in self.leads]
            rest = [t for t in told if t not in leads]
            silent = bool(rest) and all(map(self.prepared.silent, rest[0].own))
            here = self._lands(rest[0]) if rest else set()
            leads = [t for t in leads if not here or not (there := self._lands(t)) or there & here]
            if leads and len([t for t in rest if not t.ours]) == 1 and not silent:
                before = [n for t in leads for n in t.own]
                rest[0].own = sorted({*before, *rest[0].own})
                rest[0].context = [n for n in rest[0].context if n not in before]
                dropped += leads
        return [t for t in self.threads if t not in dropped]

    def _is_label(self, s: Sentence) -> bool:
        """Whether a short line by itself stands over what follows as a heading does, and no page broke it off."""
        behind = self.prepared.document.sentences[s.id + 1 : s.id + 2]
        alone = bool(behind) and behind[0].block != s.block and behind[0].kind is Kind.BODY and behind[0].page == s.page
        return s.kind is Kind.BODY and alone and len(s.text) <= _LABEL and s.text[-1] not in ".!?,;:"

    def _enter(self, heading: int | None) -> None:
        self.heading, self.current = heading, []
        self.under, self.in_block, self.listed, self.intro, self.lead = [], [], [], [], []

    def _lay(self, s: Sentence) -> None:
        last = self.last
        new_block = last is None or s.block != last.block
        if s.kind in _LISTS:
            if new_block and self._is_a_step(s):
                self._go_on(s.id)
            elif new_block or s.kind is Kind.TABLE or self._elsewhere(s.id):
                self.in_block, self.intro = [], []
                self._begin(s.id)
                self.listed.append(self.threads[-1])
            elif self.current:
                self._go_on(s.id)
            return
        line = self.prepared.line(s.id)
        if new_block:
            # A layout parts them, not a stop.
            broken = last is not None and (s.page != last.page or last.kind in _LISTS)
            turned = broken and last is not None and not last.text.rstrip().endswith((".", "!", "?"))
            if not turned:
                self.in_block, self.listed, self.intro, self.lead = self.listed, [], [], []
                goes_on = self.current == self.under and s.id in self.prepared.legal and REFERS.search(line.plain)
                if self._opens(s) or not goes_on:
                    self.current = []  # only the one proceeding under a heading may be told over several paragraphs
                self.in_block = [*self.current] or self.in_block
        back, self.tied = list(self._back(s)), ALONE
        if back:
            self.current = back
            self._go_on(s.id)
        elif not self.current or self._elsewhere(s.id) or (self.in_block and self._begins(s)):
            self._begin(s.id, [t for t in self.in_block if t.several] if self.current else [])
        else:
            self._go_on(s.id)
            for thread in self.current if self.tied.loose else ():
                thread.loose.add(s.id)
            if _OURS.search(line.plain):
                above = [n for t in self.current for n in (*t.context, *t.own) if n != s.id]
                self.current = [*self.current, Thread([s.id], above, heading=self.heading, ours=True)]
                self.threads.append(self.current[-1])
        self.lead = self.current[0].own[-4:]

    def _is_a_step(self, s: Sentence) -> bool:
        """Whether an item of a list goes on with what the item or the lead-in before it tells, as it refers back to it."""
        if s.kind is not Kind.BULLET or not self.current or self._opens(s) or self._elsewhere(s.id):
            return False
        told = set().union(*map(self._names, self.current))
        here = set(self.named.get(s.id, ()))
        plain = self.prepared.line(s.id).plain
        if _A_COURT.search(s.text) and not any(
            _A_COURT.search(self.prepared.sentence(n).text) for t in self.current for n in t.own
        ):
            return False  # another court than that of a commission, an office ...
        return bool(told & here) or (not here and (_GOES_BACK.match(plain) or REFERS.search(plain)) is not None)

    def _opens(self, s: Sentence) -> bool:
        plain = self.prepared.line(s.id).plain
        if _OUR_STEP.search(plain) and not _OPENS_FIRST.match(plain):
            return False  # against what was told before
        return bool(
            _OPENS_FIRST.match(plain)
            or _OPENS.search(plain)
            or VERSUS_TOLD.search(s.text)
            or (s.id in self.prepared.legal and "docket" in self.prepared.reading.cues[s.id])
        )

    def _begins(self, s: Sentence) -> bool:
        """Whether a sentence begins another proceeding than that told before it, by its words or by what ties it to that."""
        if self._opens(s) or self._names_another(s.id):
            return True
        own = [n for t in self.current for n in t.own]
        self.tied = self.ties.go_on(s.id, own, [n for t in self.current for n in t.context])
        return not self.tied.goes_on

    def _back(self, s: Sentence) -> Iterator[Thread]:
        """The threads that a sentence takes up again."""
        plain = self.prepared.line(s.id).plain
        if not self.in_block or _OPENS_FIRST.match(plain):
            return
        if _ALL.search(plain) and not _PARTY_ACTS.search(s.text):  # not "In May Orrin Corp. brought these claims"
            yield from self.in_block
            return
        for order in (m[1] for m in _BY_ORDER.finditer(plain)):
            for thread in self.in_block:
                if re.search(rf"\b{order}\b", self.prepared.line(thread.own[0]).plain):
                    yield thread
                    return
        named = set(self.named.get(s.id, ()))
        away = not any(named & self._names(t) for t in self.current)
        places = [m[1].strip() for m in _BY_PLACE.finditer(s.text)]
        for thread in reversed(self.in_block):
            first = self.prepared.sentence(thread.own[0]).text
            taken = named & self._names(thread) if away else set()
            if taken or any(place in first for place in places):
                yield thread

    def _names(self, thread: Thread) -> set[int]:
        """The cases of the register that a thread names."""
        return {n for s in thread.own for n in self.named.get(s, ())}

    def _lands(self, thread: Thread) -> set[str]:
        """The countries and states that a thread names."""
        return {land for n in thread.own for land in self.prepared.lands(n)}

    def _names_another(self, number: int) -> bool:
        """Whether a sentence names a case, and the thread so far names others, or none while it refers to nothing."""
        named = set(self.named.get(number, ()))
        before = set().union(*(self._names(t) for t in self.current))
        if before or not named:
            return bool(named) and named.isdisjoint(before)
        if any(not named.isdisjoint(self.spotted.get(s, ())) for t in self.current for s in t.own):
            return False  # there the name stood by itself
        return not REFERS.search(self.prepared.line(number).plain)

    def _elsewhere(self, number: int) -> bool:
        """Whether a sentence begins with another country or state than that of the thread so far: "In Peru, ..."."""
        there = {land for land, (start, _) in self.prepared.lands(number).items() if start <= _AT_FIRST}
        here = set().union(*map(self._lands, self.current))
        return bool(there and here) and here.isdisjoint(there)

    def _begin(self, number: int, several: Sequence[Thread] = ()) -> None:
        s = self.prepared.sentence(number)
        plain = self.prepared.line(number).plain
        before = self.in_block[-1] if self.in_block else self.listed[-1] if self.listed and s.kind in _LISTS else None
        if before is None and self.under and _LIKE.search(plain) and _CASE.search(plain):
            before = self.under[-1]
        thread = Thread([number], heading=self.heading if self.heading != number else None)
        thread.context = [*([self.heading] if thread.heading is not None else ()), *self.intro]
        if s.kind in _LISTS:
            lead = [s.lead] if s.lead is not None else self.lead
            thread.context += lead
        together = [t for t in self.in_block if t.several] if _ONE_OF.match(plain) else []
        if together:
            thread.own += together[0].own
        elif before is not None and _LIKE.search(plain):
            thread.like, thread.same_court = before, _SAME_COURT.search(plain) is not None
            thread.same_party = _ONE_MORE.search(plain) is not None
            thread.similar = _SIMILAR.search(plain) is not None
            above = [n for n in before.context if n != self.heading]
            thread.context += [*(before.own if thread.similar else before.own[:1]), *above]
            thread.context = [n for n in dict.fromkeys(thread.context) if n != number]
        if several and not together:
            thread.one_of = several[-1].own[:_FEW]
            thread.context += [n for n in thread.one_of if n not in thread.context]
        thread.several = _SEVERAL.search(plain) is not None
        self.threads.append(thread)
        if s.kind in _LISTS or number in self.prepared.legal or number in self.named or self._opens(s):
            self.in_block.append(thread)
            self.under += [thread] if number != self.heading else []
        else:
            self.intro.append(number)
            self.leads.add(number)
        self.current = [thread]

    def _go_on(self, number: int) -> None:
        if self.current[0].own[0] in self.intro and number in self.prepared.legal:
            self._begin(number)  # what came before only leads up to it
            return
        for thread in self.current:
            if len(thread.own) < _LONGEST:
                thread.own.append(number)


def threads(
    prepared: Prepared,
    named: Mapping[int, Collection[int]] | None = None,
    spotted: Mapping[int, Collection[int]] | None = None,
) -> list[Thread]:
    """The threads of a report, in reading order.

    Args:
        prepared: The report.
        named: For each sentence the cases of the register that it names; another name begins another thread.
        spotted: The same with those of which only the name stands there.
    """
    return _Weaver(prepared, named or {}, spotted or {}).woven()

"""Whose report it is: every name in it is weighed by what the report says around it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import log2

from scorer.document.front.facts import MAX_LENGTH, NOTHING, Source, clean, folded
from scorer.document.front.names import KIND_OF_REPORT, NOT_FIRST, Name, core, initials, names
from scorer.document.front.plain import COMMON, THRICE, acting, alone, is_body, is_known, is_name, runs, small, used
from scorer.document.front.titles import TYPE, without_title
from scorer.document.front.weighing import (
    ADDRESS,
    METADATA,
    RUNNING,
    TEXT,
    TITLE_PAGE,
    Group,
    Ledger,
    akin,
    in_full,
    written,
)
from scorer.document.front.weighing import scores as weighed
from scorer.document.model import Fact, Kind
from scorer.document.wire import SentenceData
from scorer.wording import wording

_W = wording("front/publisher")

REGISTRANT, DEFINED, MADE_BY, APPROVED_BY = "registrant’s line", "definition", "statement of whose it is", "approval"
SIGNED_BY = "signature"
COPYRIGHT, REGISTERED = "copyright line", "registration number"

_FRONT_PAGES = 8  # what a report says of itself it says early
_LAST_COVER = 4  # page of a filing that may still be its cover
_LAST_PAGES = 3  # or at its very end
_SURELY = 9.0  # evidence that is enough, where nothing else comes near
_SAMPLE = 1_000  # sentences among which names in use are looked for
_MOST_USED = 12  # names in use that are looked at
_IDLE = 0.3  # share of its weight that is left to a name that does nothing
_BUSY = 3.0  # how much of it what it does gives back
_SIGNATURE = 160  # characters of a line that may be one
_A_DATE = 25  # characters that may follow in it
_ONLY_NAMED = 0.7
_ADDRESSES = 4.0  # what it is worth that all addresses hold a name
_ADDRESSED = 3.0  # evidence by which a name with a legal form is the one of nearly all of several addresses
_ENOUGH = 3  # addresses from which on they say that
_OUTRIGHT = (REGISTRANT, MADE_BY, DEFINED)
_HARDLY, _ON_AND_ON = 2, 8  # how often a report speaks of one
_MAIL = 2  # a mail address says as much as so many web addresses
_DOMAIN = 3  # letters of "com" in "com.au"
_ADDRESS = re.compile(r"(?:@|\bwww\.|\bhttps?://(?:www\.)?)((?:[\w-]+\.)+[a-z]{2,})", re.IGNORECASE)
_CLEARLY = 1.35  # by how much the best must outweigh the next

_REGISTRANT = _W.pattern("registrant", re.IGNORECASE)
_BEFORE: tuple[tuple[str, float, re.Pattern[str]], ...] = (
    (MADE_BY, 4.0, _W.pattern("benefits", re.I)),
    (MADE_BY, 6.0, _W.pattern("made", re.I)),
    (MADE_BY, 4.0, _W.pattern("of_whom", re.I)),
    (APPROVED_BY, 5.0, _W.pattern("approved", re.I)),
    (APPROVED_BY, 4.0, _W.pattern("on_behalf", re.I)),
    (COPYRIGHT, 5.0, _W.pattern("copyright", re.I)),
    (DEFINED, 5.0, _W.pattern("we_mean", re.I)),
    (DEFINED, 3.0, _W.pattern("at", re.I)),
    (REGISTERED, 2.0, _W.pattern("registered", re.I)),
)
_AFTER: tuple[tuple[str, float, re.Pattern[str]], ...] = (
    (DEFINED, 5.0, _W.pattern("called", re.I)),
    (DEFINED, 3.0, _W.pattern("short")),
    (DEFINED, 2.0, _W.pattern("with_its", re.I)),
    (REGISTERED, 3.0, _W.pattern("number", re.I)),
    (MADE_BY, 3.0, _W.pattern("its_report", re.I)),
)
_SIGNER = _W.pattern("signer", re.IGNORECASE)
_AGAINST = _W.pattern("against", re.IGNORECASE)
_OWN_NAME = re.compile(r"(?<!\S)([A-Z][A-Za-z0-9&]{2,}(?:[ -][A-Z][A-Za-z&]+){0,2})(?:[’']s)?(?= [a-z]|[,.;])")
_JOINS = _W.words("joins")
_OF_OTHERS = _W.pattern("report_of_others", re.IGNORECASE)
_BENEFITS = _W.pattern("benefits", re.IGNORECASE)
_ADVISES = _W.pattern("advises", re.IGNORECASE)
_FOR_ANOTHER = _W.pattern("for_another", re.IGNORECASE)
_SHOWS = {MADE_BY, APPROVED_BY, COPYRIGHT, DEFINED}
"""What shows that words with capitals are the publisher's name, without a legal form."""
_PLAIN = 0.8  # what such a proof is worth then
_MOST_PLAIN = 200  # such names that are looked up in the text
_PLAINLY = 4.0  # and what it must be worth with one


def company(source: Source, title: str) -> Fact:
    """The company that publishes a report, with what shows it, where, and how clearly.

    Weighed are: the line that a filing gives to the registrant's exact name; who makes, approves or signs the report;
    definitions ("X Limited (“X”, “we”)"); the title page, running headers, copyright and registration lines; the
    metadata and the file's name; and how often the report speaks of whom. Against a name speaks that it is called a
    subsidiary, a partner, an auditor, an exchange.
    """
    ledger = Ledger()
    smalls = small(source)
    _from_text(source, ledger, smalls)
    _from_heads(source, ledger, title, smalls)
    _from_metadata(source, ledger, smalls)
    _from_use(source, ledger)
    if not ledger.proofs:
        _from_metadata(source, ledger, smalls, unheard=True)
    _from_addresses(source, ledger)
    scores = weighed(source, ledger)
    if not scores:
        return NOTHING  # no name, or only such as the report calls somebody else's
    ranked = sorted(scores, key=lambda group: (-scores[group], group))
    best = in_full(ranked[0], ledger)
    rival = next((scores[g] for g in ranked[1:] if not akin(g, ranked[0])), 0.0)
    name, proof = written(best, ledger)
    most = scores[ranked[0]]
    clear = most / rival if rival > 0 else 9.0
    confidence = min(1.0, max(0.0, most / _SURELY)) * min(1.0, max(0.0, clear / _CLEARLY))
    addressed = proof.what == ADDRESS and name in ledger.strong and proof.weight >= _ADDRESSED
    if (proof.what in (TEXT, ADDRESS) and not addressed) or _is_outspoken(best, proof.what, ledger):
        confidence *= _ONLY_NAMED  # nothing says that the report is its own, or it speaks of somebody else
    return Fact(name, proof.what, proof.page, round(0.95 * confidence, 2))


def _is_outspoken(best: Group, shown: str, ledger: Ledger) -> bool:
    """Whether a report that hardly names the best goes on about another: the owner of a brand, or who printed it?"""
    others = [n for group, n in ledger.spoken.items() if not akin(group, best)]
    return shown not in _OUTRIGHT and ledger.spoken.get(best, 0) <= _HARDLY and max(others, default=0) >= _ON_AND_ON


def _from_text(source: Source, ledger: Ledger, smalls: frozenset[str]) -> None:
    """Names with a legal form, and what stands around them."""
    last = source.sentences[-1].page if source.sentences else 0
    registrant = ""
    plain: Counter[str] = Counter()
    known: dict[str, bool] = {}
    for sentence in source.sentences:
        text = sentence.text[:MAX_LENGTH]
        early = sentence.page <= _FRONT_PAGES
        if sentence.page <= _LAST_COVER and (line := _REGISTRANT.search(text)):
            before = text[: line.start()].strip(" (")
            if line_above := clean(before) or registrant:
                named = next((n.text for n in names(line_above)), line_above)
                ledger.add(named, REGISTRANT, 20.0, sentence.page)
                ledger.strong.add(named)
        registrant = text if len(text) < 90 else ""
        if not early and sentence.page <= last - _LAST_PAGES and not _worth(text):
            continue
        first = True
        formed = [_whole(source, name) if early else name for name in names(text)]
        if any(map(text.__contains__, _PLAIN_HINTS)):
            others = [name for name in runs(text, smalls) if not _meets(name, formed)]
            _from_plain(source, ledger, sentence, others, known)
        for name in formed:
            if name.strong:
                ledger.strong.add(name.text)
            plain[name.text] += 1
            found = list(_proofs(text, name, first))
            first = False
            if sentence.page == 1 and sentence.kind is not Kind.TABLE:
                alone = sentence.kind is Kind.HEADING or len(name.text) > 0.8 * len(text)
                found.append((TITLE_PAGE, 5.0 if alone else 3.0 if len(text) < 60 else 2.0))
            elif plain[name.text] <= 3:
                found.append((TEXT, 1.0 if early else 0.3))
            if _is_another(text, name):
                found = [(TEXT, -1.0)]
            for what, weight in found:
                ledger.add(name.text, what, weight * (1.0 if early else 0.6), sentence.page)
            if alias := _ALIAS.match(text, name.end):
                ledger.aliases[core(name.text)].add(alias.group(1))


def _from_plain(
    source: Source, ledger: Ledger, sentence: SentenceData, found: list[Name], known: dict[str, bool]
) -> None:
    """Names without a legal form, where only the publisher's stands; ``known``: which of them were looked up before."""
    text = sentence.text[:MAX_LENGTH]
    for name in found:
        shown = [(what, w) for what, w in _proofs(text, name, first=True) if what in _SHOWS and w >= _PLAINLY]
        if not shown or _is_another(text, name):
            continue
        if name.text not in known and len(known) < _MOST_PLAIN:
            known[name.text] = is_known(source, name.text)
        if not known.get(name.text):
            continue
        for what, weight in shown:
            ledger.add(name.text, what, weight * _PLAIN, sentence.page)
        if is_body(name.text):
            ledger.strong.add(name.text)
        if alias := _ALIAS.match(text, name.end):
            ledger.aliases[core(name.text)].add(alias.group(1))


def _meets(name: Name, others: list[Name]) -> bool:
    return any(name.start < other.end and other.start < name.end for other in others)


def _is_another(text: str, name: Name) -> bool:
    """Whether a name is somebody else's: a subsidiary's, that of who acts for a fund, or of who made another report."""
    if _FOR_ANOTHER.match(text, name.end) or _ADVISES.match(text, name.end):
        return True
    if _OF_OTHERS.search(text[max(0, name.start - 160) : name.start]):
        return True
    before = text[max(0, name.start - 70) : name.start]
    return _AGAINST.search(before) is not None and _BENEFITS.search(before) is None


def _whole(source: Source, name: Name) -> Name:
    """A name; that of an institution without the title of its report ("University of Example Annual Report")."""
    parts = name.text.split()
    if not KIND_OF_REPORT.fullmatch(parts[-1]):
        return name
    for n in range(len(parts) - 1, 2, -1):
        shorter = " ".join(parts[:n])
        if source.text.count(shorter) > source.text.count(name.text):
            return Name(shorter, name.start, name.start + len(shorter), name.strong)
    return name


_ALIAS = _W.pattern("alias")
_HINTS, _PLAIN_HINTS = _W.entries("hints"), _W.entries("plain_hints")


def _worth(text: str) -> bool:
    return any(map(text.__contains__, _HINTS))


def _proofs(text: str, name: Name, first: bool) -> Iterator[tuple[str, float]]:
    before, after = text[max(0, name.start - 260) : name.start], text[name.end : name.end + 200]
    for what, weight, pattern in _BEFORE:
        if pattern.search(before):
            yield what, weight if first else weight / 2
            break
    if len(text) <= _SIGNATURE and len(after) <= _A_DATE and _SIGNER.search(before):
        yield SIGNED_BY, 4.0
    for what, weight, pattern in _AFTER:
        if pattern.match(after):
            yield what, weight if first else weight / 2
            break


def _from_heads(source: Source, ledger: Ledger, title: str, smalls: frozenset[str]) -> None:
    """What running headers and the lines of the title page hold beside the title."""
    for text, pages, page in source.running:
        for name in _beside_title(text, title, smalls):
            ledger.add(name, RUNNING, min(6.0, 2.0 + log2(pages)), page)
    for sentence in source.title_page[:25]:
        if len(sentence.text) <= 160 and sentence.kind is not Kind.TABLE:
            for name in _beside_title(sentence.text, title, smalls):
                if used(source, name) >= THRICE:
                    ledger.add(name, TITLE_PAGE, 3.0, sentence.page)
        if name := alone(source, sentence.text, title, smalls):
            ledger.add(name, TITLE_PAGE, 3.0, sentence.page)
            if is_body(name):
                ledger.strong.add(name)


def _beside_title(text: str, title: str, smalls: frozenset[str]) -> Iterator[str]:
    found = list(names(text))
    for name in found:
        yield name.text
    if not found and TYPE.search(text):
        rest = without_title(text, title)
        if rest and is_name(rest, smalls):
            yield rest


def _from_metadata(source: Source, ledger: Ledger, smalls: frozenset[str], *, unheard: bool = False) -> None:
    """Names in the metadata that the text uses, too; ``unheard``: also those that it does not."""
    author, named, subject = (source.said(key) for key in ("Author", "Title", "Subject"))
    for text, weight in ((author, 3.0), (named, 3.0), (subject, 1.0)):
        for name in names(text):
            if unheard or source.folded[folded(name.text.split()[0].strip(","))]:
                ledger.add(name.text, METADATA, weight, 0)
                if name.strong:
                    ledger.strong.add(name.text)
    if 1 <= len(author.split()) <= 5 and used(source, author) >= 2 and is_name(author, smalls):
        ledger.add(author, METADATA, 4.0, 0)  # a person who wrote a report is not named in it time and again
    for text in _beside_title(named, "", smalls):
        if used(source, text) >= THRICE:
            ledger.add(text, METADATA, 3.0, 0)


def _from_use(source: Source, ledger: Ledger) -> None:
    """The names that a text uses most: capitalised in mid-sentence and never written small, and what is said of them.

    Who publishes a report does something in it ("Example respects ...", "Example’s suppliers"); places, standards and
    abbreviations hardly ever do.
    """
    counts: Counter[str] = Counter()
    begins: Counter[str] = Counter()  # where every word has a capital
    pages: dict[str, int] = {}
    for sentence in source.sentences[:_SAMPLE]:
        text = sentence.text[:MAX_LENGTH]
        for match in _OWN_NAME.finditer(text):
            before = text[: match.start()].split()
            if not before or before[-1][-1] in ".:!?":
                begins.update((match.group(1), match.group(1).partition(" ")[2]))  # "What Example does"
            elif not _is_part(before):
                counts[match.group(1)] += 1
                pages.setdefault(match.group(1), sentence.page)
    for name in counts:
        counts[name] += begins[name]
    for name, count in counts.most_common(_MOST_USED):
        if count < THRICE or COMMON.fullmatch(name) or 10 * used(source, name.lower()) > count:
            continue
        busy = acting(source, name) if source.language == "en" else 1.0
        if busy is None:
            continue
        ledger.add(name, TEXT, min(4.0, log2(count)) * (_IDLE + min(1 - _IDLE, _BUSY * busy)), pages[name])


def _is_part(before: list[str]) -> bool:
    """Whether what stands before a word with a capital belongs to the same name: "St Example’s Works", "One and Other"."""
    last = before[-2] if before[-1] in _JOINS and len(before) > 1 else before[-1]
    return last[0].isupper() and last[-1] not in ",;" and last.lower() not in NOT_FIRST


def _from_addresses(source: Source, ledger: Ledger) -> None:
    """Names that the web and mail addresses of a report hold, each by its share of them; without any other, the most."""
    hosts: Counter[str] = Counter()
    for text in (source.text, *(head for head, _, _ in source.running)):
        for match in _ADDRESS.finditer(text):
            labels = match.group(1).lower().split(".")[:-1]
            while len(labels) > 1 and len(labels[-1]) <= _DOMAIN:
                labels.pop()
            hosts[labels[-1].replace("-", "")] += _MAIL if text[match.start()] == "@" else 1
    held: defaultdict[str, set[str]] = defaultdict(set)
    for name in ledger.proofs:
        group = core(name)
        for key in {"".join(group), "".join(group[:2]), *group[-1:], initials(name).lower()}:
            held[key].add(name)
    for host, count in hosts.items():
        for name in sorted(held.get(host, ())):
            ledger.add(name, ADDRESS, _ADDRESSES * count / max(_ENOUGH, hosts.total()), 0)
    if hosts and not held:
        host, count = min(hosts.items(), key=lambda item: (-item[1], item[0]))
        if count >= _MAIL:
            ledger.add(host.title() if len(host) > _DOMAIN else host.upper(), ADDRESS, _ADDRESSES, 0)

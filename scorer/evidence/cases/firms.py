"""Names that a report gives to firms of its own, or to others by what it says before them."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Sequence

from scorer.document.model import SURE, Document, Kind, Sentence
from scorer.evidence.cases.names import COMMON, is_company
from scorer.evidence.cases.words import Line, Word, bare_words, plain, uncapitalised, words
from scorer.wording import wording

_OWN_FIRMS = wording("cases/prepared").pattern("own_firms", re.IGNORECASE)
_NAMES = re.compile(r"[\s:]*(?:[A-Z][\w.&'-]*(?:,? and |,? or |, | & | )?)+")
_CALLED = re.compile(
    r"""((?:(?:[A-Z][\w&.-]*|&),? ){1,7})\((?:\w+ )?["“]([A-Z]{2,6})["”]\)"""
)  # Example India Ltd ("EIL")


def names_behind(sentences: Iterable[Sentence], pattern: re.Pattern[str]) -> frozenset[str]:
    """Words of the names that stand behind a pattern anywhere in a report."""
    found: set[str] = set()
    for s in sentences:
        m = pattern.search(s.text)
        if m is not None:
            run = _NAMES.match(s.text, m.end())
            names = words(run.group()) if run is not None else []
            found.update(w.text for w in names if len(w.text) > 3 and w.text not in COMMON)
    return frozenset(found)


def own_firms(
    sentences: Sequence[Sentence], company: Iterable[Sequence[str]], short: Collection[str]
) -> frozenset[str]:
    """Names of firms of the company's: behind "our subsidiary ...", "our purchase of ...", and initials of such names.

    Args:
        sentences: The report's.
        company: The company's own names.
        short: Words of these that stand for it.
    """
    begun = {*short, *(name[0] for name in company)}
    called = {m[2].lower() for s in sentences for m in _CALLED.finditer(s.text) if begun.intersection(bare_words(m[1]))}
    own = {word for name in company for word in name}
    return (names_behind(sentences, _OWN_FIRMS) - own) | called | frozenset(short)


def published_by_another(document: Document, company: Sequence[tuple[str, ...]]) -> bool:
    """Whether a report surely says that it is somebody else's, however often it names a company."""
    says = bool(document.company and document.company_source) and document.company_confidence >= SURE
    return says and not is_company(tuple(bare_words(document.company)), company)


def names_company(document: Document, company: Sequence[tuple[str, ...]]) -> bool:
    """Whether a document is that of a company, or names it in a sentence, with a capital: "Next", not "next year"."""
    begun = [name[0] for name in company]  # most sentences hold no word with which one begins
    publisher = f" {' '.join(bare_words(document.company))} "
    if any(f" {' '.join(name)} " in publisher for name in company):
        return True
    held = (s for s in document.sentences if any(map(plain(s.text).replace("'", "").__contains__, begun)))
    told = [(Line(s.text), s.kind is Kind.BODY) for s in held]
    plainly = {word for line, _ in told for word in uncapitalised(line)}
    return any(_is_named(line.words, name, plainly, body=body) for line, body in told for name in company)


def _is_named(line: Sequence[Word], name: tuple[str, ...], small: Container[str], *, body: bool) -> bool:
    """Whether a name stands in a line; one that is a word of the report needs a capital where no word has one."""
    common = len(name) == 1 and name[0] in small
    for n in range(len(line) - len(name) + 1):
        if line[n].capital and tuple(w.text for w in line[n : n + len(name)]) == name:
            alone = n > 0 and not line[n - 1].capital and not any(w.capital for w in line[n + 1 : n + 2])
            if not common or (body and alone):
                return True
    return False

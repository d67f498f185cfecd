"""Names without a legal form: charities, universities, councils, funds, brands; some begin with a small letter.

No word tells that such a name is one. It is taken where only a publisher's name stands ("approved by the board of ...")
or where it stands alone on the cover, and only if the text goes on to use it for somebody who acts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from scorer.document.front.facts import Source
from scorer.document.front.names import NOT_FIRST, Name, initials, is_small_form
from scorer.document.front.titles import TYPE
from scorer.wording import wording

_W = wording("front/publisher")

THRICE = 3  # uses from which on a word may be a name
_TWICE = 2
_OFTEN = 12  # uses
_TERM = 0.7  # share of its uses with an article from which on a name without a legal form is a term
_MOST_WORDS = 6  # of a line that is a name; more where links join them
_SHORT = 4  # letters of a word that may stand for a longer name

COMMON = _W.pattern("common", re.IGNORECASE)
LINKS = _W.words("links")
_INNER = LINKS | _W.words("inner")
_BODIES = _W.words("bodies")
_PARTS = _W.words("parts_of_one")
_OF_BODY = _W.pattern("of_body", re.IGNORECASE)
_ORGANS = _W.words("organs") | NOT_FIRST | LINKS
_DOES = _W.any("does")
_ARTICLE = _W.any("article")
_ACTS = re.compile(rf"(?: \([^()]{{1,60}}\))?(?:[’']s? [a-z]| {_DOES}\b)")
_TERMED = re.compile(rf"\b{_ARTICLE} $")
_LONGER = re.compile(" [A-Z]")
_BEFORE = 6  # characters that an article takes
_THE = wording("front/names").one("the")
_RUN = re.compile(rf"[^\W_][\w&’'-]*(?: (?:{'|'.join(sorted(_INNER))})(?= )| [^\W_][\w&’'-]*)*")
_SMALL = re.compile(rf"(?:^|[.!?] )([a-z][\w-]+)(?=(?: [A-Za-z]\w+)?(?:[’']s? [a-z]| {_DOES}\b))", re.MULTILINE)


def small(source: Source) -> frozenset[str]:
    """Words with a small letter with which sentences begin and which do something there: "example Health runs"."""
    found = Counter(_SMALL.findall(source.text))
    return frozenset(word for word, count in found.items() if count >= _TWICE and word not in NOT_FIRST)


def runs(text: str, smalls: frozenset[str]) -> Iterator[Name]:
    """Words with capitals in a row, links between them included, the first of them perhaps with a known small letter."""
    for match in _RUN.finditer(text):
        words = list(re.finditer(r"\S+", match.group()))
        start = 0
        while start < len(words):
            end = start
            while end < len(words) and _goes_on(words[end].group(), first=end == start, smalls=smalls):
                end += 1
            named = end
            while named > start and words[named - 1].group() in _INNER:
                named -= 1
            if named > start:
                at, to = match.start() + words[start].start(), match.start() + words[named - 1].end()
                if (organ := _OF_BODY.match(text, at, to)) and organ.end() < to:
                    at = organ.end()
                name = re.sub(r"[’']s?$", "", text[at:to])
                if not _is_generic(name):
                    yield Name(name, at, at + len(name), False)
            start = max(end, start + 1)


def _goes_on(word: str, *, first: bool, smalls: frozenset[str]) -> bool:
    return word[0].isupper() or (word in smalls if first else word in _INNER or is_small_form(word))


def _is_generic(name: str) -> bool:
    """Whether a name holds nothing but what everybody has: "Board of Trustees", "Group Procurement"."""
    words = name.split()
    if words[-1].lower() in _PARTS:
        return True
    return COMMON.fullmatch(name) is not None or all(w.lower() in _ORGANS or COMMON.fullmatch(w) for w in words)


def is_name(text: str, smalls: frozenset[str] = frozenset()) -> bool:
    """Whether a line may be a name and nothing else."""
    words = text.split()
    named = [w for w in words if w not in _INNER]
    return (
        1 <= len(named) <= _MOST_WORDS
        and all(w[0].isupper() or (words[0] in smalls and (w == words[0] or is_small_form(w))) for w in named)
        and words[0] in named
        and not COMMON.fullmatch(text)
        and not any(COMMON.fullmatch(w) for w in words[:1])
        and not all(COMMON.fullmatch(w) for w in named)
        and any(c.isalpha() for c in text)
    )


def alone(source: Source, text: str, title: str, smalls: frozenset[str]) -> str:
    """A line that is a name and nothing else, as the text writes it, where it acts in the text."""
    if (text in title and text != title) or TYPE.search(text):
        return ""
    article, _, rest = text.partition(" ")
    bare = rest if rest and article.lower() == _THE else text
    for name in dict.fromkeys((bare, bare.title() if bare.isupper() else bare)):
        if not is_name(name, smalls) and not (name.split(maxsplit=1)[0] in smalls and len(name.split()) <= _MOST_WORDS):
            continue
        uses = used(source, name)
        if text == title and uses >= THRICE and not used(source, name.lower()):
            return name  # "LUMAVIE", in the greatest type of the cover
        if uses >= THRICE and (source.language != "en" or acting(source, name)):
            return name
        if uses >= _TWICE and " " in name and (acting(source, name) or _is_defined(source, name)):
            return name
        short = name.split()[0]
        if is_body(name) and len(short) >= _SHORT and used(source, short) >= THRICE and acting(source, short):
            return name
    return ""


def _is_defined(source: Source, name: str) -> bool:
    """Whether the text says how it calls a name for short: 'Example Society ("the Society")', "Example Society (ES)"."""
    if f"{name} (" not in source.text:
        return False
    short = re.escape(initials(name))
    return re.search(rf"\b{re.escape(name)} \((?:the [“\"‘']?[A-Z]|[“\"‘']|{short}\))", source.text) is not None


def is_body(name: str) -> bool:
    """Whether one of its words tells what kind of body it is: a society, a council."""
    return " " in name and any(word.lower().strip(".,") in _BODIES for word in name.split())


def is_known(source: Source, name: str) -> bool:
    """Whether the text uses a name, by itself or by its first word, for somebody who acts."""
    if used(source, name) >= (_TWICE if " " in name else THRICE):
        acts = bool(acting(source, name)) or _is_defined(source, name)
        return source.language != "en" or acts or _short_acts(source, name)
    return _short_acts(source, name)


def _short_acts(source: Source, name: str) -> bool:
    short = name.split(maxsplit=1)[0]
    return " " in name and len(short) >= _SHORT and used(source, short) >= THRICE and bool(acting(source, short))


def acting(source: Source, name: str) -> float | None:
    """In what share of its uses a name does or has something; None for what is no name of who acts.

    That is a term that is defined ("the Entity"), and what is used often and never does anything.
    """
    text = source.text
    uses = terms = acts = 0
    for match in re.finditer(re.escape(name), text):
        start, end = match.span()
        if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
            continue
        uses += 1
        acts += _ACTS.match(text, end) is not None
        terms += _TERMED.search(text, max(0, start - _BEFORE), start) is not None and not _LONGER.match(text, end)
    terms = 0 if is_body(name) else terms
    return None if terms > _TERM * uses or (not acts and uses >= _OFTEN) else acts / max(1, uses)


def used(source: Source, name: str) -> int:
    """How often a text has a name."""
    return source.text.count(name) if " " in name else source.words[name]

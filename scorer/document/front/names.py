"""Names of companies in a text: capitalised words that end with a legal form, and names without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from scorer.wording import wording

_W = wording("front/names")

_WEAK = _W.words("weak")
"""Last words of a name that are no legal form of their own."""
_MORE_FORMS, _NO_FORMS = _W.entries("more_forms"), _W.words("no_forms")
_CAPITAL = r"(?:[a-z]{1,6}(?=[A-Z]))?[^\W\d_a-zß-öø-ÿ][\w&’'³²\-]*(?:\.[A-Za-z]{2,4}\b|![a-z]+)?"  # "eMarket" and "oOh!example", too
NOT_FIRST = _W.words("not_first")
"""Words with which no name begins."""
_BEGINS = _W.words("begins")
KIND_OF_REPORT = _W.pattern("kind_of_report", re.IGNORECASE)
_ORGAN = _W.pattern("organ", re.IGNORECASE)
_ROLES = _W.words("roles")
_PERSON = _W.whole("person")


@cache
def _forms() -> frozenset[str]:
    """Legal forms without dots and blanks, in small letters."""
    from cleanco import termdata

    found = {_squeezed(term) for terms in termdata.terms_by_type.values() for term in terms}
    return frozenset(found | {_squeezed(form) for form in _MORE_FORMS}) - _WEAK - _NO_FORMS - {""}


@lru_cache(maxsize=20_000)
def _squeezed(term: str) -> str:
    return re.sub(r"[\s.,&]+", "", term).lower()


_TOKEN = re.compile(r"\S+")
_INSTITUTION = re.compile(rf"\b(?:{_CAPITAL} )*{_W.any('institution')}{_W.any('of_the')}{_CAPITAL}(?: {_CAPITAL})*")
_CAPITALISED = re.compile(_CAPITAL)
_NAME_WORD = re.compile(rf"\(?{_CAPITAL}\)?$")
_LINK_WORD = re.compile(rf"{_W.any('links')}$")
_NUMBER = re.compile(
    r"(?!19[89]\d|20\d\d)\d{3,4}"
)  # with which a name may begin ("1884 Brewing Co."): no year of a report
_INITIALS = re.compile(r"(?:[A-Z]\.)+$")
_MAX_WORDS = 9
_LONGEST_FORM = 4  # words
_AROUND = "()“”\"';:’"
_AND, _COPYRIGHT_SIGNS = _W.entries("ampersand"), _W.entries("copyright_signs")
_OF, _THE = _W.one("of"), _W.one("the")
_SHORT_WEAK, _SMALL_FORMS, _DOTTED_FORMS = map(_W.words, ("short_weak", "small_forms", "dotted_forms"))
_HANGING = _W.words("hanging") | {""}


class Name(NamedTuple):
    """A name in a text: what it is, where it stands, and whether its legal form says that it is a company's."""

    text: str
    start: int
    end: int
    strong: bool


@lru_cache(maxsize=20_000)
def is_form(word: str) -> bool:
    """Whether a word is a legal form as names have it: "Ltd.", "S.p.A.", "plc", "GmbH"."""
    bare = _squeezed(word.strip("()“”\"';:’"))
    if not bare or not word[0].isalpha():
        return False
    if bare not in _forms():
        return False
    if len(bare) <= 2 and bare not in _SHORT_WEAK:
        return word.rstrip(".,;:)").replace(".", "").isupper()
    return word[0].isupper() or bare in _SMALL_FORMS


def is_small_form(word: str) -> bool:
    """Whether a word would be a legal form, or a weak one, if it had a capital: "example holdings limited"."""
    return word.islower() and _squeezed(word) in _forms() | _WEAK


def names(text: str) -> Iterator[Name]:
    """Names with a legal form, or with a weak one ("Group", "Holdings", "Bank")."""
    if not any(map(_last_word, text.split())) and _OF not in text:
        return
    if _OF in text:
        for match in _INSTITUTION.finditer(text):
            yield Name(match.group(), match.start(), match.end(), True)
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    i = 0
    while i < len(tokens):
        last = _end_of_name(tokens, i)
        if last is None:
            i += 1
            continue
        end, strong = last
        first = _beginning(tokens, i)
        if first < i:
            name = _made(text, tokens, first, end, strong)
            if name is not None:
                yield name
        i = end + 1


@lru_cache(maxsize=20_000)
def _last_word(word: str) -> int:
    """2 for a legal form, 1 for a weak one, 0 for any other word."""
    own = word.removesuffix("’s").removesuffix("'s")
    if _squeezed(own.strip("()“”\"';’")) in _WEAK and word[0].isupper():
        return 1
    return 2 if is_form(own) else 0


def _end_of_name(tokens: list[tuple[str, int, int]], i: int) -> tuple[int, bool] | None:
    """Index of the last word of the legal form that begins at a word, and whether it is a strong one."""
    if (long := _long_form(tokens, i)) is not None:
        return long, True
    kind = _last_word(tokens[i][0])
    if kind == 0:
        return None
    weak = kind == 1
    if weak and i + 1 < len(tokens) and tokens[i + 1][0].strip(",.;:)").lower() in _ROLES:
        return None  # "Company Secretary", "Group Director"
    end, strong = i, not weak
    # "Holdings Limited", "Pty Ltd", "Banking Group", "and Company Limited", "Co., Ltd."
    while (end + 1 < len(tokens) and not re.search(r"[.;:)”\"]$", tokens[end][0].rstrip(""))) or (
        end + 1 < len(tokens) and tokens[end][0].rstrip(",").endswith(".") and is_form(tokens[end + 1][0])
    ):
        following = tokens[end + 1][0].removesuffix("’s").removesuffix("'s")
        if is_form(following):
            end, strong = end + 1, True
        elif _squeezed(following) in _WEAK and following[0].isupper():
            end += 1
        else:
            break
    return end, strong


def _long_form(tokens: list[tuple[str, int, int]], i: int) -> int | None:
    """Index of the last word of a legal form of several words that begins at a word: "S.A.B. de C.V."."""
    if not _INITIALS.match(tokens[i][0]):
        return None
    for last in range(min(i + _LONGEST_FORM, len(tokens)) - 1, i, -1):
        if _squeezed("".join(word for word, _, _ in tokens[i : last + 1]).strip(_AROUND)) in _forms():
            return last
    return None


def _beginning(tokens: list[tuple[str, int, int]], i: int) -> int:
    """Index of the first word of the name whose legal form begins at a word."""
    first = i
    j = i - 1
    while j >= 0 and i - j <= _MAX_WORDS:
        word = tokens[j][0]
        closed = (j < i - 1 and re.search(r"[,;:!?”\")]$", word)) or (j == i - 1 and re.search(r"[;:!?”\"]$", word))
        if closed and not re.fullmatch(r"\([A-Z][\w ]*\)", word):
            break
        if j < i - 1 and is_form(word) and j > 0 and tokens[j - 1][0][0].isupper():
            break  # the end of another name
        if word.endswith(".") and not _INITIALS.match(word) and not _DOTTED.match(word) and j < i:
            break
        if re.search(r"[’']s?$", word) and j < i - 1:
            break
        if _NAME_WORD.match(word.rstrip(",.")) or _INITIALS.match(word) or _DOTTED.match(word):
            first = j
        elif not (_LINK_WORD.match(word) and j > 0):
            break
        j -= 1
    return _first_partner(tokens, first)


def _first_partner(tokens: list[tuple[str, int, int]], first: int) -> int:
    """Index of the first word of a name that lists partners from the beginning of a line: "Alder, Birch & Cole LLP"."""
    if not (first and first + 1 < len(tokens) and tokens[first + 1][0] in _AND):
        return first
    earlier = first
    while earlier and tokens[earlier - 1][0].endswith(",") and _NAME_WORD.match(tokens[earlier - 1][0].rstrip(",")):
        earlier -= 1
    return earlier if earlier == 0 or tokens[earlier - 1][0] in _COPYRIGHT_SIGNS else first


_DOTTED = _W.pattern("dotted", re.IGNORECASE)


def _made(text: str, tokens: list[tuple[str, int, int]], first: int, end: int, strong: bool) -> Name | None:
    kinds = [k for k in range(first, end) if KIND_OF_REPORT.fullmatch(tokens[k][0].strip("(),.:"))]
    kinds += [k for k in range(first + 1, end) if tokens[k][0] in _BEGINS and not _LINK_WORD.match(tokens[k - 1][0])]
    if kinds:  # "Corporate Governance Statement for Example Limited", "Our Policy The Example Group"
        first = max(kinds) + 1
    while first < end and (
        tokens[first][0].strip("(“\"’'.,").lower() in NOT_FIRST
        or not tokens[first][0].strip('(“"')[:1].isalpha()
        or not _CAPITALISED.match(tokens[first][0].strip('(“"'))
    ):
        first += 1
    if first == 1 and first < end and _NUMBER.fullmatch(tokens[0][0]):
        first = 0
    if first >= end or (first == end):
        return None
    if not strong and tokens[end - 1][0].lower() == _THE:
        return None  # "THE COMPANY"
    start = tokens[first][1]
    name = text[start : tokens[end][2]].strip("“”\"'‘ ")
    if organ := _ORGAN.match(name):
        start, name = start + organ.end(), name[organ.end() :]
    name = re.sub(r"(?:’s|'s)$", "", name.rstrip(',;:)”"')).removeprefix("(")
    if name.count("(") > name.count(")"):
        name += ")"
    last = name.rsplit(" ", 1)[-1]
    if name.endswith(".") and not _keeps_stop(last):
        name = name.rstrip(".")
    body = name.split()[:-1]
    if not body or _PERSON.search(name) or all(w.lower().strip(",.") in NOT_FIRST | _WEAK for w in body):
        return None
    return Name(name, start, start + len(name), strong)


def _keeps_stop(last: str) -> bool:
    """Whether a full stop belongs to a legal form: "Inc.", "S.p.A."."""
    bare = last.rstrip(".")
    return "." in bare or bare.lower() in _DOTTED_FORMS


@lru_cache(maxsize=2_000)
def core(name: str, *, weak: bool = True) -> tuple[str, ...]:
    """What is left of a name without its legal form (and without ``weak`` ones): words in small letters, to compare."""
    words = [w for w in name.replace("’", "'").split() if w]
    while len(words) > 1 and (is_form(words[-1].rstrip(",")) or (weak and _squeezed(words[-1]) in _WEAK)):
        words.pop()
    if len(words) > 1 and _squeezed(words[-1]) in _HANGING:
        words.pop()
    bare = tuple(w for w in (re.sub(r"[^\w&³]+", "", word).lower() for word in words) if w)
    return bare[1:] if len(bare) > 1 and bare[0] == _THE else bare


def is_one_company(a: str, b: str) -> bool:
    """Whether two names are one but for the legal form: "Alder Ltd" and "Alder Limited", and not "Alder Bank"."""
    return bool(a and b) and (a == b or core(a, weak=False) == core(b, weak=False))


def initials(name: str) -> str:
    """First letters of its words with a capital, legal form included and not: "IAG"."""
    return "".join(w[0] for w in name.split() if w[0].isupper())

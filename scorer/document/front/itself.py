"""How a report speaks of itself ("this statement", "the report"), and how of others ("our Annual Report")."""

from __future__ import annotations

import re

from scorer.wording import wording

_W = wording("front/dated")

_KINDS, _OTHER_KINDS = _W.entries("document"), _W.pattern("other_document")
_ARTICLES = re.compile(rf"{_W.any('article')}", re.IGNORECASE)
_THIS = _W.pattern("this_one", re.IGNORECASE)
_FINANCIAL = _W.pattern("non_financial", re.IGNORECASE)
_YEARLY = _W.pattern("yearly", re.IGNORECASE)
_OF_OTHERS = _W.pattern("of_others", re.IGNORECASE)
_SUBJECTS, _PLAIN = _W.words("subjects"), _W.words("plain")
_YEAR = re.compile(r"20\d\d")
_OWNERS = ("’s", "'s", "’", "'")


class Itself:
    """Knows what a report is called, and so which phrases mean it."""

    def __init__(self, title: str) -> None:
        self._title = title.lower()
        kinds = dict.fromkeys([*_KINDS, *_OTHER_KINDS.findall(self._title)])
        self._phrase = re.compile(
            rf"(?:\b|(?<=\w))(?P<article>{_W.any('article')})\W+(?P<between>(?:[\w'’&()/-]+\W+){{0,7}}?)"
            rf"(?P<kind>(?:{'|'.join(kinds)})\w*)",
            re.IGNORECASE,
        )
        self._kinds = [re.compile(kind, re.IGNORECASE) for kind in kinds if re.search(kind, self._title)]
        self._yearly = _YEARLY.search(self._title) is not None

    def meant_in(self, text: str) -> bool:
        """Whether a text speaks of the report."""
        return any(self._is_meant(match) for match in self._phrase.finditer(text))

    def another_in(self, text: str) -> bool:
        """Whether it speaks of another report, and not of this one."""
        found = [self._is_meant(match) for match in self._phrase.finditer(text)]
        return bool(found) and not any(found)

    def only_holds(self, text: str) -> bool:
        """Whether a text speaks of a policy or the like that the report is none of, and not of the report."""
        told = (match.group() for match in _OTHER_KINDS.finditer(text.lower()))
        return any(kind not in self._title for kind in told) and not self.meant_in(text)

    def _is_meant(self, match: re.Match[str]) -> bool:
        """A policy only where the report is one; "the Annual Report" only where it is called so."""
        if _OF_OTHERS.match(match.string, match.end()):
            return False
        article, kind = match["article"], match["kind"]
        words: list[str] = []
        for word in match["between"].split():
            if _ARTICLES.fullmatch(word) or word.endswith(_OWNERS):
                article, words = word, []
            else:
                words.append(word.strip("()").lower())
        if _THIS.fullmatch(article) or not self._kinds or self._yearly:
            return True
        if not (_FINANCIAL.match(kind) or any(shape.match(kind) for shape in self._kinds)):
            return not article.endswith(_OWNERS) and _PLAIN.issuperset(words)
        years = _YEAR.findall(" ".join(words)) if _YEAR.search(self._title) else []
        return not any(word in _SUBJECTS and word not in self._title for word in words) and all(
            year in self._title for year in years
        )

"""The sentences of the reports that a user has, for looking at how they are worded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scorer.document.model import Document, Kind
from scorer.language.concepts import Dictionary
from scorer.language.suggesting import Suggestions, suggest
from scorer.language.using import Uses, uses
from scorer.library.reports import Reports
from scorer.library.store import Library

_RUNNING = (Kind.BODY, Kind.BULLET, Kind.FOOTNOTE)  # not headings, rows of tables, lines of contents


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of a report: whose, on which page, and its words."""

    report: str
    page: int
    text: str


class Wording:
    """Sentences one after another, each with the number of its report; they are remembered for being shown.

    Args:
        library: Where reports are kept.
        paths: The reports meant; where none are, all that the library holds.
        language: Reports in another language are left out.
        working: Is told the name of a report before it is read.
    """

    def __init__(
        self, library: Library, paths: Sequence[Path], language: str, working: Callable[[str], None] = lambda _: None
    ) -> None:
        self._library, self._paths, self._language, self._working = library, paths, language, working
        self.places: list[Place] = []
        self.reports = 0

    def suggestions(self, dictionary: Dictionary, name: str) -> Suggestions:
        """Words that stand where a concept's words stand; see :mod:`scorer.language.suggesting`."""
        return suggest(self._sentences(), dictionary, name)

    def uses(self, dictionary: Dictionary, entry: str) -> Uses:
        """The phrases in which a word stands; see :mod:`scorer.language.using`."""
        return uses(self._sentences(), dictionary, entry)

    def _sentences(self) -> Iterator[tuple[int, str]]:
        for document in self._documents():
            if document.language not in (self._language, "und"):
                continue
            whose = ", ".join(filter(None, (document.company, document.title, document.date))) or document.file
            for sentence in document.sentences:
                if sentence.kind in _RUNNING:
                    self.places.append(Place(whose, sentence.page, sentence.text))
                    yield self.reports, sentence.text
            self.reports += 1

    def _documents(self) -> Iterator[Document]:
        if not self._paths:
            for key in sorted(self._library.documents()):
                document = self._library.document_at(key)
                if document is not None:
                    yield document
            return
        with Reports(self._library) as reports:
            for path in self._paths:
                self._working(path.name)
                yield reports.reading(path).document

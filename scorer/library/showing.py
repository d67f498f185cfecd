"""What a search found, as far as it is seen: text that nobody sees is in the file, and not in the report.

A report is drawn where something was found in it, not as a whole: a library holds thousands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scorer.document.reading import Reader
from scorer.errors import UserError
from scorer.library.fingerprint import SEEN_MARK, file_digest, reading_digest
from scorer.library.searching import Found
from scorer.library.sight import boxes
from scorer.library.store import Library
from scorer.library.values import Sight
from scorer.scorecard.pictures import Band

_ASKED_BY = "search"  # where rubrics have their names


@dataclass(frozen=True, slots=True)
class Showing:
    """Looks at the pages on which something was found, those that the library does not know.

    ``progress`` is called with how many reports were looked at, and of how many.
    """

    library: Library
    reader: Reader
    progress: Callable[[int, int], None] = lambda _done, _total: None

    def seen(self, search: Callable[[int], list[Found]], limit: int) -> tuple[list[Found], int]:
        """The first that are seen, and how many were left out before them as they are not.

        Args:
            search: Gives the first so many sentences that were found.
            limit: How many are wanted.
        """
        hidden = 0
        while True:
            found = search(limit + hidden)
            shown = self._looked_at(found)
            left_out = len(found) - len(shown)
            if left_out <= hidden or len(found) < limit + hidden:
                return shown[:limit], left_out
            hidden = left_out

    def _looked_at(self, found: Sequence[Found]) -> list[Found]:
        """Those that are not known to be hidden, in their order, each with whether it was looked at."""
        documents = dict.fromkeys(f.key for f in found if not f.key.endswith(SEEN_MARK))
        sights = {}
        for done, key in enumerate(documents, 1):
            sights[key] = self._sight(key, [f for f in found if f.key == key])
            self.progress(done, len(documents))
        shown = []
        for one in found:
            places, sight = sights.get(one.key, ({}, None))
            here = places.get(one.number, frozenset())
            if sight is None or sight.hiding.isdisjoint(here):
                shown.append(replace(one, looked=sight is None or here <= sight.seen))
        return shown

    def _sight(self, key: str, found: Iterable[Found]) -> tuple[dict[int, frozenset[Band]], Sight]:
        """Where the sentences found in a document stand, and what is seen of these places."""
        document = self.library.document_at(key)
        if document is None:
            return {}, Sight()
        places = {f.number: frozenset(boxes(document.sentences[f.number])) for f in found}
        where = (document.sha256, _ASKED_BY, reading_digest())
        known = self.library.sight(*where)
        new = frozenset().union(*places.values()) - known.seen - known.hiding
        report = self.library.whereabouts(document.sha256)
        if new and report is not None and _is_there(report, document.sha256):
            try:
                hiding = frozenset(self.reader.look(report, sorted(new), sha256=document.sha256).places)
            except UserError:  # it cannot be drawn; its sentences were not looked at
                return places, known
            known = Sight((known.seen | new) - hiding, known.hiding | hiding)
            self.library.keep_sight(*where, known)
        return places, known


def _is_there(report: Path, sha256: str) -> bool:
    try:
        return file_digest(report) == sha256
    except OSError:
        return False

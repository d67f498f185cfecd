"""How likely each sentence of a report tells of a case of the company, as far as anybody asks."""

from __future__ import annotations

from scorer.evidence.gathering import Reading
from scorer.language.proceedings import proceedings

SPEAKS = -0.3  # log-odds from which on a sentence speaks of a case, whatever its words


class Speaking(dict[int, float]):
    """Log-odds by the number of a sentence; 0 where nothing was learned for the report's language.

    Args:
        reading: The report.
    """

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self._reading, self._known = reading, proceedings(reading.document.language)

    def __missing__(self, number: int) -> float:
        reading, known = self._reading, self._known
        said = reading.document.sentences[number].text
        odds = 0 if known is None else known.odds(said, reading.clauses.of(number), reading.cues[number])
        self[number] = odds / 100
        return self[number]

    def of_one(self, number: int) -> bool:
        """Whether a sentence speaks of a case."""
        return self[number] >= SPEAKS

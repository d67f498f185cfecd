"""What a report would have to say for the next step, as a sentence that stands by itself.

What a rubric says of a step ("Both, with dates.") is short because it stands below its question and beside the step
before it. Alone it may name nothing; so the sentence brings the question, or the step already reached, with it. It says
what was not found, not what is missing: a report may tell it in words that nobody looked for.
"""

from __future__ import annotations

from collections.abc import Mapping

from scorer.rubric.model import LEVELS, Level
from scorer.scorecard import view


def what_is_missing(ask: str, level: str, levels: Mapping[str, str], *, denied: bool = False) -> str:
    """What would raise an element; empty where nothing can.

    Args:
        ask: The element's question.
        level: Where it stands.
        levels: What each step means for this question; where that is left open, the step's general meaning counts.
        denied: Whether the report says that there is no such thing.
    """

    def means(step: Level) -> str:
        told = levels.get(step) or view.answer(step, denied=False, status="assessed").meaning
        return f"“{step}”: {view.lower_first(told.strip()).rstrip('.')}"

    rank = [str(step) for step in LEVELS].index(level)
    if rank + 1 == len(LEVELS):
        return ""
    if rank:
        return f"Not found, or too little of it, for {means(LEVELS[rank + 1])}. So far it is {means(LEVELS[rank])}."
    answer = "answer other than no" if denied else "answer"
    end = "" if ask.endswith(("?", ".", "!")) else "."
    return f"No {answer} was found to “{ask}”{end} The least that counts, as {means(LEVELS[1])}; as {means(LEVELS[2])}."

"""Says why an ``unless`` takes a sentence out: by which of its words, for readers of cards, who know no look-ups."""

from __future__ import annotations

from scorer.evidence.gathering import Reading
from scorer.evidence.model import Evidence
from scorer.language.contractions import printed, printed_spans
from scorer.rubric.model import Element

_MOST = 4  # words that are told


def taken_out(reading: Reading, element: Element, sentence: int, query: str) -> str:
    """Why a sentence is no evidence that an ``unless`` finds, in plain words.

    Args:
        reading: The document.
        element: The question.
        sentence: The sentence's id.
        query: The look-up, of the question or of the whole rubric.
    """
    whose = "this question" if query in element.unless else "this rubric"
    words = _words(reading, sentence, query)
    said = ", ".join([*words[:_MOST], *(["…"] if len(words) > _MOST else [])])
    by = f": it says {said}" if said else " for what it is about, or stands under"  # where no words are asked for
    return f"taken out{by}; {whose} leaves such sentences out"


def in_full(evidence: Evidence) -> str:
    """Why evidence shows what it shows, with the look-up that takes it out, for whoever edits the rubric."""
    return f"{evidence.why} (“unless”: {evidence.taken_out_by})" if evidence.taken_out_by else evidence.why


def _words(reading: Reading, sentence: int, query: str) -> list[str]:
    """The words of a sentence that a look-up finds, in quotes, each once; what stands together is told together."""
    read = reading.sentence(sentence)
    text = printed(read).text
    together: list[tuple[int, int]] = []
    for start, end in printed_spans(read, sorted(reading.index.spans(query, sentence))):
        if together and not text[together[-1][1] : start].strip():
            together[-1] = (together[-1][0], max(end, together[-1][1]))
        else:
            together.append((start, end))
    told = {text[start:end].casefold(): f"“{text[start:end]}”" for start, end in reversed(together)}
    return list(reversed(told.values()))

"""What was learned of answers to a rubric's questions: what a second look at a report goes by.

``NAME.second-look.json`` is data that a program made (``benchmarks/second_look.py``): a small neural network that reads
sentences for all questions, or, where there is none, weights of words for each; learned from passages that answer and
from reports that do not. A rubric names it with ``second_look``. :mod:`scorer.evidence.second_look` says how it is
used.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from scorer import inputs
from scorer.errors import UserError
from scorer.language.layers import Network

FORMAT = "transparency-scorer second look"
MAX_BYTES = 4_000_000
_REMEDY = "Take the line second_look out of the rubric, or get the file again."
Weight = Annotated[int, Field(ge=-10_000, le=10_000)]


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class LearnedWords(_Data):
    """What was learned for one question.

    Attributes:
        ask: A digest of the question (:func:`ask_digest`): where it asks something else now, nothing is known of it.
        bias: What a sentence begins with where no network reads the question; it is found where this and the weights of
            its words add up to 0 or more. Both are hundredths of log-odds, so that sums are exact in any order.
        words: Weights of stems (``hotlin``), of two in a row (``toll free``), and of those in its headings
            (``under: grievanc``); a number is ``0``. Where a network reads the question, people may see by them what
            it goes by; what it finds they do not decide.
        doubts: What signs of another's deed, a duty or a no weigh for this question besides what they weigh for all
            (:mod:`scorer.language.rereading`); without a sign what it begins with.
    """

    ask: str = Field(max_length=16)
    bias: Weight
    words: dict[Annotated[str, Field(max_length=100)], Weight] = Field(max_length=20_000)
    doubts: dict[Annotated[str, Field(max_length=100)], Weight] = Field({}, max_length=2_000)


class Elsewhere(_Data):
    """Words of passages that look-ups find and that speak of something else ("emissions", "share price").

    Attributes:
        bias: What a sentence begins with; it speaks of something else where this and its words add up to 0 or more.
        words: Weights as those of :class:`LearnedWords`, the same for all questions.
    """

    bias: Weight
    words: dict[Annotated[str, Field(max_length=200)], Weight] = Field(max_length=20_000)


class Quotes(_Data):
    """What tells whether a quote of a report answers its question: hundredths of log-odds.

    Attributes:
        score: For every hundred that its words score for the question.
        signs: For what it is and how it was found (:func:`scorer.evidence.closeness.signs`).
        questions: What a quote for each question begins with.
    """

    score: Weight
    signs: dict[Annotated[str, Field(max_length=60)], Weight] = Field(max_length=200)
    questions: dict[Annotated[str, Field(max_length=60)], Weight] = Field(max_length=1_000)


class Weighed(_Data):
    """What signs weigh, in hundredths of log-odds, and what is there without any."""

    bias: Weight
    signs: dict[Annotated[str, Field(max_length=100)], Weight] = Field(max_length=5_000)


class Answers(_Data):
    """What tells whether careful readers give an answer the same level (:mod:`scorer.verdict.confidence`).

    Attributes:
        made_of: What it was learned from.
        stated: That they find it at least stated.
        described: That they find it at least described.
        evidenced: That they find facts.
        no: Of an explicit no, that they find one, too.
    """

    made_of: str = Field(max_length=2_000)
    stated: Weighed
    described: Weighed
    evidenced: Weighed
    no: Weighed


class SecondLook(_Data):
    """What was learned for the questions of a rubric, by the id of the element, and from what."""

    format: Literal["transparency-scorer second look"]
    format_version: Literal[1]
    made_of: str = Field(max_length=2_000)
    elements: dict[Annotated[str, Field(max_length=60)], LearnedWords] = Field(max_length=1_000)
    elsewhere: Elsewhere | None = None
    quotes: Quotes | None = None
    answers: Answers | None = None
    network: Network | None = None

    @cached_property
    def digest(self) -> str:
        """SHA-256 (first 16 hex digits) over its content."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:16]

    def words_for(self, element_id: str, ask: str) -> LearnedWords | None:
        """What is known of a question; None where nothing is, or it asks something else by now."""
        known = self.elements.get(element_id)
        return known if known is not None and known.ask == ask_digest(ask) else None


@cache
def ask_digest(ask: str) -> str:
    """Eight hex digits that tell one question from another, whatever its spaces."""
    return hashlib.sha256(" ".join(ask.split()).encode()).hexdigest()[:8]


def file_name(name: str) -> str:
    """The file of a second look."""
    return f"{name}.second-look.json"


def load_second_look(path: Path) -> SecondLook:
    """The second look in a file.

    Raises:
        UserError: It cannot be read, or is none.
    """
    try:
        return SecondLook.model_validate(json.loads(inputs.read_text(path, most=MAX_BYTES)))
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror}", str(path), _REMEDY) from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))[:120] or "the whole"
        raise UserError(f"{place}: {first['msg']}", str(path), _REMEDY) from None
    except (ValueError, RecursionError) as error:
        raise UserError(f"not JSON: {str(error)[:80]}", str(path), _REMEDY) from None

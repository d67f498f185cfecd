"""The learned model: weights of named facts, an element at a time, in one file that a person can read.

The file is JSON: what it was made from (rubric, code, coded sentences, by digest), and for each element its threshold,
its own cross-validated figures and its weights. It is data and nothing else: reading one runs nothing.
"""

from __future__ import annotations

import hashlib
import math
from functools import cache
from pathlib import Path

import msgspec

import scorer
from scorer import inputs
from scorer.errors import EXIT_USAGE, UserError
from scorer.rubric.model import Rubric
from scorer.verdict.agreement import Measure
from scorer.verdict.judging import asked
from scorer.verdict.learned.features import Facts, Seen, word_facts

FORMAT = "transparency-scorer learned model"
VERSION = 1
TRUST = 1.0  # log-odds in favour of a sentence that the rubric by itself takes as evidence; see docs/decisions/030
_LARGEST = 64 * 2**20  # bytes of a file
_HEAVIEST = 1_000.0  # no weight is further from 0
_SHOWN = 4  # reasons of each family
_CODE = ("evidence/**/*.py", "verdict/grading.py", "verdict/learned/features.py", "verdict/learned/model.py")


class Origin(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a model is made for and with; ``asked`` and ``code`` are digests of the questions and what reads them."""

    rubric: str
    version: str
    asked: str
    code: str
    tool: str


class Trained(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which coded sentences it learned from; ``digest`` is over documents, positions, texts and labels."""

    digest: str
    documents: int
    sentences: int


class Figures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Cross-validated figures, 0-1: every sentence judged by a model, and a threshold, made from other documents.

    ``low`` and ``high`` bound F1 (95 %, bootstrapped by document); ``coded`` sentences were coded yes.
    """

    coded: int
    precision: float
    recall: float
    f1: float
    low: float
    high: float
    average_precision: float

    @classmethod
    def of(cls, m: Measure) -> Figures:
        """The figures of a measure, to three digits."""
        numbers = (m.precision, m.recall, m.f1, m.low, m.high, m.average_precision)
        return cls(m.support, *(round(n or 0.0, 3) for n in numbers))

    def measure(self) -> Measure:
        """The figures as a measure."""
        return Measure(self.precision, self.recall, self.f1, self.low, self.high, self.average_precision, self.coded)


class Learned(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One element: a sentence is evidence where ``bias`` and the weights of its facts add up to ``threshold`` or more.

    Sums are log-odds; the tool adds ``TRUST`` for a sentence that the rubric by itself takes.
    """

    threshold: float
    bias: float
    figures: Figures
    weights: dict[str, float]


class Model(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A learned model.

    ``rarity`` are the words that count, with how rare they are; ``left_out`` says of elements that were coded why they
    were not learned.
    """

    format: str
    format_version: int
    made_for: Origin
    trained_on: Trained
    elements: dict[str, Learned]
    rarity: dict[str, float]
    left_out: dict[str, str] = {}

    @property
    def digest(self) -> str:
        """SHA-256 (first 16 hex digits) of the file as it is written."""
        return hashlib.sha256(to_json(self)).hexdigest()[:16]

    @property
    def name(self) -> str:
        """In words, for a card."""
        return f"learned from {self.trained_on.sentences:,} coded sentences of {self.trained_on.documents} documents"

    def reasons(self, element_id: str, facts: Facts, most: int = _SHOWN) -> list[tuple[str, float]]:
        """The facts of a sentence that weighed most, for and against, the heaviest first."""
        weights = self.elements[element_id].weights
        parts = [(name, weights[name] * value) for name, value in facts.items() if name in weights]
        return sorted(parts, key=lambda part: (-abs(part[1]), part[0]))[:most]


class Scorer:
    """A model turned round, fact by fact, so that every fact of a sentence is looked up once for all elements."""

    def __init__(self, model: Model) -> None:
        self._rarity = model.rarity
        self._start = [(name, e.bias - e.threshold) for name, e in model.elements.items()]
        self._by_fact: dict[str, list[tuple[int, float]]] = {}
        for n, e in enumerate(model.elements.values()):
            for fact, weight in e.weights.items():
                self._by_fact.setdefault(fact, []).append((n, weight))

    def facts(self, seen: Seen) -> list[Facts]:
        """The facts of each sentence, of both families; no name is in both, for a sign is no word and no pair."""
        words = word_facts(seen.words, self._rarity)
        return [{**own, **signs} for own, signs in zip(words, seen.signs, strict=True)]

    def scores(self, seen: Seen) -> dict[str, list[float]]:
        """For each element how far (log-odds) each sentence lies above its threshold; 0 and more is a yes."""
        out = []
        for facts in self.facts(seen):
            sums = [start for _, start in self._start]
            for fact, value in facts.items():
                for n, weight in self._by_fact.get(fact, ()):
                    sums[n] += weight * value
            out.append(sums)
        scores = {}
        for n, (name, _) in enumerate(self._start):
            taken = seen.taken[name]
            scores[name] = [sums[n] + (TRUST if i in taken else 0.0) for i, sums in enumerate(out)]
        return scores


def share(score: float) -> float:
    """A score as a number between 0 and 1; one half is the threshold."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def to_json(model: Model) -> bytes:
    """The model's file: the heaviest weights first, a line a weight, so that a person can read it and compare two."""
    return msgspec.json.format(msgspec.json.encode(model), indent=1) + b"\n"


def read_model(path: Path, rubric: Rubric) -> Model:
    """The model in a file, if it fits the rubric and this version of the tool.

    Raises:
        UserError: It cannot be read, is damaged, or was made for something else; says which.
    """
    again = "Make it again from the coded sentences: scorer learn --rubric R --coded FILE.csv --out MODEL"
    where = str(path)
    try:
        data = inputs.read_bytes(path, _LARGEST)
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror}", where, exit_code=EXIT_USAGE) from None
    model = _decoded(data, where, again)
    made = model.made_for
    if made.rubric != rubric.rubric:
        message = f"this model was made for the rubric {_short(made.rubric)}, not for {rubric.rubric}"
        raise UserError(message, where, f"Name its rubric with --rubric. {again}", EXIT_USAGE)
    if made.asked != questions_digest(rubric):
        message = f"the look-ups of the rubric {rubric.rubric} have changed since this model was made"
        raise UserError(message, where, again, EXIT_USAGE)
    if made.code != code_digest():
        message = f"this model was made by another version of the tool ({_short(made.tool)})"
        raise UserError(message, where, again, EXIT_USAGE)
    strange = model.elements.keys() - {e.id for e in rubric.elements()}
    if strange:
        message = f"this model is damaged: {rubric.rubric} has no element {_short(min(strange))}"
        raise UserError(message, where, again, EXIT_USAGE)
    return model


def _decoded(data: bytes, where: str, again: str) -> Model:
    try:
        raw = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise UserError(f"this file is damaged, or no model: {_short(error)}", where, again, EXIT_USAGE) from None
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise UserError("this file is no model of this tool", where, again, EXIT_USAGE)
    if raw.get("format_version") != VERSION:
        message = f"this model has format version {_short(raw.get('format_version'))}; this tool reads {VERSION}"
        raise UserError(message, where, again, EXIT_USAGE)
    raw.pop("seal", None)  # of the file, and no part of the model
    try:
        model = msgspec.convert(raw, Model)
    except msgspec.ValidationError as error:
        raise UserError(f"this model is damaged: {_short(error)}", where, again, EXIT_USAGE) from None
    for name, e in model.elements.items():
        numbers = (e.threshold, e.bias, *e.weights.values(), *model.rarity.values())
        if not all(abs(n) <= _HEAVIEST for n in numbers):
            raise UserError(
                f"this model is damaged: a weight of {_short(name)} is out of range", where, again, EXIT_USAGE
            )
    return model


def origin(rubric: Rubric) -> Origin:
    """What a model made now, for this rubric, says of where it comes from."""
    return Origin(rubric.rubric, rubric.version, questions_digest(rubric), code_digest(), scorer.__version__)


def questions_digest(rubric: Rubric) -> str:
    """A digest (hex) of what the rubric asks; weights, points and sources are no part of it."""
    parts = [f"{e.id} {asked(rubric, e)}" for e in rubric.elements()]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


@cache
def code_digest() -> str:
    """A digest (hex) of the code that decides what a model sees of a sentence: cues, look-ups, judging of passages."""
    root = Path(scorer.__file__).parent
    digest = hashlib.sha256()
    for path in sorted({p for pattern in _CODE for p in root.glob(pattern)}):
        digest.update(f"{path.relative_to(root).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _short(value: object) -> str:
    text = "".join(c for c in str(value) if c.isprintable())
    return text if len(text) <= 120 else text[:119] + "…"

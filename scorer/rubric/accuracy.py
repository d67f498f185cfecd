"""How far a rubric's answers agree with careful readers: a record of measurements, kept beside the rubric.

``NAME.accuracy.json`` beside ``NAME.yaml`` holds sets of coded reports that nobody had looked into when they were
measured, each with the digest of the rubric of that day; ``scorer evaluate --gold --record`` appends one. A card shows
the figures of one set, so that a reader knows how much to trust which answer. A file of the older form holds one
measurement without a name, of which nothing is known but its figures.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from scorer import inputs
from scorer.errors import UserError
from scorer.rubric.model import Identifier, Part, Rubric

MAX_BYTES = 1_000_000
_RANGE = re.compile(r"\[\n\s+([-.\de]+),\n\s+([-.\de]+)\n\s+\]")  # no text holds it: a break in one is written \\n
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Kappa = Annotated[float, Field(ge=-1, le=1, allow_inf_nan=False)]
SetName = Annotated[str, Field(max_length=80)]


class Agreement(Part):
    """Answers beside those of careful readers. The ranges are 95 % intervals, None where none is known.

    Attributes:
        n: Answers compared; of one element, the coded reports that answer it.
        exact: Share (0-1) on the same level.
        within_one: Share (0-1) at most one level apart.
        kappa: Cohen's kappa with quadratic weights, -1 to 1; None where it is not defined (everything on one level).
    """

    n: int = Field(ge=1)
    exact: Share
    within_one: Share
    kappa: Kappa | None = None
    exact_range: tuple[Share, Share] | None = None
    within_one_range: tuple[Share, Share] | None = None
    kappa_range: tuple[Kappa, Kappa] | None = None


class CodedSet(Part):
    """What was measured on one set of coded reports, once.

    Attributes:
        name: What the set is called; empty in the older form.
        date: The day it was measured (ISO).
        rubric_digest: The digest of the rubric that was measured.
        rubric_version: Its version; where it is given, the figures are shown for other versions, too, and say so.
        tool_version: Of the tool that judged.
        unseen: Whether nobody who works on the rubric had read an answer on these reports.
        reports: How many coded reports there were.
        coders: Who coded them.
        note: What else bears on the figures, above all how often they had been looked at.
        overall: Over all answers.
        themes: By theme id.
        elements: By element id.
    """

    name: SetName = ""
    date: str = Field("", max_length=10)
    rubric_digest: str = Field(min_length=1, max_length=64)
    rubric_version: str = Field("", max_length=40)
    tool_version: str = Field("", max_length=40)
    unseen: bool = False
    reports: int = Field(ge=1)
    coders: str = Field("", max_length=500)
    note: str = Field("", max_length=2000)
    overall: Agreement | None = None
    themes: dict[Identifier, Agreement] = Field(default_factory=dict)
    elements: dict[Identifier, Agreement]


class Accuracy(Part):
    """The record: sets in the order in which they were measured. It grows; nothing in it is replaced."""

    version: Literal[2] = 2
    sets: tuple[CodedSet, ...] = Field(min_length=1)

    def shown_for(self, rubric: Rubric) -> CodedSet | None:
        """The set whose figures a card of this rubric shows: unseen before others, its own rubric's before older ones.

        Among equals the one with most reports, since seven say little of a question, and of those the one measured
        last. None where no figures may be shown: they are another rubric's, and do not say of which version.
        """
        own = [s for s in self.sets if s.rubric_digest == rubric.digest or s.rubric_version]

        def rank(place: int) -> tuple[bool, bool, int, str, int]:
            one = own[place]
            return one.unseen, one.rubric_digest == rubric.digest, one.reports, one.date, place

        return own[max(range(len(own)), key=rank)] if own else None

    def has(self, name: str) -> bool:
        """Whether a set of this name is in the record."""
        return any(s.name == name for s in self.sets)


def accuracy_beside(rubric: Path) -> Path:
    """Where the record of a rubric file is."""
    return rubric.with_name(f"{rubric.stem}.accuracy.json")


def load_accuracy(rubric: Path) -> Accuracy | None:
    """The record beside a rubric file, or None where there is none.

    Raises:
        UserError: There is a file, and it is not as described above.
    """
    path = accuracy_beside(rubric)
    hint = "Write it with `scorer evaluate --gold --record`, or delete it: scoring works without."
    try:
        raw = json.loads(inputs.read_text(path, most=MAX_BYTES))
        if isinstance(raw, dict) and "sets" not in raw:
            return Accuracy(sets=(CodedSet.model_validate(raw),))
        return Accuracy.model_validate(raw)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror}", str(path), hint) from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"])) or "the whole"
        raise UserError(f"{place}: {first['msg']}", str(path), hint) from None
    except (ValueError, RecursionError) as error:
        raise UserError(f"not JSON: {str(error)[:80]}", str(path), hint) from None


def extended(record: Accuracy | None, measured: CodedSet) -> Accuracy:
    """The record with one set more."""
    return Accuracy(sets=(*(record.sets if record else ()), measured))


def to_json(record: Accuracy) -> str:
    """The record as its file holds it, without what is not known; a range stands on one line."""
    told = {"version": record.version, **record.model_dump(mode="json", exclude_defaults=True)}
    return _RANGE.sub(r"[\1, \2]", json.dumps(told, indent=1, ensure_ascii=False)) + "\n"

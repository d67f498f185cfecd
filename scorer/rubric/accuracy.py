"""How far a rubric's answers agree with careful readers: figures measured once and kept beside the rubric.

``NAME.accuracy.json`` beside ``NAME.yaml`` holds them; ``scorer evaluate --gold`` measures them. A card shows an
element's own figures, so that a reader knows how much to trust which answer.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from scorer import inputs
from scorer.errors import UserError
from scorer.rubric.model import Identifier, Part, Rubric

MAX_BYTES = 1_000_000
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class Agreement(Part):
    """One element's answers beside those of careful readers.

    Attributes:
        n: Coded reports that answer the element.
        exact: Share (0-1) on the same level.
        within_one: Share (0-1) at most one level apart.
        kappa: Cohen's kappa with quadratic weights, -1 to 1; None where it is not defined (everything on one level).
    """

    n: int = Field(ge=1)
    exact: Share
    within_one: Share
    kappa: Annotated[float, Field(ge=-1, le=1, allow_inf_nan=False)] | None = None


class Accuracy(Part):
    """Measured agreement of a rubric with careful readers.

    Attributes:
        rubric_digest: The digest of the rubric that was measured.
        rubric_version: Its version; where it is given, the figures are shown for other versions, too, and say so.
        reports: How many coded reports there were.
        elements: Figures by element id.
        note: What was coded, by whom, and how; one or two sentences.
    """

    rubric_digest: str = Field(min_length=1, max_length=64)
    rubric_version: str = Field("", max_length=40)
    reports: int = Field(ge=1)
    elements: dict[Identifier, Agreement]
    note: str = Field("", max_length=2000)

    def speaks_of(self, rubric: Rubric) -> bool:
        """Whether the figures may be shown on a card of this rubric: they are its own, or say whose they are."""
        return self.rubric_digest == rubric.digest or bool(self.rubric_version)


def accuracy_beside(rubric: Path) -> Path:
    """Where the figures of a rubric file are."""
    return rubric.with_name(f"{rubric.stem}.accuracy.json")


def load_accuracy(rubric: Path) -> Accuracy | None:
    """The figures beside a rubric file, or None where there are none.

    Raises:
        UserError: There is a file, and it is not as described above.
    """
    path = accuracy_beside(rubric)
    hint = "Write it with what `scorer evaluate --gold` measures, or delete it: scoring works without."
    try:
        return Accuracy.model_validate(json.loads(inputs.read_text(path, most=MAX_BYTES)))
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

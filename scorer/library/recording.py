"""The record of accuracy beside a rubric: whether a set may go in, and putting it in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scorer.errors import EXIT_USAGE, UserError
from scorer.library.output import write
from scorer.rubric.accuracy import accuracy_beside, extended, load_accuracy, to_json
from scorer.rubric.loading import find_rubric, is_shipped
from scorer.rubric.model import Rubric
from scorer.verdict.gold import Pair
from scorer.verdict.recording import About, coded_set


def check_new(source: str, name: str, *, once_more: bool = False) -> None:
    """Make sure that a set may be recorded, before anything is measured.

    Args:
        source: The rubric as it is named; its record lies beside its file.
        name: What the set is called.
        once_more: A set of this name may be there already.

    Raises:
        UserError: It is there, what lies beside the rubric is no record, or the rubric is the tool's own, by its name.
    """
    if is_shipped(source):
        hint = (
            f"Make one of your own that asks the same, and record beside it: scorer rubric new my-rubric.yaml --extend "
            f"{source}; then give --rubric my-rubric.yaml here and to scorer score."
        )
        raise UserError(f"the record of {source} comes with the tool and is left as it is", None, hint, EXIT_USAGE)
    rubric = find_rubric(source)
    record = load_accuracy(rubric)
    if record is not None and record.has(name) and not once_more:
        hint = (
            "Reports are unseen once: measure them again without --record, and give other reports another name. If "
            "nobody has read an answer on these since, --once-more adds the new figures beside the old ones."
        )
        raise UserError(f'the record has a set "{name}"', str(accuracy_beside(rubric)), hint, EXIT_USAGE)


def add(rubric_file: Path, about: About, rubric: Rubric, found: Sequence[Pair]) -> Path:
    """Append a set to the record beside a rubric, and give the record's file.

    Raises:
        UserError: It cannot be written, or what lies there is no record.
    """
    path = accuracy_beside(rubric_file)
    record = extended(load_accuracy(rubric_file), coded_set(about, rubric, found))
    write(path.parent, [(path.name, to_json(record).encode())])
    return path

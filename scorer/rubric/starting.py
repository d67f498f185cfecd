"""A rubric to start from: a commented file that passes ``scorer rubric check`` as it stands."""

from __future__ import annotations

import itertools
import re
from importlib import resources
from pathlib import Path

from scorer.errors import EXIT_USAGE, UserError
from scorer.rubric.loading import load_rubric, shipped_rubrics
from scorer.rubric.model import Rubric
from scorer.rubric.schema import SCHEMA_FILE, schema_text


def starter(name: str, base: str | None = None, folder: Path = Path()) -> str:
    """The text of a new rubric.

    Args:
        name: Its id.
        base: The rubric it extends, whose ids stand in the examples, or None for one that stands alone.
        folder: Where it is to stand; the one that it extends may stand there, too.

    Raises:
        UserError: The rubric it extends has problems of its own.
    """
    file = "starter.yaml" if base is None else "starter_extending.yaml"
    text = resources.files("scorer.rubric").joinpath(file).read_text(encoding="utf-8")
    words = {"NAME": name}
    if base is not None:
        ids = _ids(load_rubric(base if base in shipped_rubrics() else folder / base))
        text = text if ids["DROPPED"] else re.sub(r" +# for example \[DROPPED\]", "", text)
        words |= {"BASE": base, **ids}
    return re.sub(rf"\b(?:{'|'.join(map(re.escape, words))})\b", lambda found: words[found[0]], text)


def _ids(rubric: Rubric) -> dict[str, str]:
    """What the examples name, in such a way that all of them can be used at once."""
    theme = rubric.themes[len(rubric.themes) // 2]
    indicator = theme.indicators[len(theme.indicators) // 2]
    question = indicator.elements[0].id
    droppable = (i.elements[-1].id for t in rubric.themes for i in t.indicators if len(i.elements) > 1)
    taken = {e.id for e in rubric.elements()}
    added = next(new for n in itertools.count(9) if (new := f"{indicator.id}.{n}") not in taken)
    return {
        "THEME": theme.id,
        "INDICATOR": indicator.id,
        "QUESTION": question,
        "ADDED": added,
        "DROPPED": next((name for name in droppable if name != question), ""),
    }


def start(path: Path, base: str | None = None) -> list[Path]:
    """Write a new rubric, and the schema for editors beside it; returns the files written.

    Raises:
        UserError: The file exists, cannot be written, or its name makes no id for a rubric; or the base has problems.
    """
    if path.suffix not in {".yaml", ".yml"}:
        raise UserError(
            "a rubric's file ends in .yaml", str(path), f"For example {path.stem or 'mine'}.yaml.", EXIT_USAGE
        )
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_.-]{0,59}", path.stem):
        hint = "Letters, digits, - and _ only, and it begins with a letter: my-rubric.yaml."
        raise UserError("this name cannot be the id of a rubric", str(path), hint, EXIT_USAGE)
    if base is not None and base not in shipped_rubrics() and not (path.parent / base).is_file():
        names = ", ".join(shipped_rubrics())
        raise UserError(f'there is no rubric called "{base}"', None, f"The shipped ones are: {names}.", EXIT_USAGE)
    written = []
    try:
        for target, text in ((path, starter(path.stem, base, path.parent)), (path.parent / SCHEMA_FILE, schema_text())):
            if target is path or not target.exists():
                with target.open("x", encoding="utf-8", newline="\n") as file:
                    file.write(text)
                written.append(target)
    except FileExistsError:
        hint = "Give another name; nothing was changed."
        raise UserError("there is such a file already", str(path), hint, EXIT_USAGE) from None
    except OSError as error:
        hint = "Name a file in a folder that is there and can be written."
        raise UserError(f"cannot be written: {error.strerror}", str(path), hint) from None
    return written

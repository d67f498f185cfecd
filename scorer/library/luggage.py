"""What an order needs to be carried out on another machine: the files that it names travel with it."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar, cast

from scorer import inputs
from scorer.errors import UserError
from scorer.rubric.loading import find_rubric, shipped_rubrics

T = TypeVar("T")

Files = dict[str, bytes]
"""Files by the names under which they are unpacked: a folder and a name, with a slash between."""

_STAYS = {
    "out",
    "library",
    "report",
    "address",
    "link",
    "stem",
    "company",
    "date",
    "sector",
    "password",
    "verified",
    "taken",
}
_LARGEST = 64 * 2**20  # bytes of one file
_EXTENDS = re.compile(rb"^extend:\s*[\"']?([^\s\"'#]+)", re.MULTILINE)


def packed(value: T) -> tuple[T, Files]:
    """The value (a frozen dataclass) with every file that a field names put aside.

    A field names a file where it is a path, or a text that is the path of a file; the names of what is shipped stay.

    Returns:
        The value, its paths replaced by the files' names, and the files.

    Raises:
        UserError: A file cannot be read, or is too large to travel.
    """
    files: Files = {}
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(cast(Any, value)):
        held = getattr(value, field.name)
        if field.name in _STAYS:
            continue
        if field.name == "rubric":
            changes[field.name] = _rubric(held, files)
        elif isinstance(held, tuple):
            changes[field.name] = tuple(_put(item, files) if isinstance(item, Path) else item for item in held)
        elif isinstance(held, Path) or (isinstance(held, str) and _is_file(held)):
            changes[field.name] = type(held)(_put(Path(held), files))
    return dataclasses.replace(cast(Any, value), **changes), files


def unpacked(value: T, files: Files, folder: Path) -> T:
    """The value with its files in a folder, and its paths leading there."""
    for name, data in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)

    def there(held: Any) -> Any:
        if isinstance(held, tuple):
            return tuple(there(item) for item in held)
        known = isinstance(held, str | Path) and (held.as_posix() if isinstance(held, Path) else held) in files
        return type(held)(folder / held) if known else held

    fields = dataclasses.fields(cast(Any, value))
    changes = {f.name: there(getattr(value, f.name)) for f in fields if f.name not in _STAYS}
    return cast(T, dataclasses.replace(cast(Any, value), **changes))


def _put(path: Path, files: Files) -> Path:
    data = _read(path)
    name = f"{hashlib.sha256(data).hexdigest()[:16]}/{path.name}"
    files[name] = data
    return Path(name)


def _rubric(source: str, files: Files) -> str:
    """A rubric's file with those that it extends, which must lie beside it; a shipped one travels as its name."""
    path = find_rubric(source)
    if path in shipped_rubrics().values() and source in shipped_rubrics():
        return source
    chain = list(_chain(path))
    folder = hashlib.sha256(b"".join(data for _, data in chain)).hexdigest()[:16]
    files.update({f"{folder}/{name}": data for name, data in chain})
    return f"{folder}/{path.name}"


def _chain(path: Path) -> Iterator[tuple[str, bytes]]:
    for _ in range(6):  # a rubric extends at most four others, one after the other
        data = _read(path)
        yield path.name, data
        found = _EXTENDS.search(data)
        base = found[1].decode("utf-8", "replace") if found else ""
        if (
            Path(base).suffix not in {".yaml", ".yml"}
            or Path(base).name != base
            or not inputs.is_file(path.parent / base)
        ):
            return
        path = path.parent / base


def _read(path: Path) -> bytes:
    try:
        return inputs.read_bytes(path, _LARGEST)
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror}", str(path)) from None


def _is_file(text: str) -> bool:
    return len(Path(text).parts) > 0 and inputs.is_file(Path(text))

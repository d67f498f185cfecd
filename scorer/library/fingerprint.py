"""Which code made a stored value: a digest of its source, so that nothing stale is ever taken for fresh."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

import scorer
from scorer.document.ocr import LIBRARIES

_ROOT = Path(scorer.__file__).parent
_READ_WITH = ("pypdfium2", "pikepdf", "nupunkt", "sentencex", "py3langid")
OCR_MARK = " ocr"
"""How the key of a reading with OCR ends."""
_SOURCES = {".py", ".html", ".css", ".js", ".jinja", ".j2"}


@cache
def code_digest(*rooms: str, libraries: tuple[str, ...] = ()) -> str:
    """Twelve hex digits over the source of these packages of ours and the versions of these libraries.

    A version number that somebody has to raise by hand is forgotten sooner or later, and then a stored value
    outlives the code that would make another one; a few milliseconds of hashing rule that out.

    Args:
        rooms: Names of packages inside ``scorer``, as ``"document"``.
        libraries: Names of distributions whose version, or absence, changes the result.
    """
    digest = hashlib.sha256()
    for room in rooms:
        for path in sorted((_ROOT / room).rglob("*")):
            if path.suffix in _SOURCES:
                digest.update(f"{path.relative_to(_ROOT).as_posix()}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    for name in libraries:
        digest.update(f"{name}={_version(name)}\0".encode())
    return digest.hexdigest()[:12]


def reading_digest(ocr: bool = False) -> str:
    """Identifies everything that decides what is read from a PDF; with OCR it is another reading."""
    if ocr:
        return code_digest("document", libraries=_READ_WITH + LIBRARIES) + OCR_MARK
    return code_digest("document", libraries=_READ_WITH)


def cues_digest(ocr: bool = False) -> str:
    """Identifies everything that decides which cues a read document's sentences have."""
    return f"{code_digest('evidence')} {reading_digest(ocr)}"


def finding_digest(ocr: bool = False) -> str:
    """Identifies everything but the rubric that decides what is found in a read document."""
    return f"{code_digest('rubric', 'evidence', 'verdict')} {reading_digest(ocr)}"


def judging_digest() -> str:
    """Identifies everything that decides what a read document is judged to say, and how the card shows it."""
    return code_digest("document", "rubric", "register", "evidence", "verdict", "scorecard")


def register_digest() -> str:
    """Identifies everything that decides what is read from a register's file."""
    return code_digest("rubric", "register")


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex; reads it in pieces. Raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return ""

"""Which code made a stored value: a digest of its source, so that nothing stale is ever taken for fresh."""

from __future__ import annotations

import hashlib
import sqlite3
import sys
import unicodedata
from functools import cache
from importlib import metadata
from pathlib import Path

import scorer
from scorer.document.ocr import LIBRARIES
from scorer.inputs import open_regular

_ROOT = Path(scorer.__file__).parent
_READ_WITH = (
    "pypdfium2",
    "pikepdf",
    "nupunkt",
    "py3langid",
    "numpy",
    "msgspec",
    "Pillow",
    "cleanco",
    "dateparser",
    "confusable-homoglyphs",
)
_JUDGED_WITH = ("rapidfuzz", "nupunkt", "pydantic", "PyYAML", "msgspec", "PyStemmer", "numpy")
_SHOWN_WITH = ("Jinja2", "MarkupSafe", "XlsxWriter", "openpyxl", "pikepdf")
OCR_MARK = " ocr"
"""In the key of a reading with OCR."""
SEEN_MARK = " seen"
"""How the key of a reading ends that left out what nobody sees."""
_WORDING = "wording.py"
_WORDS_OF_READING = tuple(f"language/words/{folder}" for folder in ("en/document", "en/front", "en/parts", "all"))
_PYTHON = f"python {sys.version_info[0]}.{sys.version_info[1]} unicode {unicodedata.unidata_version}"
_LIKE = f"{_PYTHON} sqlite {sqlite3.sqlite_version}"


@cache
def code_digest(*rooms: str, libraries: tuple[str, ...] = ()) -> str:
    """Twelve hex digits over these packages of ours, data and all, and the versions of these libraries and of Python.

    A version number that somebody has to raise by hand is forgotten sooner or later, and then a stored value
    outlives the code that would make another one; a few milliseconds of hashing rule that out.

    Args:
        rooms: Packages or modules inside ``scorer``, as ``"document"`` or ``"library/annotating.py"``.
        libraries: Names of distributions whose version, or absence, changes the result.
    """
    digest = hashlib.sha256(_LIKE.encode())
    for room in rooms:
        place = _ROOT / room
        # Every file, whatever its suffix: figures for comparison and drawings decide results as code does.
        for path in [place] if place.is_file() else sorted(place.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith("."):
                digest.update(f"{path.relative_to(_ROOT).as_posix()}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    for name in libraries:
        digest.update(f"{name}={_version(name)}\0".encode())
    return digest.hexdigest()[:12]


def reading_digest(ocr: bool = False, seen: bool = False) -> str:
    """Identifies everything that decides what is read from a PDF.

    Args:
        ocr: Scanned pages were read, too: another reading.
        seen: What nobody sees was left out: likewise.
    """
    libraries = _READ_WITH + LIBRARIES if ocr else _READ_WITH
    return (
        code_digest("document", _WORDING, *_WORDS_OF_READING, libraries=libraries) + OCR_MARK * ocr + SEEN_MARK * seen
    )


def cues_digest(ocr: bool = False, seen: bool = False) -> str:
    """Identifies everything that decides which cues a read document's sentences have."""
    return f"{code_digest('language', 'evidence', _WORDING, libraries=_JUDGED_WITH)} {reading_digest(ocr, seen)}"


def finding_digest(ocr: bool = False, seen: bool = False) -> str:
    """Identifies everything but the rubric that decides what is found in a read document."""
    rooms = ("language", "rubric", "evidence", "verdict", _WORDING)
    return f"{code_digest(*rooms, libraries=_JUDGED_WITH)} {reading_digest(ocr, seen)}"


def judging_digest() -> str:
    """Identifies everything that decides what a read document is judged to say, and how the card shows it."""
    rooms = ("document", "language", "rubric", "register", "evidence", "verdict", "scorecard", "library/annotating.py")
    return code_digest(*rooms, _WORDING, libraries=_JUDGED_WITH + _SHOWN_WITH)


def register_digest() -> str:
    """Identifies everything that decides what is read from a register's file."""
    return code_digest("rubric", "register", libraries=_JUDGED_WITH)


def file_digest(path: Path) -> str:
    """SHA-256 of a regular file's bytes, in hex; reads it in pieces. Raises OSError."""
    with open_regular(path) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return ""

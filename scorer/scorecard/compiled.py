"""Compiled templates, kept in the user's cache folder: compiling the card's takes longer than filling them in.

What is kept is taken only for the very source, code and versions it was made from. Where the folder cannot be read or
written, templates are compiled anew each time. The folder can be deleted at any time.
"""

from __future__ import annotations

import contextlib
import hashlib
import sys
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket


def cache_folder() -> Path:
    """Where this system keeps what a program can make again."""
    import platformdirs

    return platformdirs.user_cache_path("transparency-scorer", appauthor=False) / "templates"


class CompiledTemplates(FileSystemBytecodeCache):
    """Compiled templates.

    Args:
        folder: Where they are kept; made when missing, for this user only.
        code: Files of the code that templates call: Jinja works out what is constant when it compiles.
    """

    def __init__(self, folder: Path, code: Iterable[Path]) -> None:
        super().__init__(str(folder), f"%s.{sys.implementation.cache_tag}.jinja")
        self._made_with = hashlib.sha256(metadata.version("jinja2").encode())
        for file in code:
            self._made_with.update(file.read_bytes())

    def get_source_checksum(self, source: str) -> str:
        """A digest of everything that decides the compiled code."""
        digest = self._made_with.copy()
        digest.update(source.encode())
        return digest.hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is kept, if it is fit to be used."""
        # A file that ends in the middle raises EOFError, one of another making ValueError or TypeError.
        with contextlib.suppress(OSError, EOFError, ValueError, TypeError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, where that is possible."""
        with contextlib.suppress(OSError):
            Path(self.directory).mkdir(mode=0o700, parents=True, exist_ok=True)
            super().dump_bytecode(bucket)

"""Compiled templates, kept beside their sources in ``__pycache__`` as Python keeps its own modules.

Compiling the card's templates takes longer than filling them in. What is kept is taken only for the very source,
code and versions it was made from; where the folder cannot be written, templates are compiled anew each time.
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


class CompiledTemplates(FileSystemBytecodeCache):
    """Compiled templates of one folder.

    Args:
        templates: The folder of the sources.
        code: Files of the code that templates call: Jinja works out what is constant when it compiles.
    """

    def __init__(self, templates: Path, code: Iterable[Path]) -> None:
        super().__init__(str(templates / "__pycache__"), f"%s.{sys.implementation.cache_tag}.jinja")
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
        """Keep it, where that is wanted and possible."""
        if sys.dont_write_bytecode:
            return
        with contextlib.suppress(OSError):
            Path(self.directory).mkdir(exist_ok=True)
            super().dump_bytecode(bucket)

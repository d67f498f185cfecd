"""Python text as a tree, whatever else the process has left to tidy up."""

from __future__ import annotations

import ast

from scorer.collecting import no_collection


@no_collection()
def syntax(text: str) -> ast.Module:
    """The tree of some Python.

    Without looking for garbage in between: where that runs a finalizer (a task of dask that was cancelled logs so),
    CPython loses count of how deep it is in the tree and raises SystemError (github.com/python/cpython/issues/106905).
    """
    return ast.parse(text)

"""Calls into PDFium's C interface, made cheap."""

from __future__ import annotations

import ctypes
from typing import Any


def quick(function: Any, result: Any, *arguments: Any) -> Any:
    """A function of ``pypdfium2.raw`` with plain integers for handles and addresses: half the cost of a call.

    Args:
        function: The function.
        result: ctypes type of its result; ``c_void_p`` for a handle.
        arguments: ctypes types of its arguments; ``c_void_p`` for handles and pointers.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None
    return ctypes.CFUNCTYPE(result, *arguments)(address)

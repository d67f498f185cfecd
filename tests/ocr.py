"""Whether the extra ``ocr`` is there, for the tests that need it."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

IS_THERE = find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def needs_ocr(test: object) -> object:
    """Mark a test that needs the extra, and leave it out, with the reason, where it is not installed."""
    skip = pytest.mark.skipif(not IS_THERE, reason="the extra ocr is not installed: pip install -e '.[ocr]'")
    return pytest.mark.ocr(skip(test))

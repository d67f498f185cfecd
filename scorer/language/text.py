"""Text made comparable: lower case, plain quotes and hyphens."""

from __future__ import annotations

_QUOTES = str.maketrans({"\u0130": "I", "’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "‑": "-", "‐": "-"})


def fold(text: str) -> str:
    """Lower case with plain quotes and hyphens, same length as the input, so that offsets carry over."""
    return text.lower() if text.isascii() else text.translate(_QUOTES).lower()

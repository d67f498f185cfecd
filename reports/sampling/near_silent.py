"""Samples (e), (f) and (g): three short reports whose words sound like answers and are none.

What they share is here (house style, colophon); `corvane` denies, `tindlewick` tells what others did, `quillon`
supposes. Each may hold plain facts with figures, on matters that the default rubric does not ask about. They are
written as such companies would write; no sentence is bent to what a reader of rules happens to understand.
"""

from __future__ import annotations

from reportlab.lib.colors import HexColor

from .look import Look
from .story import Story


def story(company: str, title: str, running: str, *, accent: str, dark: str) -> Story:
    """An empty report in a plain house style: A4, one column."""
    look = Look(
        accent=HexColor(accent),
        dark=HexColor(dark),
        pale=HexColor("#f4f5f2"),
        size=9.8,
        leading=14.4,
        top=68,
        bottom=56,
    )
    return Story(
        look,
        title=title,
        author=company,
        subject="Sample report of an invented company",
        keywords="responsibility",
        running=(company, running),
    )


def colophon(s: Story, names: str) -> None:
    """The closing lines that say what this document is."""
    s.space(14)
    s.p(
        f"{names} are invented. This document was written as a sample for testing software that reads corporate "
        "reports. Any resemblance to a real company or person is unintended.",
        style="small",
    )

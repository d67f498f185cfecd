"""Where a Chromium for the browser tests is. ``python -m tests.chromium`` ends with 0 if there is one."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def chromium() -> str | None:
    """The executable: the system's, else the one that Playwright has installed; None without either."""
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


if __name__ == "__main__":
    sys.exit(chromium() is None)

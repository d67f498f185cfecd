"""Write docs/scorecard.png, the picture in the README: the first screen of the first sample's card.

``python docs/make_picture.py``; needs Chromium and Playwright, as the browser tests do.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from click.testing import CliRunner
from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from scorer.cli import main  # noqa: E402
from tests.chromium import chromium  # noqa: E402

REPORT = ROOT / "reports" / "a-surveillance-vendor-2021.pdf"
REGISTER = ROOT / "rubrics" / "registers" / "kestrane-group.yaml"
PICTURE = Path(__file__).with_name("scorecard.png")


def draw(folder: Path) -> None:
    """Score the sample into a folder and take the picture."""
    words = ["score", str(REPORT), "--register", str(REGISTER), "--out", str(folder), "--no-library"]
    result = CliRunner().invoke(main, words, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    raw = folder / "raw.png"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        page.goto((folder / f"{REPORT.stem}.scorecard.html").as_uri())
        page.screenshot(path=raw)
        browser.close()
    with Image.open(raw) as picture:
        few = picture.convert("RGB").quantize(128, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(PICTURE, optimize=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        draw(Path(name))
    print(f"{PICTURE.name}  {PICTURE.stat().st_size / 1000:.0f} kB")

"""Are the same words read whatever they look like? Fictional reports are set in forty layouts and read again.

    python benchmarks/layouts.py                   # those of benchmarks/fiction, three of which were looked at
    python benchmarks/layouts.py FOLDER --misses two,notes

Every layout is a style sheet: columns, justified lines, bullets of any size, links in small capitals, marks of notes,
drop caps, pull quotes, grids, boxes ... A Chromium prints them. Counted is how many sentences and list items are read
as they were written, no word more and none less. Needs Chromium and playwright, as the browser tests do.
"""

from __future__ import annotations

import argparse
import html
import json
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.fiction import FICTION
from scorer.document.reading import Reader
from tests.chromium import chromium

READ = ("esg-banque-lorvain", "gri-valmareno", "msa-tarrant-keogh")
"""Those whose misses were looked at."""
Sentences = Sequence[tuple[str, str]]  # kind and text


class Layout(NamedTuple):
    """A style sheet, and what it asks of the page: links, marks of notes, pull quotes ..."""

    css: str
    needs: str = ""


_BASE = (
    "@page{size:A4;margin:18mm} body{font:10pt/1.35 Liberation Sans,Arial,sans-serif}"
    "h2{font-size:14pt;margin:12pt 0 4pt}"
    "p{margin:0 0 6pt} ul,ol{margin:0 0 6pt;padding-left:16pt}"
)
_BULLET = (
    "ul{list-style:none;padding-left:0} li{padding-left:12pt;text-indent:-12pt}"
    "li::before{content:'%s';font-size:%s;display:inline-block;width:12pt;text-indent:0;%s}"
)
_AS_PICTURE = (
    "ul{list-style:none;padding-left:12pt} li{position:relative}"
    "li::before{content:'■';position:absolute;left:-12pt;font-size:60%;top:4pt}"
)
LAYOUTS = {
    "plain": Layout(""),
    "two columns": Layout("main{columns:2;column-gap:8mm}"),
    "three columns": Layout("body{font-size:8pt} main{columns:3;column-gap:5mm}"),
    "two, justified": Layout("p,li{text-align:justify;hyphens:auto} main{columns:2}"),
    "three, justified": Layout("body{font-size:8pt} p,li{text-align:justify;hyphens:auto} main{columns:3}"),
    "large bullets": Layout(_BULLET % ("›", "150%", "color:#c30")),
    "huge bullets": Layout(_BULLET % ("•", "220%", "color:#c30;line-height:0")),
    "small bullets": Layout(_BULLET % ("–", "70%", "")),
    "bullets apart": Layout(_AS_PICTURE),
    "no bullets": Layout("ul{list-style:none} li{border-left:2pt solid red;padding-left:4pt;margin-bottom:3pt}"),
    "numbers": Layout("", "ordered"),
    "letters": Layout("ol{list-style:lower-alpha}", "ordered"),
    "bold beginnings": Layout("", "bold"),
    "headings run in": Layout("", "run-in"),
    "letters apart": Layout("p,li{letter-spacing:.8pt}"),
    "tight lines": Layout("p,li{line-height:1.02}"),
    "loose lines": Layout("p,li{line-height:1.9}"),
    "small capitals": Layout("h2{font-variant:small-caps;letter-spacing:2pt}"),
    "plain capitals": Layout("h2{text-transform:uppercase;font-size:10pt;font-weight:400;margin:6pt 0 0}"),
    "drop caps": Layout("p.first::first-letter{font-size:30pt;float:left;line-height:26pt;padding-right:2pt}"),
    "links": Layout("a{color:#06c;text-decoration:underline;font-family:Liberation Serif}", "links"),
    "links, small capitals": Layout("a{font-variant:all-small-caps;font-size:90%;color:#06c}", "links"),
    "links, bold": Layout("a{font-weight:700}", "links"),
    "notes": Layout("sup{font-size:60%}", "notes"),
    "pull quotes beside": Layout("aside{float:right;width:45mm;font-size:13pt;margin:0 0 4mm 5mm}", "aside"),
    "pull quotes between": Layout("main{columns:2} aside{font-size:16pt;margin:3mm 0;font-style:italic}", "aside"),
    "serif": Layout("body{font-family:Liberation Serif}"),
    "wide letters": Layout("body{font-family:DejaVu Sans;font-size:8.5pt}"),
    "A5": Layout("@page{size:A5;margin:12mm}"),
    "slides": Layout("@page{size:297mm 167mm;margin:12mm} main{columns:3} body{font-size:9pt}"),
    "grid of three": Layout(
        "main{display:grid;grid-template-columns:1fr 1fr 1fr;gap:4mm;font-size:8pt} h2{grid-column:1/-1}"
    ),
    "grid of two": Layout("main{display:grid;grid-template-columns:1fr 1fr;gap:6mm} h2{grid-column:1/-1}"),
    "boxes": Layout("p{background:#eef;padding:5pt} ul{background:#fee;padding:6pt 6pt 6pt 20pt}"),
    "indented": Layout("p{margin:0;text-indent:14pt}"),
    "two sizes": Layout("p:nth-of-type(odd){font-size:12pt;font-weight:300}"),
    "two hands": Layout("p:nth-of-type(3n){font-style:italic;font-family:Liberation Serif}"),
    "headings beside": Layout("main{padding-left:45mm} h2{margin-left:-45mm;width:40mm;float:left;font-size:11pt}"),
    "running heads": Layout(
        "header,footer{position:fixed;font-size:7pt} header{top:-10mm} footer{bottom:-10mm}", "heads"
    ),
    "shrunk": Layout("body{transform:scale(.7);transform-origin:0 0;width:142%}"),
    "landscape": Layout("@page{size:A4 landscape} main{columns:2}"),
}
_HEADS = "<header>Sustainability report 2023 | Our people</header><footer>Annual accounts &nbsp; 12</footer>"
_PULLED = "<aside>“People come first in all that we do, whatever it costs.”</aside>"
_AROUND = re.compile(r"^(?:\d{1,2}|[a-z])\. | ?\d$")
_SPACE = re.compile(r"\s+")
_QUOTES = str.maketrans("’“”\u2010\u2011", '\'""--')


def page(sections: Sequence[dict[str, object]], needs: str) -> str:
    """The sections as HTML: paragraphs of up to four sentences, lists, headings."""
    chance, out = random.Random(7), []
    for section in sections:
        headings: list[str] = section["headings"]  # type: ignore[assignment]
        out += [f"<h2>{html.escape(h)}</h2>" for h in headings[-1:]]
        for kind, texts in _paragraphs(section["sentences"]):  # type: ignore[arg-type]
            if kind == "bullet":
                tag = "ol" if needs == "ordered" else "ul"
                items = "".join(f"<li>{_marked_up(text, needs, chance)}</li>" for text in texts)
                out.append(f"<{tag}>{items}</{tag}>")
                continue
            first = ' class="first"' if chance.random() < 0.3 else ""
            begun = "<b>Our approach.</b> " if needs == "run-in" else ""
            out.append(f"<p{first}>{begun}{' '.join(_marked_up(text, needs, chance) for text in texts)}</p>")
            out += [_PULLED] if needs == "aside" and chance.random() < 0.5 else []
    return "".join(out)


def _paragraphs(sentences: Sequence[tuple[str, int, str]]) -> Iterator[tuple[str, list[str]]]:
    kind, texts = "", []
    for one, _, text in sentences:
        if texts and (one != kind or (kind == "body" and (len(texts) == 4 or texts[-1].endswith(":")))):
            yield kind, texts
            texts = []
        kind = one
        texts += [text] if kind in ("body", "bullet") else []
    if texts:
        yield kind, texts


def _marked_up(text: str, needs: str, chance: random.Random) -> str:
    words = html.escape(text).split(" ")
    middle = len(words) // 2
    if needs == "links" and len(words) > 8:
        words[middle : middle + 2] = [f"<a>{' '.join(words[middle : middle + 2])}</a>"]
    elif needs == "bold" and len(words) > 4:
        words[:2] = [f"<b>{' '.join(words[:2])}</b>"]
    mark = f"<sup>{chance.randint(1, 9)}</sup>" if needs == "notes" and chance.random() < 0.4 else ""
    return " ".join(words) + mark


def missed(truth: Sentences, read: Sequence[str]) -> list[str]:
    """The sentences that are not read as they were written; a number before one, or behind it, does not matter."""
    known = Counter(map(_plain, read))
    bare = {_AROUND.sub("", text) for text in known}
    return [text for _, text in truth if _plain(text) not in known and _plain(text) not in bare]


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text.translate(_QUOTES)).strip()


def main() -> None:
    """Print how many sentences are read whole, layout by layout."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=FICTION)
    parser.add_argument("--misses", default="", help="layouts whose misses are printed, with commas between them")
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    shown = {name.strip() for name in options.misses.split(",")}
    right: Counter[tuple[str, bool]] = Counter()
    of: Counter[bool] = Counter()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright, Reader() as reader:
        browser = playwright.chromium.launch(executable_path=chromium())
        tab, pdf = browser.new_page(), Path(folder) / "report.pdf"
        for path in sorted(options.folder.glob("*.json")):
            sections = json.loads(path.read_text(encoding="utf-8"))["sections"]
            truth = [(k, text) for s in sections for k, _, text in s["sentences"] if k in ("body", "bullet")]
            was_read = path.stem in READ
            of[was_read] += len(truth)
            for name, layout in LAYOUTS.items():
                heads = _HEADS if layout.needs == "heads" else ""
                body = f"{heads}<main>{page(sections, layout.needs)}</main>"
                tab.set_content(f"<html lang=en><style>{_BASE}{layout.css}</style>{body}</html>")
                tab.pdf(path=pdf, prefer_css_page_size=True)
                lost = missed(truth, [s.text for s in reader.read(pdf).sentences])
                right[name, was_read] += len(truth) - len(lost)
                if name in shown and was_read:
                    print(*(f"{path.stem}, {name}: {text}" for text in lost), sep="\n")
    print("| layout | read | not read |", "|---|--:|--:|", sep="\n")
    for name in sorted(LAYOUTS, key=lambda one: right[one, True] + right[one, False]):
        shares = (f"{right[name, one] / of[one]:.3f}" if of[one] else "" for one in (True, False))
        print(f"| {name} | {' | '.join(shares)} |")
    for one, what in ((True, "read"), (False, "not read")):
        print(f"{what}: {sum(right[n, one] for n in LAYOUTS)} of {of[one] * len(LAYOUTS)}")


if __name__ == "__main__":
    main()

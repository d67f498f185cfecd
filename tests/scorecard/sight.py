"""What a reader of a page's tables does not get to see: text that a browser cuts off, breaks mid-word or overprints."""

from __future__ import annotations

from typing import Any

_CUT = """() => {
  const cut = [];
  for (const cell of document.querySelectorAll("th, td")) {
    const box = cell.getBoundingClientRect();
    if (!box.width || cell.closest("thead") && getComputedStyle(cell.closest("thead")).display === "none") continue;
    if (box.left < -1 || box.right > innerWidth + 1) cut.push("out of sight: " + cell.textContent);
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
      if (node.parentElement.closest(".sr, .q, .grid td")) continue;
      for (const word of node.data.matchAll(/[\\p{L}\\p{N},.%]+/gu)) {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const tops = new Set([...range.getClientRects()].map((r) => Math.round(r.top)));
        if (tops.size > 1) cut.push("broken: " + word[0]);
        const at = range.getBoundingClientRect();
        if (at.right > box.right + 1 || at.left < box.left - 1) cut.push("runs over: " + word[0]);
      }
    }
  }
  return cut;
}"""


def cut_off(page: Any) -> list[str]:
    """Cells beyond the window's edge, words broken inside, and words that run out of their cell."""
    return list(page.evaluate(_CUT))

"use strict";
// Comfort only: sorting and finding. The table is complete without it.
(() => {
  const said = document.getElementById("said");
  const find = document.getElementById("find");
  const tables = [...document.querySelectorAll("table.sortable")];
  document.querySelector(".tools").hidden = false;

  const order = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.value === undefined ? cell.textContent.trim() : Number(cell.dataset.value);
  };
  for (const table of tables) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...table.tBodies[0].rows].map((row) => [key(row, column), row]);
        rows.sort(([a], [b]) => (typeof a === "number" ? a - b : order.compare(a, b)) * (down ? -1 : 1));
        table.tBodies[0].append(...rows.map(([, row]) => row));
        said.textContent = `Sorted by ${button.textContent}, ${down ? "descending" : "ascending"}`;
      });
    });
  }

  const rows = tables.flatMap((table) => [...table.tBodies[0].rows].map((row) => [row.textContent.toLowerCase(), row]));
  find.addEventListener("input", () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const [text, row] of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      shown += !row.hidden;
    }
    said.textContent = `${shown} of ${rows.length} reports shown`;
  });
})();

"use strict";
// Comfort only: sorting and filtering. The tables are complete without it.
(() => {
  const order = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.value === undefined ? cell.textContent.trim() : Number(cell.dataset.value);
  };

  for (const section of document.querySelectorAll("section.all")) {
    const table = section.querySelector("table.sortable");
    if (!table) continue;
    const tools = section.querySelector(".tools");
    const said = section.querySelector(".said");
    const body = table.tBodies[0];
    tools.hidden = false;

    // Rows out of the page while they are moved or hidden: one layout instead of many
    const quietly = (work) => {
      const after = body.nextSibling;
      body.remove();
      work();
      table.insertBefore(body, after);
    };

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
        const rows = [...body.rows].map((row) => [key(row, column), row]);
        rows.sort(([a], [b]) => (typeof a === "number" ? a - b : order.compare(a, b)) * (down ? -1 : 1));
        quietly(() => body.append(...rows.map(([, row]) => row)));
        said.textContent = `Sorted by ${button.textContent}, ${down ? "descending" : "ascending"}`;
      });
    });

    const [find, sector, question, answer] = ["find", "sector", "question", "answer"].map((name) =>
      tools.querySelector(`.${name}`));
    const at = heads.findIndex((head) => head.textContent === "Sector");
    let texts; // worked out when they are first needed
    const filter = () => {
      const rows = [...body.rows];
      texts ??= new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
      const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
      const places = question.value === "" ? null : question.value.split(",").map(Number);
      const letter = answer.value;
      let shown = 0;
      quietly(() => {
        for (const row of rows) {
          const answers = row.dataset.a;
          const fits = words.every((word) => texts.get(row).includes(word))
            && (!sector || !sector.value || row.cells[at].textContent === sector.value)
            && (!letter || (places ? places.some((place) => answers[place] === letter) : answers.includes(letter)));
          row.hidden = !fits;
          shown += fits;
        }
      });
      said.textContent = `${shown.toLocaleString("en")} of ${rows.length.toLocaleString("en")} reports shown`;
    };
    find.addEventListener("input", filter);
    for (const choice of [sector, question, answer]) choice?.addEventListener("change", filter);
  }
})();

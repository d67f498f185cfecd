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
    const all = [...table.tBodies].flatMap((body) => [...body.rows]);
    const step = table.classList.contains("long") ? 100 : Infinity;
    let fitting = () => true;
    tools.hidden = false;

    // The rows that fit, in groups as the page was written: what is out of sight is not laid out
    const show = () => {
      const rows = all.filter(fitting);
      const empty = table.tBodies[0].cloneNode(false);
      const bodies = [];
      for (let at = 0; at < rows.length || !at; at += step) {
        const body = empty.cloneNode(false);
        body.append(...rows.slice(at, at + step));
        bodies.push(body);
        if (step === Infinity) break;
      }
      for (const body of [...table.tBodies]) body.remove();
      table.append(...bodies);
      return rows.length;
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
        const keys = new Map(all.map((row) => [row, key(row, column)]));
        all.sort((x, y) => {
          const [a, b] = [keys.get(x), keys.get(y)];
          return (typeof a === "number" ? a - b : order.compare(a, b)) * (down ? -1 : 1);
        });
        show();
        said.textContent = `Sorted by ${button.textContent}, ${down ? "descending" : "ascending"}`;
      });
    });

    const [find, sector, question, answer] = ["find", "sector", "question", "answer"].map((name) =>
      tools.querySelector(`.${name}`));
    const at = heads.findIndex((head) => head.textContent === "Sector");
    let texts; // worked out when they are first needed
    const filter = () => {
      texts ??= new Map(all.map((row) => [row, row.textContent.toLowerCase()]));
      const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
      const places = question.value === "" ? null : question.value.split(",").map(Number);
      const letter = answer.value;
      fitting = (row) => {
        const answers = row.dataset.a;
        return words.every((word) => texts.get(row).includes(word))
          && (!sector || !sector.value || row.cells[at].textContent === sector.value)
          && (!letter || (places ? places.some((place) => answers[place] === letter) : answers.includes(letter)));
      };
      said.textContent = `${show().toLocaleString("en")} of ${all.length.toLocaleString("en")} reports shown`;
    };
    find.addEventListener("input", filter);
    for (const choice of [sector, question, answer]) choice?.addEventListener("change", filter);
  }
})();

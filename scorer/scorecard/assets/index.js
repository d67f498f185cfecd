"use strict";
// Comfort only: sorting and filtering. The tables are complete without it.
(() => {
  const order = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  const LETTERS = "edsn-ux."; // from the most said to what was not asked
  const key = (row, column, heads) => {
    if (heads[column].classList.contains("q")) {
      return LETTERS.indexOf(row.dataset.a[column - heads.findIndex((head) => head.classList.contains("q"))]);
    }
    const cell = row.cells[column];
    return cell.dataset.value === undefined ? cell.textContent.trim() : Number(cell.dataset.value);
  };

  for (const section of document.querySelectorAll("section.all")) {
    const tables = [...section.querySelectorAll("table.sortable")];
    if (!tables.length) continue;
    const tools = section.querySelector(".tools");
    const said = section.querySelector(".said");
    tools.hidden = false;

    // The two views hold the same reports in the same order; what fits is said by number
    let fitting = () => true;
    const views = tables.map((table) => {
      const all = [...table.tBodies].flatMap((body) => [...body.rows]).map((row, number) => ({ row, number }));
      const step = table.classList.contains("long") ? 100 : Infinity;
      const heads = [...table.tHead.rows[0].cells];

      // The rows that fit, in groups as the page was written: what is out of sight is not laid out
      const show = () => {
        const rows = all.filter(({ number }) => fitting(number)).map(({ row }) => row);
        const empty = table.tBodies[0].cloneNode(false);
        const bodies = [];
        for (let at = 0; at < rows.length || !at; at += step) {
          const body = empty.cloneNode(false);
          body.append(...rows.slice(at, at + step));
          bodies.push(body);
          if (step === Infinity) break;
        }
        for (const body of [...table.tBodies]) body.remove();
        table.tHead.after(...bodies);
        if (table.tFoot) count(table.tFoot.rows[0], rows);
        return rows.length;
      };

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
          const keys = new Map(all.map((entry) => [entry, key(entry.row, column, heads)]));
          all.sort((x, y) => {
            const [a, b] = [keys.get(x), keys.get(y)];
            return (typeof a === "number" ? a - b : order.compare(a, b)) * (down ? -1 : 1);
          });
          show();
          said.textContent = `Sorted by ${button.textContent}, ${down ? "descending" : "ascending"}`;
        });
      });
      return { all, heads, show };
    });

    // Of the reports shown: how many in a hundred are silent on each question
    const count = (foot, rows) => {
      [...foot.cells].filter((cell) => cell.classList.contains("num")).forEach((cell, place) => {
        const assessed = rows.filter((row) => !"ux.".includes(row.dataset.a[place]));
        const silent = assessed.filter((row) => row.dataset.a[place] === "-").length;
        cell.textContent = assessed.length ? String(Math.round((100 * silent) / assessed.length)) : "–";
        cell.classList.toggle("none", !assessed.length);
      });
    };

    const [find, sector, question, answer] = ["find", "sector", "question", "answer"].map((name) =>
      tools.querySelector(`.${name}`));
    const { all, heads } = views[0];
    const listed = [...all];
    const at = heads.findIndex((head) => head.textContent === "Sector");
    let texts; // worked out when they are first needed
    const filter = () => {
      texts ??= listed.map(({ row }) => row.textContent.toLowerCase());
      const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
      const places = question.value === "" ? null : question.value.split(",").map(Number);
      const letter = answer.value;
      fitting = (number) => {
        const { row } = listed[number];
        const answers = row.dataset.a;
        return words.every((word) => texts[number].includes(word))
          && (!sector || !sector.value || row.cells[at].textContent === sector.value)
          && (!letter || (places ? places.some((place) => answers[place] === letter) : answers.includes(letter)));
      };
      const [shown] = views.map(({ show }) => show());
      said.textContent = `${shown.toLocaleString("en")} of ${listed.length.toLocaleString("en")} reports shown`;
    };
    find.addEventListener("input", filter);
    for (const choice of [sector, question, answer]) choice?.addEventListener("change", filter);
  }
})();

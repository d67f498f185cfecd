"use strict";
// Comfort only: the page says everything without it. No request, no storage, no markup made from text.
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const elements = all(".el");
  const say = (text) => { $("said").textContent = text; };

  document.documentElement.classList.add("js");
  document.querySelector(".tools").hidden = false;

  // Filter by verdict and by words
  const filter = () => {
    const verdict = $("filter").value;
    const words = $("find").value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const el of elements) {
      const text = words.length ? el.textContent.toLowerCase() : "";
      const fits = (!verdict || el.dataset.verdict === verdict) && words.every((word) => text.includes(word));
      el.classList.toggle("out", !fits);
      shown += fits;
    }
    say(`${shown} of ${elements.length} questions shown`);
  };
  $("filter").addEventListener("change", filter);
  $("find").addEventListener("input", filter);

  // Order by points lost, or as in the rubric
  $("order").addEventListener("click", () => {
    const rubric = $("order").getAttribute("aria-pressed") !== "true";
    $("order").setAttribute("aria-pressed", String(rubric));
    for (const theme of all(".theme")) {
      const key = rubric ? "rubric" : "loss";
      theme.append(...all(".el", theme).sort((a, b) => a.dataset[key] - b.dataset[key]));
    }
    say(rubric ? "In the rubric’s order" : "Ordered by points lost");
  });

  // Open and close
  const folds = () => elements.map((el) => el.firstElementChild);
  $("open").addEventListener("click", () => { for (const fold of folds()) fold.open = true; });
  $("close").addEventListener("click", () => { for (const fold of folds()) fold.open = false; });

  // Links to an element open it
  const reveal = () => {
    const target = location.hash && $(decodeURIComponent(location.hash.slice(1)));
    const fold = target && target.closest(".el > details");
    if (!fold) return;
    fold.closest(".el").classList.remove("out");
    fold.open = true;
    fold.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  // Copy a finding
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const box = document.createElement("textarea");
      box.value = text;
      document.body.append(box);
      box.select();
      document.execCommand("copy");
      box.remove();
    }
  };
  for (const button of all(".copy")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await copy(button.closest(".cite").querySelector(".citation").textContent);
      const label = button.textContent;
      button.textContent = "Copied";
      say("Copied");
      setTimeout(() => { button.textContent = label; }, 1500);
    });
  }

  // Print: one page, the summary, unless all is asked for; then everything is open, and closed again after
  const root = document.documentElement.classList;
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = root.contains("print-all") ? all("details:not([open])") : [];
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
    root.remove("print-all");
  });
  $("print-summary").addEventListener("click", () => print());
  $("print-all").addEventListener("click", () => {
    root.add("print-all");
    print();
  });

  // Review: decisions made here are saved as the file that `scorer score --review` takes
  const tools = $("review-tools");
  const forms = new Map();
  const quoted = (text) => JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
  const start = () => {
    for (const el of elements) {
      const form = $("review-form").content.cloneNode(true).firstElementChild;
      form.querySelector(".which").textContent = el.dataset.id;
      const level = form.querySelector("[name=level]");
      level.value = el.dataset.verdict === "denied" ? "denied" : el.dataset.level;
      const show = () => form.classList.toggle("changing", form.querySelector("[name=decision]").value === "change");
      form.querySelector("[name=decision]").addEventListener("change", show);
      el.querySelector(".facts").before(form);
      forms.set(el, form);
      for (const figure of all(".quote:not(.near)", el)) {
        const label = document.createElement("label");
        const box = document.createElement("input");
        box.type = "checkbox";
        box.className = "is-wrong";
        label.className = "mark-wrong";
        label.append(box, " this quote is wrong");
        figure.append(label);
      }
    }
    const now = new Date();
    tools.elements.date.value = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  };
  $("review").addEventListener("click", () => {
    if (!forms.size) start();
    const on = tools.hidden;
    tools.hidden = !on;
    document.documentElement.classList.toggle("reviewing", on);
    $("review").setAttribute("aria-expanded", String(on));
    if (on) tools.elements.reviewer.focus();
  });
  const words = (figure) => {
    const copy = figure.querySelector("blockquote p").cloneNode(true);
    copy.querySelector(".cut")?.remove();
    return copy.textContent.trim().slice(0, 300);
  };
  const finding = (el, form) => {
    const value = (name) => form.querySelector(`[name=${name}]`).value.trim();
    const decision = value("decision");
    const wrong = all(".quote", el).filter((figure) => figure.querySelector(".is-wrong")?.checked);
    const added = value("page") && value("quote");
    form.querySelector(".problem").textContent = "";
    if (decision === "open" && !wrong.length && !value("quote")) return null;
    const problem = decision === "open" ? "Choose accept or change, or take the marks back."
      : decision === "change" && !value("reason") ? "A changed answer needs a reason."
      : Boolean(value("page")) !== Boolean(value("quote")) ? "An added quote needs its page and its words."
      : "";
    if (problem) {
      form.querySelector(".problem").textContent = problem;
      throw new Error(problem);
    }
    const lines = [`  - element: ${el.dataset.id}`, `    decision: ${decision}`];
    let level = value("level");
    if (decision === "change") {
      if (level.startsWith("not_")) {
        lines.push(`    status: ${level}`);
        level = "none";
      } else {
        const denied = level === "denied" || form.querySelector("[name=denied]").checked;
        level = level === "denied" ? "none" : level;
        lines.push(`    level: ${level}`, `    denied: ${denied}`);
      }
      lines.push(`    reason: ${quoted(value("reason"))}`);
    } else {
      level = el.dataset.level;
    }
    if (wrong.length) {
      lines.push("    wrong:");
      for (const figure of wrong) lines.push(`      - {page: ${figure.dataset.page}, quote: ${quoted(words(figure))}}`);
    }
    if (added) lines.push("    add:", `      - {page: ${Number(value("page"))}, quote: ${quoted(value("quote"))}, level: ${level}}`);
    return lines.join("\n");
  };
  tools.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = $("review-said");
    const found = [];
    let first = null;
    for (const [el, form] of forms) {
      try {
        const text = finding(el, form);
        if (text) found.push(text);
      } catch {
        first ??= el;
      }
    }
    if (first || !found.length) {
      said.textContent = first ? "Not saved: see the note at the question." : "Nothing is decided yet.";
      if (first) {
        first.firstElementChild.open = true;
        forms.get(first).scrollIntoView({ block: "center" });
      }
      return;
    }
    const of = tools.dataset;
    const head = [
      'review: "1"',
      `report: {file: ${quoted(of.file)}, sha256: ${of.sha256}}`,
      `rubric: {id: ${quoted(of.rubric)}, version: ${quoted(of.version)}, digest: ${quoted(of.digest)}}`,
      `reviewer: ${quoted(tools.elements.reviewer.value.trim())}`,
      ...(tools.elements.date.value ? [`date: ${tools.elements.date.value}`] : []),
      "findings:",
    ];
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([[...head, ...found].join("\n") + "\n"], { type: "application/yaml" }));
    link.download = `${of.stem}.review.yaml`;
    link.click();
    URL.revokeObjectURL(link.href);
    said.textContent = `Saved ${found.length} decision${found.length === 1 ? "" : "s"}.`;
  });
})();

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

  // Print: everything open while printing, what was closed closed again after
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open])");
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
    document.documentElement.classList.remove("summary-only");
  });
  $("print-all").addEventListener("click", () => print());
  $("print-summary").addEventListener("click", () => {
    document.documentElement.classList.add("summary-only");
    print();
  });
})();

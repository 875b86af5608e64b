"use strict";
(() => {
  const form = document.querySelector("form.filters");
  const findings = [...document.querySelectorAll(".finding")];
  if (!form || findings.length === 0) return;
  const rule = form.elements.rule;
  const counts = new Map();
  for (const f of findings) counts.set(f.dataset.rule, (counts.get(f.dataset.rule) || 0) + 1);
  for (const [name, n] of [...counts].sort()) rule.add(new Option(`${name} (${n})`, name));
  const show = () => {
    const levels = new Set([...form.querySelectorAll("input:checked")].map((i) => i.value));
    const shown = new Set();
    for (const f of findings) {
      const on = levels.has(f.dataset.severity) && (!rule.value || rule.value === f.dataset.rule);
      f.hidden = !on;
      if (on) shown.add(f.id);
    }
    for (const m of document.querySelectorAll("[data-findings]"))
      m.classList.toggle("off", !m.dataset.findings.split(" ").some((id) => shown.has(id)));
  };
  form.addEventListener("change", show);
  form.addEventListener("submit", (e) => e.preventDefault());
  document.querySelector("header").after(form);
  form.hidden = false;
  show();
})();

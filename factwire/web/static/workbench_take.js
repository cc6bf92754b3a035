// Taking facts along: a card to the clipboard as text or JSON, all of them as a file.
window.factwireTake = (() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  let records = null; // id -> record, read when they are first asked for

  // The extraction stands in the page, or (in the archive) behind the link that downloads it.
  async function source() {
    const element = $("extraction");
    if (element) return element.value ?? element.textContent;
    const link = document.querySelector('.downloads a[href*="format=json"]');
    return (await fetch(link.href)).text();
  }
  async function json(ids) {
    records ??= new Map(JSON.parse(await source()).records.map((record) => [record.id, record]));
    const found = ids.map((id) => records.get(id)).filter(Boolean);
    return JSON.stringify(found.length === 1 ? found[0] : found, null, 2);
  }

  async function copied(words) {
    try { await navigator.clipboard.writeText(words); return true; } catch { /* no secure context, or a frame: the old way */ }
    const box = document.createElement("textarea"), before = document.activeElement;
    box.value = words;
    box.className = "visually-hidden";
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    if (before) before.focus({ preventScroll: true });
    return done;
  }

  function buttons(copy) {
    const box = document.createElement("div");
    box.className = "copies";
    for (const [format, label, name, key] of [["text", "Copy", "text", "c"], ["json", "JSON", "JSON", "Shift+C"]]) {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", textContent: label, title: `Copy as ${name} (${key})` });
      button.setAttribute("aria-label", `Copy this card as ${name}`);
      Object.assign(button.dataset, { copy: format, label });
      button.addEventListener("click", () => copy(format));
      box.append(button);
    }
    return box;
  }

  // In a report that lies on a disk no server makes the files: its data stand in it.
  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-download]")) button.addEventListener("click", async () => {
      const isTable = button.dataset.download === "csv";
      const words = isTable ? JSON.parse($("table").textContent) : JSON.stringify(JSON.parse(await source()), null, 2) + "\n";
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([words], { type: isTable ? "text/csv" : "application/json" }));
      link.download = "factwire." + button.dataset.download;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    });
  });
  return { json, copied, buttons };
})();

// Adding what was overlooked: words that are selected in a stored article become the evidence of a new fact.
(() => {
  "use strict";
  const bar = document.getElementById("adding"), text = document.getElementById("text");
  if (!bar || !text) return;
  document.querySelector(".adding-key").hidden = false;

  // A paragraph says where it begins; a character that nobody sees stands there as its name and counts as one.
  function pointsWithin(paragraph, node, offset) {
    const range = document.createRange();
    range.selectNodeContents(paragraph);
    range.setEnd(node, offset);
    const part = range.cloneContents();
    for (const unseen of part.querySelectorAll(".unseen")) unseen.textContent = unseen.textContent ? "?" : "";
    return Array.from(part.textContent).length;
  }
  function place(node, offset) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    const paragraph = element.closest("[data-start]");
    return paragraph && text.contains(paragraph) ? Number(paragraph.dataset.start) + pointsWithin(paragraph, node, offset) : null;
  }
  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed || !selection.toString().trim()) return null;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return null;
    const start = place(range.startContainer, range.startOffset);
    // A selection by whole paragraphs ends before the first letter of the next one.
    const end = place(range.endContainer, range.endOffset) ?? null;
    return start === null || end === null || end <= start ? null : { start, end, box: range.getBoundingClientRect() };
  }

  function show() {
    const found = selected();
    bar.hidden = !found;
    if (!found) return;
    const below = found.box.bottom + 8, above = found.box.top - bar.offsetHeight - 8;
    const left = Math.min(found.box.left, innerWidth - bar.offsetWidth - 8);
    bar.style.left = Math.max(8, left) + "px";
    bar.style.top = Math.max(56, below + bar.offsetHeight < innerHeight ? below : above) + "px";
  }
  function go(kind) {
    const found = selected(), address = new URL(bar.dataset.address, location.href);
    if (found) { address.searchParams.set("start", found.start); address.searchParams.set("end", found.end); }
    if (kind) address.searchParams.set("kind", kind);
    location.href = address;
  }

  let waiting = 0;
  document.addEventListener("selectionchange", () => { clearTimeout(waiting); waiting = setTimeout(show, 120); });
  addEventListener("scroll", () => { if (!bar.hidden) show(); }, { passive: true });
  bar.addEventListener("pointerdown", (event) => event.preventDefault()); // a press must not let the selection go
  bar.addEventListener("click", (event) => { if (event.target.dataset.kind) go(event.target.dataset.kind); });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "a" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    event.preventDefault();
    const first = bar.hidden ? null : bar.querySelector("button");
    if (first) first.focus(); else go(null);
  });
  bar.addEventListener("keydown", (event) => {
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    if (event.key === "Escape") getSelection().removeAllRanges();
    if (!(event.key in steps)) return;
    const buttons = [...bar.querySelectorAll("button")];
    buttons[(buttons.indexOf(document.activeElement) + steps[event.key] + buttons.length) % buttons.length].focus();
    event.preventDefault();
  });
})();

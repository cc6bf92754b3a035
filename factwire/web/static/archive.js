// A link to a fact opens the list of facts where a small screen shows the article alone.
(() => {
  "use strict";
  const fact = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  const button = document.querySelector('.views [data-view="facts"]');
  if (!fact || !fact.closest("#facts") || !button) return;
  if (button.offsetParent) button.click();
  fact.scrollIntoView({ block: "center" });
})();

// Picking words of the article for a field, by selecting them. Offsets count code points, as spans do.
(() => {
  "use strict";
  const article = document.getElementById("article-text");
  const form = document.getElementById("correction");
  if (!article || !form) return;
  let field = null;

  function pointsBefore(node, offset) {
    const range = document.createRange();
    range.selectNodeContents(article);
    range.setEnd(node, offset);
    return Array.from(range.toString()).length;
  }
  const placeOf = (textarea) => textarea.parentElement.querySelector('input[type="hidden"]');
  function pick(textarea) {
    if (field) field.classList.remove("picking");
    field = textarea;
    if (!field) return;
    field.classList.add("picking");
    const label = form.querySelector(`label[for="${CSS.escape(field.id)}"]`);
    document.querySelector("[data-hint]").textContent = `Select the words for “${label.textContent}” here.`;
    document.querySelector(".keys-hint").hidden = false;
    show(field);
  }
  // The words of a field are marked in the article while one works on it.
  function show(textarea) {
    const text = article.textContent;
    article.textContent = text;
    const place = placeOf(textarea).value, words = textarea.value;
    if (place === "" || !words) return;
    const points = Array.from(text);
    const start = points.slice(0, Number(place)).join("").length;
    if (text.slice(start, start + words.length) !== words) return;
    const range = document.createRange();
    range.setStart(article.firstChild, start);
    range.setEnd(article.firstChild, start + words.length);
    const mark = document.createElement("mark");
    range.surroundContents(mark);
    article.scrollTop = mark.offsetTop - article.clientHeight / 3;
  }
  function take() {
    const selection = getSelection();
    if (!field || !selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!article.contains(range.startContainer) || !article.contains(range.endContainer)) return;
    const words = range.toString();
    const trimmed = words.trim();
    if (!trimmed) return;
    const lead = Array.from(words.slice(0, words.indexOf(trimmed))).length;
    const start = pointsBefore(range.startContainer, range.startOffset) + lead;
    field.value = trimmed;
    placeOf(field).value = String(start);
    if ("marks" in field.dataset) form.elements.end.value = String(start + Array.from(trimmed).length);
    const group = field.closest("details[data-group], details.adding");
    const tick = group && group.querySelector(':scope > .tick input');
    if (tick) tick.checked = true;
    selection.removeAllRanges();
    show(field);
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  // With keys: an arrow goes to a word, with Shift it takes more of them along, Enter takes what is selected.
  const MOVES = { ArrowRight: ["forward", "word"], ArrowLeft: ["backward", "word"], ArrowDown: ["forward", "line"], ArrowUp: ["backward", "line"] };
  function step(direction, unit, extends_) {
    const selection = getSelection();
    if (!selection.rangeCount || !article.contains(selection.anchorNode)) begin(selection);
    if (extends_) { selection.modify("extend", direction, unit); return; }
    if (direction === "forward") selection.collapseToEnd(); else selection.collapseToStart();
    selection.modify("move", direction, unit);
    if (unit === "line") selection.modify("move", "forward", "word"); // a line's step may end inside a word
    if (direction === "forward" || unit === "line") selection.modify("move", "backward", "word");
    const before = [selection.anchorNode, selection.anchorOffset];
    selection.modify("extend", "forward", "word");
    if (!article.contains(selection.focusNode)) selection.setBaseAndExtent(...before, article, article.childNodes.length);
    const box = selection.getRangeAt(0).getBoundingClientRect(), frame = article.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) article.scrollTop += box.top - frame.top - frame.height / 3;
  }
  function begin(selection) {
    const mark = article.querySelector("mark");
    if (mark) selection.selectAllChildren(mark); else selection.collapse(article, 0);
  }
  for (const button of form.querySelectorAll(".pick")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      pick(button.parentElement.querySelector("textarea"));
      article.focus({ preventScroll: false });
    });
  }
  for (const textarea of form.querySelectorAll("textarea[data-words]")) {
    textarea.addEventListener("focus", () => pick(textarea));
  }
  article.addEventListener("mouseup", take);
  article.addEventListener("touchend", () => setTimeout(take, 50));
  article.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !field) return;
    if (event.key === "Enter") { take(); field.focus(); } else if (event.key in MOVES) step(...MOVES[event.key], event.shiftKey);
    else return;
    event.preventDefault();
  });
  const first = form.querySelector('textarea[name="evidence.0"]') || form.querySelector("textarea[data-marks]");
  if (first) show(first);
  if (first && "marks" in first.dataset) pick(first);
  const wrong = form.querySelector("[aria-invalid]");
  if (wrong) wrong.focus();
})();

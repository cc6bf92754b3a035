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
  function pick(textarea) {
    if (field) field.classList.remove("picking");
    field = textarea;
    if (!field) return;
    field.classList.add("picking");
    const label = form.querySelector(`label[for="${CSS.escape(field.id)}"]`);
    document.querySelector("[data-hint]").textContent = `Select the words for “${label.textContent}” here.`;
    show(field);
  }
  // The words of a field are marked in the article while one works on it.
  function show(textarea) {
    const text = article.textContent;
    article.textContent = text;
    const place = textarea.parentElement.querySelector('input[type="hidden"]').value;
    const words = textarea.value;
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
    field.parentElement.querySelector('input[type="hidden"]').value = String(start);
    const group = field.closest("details[data-group], details.adding");
    const tick = group && group.querySelector(':scope > .tick input');
    if (tick) tick.checked = true;
    selection.removeAllRanges();
    show(field);
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
  article.addEventListener("keyup", take);
  const first = form.querySelector('textarea[name="evidence.0"]');
  if (first) show(first);
  const wrong = form.querySelector("[aria-invalid]");
  if (wrong) wrong.focus();
})();

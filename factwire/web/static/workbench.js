// The article and its cards, tied together: what is pointed at on one side lights up on the other.
// Nothing here makes markup of an article's words: elements are found, classes set, text copied.
(() => {
  "use strict";
  const result = document.getElementById("result");
  if (!result) return;
  const $ = (id) => document.getElementById(id);
  const text = $("text"), facts = $("facts"), groups = $("groups"), peek = $("peek"), said = $("said"), find = $("filter");
  const columns = result.querySelector(".columns");
  const narrow = matchMedia("(max-width: 58rem)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const WIDE = new Set(["claim", "quote", "deal"]);

  const cards = new Map();      // number -> {element, group, text, marks, support}
  const marks = [];             // {element, numbers} in the order of the text
  for (const element of groups.querySelectorAll(".card")) {
    const group = element.closest(".group").dataset.group;
    cards.set(element.dataset.n, { element, group, text: element.dataset.text.toLowerCase(), marks: [], support: [] });
    element.tabIndex = -1;
    for (const link of element.querySelectorAll("a.headline")) link.tabIndex = -1;
  }
  for (const element of text.querySelectorAll("[data-c], [data-s]")) {
    const numbers = (element.dataset.c || "").split(" ").filter((n) => cards.has(n));
    for (const n of numbers) cards.get(n).marks.push(element);
    for (const n of (element.dataset.s || "").split(" ")) if (cards.has(n)) cards.get(n).support.push(element);
    if (!numbers.length) continue;
    marks.push({ element, numbers });
    if (element.id) { element.tabIndex = -1; element.setAttribute("role", "button"); }
  }
  const numbersOf = new Map(marks.map((mark) => [mark.element, mark.numbers]));
  const order = [...cards.keys()];
  let hidden = new Set();

  // ---- what is lit ------------------------------------------------------------------------------------------------
  let pinned = null, lit = null, related = [];
  const take = window.factwireTake, copies = take.buttons((format) => { if (lit !== null) copy(format, lit); });

  function light(n) {
    if (n === lit) return;
    if (lit !== null) paint(lit, false);
    for (const other of related) cards.get(other).element.classList.remove("is-related");
    related = [];
    lit = n;
    if (n !== null) { paint(n, true); cards.get(n).element.append(copies); } else copies.remove();
  }
  function paint(n, on) {
    const card = cards.get(n);
    card.element.classList.toggle("is-active", on);
    for (const mark of card.marks) { mark.classList.toggle("is-lit", on); mark.classList.toggle("is-wide", on && WIDE.has(card.group)); }
    for (const words of card.support) words.classList.toggle("is-support", on);
    for (const bar of groups.querySelectorAll(`.bar[data-n="${n}"]`)) bar.classList.toggle("is-active", on);
  }
  function pin(n) {
    if (pinned !== null) cards.get(pinned).element.classList.remove("is-pinned");
    pinned = n;
    if (n !== null) { cards.get(n).element.classList.add("is-pinned"); rove(cards.get(n).element); }
    light(n);
    hold(n);
  }
  const numbersAt = (element) => (numbersOf.get(element) || []).filter((n) => !hidden.has(n));
  function relate(numbers) {
    for (const n of numbers) if (n !== lit) { cards.get(n).element.classList.add("is-related"); related.push(n); }
  }

  // ---- scrolling: only the other side moves -----------------------------------------------------------------------
  const tools = result.querySelector(".tools");
  new ResizeObserver(() => columns.style.setProperty("--tools", tools.offsetHeight + "px")).observe(tools); // chips wrap
  const top = () => 60 + (narrow.matches ? 60 : tools.offsetHeight);
  const behavior = () => (calm.matches ? "auto" : "smooth");
  function showEvidence(n) {
    const mark = cards.get(n).marks[0];
    if (!mark) return;
    const box = mark.getBoundingClientRect();
    if (box.top < top() || box.bottom > innerHeight - (narrow.matches ? innerHeight * 0.4 : 24)) {
      mark.scrollIntoView({ block: narrow.matches ? "start" : "center", behavior: behavior() });
    }
  }
  function showCard(n) {
    const element = cards.get(n).element;
    if (narrow.matches) return;
    const box = element.getBoundingClientRect(), frame = facts.getBoundingClientRect();
    if (box.top < frame.top + 40 || box.bottom > frame.bottom - 8) {
      facts.scrollBy({ top: box.top - frame.top - frame.height / 3, behavior: behavior() });
    }
  }

  // ---- pointing ---------------------------------------------------------------------------------------------------
  let waiting = 0;
  function soon(action) { clearTimeout(waiting); waiting = setTimeout(action, 70); }
  const cardAt = (target) => target.closest(".card[data-n], .bar[data-n]");
  const markAt = (target) => { const mark = target.closest("mark[data-c]"); return mark && numbersAt(mark).length ? mark : null; };

  // What a scroll brings under a pointer that rests is not pointed at: lit evidence would go out, cards would jump.
  let at = "", under = null;
  function moved(event) {
    const place = event.clientX + " " + event.clientY, has = event.pointerType === "mouse" && place !== at;
    at = place;
    return has;
  }
  groups.addEventListener("pointermove", (event) => {
    const card = moved(event) ? cardAt(event.target) : null;
    if (!card || (card === under && card.dataset.n === lit)) return;
    under = card;
    soon(() => { light(card.dataset.n); showEvidence(card.dataset.n); });
  });
  text.addEventListener("pointermove", (event) => {
    if (!moved(event)) return;
    const mark = markAt(event.target);
    if (mark === under) return;
    under = mark;
    if (mark) soon(() => point(mark)); else soon(() => light(pinned));
  });
  for (const side of [groups, text]) side.addEventListener("pointerleave", (event) => {
    if (!moved(event)) return;
    under = null;
    soon(() => light(pinned));
  });
  function point(mark) {
    const [n, ...others] = numbersAt(mark);
    light(n);
    relate(others);
    showCard(n);
  }

  groups.addEventListener("click", (event) => {
    if (event.target.closest(".copies, dd a, .actions")) return;
    const card = cardAt(event.target);
    if (!card || String(getSelection())) return;
    event.preventDefault();
    clearTimeout(waiting);
    if (narrow.matches) view("article");
    pin(card.dataset.n);
    showEvidence(card.dataset.n);
    if (card.matches(".bar")) showCard(card.dataset.n);
  });
  text.addEventListener("click", (event) => {
    const mark = markAt(event.target);
    if (!mark || String(getSelection())) return;
    clearTimeout(waiting);
    const numbers = numbersAt(mark);
    pin(numbers[(numbers.indexOf(pinned) + 1) % numbers.length]); // again: the next one that covers it
    relate(numbers);
    showCard(pinned);
    if (narrow.matches && mark.getBoundingClientRect().bottom > peek.getBoundingClientRect().top) mark.scrollIntoView({ block: "center", behavior: behavior() });
  });

  // ---- focus and keys ---------------------------------------------------------------------------------------------
  let roving = { card: null, mark: null };
  function rove(element) {
    const kind = element.matches(".card") ? "card" : "mark";
    if (roving[kind]) roving[kind].tabIndex = -1;
    roving[kind] = element;
    element.tabIndex = 0;
  }
  groups.addEventListener("focusin", (event) => {
    if (!event.target.matches(".card")) return;
    rove(event.target);
    if (!event.target.matches(":focus-visible")) return;
    light(event.target.dataset.n);
    showEvidence(event.target.dataset.n);
  });
  text.addEventListener("focusin", (event) => {
    const mark = markAt(event.target);
    if (!mark) return;
    rove(mark);
    if (!mark.matches(":focus-visible")) return;
    point(mark);
    const card = cards.get(lit);
    if (card) said.textContent = `${card.group}: ${card.element.dataset.text.split("\n")[0]}`;
  });
  const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  function step(list, current, key) {
    if (key === "Home") return list[0];
    if (key === "End") return list[list.length - 1];
    return list[Math.max(0, Math.min(list.length - 1, list.indexOf(current) + STEPS[key]))];
  }
  result.addEventListener("keydown", (event) => {
    const target = event.target, moves = event.key in STEPS || event.key === "Home" || event.key === "End";
    const isCard = target.matches(".card"), isMark = target.matches("mark");
    if (!(isCard || isMark) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (moves) {
      const list = isCard
        ? order.filter((n) => !hidden.has(n)).map((n) => cards.get(n).element)
        : marks.map((mark) => mark.element).filter((element) => element.id && numbersAt(element).length);
      const next = step(list, target, event.key);
      if (next) { next.focus({ preventScroll: isCard && !narrow.matches }); if (isCard) showCard(next.dataset.n); }
    } else if (event.key === "Enter" || event.key === " ") {
      if (isCard) { pin(target.dataset.n); across(cards.get(target.dataset.n).marks.find((mark) => mark.id)); }
      else { pin(numbersAt(target)[0]); across(cards.get(pinned).element); }
    } else if (event.key.toLowerCase() === "c" && lit !== null) copy(event.shiftKey ? "json" : "text", lit);
    else return;
    event.preventDefault();
  });
  function across(element) {
    if (!element) return;
    if (narrow.matches) view(element.matches(".card") ? "facts" : "article");
    element.focus();
  }
  document.addEventListener("keydown", (event) => {
    const writes = event.target.closest("input, textarea, select");
    if (event.key === "/" && !writes && !event.ctrlKey && !event.metaKey) { event.preventDefault(); find.focus(); find.select(); }
    if (event.key !== "Escape") return;
    if (event.target === find && find.value) { find.value = ""; sift(); } else { pin(null); if (event.target === find) find.blur(); }
  });

  // ---- filters ----------------------------------------------------------------------------------------------------
  const chips = [...result.querySelectorAll(".chip")];
  for (const chip of chips) {
    chip.setAttribute("aria-pressed", "false");
    chip.addEventListener("click", () => {
      chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
      sift();
    });
  }
  let typing = 0;
  find.addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(sift, 60); });

  function sift() {
    const kinds = new Set(chips.filter((chip) => chip.getAttribute("aria-pressed") === "true").map((chip) => chip.dataset.group));
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    hidden = new Set();
    for (const [n, card] of cards) {
      const stays = (!kinds.size || kinds.has(card.group)) && words.every((word) => card.text.includes(word));
      if (!stays) hidden.add(n);
      if (card.element.hidden === stays) card.element.hidden = !stays;
    }
    for (const part of groups.querySelectorAll(".part")) part.hidden = !part.querySelector(".card:not([hidden])");
    for (const group of groups.querySelectorAll(".group")) {
      const all = group.querySelectorAll(".card").length, left = all - group.querySelectorAll(".card[hidden]").length;
      group.hidden = !left;
      group.querySelector("h3 .count").textContent = left === all ? all : `${left} of ${all}`;
    }
    for (const { element, numbers } of marks) dress(element, numbers);
    if (pinned !== null && hidden.has(pinned)) pin(null);
    $("shown-count").textContent = hidden.size ? `${cards.size - hidden.size} of ${cards.size}` : "";
    const first = order.find((n) => !hidden.has(n));
    if (first && (!roving.card || roving.card.hidden)) rove(cards.get(first).element);
  }
  function dress(element, numbers) {
    const shown = hidden.size ? numbers.filter((n) => !hidden.has(n)) : numbers;
    const kinds = new Set(shown.map((n) => "m-" + cards.get(n).group));
    const kept = ["is-lit", "is-wide", "is-support"].filter((name) => element.classList.contains(name));
    const name = [...(kinds.size ? kinds : ["is-plain"]), ...kept].join(" ");
    if (element.className !== name) element.className = name;
  }

  // ---- copies (workbench_take.js does the taking) -------------------------------------------------------------------
  async function copy(format, n) {
    const { dataset } = cards.get(n).element;
    const done = await take.copied(format === "json" ? await take.json(dataset.records.split(" ")) : dataset.text);
    said.textContent = done ? "Copied" : "The browser does not allow copying";
    for (const button of document.querySelectorAll(`.copies [data-copy="${format}"]`)) {
      button.textContent = done ? "Copied" : "Not allowed";
      setTimeout(() => { button.textContent = button.dataset.label; }, 1200);
    }
  }

  // ---- phone ------------------------------------------------------------------------------------------------------
  const views = [...result.querySelectorAll(".views button")];
  function view(name) {
    columns.dataset.view = name;
    for (const button of views) button.setAttribute("aria-pressed", String(button.dataset.view === name));
    if (name === "facts") peek.hidden = true;
  }
  for (const button of views) button.addEventListener("click", () => { view(button.dataset.view); scrollTo({ top: columns.offsetTop - 160 }); });
  function hold(n) {
    if (n === null || !narrow.matches) { peek.hidden = true; return; }
    const bar = document.createElement("div"), name = document.createElement("strong"), close = document.createElement("button");
    bar.className = "peek-bar";
    name.className = "small muted";
    name.textContent = cards.get(n).element.closest(".group").querySelector("h3").textContent.replace(/^\s*a|\d+( of \d+)?\s*$/g, "").trim();
    Object.assign(close, { type: "button", className: "button small", textContent: "Close" });
    close.addEventListener("click", () => pin(null));
    bar.append(name, close);
    const held = cards.get(n).element.cloneNode(true);
    held.removeAttribute("id");
    held.removeAttribute("tabindex");
    held.className = "card g-" + cards.get(n).group;
    held.querySelector(".copies")?.remove();
    const box = document.createElement("ul");
    box.setAttribute("role", "list");
    box.className = "group g-" + cards.get(n).group;
    box.append(held);
    peek.replaceChildren(bar, box, copies);
    peek.hidden = false;
  }

  for (const element of result.querySelectorAll(".chips, .find, .views, .downloads, .keys")) element.hidden = false;
  view("article");
  sift();
  const first = marks.find((mark) => mark.element.id);
  if (first) rove(first.element);
})();

// The colours: as the system has them, light or dark. Runs before the page is painted, so that nothing flashes.
(() => {
  "use strict";
  const KEY = "factwire-theme";
  const ORDER = ["auto", "light", "dark"];
  const SIGNS = { auto: "◐", light: "☀", dark: "☾" };
  const NAMES = { auto: "as the system has them", light: "light", dark: "dark" };
  const root = document.documentElement;

  function remembered() {
    try { return localStorage.getItem(KEY) || "auto"; } catch { return "auto"; } // a sandboxed frame has no storage
  }
  function apply(theme) {
    if (theme === "auto") delete root.dataset.theme; else root.dataset.theme = theme;
    const button = document.getElementById("theme");
    if (!button) return;
    button.hidden = false;
    button.textContent = SIGNS[theme];
    button.setAttribute("aria-label", "Colours: " + NAMES[theme]);
    button.title = "Colours: " + NAMES[theme];
  }
  let theme = ORDER.includes(remembered()) ? remembered() : "auto";
  root.classList.add("js");
  apply(theme);
  document.addEventListener("DOMContentLoaded", () => {
    apply(theme);
    document.querySelector(".top nav [aria-current]")?.scrollIntoView({ inline: "nearest", block: "nearest" });
    const button = document.getElementById("theme");
    if (button) button.addEventListener("click", () => {
      theme = ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length];
      try { localStorage.setItem(KEY, theme); } catch { /* it holds for this page then */ }
      apply(theme);
    });
  });
})();

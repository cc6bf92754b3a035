// The box: a pasted article is read at once, Ctrl+Enter reads it too, and the button says that it works.
(() => {
  "use strict";
  const form = document.getElementById("paste");
  if (!form) return;
  const box = form.elements.text, button = form.querySelector("button[type=submit]");
  const LONG_ENOUGH = 200; // characters: less is hardly an article, and somebody may be putting it together

  box.addEventListener("paste", (event) => {
    const was = box.value.trim();
    setTimeout(() => { if (!was && box.value.trim().length >= LONG_ENOUGH) form.requestSubmit(); });
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.requestSubmit(); }
  });
  form.addEventListener("submit", (event) => {
    if (form.getAttribute("aria-busy") === "true") { event.preventDefault(); return; }
    form.setAttribute("aria-busy", "true");
    button.textContent = "Reading …";
  });
  addEventListener("pageshow", () => { form.removeAttribute("aria-busy"); button.textContent = "Extract"; }); // back again
  document.getElementById("again")?.addEventListener("toggle", (event) => { if (event.target.open) box.focus(); });
})();

// The API's description, drawn by Swagger UI, which is served from here as well.
SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#swagger",
  deepLinking: false,
  defaultModelsExpandDepth: 0,
  docExpansion: "list",
  displayRequestDuration: true,
  filter: false,
  syntaxHighlight: { theme: "agate" },
  validatorUrl: null,
});

// Its dark colours hang on a class of the root; ours on the system's wish or the button above.
(() => {
  const root = document.documentElement, dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => root.classList.toggle("dark-mode", root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  new MutationObserver(follow).observe(root, { attributeFilter: ["data-theme"] });
  dark.addEventListener("change", follow);
  follow();
})();

// @ts-check
/* Light, dark, or as the system: applied at once, kept by the server in a cookie. */
import { all } from "./dom.js";
import { ask } from "./ask.js";

/** @param {string} theme light, dark or system */
export function setTheme(theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  for (const button of all("button[name=theme]")) button.ariaPressed = String(button.getAttribute("value") === theme);
  ask("/theme", new URLSearchParams({ theme })).catch(() => {});
}

export function startTheme() {
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement) || button.name !== "theme") return;
    event.preventDefault();
    setTheme(button.value);
  });
}

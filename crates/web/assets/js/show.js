// @ts-check
/* What lint found leads to its place in the text. */
import { textOf } from "./draft.js";

/** The place of some words nearest to where they stood when the text was read; they may go over the end of a line.
 * @param {string} text @param {string} words @param {number} at @returns {[number, number] | null} */
export function placeOf(text, words, at) {
  const parts = words.replace(/…$/, "").split(/\s+/).filter(Boolean);
  if (!parts.length) return null;
  const pattern = new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+"), "g");
  const far = (/** @type {RegExpMatchArray} */ one) => Math.abs((one.index ?? 0) - at);
  const nearest = [...text.matchAll(pattern)].sort((one, other) => far(one) - far(other))[0];
  return nearest ? [nearest.index ?? 0, (nearest.index ?? 0) + nearest[0].length] : null;
}

/** @param {HTMLElement} button @param {HTMLFormElement} form */
function leadTo(button, form) {
  const field = textOf(form);
  const place = placeOf(field.value, button.dataset.show ?? "", Number(button.dataset.at));
  button.closest("details")?.removeAttribute("open");
  /* A field that gets the focus scrolls to its cursor, and to no selection. */
  if (place) field.setSelectionRange(place[0], place[0]);
  field.blur();
  field.focus();
  if (place) field.setSelectionRange(...place);
}

export function startShow() {
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-show]");
    const form = button && button.closest("form");
    if (button instanceof HTMLElement && form) leadTo(button, form);
  });
}

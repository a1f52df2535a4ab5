// @ts-check
/* One sentence at a time at the bottom, with one way back. It stays while someone reads or aims at it. */
import { byId, words } from "./dom.js";

const STAYS_MS = 8000;
const toastNow = {
  timer: 0, undo: /** @type {(() => void) | null} */ (null), undoes: false, before: /** @type {Element | null} */ (null),
  later: /** @type {[string, () => void, string][]} */ ([]),
};
/** Whether an answer is what was done last: Ctrl+Z takes back the newest. */
export const newest = { sent: true };

/** @param {string} text @param {(() => void) | null} [undo] @param {string} [label] */
export function toast(text, undo = null, label = words("undo")) {
  const place = byId("toast");
  if (!place) return;
  const sentence = document.createElement("span");
  sentence.textContent = text;
  if (!place.contains(document.activeElement)) toastNow.before = document.activeElement;
  place.replaceChildren(sentence);
  toastNow.undo = undo;
  toastNow.undoes = label === words("undo");
  if (undo && toastNow.undoes) newest.sent = false;
  if (undo) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", doThat);
    place.append(button);
  }
  clearAfter();
}

/** What is no longer true goes at once. @param {string} text */
export function unsay(text) { if (text && byId("toast")?.firstChild?.textContent === text) clearToast(); }

/** What comes from elsewhere waits until what can be taken back has been read. @param {string} text @param {() => void} open */
export function toastLater(text, open) {
  if (toastNow.undo && toastNow.undoes) toastNow.later.push([text, open, words("open")]);
  else toast(text, open, words("open"));
}

/** What Ctrl+Z does outside a text field. @returns {boolean} whether there was something to undo */
export function undoLast() {
  const undoes = toastNow.undoes && Boolean(toastNow.undo);
  if (undoes) doThat();
  return undoes;
}

function doThat() {
  const { undo, before } = toastNow;
  const place = byId("toast");
  const held = place?.contains(document.activeElement);
  toastNow.undo = null;
  place?.replaceChildren();
  clearAfter();
  if (held && before instanceof HTMLElement) before.focus();
  undo?.();
}

function clearToast() {
  toastNow.undo = null;
  byId("toast")?.replaceChildren();
  const next = toastNow.later.shift();
  if (next) toast(...next);
}

function clearAfter() {
  clearTimeout(toastNow.timer);
  toastNow.timer = window.setTimeout(() => {
    const place = byId("toast");
    if (place?.matches(":hover, :focus-within")) clearAfter();
    else clearToast();
  }, STAYS_MS);
}

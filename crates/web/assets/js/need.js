// @ts-check
/* What nobody needs to see a page is fetched when somebody first touches it: the palette, saved answers, mentions, looks and
   what is pasted with them, the widths of panes. It is there before a hand gets to the second key. */
import { byId, keyOf, words } from "./dom.js";
import { toast } from "./toast.js";

const TOUCHES = ["pointerover", "pointerdown", "keydown", "focusin"];
/* After a failure it is asked for again, but not with every step of the pointer; a page that is older than the desk finds nothing. */
const PAUSE_MS = 5000;
const TRIES_MAX = 4;
const needNow = { here: false, tries: 0, after: 0, coming: /** @type {Promise<void> | null} */ (null) };

/** When the rest of the script is there. @returns {Promise<void>} */
export function rest() {
  const place = byId("words")?.dataset.rest;
  if (!place) return Promise.resolve();
  /* A browser may keep in mind that an address failed: the next try has another one. */
  const address = needNow.tries ? `${place}?${needNow.tries}` : place;
  if (!needNow.coming && performance.now() < needNow.after) return Promise.reject(new Error("not yet"));
  return needNow.coming ??= import(address).then(() => { needNow.here = true; }, (failed) => {
    needNow.coming = null;
    needNow.tries++;
    needNow.after = performance.now() + PAUSE_MS * needNow.tries;
    if (needNow.tries === TRIES_MAX && navigator.onLine) toast(words("pageOld"), () => location.reload(), words("again"));
    throw failed;
  });
}

function touched() {
  rest().then(() => TOUCHES.forEach((touch) => removeEventListener(touch, touched, true)), () => {});
}

export function openPalette() {
  const box = /** @type {HTMLDialogElement | null} */ (byId("palette"));
  const field = /** @type {HTMLInputElement | null} */ (byId("palette-field"));
  if (!box || !field || box.open) return;
  field.value = "";
  box.showModal();
  rest().then(() => field.dispatchEvent(new Event("input")), () => {
    box.close();
    toast(words("pageOld"), () => location.reload(), words("again"));
  });
}

/* Looks belong to the rest: a key that sets one waits for it, and is no other key meanwhile. */
/** @param {KeyboardEvent} event */
function lookWaits(event) {
  const field = event.target;
  if (needNow.here || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.isComposing) return;
  if (!(field instanceof HTMLTextAreaElement) || field.form?.id !== "composer") return;
  const key = keyOf(event).toLowerCase();
  if (!"bi".includes(key) && (key !== "k" || field.selectionStart === field.selectionEnd)) return;
  event.preventDefault();
  event.stopPropagation();
  const { code, ctrlKey, metaKey } = event;
  const again = new KeyboardEvent("keydown", { key: event.key, code, ctrlKey, metaKey, bubbles: true, cancelable: true });
  rest().then(() => field.dispatchEvent(again), () => toast(words("notDone")));
}

export function startNeed() {
  document.addEventListener("keydown", lookWaits, true);
  for (const touch of TOUCHES) addEventListener(touch, touched, true);
  /* Without the rest it is a link to a page of its own, which also does. */
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("#saved-answers");
    if (!(link instanceof HTMLAnchorElement) || needNow.here) return;
    event.preventDefault();
    rest().then(() => link.click(), () => location.assign(link.href));
  });
}

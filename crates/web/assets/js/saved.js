// @ts-check
/* Saved answers: "/" at the start of a line, or the button, opens the menu; what is chosen is put where the cursor was. */
import { all, byId, fragment, one, words } from "./dom.js";
import { ask } from "./ask.js";
import { addAct, composer, textOf } from "./draft.js";
import { shown } from "./pane.js";
import { postActs } from "./select.js";
import { toast } from "./toast.js";
import { typeOver } from "./look.js";

const savedNow = { timer: 0, slash: false };

/** @returns {HTMLDetailsElement | null} */
function savedMenu() { return /** @type {HTMLDetailsElement | null} */ (byId("saved-menu")); }

/** @returns {Promise<boolean>} whether what was found is what is asked for by now */
async function find() {
  const field = /** @type {HTMLInputElement | null} */ (byId("saved-find"));
  const [asked, about] = [field?.value ?? "", shown()];
  const list = fragment(await ask(`/conversations/${about}/saved-answers?q=${encodeURIComponent(asked)}`));
  if (byId("saved-find") !== field || field?.value !== asked || about !== shown()) return false;
  byId("saved-found")?.replaceChildren(list);
  return true;
}

/** @param {boolean} slash whether a stroke was typed that must go again */
function openSaved(slash) {
  const menu = savedMenu();
  const field = /** @type {HTMLInputElement | null} */ (byId("saved-find"));
  if (!menu || !field) return;
  savedNow.slash = slash;
  menu.open = true;
  field.value = "";
  field.focus();
  find().catch(() => {});
}

/** Puts a saved answer where the cursor is. @param {HTMLElement} chosen */
export function putIn(chosen) {
  const form = composer();
  const menu = savedMenu();
  if (!form || !menu) return;
  const field = textOf(form);
  const at = field.selectionStart - (savedNow.slash ? 1 : 0);
  menu.open = false;
  const url = chosen.getAttribute("action") ?? chosen.getAttribute("href") ?? "";
  /* What says nothing does what it does at once: there is nothing to send it with. */
  if (!chosen.dataset.text && chosen.dataset.acts) {
    if (savedNow.slash) typeOver(field, "", Math.max(at, 0), field.selectionEnd);
    postActs(new URLSearchParams(), url);
    return;
  }
  typeOver(field, chosen.dataset.text ?? "", Math.max(at, 0), field.selectionEnd);
  const does = (chosen.dataset.does ?? "").split("\n");
  for (const [index, act] of (chosen.dataset.acts ?? "").split("\n").entries()) if (act) addAct(act, does[index] ?? act);
  ask(url, new URLSearchParams()).catch(() => {});
}

/** Whether a stroke that opens the menu has just been typed. @param {HTMLTextAreaElement} field */
function slashed(field) {
  return field.form?.id === "composer" && /(?:^|\n)\/$/.test(field.value.slice(0, field.selectionStart));
}

export function startSaved() {
  /* It may have been typed before this came. */
  const typing = document.activeElement;
  if (typing instanceof HTMLTextAreaElement && slashed(typing)) openSaved(true);
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("#saved-answers");
    if (link && savedMenu()) { event.preventDefault(); event.stopPropagation(); openSaved(false); }
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches("#saved-found .saved-answer")) return;
    event.preventDefault();
    putIn(form);
  });
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof Element)) return;
    if (field.id === "saved-find") {
      clearTimeout(savedNow.timer);
      savedNow.timer = window.setTimeout(() => find().catch(() => {}), 150);
    } else if (field instanceof HTMLTextAreaElement && event instanceof InputEvent && event.data === "/" && slashed(field)) openSaved(true);
  });
  /* The palette opens the menu by itself. */
  document.addEventListener("toggle", (event) => {
    if (event.target === savedMenu() && savedMenu()?.open && !byId("saved-found")?.childElementCount) find().catch(() => {});
  }, true);
  document.addEventListener("keydown", (event) => {
    const menu = savedMenu();
    if (event.isComposing || !menu?.open || !(event.target instanceof Node) || !menu.contains(event.target)) return;
    const items = all(".saved-answer button", menu);
    const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step) { event.preventDefault(); (items[at + step] ?? (step < 0 ? byId("saved-find") : items[0]))?.focus(); }
    else if (event.key === "Enter" && event.target === byId("saved-find")) {
      event.preventDefault();
      clearTimeout(savedNow.timer);
      /* The first of what was asked for, not of what stood there before. */
      find().then((fresh) => { if (fresh) one(".saved-answer button", menu)?.click(); }, () => toast(words("notDone")));
    }
    else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      menu.open = false;
      const form = composer();
      if (form) textOf(form).focus();
    }
  }, true);
}

// @ts-check
/* Keys: single letters outside text fields, which each agent can change or switch off in the settings. */
import { all, byId, hush, hushed, keyOf, one } from "./dom.js";
import { newest, undoLast } from "./toast.js";
import { currentRow, neighbour } from "./list.js";
import { onChange, opened, openRow, opening, shown, toList } from "./pane.js";
import { chooseKind, composer } from "./draft.js";
import { actByName, openMenu, takeLastBack } from "./act.js";
import { previewAnswer, sendByKey } from "./composer.js";
import { openPalette } from "./need.js";
import { clearPicked, pickCurrent, pickOn } from "./select.js";

const keysNow = {
  going: 0, off: false, ahead: /** @type {{event: KeyboardEvent, meant: string}[]} */ ([]),
  /* A delivered key to the own key. */
  own: /** @type {Record<string, string>} */ ({}),
};

/** What a pressed key stands for: the delivered key of the act that the agent gave it to. @param {string} pressed */
function meaning(pressed) {
  for (const [delivered, own] of Object.entries(keysNow.own)) if (own === pressed) return delivered;
  return keysNow.own[pressed] ? "" : pressed;
}

/** The key that does what this one was delivered for; none where keys are off. @param {string} delivered */
export function ownKey(delivered) { return keysNow.off ? "" : keysNow.own[delivered] ?? delivered; }

/* Screen readers hear which key does it, and whoever has keys of their own sees these. */
/** @param {ParentNode} [within] */
function tellKeys(within = document) {
  for (const piece of all("[data-key]", within)) {
    const delivered = piece.dataset.key ?? "";
    const own = ownKey(delivered);
    if (own) piece.setAttribute("aria-keyshortcuts", own.length === 1 && own !== own.toLowerCase() ? `Shift+${own}` : own);
    for (const key of all("kbd", piece)) {
      if (!own) key.remove();
      else if (key.textContent === delivered) key.textContent = own;
    }
  }
}

/** @param {number} step */
function walk(step) {
  const row = neighbour(currentRow(), step);
  if (row) openRow(row);
}

/** @param {number} step */
function walkMessages(step) {
  const messages = all("#messages .message");
  const at = messages.indexOf(/** @type {HTMLElement} */ (document.activeElement?.closest(".message")));
  const next = messages[at < 0 ? messages.length - 1 : at + step];
  next?.setAttribute("tabindex", "-1");
  next?.focus();
}

function toggleCustomer() {
  const side = byId("side");
  if (!side) return;
  if (location.hash === "#side") { location.hash = "#conversation"; byId("conversation-title")?.focus(); }
  else { location.hash = "#side"; side.focus(); }
}

/** @param {string} path */
function follow(path) {
  const link = one(`a[href="${path}"]`) ?? one(`.rail a[href^="${path}"]`);
  if (link) link.click();
  else location.assign(path);
}

async function handOver() {
  await openMenu("owner-menu");
  const form = one("#hand-over");
  form?.setAttribute("open", "");
  (form && one("select", form))?.focus();
}

/** @type {Record<string, () => void>} */
const SINGLE = {
  x: pickCurrent, J: () => pickOn(1), K: () => pickOn(-1),
  j: () => walk(1), ArrowDown: () => walk(1), k: () => walk(-1), ArrowUp: () => walk(-1),
  o: () => byId("conversation-title")?.focus(),
  r: () => chooseKind("reply"), n: () => chooseKind("note"),
  a: () => actByName("mine"), A: () => openMenu("owner-menu"), t: handOver,
  e: () => actByName("close"), z: () => openMenu(byId("follow-up-menu") ? "follow-up-menu" : "snooze-menu"), u: () => actByName("unread"),
  y: () => actByName("suggested"),
  ".": () => openMenu("tag-menu"), p: () => openMenu("priority-menu"), i: toggleCustomer, "[": () => walkMessages(-1), "]": () => walkMessages(1),
  "/": () => { const field = one("form[role=search] input"); if (field) field.focus(); else follow("/search"); },
  "?": () => /** @type {HTMLDialogElement | null} */ (byId("keys"))?.showModal(),
};
const WALKS = ["j", "k", "x", "J", "K"];
const TYPES = ["Enter", "Backspace"];
const FIELD = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";
/** @type {Record<string, string>} */
const PLACES = { i: "/inbox/", t: "/tasks", o: "/post-room", s: "/settings", n: "/conversations/new" };

/** @param {KeyboardEvent} event @param {Element} target @returns {boolean} */
function inField(event, target) {
  if (!target.matches(FIELD)) return false;
  const form = target.closest("#composer");
  const control = event.metaKey || event.ctrlKey;
  if (event.key === "Enter" && (control || event.altKey) && form instanceof HTMLFormElement) {
    event.preventDefault();
    if (!event.repeat) sendByKey(form, !control ? "snooze:answer" : event.shiftKey ? "close" : "");
  } else if (control && event.shiftKey && keyOf(event).toLowerCase() === "p" && form instanceof HTMLFormElement) {
    event.preventDefault();
    previewAnswer(form);
  } else if (event.key === "Escape" && target.closest("details.menu[open]")) escape();
  else if (event.key === "Escape" && !one("dialog[open]")) {
    /** @type {HTMLElement} */ (target).blur();
    (currentRow() ?? byId("conversation-title"))?.focus();
  }
  return true;
}

function escape() {
  if (!document.activeElement?.closest("details.menu[open]") && clearPicked()) return;
  const menu = document.activeElement?.closest("details.menu[open]") ?? one("details.menu[open]");
  if (menu) {
    menu.removeAttribute("open");
    one("summary", menu)?.focus();
  } else if (location.hash === "#side") toggleCustomer();
  else if (byId("rows")) toList();
}

/* F6 goes round the regions, as in every desktop program. */
/** @param {boolean} back */
function cycle(back) {
  const regions = [currentRow() ?? byId("rows"), byId("messages"), composer() && one("textarea", /** @type {HTMLElement} */ (composer())), byId("side")]
    .filter((region) => region && region.getClientRects().length);
  const at = regions.findIndex((region) => region?.contains(document.activeElement));
  regions.at(at < 0 ? back ? -1 : 0 : (at + (back ? -1 : 1)) % regions.length)?.focus();
}

/** @param {KeyboardEvent} event */
function single(event) {
  if (event.altKey || keysNow.off) return;
  /* What is typed while a menu is open is meant for the menu. */
  if (document.activeElement?.closest("details.menu[open]")) return;
  if (hushed()) { event.preventDefault(); return; }
  const pressed = Object.values(keysNow.own).includes(event.key) ? event.key : keyOf(event);
  if (keysNow.going) {
    clearTimeout(keysNow.going);
    keysNow.going = 0;
    if (PLACES[pressed]) { event.preventDefault(); follow(PLACES[pressed]); return; }
  }
  const key = pressed.startsWith("Arrow") ? pressed : meaning(pressed);
  if (key === "g") { keysNow.going = window.setTimeout(() => { keysNow.going = 0; }, 1500); return; }
  if (/^[1-9]$/.test(pressed)) { one(`.rail a.view[data-key="${pressed}"]`)?.click(); return; }
  const work = SINGLE[key];
  if (!work) return;
  if (pressed.startsWith("Arrow") && !document.activeElement?.closest("#rows")) return;
  event.preventDefault();
  work();
}

/* Keys pressed while a conversation is still on its way are meant for that one, not for the one that still stands there. Keys
   that walk the list need not wait. */
/** @param {KeyboardEvent} event @param {boolean} control @returns {boolean} whether it waits */
function ahead(event, control) {
  const begun = keysNow.ahead.length > 0;
  const typed = event.key.length === 1 || (begun && TYPES.includes(event.key));
  if (!(opening() || begun) || control || event.altKey || !(event.key === "F6" || (typed && !keysNow.off))) return false;
  if (!begun && WALKS.includes(meaning(keyOf(event)))) return false;
  event.preventDefault();
  keysNow.ahead.push({ event, meant: currentRow()?.dataset.id ?? "" });
  if (!begun) catchUp();
  return true;
}

async function catchUp() {
  while (keysNow.ahead.length) {
    while (opening()) await opened();
    const [{ event, meant }] = keysNow.ahead;
    if (meant === shown()) {
      retype(event);
      /* What was typed after a step in the list is meant for where it led. */
      const row = opening() && currentRow()?.dataset.id;
      for (const later of keysNow.ahead) if (row && later.meant === meant) later.meant = row;
    } else hush();
    keysNow.ahead.shift();
  }
}

/** @param {KeyboardEvent} event */
function retype(event) {
  const at = document.activeElement;
  const text = at instanceof HTMLTextAreaElement || (at instanceof HTMLInputElement && /^(?:text|search)$/.test(at.type));
  if (!text || event.key === "F6" || (event.key === "Enter" && at instanceof HTMLInputElement)) return press(event);
  const [from, to] = [at.selectionStart ?? 0, at.selectionEnd ?? 0];
  const back = event.key === "Backspace" && from === to ? 1 : 0;
  const data = event.key === "Enter" ? "\n" : event.key.length === 1 ? event.key : "";
  at.setRangeText(data, Math.max(from - back, 0), to, "end");
  at.dispatchEvent(new InputEvent("input", { bubbles: true, data }));
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  /* A word that is being put together is not keys yet. */
  if (event.isComposing) return;
  const control = event.metaKey || event.ctrlKey;
  if (!(document.activeElement?.matches(FIELD) && !keysNow.ahead.length) && ahead(event, control)) return;
  press(event);
}

/** @param {KeyboardEvent} event */
function press(event) {
  const target = document.activeElement ?? document.body;
  const control = event.metaKey || event.ctrlKey;
  if (control && keyOf(event).toLowerCase() === "k") { event.preventDefault(); openPalette(); return; }
  if (event.key === "F6" && !one("dialog[open]")) { event.preventDefault(); cycle(event.shiftKey); return; }
  if (inField(event, target) || one("dialog[open]")) return;
  if (control) {
    if (keyOf(event).toLowerCase() === "z" && (newest.sent ? takeLastBack() : undoLast())) event.preventDefault();
    return;
  }
  if (event.key === "Escape") { escape(); return; }
  single(event);
}

export function startKeys() {
  document.addEventListener("keydown", pressed);
  const own = byId("words")?.dataset.keys ?? "{}";
  keysNow.off = own === "off";
  if (!keysNow.off) keysNow.own = JSON.parse(own);
  tellKeys();
  onChange(() => tellKeys(byId("pane") ?? document));
}

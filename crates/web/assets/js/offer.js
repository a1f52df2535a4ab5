// @ts-check
/* Offers: while a filter is typed into the search, filters and their values are offered. What is typed out counts as well, and
   Enter searches unless somebody has pointed at one. */
import { all, byId, fragment, one } from "./dom.js";
import { ask } from "./ask.js";
import { typeOver } from "./look.js";

const OFFER_MS = 120;
const SEARCH_FIELD = "form[role=search][action='/search'] input";
/* A filter may be begun here; the server knows which. */
const FILTER = /(?:^|\s)-?[a-z]{2,8}(?::(?:[^\s"]*|"[^"]*))?$/i;
const offerNow = { timer: 0, at: -1, line: "" };

/** @param {EventTarget | null} target @returns {HTMLInputElement | null} */
function searchField(target) { return target instanceof HTMLInputElement && target.matches(SEARCH_FIELD) ? target : null; }

/** The line up to where somebody types; null where no filter is begun. @param {HTMLInputElement} field @returns {string | null} */
function begunFilter(field) {
  const line = field.value.slice(0, field.selectionStart ?? 0);
  return field.selectionStart === field.selectionEnd && FILTER.test(line) ? line : null;
}

/** @param {HTMLInputElement} field */
function closeOffers(field) {
  clearTimeout(offerNow.timer);
  offerNow.at = -1;
  byId("offers")?.remove();
  field.ariaExpanded = "false";
  for (const name of ["aria-controls", "aria-activedescendant"]) field.removeAttribute(name);
}

/** @param {HTMLInputElement} field */
async function offer(field) {
  const line = begunFilter(field);
  const list = line === null ? null : one("ul", fragment(await ask(`/search/offers?q=${encodeURIComponent(line)}`)));
  if (begunFilter(field) !== line) return;
  closeOffers(field);
  if (!list || document.activeElement !== field) return;
  field.after(list);
  field.ariaExpanded = "true";
  field.setAttribute("aria-controls", list.id);
  offerNow.line = line ?? "";
}

/** Goes on to the next of them, or to the one before; beyond both ends to none. @param {HTMLInputElement} field @param {number} step */
function walkOffers(field, step) {
  const places = all("#offers [role=option]").length + 1;
  pointOffer(field, (offerNow.at + 1 + step + places) % places - 1);
}

/** @param {HTMLInputElement} field @param {number} at */
function pointOffer(field, at) {
  const items = all("#offers [role=option]");
  offerNow.at = at;
  for (const [index, item] of items.entries()) item.ariaSelected = String(index === offerNow.at);
  const item = items[offerNow.at];
  if (!item) return field.removeAttribute("aria-activedescendant");
  field.setAttribute("aria-activedescendant", item.id);
  item.scrollIntoView({ block: "nearest" });
}

/** @param {HTMLInputElement} field @param {HTMLElement} item */
function takeOffer(field, item) {
  const end = field.selectionStart ?? 0;
  const over = Number(byId("offers")?.dataset.over);
  const meant = begunFilter(field) === offerNow.line;
  closeOffers(field);
  if (meant) typeOver(field, item.dataset.put ?? "", end - over, end);
}

/** @param {HTMLInputElement} field */
function soonOffer(field) {
  clearTimeout(offerNow.timer);
  pointOffer(field, -1);
  if (begunFilter(field) === null) closeOffers(field);
  else offerNow.timer = window.setTimeout(() => offer(field).catch(() => {}), OFFER_MS);
}

/** @param {EventTarget | null} target */
function offerItem(target) {
  return target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest("#offers [role=option]")) : null;
}

export function startOffers() {
  for (const piece of all(SEARCH_FIELD)) {
    piece.role = "combobox";
    piece.ariaAutoComplete = "list";
    piece.ariaHasPopup = "listbox";
    piece.ariaExpanded = "false";
    if (piece === document.activeElement) soonOffer(/** @type {HTMLInputElement} */ (piece));
  }
  document.addEventListener("input", (event) => {
    const field = searchField(event.target);
    if (field) soonOffer(field);
  });
  document.addEventListener("focusout", (event) => {
    const field = searchField(event.target);
    if (field) closeOffers(field);
  });
  /* The line keeps the focus while one is chosen with the pointer; a finger can scroll the list. */
  document.addEventListener("pointerdown", (event) => {
    if (event.target instanceof Element && event.target.closest("#offers")) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const item = offerItem(event.target);
    const field = item && one(SEARCH_FIELD, item.closest("form") ?? undefined);
    if (item && field) takeOffer(/** @type {HTMLInputElement} */ (field), item);
  });
  document.addEventListener("keydown", (event) => {
    const field = searchField(event.target);
    if (!field || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && offerNow.at < 0) clearTimeout(offerNow.timer);
    if (!byId("offers")) return;
    const item = all("#offers [role=option]")[offerNow.at];
    if (event.key === "ArrowDown") walkOffers(field, 1);
    else if (event.key === "ArrowUp") walkOffers(field, -1);
    else if (event.key === "Enter" && item) takeOffer(field, item);
    else if (event.key === "Tab" && !event.shiftKey && item) takeOffer(field, item);
    else if (event.key === "Escape") closeOffers(field);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
}

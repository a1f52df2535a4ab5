// @ts-check
/* The list: which row is current, the next page, and news that never moves a row under the pointer. */
import { all, byId, fragment, one, words } from "./dom.js";
import { ask } from "./ask.js";

const AHEAD = "600px";
const PRESSED_MS = 200;
const news = { asked: 0, heard: 0, fresh: new Set(), later: /** @type {Map<string, () => void>} */ (new Map()), timer: 0 };

/** @returns {HTMLElement | null} */
export function rowsBox() { return byId("rows"); }

/** @returns {HTMLElement[]} */
export function rowList() { const box = rowsBox(); return box ? all(".row[data-id]", box) : []; }

/** @returns {HTMLElement | null} */
export function currentRow() { const box = rowsBox(); return box && one(".row[aria-current]", box); }

/** @param {string} conversation @returns {HTMLElement | null} */
export function rowOf(conversation) { return byId(`row-${conversation}`); }

/** @param {HTMLElement | null} row @param {number} step @returns {HTMLElement | null} */
export function neighbour(row, step) {
  const rows = rowList();
  return rows[(row ? rows.indexOf(row) : -1) + step] ?? null;
}

/* One Tab stop for the whole list; without the script every row is one. */
function oneStop() {
  const rows = rowList();
  const stop = currentRow() ?? rows[0];
  for (const row of rows) row.tabIndex = row === stop ? 0 : -1;
}

/** @param {HTMLElement} row */
export function makeCurrent(row) {
  for (const old of rowList()) {
    if (old === row || !old.hasAttribute("aria-current")) continue;
    old.removeAttribute("aria-current");
    old.tabIndex = -1;
  }
  row.setAttribute("aria-current", "true");
  row.classList.remove("unread");
  row.tabIndex = 0;
  row.scrollIntoView({ block: "nearest" });
}

/** What stands on screen has been read; on a phone, or in another tab, it may not be on screen. @param {HTMLElement} row */
export function haveRead(row) {
  if (!row.classList.contains("unread") || document.hidden || !byId("pane")?.getClientRects().length) return;
  row.classList.remove("unread");
  ask(`/conversations/${row.dataset.id}/read`, new URLSearchParams()).catch(() => {});
}

/* ---- the next page ---- */

/** @type {IntersectionObserver | null} */
let pageWatcher = null;

export function watchPaging() {
  const box = rowsBox();
  if (!box) return;
  const scrolls = getComputedStyle(box).overflowY === "auto";
  pageWatcher ??= new IntersectionObserver((seen) => {
    for (const entry of seen) if (entry.isIntersecting) nextPage(/** @type {HTMLAnchorElement} */ (entry.target));
  }, { root: scrolls ? box : null, rootMargin: AHEAD });
  const more = one(".more", box);
  if (more) pageWatcher.observe(more);
}

/** @param {HTMLAnchorElement} more */
async function nextPage(more) {
  pageWatcher?.unobserve(more);
  try {
    const page = fragment(await ask(more.href));
    for (const row of all(".row", page)) if (byId(row.id)) row.remove();
    more.replaceWith(page);
    oneStop();
    watchPaging();
  } catch {
    /* It stays a link: a click tries again. */
  }
}

/* ---- news ---- */

/** @typedef {{conversation: string, html: string, views: string[]}} RowNews */

function searches() { return Boolean(one(".list input[type=search]:not(:placeholder-shown)")); }

/** @param {RowNews} row */
export function rowNews(row) {
  news.heard++;
  const box = rowsBox();
  /* What was searched for stays until the search does. */
  if (!box || !box.dataset.view || searches()) return;
  const here = row.views.includes(box.dataset.view);
  const old = rowOf(row.conversation);
  /* What is being pressed stands until it has been. */
  if (old?.matches(":active")) setTimeout(() => rowNews(row), PRESSED_MS);
  else if (old && here) replaceRow(old, fragment(row.html).firstElementChild);
  else if (old && old !== currentRow()) takeOut(row.conversation);
  else if (!old && here) {
    news.fresh.add(row.conversation);
    if (atRest(box)) soonReload();
    else showFresh(box);
  }
}

/** The rows as they stand by now: time alone makes waits longer and promises late, and is no news. None of them moves. */
export async function ageRows() {
  const box = rowsBox();
  if (!box?.dataset.view || searches()) return;
  const heard = news.heard;
  const page = fragment(await ask(box.dataset.href ?? location.pathname));
  if (heard !== news.heard) return;
  for (const row of all(".row[data-id]", page)) {
    const old = byId(row.id);
    if (old && !old.matches(":active")) replaceRow(old, row);
  }
}

/** @param {HTMLElement} old @param {Element | null} row */
function replaceRow(old, row) {
  if (!(row instanceof HTMLElement)) return;
  row.tabIndex = old.tabIndex;
  const current = old.hasAttribute("aria-current");
  if (current) row.setAttribute("aria-current", "true");
  const focused = document.activeElement === old;
  old.replaceWith(row);
  if (current) haveRead(row);
  if (focused) row.focus({ preventScroll: true });
}

/** @param {string} conversation */
function takeOut(conversation) {
  const go = () => rowOf(conversation)?.remove();
  if (rowsBox()?.matches(":hover")) news.later.set(conversation, go);
  else go();
}

/** @param {HTMLElement} box */
function atRest(box) { return box.scrollTop === 0 && window.scrollY === 0 && !box.matches(":hover, :focus-within"); }

/** @param {HTMLElement} box */
function showFresh(box) {
  let button = /** @type {HTMLButtonElement | null} */ (byId("fresh"));
  if (!button) {
    button = document.createElement("button");
    button.type = "button";
    button.id = "fresh";
    button.className = "button";
    button.addEventListener("click", () => reloadRows().then(() => (currentRow() ?? rowList()[0])?.focus()));
    one(".list .pane-head > .grow")?.before(button);
  }
  button.textContent = words("fresh", { n: news.fresh.size });
}

function soonReload() {
  clearTimeout(news.timer);
  news.timer = window.setTimeout(() => {
    const box = rowsBox();
    if (box && atRest(box)) reloadRows();
    else if (box) showFresh(box);
  }, 1000);
}

/** The first page again, in the server's order. @param {string} [url] */
export async function reloadRows(url) {
  const box = rowsBox();
  if (!box) return;
  const current = currentRow()?.dataset.id;
  const asked = ++news.asked;
  try {
    const page = fragment(await ask(url ?? box.dataset.href ?? location.pathname));
    if (asked !== news.asked) return;
    box.replaceChildren(page);
    /* How many were found is heard as well. */
    const told = url && one(".group", box)?.textContent;
    if (told) byId("said")?.replaceChildren(told);
  } catch { return; }
  news.fresh.clear();
  byId("fresh")?.remove();
  box.scrollTop = 0;
  const row = current && rowOf(current);
  if (row) makeCurrent(row);
  oneStop();
  watchPaging();
}

export function startList() {
  const box = rowsBox();
  if (!box) return;
  watchPaging();
  oneStop();
  box.addEventListener("pointerleave", () => {
    for (const go of news.later.values()) go();
    news.later.clear();
  });
  const search = /** @type {HTMLInputElement | null} */ (one(".list .search input"));
  let timer = 0;
  search?.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      const asked = search.value.trim();
      reloadRows(asked ? `/search?q=${encodeURIComponent(asked)}&in=list` : undefined);
    }, 180);
  });
}

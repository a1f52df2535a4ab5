// @ts-check
/* The conversation pane: opened from a cache of the server's own HTML, so that the next one is there at once. */
import { all, byId, fragment, hush, one, swap, whenIdle, words } from "./dom.js";
import { ask } from "./ask.js";
import { toast } from "./toast.js";
import { ageRows, haveRead, makeCurrent, neighbour, rowOf, rowsBox } from "./list.js";
import { composer, keepBegun, keepHere, restoreDraft, textOf } from "./draft.js";

const CACHED = 40;
const SLOW_MS = 150;
export const PRESS_MS = 200;
/** What is said about a conversation, around what was said in it. */
const ABOUT = ["conversation-head", "wait", "side", "matters"];
/** Nothing is older than that on the screen: waits grow by themselves. */
const AGE_MS = 60000;
/** @type {Map<string, {html: string, at: number}>} */
const paneCache = new Map();
/** @type {Map<string, Promise<string>>} */
const paneLoads = new Map();
const paneNow = { token: 0, aged: Date.now(), onItsWay: false, opening: Promise.resolve(), arrived: /** @type {(() => void)[]} */ ([]), changed: /** @type {(() => void)[]} */ ([]) };

/** @returns {string} the conversation on screen, or nothing */
export function shown() { return byId("conversation")?.dataset.id ?? ""; }

/** Called each time a conversation has come on screen. @param {() => void} work */
export function onArrival(work) { paneNow.arrived.push(work); }

/** Called each time something in the pane is new, arrivals included. @param {() => void} work */
export function onChange(work) { paneNow.changed.push(work); }

/** @param {string} conversation */
export function forgetPane(conversation) { paneCache.delete(conversation); paneLoads.delete(conversation); }

/** @param {string} conversation @returns {Promise<string>} */
function load(conversation) {
  const known = paneCache.get(conversation);
  if (known && (Date.now() - known.at < AGE_MS || !navigator.onLine)) {
    paneCache.delete(conversation);
    paneCache.set(conversation, known);
    return Promise.resolve(known.html);
  }
  let coming = paneLoads.get(conversation);
  if (!coming) {
    /* What was forgotten meanwhile is old: it is not kept. */
    const mine = coming = ask(`/conversations/${conversation}`).then((html) => {
      if (paneLoads.get(conversation) === mine) paneCache.set(conversation, { html, at: Date.now() });
      if (paneCache.size > CACHED) paneCache.delete(String(paneCache.keys().next().value));
      return html;
    }).catch((error) => {
      /* Without a connection what is known is better than nothing. */
      if (known && error instanceof TypeError) return known.html;
      throw error;
    }).finally(() => { if (paneLoads.get(conversation) === mine) paneLoads.delete(conversation); });
    paneLoads.set(conversation, coming);
  }
  return coming;
}

/** When what was chosen last stands in the pane, or stays where it was. */
export function opened() { return paneNow.opening; }

/** Whether what was chosen last is still on its way. */
export function opening() { return paneNow.onItsWay; }

/** @param {HTMLElement} row @param {boolean} [remember] whether the address follows @returns {Promise<void>} */
export function openRow(row, remember = true) { return paneNow.opening = openIt(row, remember); }

/** @param {HTMLElement} row @param {boolean} remember */
async function openIt(row, remember) {
  const conversation = row.dataset.id ?? "";
  const token = ++paneNow.token;
  const unread = row.classList.contains("unread");
  makeCurrent(row);
  row.focus({ preventScroll: true });
  const pane = byId("pane");
  if (!pane) return;
  paneNow.onItsWay = true;
  const slow = setTimeout(() => pane.setAttribute("aria-busy", "true"), SLOW_MS);
  try {
    /* What was found in it may stand further up than a conversation is shown at first. */
    const link = new URL(/** @type {HTMLAnchorElement} */ (row).href);
    const html = link.hash ? await ask(link.pathname + link.search) : await load(conversation);
    if (token !== paneNow.token) return;
    keepBegun();
    pane.replaceChildren(fragment(html));
    if (remember) address(conversation);
    show("conversation");
    arrive(link.hash);
    if (unread) ask(`/conversations/${conversation}/read`, new URLSearchParams()).catch(() => {});
    whenIdle(() => {
      for (const step of [1, 2, -1]) {
        const near = neighbour(row, step);
        if (near?.dataset.id) load(near.dataset.id).catch(() => {});
      }
    });
  } catch {
    if (token !== paneNow.token) return;
    /* It stays where it was. */
    row.classList.toggle("unread", unread);
    row.removeAttribute("aria-current");
    const before = rowOf(shown());
    if (before) { makeCurrent(before); before.focus({ preventScroll: true }); }
    toast(words("notOpened"), () => openRow(row), words("again"));
  } finally {
    clearTimeout(slow);
    if (token === paneNow.token) {
      paneNow.onItsWay = false;
      pane.removeAttribute("aria-busy");
    }
  }
}

/** What has to happen whenever a conversation stands in the pane, whoever put it there.
 * @param {string} [place] the message that is meant, as a fragment of an address; else the last one */
export function arrive(place = location.hash) {
  const title = byId("conversation")?.dataset.title;
  if (title) document.title = title;
  const form = composer();
  if (form) restoreDraft(form);
  const meant = place.startsWith("#message-") && byId(place.slice(1));
  if (meant) meant.scrollIntoView();
  else toBottom();
  followEnd();
  for (const work of [...paneNow.arrived, ...paneNow.changed]) work();
}

/* Where the composer takes room, what was read last stays above it. */
function followEnd() {
  const messages = byId("messages");
  let before = 0;
  const watch = new ResizeObserver(() => {
    if (!messages?.isConnected) return watch.disconnect();
    if (messages.clientHeight < before) messages.scrollTop += before - messages.clientHeight;
    before = messages.clientHeight;
  });
  if (messages) watch.observe(messages);
}

/* On a phone the list and the conversation take turns, so that Back leads to the list. */
/** @param {"list" | "conversation"} which */
export function show(which) {
  const main = one("#main.desk");
  if (main) main.dataset.show = which;
}

/** @param {string} conversation */
function address(conversation) {
  const url = new URL(location.href);
  const first = !url.searchParams.has("c");
  url.searchParams.set("c", conversation);
  url.hash = "";
  if (first) history.pushState(null, "", url);
  else history.replaceState(null, "", url);
}

export function toBottom() {
  const messages = byId("messages");
  if (messages) messages.scrollTop = messages.scrollHeight;
}

/** Fetches the pane again and puts in what changed; the text being written stays. @param {string} conversation */
export async function refreshPane(conversation) {
  forgetPane(conversation);
  if (conversation !== shown()) return;
  const fresh = fragment(await load(conversation));
  if (conversation !== shown()) return;
  if (!rearranged(fresh)) return merge(fresh);
  const form = composer();
  if (form) keepHere(form);
  const held = byId("pane")?.contains(document.activeElement) ? document.activeElement : null;
  const [from, to] = held instanceof HTMLTextAreaElement ? [held.selectionStart, held.selectionEnd] : [0, 0];
  byId("pane")?.replaceChildren(fresh);
  arrive();
  if (held) goOn(held, from, to);
}

/* Whoever writes writes on; where nothing may be written any more, what is still being typed is no keys.
   Whoever was elsewhere in the pane is at its head. */
/** @param {Element} held @param {number} from @param {number} to */
function goOn(held, from, to) {
  const typed = held instanceof HTMLTextAreaElement && held.form?.id === "composer";
  const form = composer();
  const text = typed && form ? textOf(form) : null;
  if (text) { text.focus(); text.setSelectionRange(from, to); return; }
  if (typed) hush();
  byId("conversation-title")?.focus();
}

/* A merge, a split and their undoing take messages out of the column, put others in between, and can end what may be
   written here: then the pane is put in as a whole. */
/** @param {ParentNode} fresh @returns {boolean} */
function rearranged(fresh) {
  if (Boolean(one("#composer", fresh)) !== Boolean(composer())) return true;
  const ids = (/** @type {ParentNode} */ of) => all("#entries .message[data-id]", of).map((message) => message.id);
  const [before, now] = [ids(document), ids(fresh)];
  const from = now.length ? before.indexOf(now[0]) : 0;
  const cutOff = from > 0 && !one("a.earlier", fresh);
  return before.length > 0 && (from < 0 || cutOff || before.slice(from).some((id, at) => id !== now[at]));
}

/** @param {ParentNode} news pieces with ids: known ones are replaced, new messages are added at the end */
export function merge(news) {
  const messages = byId("messages");
  const low = messages && messages.scrollHeight - messages.scrollTop - messages.clientHeight < 80;
  /* What is being pressed stands until it has been. */
  let pressed = false;
  const put = (/** @type {HTMLElement} */ old, /** @type {HTMLElement} */ piece) => {
    if (old.matches(":active")) pressed = true;
    /* What is as it was stays: what is chosen in it, and where a mail was scrolled to. */
    else if (!old.isEqualNode(piece)) swap(old, piece);
  };
  for (const id of [...ABOUT, "lint", "enquiries"]) {
    const [piece, old] = [one(`#${id}`, news), byId(id)];
    if (piece && old) put(old, piece);
  }
  for (const piece of all(".message, .event[id]", news)) {
    const old = byId(piece.id);
    if (old) put(old, piece);
    else byId("entries")?.append(piece);
  }
  /* The composer stays as it is; the keys for what is sent next are used up one by one, and come anew. */
  const [form, fresh] = [composer(), one("#composer", news)];
  if (form && fresh?.dataset.spare) form.dataset.spare = fresh.dataset.spare;
  if (messages && low) messages.scrollTop = messages.scrollHeight;
  if (pressed) setTimeout(() => refreshPane(shown()).catch(() => {}), PRESS_MS);
  for (const work of paneNow.changed) work();
}

/** Earlier messages go above, and the eye stays where it was. @param {HTMLAnchorElement} link */
async function earlier(link) {
  const messages = byId("messages");
  if (!messages) return;
  try {
    const before = fragment(await ask(link.href));
    const depth = messages.scrollHeight - messages.scrollTop;
    link.replaceWith(before);
    messages.scrollTop = messages.scrollHeight - depth;
  } catch {
    toast(words("notLoaded"), () => earlier(link), words("again"));
  }
}

/* A page that came with a conversation in view has been read, and so has news when the tab is looked at again. */
function readShown() {
  const row = rowOf(shown());
  const own = byId("conversation");
  const fresh = own?.dataset.unread !== undefined && !document.hidden && own.getClientRects().length > 0;
  if (fresh) delete own.dataset.unread;
  if (row?.classList.contains("unread")) haveRead(row);
  else if (fresh) {
    ask(`/conversations/${shown()}/read`, new URLSearchParams()).catch(() => {});
  }
}

/** Something in the conversation on screen is new, whether a row says so or not. */
export function newShown() {
  const own = byId("conversation");
  if (own) own.dataset.unread = "";
  readShown();
}

/* Again and again while somebody looks, and when somebody looks again. */
function age() {
  if (document.hidden || Date.now() - paneNow.aged < AGE_MS) return;
  paneNow.aged = Date.now();
  ageRows().catch(() => {});
  agePane(shown()).catch(() => {});
}

/* What was said does not grow older: only what is said about it is put in anew. */
/** @param {string} conversation */
async function agePane(conversation) {
  if (!conversation) return;
  forgetPane(conversation);
  const fresh = fragment(await load(conversation));
  if (conversation !== shown()) return;
  for (const id of ABOUT) {
    const [piece, old] = [one(`#${id}`, fresh), byId(id)];
    if (piece && old && !old.matches(":active") && !old.isEqualNode(piece)) swap(old, piece);
  }
  for (const work of paneNow.changed) work();
}

export function startPane() {
  readShown();
  document.addEventListener("visibilitychange", () => { readShown(); age(); });
  setInterval(age, AGE_MS / 6);
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    const row = /** @type {HTMLElement | null} */ (target.closest("#rows .row[data-id]"));
    const back = target.closest(".back");
    const above = /** @type {HTMLAnchorElement | null} */ (target.closest("#messages a.earlier"));
    if (row && byId("pane")) {
      event.preventDefault();
      /* Who opens it with Enter goes on in it. */
      openRow(row).then(() => { if (!event.detail && shown() === row.dataset.id) byId("conversation-title")?.focus(); });
    }
    else if (back && rowsBox()) { event.preventDefault(); toList(); }
    else if (above) { event.preventDefault(); earlier(above); }
  });
  addEventListener("popstate", () => {
    const conversation = new URL(location.href).searchParams.get("c");
    const row = conversation && rowOf(conversation);
    if (row && conversation !== shown()) openRow(row, false);
    else if (!conversation) show("list");
  });
}

export function toList() {
  const url = new URL(location.href);
  url.searchParams.delete("c");
  history.replaceState(null, "", url);
  show("list");
  const id = shown();
  (id ? rowOf(id) : null)?.focus();
}

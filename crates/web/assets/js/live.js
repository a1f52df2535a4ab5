// @ts-check
/* Live news over one connection per browser: the tab that holds the lock listens and passes on to the others. */
import { all, byId, fragment, one, swap, viewer } from "./dom.js";
import { rowNews } from "./list.js";
import { PRESS_MS, forgetPane, merge, newShown, onChange, refreshPane, shown } from "./pane.js";
import { toastLater } from "./toast.js";
import { flush, parcels, tellFailed, tellOffline } from "./outbox.js";

const FIRST_MS = 1000;
const LONGEST_MS = 30000;
const QUIET_MS = 10000;
const SAID_CHARS = 120;
const KINDS = ["row", "message", "part", "stale", "presence", "count", "mention"];
const liveNow = { wait: FIRST_MS, last: "", down: 0, /** @type {HTMLElement | null} */ pane: /** @type {HTMLElement | null} */ (null), heard: new Set() };
/** @type {BroadcastChannel | null} */
const liveChannel = "BroadcastChannel" in window ? new BroadcastChannel("ans-live") : null;

/** @param {string} kind @param {any} news */
function apply(kind, news) {
  /* Who is there changes nothing of what stands in it, and is asked anew on arrival: it stays readable without a connection. */
  if (kind !== "presence" && news.conversation) forgetPane(news.conversation);
  if (kind === "row") rowNews(news);
  if (kind === "message" && news.conversation === shown()) message(news);
  if (kind === "part") part(news);
  if (kind === "stale") refreshPane(news.conversation).catch(() => {});
  if (kind === "presence" && news.conversation === shown()) presence(news.words);
  if (kind === "count") count(news.view, news.count);
  if (kind === "mention") mention(news);
}

/** A note calls the reader in. @param {{conversation: string, words: string, href: string}} news */
function mention(news) {
  if (news.conversation === shown()) newShown();
  else toastLater(news.words, () => { location.assign(news.href); });
}

/** @param {{draft?: string, html: string}} news */
function message(news) {
  if (news.draft && parcels().some((parcel) => parcel.draft === news.draft)) return;
  if (news.draft) byId(`draft-${news.draft}`)?.remove();
  merge(fragment(news.html));
}

/** Any piece with an id, put in the place of the one that stands there. @param {{html: string, conversation?: string}} news */
function part(news) {
  if (news.conversation && news.conversation !== shown()) return;
  const piece = fragment(news.html).firstElementChild;
  if (!piece?.id) return;
  const old = byId(piece.id);
  /* What is being pressed stands until it has been: a press that begins on one button and ends on another is none. */
  if (old?.matches(":active")) setTimeout(() => news.conversation ? refreshPane(news.conversation).catch(() => {}) : part(news), PRESS_MS);
  else if (old) swap(old, /** @type {HTMLElement} */ (piece));
}

/** @param {string} text */
function presence(text) {
  const place = byId("presence");
  if (!place) return;
  place.textContent = text;
  place.hidden = !text;
}

/* Screen readers hear what somebody else wrote anew, once: no countdown, and nothing again because its state changed. */
function sayNew() {
  const pane = byId("conversation");
  const messages = all("#messages .message[data-id]");
  const old = messages.findIndex((message) => liveNow.heard.has(message.id));
  const lines = [];
  for (const message of pane === liveNow.pane ? messages.slice(old + 1) : []) {
    const who = one("h3", message)?.textContent;
    if (liveNow.heard.has(message.id) || message.matches(".machine") || message.dataset.by === viewer()) continue;
    const text = all(".words > *", message).map((piece) => piece.textContent).join(" ");
    lines.push(`${who}: ${[...text].slice(0, SAID_CHARS).join("")}`);
  }
  if (lines.length) byId("said")?.replaceChildren(lines.join("\n"));
  liveNow.pane = pane;
  liveNow.heard = new Set(messages.map((message) => message.id));
}

/** @param {string} view @param {number} number */
function count(view, number) {
  for (const place of document.querySelectorAll(`[data-count="${CSS.escape(view)}"]`)) place.textContent = String(number || "");
}

/** @param {boolean} up */
function connected(up) {
  const place = byId("net");
  clearTimeout(liveNow.down);
  if (up) {
    if (place) place.textContent = "";
    tellFailed();
    flush();
    return;
  }
  liveNow.down = window.setTimeout(tellOffline, navigator.onLine ? QUIET_MS : 0);
}

/** @param {string} kind @param {any} news */
function hear(kind, news) {
  if (kind === "net") connected(news);
  else apply(kind, news);
}

function listen() {
  const source = new EventSource(`/events?after=${encodeURIComponent(liveNow.last)}&viewer=${viewer()}`);
  const tell = (/** @type {string} */ kind, /** @type {any} */ news) => {
    liveChannel?.postMessage({ kind, news, last: liveNow.last });
    hear(kind, news);
  };
  source.onopen = () => {
    liveNow.wait = FIRST_MS;
    tell("net", true);
  };
  source.onerror = () => {
    source.close();
    tell("net", false);
    liveNow.wait = Math.min(liveNow.wait * 1.7, LONGEST_MS);
    setTimeout(listen, liveNow.wait * (0.75 + Math.random() / 2));
  };
  for (const kind of KINDS) {
    source.addEventListener(kind, (event) => {
      liveNow.last = event.lastEventId || liveNow.last;
      tell(kind, JSON.parse(event.data));
    });
  }
}

export function startLive() {
  sayNew();
  onChange(sayNew);
  /* The page says how far it has come: what happened while it was on its way here is told too. */
  liveNow.last = byId("words")?.dataset.live ?? "";
  if (!liveNow.last) return;
  liveChannel?.addEventListener("message", (event) => {
    liveNow.last = event.data.last;
    hear(event.data.kind, event.data.news);
  });
  /* Locks exist only in secure contexts; on plain HTTP every tab listens for itself. */
  if (navigator.locks && liveChannel) navigator.locks.request("ans-live", () => { listen(); return new Promise(() => {}); });
  else listen();
  addEventListener("online", () => connected(true));
  addEventListener("offline", () => connected(false));
  byId("signed-out")?.addEventListener("close", flush);
  flush();
}

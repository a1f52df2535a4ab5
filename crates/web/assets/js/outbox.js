// @ts-check
/* The outbox: every text that was sent stands in this browser until the server has confirmed it. The draft id is
   the idempotency key, so that sending again after a lost answer never makes a second message. */
import { byId, fragment, keep, keptKeys, one, recall, swap, words } from "./dom.js";
import { Refusal, ask } from "./ask.js";
import { toast, unsay } from "./toast.js";
import { forgetPane, merge, shown, toBottom } from "./pane.js";
import { LINES, addAct, below, chooseKind, composer, discard, draftField, keepHere, textOf } from "./draft.js";

const SENT_KEPT = 200;

/** @typedef {{draft: string, url: string, conversation: string, kind: string, body: string, fields: [string, string][],
 *   at: number, failed?: string, why?: string, does?: [string, string][]}} Parcel */

const outboxNow = { said: "", heard: /** @type {((parcel: Parcel, stage: "out" | "arrived" | "refused", html: string) => void)[]} */ ([]) };

/** Called when a parcel is put out, when it has arrived, with what the server says to it, and when it is refused.
 * @param {(parcel: Parcel, stage: "out" | "arrived" | "refused", html: string) => void} work */
export function onParcel(work) { outboxNow.heard.push(work); }

/** @param {Parcel} parcel @param {"out" | "arrived" | "refused"} stage @param {string} [html] */
export function tellOf(parcel, stage, html = "") { for (const work of outboxNow.heard) work(parcel, stage, html); }

/** That something did not leave, as long as it is so. @param {string} text */
function sayNotSent(text) { outboxNow.said = text; toast(text); }

/** @returns {Parcel[]} */
export function parcels() { return keptKeys("outbox:").map(recall).filter(Boolean).sort((a, b) => a.at - b.at); }

/** @param {Parcel} parcel @returns {boolean} whether it is safe here */
export function putOut(parcel) {
  const kept = keep(`outbox:${parcel.draft}`, parcel);
  if (kept) spend(parcel.draft);
  return kept;
}

/** A draft id is used once. @param {string} draft */
function spend(draft) { keep("spent", [...(recall("spent") ?? []), draft].slice(-SENT_KEPT)); }

/** What did not leave can be sent under its key again. @param {string} draft */
function unspend(draft) { keep("spent", (recall("spent") ?? []).filter((/** @type {string} */ id) => id !== draft)); }

/** @param {string} draft @returns {boolean} */
export function isSpent(draft) { return (recall("spent") ?? []).includes(draft); }

/** The message as it will stand, before the server has said so. @param {Parcel} parcel */
export function bubble(parcel) {
  const template = /** @type {HTMLTemplateElement | null} */ (byId("message-template"));
  const old = byId(`draft-${parcel.draft}`);
  const piece = /** @type {HTMLElement | null} */ (template?.content.firstElementChild?.cloneNode(true));
  if (!piece) return;
  piece.id = `draft-${parcel.draft}`;
  piece.classList.add(parcel.kind === "note" ? "note" : "out", "pending");
  for (const text of parcel.body.split(/\n{2,}/)) {
    const paragraph = document.createElement("p");
    paragraph.dir = "auto";
    paragraph.textContent = text;
    one(".words", piece)?.append(paragraph);
  }
  const state = one(".delivery", piece);
  if (state) state.textContent = navigator.onLine ? words("sending") : words("waitingForNet");
  if (parcel.failed) failedBubble(piece, parcel);
  if (old) swap(old, piece);
  else byId("entries")?.append(piece);
}

/** @param {HTMLElement} piece @param {Parcel} parcel */
function failedBubble(piece, parcel) {
  piece.classList.replace("pending", "failed");
  const state = one(".delivery", piece);
  if (!state) return;
  state.classList.add("late");
  state.textContent = words(parcel.failed === "409" ? "landed" : "notSent");
  if (parcel.why) {
    const why = document.createElement("p");
    why.textContent = parcel.why;
    state.append(why);
  }
  /* What somebody may not do, or what is not there any more, fails again. */
  if (!["403", "404"].includes(parcel.failed ?? "")) state.append(button(words(parcel.failed === "409" ? "sendAnyway" : "sendAgain"), () => {
    if (parcel.failed === "409") parcel.fields.push(["anyway", "1"]);
    delete parcel.failed;
    delete parcel.why;
    keep(`outbox:${parcel.draft}`, parcel);
    tellFailed();
    bubble(parcel);
    flush();
  }));
  state.append(button(words("toComposer"), () => takeBack(parcel)));
}

/** @param {string} label @param {() => void} work */
function button(label, work) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button";
  made.textContent = label;
  made.addEventListener("click", work);
  return made;
}

/** A text that returns keeps its own key: its files are bound to that. What was begun meanwhile goes on under it, unless it has
 * files of its own. @param {HTMLFormElement} form @param {Parcel} parcel */
function underItsKey(form, parcel) {
  unspend(parcel.draft);
  const [key, files] = [draftField(form), one("#files", form)];
  if (key.value === parcel.draft || files?.children.length) return;
  if (textOf(form).value.trim()) discard(form, key.value);
  key.value = parcel.draft;
  ask(`/conversations/${parcel.conversation}`).then((html) => {
    const fresh = /** @type {HTMLFormElement | null} */ (one("#composer", fragment(html)));
    const theirs = fresh && [draftField(fresh).value, fresh.dataset.otherDraft].includes(parcel.draft) && one("#files", fresh);
    if (theirs && form.isConnected) one("#files", form)?.replaceWith(theirs);
  }).catch(() => {});
}

/** The text returns to where it can be changed. @param {Parcel} parcel */
function takeBack(parcel) {
  const form = composer();
  if (!form) return;
  chooseKind(parcel.kind);
  underItsKey(form, parcel);
  intoComposer(parcel.body);
  copiesBack(parcel);
  keep(`outbox:${parcel.draft}`, null);
  tellFailed();
  byId(`draft-${parcel.draft}`)?.remove();
}

/** Adds to what stands there; never replaces it. @param {string} text */
export function intoComposer(text) {
  const form = composer();
  if (!form) return;
  const field = textOf(form);
  field.value = below(field.value, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

/** Who was to get copies stands there again, and what was to be done with it. @param {Parcel} parcel */
function copiesBack(parcel) {
  for (const [act, label] of parcel.does ?? []) addAct(act, label);
  for (const [name, value] of parcel.fields) {
    const field = name === "cc" || name === "bcc" ? composer()?.elements.namedItem(name) : null;
    if (!(field instanceof HTMLInputElement) || field.value) continue;
    field.value = value;
    if (value) field.closest("details")?.setAttribute("open", "");
  }
}

/** Shows what of this conversation is still on its way. */
export function showParcels() {
  let any = false;
  for (const parcel of parcels()) if (parcel.conversation === shown()) { bubble(parcel); any = true; }
  if (any) toBottom();
}

/** What was not sent is said until somebody has seen to it. */
export function tellFailed() {
  const [place, failed] = [byId("net"), parcels().filter((parcel) => parcel.failed)];
  if (!place) return;
  if (!failed.length) { one("a", place)?.remove(); return; }
  const link = document.createElement("a");
  link.href = `/conversations/${failed[0].conversation}`;
  link.textContent = words("failedCount", { n: failed.length });
  place.replaceChildren(link);
}

/** That there is no connection, and how many will go when it is back. */
export function tellOffline() {
  const [place, waiting] = [byId("net"), parcels().filter((parcel) => !parcel.failed).length];
  if (place) place.textContent = waiting ? words("offlineWaiting", { n: waiting }) : words("offline");
}

/** Sends what waits, in order, from one tab at a time. */
export function flush() {
  if (navigator.locks) navigator.locks.request("ans-outbox", sendAll);
  else sendAll();
}

async function sendAll() {
  for (const parcel of parcels()) {
    if (parcel.failed) continue;
    try {
      const fields = new FormData();
      for (const [name, value] of parcel.fields) fields.append(name, value);
      const html = await ask(parcel.url, fields);
      /* A page of something else is no word that it was taken: it stays here. */
      if (html && !one("#conversation-head, .message", fragment(html))) throw new Refusal(502, html);
      keep(`outbox:${parcel.draft}`, null);
      forgetPane(parcel.conversation);
      arrived(parcel, html);
      tellOf(parcel, "arrived", html);
      if (!parcels().length) unsay(outboxNow.said);
    } catch (error) {
      if (!(error instanceof Refusal)) return navigator.onLine ? undefined : tellOffline();
      if (error.status === 401) return;
      refused(parcel, error);
    }
  }
}

/** @param {Parcel} parcel @param {string} html */
function arrived(parcel, html) {
  /* Somebody went on meanwhile: it stands there when they come back. */
  if (parcel.conversation !== shown()) return;
  const piece = fragment(html);
  const message = one(".message", piece);
  const old = byId(`draft-${parcel.draft}`);
  if (message && byId(message.id)) old?.remove();
  else if (message && old) swap(old, message);
  merge(piece);
  if (old) toBottom();
  if (message) endHold(message);
}

/** @param {Parcel} parcel @param {Refusal} refusal */
function refused(parcel, refusal) {
  forgetPane(parcel.conversation);
  tellOf(parcel, "refused");
  if (refusal.status === 422) {
    keep(`outbox:${parcel.draft}`, null);
    byId(`draft-${parcel.draft}`)?.remove();
    const form = parcel.conversation === shown() ? composer() : null;
    if (form && form.dataset.otherDraft && form.dataset.kind !== parcel.kind) {
      /* Whoever writes something else now goes on with it: it stands beside. */
      form.dataset.other = below(form.dataset.other, parcel.body);
      form.dataset.otherDraft = parcel.draft;
      unspend(parcel.draft);
      keepHere(form);
      merge(fragment(refusal.html));
    } else if (form) { underItsKey(form, parcel); intoComposer(parcel.body); copiesBack(parcel); merge(fragment(refusal.html)); }
    else backBeside(parcel);
    sayNotSent(words("toFix", { what: refusal.words }));
    return;
  }
  parcel.failed = String(refusal.status);
  if (refusal.status !== 409) parcel.why = refusal.words;
  keep(`outbox:${parcel.draft}`, parcel);
  tellFailed();
  if (parcel.conversation === shown()) {
    if (refusal.status === 409) merge(fragment(refusal.html));
    bubble(parcel);
  } else sayNotSent(words("notSentKept"));
}

/** Somebody has gone on: it stands in its conversation again, under its key and with whom it was for, beside what was begun there.
 * @param {Parcel} parcel */
function backBeside(parcel) {
  unspend(parcel.draft);
  const begun = recall(`draft:${parcel.conversation}`);
  const other = begun && begun.kind !== parcel.kind ? begun.text : begun?.other;
  const lines = Object.fromEntries(parcel.fields.filter(([name]) => LINES.includes(name)));
  keep(`draft:${parcel.conversation}`, { text: below(begun?.kind === parcel.kind ? begun.text : "", parcel.body), other, kind: parcel.kind, draft: parcel.draft, lines, does: parcel.does, at: Date.now() });
}

/** The way back ends when the hold does; until then the seconds count down. @param {HTMLElement} message */
export function endHold(message) {
  const until = Date.now() + Number(message.dataset.holdMs ?? 0);
  const tick = () => {
    const place = byId(message.id);
    const left = until - Date.now();
    if (!place?.dataset.holdMs) return;
    if (left <= 0) return one("form[data-act=withdraw]", place)?.remove();
    const seconds = one("[data-left]", place);
    if (seconds) seconds.textContent = String(Math.ceil(left / 1000));
    setTimeout(tick, left % 1000 || 1000);
  };
  tick();
}

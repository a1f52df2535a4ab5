// @ts-check
/* Drafts: in this browser after 400 ms, on the server after 2 s. Nothing typed is lost, and a draft from another
   machine is offered, never put in the place of what stands here. */
import { all, byId, clockTime, fragment, keep, one, recall, words } from "./dom.js";
import { ask } from "./ask.js";

const HERE_MS = 400;
const SERVER_MS = 2000;
const draftTimers = { here: 0, server: 0, form: /** @type {HTMLFormElement | null} */ (null) };

/** What stands beside the text: to whom it goes, from where, and what stood there before somebody chose. */
export const LINES = ["to", "to-stood", "from", "from-stood", "cc", "bcc", "subject"];

/** @typedef {{text: string, kind: string, at: number, other?: string, draft?: string, lines?: Record<string, string>,
 *   offer?: [string, number, string], does?: [string, string][]}} Draft */

/** @returns {HTMLFormElement | null} */
export function composer() { return /** @type {HTMLFormElement | null} */ (byId("composer")); }

/** @param {HTMLFormElement} form @returns {HTMLTextAreaElement} */
export function textOf(form) { return /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("body")); }

/** @param {HTMLFormElement} form @returns {string} reply or note */
export function kindOf(form) { return String(new FormData(form).get("kind") ?? "reply"); }

/** @param {HTMLFormElement} form @returns {HTMLInputElement} */
export function draftField(form) { return /** @type {HTMLInputElement} */ (form.elements.namedItem("draft")); }

/** @param {string} kind */
export function chooseKind(kind) {
  const form = composer();
  const radio = form && /** @type {HTMLInputElement | null} */ (one(`[name=kind][value=${kind}]`, form));
  if (!form || !radio) return;
  radio.checked = true;
  turn(form);
  keepHere(form);
  textOf(form).focus();
}

/** An answer and a note are two texts, each with a draft of its own: the one that is not shown waits beside.
 * @param {HTMLFormElement} form */
export function turn(form) {
  const kind = kindOf(form);
  if (!form.dataset.otherDraft || form.dataset.kind === kind) return;
  if (draftTimers.server && draftTimers.form) saveOnServer(draftTimers.form);
  const [field, text] = [draftField(form), textOf(form)];
  /* What it is called says whom it is for. */
  [text.ariaLabel, text.dataset.otherLabel] = [text.dataset.otherLabel ?? "", text.ariaLabel ?? ""];
  [text.placeholder, text.dataset.otherWords] = [text.dataset.otherWords ?? "", text.placeholder];
  const { otherDraft, other } = form.dataset;
  Object.assign(form.dataset, { otherDraft: field.value, other: text.value, kind });
  field.value = otherDraft ?? "";
  text.value = other ?? "";
}

/** What the text of a form is kept under in this browser, and the conversation that it is about. @param {HTMLFormElement} form */
function keptAs(form) { return form.dataset.conversation || form.dataset.key || ""; }
/** @param {HTMLFormElement} form @returns {string} */
export function aboutOf(form) { return form.dataset.conversation || form.dataset.about || ""; }

/** Text that comes back stands below what was begun meanwhile. @param {string | undefined} begun @param {string} text */
export function below(begun, text) { return begun?.trim() ? `${begun.trimEnd()}\n\n${text}` : text; }

/** What becomes of the text. That it was kept is seen; only what is out of the ordinary is heard as well.
 * @param {string} text @param {ParentNode | null} [form] @param {boolean} [aloud] */
export function draftState(text, form = composer(), aloud = false) {
  const place = form && one(".saved", form);
  if (place) place.textContent = text;
  if (aloud) byId("said")?.replaceChildren(text);
}

/** @param {HTMLFormElement} form */
export function draftChanged(form) {
  clearTimeout(draftTimers.here);
  if (draftTimers.form === form) clearTimeout(draftTimers.server);
  draftTimers.here = window.setTimeout(() => keepHere(form), HERE_MS);
  if (draftTimers.form !== form && draftTimers.server && draftTimers.form) saveOnServer(draftTimers.form);
  draftTimers.form = form;
  draftTimers.server = window.setTimeout(() => saveOnServer(form), SERVER_MS);
}

/** Whoever goes on to another conversation comes back to all of it. */
export function keepBegun() {
  const form = composer();
  if (form && draftTimers.here && draftTimers.form === form) keepHere(form);
}

/** Keeps what stands in a composer in this browser. @param {HTMLFormElement} form */
export function keepHere(form) {
  if (draftTimers.form === form) { clearTimeout(draftTimers.here); draftTimers.here = 0; }
  const [text, other] = [textOf(form).value, form.dataset.other];
  const lines = Object.fromEntries(LINES.filter((name) => form.elements.namedItem(name)).map((name) => [name, lineOf(form, name)]));
  keep(`draft:${keptAs(form)}`, text || other || offers.has(form) ? { lines, does: actsOf(form), text, other, kind: kindOf(form), draft: draftField(form).value, at: Date.now(), offer: offers.get(form) } : null);
}

/** What is offered instead of the text of a form stays until the text is sent: by then the server has only what was typed here.
 * @type {WeakMap<HTMLFormElement, [string, number, string]>} */
const offers = new WeakMap();

/** A line of addresses. @param {HTMLFormElement} form @param {string} name @returns {string} */
function lineOf(form, name) { return String(new FormData(form).get(name) ?? ""); }

/** @param {HTMLFormElement} form */
async function saveOnServer(form) {
  clearTimeout(draftTimers.server);
  draftTimers.server = 0;
  const draft = draftField(form).value;
  const fields = new URLSearchParams({
    conversation: aboutOf(form), body: textOf(form).value, kind: form.dataset.kind ?? kindOf(form),
    cc: lineOf(form, "cc"), bcc: lineOf(form, "bcc"),
  });
  try {
    const lint = one("#lint", fragment(await ask(`/drafts/${draft}`, fields)));
    if (lint) one("#lint", form)?.replaceWith(lint);
    draftState(words("draftSaved", { time: clockTime() }), form);
  } catch {
    draftState(words("draftHere"), form, true);
  }
}

/** A text goes on under another key: what is kept under this one is not wanted any more. @param {HTMLFormElement} form @param {string} key */
export function discard(form, key) {
  ask(`/drafts/${key}`, new URLSearchParams({ conversation: aboutOf(form), body: "", kind: form.dataset.kind ?? "reply" })).catch(() => {});
}

/** @param {HTMLFormElement} form */
export function forgetPosted(form) { forgetDraft(keptAs(form)); }

/** @param {string} conversation */
export function forgetDraft(conversation) {
  clearTimeout(draftTimers.here);
  clearTimeout(draftTimers.server);
  draftTimers.server = 0;
  keep(`draft:${conversation}`, null);
}

/** Puts what was typed in this browser back, and offers a newer text from elsewhere. @param {HTMLFormElement} form */
export function restoreDraft(form) {
  const here = /** @type {Draft | null} */ (recall(`draft:${keptAs(form)}`));
  const field = textOf(form);
  if (!here) return;
  const radio = /** @type {HTMLInputElement | null} */ (one(`[name=kind][value=${here.kind}]`, form));
  if (radio?.type === "radio") {
    radio.checked = true;
    turn(form);
    if (here.other) form.dataset.other = here.other;
  }
  const there = field.value;
  const thereAt = Number(form.dataset.savedAt ?? 0);
  if (thereAt <= here.at) linesBack(form, here.lines ?? {});
  if (here.offer) offerOther(form, ...here.offer);
  for (const [act, label] of here.does ?? []) addAct(act, label);
  if (here.text === there || !here.text) return;
  /* A text with a key that the server does not know any more may have left from another machine: it is offered, not put in. */
  if (!form.dataset.conversation && here.draft !== draftField(form).value) return offerOther(form, here.text, here.at, here.kind);
  field.value = here.text;
  draftState(words("draftRestored"), form, true);
  if (there && thereAt > here.at) offerOther(form, there, thereAt, here.kind);
}

/** Whom it goes to stands there again. Where somebody chose, their choice; what the desk chose may be another by now.
 * @param {HTMLFormElement} form @param {Record<string, string>} lines */
function linesBack(form, lines) {
  const anew = !form.dataset.conversation;
  const chosen = ["to", "from"].some((name) => `${name}-stood` in lines && lines[name] !== lines[`${name}-stood`]);
  for (const [name, value] of Object.entries(lines)) {
    const line = form.elements.namedItem(name);
    if (line instanceof HTMLSelectElement && (anew || chosen) && [...line.options].some((option) => option.value === value)) line.value = value;
    if (!(line instanceof HTMLInputElement)) continue;
    /* Copies stand as they were left, also where nobody gets one any more. */
    const copies = name === "cc" || name === "bcc";
    if (line.type === "hidden" ? chosen && name.endsWith("-stood") : copies || (value && !line.value)) line.value = value;
    if (value && line.type !== "hidden") line.closest("details")?.setAttribute("open", "");
  }
}

/** @param {HTMLFormElement} form @param {string} other @param {number} at @param {string} kind an answer and a note are two texts */
function offerOther(form, other, at, kind) {
  offers.set(form, [other, at, kind]);
  const button = document.createElement("button");
  button.type = "button";
  button.className = `text-button other-draft if-${kind}`;
  button.textContent = words("draftElsewhere", { time: clockTime(at) });
  button.addEventListener("click", () => {
    if (kindOf(form) !== kind) return;
    const field = textOf(form);
    const typed = field.value;
    field.value = offers.get(form)?.[0] ?? typed;
    offers.set(form, [typed, at, kind]);
    draftChanged(form);
  });
  one(".other-draft", form)?.remove();
  one(".saved", form)?.after(button);
}

/** What was sent is not chosen from any more. @param {HTMLFormElement} form @param {string} kind */
export function offerNothing(form, kind) {
  if (offers.get(form)?.[2] !== kind) return;
  offers.delete(form);
  one(".other-draft", form)?.remove();
}

/** What is done when it is sent: each with its words. @param {HTMLFormElement} form @returns {[string, string][]} */
export function actsOf(form) {
  return all("#then-acts button", form).map((out) => [/** @type {HTMLInputElement} */ (out.previousElementSibling).value, out.dataset.does ?? ""]);
}

/* What is done when it is sent stands under the text, and can be taken out. */
/** @param {string} act @param {string} label */
export function addAct(act, label) {
  const list = byId("then-acts");
  if (!list || one(`[value="${CSS.escape(act)}"]`, list)) return;
  const item = document.createElement("li");
  item.className = "tag";
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "then-act", value: act });
  const out = document.createElement("button");
  Object.assign(out, { type: "button", className: "text-button", textContent: `${label} ×` });
  out.dataset.does = label;
  out.addEventListener("click", () => item.remove());
  item.append(field, out);
  list.append(item);
}

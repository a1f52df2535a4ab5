// @ts-check
/* Drafts: in this browser after 400 ms, on the server after 2 s. Nothing typed is lost, and a draft from another
   machine is offered, never put in the place of what stands here. */
import { byId, clockTime, fragment, keep, one, recall, words } from "./dom.js";
import { ask } from "./ask.js";

const HERE_MS = 400;
const SERVER_MS = 2000;
const draftTimers = { here: 0, server: 0 };

/** @typedef {{text: string, kind: string, at: number}} Draft */

/** @returns {HTMLFormElement | null} */
export function composer() { return /** @type {HTMLFormElement | null} */ (byId("composer")); }

/** @param {HTMLFormElement} form @returns {HTMLTextAreaElement} */
export function textOf(form) { return /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("body")); }

/** @param {HTMLFormElement} form @returns {string} reply or note */
export function kindOf(form) { return String(new FormData(form).get("kind") ?? "reply"); }

/** @param {string} kind */
export function chooseKind(kind) {
  const form = composer();
  const radio = form && /** @type {HTMLInputElement | null} */ (one(`[name=kind][value=${kind}]`, form));
  if (!form || !radio) return;
  radio.checked = true;
  textOf(form).focus();
}

/** What the text of a form is kept under in this browser, and the conversation that it is about. @param {HTMLFormElement} form */
function keptAs(form) { return form.dataset.conversation || (form.dataset.about ? `enquiry-${form.dataset.about}` : ""); }
/** @param {HTMLFormElement} form @returns {string} */
export function aboutOf(form) { return form.dataset.conversation || form.dataset.about || ""; }

/** @param {string} text */
export function draftState(text) {
  const place = one("#composer .saved");
  if (place) place.textContent = text;
}

/** @param {HTMLFormElement} form */
export function draftChanged(form) {
  clearTimeout(draftTimers.here);
  clearTimeout(draftTimers.server);
  draftTimers.here = window.setTimeout(() => keepHere(form), HERE_MS);
  draftTimers.server = window.setTimeout(() => saveOnServer(form), SERVER_MS);
}

/** Keeps what stands in a composer in this browser. @param {HTMLFormElement} form */
export function keepHere(form) {
  const text = textOf(form).value;
  keep(`draft:${keptAs(form)}`, text ? { text, kind: kindOf(form), at: Date.now() } : null);
}

/** A line of addresses. @param {HTMLFormElement} form @param {string} name @returns {string} */
function lineOf(form, name) { return String(new FormData(form).get(name) ?? ""); }

/** @param {HTMLFormElement} form */
async function saveOnServer(form) {
  const draft = /** @type {HTMLInputElement} */ (form.elements.namedItem("draft")).value;
  const fields = new URLSearchParams({
    conversation: aboutOf(form), body: textOf(form).value, kind: kindOf(form),
    cc: lineOf(form, "cc"), bcc: lineOf(form, "bcc"),
  });
  try {
    const lint = one("#lint", fragment(await ask(`/drafts/${draft}`, fields)));
    if (lint) byId("lint")?.replaceWith(lint);
    draftState(words("draftSaved", { time: clockTime() }));
  } catch {
    draftState(words("draftHere"));
  }
}

/** @param {HTMLFormElement} form */
export function forgetPosted(form) { forgetDraft(keptAs(form)); }

/** @param {string} conversation */
export function forgetDraft(conversation) {
  clearTimeout(draftTimers.here);
  clearTimeout(draftTimers.server);
  keep(`draft:${conversation}`, null);
}

/** Puts what was typed in this browser back, and offers a newer text from elsewhere. @param {HTMLFormElement} form */
export function restoreDraft(form) {
  const here = /** @type {Draft | null} */ (recall(`draft:${keptAs(form)}`));
  const field = textOf(form);
  const there = field.value;
  const thereAt = Number(form.dataset.savedAt ?? 0);
  if (!here || here.text === there) return;
  field.value = here.text;
  const radio = /** @type {HTMLInputElement | null} */ (one(`[name=kind][value=${here.kind}]`, form));
  if (radio) radio.checked = true;
  draftState(words("draftRestored"));
  if (there && thereAt > here.at) offerOther(form, there, thereAt);
}

/** @param {HTMLFormElement} form @param {string} other @param {number} at */
function offerOther(form, other, at) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "text-button";
  button.textContent = words("draftElsewhere", { time: clockTime(at) });
  button.addEventListener("click", () => {
    const field = textOf(form);
    [field.value, other] = [other, field.value];
    draftChanged(form);
  });
  one(".saved", form)?.replaceChildren(button);
}

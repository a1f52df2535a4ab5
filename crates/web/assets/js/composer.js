// @ts-check
/* The composer: Ctrl or Cmd+Enter sends; the message stands on screen at once and can be called back for a while. */
import { all, byId, fragment, one, words } from "./dom.js";
import { Refusal, ask } from "./ask.js";
import { newest, toast } from "./toast.js";
import { aboutOf, actsOf, composer, draftChanged, draftField, draftState, forgetDraft, forgetPosted, keepHere, kindOf, offerNothing, restoreDraft, textOf, turn } from "./draft.js";
import { arrive, forgetPane, onArrival, refreshPane, shown, toBottom } from "./pane.js";
import { bubble, endHold, flush, isSpent, putOut, showParcels, tellOf } from "./outbox.js";
import { hasFiles, uploading, uploadsDone } from "./upload.js";

/** A pane from the cache can carry an id that has been used: take one of the spares the server sent along.
 * @param {HTMLFormElement} form @returns {boolean} */
function freshDraft(form) {
  const field = draftField(form);
  if (!isSpent(field.value)) return true;
  const spare = (form.dataset.spare ?? "").split(" ").find((id) => id && id !== form.dataset.otherDraft && !isSpent(id));
  if (spare) field.value = spare;
  return Boolean(spare);
}

/** @param {HTMLFormElement} form @param {HTMLElement | null} by the button */
async function send(form, by) {
  const body = textOf(form).value.trim();
  const url = by?.getAttribute("formaction") ?? form.getAttribute("action") ?? "";
  const kind = kindOf(form);
  if (!body && (kind !== "reply" || !hasFiles(form))) return textOf(form).focus();
  /* What stood on the screen when it was sent, not when its files were up. */
  /** @type {Record<string, string>} */
  const now = { body, seen: all("#entries .message[data-id]").at(-1)?.dataset.id ?? "",
    heard: all("#enquiries .message[data-id]").map((message) => message.dataset.id ?? "").sort().at(-1) ?? "" };
  if (uploading()) {
    if (form.dataset.sending) return;
    const key = draftField(form).value;
    form.dataset.sending = "1";
    draftState(words("sendingWhenUp"), form, true);
    await uploadsDone();
    delete form.dataset.sending;
    /* Somebody wrote on, or turned to a note: that is not what was sent. */
    if (kindOf(form) !== kind || draftField(form).value !== key || textOf(form).value.trim() !== body) return toast(words("notSentKept"));
  }
  if (kind === "reply" && one("#files .late", form)) return toast(words("fileNotUp"));
  const here = () => shown() === form.dataset.conversation;
  if (!freshDraft(form)) {
    if (here()) await refreshPane(shown()).catch(() => {});
    /* The pane came anew as a whole, with the text in it. */
    const anew = form.isConnected || !here() ? null : composer();
    if (anew && freshDraft(anew) && textOf(anew).value.trim() === body) return sendByKey(anew, by?.getAttribute("value") ?? "");
    if (!freshDraft(form)) return toast(words("notSentKept"));
  }
  /* The key of a note is for those without the script: here each kind has its own. */
  const fields = [...new FormData(form, by)].filter(([name, value]) => typeof value === "string" && name !== "note-draft")
    .map(([name, value]) => /** @type {[string, string]} */ ([name, now[name] ?? String(value)]));
  const parcel = { draft: draftField(form).value, url, conversation: form.dataset.conversation ?? "", kind, body, fields, at: Date.now(),
    does: actsOf(form) };
  if (!putOut(parcel)) {
    /* No room here: a plain post then, to the address of the button, so that a note stays a note. */
    form.setAttribute("action", url);
    return form.submit();
  }
  newest.sent = kind === "reply";
  offerNothing(form, kind);
  forgetDraft(parcel.conversation);
  textOf(form).value = "";
  if (kind === "reply") {
    /* What was to be fixed is, or comes back. */
    const lint = one("#lint", form);
    if (lint) lint.hidden = true;
    /* Whom a blind copy goes to is said each time. */
    const blind = form.elements.namedItem("bcc");
    if (blind instanceof HTMLInputElement) blind.value = "";
    one("#files", form)?.replaceChildren();
    one("#then-acts", form)?.replaceChildren();
  }
  keepHere(form);
  draftState("", form);
  freshDraft(form);
  if (here()) { bubble(parcel); toBottom(); }
  flush();
  tellOf(parcel, "out");
}

/** The button of the kind that is chosen. @param {HTMLFormElement} form @param {string} then @returns {HTMLButtonElement | null} */
function buttonOf(form, then) {
  const kind = kindOf(form);
  const which = then && kind === "reply" ? `button[name=then][value="${then}"]` : `button.primary.if-${kind}`;
  return /** @type {HTMLButtonElement | null} */ (one(which, form));
}

/** @param {HTMLFormElement} form @param {string} then what is done with it at once: close, or snooze:… */
export function sendByKey(form, then) { form.requestSubmit(buttonOf(form, then)); }

/** The answer as its reader will see it. @param {HTMLFormElement} form */
export async function previewAnswer(form) {
  const button = /** @type {HTMLButtonElement | null} */ (one("[data-previews]", form));
  if (!button || kindOf(form) !== "reply" || byId("preview")) return;
  if (!textOf(form).value.trim()) return textOf(form).focus();
  if (uploading()) { draftState(words("sendingWhenUp")); await uploadsDone(); draftState(""); }
  if (form.dataset.conversation && !freshDraft(form)) return;
  const dialog = document.createElement("dialog");
  dialog.id = "preview";
  dialog.addEventListener("close", () => { dialog.remove(); textOf(form).focus(); });
  try {
    dialog.append(fragment(await ask(button.formAction, new FormData(form))));
    dialog.setAttribute("aria-labelledby", "preview-title");
    document.body.append(dialog);
    dialog.showModal();
  } catch (error) {
    if (error instanceof Refusal && error.words) toast(words("toFix", { what: error.words }));
    else toast(words("notDone"));
  }
}

/** @param {HTMLElement} button */
async function removeFile(button) {
  try {
    await ask(button.getAttribute("formaction") ?? "", new URLSearchParams());
    const file = button.closest(".file");
    const near = file?.nextElementSibling ?? file?.previousElementSibling;
    file?.remove();
    const form = composer();
    if (form) forgetPane(aboutOf(form));
    (near ? one("button", near) : form && textOf(form))?.focus();
  } catch {
    toast(words("notDone"), () => removeFile(button), words("again"));
  }
}

export function startComposer() {
  const begun = composer();
  if (begun && !begun.dataset.conversation) restoreDraft(begun);
  document.addEventListener("input", (event) => {
    const form = event.target instanceof Element && event.target.closest("#composer");
    if (form instanceof HTMLFormElement) draftChanged(form);
  });
  /* Whoever is answered is answered from where they wrote to, unless somebody chooses otherwise after that. */
  document.addEventListener("change", (event) => {
    const to = event.target;
    if (to instanceof HTMLInputElement && to.name === "kind" && to.form?.id === "composer") { turn(to.form); keepHere(to.form); }
    if (!(to instanceof HTMLSelectElement) || to.name !== "to" || to.form?.id !== "composer") return;
    const field = (/** @type {string} */ name) => /** @type {HTMLInputElement | null} */ (to.form?.elements.namedItem(name));
    const [from, stood] = [field("from"), field("to-stood")];
    if (from && stood) { from.value = to.selectedOptions[0]?.dataset.from ?? from.value; stood.value = ""; }
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.id !== "composer") return;
    const by = event.submitter;
    /* A new conversation is posted as it stands, once its files are up. */
    if (!form.dataset.conversation && !by?.hasAttribute("data-removes") && !by?.hasAttribute("data-previews")) {
      if (!uploading() && navigator.onLine) return forgetPosted(form);
      event.preventDefault();
      if (!navigator.onLine) { keepHere(form); return draftState(words("offline"), form, true); }
      draftState(words("sendingWhenUp"));
      uploadsDone().then(() => form.requestSubmit(by));
      return;
    }
    event.preventDefault();
    one("#send-menu[open]", form)?.removeAttribute("open");
    if (by?.dataset.removes !== undefined) removeFile(by);
    else if (by?.dataset.previews !== undefined) previewAnswer(form);
    else send(form, by ?? buttonOf(form, ""));
  });
  onArrival(() => {
    const form = composer();
    if (form) freshDraft(form);
    showParcels();
    for (const message of all("#messages .message[data-hold-ms]")) endHold(message);
  });
  if (byId("conversation")) arrive();
}

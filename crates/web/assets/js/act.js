// @ts-check
/* Acts on a conversation: close, assign, snooze, mark unread, undo a send. Each is a form that also works without
   this; here it happens at once, with a way back, and is put back if the server refuses. */
import { all, byId, one, words } from "./dom.js";
import { Refusal, ask, fieldsOf } from "./ask.js";
import { toast } from "./toast.js";
import { currentRow, neighbour, rowOf } from "./list.js";
import { forgetPane, openRow, refreshPane, shown, toList } from "./pane.js";
import { intoComposer } from "./outbox.js";

/** @param {HTMLFormElement} form @param {HTMLElement | null} by */
async function act(form, by) {
  const conversation = shown();
  const url = form.getAttribute("action") ?? "";
  const body = fieldsOf(form, by);
  const row = rowOf(conversation);
  for (const menu of all("details.menu[open]")) menu.removeAttribute("open");
  const putBack = form.dataset.leaves !== undefined && row ? takeAway(row) : () => {};
  try {
    await ask(url, body);
    if (form.dataset.act === "withdraw") return withdrawn(form, conversation);
    await refreshPane(conversation).catch(() => {});
    toast(form.dataset.said ?? words("done"), form.dataset.undo ? () => undo(form, conversation, putBack) : null);
  } catch (error) {
    putBack();
    /* What the server refuses it would refuse again: its reason says more than another try. An outage has a reason too. */
    const refused = error instanceof Refusal && error.status < 500 && error.status !== 401;
    const why = error instanceof Refusal && (refused || error.status === 503) ? error.words : "";
    if (refused && why) refreshPane(conversation).catch(() => {});
    toast(why ? words("refused", { why }) : words("notDone"), refused && why ? null : () => act(form, by), words("again"));
  }
}

/** Takes a row out and opens the next. @param {HTMLElement} row @returns {() => void} puts it back and opens it */
function takeAway(row) {
  const wasCurrent = row === currentRow();
  const next = neighbour(row, 1) ?? neighbour(row, -1);
  const after = row.nextSibling;
  const parent = row.parentNode;
  row.remove();
  if (wasCurrent && next) openRow(next);
  else if (wasCurrent) toList();
  return () => {
    if (!row.isConnected) parent?.insertBefore(row, after?.parentNode === parent ? after : null);
    if (wasCurrent) openRow(row);
  };
}

/** @param {HTMLFormElement} form @param {string} conversation @param {() => void} putBack */
async function undo(form, conversation, putBack) {
  try {
    await ask(form.dataset.undo ?? "", new URLSearchParams(form.dataset.undoFields ?? ""));
    forgetPane(conversation);
    putBack();
    await refreshPane(conversation).catch(() => {});
  } catch {
    toast(words("notUndone"), () => undo(form, conversation, putBack), words("again"));
  }
}

/** The message did not leave: its words go back to the composer. @param {HTMLFormElement} form @param {string} conversation */
async function withdrawn(form, conversation) {
  const message = form.closest(".message");
  const text = message ? all(".words p", message).map((p) => p.textContent).join("\n\n") : "";
  message?.remove();
  await refreshPane(conversation).catch(() => {});
  if (text) intoComposer(text);
  toast(words("withdrawn"));
}

export function startActs() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.dataset.act || !byId("conversation")) return;
    event.preventDefault();
    act(form, event.submitter);
  });
  document.addEventListener("click", (event) => {
    const opens = event.target instanceof Element && /** @type {HTMLElement | null} */ (event.target.closest("[data-opens]"));
    if (opens) /** @type {HTMLDialogElement | null} */ (byId(opens.dataset.opens ?? ""))?.showModal();
    const inside = event.target instanceof Element && event.target.closest("details.menu");
    for (const menu of all("details.menu[open]")) if (menu !== inside || opens) menu.removeAttribute("open");
  });
}

/** Does the act that a key or the palette asks for. @param {string} name */
export function actByName(name) {
  const form = one(`form[data-act=${name}]`);
  if (form instanceof HTMLFormElement) form.requestSubmit(/** @type {HTMLButtonElement | null} */ (one("button", form)));
}

/** @param {string} id */
export function openMenu(id) {
  const menu = byId(id);
  if (!(menu instanceof HTMLDetailsElement)) return;
  menu.open = true;
  one("div button, div a, div input", menu)?.focus();
}

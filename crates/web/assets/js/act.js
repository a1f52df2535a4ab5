// @ts-check
/* Acts on a conversation: close, assign, snooze, mark unread, undo a send. Each is a form that also works without
   this; here it happens at once, with a way back, and is put back if the server refuses. */
import { all, byId, fragment, one, viewer, words } from "./dom.js";
import { Refusal, ask, fieldsOf } from "./ask.js";
import { newest, toast } from "./toast.js";
import { currentRow, neighbour, rowOf } from "./list.js";
import { arrive, forgetPane, opened, opening, openRow, refreshPane, shown, toList } from "./pane.js";
import { unpick } from "./select.js";
import { below, chooseKind, composer, discard, draftField, forgetDraft, keepHere, textOf } from "./draft.js";

/** @param {HTMLFormElement} form @param {HTMLElement | null} by @param {URLSearchParams} [body] what was posted before
 * @param {string} [conversation] */
async function act(form, by, body = fieldsOf(form, by), conversation = shown()) {
  const url = form.getAttribute("action") ?? "";
  const typed = all("textarea[id], input[id], select[id]", form).map((field) => [field.id, /** @type {HTMLInputElement} */ (field).value]);
  form.reset();
  const row = rowOf(conversation);
  for (const menu of all("details.menu[open]")) menu.removeAttribute("open");
  const putBack = row && form.dataset.leaves !== undefined ? takeAway(row) : row && form.dataset.goesOn !== undefined ? goOnFrom(row) : () => {};
  try {
    const done = one("#acts-done", fragment(await ask(url, body)));
    newest.sent = false;
    if (form.dataset.act === "withdraw") return withdrawn(form, conversation);
    await refreshPane(conversation).catch(() => {});
    const back = done && /** @type {HTMLFormElement | null} */ (one("form", done));
    const [to, fields] = back ? [back.getAttribute("action"), fieldsOf(back)] : [form.dataset.undo, new URLSearchParams(form.dataset.undoFields)];
    toast(form.dataset.said ?? words("done"), to ? () => undo(to, fields, conversation, putBack) : null);
  } catch (error) {
    putBack(!typing());
    /* What the server refuses it would refuse again: its reason says more than another try. An outage has a reason too. */
    const refused = error instanceof Refusal && error.status < 500 && error.status !== 401;
    const why = error instanceof Refusal && (refused || error.status === 503) ? error.words : "";
    if (refused && why) await refreshPane(conversation).catch(() => {});
    if (shown() === conversation) keepTyped(typed);
    toast(why ? words("refused", { why }) : words("notDone"), refused && why ? null : () => act(form, by, body, conversation), words("again"));
  }
}

/** What was typed into a form stands in the one that took its place. @param {string[][]} typed */
function keepTyped(typed) {
  for (const [id, text] of typed) {
    const field = /** @type {HTMLInputElement | null} */ (byId(id));
    if (!field || !text || (field.value && field.value !== text && !field.matches("select"))) continue;
    field.value = text;
    if (!field.matches("textarea")) continue;
    for (let fold = field.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
  }
}

/** Whether somebody is writing: nothing that comes from elsewhere takes the pane from under them. @returns {boolean} */
export function typing() { return Boolean(document.activeElement?.matches("input, textarea, select")); }

/** Takes a row out and opens the next. @param {HTMLElement} row @param {boolean} [onward] whether somebody goes on from it
 * @returns {(open?: boolean) => void} puts it back and opens it */
export function takeAway(row, onward = true) {
  const wasCurrent = row === currentRow() && onward;
  const next = neighbour(row, 1) ?? neighbour(row, -1);
  const after = row.nextSibling;
  const parent = row.parentNode;
  unpick(row.dataset.id ?? "");
  row.remove();
  if (wasCurrent && next) openRow(next);
  else if (wasCurrent) toList();
  return (open = true) => {
    if (!row.isConnected) parent?.insertBefore(row, after?.parentNode === parent ? after : null);
    if (wasCurrent && open) openRow(row);
  };
}

/** Goes on to the next; the row stays, unread. @param {HTMLElement} row @returns {(open?: boolean) => void} goes back to it */
function goOnFrom(row) {
  const next = neighbour(row, 1) ?? neighbour(row, -1);
  if (row === currentRow()) { if (next) openRow(next); else toList(); }
  row.classList.add("unread");
  return (open = true) => { if (open) openRow(rowOf(row.dataset.id ?? "") ?? row); };
}

/** @param {string} url @param {URLSearchParams} fields @param {string} conversation @param {() => void} putBack */
async function undo(url, fields, conversation, putBack) {
  try {
    const done = one("#acts-done", fragment(await ask(url, fields)));
    if (done?.dataset.refused) return toast(words("refused", { why: done.dataset.refused }));
    forgetPane(conversation);
    putBack();
    await refreshPane(conversation).catch(() => {});
  } catch {
    toast(words("notUndone"), () => undo(url, fields, conversation, putBack), words("again"));
  }
}

/** The message did not leave: the server keeps its words, marks, copies and files as a draft, and that is the composer now;
 * what was begun meanwhile stands above them. @param {HTMLFormElement} form @param {string} conversation */
async function withdrawn(form, conversation) {
  document.dispatchEvent(new CustomEvent("withdrawn", { detail: conversation }));
  form.closest(".message")?.remove();
  await refreshPane(conversation).catch(() => {});
  if (conversation !== shown()) return toast(words("withdrawn"));
  const fresh = one("#composer", fragment(await ask(`/conversations/${conversation}`)));
  if (conversation !== shown()) return toast(words("withdrawn"));
  chooseKind("reply");
  const old = composer();
  if (old && fresh instanceof HTMLFormElement) {
    const [begun, note, key] = [textOf(old).value.trim(), old.dataset.other, draftField(old).value];
    forgetDraft(conversation);
    old.replaceWith(fresh);
    if (note) fresh.dataset.other = note;
    arrive();
    chooseKind("reply");
    if (begun) { textOf(fresh).value = below(begun, textOf(fresh).value); discard(fresh, key); }
    keepHere(fresh);
    textOf(fresh).focus();
  }
  toast(words("withdrawn"));
}

export function startActs() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.dataset.act || !byId("conversation")) return;
    event.preventDefault();
    act(form, event.submitter);
  });
  /* Whoever opens a menu to write in it writes in it. */
  document.addEventListener("toggle", (event) => {
    const menu = event.target;
    if (menu instanceof HTMLDetailsElement && menu.open && menu.matches(".menu") && document.activeElement?.parentElement === menu) {
      one("input[type=text], input:not([type])", menu)?.focus();
    }
  }, true);
  /* Whoever goes on by keyboard does not leave it lying over the page. */
  document.addEventListener("focusout", (event) => {
    const menu = event.target instanceof Element && event.target.closest("details.menu[open]");
    const to = event.relatedTarget;
    /* A press beside a button gives the focus to what the menu stands in: that is not going on. */
    if (menu && to instanceof Node && !menu.contains(to) && !to.contains(menu)) menu.removeAttribute("open");
  });
  document.addEventListener("click", (event) => {
    const opens = event.target instanceof Element && /** @type {HTMLElement | null} */ (event.target.closest("[data-opens]"));
    if (opens) /** @type {HTMLDialogElement | null} */ (byId(opens.dataset.opens ?? ""))?.showModal();
    const inside = event.target instanceof Element && event.target.closest("details.menu");
    for (const menu of all("details.menu[open]")) if (menu !== inside || opens) menu.removeAttribute("open");
    if (event.target instanceof HTMLDialogElement && event.target.open && outside(event.target, event)) event.target.close();
  });
}

/** A click on the backdrop is a click on the dialog, outside its box. @param {HTMLDialogElement} dialog @param {MouseEvent} event */
function outside(dialog, event) {
  const box = dialog.getBoundingClientRect();
  return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
}

/** Takes back the own answer that was sent last, as long as it can be. @returns {boolean} whether there was one */
export function takeLastBack() {
  const form = all(`#messages [data-by="${viewer()}"] form[data-act=withdraw]`).at(-1);
  if (form instanceof HTMLFormElement) form.requestSubmit();
  return Boolean(form);
}

/** Does the act that a key or the palette asks for. @param {string} name */
export async function actByName(name) {
  /* At once where it can be: what is pressed next may open another. */
  if (opening()) await opened();
  const form = one(`form[data-act=${name}]`);
  if (form instanceof HTMLFormElement) form.requestSubmit(/** @type {HTMLButtonElement | null} */ (one("button", form)));
}

/** @param {string} id */
export async function openMenu(id) {
  if (opening()) await opened();
  const menu = byId(id);
  if (!(menu instanceof HTMLDetailsElement)) return;
  menu.open = true;
  one("div button, div a, div input", menu)?.focus();
}

// @ts-check
/* Selecting several: x and Shift+click pick rows, a bar takes the place of the list's head, and what it does can be undone. */
import { all, byId, fragment, one, words } from "./dom.js";
import { Refusal, ask, fieldsOf } from "./ask.js";
import { toast } from "./toast.js";
import { currentRow, neighbour, reloadRows, rowList, rowsBox } from "./list.js";
import { forgetPane, openRow, refreshPane, shown } from "./pane.js";

const picked = { ids: /** @type {Set<string>} */ (new Set()), last: "" };

/** @returns {HTMLFormElement | null} */
function actsBar() { return /** @type {HTMLFormElement | null} */ (byId("acts")); }

/* News replace rows: what is picked is known by its id, and shown again whenever rows change. */
function showPicked() {
  for (const row of rowList()) {
    const is = picked.ids.has(row.dataset.id ?? "");
    if (row.classList.contains("picked") === is) continue;
    row.classList.toggle("picked", is);
    if (is) row.setAttribute("aria-description", words("picked")); else row.removeAttribute("aria-description");
  }
  const form = actsBar();
  if (form) form.hidden = picked.ids.size === 0;
  const count = byId("acts-count");
  if (count) count.textContent = picked.ids.size ? words("selected", { n: picked.ids.size }) : "";
}

/** @param {HTMLElement | null} row @param {boolean} [on] */
function pickRow(row, on) {
  const id = row?.dataset.id;
  if (!id) return;
  if (on ?? !picked.ids.has(id)) picked.ids.add(id); else picked.ids.delete(id);
  picked.last = id;
  showPicked();
}

export function pickCurrent() { pickRow(currentRow()); }

/** Goes on to a neighbour and picks it too. @param {number} step */
export function pickOn(step) {
  const from = currentRow();
  const to = neighbour(from, step);
  pickRow(from, true);
  if (!to) return;
  pickRow(to, true);
  openRow(to);
}

/** @returns {boolean} whether something was picked */
/** What has left the list is not picked any more. @param {string} id */
export function unpick(id) { if (picked.ids.delete(id)) showPicked(); }

export function clearPicked() {
  const any = picked.ids.size > 0;
  picked.ids.clear();
  showPicked();
  return any;
}

/** From the one that was picked last to this one. @param {HTMLElement} row */
function pickRange(row) {
  const rows = rowList();
  const [from, to] = [rows.findIndex((one) => one.dataset.id === (picked.last || currentRow()?.dataset.id)), rows.indexOf(row)].sort((a, b) => a - b);
  for (const one of rows.slice(Math.max(from, 0), to + 1)) pickRow(one, true);
}

/** @param {URLSearchParams} fields @param {string} [url] */
export async function postActs(fields, url = "/acts") {
  try {
    const about = shown();
    const done = one("#acts-done", fragment(await ask(url, fields)));
    for (const id of (fields.get("id") ?? "").split(" ")) picked.ids.delete(id);
    /* What was too many for once stays picked: one can press again. */
    for (const id of done?.dataset.left?.split(" ") ?? []) picked.ids.add(id);
    showPicked();
    forgetPane(about);
    await reloadRows();
    await refreshPane(shown()).catch(() => {});
    if (document.activeElement === document.body) (currentRow() ?? rowList()[0])?.focus();
    const back = done && /** @type {HTMLFormElement | null} */ (one("form", done));
    toast(done?.dataset.said ?? words("done"), back ? () => postActs(fieldsOf(back)) : null);
  } catch (error) {
    const why = error instanceof Refusal ? error.words : "";
    toast(why ? words("refused", { why }) : words("notDone"), why ? null : () => postActs(fields, url), words("again"));
  }
}

export function startSelect() {
  const box = rowsBox();
  if (!box || !actsBar()) return;
  new MutationObserver(() => { if (picked.ids.size) showPicked(); }).observe(box, { childList: true });
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const row = /** @type {HTMLElement | null} */ (target?.closest("#rows .row[data-id]") ?? null);
    if (row && event.shiftKey) { event.preventDefault(); pickRange(row); }
    else if (target?.closest("#acts-clear") && clearPicked()) event.preventDefault();
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.id !== "acts") return;
    event.preventDefault();
    for (const menu of all("details[open]", form)) menu.removeAttribute("open");
    const fields = fieldsOf(form, event.submitter);
    fields.append("id", [...picked.ids].join(" "));
    postActs(fields);
  });
}

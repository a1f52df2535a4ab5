// @ts-check
/* What is sent and closed, or sent and put aside, leaves the list as it does by these acts alone; it comes back when it is not
   sent after all. */
import { fragment, one, words } from "./dom.js";
import { Refusal, ask } from "./ask.js";
import { toast } from "./toast.js";
import { takeAway, typing } from "./act.js";
import { rowOf } from "./list.js";
import { forgetPane, openRow } from "./pane.js";
import { onParcel } from "./outbox.js";

/** How each row that left comes back. @type {Map<string, (open?: boolean) => void>} */
const leftRows = new Map();

/** @typedef {import("./outbox.js").Parcel} LeavingParcel */

/** Whether it ends its conversation or puts it aside. @param {LeavingParcel} parcel @returns {boolean} */
function leaving(parcel) {
  return parcel.kind === "reply" && parcel.fields.some(([name, value]) => (name === "then" && value) || (name === "then-act" && /^(?:close|snooze)/.test(value)));
}

/** @param {string} conversation @param {boolean} [onward] */
function leave(conversation, onward = true) {
  const row = rowOf(conversation);
  if (row) leftRows.set(conversation, takeAway(row, onward));
}

/** @param {string} conversation @param {boolean} open */
function comeBack(conversation, open) {
  const [back, row] = [leftRows.get(conversation), rowOf(conversation)];
  leftRows.delete(conversation);
  /* The list came anew meanwhile, with it. */
  if (back && row && open) openRow(row);
  else if (!row) back?.(open);
}

/** What was sent has arrived: it can be called back from where somebody went on to. @param {LeavingParcel} parcel @param {string} html */
function sentAndLeft(parcel, html) {
  const piece = fragment(html);
  if (!leaving(parcel)) {
    /* It was given to a team whose conversations somebody does not see. */
    if (!html.trim() && parcel.kind === "reply") leave(parcel.conversation, !typing());
    return;
  }
  /* It is sent, and neither closed nor put aside: it stays. */
  if (html.trim() && !one("span[data-said]", piece)) { comeBack(parcel.conversation, false); return; }
  if (!leftRows.has(parcel.conversation)) leave(parcel.conversation, !typing());
  const url = one(".message form[data-act=withdraw]", piece)?.getAttribute("action");
  toast(one("span[data-said]", piece)?.dataset.said ?? words("done"), url ? () => callBack(parcel.conversation, url) : null);
}

/** @param {string} conversation @param {string} url */
async function callBack(conversation, url) {
  try {
    await ask(url, new URLSearchParams());
    forgetPane(conversation);
    comeBack(conversation, true);
    toast(words("withdrawn"));
  } catch (error) {
    const why = error instanceof Refusal && error.status < 500 ? error.words : "";
    if (why) toast(words("refused", { why }));
    else toast(words("notUndone"), () => callBack(conversation, url), words("again"));
  }
}

export function startLeaving() {
  onParcel((parcel, stage, html) => {
    if (stage === "out") { if (leaving(parcel) && navigator.onLine) leave(parcel.conversation); }
    else if (stage === "arrived") sentAndLeft(parcel, html);
    /* Whoever writes something else meanwhile goes on with it. */
    else comeBack(parcel.conversation, !typing());
  });
  document.addEventListener("withdrawn", (event) => comeBack(/** @type {CustomEvent} */ (event).detail, false));
}

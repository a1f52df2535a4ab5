// @ts-check
/* Presence: says which conversation is being read or answered here, so that others see it. A hint: losing one loses nothing. */
import { byId, fragment, one } from "./dom.js";
import { ask } from "./ask.js";
import { composer, kindOf, textOf } from "./draft.js";
import { onArrival, shown } from "./pane.js";

const AGAIN_MS = 20000;
const TYPED_MS = 30000;
const presenceNow = { conversation: "", doing: "", typed: 0, timer: 0 };

/** @param {string} conversation @param {string} doing */
async function say(conversation, doing) {
  if (!conversation) return;
  try {
    const here = one("#presence", fragment(await ask(`/conversations/${conversation}/presence`, new URLSearchParams({ doing }))));
    if (here && conversation === shown()) byId("presence")?.replaceWith(here);
  } catch { /* A hint. */ }
}

function writes() {
  const form = composer();
  return form && kindOf(form) === "reply" && textOf(form).value.trim() && Date.now() - presenceNow.typed < TYPED_MS;
}

/** @param {boolean} again whether it is said although nothing changed */
function tell(again) {
  const conversation = document.hidden ? "" : shown();
  const doing = conversation ? (writes() ? "writing" : "reading") : "";
  const before = presenceNow.conversation;
  if (before && before !== conversation) say(before, "gone");
  if (again || before !== conversation || presenceNow.doing !== doing) say(conversation, doing);
  presenceNow.conversation = conversation;
  presenceNow.doing = doing;
  clearTimeout(presenceNow.timer);
  presenceNow.timer = window.setTimeout(() => tell(true), AGAIN_MS);
}

export function startPresence() {
  onArrival(() => { presenceNow.typed = 0; tell(false); });
  document.addEventListener("visibilitychange", () => tell(false));
  document.addEventListener("input", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("#composer")) return;
    presenceNow.typed = Date.now();
    if (presenceNow.doing !== "writing") tell(false);
  });
  addEventListener("pagehide", () => {
    const fields = new URLSearchParams({ doing: "gone" });
    if (presenceNow.conversation) navigator.sendBeacon(`/conversations/${presenceNow.conversation}/presence`, fields);
  });
  if (shown()) tell(false);
}

// @ts-check
/* Mentions: "@" in a note offers colleagues who see the conversation. A name that is simply typed out counts as well. */
import { all, byId, fragment } from "./dom.js";
import { ask } from "./ask.js";
import { kindOf, textOf } from "./draft.js";
import { shown } from "./pane.js";
import { typeOver } from "./look.js";

const MENTION_MS = 120;
/* What stands before the cursor when a name is begun: no sign inside a word or an address. */
const MENTION = /(?:^|[^\p{L}\p{M}\p{N}._+%`@-])@((?!\s)[^\n@]{0,40})$/u;
const mentionNow = { timer: 0, asked: "", at: 0 };

/** @returns {HTMLElement | null} */
function colleagueList() { return byId("colleagues"); }

/** @param {HTMLTextAreaElement} field */
function closeColleagues(field) {
  clearTimeout(mentionNow.timer);
  const list = colleagueList();
  if (!list) return;
  list.hidden = true;
  list.replaceChildren();
  for (const name of ["aria-controls", "aria-activedescendant"]) field.removeAttribute(name);
}

/** The name that is begun at the cursor; null where none is. @param {HTMLTextAreaElement} field @returns {string | null} */
function begunName(field) {
  if (!field.form || kindOf(field.form) !== "note" || field.selectionStart !== field.selectionEnd) return null;
  return MENTION.exec(field.value.slice(Math.max(0, field.selectionStart - 60), field.selectionStart))?.[1] ?? null;
}

/** @param {HTMLTextAreaElement} field */
async function offerColleagues(field) {
  const asked = begunName(field);
  if (asked === null) return closeColleagues(field);
  const html = await ask(`/conversations/${shown()}/colleagues?q=${encodeURIComponent(asked)}`);
  const list = colleagueList();
  if (!list || begunName(field) !== asked) return;
  mentionNow.asked = asked;
  list.replaceChildren(fragment(html));
  list.hidden = !list.childElementCount;
  if (list.hidden) return closeColleagues(field);
  field.setAttribute("aria-controls", list.id);
  pointAt(field, 0);
}

/** @param {HTMLTextAreaElement} field @param {number} at */
function pointAt(field, at) {
  const items = all("[role=option]", colleagueList() ?? undefined);
  mentionNow.at = (at + items.length) % items.length;
  for (const [index, item] of items.entries()) item.ariaSelected = String(index === mentionNow.at);
  field.setAttribute("aria-activedescendant", items[mentionNow.at].id);
  items[mentionNow.at].scrollIntoView({ block: "nearest" });
}

/** @param {HTMLTextAreaElement} field @param {HTMLElement | undefined} item */
function callIn(field, item) {
  const end = field.selectionStart;
  const name = item?.dataset.name;
  closeColleagues(field);
  if (name) typeOver(field, `${name} `, end - mentionNow.asked.length, end);
}

/** @param {EventTarget | null} target @returns {HTMLTextAreaElement | null} */
function noteField(target) {
  return target instanceof HTMLTextAreaElement && target.form?.id === "composer" ? target : null;
}

export function startMentions() {
  document.addEventListener("input", (event) => {
    const field = noteField(event.target);
    if (!field) return;
    clearTimeout(mentionNow.timer);
    if (begunName(field) === null) closeColleagues(field);
    else mentionNow.timer = window.setTimeout(() => offerColleagues(field).catch(() => {}), MENTION_MS);
  });
  document.addEventListener("focusout", (event) => {
    const field = noteField(event.target);
    if (field) closeColleagues(field);
  });
  /* The text keeps the focus while one is chosen with the pointer. */
  document.addEventListener("pointerdown", (event) => {
    const item = event.target instanceof Element ? event.target.closest("#colleagues [role=option]") : null;
    const form = item?.closest("form");
    if (!(item instanceof HTMLElement) || !form) return;
    event.preventDefault();
    callIn(textOf(form), item);
  });
  document.addEventListener("keydown", (event) => {
    const field = noteField(event.target);
    const list = colleagueList();
    if (!field || !list || list.hidden || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown") pointAt(field, mentionNow.at + 1);
    else if (event.key === "ArrowUp") pointAt(field, mentionNow.at - 1);
    else if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) callIn(field, all("[role=option]", list)[mentionNow.at]);
    else if (event.key === "Escape") closeColleagues(field);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
}

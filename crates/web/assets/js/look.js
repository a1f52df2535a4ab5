// @ts-check
/* Looks: buttons and keys that set the marks of bold, italic, links, lists and quotes. The browser can undo each. */
import { keyOf } from "./dom.js";
import { composer, textOf } from "./draft.js";

/** Types over a part of a text as the keyboard would. @param {HTMLTextAreaElement | HTMLInputElement} field
 * @param {string} text @param {number} from @param {number} to */
export function typeOver(field, text, from, to) {
  field.focus();
  field.setSelectionRange(from, to);
  if (text && document.execCommand("insertText", false, text)) return;
  if (!text && (from === to || document.execCommand("delete"))) return;
  field.setRangeText(text, from, to, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/* Scripts without blanks between words have no word to grow to. */
const IN_WORD = /(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])[\p{L}\p{M}\p{N}]/u;
/* A bullet or a quote's sign before the words of a line. */
const LINE = /^(\s*(?:> ?)*(?:[-*•] )?\s*)(.*?)(\s*)$/;

/** Sets a mark around the words of each line. @param {string} text @param {string} mark @returns {string} */
export function marked(text, mark) {
  return text.split(/([\n\x01\x02])/).map((line, at) => at % 2 ? line : line.replace(LINE, (_, before, words, after) =>
    words ? before + mark + words + mark + after : before + after)).join("");
}

/** The chosen part, without blanks at its ends; the word around the cursor where nothing is chosen.
 * @param {HTMLTextAreaElement} field @returns {[number, number]} */
function chosen(field) {
  const text = field.value;
  let [from, to] = [field.selectionStart, field.selectionEnd];
  while (from < to && /\s/.test(text[from])) from++;
  while (to > from && /\s/.test(text[to - 1])) to--;
  while (from > 0 && IN_WORD.test(text[from - 1]) && IN_WORD.test(text[from] ?? text[from - 1])) from--;
  while (to < text.length && IN_WORD.test(text[to]) && IN_WORD.test(text[to - 1] ?? text[to])) to++;
  return [from, to];
}

/** Sets a mark, or takes it away where it stands. @param {HTMLTextAreaElement} field @param {string} mark */
function around(field, mark) {
  const [from, to] = chosen(field);
  const text = field.value;
  const part = text.slice(from, to);
  const size = mark.length;
  if (text.slice(from - size, from) === mark && text.slice(to, to + size) === mark) {
    typeOver(field, part, from - size, to + size);
    field.setSelectionRange(from - size, to - size);
  } else if (part.length > 2 * size && part.startsWith(mark) && part.endsWith(mark)) {
    typeOver(field, part.slice(size, -size), from, to);
    field.setSelectionRange(from, to - 2 * size);
  } else if (part) {
    const now = marked(part, mark);
    typeOver(field, now, from, to);
    field.setSelectionRange(from, from + now.length);
  } else {
    typeOver(field, mark + mark, from, to);
    field.setSelectionRange(from + size, from + size);
  }
}

/** Sets a sign before each chosen line, or takes it away. @param {HTMLTextAreaElement} field @param {string} sign */
function before(field, sign) {
  const text = field.value;
  const from = text.lastIndexOf("\n", field.selectionStart - 1) + 1;
  const end = text.indexOf("\n", field.selectionEnd);
  const to = end < 0 ? text.length : end;
  const lines = text.slice(from, to).split("\n");
  const all = lines.every((line) => !line.trim() || line.startsWith(sign)) && lines.some((line) => line.trim());
  const now = lines.map((line) => all ? line.startsWith(sign) ? line.slice(sign.length) : line
    : line.trim() || lines.length === 1 ? sign + line : line).join("\n");
  typeOver(field, now, from, to);
  field.setSelectionRange(lines.length > 1 ? from : from + now.length, from + now.length);
}

/** Makes the chosen words a link, and leaves what is missing of it to be typed. @param {HTMLTextAreaElement} field */
function lead(field) {
  const [from, to] = chosen(field);
  const part = field.value.slice(from, to).replace(/[[\]\n]/g, " ");
  const is = /^(https?:\/\/|mailto:)\S+$/.test(part);
  typeOver(field, is ? `[](${part})` : `[${part}](https://)`, from, to);
  if (is || !part) field.setSelectionRange(from + 1, from + 1);
  else field.setSelectionRange(from + part.length + 3, from + part.length + 11);
}

/** @type {Record<string, (field: HTMLTextAreaElement) => void>} */
const LOOKS = {
  bold: (field) => around(field, "**"), italic: (field) => around(field, "_"), link: lead,
  list: (field) => before(field, "- "), quote: (field) => before(field, "> "),
};
/** @type {Record<string, string>} */
const LOOK_KEYS = { b: "bold", i: "italic" };

/** The look of a key in the text. Without chosen words Ctrl+K stays what it is everywhere. @param {KeyboardEvent} event */
function lookByKey(event) {
  const form = composer();
  const field = form && textOf(form);
  if (!field || event.target !== field || event.isComposing || event.shiftKey || event.altKey || !(event.ctrlKey || event.metaKey)) return;
  const key = keyOf(event).toLowerCase();
  const look = LOOK_KEYS[key] ?? (key === "k" && field.selectionStart < field.selectionEnd ? "link" : "");
  if (!look) return;
  event.preventDefault();
  event.stopPropagation();
  LOOKS[look](field);
}

export function startLooks() {
  document.addEventListener("keydown", lookByKey, true);
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-look]");
    const form = composer();
    if (button instanceof HTMLElement && form) LOOKS[button.dataset.look ?? ""]?.(textOf(form));
  });
}

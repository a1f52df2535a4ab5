// @ts-check
/* What is pasted from a page or a word processor: its words, with the looks that have a mark. It is read in a document
   that is never shown: nothing in it runs or loads, and only words and addresses come out of it. */
import { unshown } from "./dom.js";
import { marked, typeOver } from "./look.js";

const PASTED_CHARS_MAX = 1_000_000;
const PASTED_DEPTH_MAX = 200;

const SKIPPED = /^(SCRIPT|STYLE|TITLE|META|LINK|TEMPLATE|NOSCRIPT|OBJECT|IFRAME|SVG|SELECT|TEXTAREA|BUTTON|HEAD)$/;
const PARTED = /^(P|H[1-6]|UL|OL|DL|TABLE|SECTION|ARTICLE|HEADER|FOOTER|FIGURE|HR)$/;
const LINED = /^(DIV|TR|DT|DD|LI|ADDRESS|CAPTION|FIGCAPTION)$/;

/** Whether an element says how its words look; `undefined` when it says nothing. @param {Element} of @param {RegExp} tags
 * @param {RegExp} yes @param {RegExp} no @returns {boolean | undefined} */
function says(of, tags, yes, no) {
  const style = of.getAttribute("style") ?? "";
  if (yes.test(style)) return true;
  if (no.test(style)) return false;
  return tags.test(of.tagName) || undefined;
}

/** @param {Element} of */
function isBold(of) { return says(of, /^(B|STRONG|TH)$/, /font-weight:\s*(bold|[6-9]00)/i, /font-weight:\s*(normal|[1-5]00)/i); }
/** @param {Element} of */
function isItalic(of) { return says(of, /^(I|EM|CITE)$/, /font-style:\s*italic/i, /font-style:\s*normal/i); }

/* Where a line, or a paragraph, has to end: several of them end one. */
const LINE_ENDS = "\x01";
const PART_ENDS = "\x02";

/** @typedef {{bold: boolean, italic: boolean, pre: boolean, depth: number, marks: {any: boolean}, places: Map<Element, number>}} Look */

/** @param {Node} node @param {Look} look @returns {string} */
function read(node, look) {
  if (node.nodeType === Node.TEXT_NODE) {
    const text = (node.textContent ?? "").replace(/[\x00-\x08]/g, "");
    return look.pre ? text : text.replace(/[ \t\r\n\f]+/g, " ");
  }
  /* The document that it stands in has classes of its own. */
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  const of = /** @type {Element} */ (node);
  if (SKIPPED.test(of.tagName)) return "";
  if (look.depth > PASTED_DEPTH_MAX) return of.textContent ?? "";
  if (of.tagName === "BR") return "\n";
  /* The bullet that Word draws beside an item. */
  if (/mso-list:\s*ignore/i.test(of.getAttribute("style") ?? "")) return "";
  const [bold, italic] = [isBold(of) ?? look.bold, isItalic(of) ?? look.italic];
  const inner = { ...look, bold, italic, pre: look.pre || of.tagName === "PRE", depth: look.depth + 1 };
  let text = [...of.childNodes].map((child) => read(child, inner)).join("");
  if (!bare(text)) return text;
  if (italic && !look.italic) { text = marked(text, "_"); look.marks.any = true; }
  if (bold && !look.bold) { text = marked(text, "**"); look.marks.any = true; }
  return block(of, text, look);
}

/** @param {Element} of @param {string} text @param {Look} look @returns {string} */
function block(of, text, look) {
  const tag = of.tagName;
  const list = /mso-list:/i.test(of.getAttribute("style") ?? "");
  if (tag === "A") return leads(of, text, look);
  if (tag === "TD" || tag === "TH") return `${bare(text).replace(/[\n\x01\x02]+/g, " ")}\t`;
  if (tag === "CODE" && !look.pre && !/[`\n\x01\x02]/.test(text)) { look.marks.any = true; return `\`${text.trim()}\``; }
  if (tag === "PRE" || tag === "BLOCKQUOTE" || tag === "LI" || list) look.marks.any = true;
  if (tag === "PRE") return `${PART_ENDS}\`\`\`\n${text.replace(/[\x01\x02]+/g, "\n").replace(/^\n|\s+$/g, "")}\n\`\`\`${PART_ENDS}`;
  if (tag === "BLOCKQUOTE") return PART_ENDS + tidied(text).split("\n").map((line) => `> ${line}`.trim()).join("\n") + PART_ENDS;
  if (tag === "LI" || list) return `${LINE_ENDS}${bullet(of, look)}${bare(text)}${LINE_ENDS}`;
  const ends = PARTED.test(tag) ? PART_ENDS : LINED.test(tag) ? LINE_ENDS : "";
  return ends + (ends ? bare(text) : text) + ends;
}

/** @param {Element} of @param {Look} look @returns {string} */
function bullet(of, look) {
  const list = of.parentElement;
  if (list?.tagName !== "OL") return "- ";
  const place = (look.places.get(list) ?? 0) + 1;
  look.places.set(list, place);
  return `${place}. `;
}

/** @param {Element} of @param {string} text @param {Look} look @returns {string} */
function leads(of, text, look) {
  const address = of.getAttribute("href") ?? "";
  const words = (of.textContent ?? "").replace(/\s+/g, " ").trim();
  if (!/^(https?:\/\/|mailto:)[^\s<>"[\]]+$/.test(address) || !words || /[[\]]/.test(words)) return text;
  if (words === address.replace(/^mailto:/, "")) return text;
  look.marks.any = true;
  const round = address.replaceAll("(", "%28").replaceAll(")", "%29");
  return `${/^\s/.test(text) ? " " : ""}[${words}](${round})${/\s$/.test(text) ? " " : ""}`;
}

/** @param {string} text @returns {string} */
function bare(text) { return text.replace(/^[\s\x01\x02]+/, "").replace(/[\s\x01\x02]+$/, ""); }

/** @param {string} text @returns {string} */
function tidied(text) {
  const ended = text.replace(/[\x01\x02][\x01\x02\s]*/g, (run) => run.includes(PART_ENDS) ? "\n\n" : "\n");
  const lines = ended.replaceAll("\u00a0", " ").split("\n").map((line) => line.trimEnd().replace(/^ (?! )/, ""));
  return bare(lines.join("\n").replace(/\n{3,}/g, "\n\n"));
}

/** A page as marked text; empty where it has no look that a mark stands for. @param {string} html @returns {string} */
function asMarks(html) {
  if (html.length > PASTED_CHARS_MAX) return "";
  const marks = { any: false };
  const text = tidied(read(unshown(html).body, { bold: false, italic: false, pre: false, depth: 0, marks, places: new Map() }));
  return marks.any ? text : "";
}

export function startPaste() {
  document.addEventListener("paste", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement) || field.form?.id !== "composer" || event.defaultPrevented) return;
    const text = asMarks(event.clipboardData?.getData("text/html") ?? "");
    if (!text) return;
    event.preventDefault();
    typeOver(field, text, field.selectionStart, field.selectionEnd);
  });
}

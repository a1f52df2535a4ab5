// @ts-check
/* The document: finding things, the one door through which HTML enters it, and the words of the page's language. */

/** @typedef {{createHTML: (text: string) => string}} Policy */

/* Only the server's own HTML passes into the page here, already escaped there. A second policy would be refused by the browser. */
/** @type {Policy} */
const policy = /** @type {any} */ (window).trustedTypes?.createPolicy("ans", { createHTML: (/** @type {string} */ text) => text })
  ?? { createHTML: (/** @type {string} */ text) => text };

/** @param {string} html @returns {DocumentFragment} */
export function fragment(html) {
  const template = document.createElement("template");
  template.innerHTML = policy.createHTML(html);
  return template.content;
}

/** A page from elsewhere, as a document that is never shown: nothing in it runs or loads. Only its words and where they lead
 * may be read out of it; none of it may enter the page. @param {string} html @returns {Document} */
export function unshown(html) { return new DOMParser().parseFromString(policy.createHTML(html), "text/html"); }

/** @param {string} selector @param {ParentNode} [within] @returns {HTMLElement | null} */
export function one(selector, within = document) {
  return within.querySelector(selector);
}

/** @param {string} selector @param {ParentNode} [within] @returns {HTMLElement[]} */
export function all(selector, within = document) {
  return /** @type {HTMLElement[]} */ ([...within.querySelectorAll(selector)]);
}

/** @param {string} id @returns {HTMLElement | null} */
export function byId(id) {
  return document.getElementById(id);
}

const REACHED = "a, button, input, select, textarea, summary, [tabindex]";

/** What a piece that can have the focus is: many buttons say the same words, and each does something else. @param {Element} of */
function lookOf(of) {
  const form = of.closest("form");
  const does = form ? [form.getAttribute("action"), form.dataset.act, ...all("input[type=hidden]", form).map((field) => field.getAttribute("value"))]
    : [of.closest("details")?.id || of.textContent];
  return [of.nodeName, of.id, of.getAttribute("name"), of.getAttribute("href"), of.id ? "" : of.getAttribute("value"), ...does].join("\n");
}

/** What stands in a field is put into its twin, where somebody has changed it. @param {Element} field @param {Element | null} twin */
function carry(field, twin) {
  if (field instanceof HTMLSelectElement && twin instanceof HTMLSelectElement) {
    const before = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
    if (field.value !== before?.value && [...twin.options].some((option) => option.value === field.value)) twin.value = field.value;
  } else if (field instanceof HTMLInputElement && twin instanceof HTMLInputElement && /checkbox|radio/.test(field.type)) {
    if (field.checked !== field.defaultChecked) twin.checked = field.checked;
  } else if (/** @type {HTMLInputElement} */ (field).value !== /** @type {HTMLInputElement} */ (field).defaultValue && twin) {
    /** @type {HTMLInputElement} */ (twin).value = /** @type {HTMLInputElement} */ (field).value;
  }
}

/** Puts a piece in the place of the one that stands there. News never takes the keyboard out of a person's hands: what has the
 * focus keeps it, what is open stays open, and what was typed and not yet sent stays typed.
 * @param {HTMLElement} old @param {HTMLElement} fresh */
export function swap(old, fresh) {
  const held = old.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement) : null;
  const twinOf = (/** @type {Element} */ piece) => one(`[id="${piece.id}"]`, fresh);
  const [before, now] = [all("details", old), all("details", fresh)];
  for (const [at, fold] of before.entries()) {
    const twin = fold.id ? twinOf(fold) : before.length === now.length ? now[at] : null;
    if (fold.hasAttribute("open")) twin?.setAttribute("open", "");
  }
  for (const field of all("textarea[id], input[id], select[id]", old)) carry(field, twinOf(field));
  old.replaceWith(fresh);
  if (!held) return;
  const twin = all(REACHED, fresh).find((other) => lookOf(other) === lookOf(held)) ?? fresh;
  const shut = twin.closest("details:not([open])");
  const place = shut && !twin.matches("summary") ? one("summary", shut) ?? fresh : twin;
  if (!place.matches(REACHED)) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

/** The key that is meant: on an Arabic, Greek or Cyrillic keyboard the letter that stands there on a Latin one.
 * @param {KeyboardEvent} event @returns {string} */
export function keyOf(event) {
  const latin = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1];
  if (!latin || !/[^\0-\u024f]/.test(event.key)) return event.key;
  return event.shiftKey ? latin : latin.toLowerCase();
}

const hushNow = { until: 0 };
const HUSH_MS = 800;

/** The text that somebody is typing has lost its place: what still comes is part of it, and no keys. */
export function hush() { hushNow.until = performance.now() + HUSH_MS; }

/** Whether that still goes on: until there is a pause. @returns {boolean} */
export function hushed() {
  const still = performance.now() < hushNow.until;
  if (still) hush();
  return still;
}

/** @type {Record<string, string> | undefined} */
let said;

/** Whose page this is. @returns {string} the agent's id */
export function viewer() { return byId("words")?.dataset.viewer ?? ""; }

/** A sentence for people, from the page: the server wrote it in the reader's language.
 * @param {string} name @param {Record<string, string | number>} [values] */
export function words(name, values = {}) {
  said ??= JSON.parse(byId("words")?.dataset.words ?? "{}");
  const text = said?.[name] ?? name;
  return text.replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));
}

/** As the server writes a time: 24 hours, on the desk's clock. @param {number} [at] */
export function clockTime(at = Date.now()) {
  const form = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: byId("words")?.dataset.zone || undefined };
  return new Intl.DateTimeFormat(document.documentElement.lang || undefined, /** @type {any} */ (form)).format(at);
}

/** @param {() => void} work */
export function whenIdle(work) {
  if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: 2000 });
  else setTimeout(work, 200);
}

/* Storage can be full or forbidden; the page then works without it. Everything is kept under the agent's id, so
   that on a shared machine nobody sees the drafts of a colleague or sends their replies. */
/** @param {string} key */
function own(key) { return `${viewer()}/${key}`; }

/** @param {string} key @returns {any} */
export function recall(key) {
  try { return JSON.parse(localStorage.getItem(own(key)) ?? "null"); } catch { return null; }
}

/** @param {string} key @param {unknown} value @returns {boolean} whether it was kept */
export function keep(key, value) {
  try {
    if (value === null) localStorage.removeItem(own(key));
    else localStorage.setItem(own(key), JSON.stringify(value));
    return true;
  } catch { return false; }
}

/** @param {string} prefix @returns {string[]} */
export function keptKeys(prefix) {
  try { return Object.keys(localStorage).filter((key) => key.startsWith(own(prefix))).map((key) => key.slice(own("").length)).sort(); } catch { return []; }
}

// @ts-check
/* The palette: commands, places, people and conversations of the list, and search, found by a few letters. */
import { all, byId, fragment, one, words } from "./dom.js";
import { actByName, openMenu } from "./act.js";
import { rowList } from "./list.js";
import { ask } from "./ask.js";
import { ownKey } from "./keys.js";
import { openRow, shown } from "./pane.js";
import { chooseKind, composer } from "./draft.js";
import { putIn } from "./saved.js";
import { setTheme } from "./theme.js";

const SHOWN = 12;
const ASK_AFTER_MS = 120;
/** @typedef {{kind: string, text: string, hint: string, run: () => void}} Choice */
const paletteNow = { index: 0, timer: 0, choices: /** @type {Choice[]} */ ([]), found: /** @type {Choice[]} */ ([]) };

/** @returns {HTMLDialogElement | null} */
function paletteBox() { return /** @type {HTMLDialogElement | null} */ (byId("palette")); }

/** @returns {HTMLInputElement} */
function paletteField() { return /** @type {HTMLInputElement} */ (byId("palette-field")); }

/** @returns {Choice[]} */
function everything() {
  /** @type {Choice[]} */
  const found = [];
  const command = (/** @type {string} */ text, /** @type {() => void} */ run, hint = "") => found.push({ kind: ">", text, hint, run });
  for (const piece of all("[data-command]")) {
    const name = piece.dataset.command ?? "";
    const text = piece.dataset.label ?? piece.textContent?.trim() ?? name;
    const [kind, value] = name.split(":");
    command(text, () => {
      if (kind === "act") actByName(value);
      if (kind === "menu") openMenu(value);
      if (kind === "kind") chooseKind(value);
      if (kind === "theme") setTheme(value);
      if (kind === "dialog") /** @type {HTMLDialogElement} */ (byId(value)).showModal();
    }, ownKey(piece.dataset.key ?? ""));
  }
  for (const link of all(".rail a.place")) {
    command(one("span", link)?.textContent ?? "", () => link.click(), words("goTo"));
  }
  for (const row of rowList()) {
    const name = one(".who b", row)?.textContent ?? "";
    const subject = one(".subject", row)?.textContent ?? "";
    found.push({ kind: "#", text: `${name}: ${subject}`, hint: "", run: () => openRow(row) });
  }
  return found;
}

/* What the server knows beyond this page comes a moment later, below what is there at once. */
/** @param {string} asked */
async function further(asked) {
  if (asked.length < 2) { paletteNow.found = []; return; }
  const html = await ask(`/palette?q=${encodeURIComponent(asked)}&conversation=${composer() ? shown() : ""}`);
  if (asked !== paletteField().value.trim()) return;
  const known = new Set(rowList().map((row) => `/conversations/${row.dataset.id}`));
  paletteNow.found = all("a", fragment(html)).filter((link) => !known.has(link.getAttribute("href") ?? "")).map((link) => ({
    kind: link.dataset.sign ?? "", text: link.textContent ?? "", hint: link.dataset.hint ?? "",
    run: () => { if (link.dataset.text !== undefined) putIn(link); else location.assign(/** @type {HTMLAnchorElement} */ (link).href); },
  }));
  draw();
}

function draw() {
  const asked = paletteField().value.trim();
  const only = [">", "@", "#"].includes(asked[0]) ? asked[0] : "";
  const wanted = asked.slice(only.length).trim().toLowerCase();
  paletteNow.choices = everything()
    .filter((choice) => (!only || choice.kind === only) && choice.text.toLowerCase().includes(wanted))
    .slice(0, SHOWN)
    .concat(paletteNow.found);
  if (wanted && only !== ">") {
    paletteNow.choices.push({
      kind: "#", text: words("searchFor", { text: wanted }), hint: "", run: () => { location.assign(`/search?q=${encodeURIComponent(wanted)}`); },
    });
  }
  paletteNow.index = Math.max(0, Math.min(paletteNow.index, paletteNow.choices.length - 1));
  byId("palette-list")?.replaceChildren(...paletteNow.choices.map(line));
  paletteField().setAttribute("aria-activedescendant", paletteNow.choices.length ? `choice-${paletteNow.index}` : "");
  byId(`choice-${paletteNow.index}`)?.scrollIntoView({ block: "nearest" });
}

/** @param {Choice} choice @param {number} index */
function line(choice, index) {
  const item = document.createElement("li");
  item.id = `choice-${index}`;
  item.role = "option";
  item.ariaSelected = String(index === paletteNow.index);
  const text = document.createElement("span");
  text.textContent = choice.text;
  item.append(text);
  if (choice.hint) {
    const hint = document.createElement("small");
    hint.textContent = choice.hint;
    item.append(hint);
  }
  item.addEventListener("click", () => choose(index));
  return item;
}

/** @param {number} index */
function choose(index) {
  paletteBox()?.close();
  paletteNow.choices[index]?.run();
}

export function startPalette() {
  if (!paletteBox()) return;
  paletteField().addEventListener("input", () => {
    paletteNow.index = 0;
    paletteNow.found = [];
    draw();
    clearTimeout(paletteNow.timer);
    paletteNow.timer = window.setTimeout(() => further(paletteField().value.trim()).catch(() => {}), ASK_AFTER_MS);
  });
  paletteField().addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const count = paletteNow.choices.length || 1;
    if (event.key === "ArrowDown") paletteNow.index = (paletteNow.index + 1) % count;
    else if (event.key === "ArrowUp") paletteNow.index = (paletteNow.index - 1 + count) % count;
    else if (event.key === "Enter") choose(paletteNow.index);
    else return;
    event.preventDefault();
    if (event.key !== "Enter") draw();
  });
}

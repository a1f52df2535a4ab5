// @ts-check
/* Panes: dragged, or moved with the arrow keys; the width holds on every computer of the agent. */
import { ask } from "./ask.js";

const STEP = 16;
const KEEP_AFTER_MS = 400;
const panesNow = { timer: 0 };

/** @param {string} name "list-width" or "side-width" @returns {number} pixels */
function widthOf(name) {
  return parseInt(getComputedStyle(document.documentElement).getPropertyValue(`--${name}`), 10);
}

/** @param {HTMLElement} splitter @param {number} wanted pixels */
function setWidth(splitter, wanted) {
  const width = Math.round(Math.min(Math.max(wanted, Number(splitter.ariaValueMin)), Number(splitter.ariaValueMax)));
  splitter.ariaValueNow = String(width);
  document.documentElement.style.setProperty(`--${splitter.id}`, `${width}px`);
  clearTimeout(panesNow.timer);
  panesNow.timer = window.setTimeout(() => {
    const widths = new URLSearchParams({ list: String(widthOf("list-width")), side: String(widthOf("side-width")) });
    ask("/settings/panes", widths).catch(() => {});
  }, KEEP_AFTER_MS);
}

/** Whether a step to the right makes the pane wider. @param {HTMLElement} splitter @returns {1 | -1} */
function direction(splitter) {
  return (splitter.id === "list-width") === (document.dir !== "rtl") ? 1 : -1;
}

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
function splitterOf(target) {
  return target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest(".splitter")) : null;
}

/** Says how wide it is, to those who hear it. @param {EventTarget | null} target */
function tellWidth(target) {
  const splitter = splitterOf(target);
  if (splitter) splitter.ariaValueNow = String(widthOf(splitter.id));
}

export function startPanes() {
  tellWidth(document.activeElement);
  document.addEventListener("pointerdown", (event) => {
    const splitter = splitterOf(event.target);
    if (!splitter || event.button !== 0) return;
    const [from, width] = [event.clientX, widthOf(splitter.id)];
    const drag = (/** @type {PointerEvent} */ moved) => setWidth(splitter, width + (moved.clientX - from) * direction(splitter));
    splitter.setPointerCapture(event.pointerId);
    splitter.classList.add("dragged");
    splitter.addEventListener("pointermove", drag);
    splitter.addEventListener("lostpointercapture", () => {
      splitter.classList.remove("dragged");
      splitter.removeEventListener("pointermove", drag);
    }, { once: true });
  });
  document.addEventListener("focusin", (event) => tellWidth(event.target));
  document.addEventListener("keydown", (event) => {
    const splitter = splitterOf(event.target);
    const step = event.key === "ArrowRight" ? STEP : event.key === "ArrowLeft" ? -STEP : 0;
    if (!splitter || !step) return;
    event.preventDefault();
    event.stopPropagation();
    setWidth(splitter, widthOf(splitter.id) + step * direction(splitter));
  }, true);
}

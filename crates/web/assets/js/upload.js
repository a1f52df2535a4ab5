// @ts-check
/* Files: picked, dropped or pasted, they go up at once, each as a row with its name, size and a way to remove it. */
import { all, byId, fragment, one, words } from "./dom.js";
import { Refusal, ask, askedBy } from "./ask.js";
import { toast } from "./toast.js";
import { aboutOf, composer, kindOf } from "./draft.js";
import { forgetPane } from "./pane.js";

/** @type {Set<Promise<void>>} */
const uploads = new Set();

/** Resolves when every file is up or has failed. */
export async function uploadsDone() { while (uploads.size) await Promise.allSettled([...uploads]); }

/** @returns {number} */
export function uploading() { return uploads.size; }

/** @param {Iterable<File>} files */
function take(files) {
  const form = composer();
  if (!form) return;
  if (kindOf(form) === "note") return toast(words("noFilesInNotes"));
  for (const file of files) {
    const work = upload(form, file).finally(() => uploads.delete(work));
    uploads.add(work);
  }
}

/** XMLHttpRequest, because fetch cannot say how far it is. @param {HTMLFormElement} form @param {File} file @returns {Promise<void>} */
function upload(form, file) {
  const draft = /** @type {HTMLInputElement} */ (form.elements.namedItem("draft")).value;
  const row = document.createElement("li");
  row.className = "file";
  const name = document.createElement("span");
  name.textContent = file.name;
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  bar.ariaLabel = words("uploadingFile", { name: file.name });
  const size = document.createElement("small");
  const unit = file.size < 1e6 ? "kilobyte" : "megabyte";
  size.textContent = new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit, maximumSignificantDigits: 3 })
    .format(file.size / (file.size < 1e6 ? 1e3 : 1e6));
  const request = new XMLHttpRequest();
  let [left, up] = [false, false];
  /* What is up already may be kept there all the same: then it is taken off again. */
  row.append(name, size, bar, rowButton(words("leaveOut"), () => { left = true; row.remove(); if (!up) request.abort(); }));
  byId("files")?.append(row);
  return new Promise((done) => {
    request.open("POST", `/drafts/${draft}/attachments`);
    for (const [name, value] of Object.entries(askedBy())) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", (event) => { if (event.total) bar.value = event.loaded / event.total; });
    request.upload.addEventListener("load", () => { up = true; });
    request.addEventListener("loadend", () => {
      if (left) {
        const kept = request.status < 300 && fragment(request.responseText);
        const removal = kept && one("[data-removes]", kept)?.getAttribute("formaction");
        forgetPane(aboutOf(form));
        if (!removal) return done();
        /* What could not be taken off is seen again: it would leave with the text. */
        ask(removal, new URLSearchParams()).catch(() => byId("files")?.append(kept)).then(() => done());
        return;
      }
      if (request.status >= 200 && request.status < 300) row.replaceWith(fragment(request.responseText));
      else failedRow(row, file, request.status && request.status < 500 ? new Refusal(request.status, request.responseText).words : "");
      forgetPane(aboutOf(form));
      done();
    });
    const fields = new FormData();
    fields.append("conversation", aboutOf(form));
    fields.append("kind", kindOf(form));
    fields.append("file", file, file.name);
    request.send(fields);
  });
}

/** A way to try again, where that can help, and to leave it out. @param {HTMLElement} row @param {File} file @param {string} why */
function failedRow(row, file, why) {
  const state = document.createElement("small");
  state.className = "late";
  state.textContent = why || words("notUploaded");
  one("button", row)?.remove();
  one("progress", row)?.replaceWith(state, ...why ? [] : [rowButton(words("again"), () => { row.remove(); take([file]); })],
    rowButton(words("leaveOut"), () => row.remove()));
}

/** @param {string} label @param {() => void} work */
function rowButton(label, work) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: "text-button", textContent: label });
  made.addEventListener("click", work);
  return made;
}

export function startUpload() {
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || field.type !== "file" || !field.closest("#composer")) return;
    take([...(field.files ?? [])]);
    field.value = "";
  });
  document.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    /* Office programs send a picture of the words along. */
    if (event.clipboardData?.getData("text/plain").trim() || !files.length || !(event.target instanceof Element) || !event.target.closest("#composer")) return;
    event.preventDefault();
    take(files);
  });
  document.addEventListener("dragover", (event) => over(event, true));
  document.addEventListener("dragleave", (event) => over(event, false));
  document.addEventListener("drop", (event) => {
    if (!over(event, false)) return;
    take([...(event.dataTransfer?.files ?? [])]);
  });
}

/** @param {DragEvent} event @param {boolean} on @returns {boolean} */
function over(event, on) {
  if (!event.dataTransfer?.types.includes("Files")) return false;
  /* A file that is dropped beside is not opened in the place of the page. */
  event.preventDefault();
  const pane = event.target instanceof Element && event.target.closest("#conversation, #composer");
  const form = composer();
  if (!pane || !form) { event.dataTransfer.dropEffect = "none"; return false; }
  form.classList.toggle("over", on);
  return true;
}

/** @param {HTMLFormElement} form @returns {boolean} whether a file is bound to this draft */
export function hasFiles(form) { return all("#files .file", form).length > 0; }

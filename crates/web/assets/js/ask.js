// @ts-check
/* Asking the server: the same addresses as the links and forms, with a header that asks for the piece only. */
import { byId, fragment, one, viewer } from "./dom.js";

/** What asks for a piece only, and says whose page it is: in another tab somebody else may have signed in since.
 * @returns {Record<string, string>} */
export function askedBy() { return { accept: "text/vnd.answerable.fragment", "x-answerable-viewer": viewer() }; }

/** The server answered, but not with yes. `html` is what it says about it. */
export class Refusal extends Error {
  /** @param {number} status @param {string} html */
  constructor(status, html) {
    super(String(status));
    this.status = status;
    this.html = html;
    /* A page of ours begins with what happened; a piece of the lint menu with what is to be fixed. */
    this.words = one("h1, #lint b", fragment(html))?.textContent?.trim().replace(/[.。]$/, "") ?? "";
  }
}

/** @param {string} url @param {FormData | URLSearchParams | null} [body] a POST if given @returns {Promise<string>} */
export async function ask(url, body = null) {
  const answer = await fetch(url, { method: body ? "POST" : "GET", body, headers: askedBy() });
  const html = await answer.text();
  if (answer.status === 401) signInAgain();
  if (!answer.ok) throw new Refusal(answer.status, html);
  return html;
}

/** A form's fields, as the browser would post them. @param {HTMLFormElement} form @param {HTMLElement | null} [by] */
export function fieldsOf(form, by = null) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, by)) if (typeof value === "string") fields.append(name, value);
  return fields;
}

function signInAgain() {
  const dialog = /** @type {HTMLDialogElement | null} */ (byId("signed-out"));
  if (dialog && !dialog.open) dialog.showModal();
}

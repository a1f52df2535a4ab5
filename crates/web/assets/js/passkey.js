// @ts-check
/* Passkeys, on the pages that have such a form and nowhere else: the server's question goes to the device, and what it answers
 * into the fields of the form, which is then posted as any form is. Where browsers know no passkeys the form stays hidden. */

/** @param {string} name @param {HTMLFormElement} form @param {ArrayBuffer | null | undefined} value */
function fill(form, name, value) {
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  const letters = Array.from(new Uint8Array(value ?? new ArrayBuffer(0)), (byte) => String.fromCharCode(byte)).join("");
  field.value = btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {string} text */
function bytesOf(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}

/** Says what happened, below the button. @param {HTMLFormElement} form @param {string} [text] */
function say(form, text = "") {
  const place = /** @type {HTMLElement} */ (form.querySelector("[data-said]"));
  place.textContent = text;
  place.hidden = !text;
}

/** The server's question; its refusal in words where it asks none. @param {HTMLFormElement} form */
async function question(form) {
  const body = new URLSearchParams();
  for (const name of ["name", "password"]) {
    const typed = form.elements.namedItem(name);
    if (typed instanceof HTMLInputElement) body.set(name, typed.value);
  }
  const answer = await fetch(form.dataset.question ?? "", { method: "POST", body });
  const said = answer.headers.get("content-type") ?? "";
  /* A session that ended answers with a page: that is nothing to read here. */
  if (!answer.ok) throw new Error(said.startsWith("text/plain") ? await answer.text() : form.dataset.refused);
  if (!said.startsWith("application/json")) throw new Error(form.dataset.refused);
  return answer.json();
}

/** @param {HTMLFormElement} form @param {any} asked */
async function make(form, asked) {
  const made = /** @type {any} */ (await navigator.credentials.create({ publicKey: {
    challenge: bytesOf(asked.challenge),
    rp: asked.site,
    user: { ...asked.user, id: new TextEncoder().encode(asked.user.id) },
    pubKeyCredParams: asked.kinds.map((/** @type {number} */ alg) => ({ type: "public-key", alg })),
    excludeCredentials: asked.known.map((/** @type {string} */ id) => ({ type: "public-key", id: bytesOf(id) })),
    authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    attestation: "none",
    timeout: asked.timeout,
  } }));
  fill(form, "client-data", made.response.clientDataJSON);
  fill(form, "attestation", made.response.attestationObject);
}

/** @param {HTMLFormElement} form @param {any} asked @param {AbortSignal} [signal] while the person types, not after a press */
async function enter(form, asked, signal) {
  const publicKey = { challenge: bytesOf(asked.challenge), rpId: asked.site, userVerification: "required", timeout: asked.timeout };
  const wished = signal ? { publicKey, signal, mediation: "conditional" } : { publicKey };
  const shown = /** @type {any} */ (await navigator.credentials.get(/** @type {any} */ (wished)));
  fill(form, "credential", shown.rawId);
  fill(form, "client-data", shown.response.clientDataJSON);
  fill(form, "authenticator", shown.response.authenticatorData);
  fill(form, "signature", shown.response.signature);
  fill(form, "handle", shown.response.userHandle);
}

/** @type {AbortController | null} */
let offering = null;

/* Beside the names that the browser knows it offers passkeys. A question is good for minutes, so a page that stands open asks
 * again; one that nobody looks at waits until somebody does. */
/** @param {HTMLFormElement} form */
async function offer(form) {
  const mine = new AbortController();
  offering = mine;
  try {
    const asked = await question(form);
    setTimeout(() => {
      if (offering !== mine) return;
      mine.abort();
      if (document.hidden) document.addEventListener("visibilitychange", () => offer(form), { once: true });
      else offer(form);
    }, asked.timeout * 0.8);
    await enter(form, asked, mine.signal);
  } catch { return; }
  form.submit();
}

/** @param {HTMLFormElement} form */
async function pressed(form) {
  const button = /** @type {HTMLButtonElement} */ (form.querySelector("button"));
  offering?.abort();
  offering = null;
  say(form);
  button.disabled = true;
  try {
    const asked = await question(form);
    try {
      await (form.dataset.passkey === "make" ? make(form, asked) : enter(form, asked));
    } catch (error) {
      throw new Error((/** @type {any} */ (error)).name === "InvalidStateError" ? form.dataset.known : form.dataset.refused);
    }
    form.submit();
  } catch (error) {
    say(form, /** @type {Error} */ (error).message || form.dataset.refused);
    button.disabled = false;
  }
}

/** @param {HTMLFormElement} form */
async function begin(form) {
  const without = document.querySelector("[data-without-passkeys]");
  if (location.hostname !== form.dataset.site) {
    if (without) without.textContent = form.dataset.elsewhere ?? "";
    return;
  }
  form.hidden = false;
  without?.remove();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    pressed(form);
  });
  /* A page that comes back out of the browser's memory has its button again. */
  addEventListener("pageshow", () => { /** @type {HTMLButtonElement} */ (form.querySelector("button")).disabled = false; });
  const known = /** @type {any} */ (PublicKeyCredential).isConditionalMediationAvailable;
  if (form.dataset.passkey === "enter" && await known?.call(PublicKeyCredential)) offer(form);
}

const passkeys = document.querySelector("form[data-passkey]");
if (passkeys instanceof HTMLFormElement && window.PublicKeyCredential) begin(passkeys);

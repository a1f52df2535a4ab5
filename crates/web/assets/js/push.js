// @ts-check
/* News in this browser, on the page that offers it: asks for permission after a press, and posts what the browser's push service
 * says in the form of the page. */

/** @param {string} text */
function pointOf(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}

/** The one script that may become a worker. @returns {any} */
function workerOf() {
  const name = "/push/worker.js";
  const policy = /** @type {any} */ (window).trustedTypes?.createPolicy("ans-worker", { createScriptURL: () => name });
  return policy ? policy.createScriptURL(name) : name;
}

/** @param {HTMLFormElement} form */
async function subscribe(form) {
  if (await Notification.requestPermission() !== "granted") throw new Error("refused");
  const registration = await navigator.serviceWorker.register(workerOf(), { scope: "/push/" });
  await active(registration);
  /* One that was made for another key of the desk would never be told. */
  await (await registration.pushManager.getSubscription())?.unsubscribe();
  const key = pointOf(form.dataset.key ?? "");
  const { endpoint, keys } = (await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })).toJSON();
  const said = { endpoint, p256dh: keys?.p256dh, auth: keys?.auth };
  for (const [name, value] of Object.entries(said)) {
    /** @type {HTMLInputElement} */ (form.elements.namedItem(name)).value = value ?? "";
  }
}

/** A registration is of use once its worker runs. @param {ServiceWorkerRegistration} registration @returns {Promise<void>} */
function active(registration) {
  const worker = registration.installing ?? registration.waiting;
  if (registration.active || !worker) return Promise.resolve();
  return new Promise((done) => worker.addEventListener("statechange", () => { if (worker.state === "activated") done(); }));
}

const pushing = document.querySelector("form[data-push]");
if (pushing instanceof HTMLFormElement && "PushManager" in window && "serviceWorker" in navigator) {
  const place = /** @type {HTMLElement} */ (pushing.querySelector("[data-said]"));
  pushing.hidden = false;
  document.querySelector("[data-without-push]")?.remove();
  pushing.addEventListener("submit", async (event) => {
    event.preventDefault();
    place.hidden = true;
    try {
      await subscribe(pushing);
      pushing.submit();
    } catch {
      place.textContent = pushing.dataset.refused ?? "";
      place.hidden = false;
    }
  });
}

// @ts-check
/* Runs in the browser while no page of the desk is open, and does two things: shows what was pushed, and opens where it leads.
 * It keeps nothing and answers no requests of pages. */

const here = /** @type {any} */ (self);

here.addEventListener("push", (/** @type {any} */ event) => {
  let told = { title: "", body: "", to: "/" };
  try { told = { ...told, ...event.data.json() }; } catch { return; }
  event.waitUntil(here.registration.showNotification(told.title, { body: told.body, tag: told.to, data: { to: told.to } }));
});

here.addEventListener("notificationclick", (/** @type {any} */ event) => {
  event.notification.close();
  const to = new URL(event.notification.data?.to ?? "/", here.location.origin);
  if (to.origin === here.location.origin) event.waitUntil(here.clients.openWindow(to.href));
});

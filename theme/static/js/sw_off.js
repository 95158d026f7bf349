/**
 * What takes the place of the service worker where a release was published with `OFFLINE=0`:
 * browsers that have the old one ask for `/sw.js` at the next page, get this, and with it all that
 * was kept goes, and the worker itself. It answers nothing, so from then on every page comes from
 * the network as if there had never been one.
 *
 * A classic script, as sw.js is.
 */

{
  const worker = /** @type {any} */ (self);
  const prefix = `library:${new URL(worker.registration.scope).pathname}:`;

  const leave = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
    await Promise.all(names.map((name) => caches.delete(name)));
    await worker.registration.unregister();
  };

  worker.addEventListener("install", () => worker.skipWaiting());
  worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(leave()));
}

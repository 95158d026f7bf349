/**
 * Brings the service worker to readers of the catalogue, see `sw.js`. Browsers without one, such as
 * WeChat's on an iPhone, and pages without https do as before.
 */

/** @typedef {import("./site.js").Site} Site */

/** @returns {boolean} */
export function hasWorkers() {
  return "serviceWorker" in navigator && "caches" in globalThis;
}

/** @param {Site} site @returns {Promise<ServiceWorkerRegistration>} */
export function register({ root }) {
  return navigator.serviceWorker.register(`${root}sw.js`, { scope: root });
}

/**
 * Registers the worker, and has it keep what this page loaded before the worker was there.
 * @param {Site} site
 */
export async function keepUsed(site) {
  if (!hasWorkers()) return;
  const { serviceWorker } = navigator;
  const late = !serviceWorker.controller;
  const taken = new Promise((resume) => serviceWorker.addEventListener("controllerchange", resume, { once: true }));
  await register(site);
  if (!late) return;
  await taken;
  /** @type {Set<string>} */
  const asked = new Set();
  const next = () => [location.href, ...loaded(site)].find((address) => !asked.has(address));
  // Looked up anew each time: what was on its way when the worker came passed it by.
  for (let address = next(); address; address = next()) {
    asked.add(address);
    // From the browser's own cache: asking for it is enough, the worker sees the answer.
    await fetch(address, { cache: "force-cache" }).catch(() => undefined);
  }
}

/** @param {Site} site @returns {string[]} scripts, sheets and index files of this page */
function loaded({ root, index }) {
  const addresses = performance.getEntriesByType("resource").map(({ name }) => name);
  const ours = addresses.filter((name) => name.startsWith(`${root}theme/`) || name.startsWith(index));
  return Array.from(new Set(ours));
}

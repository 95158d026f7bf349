/**
 * What is saved on this device.
 *
 * One cache holds the files of a release by their own addresses, which no other bytes ever have. A
 * release is saved when its record is: that is written last, at once, and has the page in it. So a
 * new release comes file by file beside the old one, takes over what both have, and an interrupted
 * one goes on where it was. (A cache for each release would have to copy what stays, up to twenty
 * megabytes, for as long as both are there.)
 */

/**
 * @typedef {import("./release.js").Release} Release
 * @typedef {import("./release.js").ReleaseFile} ReleaseFile
 * @typedef {import("./site.js").Site} Site
 * @typedef {{ release: Release | undefined, has: (file: ReleaseFile) => boolean }} Kept
 *   `release`: the saved one, if it is whole; `has`: which files are here, of whatever release
 */

/** The device has no room for it. */
export class FullError extends Error {}
/** The browser refuses to keep anything, as many do in private windows. */
export class RefusedError extends Error {}

/**
 * @template T
 * @param {Promise<T>} work with the browser's storage
 * @returns {Promise<T>} which fails with one of the two
 */
function stored(work) {
  return work.catch((reason) => {
    const full = reason instanceof Error && reason.name === "QuotaExceededError";
    throw full ? new FullError("", { cause: reason }) : new RefusedError("", { cause: reason });
  });
}

/** @param {Site} site @returns {Promise<Kept>} */
export function kept(site) {
  return stored(look(site));
}

/** @param {Site} site @returns {Promise<Kept>} */
async function look({ saved, record }) {
  if (!await caches.has(saved)) return { release: undefined, has: () => false };
  const cache = await caches.open(saved);
  const addresses = new Set((await cache.keys()).map(({ url }) => url));
  const has = (/** @type {ReleaseFile} */ { address }) => addresses.has(address);
  /** @type {Release | undefined} */
  const release = await (await cache.match(record))?.json();
  return { release: release?.files.every(has) ? release : undefined, has };
}

/**
 * @param {Site} site
 * @param {string} address
 * @param {Response} response
 */
export function keep({ saved }, address, response) {
  return stored((async () => (await caches.open(saved)).put(address, response))());
}

/** @param {Site} site @returns {Promise<boolean>} whether anything of the site is here, saved or used */
export async function hasAny({ caches: names }) {
  const here = await stored(Promise.all(names.map((name) => caches.has(name))));
  return here.includes(true);
}

/**
 * Makes a release the saved one, and lets go of what it doesn't need.
 * @param {Site} site
 * @param {Release} release
 * @returns {Promise<boolean>} false where files are missing: another page of this site removed them
 */
export async function settle(site, release) {
  const { has } = await kept(site);
  if (!release.files.every(has)) return false;
  await keep(site, site.record, new Response(JSON.stringify(release)));
  const needed = new Set([site.record, ...release.files.map(({ address }) => address)]);
  const cache = await stored(caches.open(site.saved));
  const others = (await cache.keys()).filter(({ url }) => !needed.has(url));
  await Promise.all(others.map((request) => cache.delete(request)));
  return true;
}

/**
 * Removes everything that the site keeps on this device, also what was only used.
 * @param {Site} site
 */
export async function remove(site) {
  await stored(Promise.all(site.caches.map((name) => caches.delete(name))));
}

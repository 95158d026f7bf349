/** A site of one bundle and a browser's storage, for the tests of what is saved. */

import { siteOf } from "../../../theme/static/js/offline/site.js";

export const SITE = siteOf("/lib/catalog/index/", "https://example.org/lib/catalog/?q=x");
export const MANIFEST = {
  updated: "2026-11-20",
  characters: "characters-000000000001.bin.gz",
  layers: [{ text: "aaaaaaaaaaaa", holdings: "bbbbbbbbbbbb", status: "cccccccccccc" }],
};
/** @param {object} [manifest] */
export const page = (manifest = MANIFEST) => `<!doctype html>
<link rel="stylesheet" href="/lib/theme/catalog.1.css"><script type="module" src="/lib/theme/js.1/catalog.js"></script>
<script type="application/json" id="catalog-manifest">${JSON.stringify(manifest)}</script>`;

const bundles = ["aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc"].map((digest) => (
  { url: `${digest}/bundles/0.bin`, bytes: 5 }
));
/** @type {Record<string, string>} what the host has, by address */
export const HOST = {
  [SITE.page]: page(),
  [`${SITE.root}offline.json`]: JSON.stringify({
    "catalog/": [{ url: "theme/catalog.1.css", bytes: 6 }, { url: "theme/js.1/catalog.js", bytes: 7 }],
  }),
  [`${SITE.index}offline.json`]: JSON.stringify({ tables: [{ url: MANIFEST.characters, bytes: 4 }], bundles }),
  [`${SITE.root}theme/catalog.1.css`]: "rewritten by the host",
  [`${SITE.root}theme/js.1/catalog.js`]: "script.",
  [`${SITE.index}${MANIFEST.characters}`]: "abcd",
  ...Object.fromEntries(bundles.map(({ url }) => [SITE.index + url, "12345"])),
};

/**
 * @param {Record<string, string>} files
 * @returns {{ get: import("../../../theme/static/js/offline/release.js").Fetch, asked: string[] }}
 */
export function host(files) {
  /** @type {string[]} */
  const asked = [];
  return {
    asked,
    get: async (address) => {
      asked.push(address);
      const body = files[address];
      if (body === "broken") throw new TypeError("no network");
      return body === undefined ? new Response("", { status: 404 }) : new Response(body);
    },
  };
}

/** What the saver uses of Cache Storage, in memory, in place of the browser's own. */
export function storage() {
  /** @type {Map<string, Map<string, Response>>} */
  const all = new Map();
  /** @param {string} name */
  const open = async (name) => {
    const files = all.get(name) ?? new Map();
    all.set(name, files);
    return {
      keys: async () => Array.from(files.keys(), (url) => ({ url })),
      match: async (/** @type {string} */ url) => files.get(url)?.clone(),
      put: async (/** @type {string} */ url, /** @type {Response} */ response) => files.set(url, response),
      delete: async (/** @type {{ url: string }} */ { url }) => files.delete(url),
    };
  };
  const made = { open, has: async (/** @type {string} */ name) => all.has(name), delete: async (/** @type {string} */ name) => all.delete(name) };
  Object.defineProperty(globalThis, "caches", { value: made, configurable: true, writable: true });
  return all;
}

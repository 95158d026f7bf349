/** How the catalogue's index is opened: its own page says so, and is asked for that. */

/** Read as text: a browser would complain of the style that the page carries, which is none of this one's. */
const MANIFEST = /id="catalog-manifest">([^<]+)</;

/**
 * @param {string} catalog the address of the catalogue's page
 * @returns {Promise<import("../catalog/index/layers.js").Manifest>}
 */
export async function manifestOf(catalog) {
  const answer = await fetch(catalog);
  const [, manifest = "null"] = MANIFEST.exec(await answer.text()) ?? [];
  return JSON.parse(manifest);
}

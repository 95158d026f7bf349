/** What the pages of the site have for words that were sought elsewhere, in the catalogue. */

import { load } from "./ask.js";
import { meant } from "./find.js";
import { named, rowsAt } from "./names.js";

/** @typedef {{ address: string, title: string }} NamedPage  `address`: from the site's root */

/** The folder of the search in pages, seen from a page that lies one folder deep. */
const SEARCH = "../search/";

/**
 * The pages that a query names: 办证 is the page of the library card. A small file tells them.
 * @param {string} query
 * @returns {Promise<NamedPage[]>} the surest first
 */
export async function namedPages(query) {
  const rows = await rowsAt(at("names.json"));
  const titles = new Map(rows.map(([address, title]) => [address, title]));
  return named(query, rows).filter(({ leads }) => leads)
    .map(({ address }) => ({ address, title: titles.get(address) ?? "" }));
}

/**
 * How many pages the search in pages would find. It brings Pagefind, 180 kB: only where the
 * catalogue has nothing.
 * @param {string} query
 * @returns {Promise<number>}
 */
export async function siteHits(query) {
  const [pagefind, rows] = await Promise.all([load(at("pagefind/pagefind.js")), rowsAt(at("names.json"))]);
  return (await meant(pagefind, query, rows)).results.length;
}

/** @param {string} query @returns {string} the address where they stand */
export function searchFor(query) {
  return `${SEARCH}?${new URLSearchParams({ q: query })}`;
}

/** @param {string} file @returns {string} */
function at(file) {
  return new URL(SEARCH + file, location.href).href;
}

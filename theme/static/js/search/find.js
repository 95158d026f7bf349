/**
 * What a query means: pages that readers name come first, then those that have every word of it.
 */

import { withEvery } from "./ask.js";
import { words } from "./cut.js";
import { named } from "./names.js";

/**
 * @typedef {import("./ask.js").Pagefind} Pagefind
 * @typedef {import("./ask.js").Result} Result
 * @typedef {import("./names.js").Row} Row
 * @typedef {{ results: Result[], used: string[] }} Found
 *   `used`: the stretches that were looked for, where that is not the whole query
 */

/**
 * The pages that are meant, best first. Where the query names none and none has all its words,
 * those that tell most of it; a name that is little of the query counts only there.
 * @param {Pagefind} pagefind
 * @param {string} query
 * @param {Row[]} rows
 * @returns {Promise<Found>}
 */
export async function find(pagefind, query, rows) {
  const meant = named(query, rows);
  const [sure, all, more] = await Promise.all([
    called(pagefind, meant.filter(({ leads }) => leads)), withEvery(pagefind, words(query)),
    called(pagefind, meant.filter(({ leads }) => !leads)),
  ]);
  if (sure.length || all.length) return { results: eachOnce([...sure, ...all, ...more]), used: [] };
  const { relaxed } = await import("./relax.js");
  const { results, used } = await relaxed(pagefind, query);
  return { results: eachOnce([...results, ...more]), used };
}

/** @param {Result[]} results @returns {Result[]} */
function eachOnce(results) {
  const ids = results.map(({ id }) => id);
  return results.filter(({ id }, i) => ids.indexOf(id) === i);
}

/** @param {Pagefind} pagefind @param {import("./names.js").Named[]} pages @returns {Promise<Result[]>} */
async function called(pagefind, pages) {
  const found = await Promise.all(pages.map(({ address }) => (
    pagefind.search(null, { filters: { named: address } })
  )));
  return found.flatMap(({ results }) => results);
}

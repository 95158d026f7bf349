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
 * @typedef {{ results: Result[], named: number, used: string[] }} Found
 *   `named`: how many of them come first because the query names them; `used`: the stretches that
 *   were looked for, where that is not the whole query
 */

/**
 * The pages that a query names, or that have all its words, best first.
 * @param {Pagefind} pagefind
 * @param {string} query
 * @param {Row[]} rows
 * @returns {Promise<Found>}
 */
export async function meant(pagefind, query, rows) {
  const sure = named(query, rows).filter(({ leads }) => leads);
  const [called, all] = await Promise.all([pagesOf(pagefind, sure), withEvery(pagefind, words(query))]);
  return { results: eachOnce([...called, ...all]), named: called.length, used: [] };
}

/**
 * The same; where there are none, those that tell most of the query. A name that is little of it
 * counts only behind them.
 * @param {Pagefind} pagefind
 * @param {string} query
 * @param {Row[]} rows
 * @returns {Promise<Found>}
 */
export async function find(pagefind, query, rows) {
  const hints = named(query, rows).filter(({ leads }) => !leads);
  const [strict, hinted] = await Promise.all([meant(pagefind, query, rows), pagesOf(pagefind, hints)]);
  if (strict.results.length) return { ...strict, results: eachOnce([...strict.results, ...hinted]) };
  const { relaxed } = await import("./relax.js");
  const { results, used } = await relaxed(pagefind, query);
  return { results: eachOnce([...results, ...hinted]), named: 0, used };
}

/** @param {Result[]} results @returns {Result[]} */
function eachOnce(results) {
  const ids = results.map(({ id }) => id);
  return results.filter(({ id }, i) => ids.indexOf(id) === i);
}

/** @param {Pagefind} pagefind @param {import("./names.js").Named[]} pages @returns {Promise<Result[]>} */
async function pagesOf(pagefind, pages) {
  const found = await Promise.all(pages.map(({ address }) => (
    pagefind.search(null, { filters: { named: address } })
  )));
  return found.flatMap(({ results }) => results);
}

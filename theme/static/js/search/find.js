/**
 * Asking Pagefind: every word of the query must stand in a page.
 */

import { phrase, words } from "./cut.js";

/**
 * @typedef {{ meta: Record<string, string>, raw_url?: string, url: string, content: string }} Page
 * @typedef {{ id: string, score: number, data: () => Promise<Page> }} Result
 * @typedef {{
 *   init: () => Promise<void>,
 *   search: (term: string) => Promise<{ results: Result[] }>,
 * }} Pagefind
 */

/** @type {Promise<Pagefind> | undefined} */
let loaded;

/**
 * Load the index's own script once; after a failure the next call tries again.
 * @param {string} address
 * @returns {Promise<Pagefind>}
 */
export function load(address) {
  loaded ??= start(address).catch((reason) => {
    loaded = undefined;
    throw reason;
  });
  return loaded;
}

/** @type {number} counts failures: a browser remembers a module that did not load */
let failures = 0;

/** @param {string} address @returns {Promise<Pagefind>} */
async function start(address) {
  try {
    /** @type {Pagefind} */
    const pagefind = await import(failures ? `${address}?retry=${failures}` : address);
    await pagefind.init();
    return pagefind;
  } catch (reason) {
    failures += 1;
    throw reason;
  }
}

/**
 * The pages that have every word, best first.
 * @param {Pagefind} pagefind
 * @param {string} query
 * @returns {Promise<Result[]>}
 */
export async function find(pagefind, query) {
  /** @type {Result[] | undefined} */
  let found;
  for (const word of words(query)) {
    const { results } = await pagefind.search(phrase(word));
    found = found ? inBoth(found, results) : results;
  }
  return (found ?? []).sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** @param {Result[]} one @param {Result[]} other @returns {Result[]} */
function inBoth(one, other) {
  const scores = new Map(other.map(({ id, score }) => [id, score]));
  return one
    .filter(({ id }) => scores.has(id))
    .map((result) => ({ ...result, score: result.score + (scores.get(result.id) ?? 0) }));
}

/** Asking Pagefind for the pages that have words. */

import { phrase } from "./cut.js";

/**
 * @typedef {{ meta: Record<string, string>, raw_url?: string, url: string, content: string }} Page
 * @typedef {{ id: string, score: number, data: () => Promise<Page> }} Result
 * @typedef {{
 *   init: () => Promise<void>,
 *   search: (term: string | null, options?: { filters: Record<string, string> }) =>
 *     Promise<{ results: Result[] }>,
 * }} Pagefind
 */

/** Pages whose text is fetched to see whether they have a word. */
const LOOKED_INTO = 12;

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
 * The pages that have every word.
 * @param {Pagefind} pagefind
 * @param {string[]} sought
 * @returns {Promise<Result[]>}
 */
export async function withEvery(pagefind, sought) {
  /** @type {Result[] | undefined} */
  let found;
  for (const word of sought) {
    const results = await withWord(pagefind, word);
    found = found ? inBoth(found, results) : results;
    // No other word brings a page back: of a pasted text the first that stands nowhere ends it.
    if (!found.length) break;
  }
  return inOrder(found ?? []);
}

/**
 * The pages that have a word, or one that begins so. Where there is none, Pagefind gives pages with
 * a shorter beginning of it, so they are looked into.
 * @param {Pagefind} pagefind
 * @param {string} word
 * @returns {Promise<Result[]>}
 */
async function withWord(pagefind, word) {
  const { results } = await pagefind.search(phrase(word));
  if (phrase(word) !== word) return results;
  const [best] = results;
  if (!best || (await has(best, word))) return results;
  const checked = await Promise.all(results.slice(0, LOOKED_INTO).map(async (result) => (
    await has(result, word) ? [result] : []
  )));
  return checked.flat();
}

/** @param {Result} result @param {string} word @returns {Promise<boolean>} */
async function has(result, word) {
  return (await result.data()).content.toLowerCase().includes(word);
}

/** @param {Result[]} one @param {Result[]} other @returns {Result[]} */
function inBoth(one, other) {
  const scores = new Map(other.map(({ id, score }) => [id, score]));
  return one
    .filter(({ id }) => scores.has(id))
    .map((result) => ({ ...result, score: result.score + (scores.get(result.id) ?? 0) }));
}

/** @param {Result[]} results @returns {Result[]} */
export function inOrder(results) {
  return results.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

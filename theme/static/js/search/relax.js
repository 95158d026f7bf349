/**
 * Pages for a question that no page answers word by word: what only makes a sentence of it is left
 * out, and of the rest as much is looked for as stands somewhere.
 */

import { inOrder, withEvery } from "./ask.js";
import { words } from "./cut.js";
import { withoutSpoken } from "./spoken.js";

/**
 * @typedef {import("./ask.js").Pagefind} Pagefind
 * @typedef {import("./ask.js").Result} Result
 * @typedef {{ results: Result[], used: string[] }} Relaxed  `used`: what was looked for
 */

/** A page with less than this share of what the best one has is about something else, as is one
 * that has less than half of what was asked. */
const SHARE = 0.6;
/** Of a longer question more pairs would be asked for than a telephone likes. */
const PAIRS = 12;

/**
 * @param {Pagefind} pagefind
 * @param {string} query
 * @returns {Promise<Relaxed>} no results where nothing of it tells enough
 */
export async function relaxed(pagefind, query) {
  const sought = [...new Set(words(withoutSpoken(query)).filter(tells))];
  if (!sought.length) return { results: [], used: [] };
  const results = await withEvery(pagefind, sought);
  if (results.length) return { results, used: sought };
  return withSome(pagefind, sought);
}

/** @param {string} word @returns {boolean} whether it is more than one character */
function tells(word) {
  return word.length > 1;
}

/**
 * @param {Pagefind} pagefind
 * @param {string[]} sought
 * @returns {Promise<Relaxed>}
 */
async function withSome(pagefind, sought) {
  const pieces = [...new Set(sought.flatMap(pairs))].slice(0, PAIRS);
  const found = await Promise.all(pieces.map((piece) => withEvery(pagefind, [piece])));
  const { results: all } = await pagefind.search(null);
  /** @type {Map<string, Result>} */
  const pages = new Map();
  let most = 0;
  for (const results of found) {
    const weight = Math.log(1 + all.length / Math.max(1, results.length));
    most += weight;
    for (const result of results) {
      pages.set(result.id, { ...result, score: weight + (pages.get(result.id)?.score ?? 0) });
    }
  }
  const ranked = inOrder([...pages.values()]);
  const enough = Math.max(most / 2, (ranked[0]?.score ?? 0) * SHARE);
  const results = ranked.filter(({ score }) => score >= enough);
  return { results, used: results.length ? pieces.filter((_, i) => found[i]?.length) : [] };
}

/** @param {string} word @returns {string[]} its pairs of characters; a Latin word whole */
function pairs(word) {
  const characters = Array.from(word);
  if (/^[\x20-\u024f]*$/u.test(word) || characters.length < 3) return [word];
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}

/** The terms by which is found what is only like a query. */

import { FIRST } from "../query/find.js";
import { lookupsOf } from "../query/lookups.js";

/**
 * @typedef {import("../index/characters.js").Characters} Characters
 * @typedef {import("../query/lookups.js").Lookup} Lookup
 * @typedef {import("../query/words.js").Word} Word
 */

/** Terms that are looked up, each of which is a request. */
const MOST = 7;

/**
 * As many terms of some words as may be looked up: where each begins, then
 * where it ends, then what is between; last the pairs over these, so that a word is found that begins
 * anywhere in a sentence.
 * @param {Word[]} words
 * @param {Characters} table
 * @returns {Lookup[][]} those of each word, in its order
 */
export function termsOf(words, table) {
  const all = words.map((word) => {
    const covering = lookupsOf(word, table).map(({ offset }) => offset);
    return lookupsOf(word, table, true).map((lookup) => (
      { lookup, turn: turnOf(covering.indexOf(lookup.offset), covering.length, lookup) }
    ));
  });
  const chosen = new Set(all.flat().sort((a, b) => a.turn - b.turn).slice(0, MOST));
  return all.map((some) => some.filter((one) => chosen.has(one)).map(({ lookup }) => lookup));
}

/**
 * @param {number} at the place of a term among those that cover its word, -1 where they do without it
 * @param {number} count of these
 * @param {Lookup} lookup
 * @returns {number} when its turn is; the last is that of what very many records have
 */
function turnOf(at, count, { family }) {
  if (family === "characters") return 5;
  if (at < 0) return 4;
  if (at === 0) return 0;
  if (at === count - 1) return 1;
  return at < FIRST ? 2 : 3;
}

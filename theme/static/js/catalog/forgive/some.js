/** Forgives words that a record lacks. */

import { findWord } from "../query/find.js";
import { outcome } from "../query/outcome.js";
import { rankOf } from "../query/ranks.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/hits.js").Hits} Hits
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 * @typedef {import("../query/words.js").Word} Word
 */

/** Every word that a record lacks outweighs any rank. */
const LACKING = 1000;

/**
 * Records that have most of the words.
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask
 * @returns {Promise<Outcome>}
 */
export async function someOf(words, index, mask) {
  const found = await Promise.all(words.map((word) => findWord(word, index, mask, false)));
  /** @type {Hits} */
  const hits = new Map();
  for (const { hits: own } of found) {
    for (const [record, value] of own) {
      const before = hits.get(record) ?? words.length * LACKING * 16;
      hits.set(record, before - LACKING * 16 + (hits.has(record) ? rankOf(value) * 16 : value));
    }
  }
  if (hits.size === 0) return outcome({ hits, total: 0 });
  const missing = words.filter((_, i) => found[i]?.hits.size === 0);
  return {
    ...outcome({ hits, total: hits.size }, "some"),
    missing: missing.map((word) => word.map(({ text }) => text).join("")),
  };
}

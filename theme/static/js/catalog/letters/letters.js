/** Finds what Latin letters mean beside themselves: pinyin, in full or by first letters. */

import { inAny } from "../query/hits.js";
import { FEW, outcome } from "../query/outcome.js";
import { findInitials } from "./initials.js";
import { findSpoken } from "./spoken.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/find.js").Found} Found
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 * @typedef {import("../query/words.js").Word} Word
 */

/**
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask
 * @returns {Promise<(found: Found) => Outcome>} what to make of the hits of the letters themselves
 */
export async function findLetters(words, index, mask) {
  // What tells of it to the reader is needed at once when it is done.
  import("../list/relaxed.js").catch(() => {});
  const [spoken, initials] = await Promise.all([
    findSpoken(words, index, mask), words.length === 1 ? findInitials(words[0] ?? [], index, mask) : new Map(),
  ]);
  return (found) => {
    const hits = inAny([found.hits, spoken]);
    // Where the letters are words too, the words' count is exact only with all of them fetched.
    const total = spoken.size > 0 ? hits.size : Math.max(found.total, hits.size);
    if (hits.size > FEW || initials.size === 0) {
      return outcome({ hits, total }, found.hits.size > 0 || hits.size === 0 ? "exact" : "pinyin");
    }
    const all = inAny([hits, initials]);
    return outcome({ hits: all, total: all.size }, "initials");
  };
}

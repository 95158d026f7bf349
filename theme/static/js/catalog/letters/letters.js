/** Finds what Latin letters mean beside themselves: pinyin, in full or by first letters. */

import { inAny } from "../query/hits.js";
import { FEW, outcome } from "../query/outcome.js";
import { EXACT_TITLE, rankOf } from "../query/ranks.js";
import { findInitials } from "./initials.js";
import { findSpoken } from "./spoken.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/find.js").Found} Found
 * @typedef {import("../query/hits.js").Hits} Hits
 * @typedef {import("../query/outcome.js").How} How
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 * @typedef {import("../query/words.js").Word} Word
 */

/**
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask
 * @returns {Promise<(found: Found) => Promise<Outcome>>} what to make of the hits of the letters themselves
 */
export async function findLetters(words, index, mask) {
  // What tells of it to the reader is needed at once when it is done.
  import("../list/relaxed.js").catch(() => {});
  const [spoken, initials] = await Promise.all([
    findSpoken(words, index, mask), words.length === 1 ? findInitials(words[0] ?? [], index, mask) : undefined,
  ]);
  return async (found) => {
    const exact = inAny([found.hits, spoken]);
    const near = isEnough(exact) ? new Map() : await findSpoken(words, index, mask, "sound");
    const hits = near.size > 0 ? (await import("../query/whole_first.js")).wholeFirst(exact, near) : exact;
    // Where the letters are words too, the words' count is exact only with all of them fetched.
    const total = spoken.size + near.size > 0 ? hits.size : Math.max(found.total, hits.size);
    if (hits.size <= FEW && initials && initials.hits.size > 0) {
      const all = inAny([hits, initials.hits]);
      return { ...outcome({ hits: all, total: all.size }, "initials"), approximate: !initials.all };
    }
    return outcome({ hits, total }, howOf(found.hits, exact, hits));
  };
}

/** @param {Hits} hits @returns {boolean} whether there is no need to look for what sounds nearly so */
function isEnough(hits) {
  return hits.size > FEW || Array.from(hits.values()).some((value) => rankOf(value) === EXACT_TITLE);
}

/** @param {Hits} typed @param {Hits} exact @param {Hits} all @returns {How} */
function howOf(typed, exact, all) {
  if (all.size > exact.size) return "accent";
  return typed.size > 0 || all.size === 0 ? "exact" : "pinyin";
}

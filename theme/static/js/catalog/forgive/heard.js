/** Forgives what was typed by ear, or with a wrong letter; where that fits badly, other mistakes may fit better. */

import { behind, inAny } from "../query/hits.js";
import { FEW, outcome } from "../query/outcome.js";
import { BEHIND, PERSON_ENDS, rankOf } from "../query/ranks.js";
import { findNear } from "./near.js";
import { findSound } from "./sound.js";
import { findSwapped } from "./swapped.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 * @typedef {import("../query/words.js").Word} Word
 */

/** Of two characters one order is found as easily as the other. */
const SHORTEST = 3;
const LETTER = /\p{L}/u;

/**
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask
 * @returns {Promise<Outcome | undefined>}
 */
export async function findHeard(words, index, mask) {
  const heard = await findSound(words, index, mask) ?? await misspelt(words, index, mask);
  const [word = []] = words;
  if (!heard || words.length > 1 || word.length < SHORTEST || bestRank(heard) <= PERSON_ENDS) return heard;
  const swapped = await findSwapped(word, index, mask);
  if (swapped && bestRank(swapped) < bestRank(heard)) return swapped;
  if (heard.hits.size > FEW) return heard;
  const near = await findNear(word, index, mask, outcome({ hits: new Map(), total: 0 }));
  if (near.hits.size === 0) return heard;
  // What only sounds so, somewhere in a few titles, stands behind a title that is near.
  const hits = inAny([near.hits, behind(heard.hits)]);
  return { ...near, hits, total: hits.size };
}

/** @param {Word[]} words @param {Index} index @param {number} mask @returns {Promise<Outcome | undefined>} */
async function misspelt(words, index, mask) {
  if (!words.flat().every(({ kind, text }) => kind !== "character" && LETTER.test(text))) return undefined;
  return (await import("../letters/misspelt.js")).findMisspelt(words, index, mask);
}

/** @param {Outcome} outcome @returns {number} */
function bestRank({ hits }) {
  return Math.min(...Array.from(hits.values(), (value) => rankOf(value % BEHIND)));
}

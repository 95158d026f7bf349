/** What to try when a query finds nothing: one way after another, see the modules beside this one. */

import { outcome } from "../query/outcome.js";
import { BEST, order } from "../query/ranks.js";
import { inTwo } from "./apart.js";
import { findMeant } from "./meant.js";
import { findNear } from "./near.js";
import { someOf } from "./some.js";
import { votesFor } from "./votes.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 * @typedef {import("../query/words.js").Word} Word
 */

/** More than any record gets: what has most of a word in its order comes first. */
const MOST = 4000;

/**
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask
 * @param {Outcome} nothing what the query found as it was typed
 * @returns {Promise<Outcome>}
 */
export async function relax(words, index, mask, nothing) {
  const meant = await findMeant(words, index, mask);
  if (meant) return meant;
  if (words.length > 1) return someOf(words, index, mask);
  const [word = []] = words;
  const apart = await inTwo(word, index, mask);
  if (apart.size === 0) return findNear(word, index, mask, nothing);
  const votes = await votesFor(word, index);
  const hits = new Map(Array.from(apart, ([record, value]) => (
    [record, value + order(MOST - (votes.get(record) ?? 0), BEST, false)]
  )));
  return outcome({ hits, total: hits.size }, "apart");
}

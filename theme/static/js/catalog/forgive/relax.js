/** What to try when a query finds nothing: one way after another, see the modules beside this one. */

import { findMisspelt } from "../letters/misspelt.js";
import { findForms } from "../query/forms.js";
import { outcome } from "../query/outcome.js";
import { BEST, order, rankOf, TITLE_AND_PERSON } from "../query/ranks.js";
import { textOf } from "../query/words.js";
import { inTwo } from "./apart.js";
import { findNear } from "./near.js";
import { someOf } from "./some.js";
import { findSound } from "./sound.js";
import { findSwapped } from "./swapped.js";
import { votesFor } from "./votes.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 * @typedef {import("../query/words.js").Word} Word
 */

const NUMERAL = /^[一二三四五六七八九十百两]$/;
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
  // 三只小猪 may be printed as 3只小猪: too seldom to be looked up where the words themselves are found.
  if (words.flat().some(({ text }) => NUMERAL.test(text))) {
    const written = await findForms(textOf(words), index, mask, false);
    if (written.hits.size > 0) return outcome(written);
  }
  const heard = await findSound(words, index, mask) ?? await findMisspelt(words, index, mask);
  if (heard) return heard;
  if (words.length > 1) return someOf(words, index, mask);
  const [word = []] = words;
  const swapped = await findSwapped(word, index, mask);
  if (swapped) return swapped;
  const apart = await inTwo(word, index, mask);
  if (apart.size === 0) return findNear(word, index, mask, nothing);
  const votes = await votesFor(word, index);
  const hits = new Map(Array.from(apart, ([record, value]) => [
    // A title with its author is that very book.
    record, rankOf(value) <= TITLE_AND_PERSON ? value : value + order(MOST - (votes.get(record) ?? 0), BEST, false),
  ]));
  return outcome({ hits, total: hits.size }, "apart");
}

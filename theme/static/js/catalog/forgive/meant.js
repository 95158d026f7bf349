/** What was typed is what was meant, but for how it is written: another numeral, another character. */

import { findMisspelt } from "../letters/misspelt.js";
import { findForms } from "../query/forms.js";
import { outcome } from "../query/outcome.js";
import { BEHIND, rankOf } from "../query/ranks.js";
import { textOf } from "../query/words.js";
import { findSound } from "./sound.js";
import { findSwapped } from "./swapped.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 * @typedef {import("../query/words.js").Word} Word
 */

const NUMERAL = /^[一二三四五六七八九十百两]$/;
/** The text rank of what stands within a title: up to it the title is, or begins with, what is sought. */
const WITHIN = 2;
/** Of two characters one order is found as easily as the other. */
const SHORTEST = 3;

/**
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask
 * @returns {Promise<Outcome | undefined>}
 */
export async function findMeant(words, index, mask) {
  // 三只小猪 may be printed as 3只小猪: too seldom to be looked up where the words themselves are found.
  if (words.flat().some(({ text }) => NUMERAL.test(text))) {
    const written = await findForms(textOf(words), index, mask, false);
    if (written.hits.size > 0) return outcome(written);
  }
  const heard = await findSound(words, index, mask) ?? await findMisspelt(words, index, mask);
  const [word = []] = words;
  if (words.length > 1 || (heard && (word.length < SHORTEST || bestRank(heard) < WITHIN))) return heard;
  const swapped = await findSwapped(word, index, mask);
  return heard && swapped && bestRank(heard) <= bestRank(swapped) ? heard : swapped ?? heard;
}

/** @param {Outcome} outcome @returns {number} */
function bestRank({ hits }) {
  return Math.min(...Array.from(hits.values(), (value) => rankOf(value % BEHIND)));
}

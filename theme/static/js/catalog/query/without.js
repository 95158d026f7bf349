/** Takes away what has an unwanted word. */

import { findWord } from "./find.js";
import { wordsOf } from "./words.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("./outcome.js").Outcome} Outcome
 */

/**
 * @param {Outcome} found all that was found
 * @param {string[]} without
 * @param {Index} index
 * @param {number} mask the fields looked in
 * @returns {Promise<Outcome>}
 */
export async function leaveOut(found, without, index, mask) {
  const table = await index.characters(without.join(" "));
  const words = without.flatMap((word) => wordsOf(word, table));
  const unwanted = await Promise.all(words.map((word) => findWord(word, index, mask, false)));
  const hits = new Map(Array.from(found.hits).filter(([record]) => unwanted.every((one) => !one.hits.has(record))));
  return { ...found, hits, total: hits.size, how: found.how === "exact" ? "without" : found.how, facts: without };
}

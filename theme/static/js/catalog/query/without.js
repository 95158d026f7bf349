/** Takes away what has an unwanted word. */

import { findWord } from "./find.js";
import { maskOf } from "./ranks.js";
import { wordsOf } from "./words.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("./outcome.js").Outcome} Outcome
 */

const ANYWHERE = maskOf("any");

/**
 * @param {Outcome} found all that was found, however it was found
 * @param {string[]} without
 * @param {Index} index
 * @returns {Promise<Outcome>}
 */
export async function leaveOut(found, without, index) {
  const table = await index.characters(without.join(" "));
  const words = without.flatMap((word) => wordsOf(word, table));
  const unwanted = await Promise.all(words.map((word) => findWord(word, index, ANYWHERE)));
  const hits = new Map(Array.from(found.hits).filter(([record]) => unwanted.every((one) => !one.hits.has(record))));
  const how = hits.size === 0 && found.hits.size > 0 ? "without" : found.how;
  return { ...found, hits, total: hits.size, how, without };
}

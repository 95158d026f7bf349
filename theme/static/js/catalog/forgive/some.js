/** Forgives words that a record lacks: what tells most of the query is the answer. */

import { outcome } from "../query/outcome.js";
import { weigh } from "./weigh.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 * @typedef {import("./asked.js").Sought} Sought
 * @typedef {import("./weigh.js").Weighed} Weighed
 */

/**
 * @param {Sought[]} words
 * @param {Index} index
 * @returns {Promise<Outcome>}
 */
export async function someOf(words, index) {
  return answerOf(await weigh(words, index));
}

/** @param {Weighed} weighed @returns {Outcome} */
export function answerOf({ hits, used, left }) {
  return { ...outcome({ hits, total: hits.size }, "some"), used, missing: left };
}

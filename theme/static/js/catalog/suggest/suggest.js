/** Titles while a reader types: of the records that the words find, those with the best titles. */

import { sorted } from "../query/hits.js";
import { describe } from "../query/records.js";
import { outcomeOf } from "../query/typed.js";
import { worksOf } from "../query/works.js";

/** @typedef {import("../index/layers.js").Index} Index */

const MOST = 6;
/** Characters from which on something is suggested. */
export const SHORTEST = 2;

/**
 * @param {string} text
 * @param {Index} index
 * @returns {Promise<string[]>} titles, the best first
 */
export async function suggest(text, index) {
  const query = text.trim();
  if (Array.from(query).length < SHORTEST) return [];
  const { hits } = await outcomeOf({ query, field: "any" }, index, true);
  const numbers = worksOf(sorted(hits), hits).slice(0, MOST).flatMap((work) => work.slice(0, 1));
  const records = await Promise.all(numbers.map((number) => describe(number, index)));
  return Array.from(new Set(records.map(({ title }) => title)));
}

/** What else may have been meant, where little was found: asked for when the hits stand. */

import { CODES, FEW, keptOf } from "../query/outcome.js";
import { isTitle, maskOf, rankOf } from "../query/ranks.js";
import { wordsOf } from "../query/words.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/hits.js").Hits} Hits
 * @typedef {import("../address/read.js").Wanted} Wanted
 */

/**
 * @param {Pick<Wanted, "query" | "field">} wanted
 * @param {Index} index
 * @param {Hits} hits what was found
 * @returns {Promise<string[]>} titles to search for instead
 */
export async function alike({ query, field }, index, hits) {
  // What was found without something is what is wanted.
  if (keptOf(query) !== query) return [];
  if (hits.size === 0 || hits.size > FEW || isSure(hits) || CODES.includes(field)) return [];
  const { soundingSame } = await import("./sound.js");
  return soundingSame(wordsOf(query, await index.characters(query)), index, maskOf(field), hits);
}

/** @param {Hits} hits @returns {boolean} whether a title has what was typed */
function isSure(hits) {
  return Array.from(hits.values()).some((value) => isTitle(rankOf(value)));
}

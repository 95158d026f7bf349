/** Stretches of a word: each with the records that a file lists for it. */

import { decoded } from "../index/files.js";
import { shardOf } from "../index/layers.js";
import { CUTS, postingsOf } from "../index/postings.js";

/**
 * @typedef {import("../index/layers.js").Layer} Layer
 * @typedef {import("../index/postings.js").Posting} Posting
 * @typedef {import("./hits.js").Stretch} Stretch
 * @typedef {import("./lookups.js").Lookup} Lookup
 * @typedef {Stretch & { all?: { lookup: Lookup, layer: Layer, terms: [string, Posting][] } }} Begun
 *   `all`: where very many records have it, and the file lists but the best of them: see whole.js
 */

/** Stretches that are looked up first in the layers of what is new: few records, and most words are in none of them. */
export const FIRST_OF_FEW = 1;
/** Without records there is no flag and no place. */
const NONE = /** @type {Posting} */ ({ total: 0, records: /** @type {number[]} */ ([]) });

/**
 * What the file of a stretch says of it.
 * @param {Lookup} lookup
 * @param {Layer} layer
 * @param {boolean} [best] whether the best will do where there are very many
 * @returns {Promise<Begun>}
 */
export async function begunOf(lookup, layer, best = false) {
  const { offset, length, family, accepts } = lookup;
  const file = await layer.file("text", shardOf(layer, family, lookup.key));
  const terms = Array.from(decoded(() => postingsOf(file, CUTS[family], accepts)));
  const lone = family === "characters";
  const begun = { offset, length, lone, posting: await asOne(terms.map(([, posting]) => posting)) };
  // Of several terms the best of each don't tell how many records there are together.
  const enough = best && terms.length === 1;
  const heavy = terms.some(([, { total, records }]) => total > records.length);
  return enough || !heavy ? begun : { ...begun, all: { lookup, layer, terms } };
}

/** @param {Posting[]} postings @returns {Promise<Posting>} the records of any of the terms */
export async function asOne(postings) {
  if (postings.length > 1) return (await import("../index/united.js")).united(postings);
  return postings[0] || NONE;
}

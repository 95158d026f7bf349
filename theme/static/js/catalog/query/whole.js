/** Stretches with all of their records, of which the file of a stretch that very many have lists but the best. */

import { decoded } from "../index/files.js";
import { CUTS, postingsOf } from "../index/postings.js";
import { asOne, begunOf } from "./stretches.js";

/**
 * @typedef {import("../index/layers.js").Layer} Layer
 * @typedef {import("../index/postings.js").Posting} Posting
 * @typedef {import("./hits.js").Stretch} Stretch
 * @typedef {import("./lookups.js").Lookup} Lookup
 * @typedef {import("./stretches.js").Begun} Begun
 */

/** @type {WeakMap<object, Promise<Stretch>>} what was read already */
const known = new WeakMap();

/** @param {Begun} begun @returns {Promise<Stretch>} */
export async function wholeOf(begun) {
  const { all } = begun;
  if (!all) return begun;
  const whole = known.get(all) ?? fetched(begun, all);
  known.set(all, whole);
  whole.catch(() => known.delete(all));
  return whole;
}

/** @param {Begun} begun @param {Required<Begun>["all"]} all @returns {Promise<Stretch>} */
async function fetched({ offset, length, lone }, { lookup: { family }, layer, terms }) {
  const prefix = family === "words" ? "w-" : "";
  const postings = await Promise.all(terms.map(([term, listed]) => listOf(term, listed, layer, prefix, CUTS[family])));
  return { offset, length, lone, posting: await asOne(postings) };
}

/**
 * @param {Lookup} lookup
 * @param {Layer} layer
 * @param {boolean} [best] whether the best will do where there are very many
 * @returns {Promise<Stretch>}
 */
export async function stretchOf(lookup, layer, best = false) {
  return wholeOf(await begunOf(lookup, layer, best));
}

/**
 * All records of a term.
 * @param {string} term
 * @param {Posting} listed what its file lists
 * @param {Layer} layer
 * @param {string} prefix of the name of its list
 * @param {(text: string) => string[]} cut the terms of the column of terms
 * @returns {Promise<Posting>}
 */
export async function listOf(term, listed, layer, prefix, cut) {
  if (listed.total === listed.records.length) return listed;
  const name = Array.from(term, (character) => (character.codePointAt(0) ?? 0).toString(16)).join("-");
  const file = await layer.file("text", `heavy/${prefix}${name}.bin.gz`);
  return decoded(() => postingsOf(file, cut, () => true)).get(term) ?? listed;
}

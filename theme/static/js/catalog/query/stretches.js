/** Stretches of a word: each with the records that a file lists for it. */

import { decoded, once } from "../index/files.js";
import { shardOf } from "../index/layers.js";
import { postingsOf } from "../index/postings.js";
import { lookupsOf } from "./lookups.js";

/**
 * @typedef {import("../index/characters.js").Characters} Characters
 * @typedef {import("../index/layers.js").Layer} Layer
 * @typedef {import("../index/postings.js").Posting} Posting
 * @typedef {import("./hits.js").Stretch} Stretch
 * @typedef {import("./lookups.js").Lookup} Lookup
 * @typedef {import("./words.js").Word} Word
 * @typedef {Stretch & { all?: () => Promise<Stretch> }} Begun
 *   `all`: where very many records have it, and the file lists but the best of them
 */

/** Places of a word from which a long list may be spared by the pairs that overlap its stretch. */
const LONG = 5;
/** @type {Posting} */
const NONE = { total: 0, records: [], starts: [0], flags: new Uint8Array(), places: new Uint8Array() };

/**
 * What the file of a stretch says of it.
 * @param {Lookup} lookup
 * @param {Layer} layer
 * @param {boolean} [best] whether the best will do where there are very many
 * @returns {Promise<Begun>}
 */
export async function begunOf(lookup, layer, best = false) {
  const { offset, length, cut, accepts } = lookup;
  const file = await layer.file("text", shardOf(layer, lookup.family, lookup.key));
  const terms = Array.from(decoded(() => postingsOf(file, cut, accepts)));
  const lone = lookup.family === "characters";
  const begun = { offset, length, lone, posting: await asOne(terms.map(([, posting]) => posting)) };
  // Of several terms the best of each don't tell how many records there are together.
  const enough = best && terms.length === 1;
  const heavy = terms.some(([, { total, records }]) => total > records.length);
  if (enough || !heavy) return begun;
  const all = once(async () => ({ ...begun, posting: await asOne(await Promise.all(terms.map(async ([term, posting]) => {
    if (posting.total === posting.records.length) return posting;
    const whole = await layer.file("text", lookup.heavy(term));
    return decoded(() => postingsOf(whole, cut, () => true)).get(term) ?? posting;
  }))) }));
  return { ...begun, all };
}

/** @param {Posting[]} postings @returns {Promise<Posting>} */
async function asOne(postings) {
  if (postings.length > 1) return (await import("../index/united.js")).united(postings);
  return postings[0] ?? NONE;
}

/**
 * A stretch with all of its records.
 * @param {Lookup} lookup
 * @param {Layer} layer
 * @param {boolean} [best]
 * @returns {Promise<Stretch>}
 */
export async function stretchOf(lookup, layer, best = false) {
  return wholeOf(await begunOf(lookup, layer, best));
}

/** @param {Begun} begun @returns {Promise<Stretch>} */
export async function wholeOf(begun) {
  return begun.all ? begun.all() : begun;
}

/** @param {Stretch} stretch @param {Stretch[]} others @returns {boolean} whether these say all that it says */
export function isCovered({ offset, length }, others) {
  return Array.from({ length }, (_, i) => offset + i).every((place) => (
    others.some((one) => one.offset <= place && place < one.offset + one.length)
  ));
}

/**
 * The pairs that overlap stretches of very many records: of 中国科学 these are 国科, and few have it.
 * @param {Word} word
 * @param {Characters} table
 * @param {Stretch[]} begun
 * @param {Stretch[]} open
 * @returns {Lookup[]}
 */
export function between(word, table, begun, open) {
  if (word.length < LONG || open.length === 0) return [];
  return lookupsOf(word, table, true).filter((lookup) => (
    lookup.length > 1 && begun.every(({ offset }) => offset !== lookup.offset)
    && open.some(({ offset }) => Math.abs(offset - lookup.offset) === 1)
  ));
}

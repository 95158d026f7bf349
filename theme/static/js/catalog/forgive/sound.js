/** Forgives what sounds the same: 红搂梦 → 红楼梦. */

import { findAll } from "../query/find.js";
import { sorted } from "../query/hits.js";
import { describe } from "../query/records.js";
import { matchIn } from "./distance.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/hits.js").Hits} Hits
 * @typedef {import("../query/words.js").Word} Word
 */

/** @param {Word[]} words @param {Index} index @param {number} mask @returns {Promise<Hits>} */
export async function sameSound(words, index, mask) {
  // The usual readings will do: further ones are a file more, and what they miss is near as well.
  const table = await index.characters();
  const sought = words.map((word) => word.map((slot, i) => {
    // A lone syllable is not looked up, so a character without another beside it must stand as it is.
    const alone = word[i - 1]?.kind !== "character" && word[i + 1]?.kind !== "character";
    const [syllable] = table.readings(slot.text);
    const known = slot.kind === "character" && !alone && syllable !== undefined && syllable !== slot.text;
    return known ? { kind: /** @type {const} */ ("syllable"), text: syllable } : slot;
  }));
  return (await findAll(sought, index, mask, false)).hits;
}

/**
 * Titles to search for instead: those that sound the same and are not found already.
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask
 * @param {Hits} found
 * @returns {Promise<string[]>}
 */
export async function soundingSame(words, index, mask, found) {
  const sound = await sameSound(words, index, mask);
  const others = new Map(Array.from(sound).filter(([record]) => !found.has(record)));
  return others.size > 0 ? suggestionsOf(others, words, index) : [];
}

export const SUGGESTED = 3;
const DESCRIBED = 6;

/**
 * What to search for instead of the words, by titles that are like them.
 * @param {Hits} hits
 * @param {Word[]} words
 * @param {Index} index
 * @returns {Promise<string[]>}
 */
export async function suggestionsOf(hits, words, index) {
  const table = await index.characters();
  /** @param {string} unit */
  const spoken = (unit) => table.readings(unit)[0] ?? unit;
  const sought = words.flat().map(({ text }) => spoken(text));
  const records = await Promise.all(sorted(hits).slice(0, DESCRIBED).map((number) => describe(number, index)));
  const matches = records.flatMap(({ title, responsibility }) => (
    [title, responsibility].map((text) => matchIn(sought, text, table, spoken))
  ));
  const texts = matches.filter(({ distance }) => distance === 0).map(({ text }) => text);
  return Array.from(new Set(texts)).slice(0, SUGGESTED);
}

/** What a word asks the index for: the terms that cover it, and their files. */

import { isHeard, PREFIX } from "./words.js";

/**
 * @typedef {import("../index/characters.js").Characters} Characters
 * @typedef {import("./words.js").Slot} Slot
 * @typedef {import("./words.js").Word} Word
 * @typedef {{
 *   offset: number, length: number, family: "pairs" | "characters" | "words", key: string,
 *   accepts: (term: string) => boolean,
 * }} Lookup  a stretch of a word that the index has as one term
 */

/** Pairs that a run of characters is looked up by, and those that look for what is only near. */
const MOST = 7;
const MOST_NEAR = 8;

/** @param {Slot} slot @returns {boolean} */
function isSpoken(slot) {
  return slot.kind === "character" || isHeard(slot);
}

/**
 * The terms that cover a word: of characters every second pair, as few as will do. None for a lone
 * syllable, which half of the catalogue has.
 * @param {Word} word
 * @param {Characters} table
 * @param {boolean} [every] all pairs, to find what is only nearly there
 * @returns {Lookup[]}
 */
export function lookupsOf(word, table, every = false) {
  /** @type {Lookup[]} */
  const found = [];
  const runs = word.map(isSpoken);
  for (let start = 0; start < word.length; ) {
    let end = start + 1;
    while (runs[start] && runs[end]) end += 1;
    const only = /** @type {Slot} */ (word[start]);
    if (end - start > 1) found.push(...pairStarts(start, end, every).map((offset) => pairLookup(word, offset, table)));
    else if (!isHeard(only)) found.push(oneLookup(only, start, table));
    start = end;
  }
  return found;
}

/**
 * Of a very long run some characters between the pairs go unlooked at: what has all these pairs at
 * these distances is the text that was pasted, and every pair costs a request in each layer.
 * @param {number} start
 * @param {number} end
 * @param {boolean} every
 * @returns {number[]}
 */
function pairStarts(start, end, every) {
  const last = end - 2;
  const step = Math.max(every ? 1 : 2, Math.ceil((last - start) / (every ? MOST_NEAR : MOST)));
  const starts = [];
  for (let at = start; at < last; at += step) starts.push(at);
  // The last pair may overlap the one before.
  return [...starts, last];
}

/** @param {Word} word @param {number} offset @param {Characters} table @returns {Lookup} */
function pairLookup(word, offset, table) {
  const both = word.slice(offset, offset + 2);
  const key = both.map((slot) => table.sound(isHeard(slot) ? slot.text : /** @type {string} */ (table.readings(slot.text)[0]))).join(" ");
  /** @param {string} term */
  const accepts = (term) => Array.from(term).every((unit, i) => stands(/** @type {Slot} */ (both[i]), unit, table));
  return { offset, length: 2, family: "pairs", key, accepts };
}

/** @param {Slot} slot @param {string} unit @param {Characters} table @returns {boolean} */
export function stands(slot, unit, table) {
  const { kind, text } = slot;
  if (isHeard(slot)) return /** @type {import("../index/whole_table.js").WholeTable} */ (table).isRead(slot, unit);
  return kind === "beginning" ? unit.startsWith(text) : unit === text;
}

/** @param {Slot} slot @param {number} offset @param {Characters} table @returns {Lookup} */
function oneLookup(slot, offset, table) {
  const key = Array.from(slot.text).slice(0, PREFIX).join("");
  /** @param {string} term */
  const accepts = (term) => stands(slot, term, table);
  return { offset, length: 1, family: slot.kind === "character" ? "characters" : "words", key, accepts };
}

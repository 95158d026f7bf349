/** What a word asks the index for: the terms that cover it, and their files. */

import { characters, lines, pairs } from "../index/postings.js";
import { sound } from "../index/sounds.js";
import { isHeard, PREFIX } from "./words.js";

/**
 * @typedef {import("../index/characters.js").Characters} Characters
 * @typedef {import("../index/layers.js").Family} Family
 * @typedef {import("./words.js").Slot} Slot
 * @typedef {import("./words.js").Word} Word
 * @typedef {{
 *   offset: number, length: number, family: Family, key: string,
 *   cut: (text: string) => string[], accepts: (term: string) => boolean,
 *   heavy: (term: string) => string,
 * }} Lookup  a stretch of a word that the index has as one term
 */

/** Pairs that a run of characters is looked up by, and those that look for what is only near. */
const MOST = 7;
const MOST_NEAR = 8;
/** Where the syllables stand that only a record's own pinyin knows. */
const PRIVATE = 0xe000;

/** @param {Slot | undefined} slot @returns {boolean} */
function isSpoken(slot) {
  return slot !== undefined && (slot.kind === "character" || isHeard(slot));
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
  for (let start = 0; start < word.length; ) {
    let end = start + 1;
    while (isSpoken(word[start]) && isSpoken(word[end])) end += 1;
    for (const offset of end - start > 1 ? pairStarts(start, end, every) : []) {
      const [first, second] = word.slice(offset, offset + 2);
      if (first && second) found.push(pairLookup(first, second, offset, table));
    }
    const only = word[start];
    if (only && end - start === 1 && !isHeard(only)) found.push(oneLookup(only, start));
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

/** @param {Slot} first @param {Slot} second @param {number} offset @param {Characters} table */
function pairLookup(first, second, offset, table) {
  /** @param {Slot} slot */
  const spoken = (slot) => sound(isHeard(slot) ? slot.text : table.readings(slot.text)[0] ?? slot.text);
  const key = `${spoken(first)} ${spoken(second)}`;
  /** @param {string} term */
  const accepts = (term) => {
    const [a, b] = Array.from(term);
    return stands(first, a ?? "", table) && stands(second, b ?? "", table);
  };
  return lookup("pairs", offset, 2, key, pairs, accepts);
}

/** @param {Slot} slot @param {string} unit @param {Characters} table @returns {boolean} */
export function stands({ kind, text }, unit, table) {
  if (kind === "character" || kind === "word") return unit === text;
  if (kind === "beginning") return unit.startsWith(text);
  // What only the record's own pinyin knows stands there as a syllable.
  const own = table.syllables[(unit.codePointAt(0) ?? 0) - PRIVATE];
  const readings = own === undefined ? table.readings(unit) : [own];
  return readings.some((syllable) => (kind === "sound" ? sound(syllable) : syllable) === text);
}

/** @param {Slot} slot @param {number} offset @returns {Lookup} */
function oneLookup({ kind, text }, offset) {
  if (kind === "character") {
    return lookup("characters", offset, 1, text, characters, (term) => term === text);
  }
  const key = Array.from(text).slice(0, PREFIX).join("");
  const begins = kind === "beginning";
  return lookup("words", offset, 1, key, lines, (term) => (begins ? term.startsWith(text) : term === text));
}

/**
 * @param {Family} family
 * @param {number} offset
 * @param {number} length
 * @param {string} key
 * @param {Lookup["cut"]} cut
 * @param {Lookup["accepts"]} accepts
 * @returns {Lookup}
 */
function lookup(family, offset, length, key, cut, accepts) {
  /** @param {string} term */
  const heavy = (term) => {
    const points = Array.from(term, (character) => (character.codePointAt(0) ?? 0).toString(16));
    return `heavy/${family === "words" ? "w-" : ""}${points.join("-")}.bin.gz`;
  };
  return { offset, length, family, key, cut, accepts, heavy };
}

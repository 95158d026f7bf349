/** The syllables that letters may spell. */

import { sound } from "../index/sounds.js";

/**
 * @typedef {import("../index/characters.js").Characters} Characters
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {(letters: string) => string | undefined} Spelling  what letters spell, if anything
 */

export const LETTERS = /^[a-zü]+$/;
/** Ways to cut letters that are looked up. */
export const WAYS = 4;
const SYLLABLE = 6;
/** A lone n or m is a sound that nobody reads a title by. */
const NO_SYLLABLE = /^[^aeo]$/;
/** The letter of ü stands behind n and l alone. */
const NO_UMLAUT = /(?:^|[^ln])v/;
/** A syllable. */
const ANY = "a";
const TONES = /[\u0300\u0301\u0304\u030c]/g;
/** Spellings beside those of the table: lue and lyu are lve and lv, jv is ju, hon is hong. */
const ALSO = /** @type {const} */ ([
  [/^([ln])ue$/, "$1ve"], [/^([ln])yu/, "$1v"], [/^([jqxy])v/, "$1u"], [/on$/, "ong"],
]);

/**
 * An index whose every table is the whole one: letters spell any reading of a character.
 * @param {Index} index
 * @returns {Index}
 */
export function spelling(index) {
  return { ...index, characters: () => index.characters(ANY) };
}

/** @param {string} letters @returns {string} without the marks of tones: hóng → hong, lǚ → lü */
export function toneless(letters) {
  return letters.normalize("NFD").replace(TONES, "").normalize("NFC");
}

/** @param {Characters} table @returns {Spelling} syllables */
export function syllableOf({ syllables }) {
  return spellingOf(new Set(syllables), (syllable) => syllable);
}

/** @param {Characters} table @returns {Spelling} classes of syllables, see sounds.js */
export function soundOf({ syllables }) {
  return spellingOf(new Set(syllables.map(sound)), sound);
}

/** @param {Set<string>} known @param {(letters: string) => string} as @returns {Spelling} */
function spellingOf(known, as) {
  return (letters) => {
    const typed = letters.replace("ü", "v");
    if (NO_SYLLABLE.test(typed)) return undefined;
    const ways = [typed, ...ALSO.map(([from, to]) => typed.replace(from, to))].filter((way) => !NO_UMLAUT.test(way));
    return ways.map(as).find((way) => known.has(way));
  };
}

/**
 * The ways to read letters as syllables, the fewest syllables first.
 * @param {string} letters lower case; ü as v, u or itself
 * @param {Spelling} spelled
 * @returns {string[][]}
 */
export function syllablesOf(letters, spelled) {
  /** @type {string[][][]} ways to cut the letters from each place to the end */
  const ways = Array.from({ length: letters.length + 1 }, () => []);
  ways[letters.length] = [[]];
  for (let at = letters.length - 1; at >= 0; at -= 1) {
    const found = [];
    for (let end = Math.min(letters.length, at + SYLLABLE); end > at; end -= 1) {
      const syllable = (ways[end] ?? []).length > 0 && spelled(letters.slice(at, end));
      if (syllable) found.push(...(ways[end] ?? []).map((rest) => [syllable, ...rest]));
    }
    found.sort((a, b) => a.length - b.length);
    ways[at] = found.slice(0, WAYS);
  }
  return ways[0] ?? [];
}

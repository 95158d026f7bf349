/**
 * Cuts text into the units that the catalogue's index was built on. The index and this file must
 * agree to the letter: a difference here is a book that nobody finds.
 */

/** @typedef {{ text: string, han: boolean, at: number }} Unit  `at`: its place in the text */
/** @typedef {ReadonlyMap<string, string>} Fold  traditional and variant characters, each to one */

/** Ranges in place of \p{Script=Han}: the Python side has no such property. */
const HAN = "\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
/** One Han character, or a run of other letters and numbers with the mark of c++ and c#. */
const UNIT = new RegExp(`([${HAN}])|(?:(?![${HAN}])[\\p{L}\\p{N}])+(?:\\+\\+|#)?`, "gu");

/**
 * The characters file of the index as a map.
 * @param {{ from: string, to: string }} table two strings of equally many characters
 * @returns {Fold}
 */
export function foldOf(table) {
  const to = Array.from(table.to);
  return new Map(Array.from(table.from, (character, i) => [character, to[i] ?? character]));
}

/**
 * One spelling for all the ways to type a text: wide or narrow, upper or lower, old or new forms.
 * @param {string} text
 * @param {Fold} fold
 * @returns {string}
 */
export function normalise(text, fold) {
  const even = text.normalize("NFKC").toLowerCase();
  return Array.from(even, (character) => fold.get(character) ?? character).join("");
}

/**
 * The units of a normalised text: each Han character, and each word of anything else.
 * @param {string} text
 * @returns {Unit[]}
 */
export function units(text) {
  return Array.from(text.matchAll(UNIT), (match) => ({
    text: match[0],
    han: match[1] !== undefined,
    at: match.index,
  }));
}

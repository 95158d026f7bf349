/**
 * Text as the index has it: cut into units, each character folded. Must agree to the letter with
 * plugins/catalog/index/units.py: a difference here is a record that nobody finds.
 */

/**
 * @typedef {{ text: string, cjk: boolean, at: number }} Unit  `at`: its place in the text
 * @typedef {{ fold: (character: string) => string }} Folding
 */

/** Scripts without spaces (Han, kana, Hangul), as ranges that Python has too. */
const CJK = "\\u3005\\u3007\\u3041-\\u3096\\u309d\\u309e\\u30a1-\\u30fa\\u30fc-\\u30fe\\u3400-\\u4dbf"
  + "\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
/** One such character, or a run of other letters and numbers with the mark of c++ and c#. */
const UNIT = new RegExp(`([${CJK}])|(?:(?![${CJK}])[\\p{L}\\p{N}])+(?:\\+\\+|#)?`, "gu");

/**
 * One spelling for all the ways to type a text: wide or narrow, upper or lower, old or new forms.
 * @param {string} text
 * @param {Folding} characters
 * @returns {string}
 */
export function normalise(text, characters) {
  const even = text.normalize("NFKC").toLowerCase();
  return Array.from(even, (character) => characters.fold(character)).join("");
}

/**
 * The units of a normalised text: each character of a script without spaces, each word of others.
 * @param {string} text
 * @returns {Unit[]}
 */
export function units(text) {
  return Array.from(text.matchAll(UNIT), (match) => ({
    text: match[0],
    cjk: match[1] !== undefined,
    at: match.index,
  }));
}

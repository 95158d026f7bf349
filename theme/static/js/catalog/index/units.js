/**
 * Text as the index has it: cut into units, each character folded. Must agree to the letter with
 * plugins/catalog/index/units.py: a difference here is a record that nobody finds.
 */

/**
 * @typedef {{ text: string, cjk: boolean, at: number, end: number }} Unit
 *   from `at` to `end` in the text
 * @typedef {{ fold: (character: string) => string }} Folding
 */

/** Scripts without spaces (Han, kana, Hangul), as ranges that Python has too. */
const CJK = "\\u3005\\u3007\\u3041-\\u3096\\u309d\\u309e\\u30a1-\\u30fa\\u30fc-\\u30fe\\u3400-\\u4dbf"
  + "\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
/** Any other letter; numbers that are no digits count as such. */
const OTHER = `(?:(?![${CJK}]|\\p{Nd})[\\p{L}\\p{N}])`;
/** The initials of a name, whatever stands between them: J.K. */
const INITIALS = `[a-zа-я](?:[.·・‧] ?[a-zа-я](?!${OTHER}))+`;
/** One such character, initials, a run of other letters with the mark of c++ and c#, or of digits. */
const UNIT = new RegExp(`([${CJK}])|${INITIALS}|${OTHER}+(?:\\+\\+|#)?|\\p{Nd}+`, "gu");
const BETWEEN = /[.·・‧ ]/g;
const ZEROS = /[〇○◯]/g;
const AGAIN = /([\u4e00-\u9fff])々/g;

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
  // Neither changes the length: each unit keeps its place.
  const spelled = text.replace(ZEROS, "零").replace(AGAIN, "$1$1");
  return Array.from(spelled.matchAll(UNIT), (match) => ({
    text: match[0].replace(BETWEEN, ""),
    cjk: match[1] !== undefined,
    at: match.index,
    end: match.index + match[0].length,
  }));
}

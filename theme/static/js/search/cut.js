/**
 * Cutting text into single Han characters; the same rule as plugins/page_search/cut.py.
 *
 * Ranges in place of \p{Script=Han}: the two files must agree to the letter, and old browsers
 * lack the property.
 */

const HAN =
  "\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff" +
  "\u{20000}-\u{3ffff}";
const LATIN = "0-9A-Za-z\u00c0-\u024f";
const JOINERS = ".:'/_@\\-";
const ONE_HAN = new RegExp(`[${HAN}]`, "gu");
const BEFORE_LATIN = new RegExp(`([^\\s${LATIN}${JOINERS}][${JOINERS}]*)(?=[${LATIN}])`, "gu");
const SPACE_BY_HAN = new RegExp(`([${HAN}]) | (?=[${HAN}])`, "gu");
const SPACE_BY_MARK = / (?=[\u3001-\u3020\uff01-\uff60])|([\u3001-\u3020\uff01-\uff60]) /gu;
const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;
const WORD = new RegExp(`[${HAN}${LATIN}]+`, "gu");

/** @param {string} text @returns {string} full-width letters and digits as ASCII */
export function narrow(text) {
  return text.replace(FULL_WIDTH, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}

/** @param {string} text @returns {string} spaces where a Han character or word begins */
export function cut(text) {
  const spaced = narrow(text).replace(ONE_HAN, " $&").replace(BEFORE_LATIN, "$1 ");
  return spaced.replace(/\s+/g, " ").trim();
}

/** @param {string} text cut text @returns {string} the text as it was written */
export function uncut(text) {
  return text.replace(SPACE_BY_HAN, "$1").replace(SPACE_BY_MARK, "$1");
}

/** @param {string} query @returns {string[]} the words of a query, without what parts them */
export function words(query) {
  return [...new Set(narrow(query).toLowerCase().match(WORD) ?? [])];
}

/** @param {string} text @returns {string} nothing but its letters, characters and figures, in one case */
export function letters(text) {
  return (narrow(text.normalize("NFKC")).toLowerCase().match(WORD) ?? []).join("");
}

/**
 * A word as Pagefind is to seek it: an exact phrase where it has Han characters, else as typed,
 * so that the beginning of a Latin word finds the whole.
 * @param {string} word
 * @returns {string}
 */
export function phrase(word) {
  const text = cut(word);
  return word.search(ONE_HAN) < 0 ? word : `"${text}"`;
}

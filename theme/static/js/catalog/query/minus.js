/** Words that a reader does not want: ``三体 -刘慈欣``. */

/** A dash is a minus before a word and behind a space; two of them are a dash in a pasted line. */
const MINUS = /\s[-－–—−](?=\p{L})(\S+)/gu;

/**
 * @param {string} query
 * @returns {{ kept: string, without: string[] }} what is wanted, and what is not
 */
export function parted(query) {
  /** @type {string[]} */
  const without = [];
  const kept = query.replace(MINUS, (_, word) => {
    without.push(word);
    return " ";
  });
  return kept.trim() === "" ? { kept: query, without: [] } : { kept, without };
}

/** The syllables that letters may spell. */

export const LETTERS = /^[a-zü]+$/;
/** Ways to cut letters that are looked up. */
export const WAYS = 4;
const SYLLABLE = 6;

/**
 * The ways to read letters as syllables, the fewest syllables first.
 * @param {string} letters lower case; ü as v, u or itself
 * @param {Set<string>} syllables
 * @returns {string[][]}
 */
export function syllablesOf(letters, syllables) {
  /** @type {string[][][]} ways to cut the letters from each place to the end */
  const ways = Array.from({ length: letters.length + 1 }, () => []);
  ways[letters.length] = [[]];
  for (let at = letters.length - 1; at >= 0; at -= 1) {
    const found = [];
    for (let end = Math.min(letters.length, at + SYLLABLE); end > at; end -= 1) {
      const syllable = spelled(letters.slice(at, end), syllables);
      if (syllable) found.push(...(ways[end] ?? []).map((rest) => [syllable, ...rest]));
    }
    found.sort((a, b) => a.length - b.length);
    ways[at] = found.slice(0, WAYS);
  }
  return ways[0] ?? [];
}

/** @param {string} letters @param {Set<string>} syllables @returns {string | undefined} */
function spelled(letters, syllables) {
  const typed = letters.replace("ü", "v");
  // A lone n or m is a sound that nobody reads a title by.
  if (/^[^aeo]$/.test(typed)) return undefined;
  if (syllables.has(typed)) return typed;
  // lue and nue are typed with u, and stand in the table with v.
  const other = typed.replace(/^([ln])ue$/, "$1ve");
  return syllables.has(other) ? other : undefined;
}

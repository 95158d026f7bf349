/** What a way of finding has found, and what was done for it. */

/**
 * @typedef {import("./find.js").Found} Found
 * @typedef {"exact" | "pinyin" | "accent" | "misspelt" | "initials" | "sound" | "similar" | "swapped" | "apart" |
 *   "some" | "near" | "class" | "isbn" | "published" | "without" | "called" | "linked"} How  what was done to
 *   find something; without: whatever was found has an unwanted word
 * @typedef {Found & {
 *   how: How, asked: string, used: string[], missing: string[], facts: string[], without: string[],
 *   suggestions: string[], approximate: boolean,
 * }} Outcome  `asked`: what was looked up in place of the query, if anything; `used`: its words by which
 *   the hits were found, none where all were needed; `missing`: those that were left out; `facts`: the
 *   class or the year of a query, what books call otherwise, titles with another little word, or what is
 *   wrong with an ISBN; `without`: its unwanted words;
 *   `approximate`: whether there are more than can be found
 */

/** With so many hits or fewer, what was meant may be something else. */
export const FEW = 3;
/** An unwanted word: a dash is a minus before a word and behind a space; two of them are a dash in a pasted line. */
export const MINUS = /\s[-－–—−](?=\p{L})(\S+)/gu;
/** Fields in which only numbers are looked up. */
export const CODES = ["isbn", "callno"];

/**
 * @param {Found} found
 * @param {How} [how]
 * @returns {Outcome}
 */
export function outcome(found, how = "exact") {
  return { ...found, how, asked: "", used: [], missing: [], facts: [], without: [], suggestions: [], approximate: false };
}

/** @param {string} query @returns {string} without the words that are not wanted, but where there are no others */
export function keptOf(query) {
  const kept = query.replace(MINUS, " ");
  return kept.trim() ? kept : query;
}

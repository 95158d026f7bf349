/** What a way of finding has found, and what was done for it. */

/**
 * @typedef {import("./find.js").Found} Found
 * @typedef {"exact" | "pinyin" | "accent" | "misspelt" | "initials" | "sound" | "similar" | "swapped" | "apart" |
 *   "some" | "near"} How  what was done to find something
 * @typedef {Found & { how: How, missing: string[], suggestions: string[] }} Outcome
 */

/** With so many hits or fewer, what was meant may be something else. */
export const FEW = 3;
/** Fields in which only numbers are looked up. */
export const CODES = ["isbn", "callno"];

/**
 * @param {Found} found
 * @param {How} [how]
 * @returns {Outcome}
 */
export function outcome(found, how = "exact") {
  return { ...found, how, missing: [], suggestions: [] };
}

/** What the weigher asks the index for, and which units of the query that tells of. */

import { SAYS_LITTLE } from "./little.js";
import { termsOf } from "./terms.js";

/**
 * @typedef {import("../index/characters.js").Characters} Characters
 * @typedef {import("../query/lookups.js").Lookup} Lookup
 * @typedef {import("../query/words.js").Slot} Slot
 * @typedef {import("../query/words.js").Word} Word
 * @typedef {{ word: Word, mask: number, worth: number }} Sought  `mask`: the fields looked in; `worth`:
 *   beside the other words
 * @typedef {{ at: number, text: string, size: number }} Unit  `at`: its place among all; `size`: what it
 *   tells at most, in characters
 * @typedef {{ sought: Sought, units: Unit[], lookups: Lookup[] }} Asked
 */

/** What a character that says little tells beside another. */
const LITTLE = 0.3;
/** Letters of a Latin word or a number that tell as much as a character, and how many characters at most. */
const LETTERS = 2;
const LONGEST = 3;

/**
 * The words with their places and the terms that they are looked up by.
 * @param {Sought[]} words
 * @param {Characters} table
 * @returns {Asked[]}
 */
export function askedFor(words, table) {
  const chosen = termsOf(words.map(({ word }) => word), table);
  let start = 0;
  return words.map((sought, i) => {
    const begin = start;
    const units = sought.word.map((slot, k) => ({ at: begin + k, text: slot.text, size: sizeOf(slot) }));
    // Between two words nothing is side by side.
    start += units.length + 1;
    return { sought, units, lookups: (chosen[i] ?? []).map((lookup) => ({ ...lookup, offset: begin + lookup.offset })) };
  });
}

/** @param {Slot} slot @returns {number} */
function sizeOf({ kind, text }) {
  return kind === "character" ? (SAYS_LITTLE.has(text) ? LITTLE : 1) : Math.min(LONGEST, Math.ceil(text.length / LETTERS));
}

/** @param {Asked[]} asked @param {{ from: number, to: number }} span @returns {Unit[]} */
export function unitsIn(asked, { from, to }) {
  return asked.flatMap(({ units }) => units.filter(({ at }) => from <= at && at < to));
}

/** @param {Asked[]} asked @param {{ from: number }} span @returns {Asked | undefined} the word that it is in */
export function wordOf(asked, { from }) {
  return asked.find(({ units }) => units.some(({ at }) => at === from));
}

/**
 * The parts of the query that stand in some stretches, each once.
 * @param {Asked[]} asked
 * @param {{ from: number, to: number }[]} spans
 * @returns {string[]}
 */
export function partsIn(asked, spans) {
  const ordered = Array.from(spans).sort((a, b) => a.from - b.from || b.to - a.to);
  return Array.from(new Set(ordered.map((span) => unitsIn(asked, span).map(({ text }) => text).join(""))));
}

/**
 * The parts of the query that stand in none of some stretches.
 * @param {Asked[]} asked
 * @param {{ from: number, to: number }[]} spans
 * @returns {string[]}
 */
export function partsOut(asked, spans) {
  return asked.flatMap(({ units }) => (
    units.map(({ at, text }) => (spans.some(({ from, to }) => from <= at && at < to) ? " " : text)).join("").split(" ")
  )).filter(Boolean);
}

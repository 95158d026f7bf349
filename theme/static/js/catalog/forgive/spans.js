/** What each stretch of a query tells: the log of all records over those that have it. */

import { unitsIn, wordOf } from "./asked.js";
import { countsOf, keyOf } from "./runs.js";
import { segmentsOf } from "./segments.js";

/**
 * @typedef {import("./asked.js").Asked} Asked
 * @typedef {import("./runs.js").Held} Held
 * @typedef {{
 *   from: number, to: number, count: number, size: number, told: number, word: Asked, whole: boolean, cut: boolean,
 * }} Span  a stretch of the query: how many records have it, what it tells; `whole`: it was typed as
 *   a word of its own; `cut`: it begins or ends within a word
 */

/** What a character tells at most: a pair over the border of two words is rare and tells nothing. */
const CEILING = 3.5;
/** So many characters of every second sentence stand side by side by chance. */
const CHANCE = 3;

/** @template T @param {T[]} all @param {(one: T) => number} of @returns {number} */
export const most = (all, of) => all.reduce((best, one) => Math.max(best, of(one)), 0);
/** @template T @param {T[]} all @param {(one: T) => number} of @returns {number} */
export const sum = (all, of) => all.reduce((some, one) => some + of(one), 0);

/**
 * What each stretch tells. Of a word that some record has whole, its parts tell nothing.
 * @param {Map<number, Held>} held
 * @param {import("./runs.js").Listed[]} lists
 * @param {Asked[]} asked
 * @param {number} records in the whole catalogue
 * @returns {Map<number, Span>}
 */
export function spansOf(held, lists, asked, records) {
  // What was typed as words has these; and where no term goes over a place, a record may go on for all that is known.
  const borders = new Set(asked.flatMap(bordersOf));
  const joints = asked.length > 1 ? [] : lists.filter(({ length }) => length > 1).map(({ offset }) => offset + 1);
  const within = new Set(joints.filter((at) => !borders.has(at)));
  const spans = countsOf(held, lists).flatMap((span) => {
    const word = wordOf(asked, span);
    // Side by side even characters that say little are somebody's words: 我为什么是.
    const size = Math.max(sum(unitsIn(asked, span), (unit) => unit.size), span.to - span.from - CHANCE);
    const told = Math.min(Math.log(1 + records / span.count), CEILING * size);
    const whole = asked.length > 1 && span.to - span.from === word?.units.length;
    return word ? [{ ...span, word, size, told, whole, cut: within.has(span.from) || within.has(span.to) }] : [];
  });
  const known = new Set(spans.filter(({ whole }) => whole).map(({ word }) => word));
  return new Map(spans.filter(({ whole, word }) => whole || !known.has(word)).map((span) => [keyOf(span), span]));
}

/** @param {Asked} asked @returns {number[]} the places where a word of the language begins, and where the last ends */
function bordersOf({ units }) {
  const text = units.map((unit) => unit.text).join("");
  /** @type {Set<number>} */
  const begins = new Set([0, text.length]);
  let at = 0;
  for (const segment of segmentsOf(text)) begins.add(at += segment.length);
  let length = 0;
  return [...units, { at: (units[units.length - 1]?.at ?? -1) + 1, text: "" }].flatMap((unit) => {
    const isBorder = begins.has(length);
    length += unit.text.length;
    return isBorder ? [unit.at] : [];
  });
}

/** How far a text is from what is sought, and which part of it is nearest. */

import { normalise, units } from "../index/units.js";

/**
 * @typedef {import("../index/characters.js").Characters} Characters
 * @typedef {{ distance: number, from: number, to: number }} Match
 */

/** What a wrong character at either end costs more: readers are surest of where a title begins. */
const EDGE = 0.25;
/** A lost or added character moves what follows by one, two by two. */
export const SHIFT = 2;

/**
 * The part of a text that is nearest to what is sought.
 * @param {string[]} sought units
 * @param {string} text as it is printed
 * @param {Characters} table
 * @param {(unit: string) => string} [as] what of a unit is compared
 * @returns {Match & { part: string }} `part`: normalised
 */
export function matchIn(sought, text, table, as = (unit) => unit) {
  const even = normalise(text, table);
  const all = units(even);
  const match = nearest(sought, all.map((unit) => as(unit.text)));
  const [first, last] = [all[match.from], all[match.to - 1]];
  return { ...match, part: first && last ? even.slice(first.at, last.at + last.text.length) : "" };
}

/**
 * Edit distance to the nearest stretch (Sellers 1980): beginning and end of the text cost nothing.
 * Two neighbours exchanged are one mistake (Damerau 1964): 骆祥驼子 → 骆驼祥子.
 * @param {string[]} sought
 * @param {string[]} text
 * @returns {Match}
 */
export function nearest(sought, text) {
  /** @type {{ cost: number, from: number }[]} by the place in the text where a stretch ends */
  let row = Array.from({ length: text.length + 1 }, (_, at) => ({ cost: 0, from: at }));
  let earlier = row;
  sought.forEach((unit, i) => {
    const next = [{ cost: i + 1, from: 0 }];
    for (let at = 1; at <= text.length; at += 1) {
      const [diagonal, above, left] = [row[at - 1], row[at], next[at - 1]];
      if (!diagonal || !above || !left) break;
      const wrong = i === 0 || i === sought.length - 1 ? 1 + EDGE : 1;
      const swap = { cost: diagonal.cost + (text[at - 1] === unit ? 0 : wrong), from: diagonal.from };
      const ways = [swap, { cost: above.cost + wrong, from: above.from }, { cost: left.cost + 1, from: left.from }];
      const crossed = earlier[at - 2];
      if (i > 0 && crossed && text[at - 2] === unit && text[at - 1] === sought[i - 1]) {
        ways.push({ cost: crossed.cost + 1, from: crossed.from });
      }
      next.push(ways.reduce((a, b) => (b.cost < a.cost ? b : a)));
    }
    [earlier, row] = [row, next];
  });
  const end = row.reduce((best, { cost }, at) => (cost < (row[best]?.cost ?? Infinity) ? at : best), 0);
  return { distance: row[end]?.cost ?? sought.length, from: row[end]?.from ?? 0, to: end };
}

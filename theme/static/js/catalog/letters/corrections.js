/** What letters with one mistake in them may have been meant to spell. */

import { syllablesOf } from "./syllables.js";

/**
 * @typedef {import("./syllables.js").Spelling} Spelling
 * @typedef {{ sounds: string[], cost: number }} Correction  `cost`: the less, the likelier
 */

const ALPHABET = Array.from("abcdefghijklmnopqrstuvwxyz");
const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const VOWEL = /[aeiouv]/;
/** How likely each mistake is: letters exchanged, one doubled, a key beside it, one left out … */
const COST = { swapped: 0.8, doubled: 0.8, beside: 1, left: 1.2, vowel: 1.6, more: 1.8, other: 2.4 };

/**
 * Every way to read letters with one of them wrong, missing, added or exchanged with the next; the
 * likeliest first, each once.
 * @param {string} letters
 * @param {Spelling} spelled
 * @returns {Correction[]}
 */
export function corrections(letters, spelled) {
  /** @type {Map<string, Correction>} */
  const found = new Map();
  for (const [text, cost] of editsOf(letters)) {
    syllablesOf(text, spelled).slice(0, 2).forEach((sounds, way) => {
      const key = sounds.join(" ");
      const whole = cost + way + Number(sounds.some((one) => one.length === 1));
      if (whole < (found.get(key)?.cost ?? Infinity)) found.set(key, { sounds, cost: whole });
    });
  }
  return Array.from(found.values()).sort((a, b) => a.cost - b.cost);
}

/** @param {string} letters @returns {Generator<[string, number]>} each text that is one edit away, and what it costs */
function* editsOf(letters) {
  for (let at = 0; at <= letters.length; at += 1) {
    const [before, here, next] = [letters.slice(0, at), letters[at] ?? "", letters[at + 1] ?? ""];
    const rest = letters.slice(at + 1);
    for (const letter of ALPHABET) {
      yield [before + letter + here + rest, COST.left];
      if (here && letter !== here) yield [before + letter + rest, wrongCost(here, letter)];
    }
    if (here) yield [before + rest, here === letters[at - 1] || here === next ? COST.doubled : COST.more];
    if (next && next !== here) yield [before + next + here + letters.slice(at + 2), COST.swapped];
  }
}

/** @param {string} typed @param {string} meant @returns {number} */
function wrongCost(typed, meant) {
  if (areNeighbours(typed, meant)) return COST.beside;
  return VOWEL.test(typed) && VOWEL.test(meant) ? COST.vowel : COST.other;
}

/** @param {string} one @param {string} other @returns {boolean} whether their keys lie side by side */
function areNeighbours(one, other) {
  const [[row, at], [otherRow, otherAt]] = [placeOf(one), placeOf(other)];
  return Math.abs(row - otherRow) <= 1 && Math.abs(at - otherAt) <= 1;
}

/** @param {string} letter @returns {[number, number]} row and place of its key; each row begins half a key later */
function placeOf(letter) {
  const row = ROWS.findIndex((keys) => keys.includes(letter));
  return [row, (ROWS[row] ?? "").indexOf(letter) + row / 2];
}

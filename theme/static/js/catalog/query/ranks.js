/** How near to the top a hit belongs: by the field that it was found in, and by what is lent most. */

import { LAST } from "../index/postings.js";

/** Orders: text rank, then static rank, then whether the record is another edition of its work. */
export const RANK = 16;
const STATIC = 2;
/** More than any record gets. */
export const BEHIND = 64 * RANK;
/** The best static rank. */
export const BEST = 4;
/** By field: title, other title, person, series, subject, publisher. */
const RANKS = [2, 3, 4, 6, 5, 7];
export const TITLE = 0;
/** @type {Record<string, number>} */
const MASKS = { title: 0b001011, person: 0b000100, subject: 0b010000, publisher: 0b100000 };

/**
 * The fields in which a reader looks, a bit each.
 * @param {string} field
 * @returns {number}
 */
export function maskOf(field) {
  return MASKS[field] ?? 0b111111;
}

/**
 * @param {number} rank
 * @param {number} statics 0 to 4, the more the better
 * @param {boolean} same
 * @returns {number}
 */
export function order(rank, statics, same) {
  return rank * RANK + (BEST - statics) * STATIC + Number(same);
}

/**
 * @param {number} value
 * @returns {number} an order behind all others of the same text rank, where there is room for three
 */
export function secondOf(value) {
  const within = Math.floor((value % RANK) / STATIC);
  return rankOf(value) * RANK + (BEST + 1 + Math.floor(within / 2)) * STATIC + value % STATIC;
}

/** @param {number} value @returns {number} the text rank of an order */
export function rankOf(value) {
  return Math.floor(value / RANK);
}

/** @param {number} value @returns {boolean} whether it is an edition of the work before it */
export function isSame(value) {
  return value % 2 === 1;
}

/** @param {number} field @param {number} place @param {number} last @returns {number} */
export function rankAt(field, place, last) {
  if (field !== TITLE || place !== 0) return RANKS[field] ?? RANKS.length;
  return last & LAST ? 0 : 1;
}

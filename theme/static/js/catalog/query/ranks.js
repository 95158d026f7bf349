/** How near to the top a hit belongs: by the field that it was found in, and by what is lent most. */

import { LAST } from "../index/postings.js";

/** Orders: text rank, then static rank, then whether the record is another edition of its work. */
export const RANK = 16;
export const STATIC = 2;
/** More than any record gets. */
export const BEHIND = 64 * RANK;
/** The best static rank. */
export const BEST = 4;
/**
 * Text ranks, the smaller the better; must agree with plugins/catalog/index/postings.py, which keeps
 * the best of a heavy term. A name is whole where it is all of the first person; it ends one where
 * the person is a later one, or where it is a surname: 奥威尔 of 乔治·奥威尔.
 */
export const EXACT_TITLE = 0;
export const WHOLE_PERSON = 1;
export const TITLE_BEGINS = 2;
export const PERSON_ENDS = 3;
export const PERSON_HAS = 6;
/** The sum of two ranks that only a title and a person make, one of them whole. */
export const TITLE_AND_PERSON = 3;
/** By field: title, other title, person, series, subject, publisher, class, year. */
const RANKS = [4, 5, PERSON_HAS, 8, 7, 9, 9, 9];
/** Fields, by their numbers. */
export const TITLE = 0;
export const OTHER_TITLE = 1;
export const PERSON = 2;
/** @type {Record<string, number>} */
const MASKS = { title: 0b001011, person: 0b000100, subject: 0b010000, publisher: 0b100000 };

/**
 * The fields in which a reader looks, a bit each.
 * @param {string} field
 * @returns {number}
 */
export function maskOf(field) {
  return MASKS[field] || 0b111111;
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

/** @param {number} value @returns {number} the text rank of an order */
export function rankOf(value) {
  return Math.floor(value / RANK);
}

/** @param {number} value @returns {number} the static rank of an order, below 0 of a second one */
export function staticsOf(value) {
  return BEST - Math.floor(value % RANK / STATIC);
}

/** @param {number} value @returns {boolean} whether it is an edition of the work before it */
export function isSame(value) {
  return value % 2 === 1;
}

/** @param {number} rank @returns {boolean} whether it is one of titles */
export function isTitle(rank) {
  return [EXACT_TITLE, TITLE_BEGINS, RANKS[TITLE], RANKS[OTHER_TITLE]].includes(rank);
}

/**
 * The text rank of a word that stands in a field.
 * @param {number} field
 * @param {number} place where it begins
 * @param {number} last the flags of where it ends
 * @param {boolean} [lone] whether it is a single character, which many names end with and which is no name
 * @returns {number}
 */
export function rankAt(field, place, last, lone = false) {
  const begins = place === 0;
  const ends = (last & LAST) > 0;
  if (field === TITLE && begins) return ends ? EXACT_TITLE : TITLE_BEGINS;
  if (field === PERSON && ends && !lone) return begins ? WHOLE_PERSON : PERSON_ENDS;
  return /** @type {number} */ (RANKS[field]);
}

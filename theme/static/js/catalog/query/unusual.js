/**
 * What a query finds that has more than words: a number or a class, letters that may mean something
 * beside, a form that may be written otherwise, words that are not wanted.
 */

import { normalise } from "../index/units.js";
import { findAll } from "./find.js";
import { parted } from "./minus.js";
import { CODES, outcome } from "./outcome.js";
import { maskOf } from "./ranks.js";
import { FORMS, wordsOf } from "./words.js";

/**
 * @typedef {import("../address/read.js").Wanted} Wanted
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("./find.js").Found} Found
 * @typedef {import("./outcome.js").Outcome} Outcome
 * @typedef {import("./words.js").Word} Word
 */

/** The shortest code that is no year. */
const CODE = /^(?=(?:.*\d){3})[a-z\d]{5,}$/;
/** A class of the CLC, or anything like it: K82. */
const CLASS = /^\s*[a-z]{1,2}\d\S*\s*$/;
const LETTERS = /[a-z]/;
/** What may be written in another way, beside what has only characters. */
const NUMBERS = /\d|[\u4e00-\u9fff](?:ii|iv|vi|ix)/;

/**
 * @param {Pick<Wanted, "query" | "field">} wanted
 * @param {Index} index
 * @param {boolean} best whether the best will do where there are very many
 * @returns {Promise<Outcome>}
 */
export async function unusual({ query, field }, index, best) {
  const { kept, without } = parted(query);
  if (without.length === 0) return wantedOf(query, field, index, best);
  const [found, { leaveOut }] = await Promise.all([wantedOf(kept, field, index, false), import("./without.js")]);
  return leaveOut(found, without, index);
}

/**
 * @param {string} query without unwanted words
 * @param {Wanted["field"]} field
 * @param {Index} index
 * @param {boolean} best
 * @returns {Promise<Outcome>}
 */
async function wantedOf(query, field, index, best) {
  if (CODES.includes(field) || looksLikeCode(query)) {
    const { findNumbered } = await import("./numbers.js");
    const numbered = await findNumbered(query, index, field, best);
    if (numbered) return numbered;
  }
  const words = wordsOf(query, await index.characters(query));
  if (words.length === 0) return outcome({ hits: new Map(), total: 0 });
  const mask = maskOf(field);
  const letters = lettersIn(words, index, mask);
  const [found, typed] = await Promise.all([
    findTyped(query, words, index, mask, best && field === "any"), letters,
  ]);
  return typed ? typed(found) : outcome(found);
}

/**
 * @param {string} query
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask
 * @param {boolean} best
 * @returns {Promise<Found>}
 */
async function findTyped(query, words, index, mask, best) {
  const text = normalise(query, await index.characters(query));
  if (!NUMBERS.test(text) && !FORMS.test(text)) return findAll(words, index, mask, best);
  const { findForms } = await import("./forms.js");
  return findForms(query, index, mask, best);
}

/**
 * What Latin letters may mean beside themselves.
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask
 * @returns {Promise<((found: Found) => Promise<Outcome>) | undefined>}
 */
async function lettersIn(words, index, mask) {
  if (!words.flat().some(({ kind, text }) => kind !== "character" && LETTERS.test(text))) return undefined;
  const { findLetters } = await import("../letters/letters.js");
  return findLetters(words, index, mask);
}

/** @param {string} query @returns {boolean} */
function looksLikeCode(query) {
  const text = query.normalize("NFKC").toLowerCase();
  return CLASS.test(text) || CODE.test(text.replace(/[^\p{L}\p{N}]/gu, ""));
}

/**
 * Finds what is written otherwise than it was typed: 三体2 and 三体二, 三 体 and 三体. What is written
 * as it was typed comes first.
 */

import { normalise } from "../index/units.js";
import { findAll } from "./find.js";
import { inAny } from "./hits.js";
import { otherwise } from "./numerals.js";
import { FEW } from "./outcome.js";
import { BEST, RANK, rankOf, STATIC } from "./ranks.js";
import { wordsOf } from "./words.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("./find.js").Found} Found
 * @typedef {import("./hits.js").Hits} Hits
 * @typedef {import("./words.js").Word} Word
 */

/** Forms of each kind that are looked up. */
const LIKELY = 4;
const OTHERS = 2;
/** So many single characters with spaces between are one word alone. */
const MANY = 3;
const SINGLES = /(^|\s)[\u4e00-\u9fff](?:\s+[\u4e00-\u9fff])+(?!\S)/g;
const INITIALS = /(^|\s)[a-z]\.?(?:\s+[a-z]\.?)+(?![^\s\u4e00-\u9fff])/g;

/**
 * @param {string} query
 * @param {Index} index
 * @param {number} mask
 * @param {boolean} best whether the best will do where there are very many
 * @returns {Promise<Found>}
 */
export async function findForms(query, index, mask, best) {
  const table = await index.characters(query);
  const text = normalise(query, table).trim();
  const joined = together(text);
  if (joined !== text) return findJoined(joined, text, index, mask);
  const { likely, others } = otherwise(text);
  const [typed, ...forms] = await findEach([text, ...likely.slice(0, LIKELY)], index, mask, best && likely.length === 0);
  const found = united(typed, forms);
  if (found.hits.size > FEW || others.length === 0) return found;
  return united(found, await findEach(others.slice(0, OTHERS), index, mask, false));
}

/**
 * Characters, or initials, that were typed one by one: 三 体, J K 罗琳.
 * @param {string} text
 * @returns {string}
 */
function together(text) {
  return [SINGLES, INITIALS].reduce((all, singly) => (
    all.replace(singly, (run, before) => before + run.trim().replace(/[\s.]+/g, ""))
  ), text);
}

/** @param {string} joined @param {string} text @param {Index} index @param {number} mask @returns {Promise<Found>} */
async function findJoined(joined, text, index, mask) {
  const [whole] = await findEach([joined], index, mask, false);
  // Each of many single characters is a dear list, and together they say nothing that the word did not.
  if (whole && whole.hits.size > 0 && text.split(/\s+/u).length >= MANY) return whole;
  return united(whole, await findEach([text], index, mask, false));
}

/** @param {string[]} texts @param {Index} index @param {number} mask @param {boolean} best @returns {Promise<Found[]>} */
async function findEach(texts, index, mask, best) {
  const table = await index.characters(texts.join(" "));
  return Promise.all(texts.map((text) => findAll(wordsOf(text, table), index, mask, best)));
}

/** @param {Found | undefined} first @param {Found[]} others @returns {Found} */
function united(first, others) {
  if (first && others.length === 0) return first;
  const hits = inAny([...(first ? [first.hits] : []), ...others.map((other) => second(other.hits))]);
  return { hits, total: hits.size };
}

/**
 * Hits that come after others of the same text rank.
 * @param {Hits} hits
 * @returns {Hits}
 */
function second(hits) {
  return new Map(Array.from(hits, ([record, value]) => [record, secondOf(value)]));
}

/**
 * @param {number} value
 * @returns {number} an order behind all others of the same text rank, where there is room for three
 */
function secondOf(value) {
  const within = Math.floor((value % RANK) / STATIC);
  return rankOf(value) * RANK + (BEST + 1 + Math.floor(within / 2)) * STATIC + value % STATIC;
}

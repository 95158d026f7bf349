/**
 * Asks the index: from what a reader wants to the records that answer it, best first. Words become
 * terms, terms hits, hits works, and these are described. What only some queries need (letters,
 * numbers, filters, what to try when nothing is found) comes when it is asked for.
 */

import { isFiltered } from "../address/read.js";
import { shardOf } from "../index/layers.js";
import { normalise } from "../index/units.js";
import { findAll } from "./find.js";
import { sorted } from "./hits.js";
import { lookupsOf } from "./lookups.js";
import { CODES, outcome } from "./outcome.js";
import { maskOf } from "./ranks.js";
import { wordsOf } from "./words.js";
import { worksOf } from "./works.js";

/**
 * @typedef {import("../address/read.js").Wanted} Wanted
 * @typedef {import("../index/characters.js").Characters} Characters
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("./find.js").Found} Found
 * @typedef {import("./hits.js").Hits} Hits
 * @typedef {import("./outcome.js").How} How
 * @typedef {import("./outcome.js").Outcome} Outcome
 * @typedef {import("./words.js").Word} Word
 * @typedef {{
 *   total: number, approximate: boolean, how: How, asked: string, used: string[], missing: string[], works: number[][],
 *   pages: number | undefined, page: number, suggestions: string[],
 *   hits: Hits, records: () => Promise<Uint32Array>,
 * }} Answer  `works`: those of the page, groups of record numbers; `pages`: undefined where only
 *   the best of very many were fetched
 */

/** Works on a page. */
const PAGE = 10;
/** The shortest code that is no year. */
const CODE = /^(?=(?:.*\d){3})[a-z\d]{5,}$/;
const LETTERS = /[a-z]/;
/** What only lines have that were copied from somewhere; pasted_line.js looks closer. */
const COPIED = /[:：【¥￥]|isbn|\d\s*元|人评价|正版|包邮|出版社|书局|书店|印书馆|[[(［（〔].{1,5}[\])］）〕]|97[89][\d -]{10,}.*\p{L}|\p{L}.*97[89][\d -]{10,}/iu;

/**
 * @param {Wanted} wanted
 * @param {Index} index
 * @param {boolean} [forgiving] whether something is tried where the words as they are find nothing
 * @returns {Promise<Answer>}
 */
export async function search(wanted, index, forgiving = true) {
  const first = await (forgiving ? firstOf(wanted, index) : outcomeOf(wanted, index, !isNarrowed(wanted)));
  const partial = isPartial(first);
  const works = await orderedWorks(first.hits, wanted, index);
  if (!partial || works.length >= wanted.page * PAGE) return answerOf(first, works, wanted, index);
  const all = await allOf(first, wanted, index);
  return answerOf(all, await orderedWorks(all.hits, wanted, index), wanted, index);
}

/** @param {Wanted} wanted @param {Index} index @returns {Promise<Outcome>} the best hits at least */
async function firstOf(wanted, index) {
  const best = !isNarrowed(wanted);
  if (wanted.field === "any" && COPIED.test(wanted.query)) {
    const copied = await relaxed(wanted, index, best, true);
    if (copied.hits.size > 0) return copied;
  }
  const found = await outcomeOf(wanted, index, best);
  return found.hits.size > 0 ? found : relaxed(wanted, index, best);
}

/** @param {Outcome} first @param {Wanted} wanted @param {Index} index @returns {Promise<Outcome>} with all hits */
async function allOf({ asked, used, missing }, { query, field }, index) {
  return { ...await outcomeOf({ query: asked || query, field }, index, false), asked, used, missing };
}

/** @param {Wanted} wanted @returns {boolean} whether the best hits are not enough to go on */
function isNarrowed(wanted) {
  return isFiltered(wanted) || wanted.sort !== "relevance" || wanted.field !== "any";
}

/** @param {Outcome} outcome @returns {boolean} whether more was found than was fetched */
function isPartial({ hits, total }) {
  return total > hits.size;
}

/**
 * @param {Outcome} outcome
 * @param {number[][]} works
 * @param {Wanted} wanted
 * @param {Index} index
 * @returns {Answer}
 */
function answerOf(outcome, works, wanted, index) {
  const partial = isPartial(outcome);
  const pages = Math.max(1, Math.ceil(works.length / PAGE));
  const page = Math.min(wanted.page, pages);
  const { how, asked, used, missing, suggestions } = outcome;
  return {
    total: partial ? outcome.total : works.reduce((sum, work) => sum + work.length, 0),
    approximate: how === "initials",
    how,
    asked,
    used,
    missing,
    works: works.slice((page - 1) * PAGE, page * PAGE),
    pages: partial ? undefined : pages,
    page,
    suggestions,
    hits: outcome.hits,
    records: async () => {
      const all = partial ? await orderedWorks((await allOf(outcome, wanted, index)).hits, wanted, index) : works;
      return Uint32Array.from(all.flat());
    },
  };
}

/** @param {Hits} hits @param {Wanted} wanted @param {Index} index @returns {Promise<number[][]>} */
async function orderedWorks(hits, wanted, index) {
  if (!isNarrowed(wanted)) return worksOf(sorted(hits), hits);
  const { narrowed } = await import("./narrow.js");
  return narrowed(hits, wanted, index);
}

/**
 * @param {Pick<Wanted, "query" | "field">} wanted
 * @param {Index} index
 * @param {boolean} best whether the best will do where there are very many
 * @returns {Promise<Outcome>}
 */
export async function outcomeOf({ query, field }, index, best) {
  const table = await index.characters(query);
  const code = CODES.includes(field);
  if (code || looksLikeCode(query, table)) {
    const { findNumber } = await import("./numbers.js");
    const hits = await findNumber(query, index, field);
    if (code || hits.size > 0) return outcome({ hits, total: hits.size });
  }
  // What looked like a code may still be words: “python 2021”.
  const words = wordsOf(query, table);
  if (words.length === 0) return outcome({ hits: new Map(), total: 0 });
  const mask = maskOf(field);
  const letters = lettersIn(words, index, mask);
  const [found, typed] = await Promise.all([
    findAll(words, index, mask, best && field === "any"), letters,
  ]);
  return typed ? typed(found) : outcome(found);
}

/**
 * @param {Wanted} wanted
 * @param {Index} index
 * @param {boolean} best whether the best will do where there are very many
 * @param {boolean} [copied] only where it is a line that was copied
 * @returns {Promise<Outcome>} what is found with less
 */
async function relaxed({ query, field }, index, best, copied = false) {
  const table = await index.characters(query);
  const words = wordsOf(query, table);
  if (words.length === 0 || CODES.includes(field)) return outcome({ hits: new Map(), total: 0 });
  // What tells of it to the reader is needed at once when it is done.
  import("../list/relaxed.js").catch(() => {});
  const [{ relax, WAYS }] = await Promise.all([
    import("../forgive/relax.js"), ...(words.length === 1 && !copied ? allPairs(words, index, table) : []),
  ]);
  /** @type {import("../forgive/relax.js").Find} */
  const find = (other, where) => outcomeOf({ query: other, field: where }, index, best);
  return relax({ query, field }, index, find, copied ? WAYS.slice(0, 1) : WAYS);
}

/**
 * The files of all pairs of words, asked for while the module that reads them is on its way.
 * @param {Word[]} words
 * @param {Index} index
 * @param {Characters} table
 * @returns {Promise<unknown>[]}
 */
function allPairs(words, index, table) {
  const lookups = words.flatMap((word) => lookupsOf(word, table, true));
  return index.layers.flatMap((layer) => lookups.map(({ family, key }) => (
    layer.file("text", shardOf(layer, family, key))
  )));
}

/**
 * What Latin letters may mean beside themselves.
 * @param {Word[]} words
 * @param {Index} index
 * @param {number} mask
 * @returns {Promise<((found: Found) => Outcome) | undefined>}
 */
async function lettersIn(words, index, mask) {
  if (!words.flat().some(({ kind, text }) => kind !== "character" && LETTERS.test(text))) return undefined;
  const { findLetters } = await import("../letters/letters.js");
  return findLetters(words, index, mask);
}

/** @param {string} query @param {import("../index/characters.js").Characters} table @returns {boolean} */
function looksLikeCode(query, table) {
  return CODE.test(normalise(query, table).replace(/[^\p{L}\p{N}]/gu, ""));
}

/** Asks the index: from what a reader wants to the records that answer it, best first. */

import { findAll } from "./find.js";
import { maskOf, rankOf, sorted, worksOf } from "./rank.js";
import { wordsOf } from "./terms.js";
import { normalise } from "./text.js";

export { open } from "./layers.js";

/**
 * @typedef {import("./address.js").Wanted} Wanted
 * @typedef {import("./find.js").Found} Found
 * @typedef {import("./layers.js").Index} Index
 * @typedef {import("./rank.js").Hits} Hits
 * @typedef {import("./terms.js").Word} Word
 * @typedef {"exact" | "pinyin" | "initials" | "sound" | "apart" | "some" | "near"} How
 *   what was done to find something
 * @typedef {Found & { how: How, missing: string[], suggestions: string[] }} Outcome
 * @typedef {{
 *   total: number, approximate: boolean, how: How, missing: string[], works: number[][],
 *   pages: number | undefined, page: number, suggestions: string[],
 *   records: () => Promise<Uint32Array>,
 * }} Answer  `works`: those of the page, groups of record numbers; `pages`: undefined where only
 *   the best of very many were fetched
 */

/** Works on a page. */
const PAGE = 10;
/** With so many hits or fewer, what was meant may be something else. */
export const FEW = 3;
/** Text ranks from this on are no titles. */
const NO_TITLE = 4;
/** The shortest code that is no year. */
const CODE = /^(?=(?:.*\d){3})[a-z\d]{5,}$/;
const LETTERS = /[a-z]/;
/** Fields in which only numbers are looked up. */
const CODES = ["isbn", "callno"];

/**
 * @param {Wanted} wanted
 * @param {Index} index
 * @returns {Promise<Answer>}
 */
export async function search(wanted, index) {
  const first = await relaxed(wanted, index, await outcomeOf(wanted, index, !isNarrowed(wanted)));
  const partial = isPartial(first);
  const works = await orderedWorks(first.hits, wanted, index);
  if (!partial || works.length >= wanted.page * PAGE) return answerOf(first, works, wanted, index);
  const all = await outcomeOf(wanted, index, false);
  return answerOf(all, await orderedWorks(all.hits, wanted, index), wanted, index);
}

/** @param {Wanted} wanted @returns {boolean} whether the best hits are not enough to go on */
function isNarrowed({ filters, available, sort, field }) {
  return available || sort !== "relevance" || field !== "any"
    || Object.values(filters).some((values) => values.length > 0);
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
  const { how, missing, suggestions } = outcome;
  return {
    total: partial ? outcome.total : works.reduce((sum, work) => sum + work.length, 0),
    approximate: how === "initials",
    how,
    missing,
    works: works.slice((page - 1) * PAGE, page * PAGE),
    pages: partial ? undefined : pages,
    page,
    suggestions,
    records: async () => {
      const all = partial ? await orderedWorks((await outcomeOf(wanted, index, false)).hits, wanted, index) : works;
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
async function outcomeOf({ query, field }, index, best) {
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
  const [found, typed] = await Promise.all([
    findAll(words, index, mask, best && field === "any"), lettersIn(words, index, mask),
  ]);
  return typed ? typed(found) : outcome(found);
}

/**
 * @param {Wanted} wanted
 * @param {Index} index
 * @param {Outcome} found
 * @returns {Promise<Outcome>} what else was meant, where little was found
 */
async function relaxed({ query, field }, index, found) {
  if (found.hits.size > FEW || isSure(found) || CODES.includes(field)) return found;
  const words = wordsOf(query, await index.characters());
  if (words.length === 0) return found;
  const { relax } = await import("./relax.js");
  return relax(words, index, maskOf(field), found);
}

/**
 * Titles that begin with or have what is typed so far, nothing relaxed.
 * @param {string} query
 * @param {Index} index
 * @param {number} most
 * @returns {Promise<number[]>} a record of each work
 */
export async function quick(query, index, most) {
  const { hits } = await outcomeOf({ query, field: "any" }, index, true);
  return worksOf(sorted(hits), hits).slice(0, most).flatMap((work) => work.slice(0, 1));
}

/** @param {Outcome} outcome @returns {boolean} whether a title has what was typed */
function isSure({ hits }) {
  return Array.from(hits.values()).some((value) => rankOf(value) < NO_TITLE);
}

/**
 * @param {Found} found
 * @param {How} [how]
 * @returns {Outcome}
 */
export function outcome(found, how = "exact") {
  return { ...found, how, missing: [], suggestions: [] };
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
  const { findLetters } = await import("./letters.js");
  return findLetters(words, index, mask);
}

/** @param {string} query @param {import("./text.js").Characters} table @returns {boolean} */
function looksLikeCode(query, table) {
  return CODE.test(normalise(query, table).replace(/[^\p{L}\p{N}]/gu, ""));
}

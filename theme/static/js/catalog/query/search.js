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
 *   total: number, approximate: boolean, how: How, missing: string[], works: number[][],
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
/** What may be written in another way: numbers, and characters or letters with spaces between. */
const FORMS = /\d|[零〇○一二三四五六七八九十百千万两]{2}|.[一二三四五六七八九十]$|[\u4e00-\u9fff](?:ii|iv|vi|ix)|第.+[部册卷集季辑]$|(?:^|\s)\S\.?\s+\S(?:\.|\s|$)/;

/**
 * @param {Wanted} wanted
 * @param {Index} index
 * @returns {Promise<Answer>}
 */
export async function search(wanted, index) {
  const found = await outcomeOf(wanted, index, !isNarrowed(wanted));
  const first = found.hits.size > 0 ? found : await relaxed(wanted, index, found);
  const partial = isPartial(first);
  const works = await orderedWorks(first.hits, wanted, index);
  if (!partial || works.length >= wanted.page * PAGE) return answerOf(first, works, wanted, index);
  const all = await outcomeOf(wanted, index, false);
  return answerOf(all, await orderedWorks(all.hits, wanted, index), wanted, index);
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
    hits: outcome.hits,
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
export async function outcomeOf({ query, field }, index, best) {
  const code = CODES.includes(field);
  if (code || looksLikeCode(query)) {
    const { findNumber } = await import("./numbers.js");
    const hits = await findNumber(query, index, field);
    if (code || hits.size > 0) return outcome({ hits, total: hits.size });
  }
  // What looked like a code may still be words: “python 2021”.
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
  if (!FORMS.test(normalise(query, await index.characters(query)))) return findAll(words, index, mask, best);
  const { findForms } = await import("./forms.js");
  return findForms(query, index, mask, best);
}

/**
 * @param {Wanted} wanted
 * @param {Index} index
 * @param {Outcome} nothing
 * @returns {Promise<Outcome>} what is found with less
 */
async function relaxed({ query, field }, index, nothing) {
  const table = await index.characters(query);
  const words = wordsOf(query, table);
  if (words.length === 0 || CODES.includes(field)) return nothing;
  // What tells of it to the reader is needed at once when it is done.
  import("../list/relaxed.js").catch(() => {});
  const [{ relax }] = await Promise.all([
    import("../forgive/relax.js"), ...(words.length === 1 ? allPairs(words, index, table) : []),
  ]);
  return relax(words, index, maskOf(field), nothing);
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
 * @returns {Promise<((found: Found) => Promise<Outcome>) | undefined>}
 */
async function lettersIn(words, index, mask) {
  if (!words.flat().some(({ kind, text }) => kind !== "character" && LETTERS.test(text))) return undefined;
  const { findLetters } = await import("../letters/letters.js");
  return findLetters(words, index, mask);
}

/** @param {string} query @returns {boolean} */
function looksLikeCode(query) {
  return CODE.test(query.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""));
}

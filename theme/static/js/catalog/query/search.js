/**
 * Asks the index: from what a reader wants to the records that answer it, best first. Words become
 * terms, terms hits, hits works, and these are described. What only some queries need (letters,
 * numbers, filters, what to try when little or nothing is found) comes when it is asked for.
 */

import { isFiltered } from "../address/read.js";
import { shardOf } from "../index/layers.js";
import { sorted } from "./hits.js";
import { lookupsOf } from "./lookups.js";
import { CODES, FEW, outcome } from "./outcome.js";
import { parted } from "./minus.js";
import { maskOf, rankOf, TITLE_BEGINS } from "./ranks.js";
import { outcomeOf } from "./typed.js";
import { wordsOf } from "./words.js";
import { personFirst, ranked, worksOf } from "./works.js";

/**
 * @typedef {import("../address/read.js").Wanted} Wanted
 * @typedef {import("../index/characters.js").Characters} Characters
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("./hits.js").Hits} Hits
 * @typedef {import("./outcome.js").How} How
 * @typedef {import("./outcome.js").Outcome} Outcome
 * @typedef {import("./words.js").Word} Word
 * @typedef {{
 *   total: number, approximate: boolean, how: How, asked: string, used: string[], missing: string[],
 *   facts: string[], works: number[][],
 *   pages: number | undefined, page: number, suggestions: string[],
 *   hits: Hits, records: () => Promise<Uint32Array>,
 * }} Answer  `works`: those of the page, groups of record numbers; `pages`: undefined where only
 *   the best of very many were fetched
 */

/** Works on a page. */
const PAGE = 10;
/** A year, in digits of any width, or a class among words. */
const GROUP = /(?:[1１][9９]|[2２][0０])[\d０-９]{2}|^[a-z]{1,2}\d[\d.]*\s|\s[a-z]{1,2}\d[\d.]*(?:\s|$)/iu;
/** What may be the name of a person: one word, of more than one character. */
const NAME = /^\s*\S{2,}\s*$/u;
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
  const works = await orderedWorks(first, wanted, index);
  if (!partial || works.length >= wanted.page * PAGE) return answerOf(first, works, wanted, index);
  const all = await allOf(first, wanted, index);
  return answerOf(all, await orderedWorks(all, wanted, index), wanted, index);
}

/** @param {Wanted} wanted @param {Index} index @returns {Promise<Outcome>} the best hits at least */
async function firstOf(wanted, index) {
  const best = !isNarrowed(wanted);
  if (wanted.field === "any" && COPIED.test(wanted.query)) {
    const copied = await relaxed(wanted, index, best, true);
    if (copied.hits.size > 0) return copied;
  }
  const found = await outcomeOf(wanted, index, best);
  const more = found.hits.size > FEW ? found : await withMore(wanted, index, found);
  return more.hits.size > 0 || more.how === "isbn" ? more : relaxed(wanted, index, best);
}

/** @param {Outcome} first @param {Wanted} wanted @param {Index} index @returns {Promise<Outcome>} with all hits */
async function allOf({ asked, used, missing }, { query, field }, index) {
  return { ...await outcomeOf({ query: asked || query, field }, index, false), asked, used, missing };
}

/** @param {Wanted} wanted @returns {boolean} whether the best hits are not enough to go on */
function isNarrowed(wanted) {
  return isFiltered(wanted) || wanted.sort !== "relevance" || wanted.field !== "any";
}

/** @param {Outcome} found @returns {boolean} whether more was found than was fetched */
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
  const { how, asked, used, missing, facts, suggestions, approximate } = outcome;
  return {
    total: partial ? outcome.total : works.reduce((sum, work) => sum + work.length, 0),
    approximate,
    how,
    asked,
    used,
    missing,
    facts,
    works: works.slice((page - 1) * PAGE, page * PAGE),
    pages: partial ? undefined : pages,
    page,
    suggestions,
    hits: outcome.hits,
    records: async () => {
      const all = partial ? await orderedWorks(await allOf(outcome, wanted, index), wanted, index) : works;
      return Uint32Array.from(all.flat());
    },
  };
}

/** @param {Outcome} outcome @param {Wanted} wanted @param {Index} index @returns {Promise<number[][]>} */
async function orderedWorks({ hits, total, how, asked }, wanted, index) {
  const works = isNarrowed(wanted)
    ? await import("./narrow.js").then(({ narrowed }) => narrowed(hits, wanted, index))
    : ranked(worksOf(sorted(hits), hits), hits);
  // What is weighed has no ranks of fields; of first letters a person is only one reading.
  const byRank = !["initials", "some"].includes(how);
  const maybeName = wanted.sort === "relevance" && byRank && NAME.test(asked || parted(wanted.query).kept);
  return maybeName ? personFirst(works, hits, total) : works;
}

/**
 * Little that was found, with what the same words may mean beside.
 * @param {Wanted} wanted
 * @param {Index} index
 * @param {Outcome} found
 * @returns {Promise<Outcome>}
 */
async function withMore({ query, field }, index, found) {
  if (found.how !== "exact") return found;
  if (GROUP.test(query)) return (await import("./among_words.js")).withGroup(query, index, maskOf(field), found);
  const words = wordsOf(query, await index.characters(query));
  const [word = []] = words;
  const isTitle = Array.from(found.hits.values()).some((value) => rankOf(value) < TITLE_BEGINS);
  if (words.length > 1 || word.length < 4 || found.hits.size === 0 || isTitle) return found;
  const { titleWithPerson } = await import("../forgive/apart.js");
  const hits = new Map([...found.hits, ...await titleWithPerson(word, index, maskOf(field))]);
  return { ...found, hits, total: hits.size };
}

/**
 * @param {Wanted} wanted
 * @param {Index} index
 * @param {boolean} best whether the best will do where there are very many
 * @param {boolean} [copied] only where it is a line that was copied
 * @returns {Promise<Outcome>} what is found with less
 */
async function relaxed({ query, field }, index, best, copied = false) {
  const { kept } = parted(query);
  const table = await index.characters(kept);
  const words = wordsOf(kept, table);
  if (words.length === 0 || CODES.includes(field)) return outcome({ hits: new Map(), total: 0 });
  // What tells of it to the reader is needed at once when it is done.
  import("../list/relaxed.js").catch(() => {});
  const [{ relax, WAYS, WAYS_BEFORE }] = await Promise.all([
    import("../forgive/relax.js"), ...(words.length === 1 && !copied ? allPairs(words, index, table) : []),
  ]);
  /** @type {import("../forgive/relax.js").Find} */
  const find = (other, where) => outcomeOf({ query: other, field: where }, index, best);
  return relax({ query: kept, field }, index, find, copied ? WAYS_BEFORE : WAYS);
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

/**
 * Asks the index: from what a reader wants to the records that answer it, best first. Words become
 * terms, terms hits, hits works, and these are described. What only some queries need (letters,
 * numbers, filters, what to try when nothing is found: forgive/further.js, or little: forgive/more.js) comes when it is
 * asked for.
 */

import { isFiltered } from "../address/plain.js";
import { sorted } from "./hits.js";
import { FEW, keptOf } from "./outcome.js";
import { rankOf, TITLE_BEGINS } from "./ranks.js";
import { outcomeOf } from "./typed.js";
import { personFirst, ranked, worksOf } from "./works.js";

/**
 * @typedef {import("../address/read.js").Wanted} Wanted
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("./outcome.js").Outcome} Outcome
 * @typedef {Outcome & {
 *   works: number[][], pages: number | undefined, page: number, records: () => Promise<Uint32Array>,
 * }} Answer  `works`: those of the page, groups of record numbers; `pages`: undefined where only
 *   the best of very many were fetched; `records`: the numbers of all hits
 */

/** Works on a page. */
const PAGE = 10;
/** What may be a year or a class among words, or, where it is one word, a title with its author: forgive/more.js looks closer. */
const GROUP = /[\d０-９]{4}|[a-z]\d/iu;
/** A number by itself, or a word with one: no year stands beside it. An ISBN may have dashes. */
const ALONE = /^\s*(?:[a-z\d０-９]+|[\d０-９－ -]{12,}x?)\s*$/iu;
const LONG = /^[^\p{L}\p{N}]*\S{4,}[^\p{L}\p{N}]*$/u;
/** What may be the name of a person: one word, of more than one character; or syllables. */
const NAME = /^\s*\S{2,}\s*$|^[a-z ]+$/i;
/** What only lines have that were copied from somewhere; pasted_line.js looks closer. */
const COPIED = /[:：【¥￥]|isbn|\d\s*元|人评价|正版|包邮|出版社|书[局店]|印书馆|[[(［（〔].{1,5}[\])］）〕]|(?=.*\p{L}).*97[89][\d -]{10}/iu;

/**
 * @param {Wanted} wanted
 * @param {Index} index
 * @param {boolean} [forgiving] whether something is tried where the words as they are find nothing
 * @returns {Promise<Answer>}
 */
export async function search(wanted, index, forgiving = true) {
  let found = await (forgiving ? firstOf(wanted, index) : outcomeOf(wanted, index, !isNarrowed(wanted)));
  let works = await orderedWorks(found, wanted, index);
  if (isPartial(found) && works.length < wanted.page * PAGE) {
    found = await allOf(found, wanted, index);
    works = await orderedWorks(found, wanted, index);
  }
  const partial = isPartial(found);
  const pages = Math.max(1, Math.ceil(works.length / PAGE));
  const page = Math.min(wanted.page, pages);
  return {
    ...found,
    total: partial ? found.total : works.flat().length,
    works: works.slice((page - 1) * PAGE, page * PAGE),
    pages: partial ? undefined : pages,
    page,
    records: async () => {
      const all = partial ? await orderedWorks(await allOf(found, wanted, index), wanted, index) : works;
      return Uint32Array.from(all.flat());
    },
  };
}

/** @param {Wanted} wanted @param {Index} index @returns {Promise<Outcome>} the best hits at least */
async function firstOf(wanted, index) {
  const copied = wanted.field === "any" && COPIED.test(wanted.query);
  const found = copied ? undefined : await outcomeOf(wanted, index, !isNarrowed(wanted));
  if (found && isEnough(found, wanted)) return found;
  if (found?.hits.size === 0) import("./pairs_ahead.js").then(({ askPairs }) => askPairs(wanted.query, index)).catch(() => {});
  if (found && found.hits.size > 0 && keptOf(wanted.query) === wanted.query) {
    return (await import("../forgive/more.js")).withMore(wanted, index, found);
  }
  const { further } = await import("../forgive/further.js");
  return further(wanted, index, !isNarrowed(wanted), found);
}

/** @param {Outcome} found @param {Wanted} wanted @returns {boolean} whether nothing else may be meant */
function isEnough({ hits, how }, { query }) {
  if (hits.size === 0 || hits.size > FEW || how !== "exact") return hits.size > 0;
  return (!GROUP.test(query) || ALONE.test(query)) && (!LONG.test(query) || Array.from(hits.values()).some((value) => rankOf(value) < TITLE_BEGINS));
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

/** @param {Outcome} outcome @param {Wanted} wanted @param {Index} index @returns {Promise<number[][]>} */
async function orderedWorks({ hits, total, how, asked }, wanted, index) {
  const works = isNarrowed(wanted)
    ? await (await import("./narrow.js")).narrowed(hits, wanted, index)
    : ranked(worksOf(sorted(hits), hits), hits);
  // What is weighed has no ranks of fields; of first letters a person is only one reading.
  const byRank = !["initials", "some"].includes(how);
  const maybeName = wanted.sort === "relevance" && byRank && NAME.test(asked || keptOf(wanted.query));
  return maybeName ? personFirst(works, hits, total) : works;
}

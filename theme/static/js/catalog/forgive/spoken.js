/** Finds what a sentence is about, without the words that are only spoken: 白夜行|在哪里借. */

import { lookupsOf } from "../query/lookups.js";
import { EXACT_TITLE, rankOf } from "../query/ranks.js";
import { begunOf } from "../query/stretches.js";
import { wordsOf } from "../query/words.js";
import { SAYS_LITTLE } from "./little.js";
import { mayBeCalled } from "./looks.js";
import { segmentsOf } from "./segments.js";
import { withoutSpoken } from "./spoken_words.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 * @typedef {import("./relax.js").Asking} Asking
 */

/** A year of publication before what is sought: 2018年出版的|小说. */
const YEAR = /^[^\p{L}\p{N}]*((?:19|20)\d\d)年?(?:以?[后前]|左右)?(?:新?(?:出版|出|版|写|印))?的(?=.{2})/u;
/** What one does with books or what they tell of, in a character: no book is found by it. */
const DOES = new Set("写读学教做看讲打讨养种治炒练说听用跳唱买借找吃带跟去来对给当被从");

/** @param {Asking} asking @returns {Promise<Outcome | undefined>} */
export async function findSpoken(asking) {
  const { text, field, index, find, again } = asking;
  const [before, year] = YEAR.exec(text) ?? [];
  if (before && year) return findOfYear(text.slice(before.length), year, asking);
  const { rest, core, titles, ways } = withoutSpoken(text);
  const [likeliest] = ways;
  const inner = titles.length > 0 && likeliest === core ? await find(core, field) : undefined;
  for (const title of titles) {
    if (!(await mayStand(title, core, index, inner))) continue;
    const found = await find(title, field);
    if (Array.from(found.hits.values()).some((value) => rankOf(value) === EXACT_TITLE)) return { ...found, asked: title };
  }
  for (const way of ways) {
    const found = await find(way, field);
    if (found.hits.size > 0) return { ...found, asked: way };
  }
  const called = mayBeCalled(text) ? await (await import("./called.js")).findCalled(asking) : undefined;
  if (called) return called;
  if (!rest) return undefined;
  const topics = topicsOf(ways[ways.length - 1] ?? rest);
  const told = topics ? await find(topics, field) : undefined;
  if (told && told.hits.size > 0) return { ...told, asked: topics };
  const found = await again(rest, field);
  return { ...found, asked: found.asked || rest };
}

/**
 * What a sentence is about, in words of their own; nothing where some of it is no word, as in a title that is misspelt.
 * @param {string} text
 * @returns {string}
 */
function topicsOf(text) {
  const words = segmentsOf(text);
  const topics = words.filter((word) => word.length > 1);
  const known = words.every((word) => word.length > 1 || SAYS_LITTLE.has(word) || DOES.has(word));
  return known && topics.join("") !== text ? topics.join(" ") : "";
}

/**
 * What was published in a year, if anything that is sought was.
 * @param {string} rest
 * @param {string} year
 * @param {Asking} asking
 * @returns {Promise<Outcome>}
 */
async function findOfYear(rest, year, { field, mask, index, find, again }) {
  const { withGroup } = await import("../query/among_words.js");
  for (const way of new Set([rest, ...withoutSpoken(rest).ways])) {
    const asked = `${way} ${year}`;
    const found = await withGroup(asked, index, mask, await find(asked, field));
    if (found.hits.size > 0) return { ...found, asked };
  }
  const any = await again(rest, field);
  const asked = any.asked || rest;
  const own = any.hits.size > 0 ? await (await import("../query/groups.js")).findGroup(year, index, false) : any;
  const hits = new Map(Array.from(any.hits).filter(([record]) => own.hits.has(record)));
  return hits.size > 0 ? { ...any, hits, total: hits.size, asked: `${asked} ${year}` } : { ...any, asked };
}

/**
 * Whether a title may have more than the core of a sentence: then what is on both sides of its border
 * stands together somewhere, as in 有没有|关|于女人 the characters 于女 do, in a record that has the core.
 * @param {string} title
 * @param {string} core
 * @param {Index} index
 * @param {Outcome} [inner] what has the core, if that is known
 * @returns {Promise<boolean>}
 */
async function mayStand(title, core, index, inner) {
  const at = title.indexOf(core);
  const borders = [at, at + core.length].filter((border) => border > 0 && border < title.length);
  const there = await Promise.all(borders.map(async (border) => {
    const pair = `${Array.from(title.slice(0, border)).pop()}${Array.from(title.slice(border))[0]}`;
    const table = await index.characters(pair);
    const lookups = wordsOf(pair, table).flatMap((word) => lookupsOf(word, table));
    const [lookup, another] = lookups;
    if (!lookup || another || lookup.length < 2) return true;
    // Of what is new it is enough that the core is found.
    const begun = await Promise.all(index.layers.slice(0, 1).map((layer) => begunOf(lookup, layer)));
    const isKnown = inner && inner.how === "exact" && inner.total === inner.hits.size;
    return begun.some(({ posting: { total, records } }) => (
      isKnown && total === records.length ? records.some((record) => inner.hits.has(record)) : total > 0
    ));
  }));
  return there.every(Boolean);
}

/** Finds what a sentence is about, without the words that are only spoken: 白夜行|在哪里借. */

import { lookupsOf } from "../query/lookups.js";
import { EXACT_TITLE, rankOf } from "../query/ranks.js";
import { begunOf } from "../query/stretches.js";
import { wordsOf } from "../query/words.js";
import { withoutSpoken } from "./spoken_words.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 * @typedef {import("./relax.js").Asking} Asking
 */

/** @param {Asking} asking @returns {Promise<Outcome | undefined>} */
export async function findSpoken({ text, field, index, find, again }) {
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
  if (!rest) return undefined;
  const found = await again(rest, field);
  return { ...found, asked: found.asked || rest };
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

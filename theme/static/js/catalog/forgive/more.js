/** What few hits may lack: a year or a class among the words, a title with its author, a little word that titles have. */

import { inAny } from "../query/hits.js";
import { maskOf, rankOf, TITLE_BEGINS } from "../query/ranks.js";
import { wordsOf } from "../query/words.js";
import { titleWithPerson } from "./apart.js";
import { findLinked, LONGEST } from "./linked.js";

/**
 * @typedef {import("../address/read.js").Wanted} Wanted
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 */

/** A year, in digits of any width, or a class among words. */
const GROUP = /(?:[1１][9９]|[2２][0０])[\d０-９]{2}|^[a-z]{1,2}\d[\d.]*\s|\s[a-z]{1,2}\d[\d.]*(?:\s|$)/iu;

/**
 * Little that was found, with what the same words may mean beside.
 * @param {Pick<Wanted, "query" | "field">} wanted without unwanted words
 * @param {Index} index
 * @param {Outcome} found
 * @returns {Promise<Outcome>}
 */
export async function withMore({ query, field }, index, found) {
  if (found.how !== "exact") return found;
  if (GROUP.test(query)) return (await import("../query/among_words.js")).withGroup(query, index, maskOf(field), found);
  const words = wordsOf(query, await index.characters(query));
  const [word = []] = words;
  const isTitle = Array.from(found.hits.values()).some((value) => rankOf(value) < TITLE_BEGINS);
  if (words.length > 1 || word.length < 4 || found.hits.size === 0 || isTitle) return found;
  const named = await titleWithPerson(word, index, maskOf(field));
  const linked = named.size > 0 ? undefined : await findLinked(word, index, maskOf(field), LONGEST);
  const hits = linked ? inAny([found.hits, linked.hits]) : new Map([...found.hits, ...named]);
  return { ...(linked ?? found), hits, total: hits.size };
}

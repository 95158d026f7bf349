/** Ways on that are offered with hits too: every field, and the class above one of which nothing is held. */

import { plain } from "../address/plain.js";
import { normalise } from "../index/units.js";
import { classIn, findGroup, pointed } from "../query/groups.js";
import { keptOf } from "../query/outcome.js";
import { search } from "../query/search.js";

/**
 * @typedef {import("../address/read.js").Wanted} Wanted
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/search.js").Answer} Answer
 * @typedef {import("./no_hits.js").Move} Move
 */

/** What may be a class: most queries are not looked at closer. */
const CLASS = /^\s*[a-z]{1,2}\d/i;
/** A class has a digit; letters alone are halls of shelves. */
const DIGIT = /\d/;
const LETTERS = /[a-z]/gi;

/** @param {Pick<Wanted, "query">} wanted @returns {Move} */
export function anyField({ query }) {
  return { label: "不限题名、责任者这些栏目", wanted: plain(query) };
}

/**
 * @param {Wanted} wanted
 * @param {Answer} answer with hits
 * @param {Index} index
 * @returns {Promise<Move[]>}
 */
export async function beside(wanted, { how }, index) {
  const above = how === "class" ? [] : await classAbove(wanted.query, index);
  return [...above, ...(wanted.field !== "any" && how !== "exact" ? [anyField(wanted)] : [])];
}

/**
 * The nearest class above one of which the catalogue has nothing.
 * @param {string} query
 * @param {Index} index
 * @returns {Promise<Move[]>} none where the query is no class, or one that is held
 */
export async function classAbove(query, index) {
  const kept = keptOf(query);
  if (!CLASS.test(kept)) return [];
  const group = classIn(normalise(kept, await index.characters(kept.replace(LETTERS, ""))));
  if (!group || (await findGroup(group, index, true)).total > 0) return [];
  for (let above = group.slice(0, -1); DIGIT.test(above); above = above.slice(0, -1)) {
    // Where its letters are words too, only among call numbers it is a class.
    for (const field of /** @type {const} */ (["any", "callno"])) {
      const { how, facts: [code = ""] } = await search(plain(pointed(above), field), index);
      if (how === "class") return [{ label: `上一级分类 ${code}`, wanted: plain(code, field) }];
    }
  }
  return [];
}

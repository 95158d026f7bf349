/**
 * What a query finds as it was typed. Most are words and nothing else; what has letters, numbers or a
 * minus is looked at in unusual.js, what is done where little or nothing is found in forgive/further.js.
 */

import { normalise } from "../index/units.js";
import { findAll } from "./find.js";
import { CODES, MINUS, outcome } from "./outcome.js";
import { maskOf } from "./ranks.js";
import { FORMS, wordsOf } from "./words.js";

/**
 * @typedef {import("../address/read.js").Wanted} Wanted
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("./outcome.js").Outcome} Outcome
 */

/**
 * @param {Pick<Wanted, "query" | "field">} wanted
 * @param {Index} index
 * @param {boolean} best whether the best will do where there are very many
 * @returns {Promise<Outcome>}
 */
export async function outcomeOf({ query, field }, index, best) {
  if (CODES.includes(field) || /[a-z\d]/i.test(query.normalize("NFKC")) || query.search(MINUS) >= 0) {
    return (await import("./unusual.js")).unusual({ query, field }, index, best);
  }
  const table = await index.characters(query);
  const words = wordsOf(query, table);
  const all = best && field === "any";
  if (!FORMS.test(normalise(query, table))) return outcome(await findAll(words, index, maskOf(field), all));
  return outcome(await (await import("./forms.js")).findForms(query, index, maskOf(field), all));
}

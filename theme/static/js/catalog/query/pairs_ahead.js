/**
 * Of a long word that nothing has, all pairs of characters are looked at, whatever is wrong with it:
 * their files are asked for while the script comes that looks at them (forgive/further.js).
 */

import { shardOf } from "../index/layers.js";
import { lookupsOf } from "./lookups.js";
import { wordsOf } from "./words.js";

/** Characters of a word that is more than a title typed by ear, and pairs of it that are looked at: see forgive/terms.js. */
const LONGER = 6;
const PAIRS = 7;
/** Of a sentence only a part is looked at: forgive/looks.js looks closer. */
const SAID = /[吗谁哪没帮想写请关咋怎借找]|的书/u;

/**
 * @param {string} query
 * @param {import("../index/layers.js").Index} index
 */
export async function askPairs(query, { characters, layers: [layer] }) {
  if (SAID.test(query)) return;
  const table = await characters(query);
  const [word = [], ...others] = wordsOf(query, table);
  if (!layer || others.length > 0 || word.length < LONGER || !word.every(({ kind }) => kind === "character")) return;
  const all = [...lookupsOf(word, table), ...lookupsOf(word, table, true)].map((lookup) => shardOf(layer, lookup.family, lookup.key));
  for (const path of Array.from(new Set(all)).slice(0, PAIRS)) layer.file("text", path).catch(() => {});
}

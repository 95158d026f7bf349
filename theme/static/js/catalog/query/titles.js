/** Holds a word against the titles themselves, where few records are left that may have it. */

import { LAST } from "../index/postings.js";
import { normalise, units } from "../index/units.js";
import { stands } from "./lookups.js";
import { RANK, rankAt, TITLE } from "./ranks.js";
import { describe } from "./records.js";

/**
 * @typedef {import("../index/characters.js").Characters} Characters
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../index/layers.js").Layer} Layer
 * @typedef {import("./hits.js").Hits} Hits
 * @typedef {import("./words.js").Word} Word
 */

/** Records whose descriptions are read, and files that these may lie in: they are shown anyway. */
const FEW = 20;
const FILES = 2;

/**
 * The hits of a layer, if every record that may be one has the word in its title: a description is
 * needed in any case, further files of the index are not.
 * @param {Hits} likely
 * @param {Word} word
 * @param {number} mask
 * @param {Layer} layer
 * @param {Index} index
 * @returns {Promise<Hits | undefined>}
 */
export async function inTitles(likely, word, mask, layer, index) {
  const numbers = Array.from(likely.keys());
  const files = new Set(numbers.map((number) => Math.floor(number / layer.facts.block)));
  if (!((mask >> TITLE) & 1) || numbers.length > FEW || files.size > FILES) return undefined;
  const table = await index.characters();
  const found = await Promise.all(numbers.map((number) => describe(layer.first + number, index)));
  /** @type {Hits} */
  const hits = new Map();
  for (const [i, { title }] of found.entries()) {
    const rank = rankIn(units(normalise(title, table)).map(({ text }) => text), word, table);
    const number = numbers[i] ?? 0;
    if (rank === undefined) return undefined;
    hits.set(number, rank * RANK + (likely.get(number) ?? 0) % RANK);
  }
  return hits;
}

/**
 * @param {string[]} title
 * @param {Word} word
 * @param {Characters} table
 * @returns {number | undefined}
 */
function rankIn(title, word, table) {
  const at = title.findIndex((_, i) => word.every((slot, k) => stands(slot, title[i + k] ?? "", table)));
  return at < 0 ? undefined : rankAt(TITLE, at, at + word.length === title.length ? LAST : 0);
}

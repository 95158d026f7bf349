/** Holds a word against the titles themselves, where few records are left that may have it. */

import { LAST } from "../index/postings.js";
import { normalise, units } from "../index/units.js";
import { matchesIn } from "./hits.js";
import { stands } from "./lookups.js";
import { EXACT_TITLE, PERSON, RANK, rankAt, TITLE } from "./ranks.js";
import { describe } from "./records.js";
import { isHeard } from "./words.js";

/**
 * @typedef {import("../index/characters.js").Characters} Characters
 * @typedef {import("../index/layers.js").Layer} Layer
 * @typedef {import("./hits.js").Hits} Hits
 * @typedef {import("./hits.js").Stretch} Stretch
 * @typedef {import("../index/units.js").Unit} Unit
 * @typedef {import("./words.js").Slot} Slot
 * @typedef {import("./words.js").Word} Word
 */

/** Records whose descriptions are read, and files that these may lie in: they are shown anyway. */
const FEW = 20;
const FILES = 2;

/**
 * The hits of a layer, if every record that may be one has the word in its title: a description is
 * needed in any case, further files of the index are not. Where a person may be called so, which
 * may be better than a title that has the word, nothing is settled.
 * @param {Hits} likely
 * @param {Stretch[]} stretches of the word: those by which the records are likely
 * @param {Pick<import("./find.js").Sought, "word" | "table" | "mask" | "index">} sought
 * @param {Layer} layer
 * @returns {Promise<Hits | undefined>}
 */
export async function inTitles(likely, stretches, { word, table, mask, index }, layer) {
  const numbers = Array.from(likely.keys());
  const files = new Set(numbers.map((number) => Math.floor(number / layer.facts.block)));
  if (!((mask >> TITLE) & 1) || numbers.length > FEW || files.size > FILES) return undefined;
  const found = await Promise.all(numbers.map((number) => describe(layer.first + number, index)));
  /** @type {Hits} */
  const hits = new Map();
  for (const { title, number } of found) {
    const own = number - layer.first;
    const rank = rankIn(units(normalise(title, table)), word, table);
    if (rank === undefined) return undefined;
    if (rank !== EXACT_TITLE && matchesIn(own, stretches, mask).some(({ field }) => field === PERSON)) return undefined;
    hits.set(own, rank * RANK + /** @type {number} */ (likely.get(own)) % RANK);
  }
  return hits;
}

/**
 * @param {Unit[]} title
 * @param {Word} word
 * @param {Characters} table
 * @returns {number | undefined}
 */
function rankIn(title, word, table) {
  /** @param {Slot} slot @param {Unit | undefined} unit */
  const isAt = (slot, unit) => unit !== undefined && (unit.cjk || !isHeard(slot)) && stands(slot, unit.text, table);
  const at = title.findIndex((_, i) => word.every((slot, k) => isAt(slot, title[i + k])));
  return at < 0 ? undefined : rankAt(TITLE, at, at + word.length === title.length ? LAST : 0);
}

/** Forgives words that are run together: 鲁迅呐喊 → 鲁迅, 呐喊. */

import { inLayers } from "../query/find.js";
import { hitsOf, inAll, inAny } from "../query/hits.js";
import { lookupsOf } from "../query/lookups.js";
import { stretchOf } from "../query/stretches.js";
import { singleLookup } from "./votes.js";

/**
 * @typedef {import("../index/characters.js").Characters} Characters
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../index/layers.js").Layer} Layer
 * @typedef {import("../query/hits.js").Hits} Hits
 * @typedef {import("../query/hits.js").Stretch} Stretch
 * @typedef {import("../query/words.js").Word} Word
 */

/** Characters that a word has at least, for the shortest to be two words run together. */
const SHORTEST = 4;

/**
 * Records that have the word in two parts, wherever those stand: 鲁迅呐喊.
 * @param {Word} word
 * @param {Index} index
 * @param {number} mask
 * @returns {Promise<Hits>}
 */
export async function inTwo(word, index, mask) {
  if (word.length < SHORTEST) return new Map();
  const table = await index.characters();
  const lookups = lookupsOf(word, table, true);
  const splits = Array.from({ length: word.length - 3 }, (_, i) => i + 2);
  const layers = await Promise.all(index.layers.map(async (layer) => {
    const stretches = await Promise.all(lookups.map((lookup) => stretchOf(lookup, layer)));
    return inAny(await Promise.all(splits.map(async (at) => {
      const parts = [partOf(stretches, 0, at), partOf(stretches, at, word.length)];
      const found = inAll(parts.map((part) => hitsOf(part, mask, new Set())));
      if (found.size === 0) return found;
      const whole = await Promise.all(parts.map(async (part, i) => [
        ...part, ...(await leftOut(word, i ? [at, word.length] : [0, at], part, layer, table)),
      ].sort((a, b) => a.offset - b.offset)));
      return inAll(whole.map((part) => hitsOf(part, mask, new Set())));
    })));
  }));
  return inLayers(layers, index);
}

/** @param {Stretch[]} stretches @param {number} from @param {number} to @returns {Stretch[]} those within */
function partOf(stretches, from, to) {
  return stretches.filter(({ offset, length }) => offset >= from && offset + length <= to);
}

/**
 * What stands in no stretch of a part: a character whose pair the split took apart, as 只 of 3只|小猪.
 * @param {Word} word
 * @param {number[]} bounds of the part
 * @param {Stretch[]} part
 * @param {Layer} layer
 * @param {Characters} table
 * @returns {Promise<Stretch[]>}
 */
function leftOut(word, [from, to], part, layer, table) {
  const lookups = word.slice(from, to).flatMap((slot, i) => {
    const at = Number(from) + i;
    const covered = part.some(({ offset, length }) => offset <= at && at < offset + length);
    return covered ? [] : singleLookup(slot, at, table);
  });
  return Promise.all(lookups.map((lookup) => stretchOf(lookup, layer)));
}

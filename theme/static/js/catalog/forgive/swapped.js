/** Forgives two neighbours that changed places: 百孤年独 → 百年孤独. */

import { findWord, inLayers } from "../query/find.js";
import { stretchOf } from "../query/stretches.js";
import { hitsOf, inAny } from "../query/hits.js";
import { lookupsOf } from "../query/lookups.js";
import { outcome } from "../query/outcome.js";
import { textOf } from "../query/words.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 * @typedef {import("../query/words.js").Word} Word
 */

/** Characters of the longest word that is tried: what is longer is near as well. */
const LONGEST = 12;
/** So many ways may be looked up whole. */
const TRIED = 3;

/**
 * @param {Word} word
 * @param {Index} index
 * @param {number} mask
 * @returns {Promise<Outcome | undefined>}
 */
export async function findSwapped(word, index, mask) {
  if (word.length > LONGEST) return undefined;
  const ways = await Promise.all(waysOf(word).map(async (way) => ({ way, there: await mayBe(way, word, index, mask) })));
  const likely = ways.filter(({ there }) => there).map(({ way }) => way).slice(0, TRIED);
  const found = await Promise.all(likely.map(async (way) => ({ way, ...(await findWord(way, index, mask, false)) })));
  const hits = inAny(found.map((one) => one.hits));
  if (hits.size === 0) return undefined;
  const best = found.filter((one) => one.hits.size > 0).sort((a, b) => b.hits.size - a.hits.size);
  return { ...outcome({ hits, total: hits.size }, "swapped"), suggestions: best.map(({ way }) => textOf([way])) };
}

/** @param {Word} word @returns {Word[]} with each two neighbouring characters exchanged */
function waysOf(word) {
  return word.slice(1).flatMap((second, i) => {
    const first = word[i];
    const differ = first?.kind === "character" && second.kind === "character" && first.text !== second.text;
    return first && differ ? [[...word.slice(0, i), second, first, ...word.slice(i + 2)]] : [];
  });
}

/**
 * Whether what the exchange left as it was stands somewhere, as it should (these files are there, for
 * the word was looked up as it was typed), and then the two characters with it.
 * @param {Word} way
 * @param {Word} word
 * @param {Index} index
 * @param {number} mask
 * @returns {Promise<boolean>}
 */
async function mayBe(way, word, index, mask) {
  const lookups = lookupsOf(way, await index.characters(), true).filter(({ length }) => length === 2);
  /** @param {(same: number) => boolean} chosen by how many of the pair are as they were */
  const stand = async (chosen) => {
    const some = lookups.filter(({ offset }) => chosen([0, 1].filter((i) => way[offset + i] === word[offset + i]).length));
    const hits = await Promise.all(index.layers.map(async (layer) => (
      hitsOf(await Promise.all(some.map((lookup) => stretchOf(lookup, layer))), mask, new Set())
    )));
    return some.length === 0 || inLayers(hits, index).size > 0;
  };
  return await stand((same) => same === 2) && await stand((same) => same !== 1);
}

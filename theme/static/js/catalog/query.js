/** Asks the index: from a reader's query to the numbers of the records that answer it. */

import { fetchJson } from "./fetching.js";
import { foldOf } from "./normalise.js";
import { postingsOf } from "./postings.js";
import { inAll, inAny, ranksOf, sorted } from "./rank.js";
import { fileOf, identifiersOf, wordsOf } from "./terms.js";

/**
 * @typedef {import("./fetching.js").Fetcher} Fetcher
 * @typedef {import("./normalise.js").Fold} Fold
 * @typedef {import("./rank.js").Ranks} Ranks
 * @typedef {import("./terms.js").Word} Word
 * @typedef {{ name: string, url: string }} Branch
 * @typedef {{
 *   base: string, records: number, items: number, shards: number, block: number,
 *   statusBlock: number, updated: string, sample: boolean, branches: Record<string, Branch>,
 * }} Manifest
 */

/**
 * The fold of the index, which also tells what to mark in a title.
 * @param {Fetcher} fetch
 * @returns {Promise<Fold>}
 */
export async function loadFold(fetch) {
  const table = await fetchJson(fetch, "characters.json.gz");
  return foldOf(/** @type {{ from: string, to: string }} */ (table));
}

/**
 * The records that answer a query, best first; every one of them, so that the total is exact.
 * @param {string} query
 * @param {Fold} fold
 * @param {Manifest} manifest
 * @param {Fetcher} fetch
 * @returns {Promise<number[]>}
 */
export async function find(query, fold, manifest, fetch) {
  const codes = identifiersOf(query, fold);
  if (codes) {
    const found = inAny(await ranksOfAll(codes, manifest, fetch));
    if (found.size > 0) return sorted(found);
  }
  // What looked like a code may still be words: “python 2021”.
  const words = wordsOf(query, fold);
  return words.length ? sorted(inAll(await ranksOfAll(words, manifest, fetch))) : [];
}

/**
 * @param {Word[]} words
 * @param {Manifest} manifest
 * @param {Fetcher} fetch
 * @returns {Promise<Ranks[]>}
 */
function ranksOfAll(words, manifest, fetch) {
  return Promise.all(words.map(async ({ lookups, identifier }) => {
    const found = await Promise.all(lookups.map(async ({ term, offset }) => {
      const path = fileOf(term, manifest.shards);
      const file = await fetch(path, path.startsWith("c/"));
      return { postings: postingsOf(file, term), offset };
    }));
    return ranksOf(found, identifier);
  }));
}

/** Finds records by what they share with many: a class of the CLC, the year of publication. */

import { decoded } from "../index/files.js";
import { shardOf } from "../index/layers.js";
import { lines, postingsOf } from "../index/postings.js";
import { inLayers, popularOf } from "./find.js";
import { hitsOf } from "./hits.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../index/layers.js").Layer} Layer
 * @typedef {import("./find.js").Found} Found
 * @typedef {import("./hits.js").Hits} Hits
 */

/** Fields of classes and years, a bit each. */
const MASK = 0b11000000;
/** What says in which file a class or a year lies: see group_of in plugins/catalog/index/texts.py. */
const GROUP = /^[a-z]{1,2}\d|^[12]\d{3}$/;
const CLASS = /^(?:[a-hi-kn-suvxz]|t[bdefghjklmnpqsuv])\d[\da-z.]*(?=$|[-=:+(/<"])/;

/**
 * The class that a reader typed, as the index has it: ``I247．5`` → ``i2475``.
 * @param {string} text normalised
 * @returns {string} empty where it is none
 */
export function classIn(text) {
  const typed = text.trim().replace(/[。．]/gu, ".");
  return /\s/u.test(typed) ? "" : (CLASS.exec(typed)?.[0] ?? "").replace(/\./g, "");
}

/** @param {string} group @returns {string} as it is printed: ``i2475`` → ``I247.5`` */
export function pointed(group) {
  return group.toUpperCase().replace(/^([A-Z]+\d{3})(?=.)/, "$1.");
}

/**
 * The records of a year, or of a class and all that are below it.
 * @param {string} key
 * @param {Index} index
 * @param {boolean} best whether the best will do where there are very many
 * @returns {Promise<Found>}
 */
export async function findGroup(key, index, best) {
  const layers = await Promise.all(index.layers.map((layer) => groupIn(key, layer, best)));
  return {
    hits: inLayers(layers.map(({ hits }) => hits), index),
    total: layers.reduce((sum, { total }) => sum + total, 0),
  };
}

/** @param {string} key @param {Layer} layer @param {boolean} best @returns {Promise<Found>} */
async function groupIn(key, layer, best) {
  const beginning = GROUP.exec(key)?.[0] ?? key;
  const file = await layer.file("text", shardOf(layer, "groups", beginning));
  const isYear = beginning === key && key.length === 4;
  const terms = decoded(() => postingsOf(file, lines, (term) => (isYear ? term === key : term.startsWith(key))));
  const popular = await popularOf(layer);
  const found = await Promise.all(Array.from(terms, async ([term, listed]) => {
    const posting = best ? listed : await (await import("./whole.js")).listOf(term, listed, layer, "g-", lines);
    return Array.from(hitsOf([{ posting, offset: 0, length: 1 }], MASK, popular));
  }));
  // A record is of one class and one year, so what the terms have adds up.
  const total = Array.from(terms.values()).reduce((sum, posting) => sum + posting.total, 0);
  return { hits: new Map(found.flat()), total };
}

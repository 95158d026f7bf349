/** What an address asks for that asks for words alone, as most do; read.js knows what else one may say. */

import { queryOf } from "../../search/query_of.js";

/**
 * @typedef {import("./read.js").Known} Known
 * @typedef {import("./read.js").SearchField} SearchField
 * @typedef {import("./read.js").Wanted} Wanted
 */

const PLAIN = /^(\?q=[^&]*(&field=any)?)?$/;

/**
 * @param {string} search the part of the address from its question mark on
 * @param {Known} manifest
 * @returns {Promise<Wanted>}
 */
export async function wantedBy(search, manifest) {
  if (!PLAIN.test(search)) return (await import("./read.js")).read(search, manifest);
  return plain(queryOf(new URLSearchParams(search)));
}

/**
 * A search for words and nothing else.
 * @param {string} query
 * @param {SearchField} [field]
 * @returns {Wanted}
 */
export function plain(query, field = "any") {
  return { query, field, filters: {}, sort: "relevance", page: 1 };
}

/** @param {Wanted} wanted @returns {boolean} whether anything but words narrows the search */
export function isFiltered({ filters }) {
  return Object.values(filters).some((values) => values.length > 0);
}

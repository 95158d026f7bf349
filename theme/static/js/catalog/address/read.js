/**
 * What an address asks for: it says all, so that a search can be sent, kept and gone back to. How
 * one is written is in write.js.
 */

import { queryOf } from "../../search/query_of.js";

/**
 * @typedef {"any" | "title" | "person" | "subject" | "publisher" | "isbn" | "callno"} SearchField
 * @typedef {Record<string, string[]>} Filters  by facet; several values of one are alternatives
 * @typedef {{
 *   query: string, field: SearchField, filters: Filters, sort: string, page: number,
 * }} Wanted
 * @typedef {Pick<import("../index/layers.js").Manifest, "facets" | "orders">} Known  what may be sought
 */

/** @type {readonly SearchField[]} */
const FIELDS = ["any", "title", "person", "subject", "publisher", "isbn", "callno"];

/**
 * What an address asks for. What it says that makes no sense is passed over.
 * @param {string} search the part of the address from its question mark on
 * @param {Known} manifest
 * @returns {Wanted} with all filters, in the order of an address
 */
export function read(search, { facets, orders }) {
  const said = new URLSearchParams(search);
  /** @type {Filters} */
  const filters = {};
  for (const [name, { sense = ".{1,80}" }] of Object.entries(facets)) {
    filters[name] = Array.from(new Set(said.getAll(name))).filter((value) => RegExp(`^(${sense})$`, "u").test(value));
  }
  const page = Number(said.get("page"));
  return {
    query: queryOf(said),
    field: FIELDS.find((field) => field === said.get("field")) ?? "any",
    filters,
    sort: Object.keys(orders).find((order) => order === said.get("sort")) ?? "relevance",
    page: Number.isSafeInteger(page) && page > 1 ? page : 1,
  };
}

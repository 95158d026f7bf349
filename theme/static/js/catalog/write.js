/** Writes the addresses of searches: of those that a page links to, never of the one it shows. */

import { noFilters } from "./view.js";

/**
 * @typedef {import("./view.js").FilterName} FilterName
 * @typedef {import("./view.js").SearchField} SearchField
 * @typedef {import("./view.js").Wanted} Wanted
 */

/**
 * A search for words and nothing else.
 * @param {string} query
 * @param {SearchField} [field]
 * @returns {Wanted}
 */
export function plain(query, field = "any") {
  return { query, field, filters: noFilters(), available: false, sort: "relevance", page: 1 };
}

/**
 * @param {Wanted} wanted
 * @returns {string} an address relative to the page; what goes without saying is left out
 */
export function write({ query, field, filters, available, sort, page }) {
  const said = new URLSearchParams({ q: query });
  if (field !== "any") said.set("field", field);
  for (const name of /** @type {FilterName[]} */ (Object.keys(noFilters()))) {
    for (const value of filters[name]) said.append(name, value);
  }
  if (available) said.set("available", "1");
  if (sort !== "relevance") said.set("sort", sort);
  if (page > 1) said.set("page", String(page));
  return `?${said}`;
}

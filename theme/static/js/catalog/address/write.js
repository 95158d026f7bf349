/** Writes the addresses of searches: of those that a page links to, never of the one it shows. */

/** @typedef {import("./read.js").Wanted} Wanted */

/**
 * The search with other values of a facet, from its first page.
 * @param {Wanted} wanted
 * @param {string} name
 * @param {string[]} values
 * @returns {Wanted}
 */
export function narrowedTo(wanted, name, values) {
  return { ...wanted, filters: { ...wanted.filters, [name]: values }, page: 1 };
}

/** @param {Wanted} wanted @param {string} name @param {string} value @returns {boolean} */
export function isChosen({ filters }, name, value) {
  return filters[name]?.includes(value) ?? false;
}

/**
 * @param {Wanted} wanted
 * @returns {string} an address relative to the page; what goes without saying is left out
 */
export function write({ query, field, filters, sort, page }) {
  const said = new URLSearchParams({ q: query });
  if (field !== "any") said.set("field", field);
  for (const [name, values] of Object.entries(filters)) {
    for (const value of values) said.append(name, value);
  }
  if (sort !== "relevance") said.set("sort", sort);
  if (page > 1) said.set("page", String(page));
  return `?${said}`;
}

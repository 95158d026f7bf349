/** The address of a search: it says all, so that a search can be sent, kept and gone back to. */

/** @typedef {{ query: string, page: number }} Wanted */

/**
 * @param {string} search the part of the address from its question mark on
 * @returns {Wanted}
 */
export function read(search) {
  const said = new URLSearchParams(search);
  const page = Number(said.get("page") ?? "1");
  return {
    query: (said.get("q") ?? "").trim(),
    page: Number.isSafeInteger(page) && page > 1 ? page : 1,
  };
}

/**
 * @param {Wanted} wanted
 * @returns {string} an address relative to the page
 */
export function write({ query, page }) {
  const said = new URLSearchParams({ q: query });
  if (page > 1) said.set("page", String(page));
  return `?${said}`;
}

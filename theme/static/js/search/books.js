/**
 * What the catalogue has for words that few pages or none have. Its own page says how its index is
 * opened, so it is asked for that; nothing of it is loaded before.
 */

import { manifestOf } from "./manifest.js";

/**
 * @param {string} query
 * @param {string} catalog the address of the catalogue's page
 * @returns {Promise<HTMLElement[]>} a link with the number of books; nothing where there are none,
 *   or where the catalogue did not come
 */
export async function bookOffer(query, catalog) {
  try {
    const total = await booksFor(query, catalog);
    return total ? [offer(`${catalog}?${new URLSearchParams({ q: query })}`, `馆藏目录里有 ${total} 种书`)] : [];
  } catch {
    return [];
  }
}

/** @param {string} query @param {string} catalog @returns {Promise<string>} empty where there are none */
async function booksFor(query, catalog) {
  const [{ open }, { search }, manifest] = await Promise.all([
    import("../catalog/index/layers.js"), import("../catalog/query/search.js"), manifestOf(catalog),
  ]);
  const { total, how, approximate } = await search({ query, field: "any", filters: {}, sort: "relevance", page: 1 }, open(manifest));
  if (!total || how !== "exact") return "";
  return `${approximate ? "约 " : ""}${total}`;
}

/** @param {string} address @param {string} words */
function offer(address, words) {
  const line = document.createElement("p");
  const link = document.createElement("a");
  line.className = "search-results__message";
  link.href = address;
  link.dataset.wayOn = "";
  link.textContent = words;
  line.append(link);
  return line;
}

/**
 * Ways from the catalogue to the site's own pages: who types 办证 or 几点开门 into the box for books
 * is led to the page that says it. Asked for when the catalogue has told what it has.
 */

import { namedPages, searchFor, siteHits } from "../../search/site_hits.js";
import { element, link } from "./elements.js";

/** Pages named in the line; more would be a list. */
const NAMED = 3;

/**
 * @param {string} query
 * @param {boolean} count whether all pages that tell of it are counted, where the catalogue has no book
 * @returns {Promise<HTMLElement[]>} nothing where no page tells of it either
 */
export async function sitePages(query, count) {
  const pages = (await namedPages(query)).slice(0, NAMED);
  const total = count ? await siteHits(query).catch(() => 0) : 0;
  const ways = pages.map(({ address, title }) => link("catalog-results__meant", `../${address}`, title));
  if (total > 0) {
    const way = link("catalog-results__meant", searchFor(query), `站内搜索有 ${total} 个网页`);
    way.dataset.wayOn = "";
    ways.push(way);
  }
  return ways.length ? [element("p", "catalog-results__pages", "本馆的网页：", ...ways)] : [];
}

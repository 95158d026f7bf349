/** What a reader does with a list of hits: narrow it, order it, leaf through it. */

import { isFiltered } from "../address/plain.js";
import { isChosen, narrowedTo, write } from "../address/write.js";
import { onlyThere, THERE } from "./data_day.js";
import { element, link } from "./elements.js";

/**
 * @typedef {import("../address/read.js").Wanted} Wanted
 * @typedef {import("./region.js").Parts} Parts
 */

/**
 * Makes the tools, which come with the first hits.
 * @param {HTMLElement} tools
 * @param {Record<string, string>} orders
 * @returns {Pick<Parts, "only" | "filter" | "sort">}
 */
export function makeTools(tools, orders) {
  const only = element("a", "choice");
  const filter = element("button", "choice", "筛选");
  filter.type = "button";
  filter.setAttribute("aria-expanded", "false");
  filter.setAttribute("aria-controls", "facets");
  const others = Object.entries(orders).map(([name, order]) => new Option(order.split("/")[2], name));
  const sort = element("select", "choice", new Option("最相关", "relevance"), ...others);
  sort.setAttribute("aria-label", "排序");
  tools.append(only, filter, sort);
  return { only, filter, sort };
}

/**
 * Sets the tools to what is wanted.
 * @param {Parts} parts
 * @param {Wanted} wanted
 * @param {number} total
 * @param {import("./data_day.js").DataDay} day of the data
 */
export function showTools({ tools, only, filter, sort }, wanted, total, day) {
  tools.hidden = !total && !isFiltered(wanted);
  filter.hidden = sort.hidden = !total;
  sort.value = wanted.sort;
  only.textContent = onlyThere(day);
  const chosen = isChosen(wanted, THERE, "1");
  only.href = write(narrowedTo(wanted, THERE, chosen ? [] : ["1"]));
  only.setAttribute("aria-current", String(chosen));
}

/**
 * Links to the page before and after, with the place among them.
 * @param {Wanted} wanted
 * @param {{ page: number, pages: number | undefined }} answer  `pages`: undefined where there are
 *   so many that nobody counted
 * @returns {(HTMLElement | string)[]}
 */
export function pagerLinks(wanted, { page, pages = Infinity }) {
  if (pages < 2) return [];
  /** @param {number} to @param {string} label */
  const turn = (to, label) => (
    to < 1 || to > pages ? "" : link("button button--hollow", write({ ...wanted, page: to }), label)
  );
  const all = pages < Infinity ? `，共 ${pages} 页` : "";
  return [turn(page - 1, "上一页"), element("span", "", `第 ${page} 页${all}`), turn(page + 1, "下一页")];
}

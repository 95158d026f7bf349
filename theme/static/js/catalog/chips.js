/** What a search is narrowed to: a chip each, to take it off. */

import { element, link, noFilters } from "./view.js";
import { write } from "./write.js";
import { toggled } from "./facets_view.js";

/**
 * @typedef {import("./view.js").FilterName} FilterName
 * @typedef {import("./view.js").Wanted} Wanted
 * @typedef {import("./facets.js").Facet} Facet
 * @typedef {import("./holdings.js").Branches} Branches
 */

/** Filters whose values are codes that only the index can name. */
const CODED = new Set(["clc", "type", "lang"]);

/**
 * @param {Wanted} wanted
 * @param {Branches} branches
 * @param {(name: FilterName) => Promise<Facet>} count gives the names of a filter's values
 * @returns {HTMLElement[]} nothing where nothing was chosen
 */
export function chips(wanted, branches, count) {
  const chosen = /** @type {[FilterName, string[]][]} */ (Object.entries(wanted.filters))
    .flatMap(([name, values]) => values.map((value) => /** @type {const} */ ([name, value])));
  const items = chosen.map(([name, value]) => {
    const label = element("span", "", firstName(name, value, branches));
    if (CODED.has(name)) void rename(label, name, value, count);
    return chip(write(toggled(wanted, name, value)), label);
  });
  const none = write({ ...wanted, filters: noFilters(), available: false, page: 1 });
  if (items.length > 1) items.push(chip(none, "全部条件"));
  if (items.length === 0) return [];
  const list = element("ul", "chips", ...items);
  list.setAttribute("aria-label", "已选的条件");
  return [list];
}

/** @param {string} address @param {Node | string} label */
function chip(address, label) {
  return element("li", "", link("chip", address, element("span", "visually-hidden", "去掉"), label));
}

/** @param {FilterName} name @param {string} value @param {Branches} branches @returns {string} */
function firstName(name, value, branches) {
  if (name === "branch") return branches[value]?.name ?? value;
  if (name === "audience") return "少儿";
  return name === "year" ? `${value.replace("-", "—")} 年` : value;
}

/** @param {HTMLElement} label @param {FilterName} name @param {string} value @param {(name: FilterName) => Promise<Facet>} count */
async function rename(label, name, value, count) {
  // A name that doesn't come leaves the code, which is no mistake.
  const facet = await count(name).catch(() => undefined);
  const found = facet?.values.find((one) => one.value === value);
  if (found) label.textContent = found.label;
}

/** What a search is narrowed to: a chip each, to take it off. */

import { write } from "../address/write.js";
import { THERE } from "../list/data_day.js";
import { element, link } from "../list/elements.js";
import { toggled } from "./facets_view.js";

/**
 * @typedef {import("../address/read.js").Wanted} Wanted
 * @typedef {import("./facets.js").Facet} Facet
 * @typedef {import("./filters.js").PanelFacet} PanelFacet
 * @typedef {import("../list/holdings.js").Branches} Branches
 */

/**
 * @param {Wanted} wanted
 * @param {PanelFacet[]} facets
 * @param {Branches} branches
 * @param {(name: string) => Promise<Facet>} count gives the names of a facet's values
 * @returns {HTMLElement[]} nothing where nothing was chosen
 */
export function chips(wanted, facets, branches, count) {
  const items = Object.entries(wanted.filters).flatMap(([name, values]) => {
    const facet = facets.find((one) => one.name === name);
    // What is on its shelves has a button that says so.
    if (!facet || name === THERE) return [];
    return values.map((value) => {
      const label = element("span", "", firstName(facet, value, branches));
      if (facet.coded) void rename(label, name, value, count);
      return chip(write(toggled(wanted, facet, value)), label);
    });
  });
  if (items.length > 1) items.push(chip(write({ ...wanted, filters: {}, page: 1 }), "全部条件"));
  if (items.length === 0) return [];
  const list = element("ul", "chips", ...items);
  list.setAttribute("aria-label", "已选的条件");
  return [list];
}

/** @param {string} address @param {Node | string} label */
function chip(address, label) {
  return element("li", "", link("chip", address, element("span", "visually-hidden", "去掉"), label));
}

/** @param {PanelFacet} facet @param {string} value @param {Branches} branches @returns {string} */
function firstName({ kind, names }, value, branches) {
  if (kind === "branches") return branches[value]?.name ?? value;
  return kind === "decade" ? `${value.replace("-", "—")} 年` : names?.[value] ?? value;
}

/** @param {HTMLElement} label @param {string} name @param {string} value @param {(name: string) => Promise<Facet>} count */
async function rename(label, name, value, count) {
  // A name that doesn't come leaves the code, which is no mistake.
  const facet = await count(name).catch(() => undefined);
  const found = facet?.values.find((one) => one.value === value);
  if (found) label.textContent = found.label;
}

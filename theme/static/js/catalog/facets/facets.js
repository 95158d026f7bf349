/** How many of some records have each value: 分馆, 馆藏地, 文献类型 … */

import { placeOf } from "../index/layers.js";
import { branchesOf } from "../list/branches.js";
import { facetColumns } from "./columns.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {{ value: string, label: string, count: number }} Value
 * @typedef {{ name: string, values: Value[] }} Facet
 */

/**
 * Exact counts over all records given.
 * @param {Uint32Array} records
 * @param {Index} index
 * @param {readonly string[]} names of facets
 * @returns {Promise<Facet[]>}
 */
export function facets(records, index, names) {
  return Promise.all(names.map((name) => facet(records, index, name)));
}

/** @param {Uint32Array} records @param {Index} index @param {string} name @returns {Promise<Facet>} */
async function facet(records, index, name) {
  const columns = await facetColumns(name, index);
  const { [name]: declared } = index.manifest.facets;
  /** @type {Record<string, { name: string } | undefined>} */
  const named = declared?.kind === "branches" ? await branchesOf(index) : {};
  const counts = columns.map(({ values }) => new Uint32Array(values.length));
  for (const number of records) {
    const [, own, at] = placeOf(number, index);
    const place = columns[at]?.number(own) ?? 0;
    const count = counts[at];
    if (count) count[place] = (count[place] ?? 0) + 1;
  }
  /** @type {Map<string, Value>} */
  const found = new Map();
  columns.forEach(({ values, labels }, at) => values.forEach((all, place) => {
    const count = counts[at]?.[place] ?? 0;
    // Two years of one value would be one decade counted twice.
    for (const value of new Set(all.map((one) => (declared?.kind === "decade" ? decade(one) : one)))) {
      const known = found.get(value) ?? { value, label: named[value]?.name ?? labels[value] ?? value, count: 0 };
      known.count += count;
      found.set(value, known);
    }
  }));
  const values = Array.from(found.values()).filter(({ count }) => count > 0);
  return { name, values: values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)) };
}

/** @param {string} year @returns {string} */
function decade(year) {
  return `${year.slice(0, 3)}0-${year.slice(0, 3)}9`;
}

/** Hits narrowed by the filters of an address, in the order that it asks for. */

import { columnsOf, filterOf } from "../facets/columns.js";
import { placeOf } from "../index/layers.js";
import { sorted } from "./hits.js";
import { ranked, worksOf } from "./works.js";

/**
 * @typedef {import("../address/read.js").Wanted} Wanted
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("./hits.js").Hits} Hits
 */

/**
 * @param {Hits} hits
 * @param {Wanted} wanted
 * @param {Index} index
 * @returns {Promise<number[][]>} works in order
 */
export async function narrowed(hits, wanted, index) {
  const fits = await Promise.all(filtersOf(wanted, index).map(([name, fit]) => filterOf(name, index, fit)));
  const kept = new Map(Array.from(hits).filter(([number]) => fits.every((fit) => fit(number))));
  const best = sorted(kept);
  const order = index.manifest.orders[wanted.sort];
  return order ? worksOf(await by(order, best, index), kept) : ranked(worksOf(best, kept), kept);
}

/**
 * Several values of one filter are alternatives.
 * @param {Wanted} wanted
 * @param {Index} index
 * @returns {[string, (value: string[]) => boolean][]}
 */
function filtersOf({ filters }, { manifest: { facets } }) {
  return Object.entries(filters).filter(([, values]) => values.length > 0).map(([name, values]) => {
    const decades = facets[name]?.kind === "decade";
    /** @param {string} value */
    const one = (value) => (decades ? values.some((range) => isWithin(value, range)) : values.includes(value));
    return [name, (all) => all.some(one)];
  });
}

/** @param {string} year @param {string} range ``1990-1999`` or one year @returns {boolean} */
function isWithin(year, range) {
  const [from = "", to = from] = range.split("-");
  return Number(year) >= Number(from) && Number(year) <= Number(to);
}

/**
 * The newest, latest or most lent first, the unknown last; equal ones as they were.
 * @param {string} order the aspect and the name of its column
 * @param {number[]} numbers
 * @param {Index} index
 * @returns {Promise<number[]>}
 */
async function by(order, numbers, index) {
  const [aspect, name = ""] = order.split("/");
  const columns = await columnsOf(/** @type {import("../index/layers.js").Aspect} */ (aspect), name, index);
  const values = columns.map((column) => column.values.map(([value = ""]) => value));
  // Days and counts alike: 2 before 11, 2021 before 2021-06, nothing before both.
  const { compare } = new Intl.Collator("en", { numeric: true });
  const ranks = new Map(Array.from(new Set(values.flat())).sort(compare).map((value, rank) => [value, rank]));
  const keyed = numbers.map((number) => {
    const [, own, at] = placeOf(number, index);
    return { number, rank: ranks.get(values[at]?.[columns[at]?.number(own) ?? -1] ?? "") ?? -1 };
  });
  return keyed.sort((a, b) => b.rank - a.rank).map(({ number }) => number);
}

/** Hits narrowed by the filters of an address, in the order that it asks for. */

import { columnsOf, filterOf } from "./columns.js";
import { placeOf } from "./index.js";
import { sorted, worksOf } from "./query.js";

/**
 * @typedef {import("./view.js").Wanted} Wanted
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./query.js").Hits} Hits
 */

/** @type {Record<string, string>} what a sort goes by */
const COLUMNS = { new: "added", year: "year", loans: "loans" };

/**
 * @param {Hits} hits
 * @param {Wanted} wanted
 * @param {Index} index
 * @returns {Promise<number[][]>} works in order
 */
export async function narrowed(hits, wanted, index) {
  const fits = await Promise.all(filtersOf(wanted).map(([name, fit]) => filterOf(name, index, fit)));
  const kept = new Map(Array.from(hits).filter(([number]) => fits.every((fit) => fit(number))));
  const best = sorted(kept);
  const column = COLUMNS[wanted.sort];
  return worksOf(column ? await by(column, best, index) : best, kept);
}

/**
 * Several values of one filter are alternatives.
 * @param {Wanted} wanted
 * @returns {[string, (value: string[]) => boolean][]}
 */
export function filtersOf({ filters, available }) {
  /** @type {[string, (value: string[]) => boolean][]} */
  const found = Object.entries(filters).filter(([, values]) => values.length > 0).map(([name, values]) => {
    /** @param {string} value */
    const one = (value) => (name === "year" ? values.some((range) => isWithin(value, range)) : values.includes(value));
    return [name, (all) => all.some(one)];
  });
  if (available) found.push(["available", (value) => value.length > 0]);
  return found;
}

/** @param {string} year @param {string} range ``1990-1999`` or one year @returns {boolean} */
function isWithin(year, range) {
  const [from = "", to = from] = range.split("-");
  return Number(year) >= Number(from) && Number(year) <= Number(to);
}

/**
 * The newest, latest or most lent first, the unknown last; equal ones as they were.
 * @param {string} name
 * @param {number[]} numbers
 * @param {Index} index
 * @returns {Promise<number[]>}
 */
async function by(name, numbers, index) {
  const columns = await columnsOf(name, index);
  const keyed = numbers.map((number) => {
    const [, own, at] = placeOf(number, index);
    const column = columns[at];
    const [value = ""] = column?.values[column.number(own)] ?? [];
    return { number, value: name === "added" ? value : value.padStart(9, "0") };
  });
  return keyed.sort((a, b) => (a.value < b.value ? 1 : a.value > b.value ? -1 : 0)).map(({ number }) => number);
}

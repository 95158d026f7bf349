/** Fetches what is told about records: their description and where their copies are. */

import { fetchJson } from "./fetching.js";

/**
 * @typedef {import("./fetching.js").Fetcher} Fetcher
 * @typedef {import("./query.js").Manifest} Manifest
 * @typedef {{ branch: string, room: string, callNumber: string, status: string }} Item
 * @typedef {{
 *   id: string, title: string, other: string, responsibility: string, publisher: string,
 *   year: string, isbn: string, call: string, clc: string, child: boolean, items: Item[],
 * }} Book
 * @typedef {Record<
 *   "id" | "title" | "other" | "responsibility" | "publisher" | "year" | "isbn" | "call" | "clc",
 *   string[]
 * > & { child: number[], items: [string, string, string][][] }} Block
 */

/** The letter of a copy that a reader may take home. */
export const AVAILABLE = "a";

/**
 * The books of some records, in their order.
 * @param {number[]} records
 * @param {Manifest} manifest
 * @param {Fetcher} fetch
 * @returns {Promise<Book[]>}
 */
export async function books(records, manifest, fetch) {
  const letters = statuses(records, manifest, fetch);
  const described = Promise.all(records.map(async (record) => {
    const path = `b/${Math.floor(record / manifest.block)}.json.gz`;
    return /** @type {Block} */ (await fetchJson(fetch, path));
  }));
  const [blocks, marks] = await Promise.all([described, letters]);
  return blocks.map((block, i) => book(block, (records[i] ?? 0) % manifest.block, marks[i] ?? ""));
}

/**
 * How many of some records have a copy to take home now.
 * @param {number[]} records
 * @param {Manifest} manifest
 * @param {Fetcher} fetch
 * @returns {Promise<number>}
 */
export async function availableAmong(records, manifest, fetch) {
  const letters = await statuses(records, manifest, fetch);
  return letters.filter((marks) => marks.includes(AVAILABLE)).length;
}

/**
 * @param {number[]} records
 * @param {Manifest} manifest
 * @param {Fetcher} fetch
 * @returns {Promise<string[]>} one letter per copy, record by record
 */
function statuses(records, manifest, fetch) {
  return Promise.all(records.map(async (record) => {
    const path = `t/${Math.floor(record / manifest.statusBlock)}.json.gz`;
    const list = /** @type {string[]} */ (await fetchJson(fetch, path));
    return list[record % manifest.statusBlock] ?? "";
  }));
}

/**
 * One row of a block.
 * @param {Block} block
 * @param {number} row
 * @param {string} marks
 * @returns {Book}
 */
function book(block, row, marks) {
  /** @param {Exclude<keyof Block, "child" | "items">} key */
  const text = (key) => block[key][row] ?? "";
  const items = (block.items[row] ?? []).map(([branch, room, callNumber], i) => (
    { branch, room, callNumber, status: marks[i] ?? "o" }
  ));
  return {
    id: text("id"),
    title: text("title"),
    other: text("other"),
    responsibility: text("responsibility"),
    publisher: text("publisher"),
    year: text("year"),
    isbn: text("isbn"),
    call: text("call"),
    clc: text("clc"),
    child: block.child[row] === 1,
    items,
  };
}

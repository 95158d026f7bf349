/** What is told about records, but for where their copies are: see list/holdings.js. */

import { decoded } from "../index/files.js";
import { placeOf } from "../index/layers.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {{
 *   number: number, id: string, title: string, other: string, responsibility: string,
 *   publisher: string, year: string, edition: string, call: string, clc: string,
 *   child: boolean, held: number,
 * }} Described
 * @typedef {Record<string, (string | number)[]>} Block
 */

/**
 * Records of one work, the best-held first.
 * @param {number[]} numbers
 * @param {Index} index
 * @param {boolean} [led] whether the first stays the first: the newest, where the newest is asked for
 * @returns {Promise<Described[]>}
 */
export async function records(numbers, index, led = false) {
  const found = await Promise.all(numbers.map((number) => describe(number, index)));
  const others = found.splice(led ? 1 : 0);
  return [...found, ...others.sort((a, b) => b.held - a.held)];
}

/**
 * @param {number} number
 * @param {Index} index
 * @returns {Promise<Described>}
 */
export async function describe(number, index) {
  const [layer, own] = placeOf(number, index);
  const { block } = layer.facts;
  const columns = /** @type {Block} */ (await layer.json("text", `blocks/${Math.floor(own / block)}.json.gz`));
  return decoded(() => {
    /** @type {Record<string, unknown>} */
    const record = { number };
    for (const [name, values] of Object.entries(columns)) record[name] = values[own % block];
    if (!record.id) throw new RangeError("short block");
    return /** @type {Described} */ (record);
  });
}

/** Fetches what is told about records, but for where their copies are: see holdings.js. */

import { decoded, placeOf } from "./layers.js";

/**
 * @typedef {import("./layers.js").Index} Index
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
 * @returns {Promise<Described[]>}
 */
export async function records(numbers, index) {
  const found = await Promise.all(numbers.map((number) => describe(number, index)));
  return found.sort((a, b) => b.held - a.held);
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
  /** @param {string} name */
  const text = (name) => String(columns[name]?.[own % block] ?? "");
  return decoded(() => {
    if (!text("id")) throw new RangeError("the block is too short");
    return {
      number,
      id: text("id"),
      title: text("title"),
      other: text("other"),
      responsibility: text("responsibility"),
      publisher: text("publisher"),
      year: text("year"),
      edition: text("edition"),
      call: text("call"),
      clc: text("clc"),
      child: text("child") === "1",
      held: Number(text("held")),
    };
  });
}

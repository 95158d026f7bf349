/** Fetches what is told about records: their description, where their copies are, and which are in. */

import { decoded } from "./fetching.js";
import { placeOf } from "./layers.js";

/**
 * @typedef {import("./layers.js").Index} Index
 * @typedef {{ branch: string, room: string, status: string }} Copy
 * @typedef {{
 *   number: number, id: string, title: string, other: string, responsibility: string,
 *   publisher: string, year: string, edition: string, call: string, clc: string,
 *   child: boolean, copies: Copy[],
 * }} Described
 * @typedef {Record<string, (string | number)[]>} Block
 * @typedef {{ places: [string, string][], copies: number[][] }} Holdings
 */

/**
 * Records of one work, the best-held first.
 * @param {number[]} numbers
 * @param {Index} index
 * @returns {Promise<Described[]>}
 */
export async function records(numbers, index) {
  const found = await Promise.all(numbers.map((number) => recordOf(number, index)));
  return found.sort((a, b) => b.copies.length - a.copies.length);
}

/** @param {number} number @param {Index} index @returns {Promise<Described>} */
async function recordOf(number, index) {
  const [description, copies] = await Promise.all([describe(number, index), copiesOf(number, index)]);
  return { ...description, copies };
}

/**
 * A description without its copies, which is a third of the files.
 * @param {number} number
 * @param {Index} index
 * @returns {Promise<Omit<Described, "copies">>}
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
    };
  });
}

/** @param {number} number @param {Index} index @returns {Promise<Copy[]>} */
async function copiesOf(number, index) {
  const [layer, own] = placeOf(number, index);
  const { copiesBlock } = layer.facts;
  const path = `copies/${Math.floor(own / copiesBlock)}.json.gz`;
  const [held, status] = await Promise.all([layer.json("holdings", path), layer.json("status", path)]);
  const { places, copies } = /** @type {Holdings} */ (held);
  const letters = /** @type {string[]} */ (status)[own % copiesBlock] ?? "";
  return (copies[own % copiesBlock] ?? []).map((at, i) => {
    const [branch = "", room = ""] = places[at] ?? [];
    return { branch, room, status: letters[i] ?? "o" };
  });
}

/** Writes index files as the site's own index is written, by hand and small. */

import { gzipSync } from "node:zlib";

import { foldOf } from "../../../theme/static/js/catalog/normalise.js";

export const TABLE = { from: "紅樓夢國義", to: "红楼梦国义" };
export const FOLD = foldOf(TABLE);

/** @param {number} number @returns {number[]} unsigned LEB128 */
export function varint(number) {
  const low = number % 128;
  return number < 128 ? [low] : [low + 128, ...varint(Math.floor(number / 128))];
}

/** The code of a place, by the index's formula. */
export const code = ({ position = 0, field = 0, first = false, last = false }) =>
  ((position * 2 + Number(last)) * 2 + Number(first)) * 8 + field;

/** @param {number[]} numbers ascending @returns {number[]} delta coded */
const deltas = (numbers) => numbers.flatMap((n, i) => varint(n - (numbers[i - 1] ?? 0)));

/**
 * One entry: a term and its places, [[record, [code, …]], …] ascending.
 * @param {string} term
 * @param {[number, number[]][]} records
 */
export function entry(term, records) {
  const name = Buffer.from(term);
  const postings = records.flatMap(([record, codes], i) => [
    ...varint(record - (records[i - 1]?.[0] ?? 0)), ...varint(codes.length), ...deltas(codes),
  ]);
  return [
    ...varint(name.length), ...name, ...varint(records.length), ...varint(postings.length),
    ...postings,
  ];
}

/** @param {unknown} value @returns {Uint8Array} */
export const json = (value) => Buffer.from(JSON.stringify(value));

/**
 * Answers `fetch` from a table of paths, and counts what was asked.
 * @param {Record<string, Uint8Array | number>} files bytes to pack, or a status to answer with
 */
export function host(files) {
  const asked = [];
  const fetch = async (address) => {
    asked.push(address);
    const file = files[address];
    if (file === undefined || typeof file === "number") return new Response("", { status: file ?? 404 });
    return new Response(gzipSync(file));
  };
  return { fetch, asked };
}

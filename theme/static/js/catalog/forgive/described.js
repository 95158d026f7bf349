/** Which records may be looked at before it is known whether they are shown: each file of descriptions is a request. */

import { placeOf } from "../index/layers.js";

/** @typedef {import("../index/layers.js").Index} Index */

/**
 * The first of some records whose descriptions lie in so many files, and those that lie there, too.
 * @param {number[]} numbers the likeliest first
 * @param {Index} index
 * @param {number} most files
 * @returns {number[]}
 */
export function inFiles(numbers, index, most) {
  const names = numbers.map((number) => {
    const [{ facts: { block } }, own, at] = placeOf(number, index);
    return `${at} ${Math.floor(own / block)}`;
  });
  const read = Array.from(new Set(names)).slice(0, most);
  return numbers.filter((_, i) => read.includes(names[i] ?? ""));
}

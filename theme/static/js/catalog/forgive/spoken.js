/** Finds what a sentence is about, without the words that are only spoken: 白夜行|在哪里借. */

import { withoutSpoken } from "./spoken_words.js";

/**
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 * @typedef {import("./relax.js").Asking} Asking
 */

/** @param {Asking} asking @returns {Promise<Outcome | undefined>} */
export async function findSpoken({ text, field, find, again }) {
  const { rest, ways } = withoutSpoken(text);
  for (const way of ways) {
    const found = await find(way, field);
    if (found.hits.size > 0) return { ...found, asked: way };
  }
  if (!rest) return undefined;
  const found = await again(rest, field);
  return { ...found, asked: found.asked || rest };
}

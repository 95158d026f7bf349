/** Finds the book of a line that was copied: by its ISBN, or by title and name, whatever else stands in it. */

import { findWord } from "../query/find.js";
import { inAll } from "../query/hits.js";
import { outcome } from "../query/outcome.js";
import { maskOf } from "../query/ranks.js";
import { wordsOf } from "../query/words.js";
import { lineIn } from "./pasted_line.js";
import { someOf } from "./some.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 * @typedef {import("./asked.js").Sought} Sought
 * @typedef {import("./pasted_line.js").Part} Part
 * @typedef {import("./relax.js").Asking} Asking
 */

/** Words of a line that a record must all have; of more, some are sure not to be in it. */
const FEW = 3;
/** A title in its marks, beside other words. */
const TITLE = 1.5;

/** @param {Asking} asking @returns {Promise<Outcome | undefined>} where no title looks like the query */
export async function findSure(asking) {
  return lineIn(asking.text)?.sure ? findLine(asking) : undefined;
}

/** @param {Asking} asking @returns {Promise<Outcome | undefined>} */
export async function findLine(asking) {
  const { text, field, find } = asking;
  const line = field === "any" ? lineIn(text) : undefined;
  if (!line) return undefined;
  const { isbn, parts } = line;
  // Where it can't be right, what it may have been is many numbers, each in a file of its own: the words come first.
  const isWrong = isbn !== "" && parts.length > 0 && (await import("../query/isbn.js")).faultOf(isbn) !== undefined;
  const byNumber = async () => ({ ...await find(isbn, "isbn"), asked: isbn });
  const found = isbn && !isWrong ? await byNumber() : undefined;
  if (found && found.hits.size > 0) return found;
  const byWords = await findWords(parts, asking);
  if (!isWrong || (byWords && byWords.hits.size > 0)) return byWords;
  const mended = await byNumber();
  return mended.hits.size > 0 ? mended : byWords;
}

/** @param {Part[]} parts @param {Asking} asking @returns {Promise<Outcome | undefined>} */
async function findWords(parts, { text, index, find, again }) {
  const [only, ...others] = parts;
  if (!only || (others.length === 0 && only.text === text)) return undefined;
  if (others.length > 0) return findParts(parts, index);
  const found = await find(only.text, only.field);
  if (found.hits.size > 0) return { ...found, asked: only.text };
  const near = await again(only.text, only.field);
  return { ...near, asked: near.asked || only.text };
}

/** @param {Part[]} parts @param {Index} index @returns {Promise<Outcome>} */
async function findParts(parts, index) {
  const table = await index.characters(parts.map(({ text }) => text).join(" "));
  const sought = parts.flatMap(({ field, text }) => wordsOf(text, table).map((word) => (
    { word, mask: maskOf(field), worth: field === "title" ? TITLE : 1 }
  )));
  const asked = parts.map(({ text }) => text).join(" ");
  const titled = parts.some(({ field }) => field === "title");
  if (sought.length < FEW || (titled && sought.length === FEW)) {
    const found = await Promise.all(sought.map(({ word, mask }) => findWord(word, index, mask, false)));
    const hits = inAll(found.map((one) => one.hits));
    if (hits.size > 0) return { ...outcome({ hits, total: hits.size }), asked };
  }
  return { ...await someOf(sought, index), asked };
}

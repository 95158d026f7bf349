/**
 * A publisher typed beside other words, with its year or without: 活着 作家出版社 2012. A third of the catalogue has what such names end
 * with, so it is not looked up: the records of the other words are read.
 */

import { placeOf } from "../index/layers.js";
import { normalise, units } from "../index/units.js";
import { describe } from "../query/records.js";
import { isPublisher, lineIn } from "./pasted_line.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/hits.js").Hits} Hits
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 * @typedef {import("./relax.js").Asking} Asking
 */

/** Files of descriptions that cost less than the list of a publisher. */
const MOST = 14;
const YEAR = /^(?:19|20)\d\d年?$/u;

/** @param {Asking} asking @returns {Promise<Outcome | undefined>} undefined where it must be looked up */
export async function findPublished({ text, field, index, find }) {
  const words = text.split(/\s+/u);
  const imprint = words.filter((word) => isPublisher(word) || YEAR.test(word));
  const others = words.filter((word) => !imprint.includes(word));
  if (field !== "any" || !imprint.some(isPublisher) || others.length === 0) return undefined;
  const whole = others.join(" ");
  const asked = (lineIn(whole)?.parts ?? []).map((part) => part.text).join(" ") || whole;
  const exact = await find(whole, field);
  const found = exact.hits.size > 0 || asked === whole ? exact : { ...await find(asked, field), asked };
  if (found.hits.size === 0 || found.total > found.hits.size || blocksOf(found.hits.keys(), index) > MOST) return undefined;
  const kept = await withImprint(found.hits, imprint, index);
  return kept.size > 0 ? { ...found, hits: kept, total: kept.size } : { ...found, asked: found.asked || whole };
}

/** @param {Hits} hits @param {string[]} imprint @param {Index} index @returns {Promise<Hits>} those that have it all */
async function withImprint(hits, imprint, index) {
  const table = await index.characters();
  const fits = await Promise.all(Array.from(hits, async ([number, value]) => {
    const { title, other, responsibility, publisher, year } = await describe(number, index);
    const said = [title, other, responsibility, publisher, year].map((some) => spelled(normalise(some, table)));
    const has = imprint.every((word) => said.some((some) => some.includes(spelled(word.replace(/年$/u, "")))));
    return has ? [/** @type {const} */ ([number, value])] : [];
  }));
  return new Map(fits.flat());
}

/** @param {Iterable<number>} numbers @param {Index} index @returns {number} the files that describe them */
function blocksOf(numbers, index) {
  return new Set(Array.from(numbers, (number) => {
    const [{ facts: { block } }, own, at] = placeOf(number, index);
    return `${at} ${Math.floor(own / block)}`;
  })).size;
}

/** @param {string} text normalised @returns {string} its units */
function spelled(text) {
  return units(text).map((unit) => unit.text).join("");
}

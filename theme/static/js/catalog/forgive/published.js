/**
 * A publisher typed beside other words, with its year or without: 活着 作家出版社 2012. A third of the catalogue has what such names end
 * with, so it is not looked up: the records of the other words are read.
 */

import { normalise, units } from "../index/units.js";
import { behind, sorted } from "../query/hits.js";
import { describe } from "../query/records.js";
import { inFiles } from "./described.js";
import { isPublisher, lineIn } from "./pasted_line.js";

/**
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 * @typedef {import("./relax.js").Asking} Asking
 */

/** Files of descriptions that are read for it. */
const MOST = 6;
/** No title ends so. */
const SURE = /(?:出版社|出版公司|印书馆)$/u;
const YEAR = /^(?:19|20)\d\d年?$/u;

/** @param {Asking} asking @returns {Promise<Outcome | undefined>} undefined where it must be looked up */
export async function findPublished({ text, field, index, find, again }) {
  const words = text.split(/\s+/u);
  const imprint = words.filter((word) => isPublisher(word) || YEAR.test(word));
  const others = words.filter((word) => !imprint.includes(word));
  if (field !== "any" || !imprint.some(isPublisher) || others.length === 0) return undefined;
  const whole = others.join(" ");
  const asked = (lineIn(whole)?.parts ?? []).map((part) => part.text).join(" ") || whole;
  const exact = await find(whole, field);
  const found = exact.hits.size > 0 || asked === whole ? exact : { ...await find(asked, field), asked };
  // What has not all of the other words has not all words.
  if (found.hits.size === 0) return again(whole, field).then((near) => ({ ...near, asked: near.asked || whole }));
  const all = sorted(found.hits);
  const read = inFiles(all, index, MOST);
  const kept = await withImprint(read, imprint, index);
  // What may be a title as well is left out only where it is sure that none has it.
  const isSure = read.length === all.length || (found.total === all.length && words.some((word) => SURE.test(word)));
  if (kept.length === 0 && !isSure) return undefined;
  if (kept.length === 0 || kept.length === all.length) return { ...found, asked: kept.length ? found.asked : found.asked || whole };
  /** @param {(record: number) => boolean} chosen */
  const those = (chosen) => new Map(Array.from(found.hits).filter(([record]) => chosen(record)));
  const first = those((record) => kept.includes(record));
  if (read.length === all.length && found.total === found.hits.size) return { ...found, hits: first, total: first.size };
  // Of very many not all are read: those that are known to have it come first.
  const hits = new Map([...first, ...behind(those((record) => !kept.includes(record)))]);
  return { ...found, hits, asked: found.asked || whole };
}

/** @param {number[]} records @param {string[]} imprint @param {Index} index @returns {Promise<number[]>} those that have it all */
async function withImprint(records, imprint, index) {
  const table = await index.characters(imprint.join(" "));
  const fits = await Promise.all(records.map(async (number) => {
    const { title, other, responsibility, publisher, year } = await describe(number, index);
    const said = [title, other, responsibility, publisher, year].map((some) => spelled(normalise(some, table)));
    return imprint.every((word) => said.some((some) => some.includes(spelled(word.replace(/年$/u, "")))));
  }));
  return records.filter((_, i) => fits[i]);
}

/** @param {string} text normalised @returns {string} its units */
function spelled(text) {
  return units(text).map((unit) => unit.text).join("");
}

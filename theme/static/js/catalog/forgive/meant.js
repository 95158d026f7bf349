/** What was meant, in the words of a record that is like it: a whole title, or a whole name. */

import { normalise } from "../index/units.js";
import { maskOf } from "../query/ranks.js";
import { namesIn } from "../query/names.js";
import { matchIn } from "./distance.js";

/**
 * @typedef {import("../index/characters.js").Characters} Characters
 * @typedef {import("../query/records.js").Described} Described
 * @typedef {{ distance: number, part: string, text: string }} Meant  `part`: what is nearest to the
 *   words, normalised; `text`: the title or name that it stands in, as it is printed
 */

const TITLES = maskOf("title");
const PERSONS = maskOf("person");

/**
 * What of a record is nearest to the words.
 * @param {string[]} sought units
 * @param {Described} record
 * @param {number} mask the fields looked in
 * @param {Characters} table
 * @param {(unit: string) => string} [as] what of a unit is compared
 * @returns {Meant}
 */
export function meantBy(sought, { title, other, responsibility }, mask, table, as) {
  const titles = (mask & TITLES ? [title, other] : []).map((text) => ({ ...matchIn(sought, text, table, as), text }));
  const persons = (mask & PERSONS ? [responsibility] : []).map((statement) => {
    const match = matchIn(sought, statement, table, as);
    return { ...match, text: nameWith(match.part, statement, table) };
  });
  return [...titles, ...persons].reduce((a, b) => (b.distance < a.distance ? b : a));
}

/** @param {string} part @param {string} statement @param {Characters} table @returns {string} the shortest name with it */
function nameWith(part, statement, table) {
  const names = namesIn(statement).filter((name) => normalise(name, table).includes(part));
  return names.reduce((a, b) => (b.length < a.length ? b : a), names[0] ?? part);
}

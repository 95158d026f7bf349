/**
 * How the commonest characters sound: it stands in the page, so that the files of a search are asked
 * for at once. See plugins/catalog/index/first_level.py, which writes it.
 */

import { Characters } from "./characters.js";

/** @typedef {{ runs: string, others: string }} Sounds */

/**
 * A table that knows the first level of GB 2312 by its sounds alone.
 * @param {Sounds} sounds
 * @returns {Characters}
 */
export function firstLevel({ runs, others }) {
  const table = new Characters();
  let at = 0;
  for (const [, sound = "", count] of runs.matchAll(/([a-z]+)(\d+)/g)) {
    for (const character of table.known.slice(at, at += Number(count))) table.heard.set(character, [sound]);
  }
  for (const [, character = "", sound = ""] of others.matchAll(/([^a-z])([a-z]*)/gu)) {
    if (sound) table.heard.set(character, [sound]);
    else table.heard.delete(character);
  }
  return table;
}

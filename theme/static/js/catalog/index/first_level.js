/**
 * How the commonest characters sound: it stands in the page, so that the files of a search are asked
 * for at once. See plugins/catalog/index/first_level.py, which writes it.
 */

import { Characters, NONE, tableFile } from "./characters.js";

/** @typedef {{ runs: string, others: string }} Sounds */

const RUN = /([a-z]+)(\d+)/g;
const OTHER = /([^a-z])([a-z]*)/gu;

/**
 * A table that knows the first level of GB 2312 by its sounds alone.
 * @param {Sounds} sounds
 * @returns {Characters}
 */
export function firstLevel({ runs, others }) {
  /** @type {string[]} */
  const known = [];
  for (const [, sound = "", count] of runs.matchAll(RUN)) known.push(...Array(Number(count)).fill(sound));
  const own = Array.from(others.matchAll(OTHER), ([, character = "", sound = ""]) => ({ character, sound }));
  const all = Array.from(new Set([...known, ...own.map(({ sound }) => sound)].filter(Boolean)));
  const place = new Map(all.map((sound, at) => [sound, at]));
  const table = new Characters(tableFile({ syllables: all, folds: {} }, known.map((sound) => place.get(sound) ?? NONE)));
  for (const { character, sound } of own) table.set(character, place.get(sound) ?? NONE);
  return table;
}

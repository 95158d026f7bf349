/**
 * How the commonest characters sound: it stands in the page, so that the files of a search are asked
 * for at once. See plugins/catalog/index/first_level.py, which writes it.
 */

import { Characters } from "./characters.js";

const FINALS = "a ai an ao e ei en er i ia ian iao ie in iong iu o ong ou u ua uai uan ue ui un uo".split(" ");
/** A sign counts characters from here on; one above the largest count passes over finals. */
const ZERO = 36;
const MOST = 53;

/**
 * A table that knows the first level of GB 2312 by its sounds alone.
 * @param {string} spoken
 * @returns {Characters}
 */
export function firstLevel(spoken) {
  const table = new Characters();
  let at = 0;
  for (const [, initial = "", signs = ""] of spoken.matchAll(/([a-z ])([$-`]+)/g)) {
    let final = 0;
    for (const sign of signs) {
      const count = sign.charCodeAt(0) - ZERO;
      if (count > MOST) final += count - MOST;
      else {
        const sound = initial.trim() + FINALS[final++];
        for (const character of table.known.slice(at, at += count)) table.heard.set(character, [sound]);
      }
    }
  }
  for (const [, character = "", sound = ""] of spoken.matchAll(/([^ -~])([a-z]*)/gu)) {
    if (sound) table.heard.set(character, [sound]);
    else table.heard.delete(character);
  }
  return table;
}

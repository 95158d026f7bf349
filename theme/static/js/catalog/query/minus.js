/** Words that a reader does not want: ``三体 -刘慈欣``. */

import { keptOf, MINUS } from "./outcome.js";

/**
 * @param {string} query
 * @returns {{ kept: string, without: string[] }} what is wanted, and what is not
 */
export function parted(query) {
  const kept = keptOf(query);
  return { kept, without: kept === query ? [] : Array.from(query.matchAll(MINUS), ([, word = ""]) => word) };
}

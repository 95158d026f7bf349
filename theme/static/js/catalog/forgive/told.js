/** Which words of a query were used, and which were left out. */

import { units } from "../index/units.js";

/** @typedef {import("../query/outcome.js").Outcome} Outcome */

/** @param {string} text @param {Outcome} found @returns {Outcome} which says what was used and what left out */
export function told(text, found) {
  if (!found.asked || found.how === "called") return found;
  const used = found.used.length > 0 ? found.used : found.asked.split(/\s+/u);
  return { ...found, used, missing: leftOut(text, used) };
}

/** @param {string} text @param {string[]} used @returns {string[]} the words of a text without some */
function leftOut(text, used) {
  const all = units(text);
  const left = all.map(() => true);
  for (const word of used) {
    const sought = units(word).map((unit) => unit.text);
    const at = all.findIndex((_, i) => left[i] && sought.every((unit, k) => all[i + k]?.text === unit));
    if (at >= 0) left.fill(false, at, at + sought.length);
  }
  // What stood in the text between two units parts them.
  return all.map((unit, i) => {
    const before = all[i - 1];
    const apart = before && before.at + before.text.length < unit.at;
    return `${apart ? " " : ""}${left[i] ? unit.text : " "}`;
  }).join("").split(/\s+/u).filter(Boolean);
}

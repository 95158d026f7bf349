/** The order of what sounds the same and what sounds nearly so. */

import { behind, inAny } from "./hits.js";
import { rankOf, TITLE_BEGINS } from "./ranks.js";

/** @typedef {import("./hits.js").Hits} Hits */

/**
 * What sounds the same before what sounds nearly so; but a title or name that is whole, or begins so, before what only has it somewhere.
 * @param {Hits} same
 * @param {Hits} near
 * @returns {Hits}
 */
export function wholeFirst(same, near) {
  /** @param {Hits} hits */
  const whole = (hits) => new Map(Array.from(hits).filter(([, value]) => rankOf(value) <= TITLE_BEGINS));
  const first = whole(near);
  if (first.size === 0 || whole(same).size > 0) return inAny([same, behind(near)]);
  return inAny([first, behind(same), behind(behind(near))]);
}

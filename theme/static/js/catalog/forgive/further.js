/**
 * Goes on where the words as they are find nothing, or where they look copied or have unwanted ones
 * among them: what the same words may mean beside (more.js), and what forgives (relax.js).
 */

import { CODES, FEW, keptOf, outcome } from "../query/outcome.js";
import { outcomeOf } from "../query/typed.js";
import { textOf, wordsOf } from "../query/words.js";
import { looksSaid, mayBeLine, maySay } from "./looks.js";
import { withMore } from "./more.js";
import { relax, WAYS, WAYS_BEFORE } from "./relax.js";

/**
 * @typedef {import("../address/read.js").Wanted} Wanted
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/outcome.js").Outcome} Outcome
 */

/** More characters are mostly more than a title that was typed by ear. */
const SHORT = 5;

/**
 * @param {Wanted} wanted
 * @param {Index} index
 * @param {boolean} best whether the best will do where there are very many
 * @param {Outcome} [found] what the words as they are have found; nothing where they look copied
 * @returns {Promise<Outcome>}
 */
export async function further(wanted, index, best, found) {
  if (keptOf(wanted.query) === wanted.query) return furtherWith(wanted, index, best, found);
  const { kept, without } = (await import("../query/minus.js")).parted(wanted.query);
  const wished = { ...wanted, query: kept };
  const all = await furtherWith(wished, index, false, found && await outcomeOf(wished, index, false));
  return (await import("../query/without.js")).leaveOut(all, without, index);
}

/**
 * @param {Wanted} wanted without unwanted words
 * @param {Index} index
 * @param {boolean} best
 * @param {Outcome} [found]
 * @returns {Promise<Outcome>}
 */
async function furtherWith(wanted, index, best, found) {
  const copied = found ? undefined : await relaxed(wanted, index, best, true);
  if (copied && copied.hits.size > 0) return copied;
  const typed = found ?? await outcomeOf(wanted, index, best);
  const more = typed.hits.size > FEW ? typed : await withMore(wanted, index, typed);
  return more.hits.size > 0 || more.how === "isbn" ? more : relaxed(wanted, index, best);
}

/**
 * @param {Wanted} wanted
 * @param {Index} index
 * @param {boolean} best whether the best will do where there are very many
 * @param {boolean} [copied] only where it is a line that was copied
 * @returns {Promise<Outcome>} what is found with less
 */
async function relaxed({ query, field }, index, best, copied = false) {
  const words = wordsOf(query, await index.characters(query));
  if (words.length === 0 || CODES.includes(field)) return outcome({ hits: new Map(), total: 0 });
  // What tells of it to the reader is needed at once when it is done.
  import("../list/relaxed.js").catch(() => {});
  // What knows words comes while it is looked for what sounds the same, which a sentence seldom does.
  const characters = words.flat().filter(({ kind }) => kind === "character").length;
  const text = textOf(words);
  if (copied || characters > SHORT) import("./weigh.js").catch(() => {});
  if (looksSaid(text) || (characters > SHORT && maySay(text))) import("./spoken.js").catch(() => {});
  if (copied || (characters > SHORT && mayBeLine(text))) import("./pasted.js").catch(() => {});
  if (characters === 0) import("../letters/misspelt.js").catch(() => {});
  /** @type {import("./relax.js").Find} */
  const find = (other, where) => outcomeOf({ query: other, field: where }, index, best);
  return relax({ query, field }, index, find, copied ? WAYS_BEFORE : WAYS);
}

/**
 * Pages by the words with which readers ask for them (别称): 办证 is nowhere in the page of the
 * library card. A page that has such words is found by them however they are wrapped: 小孩怎么办证,
 * 办个证, 请问图书馆有wifi吗.
 */

import { letters } from "./cut.js";
import { withoutSpoken } from "./spoken.js";

/**
 * @typedef {[address: string, title: string, ...names: string[]]} Row
 * @typedef {{ address: string, score: number, leads: boolean }} Named
 *   `score`: how many characters of the query tell of the page; `leads`: they are half of it, or tell enough
 */

/** Letters between those of a name that a sentence may have: 办个证, 停一下车. */
const GAP = 2;
/** So many characters of a name tell enough, however long the question is: 外地人可以办借书证吗. */
const ENOUGH = 3;
/** A name that says all: it stands before whatever is longer. */
const WHOLE = 1000;

/** @type {Promise<Row[]> | undefined} */
let asked;

/**
 * The rows, asked for once; none where they did not come.
 * @param {string} address
 * @returns {Promise<Row[]>}
 */
export function rowsAt(address) {
  asked ??= fetch(address).then((answer) => (answer.ok ? answer.json() : [])).catch(() => {
    asked = undefined;
    return [];
  });
  return asked;
}

/**
 * The pages that a query names, the surest first.
 * @param {string} query
 * @param {Row[]} rows
 * @returns {Named[]}
 */
export function named(query, rows) {
  const said = letters(query);
  const core = letters(withoutSpoken(query));
  if (said.length < 2) return [];
  /** @type {Named[]} */
  const found = [];
  for (const [address, ...names] of rows) {
    const score = most(said, names);
    const leads = 2 * score >= said.length || most(core, names) >= Math.min(ENOUGH, core.length / 2 || 1);
    if (score > 0) found.push({ address, score, leads });
  }
  return found.sort((a, b) => b.score - a.score);
}

/** @param {string} said @param {string[]} names @returns {number} how much of it one of them tells */
function most(said, names) {
  return Math.max(...names.map((name) => told(said, letters(name))));
}

/**
 * How much of what was said a name tells.
 * @param {string} said
 * @param {string} name
 * @returns {number} 0 where it is not meant
 */
function told(said, name) {
  if (said === name) return WHOLE;
  if (name.length < 2) return 0;
  if (said.includes(name)) return name.length;
  if (name.includes(said)) return (said.length * said.length) / name.length;
  return spread(said, name);
}

/**
 * A name whose letters stand in order with few others between them.
 * @param {string} said
 * @param {string} name
 * @returns {number}
 */
function spread(said, name) {
  let best = 0;
  for (let from = said.indexOf(name[0] ?? ""); from >= 0; from = said.indexOf(name[0] ?? "", from + 1)) {
    let at = from;
    for (const letter of name.slice(1)) {
      at = at < 0 ? at : said.indexOf(letter, at + 1);
    }
    const between = at - from + 1 - name.length;
    if (at >= 0 && between <= GAP) best = Math.max(best, name.length - between / 4);
  }
  return best;
}

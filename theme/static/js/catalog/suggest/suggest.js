/** What is suggested while a reader types: whole titles, and persons. */

import { plain as searchFor } from "../address/plain.js";
import { normalise } from "../index/units.js";
import { findAll } from "../query/find.js";
import { sorted } from "../query/hits.js";
import { namesIn } from "../query/names.js";
import { isTitle, maskOf, PERSON_ENDS, PERSON_HAS, rankOf, WHOLE_PERSON } from "../query/ranks.js";
import { describe } from "../query/records.js";
import { search } from "../query/search.js";
import { outcomeOf } from "../query/typed.js";
import { slotsOf } from "../query/words.js";
import { isName, ranked, worksOf } from "../query/works.js";

/**
 * @typedef {import("../index/characters.js").Characters} Characters
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {{ kind: "title" | "person", text: string, count: number }} Suggestion
 *   `count`: of a person, how many records are found when it is taken
 */

const MOST = 6;
const PERSONS = 2;
/** A person with so many times more records than the first title has editions comes before it. */
const EDITIONS = 3;
/** What a second person has at least of the first one's records. */
const SHARE = 0.1;
/** Characters from which on something is suggested. */
export const SHORTEST = 2;

/**
 * @param {string} text
 * @param {Index} index
 * @returns {Promise<Suggestion[]>} the likeliest first
 */
export async function suggest(text, index) {
  const query = text.trim();
  if (Array.from(query).length < SHORTEST) return [];
  const { hits, total, how } = await outcomeOf({ query, field: "any" }, index, true);
  // The books of a class are not what its number is completed to.
  if (how === "class") return [];
  const table = await index.characters(query);
  const works = ranked(worksOf(sorted(hits), hits), hits);
  // Of several words the ranks are sums, which say nothing of a title or a person.
  if (/\s/u.test(query)) return titlesIn(works.slice(0, MOST), index, table);
  /** @param {(rank: number) => boolean} fits */
  const those = (fits) => works.filter(([best = -1]) => fits(rankOf(hits.get(best) ?? 0)));
  const persons = await personsIn(personal(those), query, index);
  const titled = those(isTitle).slice(0, MOST - persons.length);
  const titles = await titlesIn(titled, index, table);
  const most = persons[0]?.count ?? 0;
  const first = isName(works, hits, total) || most > (titled[0]?.length ?? 0) * EDITIONS ? 0 : 1;
  return [...titles.slice(0, first), ...persons, ...titles.slice(first)];
}

/**
 * Works by those who may be meant: a person of many works is that of the first ones.
 * @param {(fits: (rank: number) => boolean) => number[][]} those the works whose rank fits
 * @returns {number[][]}
 */
function personal(those) {
  const [whole = [], ends = [], has = []] = [WHOLE_PERSON, PERSON_ENDS, PERSON_HAS].map((rank) => those((own) => own === rank));
  return whole.length > 0 ? [...whole.slice(0, 1), ...ends.slice(0, 1)] : [...ends.slice(0, 1), ...has.slice(0, 2)];
}

/**
 * @param {number[][]} works
 * @param {Index} index
 * @param {Characters} table
 * @returns {Promise<Suggestion[]>}
 */
async function titlesIn(works, index, table) {
  const records = await Promise.all(works.map(([number = 0]) => describe(number, index)));
  const plains = records.map(({ title }) => plain(title, table));
  const titles = records.filter((_, i) => plains.indexOf(plains[i] ?? "") === i);
  return titles.map(({ title }) => ({ kind: "title", text: title, count: 0 }));
}

/**
 * The persons whose names have what was typed, each known to the index by the whole name.
 * @param {number[][]} works theirs
 * @param {string} query
 * @param {Index} index
 * @returns {Promise<Suggestion[]>} those with the most records first
 */
async function personsIn(works, query, index) {
  const records = await Promise.all(works.map(([number = 0]) => describe(number, index)));
  const all = records.flatMap(({ responsibility }) => namesIn(responsibility));
  const table = await index.characters(query + all.join("").replace(/[a-z]/gi, ""));
  const [typed, sound] = [plain(query, table), spoken(query, table)];
  const names = all.filter((name) => plain(name, table).includes(typed) || spoken(name, table).includes(sound));
  const found = await Promise.all(Array.from(new Set(names), (name) => counted(name, index, table)));
  const known = found.filter(({ text, count }) => count > 1 || (count > 0 && plain(text, table) === typed))
    .sort((a, b) => b.count - a.count);
  const least = (known[0]?.count ?? 0) * SHARE;
  // The same name in other characters, or with what its person did, is no other name.
  const likely = known.filter(({ text, count }, i) => count >= least && !known.slice(0, i).some((more) => (
    plain(text, table).startsWith(plain(more.text, table))
  ))).slice(0, PERSONS);
  return Promise.all(likely.map(async (one) => ({ ...one, count: (await search(searchFor(one.text, "person"), index)).total })));
}

/** @param {string} name @param {Index} index @param {Characters} table @returns {Promise<Suggestion>} */
async function counted(name, index, table) {
  const { hits } = await findAll([slotsOf(normalise(name, table))], index, maskOf("person"), false);
  const ranks = Array.from(hits.values(), rankOf);
  const count = ranks.filter((rank) => rank === WHOLE_PERSON || rank === PERSON_ENDS).length;
  return { kind: "person", text: name, count: ranks.includes(WHOLE_PERSON) ? count : 0 };
}

/** @param {string} text @param {Characters} table @returns {string} without what stands between */
function plain(text, table) {
  return normalise(text, table).replace(/[^\p{L}\p{N}]/gu, "");
}

/** @param {string} text @param {Characters} table @returns {string} how it is read */
function spoken(text, table) {
  return Array.from(plain(text, table), (character) => table.readings(character)[0] ?? character).join("");
}

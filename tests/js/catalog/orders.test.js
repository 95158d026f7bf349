/** The same words find the same, whatever was asked before: what is known so far spares files and decides nothing. */

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { alike } from "../../../theme/static/js/catalog/forgive/alike.js";
import { open } from "../../../theme/static/js/catalog/index/layers.js";
import { sound } from "../../../theme/static/js/catalog/index/sounds.js";
import { search } from "../../../theme/static/js/catalog/query/search.js";
import { suggest } from "../../../theme/static/js/catalog/suggest/suggest.js";
import { charactersFile, drawing, hostWith, plain, rareFile, SPOKEN } from "./support.js";

const realFetch = globalThis.fetch;
afterEach(() => { globalThis.fetch = realFetch; });

const TURNS = 3;
const BOOKS = 60;
const ASKED = 8;
/** Characters that the page doesn't know: old forms, one beyond the table, and one whose sound is only there. */
const OLD = { 红: "紅", 楼: "樓", 梦: "夢", 国: "國", 义: "義" };
const BEYOND = "喆";
/** Characters that are read as others are in a further reading alone: 曾 and 增, 重 and 虫. */
const USUAL = { ...SPOKEN, 增: "zeng", 虫: "chong" };
const FURTHER = { 曾: "增", 重: "虫", 增: "曾", 虫: "重" };
const HAN = Object.keys(USUAL);

/** @param {(below: number) => number} draw */
function library(draw) {
  const one = (all) => all[draw(all.length)];
  const word = (least, most) => Array.from({ length: least + draw(most - least + 1) }, () => (draw(15) ? one(HAN) : BEYOND)).join("");
  const old = (text) => Array.from(text, (character) => OLD[character] ?? character).join("");
  const books = Array.from({ length: BOOKS }, () => {
    const title = word(2, 5);
    return { title, persons: [word(2, 3)], year: String(1990 + draw(20)), group: one(["i247", "i247.5"]), rank: draw(4) };
  });
  const host = hostWith({ listed: 9, block: 4 }, books.slice(10), books.slice(0, 10));
  host.files.set("/i/characters.gz", charactersFile(USUAL, { [BEYOND]: "jia" }));
  host.files.set("/i/rare.gz", rareFile({ [BEYOND]: "jia" }));
  const manifest = { ...host.manifest, sounds: { runs: "", others: HAN.map((character) => character + sound(USUAL[character])).join("") } };
  const heard = (text) => Array.from(text, (character) => FURTHER[character] ?? one(HAN.filter((other) => (
    USUAL[other] === USUAL[character]
  ))) ?? character).join("");
  const letters = (text) => Array.from(text, (character) => USUAL[character] ?? character).join("");
  const query = () => {
    const { title, persons: [person], year, group } = one(books);
    return one([
      title, person, `${title} ${person}`, `${title}${person}`, heard(title), heard(`${person} ${title}`), letters(title), letters(person),
      letters(heard(title)).replace(/.$/, "k"), old(title), old(heard(title)), `${title.slice(1)}${one(HAN)}`, `${title}在哪里借`,
      `${title} -${person}`, `${person} ${year}`, `${one(HAN)}${title} ${group}`, `《${title}》${person} 著`, word(2, 4), BEYOND + title,
    ]);
  };
  return { host, manifest, query };
}

/** @param {string} query @param {import("../../../theme/static/js/catalog/index/layers.js").Index} index */
async function answerTo(query, index) {
  const { hits, records, ...answer } = await search(plain(query), index);
  return {
    ...answer, hits: Array.from(hits), records: Array.from(await records()),
    alike: await alike({ query, field: "any" }, index, hits), suggested: await suggest(query, index),
  };
}

test("the same query answers the same, whatever was asked before", async () => {
  const draw = drawing(26);
  let found = 0;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const { host, manifest, query } = library(draw);
    globalThis.fetch = host.fetch;
    const queries = Array.from({ length: ASKED }, query);
    const fresh = new Map();
    for (const one of queries) fresh.set(one, await answerTo(one, open(manifest)));
    const shared = open(manifest);
    for (let asked = 0; asked < 2 * ASKED; asked += 1) {
      const one = queries[draw(ASKED)] ?? "";
      const answer = await answerTo(one, shared);
      found += Number(answer.total > 0);
      assert.deepEqual(answer, fresh.get(one), `${one} among ${queries.join(", ")}`);
    }
  }
  assert.ok(found > TURNS * ASKED, `${found} answers with hits`);
});

/** No character of a query is left out without a word: what is said of the hits is true of each. */

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { learned, tableIn } from "../../../theme/static/js/catalog/index/whole_table.js";
import { open } from "../../../theme/static/js/catalog/index/layers.js";
import { lookupsOf } from "../../../theme/static/js/catalog/query/lookups.js";
import { search } from "../../../theme/static/js/catalog/query/search.js";
import { wordsOf } from "../../../theme/static/js/catalog/query/words.js";
import { charactersFile, hostOf, plain, rareFile } from "./support.js";

const TABLE = learned(tableIn(Uint8Array.from(charactersFile())), Uint8Array.from(rareFile()));
const realFetch = globalThis.fetch;
afterEach(() => { globalThis.fetch = realFetch; });

/** Every row of so many signs. */
const rows = (signs, length) => (
  length === 0 ? [[]] : rows(signs, length - 1).flatMap((row) => signs.map((sign) => [...row, sign]))
);
/** Han that have others of their sound in titles, digits, and letters that are no pinyin. */
const QUERIES = [1, 2, 3, 4, 5].flatMap((length) => rows(["楼", "梦", "2", "pc"], length))
  .filter((row) => row.every((unit, i) => /[楼梦]/u.test(unit + (row[i + 1] ?? "楼"))));
const TITLES = [
  "2", "楼", "搂2", "2孟", "孟2", "搂2孟", "楼2家", "2搂孟", "搂孟2", "孟搂", "pc", "搂pc孟", "pc搂2孟", "孟2搂家梦",
  "家2", "家2家", "国2国pc国", "2家楼梦", "梦梦家2家楼", "搂孟家pc", "孟孟2孟孟",
];
const cut = (text) => text.match(/[\u4e00-\u9fff]|[a-z0-9]+/gu) ?? [];
const spoken = (unit) => TABLE.readings(unit)[0] ?? unit;

/** Whether some units stand side by side in others. */
function stands(units, all, as = (unit) => unit) {
  const [sought, text] = [units.map(as), all.map(as)];
  return text.some((_, at) => sought.every((unit, i) => text[at + i] === unit));
}

/** What each way of finding promises of a hit, by what the reader is told. */
const PROMISES = {
  exact: (units, all) => stands(units, all),
  sound: (units, all) => stands(units, all, spoken),
  apart: (units, all) => units.every((unit) => all.includes(unit)),
  near: (units, all) => units.filter((unit) => !all.includes(unit)).length <= 2,
  some: (units, all, used) => used.some((part) => stands(cut(part), all) && units.join("").includes(part)),
};

for (const length of [1, 2, 3, 4, 5]) {
  test(`what is said of hits is true of each, for every mixture of ${length}`, async () => {
    const host = hostOf(TITLES.map((title) => ({ title })));
    globalThis.fetch = host.fetch;
    const index = open(host.manifest);
    const queries = QUERIES.filter((row) => row.length === length);
    for (const units of queries) {
      const { how, hits, used } = await search(plain(units.join("")), index);
      for (const number of hits.keys()) {
        assert.ok(PROMISES[how]?.(units, cut(TITLES[number]), used), `${units.join("")}: ${how} ${TITLES[number]}`);
      }
    }
  });
}

for (const query of ["第2性", "3只小猪", "我和5个孩子", "c语言", "0基础学", "红1军", "x战警", "a股", "2", "第1第2第3"]) {
  test(`every character is in something that the index is asked for: ${query}`, () => {
    for (const word of wordsOf(query, TABLE)) {
      const asked = lookupsOf(word, TABLE).flatMap(({ offset, length }) => (
        Array.from({ length }, (_, i) => offset + i)
      ));
      assert.deepEqual(new Set(asked), new Set(word.keys()), query);
    }
  });
}

test("a lone character between digits sounds like no other", async () => {
  const host = hostOf([{ title: "2" }, { title: "第2性" }, { title: "家2国" }]);
  globalThis.fetch = host.fetch;
  const { how, total } = await search(plain("楼2梦"), open(host.manifest));
  assert.equal(how === "sound" ? total : 0, 0);
});

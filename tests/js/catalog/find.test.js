import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { open } from "../../../theme/static/js/catalog/index/layers.js";
import { rankOf } from "../../../theme/static/js/catalog/query/ranks.js";
import { outcomeOf } from "../../../theme/static/js/catalog/query/typed.js";
import { hostWith } from "./support.js";

/** The ranks of a word in a field, as catalog/query/ranks.js has them: all of it, its beginning, its end, within. */
const RANKS = { title: [0, 2, 4, 4], persons: [1, 6, 3, 6], subjects: [7, 7, 7, 7], publisher: [9, 9, 9, 9] };
const CHARACTERS = Array.from("红楼梦家国曾鲁迅呐喊重庆");
const SEEDS = 150;

const realFetch = globalThis.fetch;
afterEach(() => { globalThis.fetch = realFetch; });

/** @param {number} seed @returns {(below: number) => number} the same numbers for the same seed */
function drawing(seed) {
  let state = seed * 2654435761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

/** @param {(below: number) => number} draw @param {number} longest */
function textOf(draw, longest) {
  return Array.from({ length: 1 + draw(longest) }, () => CHARACTERS[draw(CHARACTERS.length)]).join("");
}

/** @param {(below: number) => number} draw @param {number} most */
function sampleOf(draw, most) {
  // Many begin alike, so that a stretch of theirs is in very many and another in few.
  const titles = Array.from({ length: 1 + draw(most) }, () => (draw(2) ? "国家" : "") + textOf(draw, 9));
  return titles.map((title) => ({
    title, persons: [[], [textOf(draw, 4)], [title.slice(0, 3 + draw(4))]][draw(3)] ?? [], publisher: draw(2) ? textOf(draw, 8) : "",
    // Some are called by their author, and some are about others.
    subjects: [[], [textOf(draw, 6)], [titles[draw(titles.length)] ?? ""]][draw(3)] ?? [],
  }));
}

/** The rank of a record for a word, by looking at all of its texts. */
function rankIn(record, word) {
  // A single character is no name.
  const own = word.length > 1 ? RANKS : { ...RANKS, persons: [6, 6, 6, 6] };
  const ranks = Object.entries(own).flatMap(([field, [whole, begins, ends, within]]) => (
    [record[field] ?? []].flat().filter((text) => text.includes(word)).flatMap((text) => (
      [within, ...(text === word ? [whole] : []), ...(text.startsWith(word) ? [begins] : []), ...(text.endsWith(word) ? [ends] : [])]
    ))
  ));
  return ranks.length > 0 ? Math.min(...ranks) : undefined;
}

test("whatever is read to find a word, it is found in just the records that have it, and with its rank", async () => {
  let found = 0;
  for (let seed = 0; seed < SEEDS; seed += 1) {
    const draw = drawing(seed);
    const layers = [sampleOf(draw, 30), sampleOf(draw, 4)];
    const host = hostWith({ listed: 1 + draw(6), block: 1 + draw(9) }, ...layers);
    globalThis.fetch = host.fetch;
    const all = layers.flat();
    const some = all[draw(all.length)]?.title ?? "";
    const start = draw(some.length);
    const word = draw(4) ? some.slice(draw(2) ? 0 : start).slice(0, 2 + draw(8)) : textOf(draw, 8);
    const expected = all.flatMap((record, number) => {
      const rank = rankIn(record, word);
      return rank === undefined ? [] : [[number, rank]];
    });
    const { hits } = await outcomeOf({ query: word, field: "any" }, open(host.manifest), false);
    const got = Array.from(hits, ([number, value]) => [number, rankOf(value)]).sort(([a], [b]) => a - b);
    assert.deepEqual(got, expected, `seed ${seed}: ${word} in ${JSON.stringify(layers)}`);
    const { total } = await outcomeOf({ query: word, field: "any" }, open(host.manifest), true);
    assert.equal(total, expected.length, `seed ${seed}: how many have ${word}`);
    found += expected.length > 0 ? 1 : 0;
  }
  assert.ok(found > SEEDS / 2);
});

test("of words together just the records are found that have them all", async () => {
  for (let seed = 1000; seed < 1000 + SEEDS / 3; seed += 1) {
    const draw = drawing(seed);
    const layers = [sampleOf(draw, 30), sampleOf(draw, 4)];
    const host = hostWith({ listed: 1 + draw(6), block: 1 + draw(9) }, ...layers);
    globalThis.fetch = host.fetch;
    const words = Array.from({ length: 2 + draw(2) }, () => textOf(draw, 3));
    const { hits } = await outcomeOf({ query: words.join(" "), field: "any" }, open(host.manifest), true);
    const expected = layers.flat().flatMap((record, number) => (
      words.every((word) => rankIn(record, word) !== undefined) ? [number] : []
    ));
    assert.deepEqual(Array.from(hits.keys()).sort((a, b) => a - b), expected, `seed ${seed}: ${words.join(" ")}`);
  }
});

test("a long list is not read where the titles tell who has the word", async () => {
  const many = Array.from({ length: 40 }, (_, i) => ({ title: `国家${"红楼梦"[i % 3]}`, persons: [] }));
  const host = hostWith({ listed: 3, block: 4 }, [{ title: "国家曾国藩" }, ...many]);
  globalThis.fetch = host.fetch;
  const { hits } = await outcomeOf({ query: "国家曾国藩", field: "any" }, open(host.manifest), false);
  assert.deepEqual(Array.from(hits.keys()), [0]);
  assert.deepEqual(host.asked.filter((path) => path.includes("heavy")), []);
});

test("where the first stretch of a word is new to the small layer, nothing else is asked of it", async () => {
  const host = hostWith({ listed: 99, block: 32 }, [{ title: "红楼梦" }], [{ title: "家" }]);
  globalThis.fetch = host.fetch;
  const index = open(host.manifest);
  const { hits } = await outcomeOf({ query: "红楼梦", field: "any" }, index, true);
  assert.deepEqual(Array.from(hits.keys()), [0]);
  assert.equal(host.asked.filter((path) => path.startsWith("/i/1")).length, 1);
});

for (const [query, asks] of [["红楼", false], ["《红楼》", false], ["楼 梦", false], ["hlm", false], ["紅楼", false], ["honglou", true], ["瀬戸", true]]) {
  test(`the table of all characters is ${asks ? "asked for" : "not asked for"} to find ${query}`, async () => {
    const host = hostWith({ listed: 99, block: 32 }, [{ title: "红楼梦" }]);
    globalThis.fetch = host.fetch;
    // Every character is told to sound the same: all lie in the one file of this index.
    const index = open({ ...host.manifest, spoken: `${" Y".repeat(70)} Q` });
    await outcomeOf({ query, field: "any" }, index, true);
    assert.equal(host.asked.includes("/i/characters.gz"), asks);
  });
}

test("a whole ISBN is looked for among barcodes only where no record has it", async () => {
  const host = hostWith({ listed: 99, block: 32 }, [{ title: "家", isbn: "9787503717444" }]);
  globalThis.fetch = host.fetch;
  const index = open(host.manifest);
  const codes = () => host.asked.filter((path) => path.includes("codes")).length;
  const { hits } = await outcomeOf({ query: "978-7-5037-1744-4", field: "any" }, index, true);
  assert.deepEqual([hits.size, codes()], [1, 0]);
  await outcomeOf({ query: "9787503717437", field: "any" }, index, true);
  assert.equal(codes(), 1);
});

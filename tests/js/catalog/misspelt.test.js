import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { open } from "../../../theme/static/js/catalog/index/layers.js";
import { corrections } from "../../../theme/static/js/catalog/letters/corrections.js";
import { soundOf } from "../../../theme/static/js/catalog/letters/syllables.js";
import { search } from "../../../theme/static/js/catalog/query/search.js";
import { hostOf, plain } from "./support.js";

const realFetch = globalThis.fetch;
afterEach(() => { globalThis.fetch = realFetch; });

const TITLES = { 红楼梦: "hongloumeng", 重庆西安: "chongqingxian", 鲁迅国家演义: "luxunguojiayanyi", 曾国藩家: "zengguofengjia" };
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** Numbers below 1, the same in every run. @param {number} seed */
function drawn(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** One wrong, missing, added or exchanged letter. @param {string} text @param {() => number} random */
function misspelt(text, random) {
  const at = Math.floor(random() * (text.length - 1));
  const letter = LETTERS[Math.floor(random() * 26)] ?? "";
  const [before, here, next, rest] = [text.slice(0, at), text[at] ?? "", text[at + 1] ?? "", text.slice(at + 2)];
  const ways = [before + letter + next + rest, before + next + rest, before + letter + here + next + rest, before + next + here + rest];
  return ways[Math.floor(random() * ways.length)] ?? "";
}

test("one wrong letter of pinyin is forgiven, wherever it stands", async () => {
  const host = hostOf(Object.keys(TITLES).map((title) => ({ title })));
  globalThis.fetch = host.fetch;
  const index = open(host.manifest);
  const random = drawn(20261130);
  for (let i = 0; i < 120; i += 1) {
    const [title, letters] = Object.entries(TITLES)[i % 4] ?? [];
    const query = misspelt(letters, random);
    const { works, how } = await search(plain(query), index);
    assert.deepEqual(works[0], [i % 4], `${query} → ${title}`);
    if (query !== letters) assert.ok(["misspelt", "accent", "pinyin"].includes(how), `${query}: ${how}`);
  }
});

/** A syllable as another ear writes it. @param {string} syllable @param {() => number} random */
function heard(syllable, random) {
  const ways = [[/^([zcs])h/, "$1"], [/^([zcs])(?!h)/, "$1h"], [/^n(?=.)/, "l"], [/^l/, "n"], [/^hu$/, "fu"], [/^fu$/, "hu"],
    [/([aei]n)g$/, "$1"], [/([aei]n)$/, "$1g"]];
  return ways.reduce((text, [from, to]) => (random() < 0.5 ? text.replace(from, to) : text), syllable);
}

test("pinyin by ear finds what sounds nearly so, whatever is heard otherwise", async () => {
  const spoken = { 红楼梦: "hong lou meng", 重庆西安: "chong qing xi an", 鲁迅国家演义: "lu xun guo jia yan yi", 众亲国: "zhong qin guo" };
  const host = hostOf(Object.keys(spoken).map((title) => ({ title })));
  globalThis.fetch = host.fetch;
  const index = open(host.manifest);
  const random = drawn(7);
  for (let i = 0; i < 120; i += 1) {
    const [title, letters] = Object.entries(spoken)[i % 4] ?? ["", ""];
    const query = letters.split(" ").map((syllable) => heard(syllable, random)).join(i % 3 ? "" : " ");
    const { works, how } = await search(plain(query), index);
    assert.deepEqual(works[0], [i % 4], `${query} → ${title}`);
    assert.ok(["accent", "pinyin"].includes(how), `${query}: ${how}`);
  }
});

test("a mistake that is likelier comes first, and the right spelling is offered", async () => {
  const host = hostOf([{ title: "红楼梦" }, { title: "家" }]);
  globalThis.fetch = host.fetch;
  const answer = await search(plain("hongloumemg"), open(host.manifest));
  assert.equal(answer.how, "misspelt");
  assert.deepEqual(answer.suggestions, ["红楼梦"]);
  const [first] = corrections("hnogxi", soundOf({ syllables: ["hong", "xi", "no"] }));
  assert.deepEqual(first?.sounds, ["hong", "xi"]);
});

test("what is no pinyin is not taken for pinyin with a mistake", async () => {
  const host = hostOf([{ title: "红楼梦" }]);
  globalThis.fetch = host.fetch;
  for (const query of ["xyzzyq", "python", "abcdefghijkl", "home", "hl"]) {
    assert.equal((await search(plain(query), open(host.manifest))).total, 0, query);
  }
});

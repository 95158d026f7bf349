/** What is suggested while a reader types. */

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { open } from "../../../theme/static/js/catalog/index/layers.js";
import { namesIn } from "../../../theme/static/js/catalog/query/names.js";
import { suggest } from "../../../theme/static/js/catalog/suggest/suggest.js";
import { hostOf, indexOf } from "./support.js";

const realFetch = globalThis.fetch;
afterEach(() => { globalThis.fetch = realFetch; });

/** Titles as they are, persons in brackets. */
async function suggested(query, index) {
  return (await suggest(query, index)).map(({ kind, text, count }) => (kind === "person" ? `[${text} ${count}]` : text));
}

test("suggestions are titles that the typed words find, and nothing else is tried", async () => {
  const host = hostOf([{ title: "红楼梦" }, { title: "红楼" }, { title: "西安", publisher: "红楼" }]);
  globalThis.fetch = host.fetch;
  const index = open(host.manifest);
  assert.deepEqual(await suggested("红楼", index), ["红楼", "红楼梦"]);
  assert.deepEqual(await suggested("红", index), []);
  assert.deepEqual(await suggested("红搂", index), []);
  assert.ok(!host.asked.some((address) => address.includes("/copies/")));
});

test("while one types, the title with the most editions comes first, and each title once", async () => {
  const editions = [1, 2, 3].map((n) => ({ title: "红楼梦", persons: ["家"], same: n > 1 }));
  const index = indexOf([{ title: "红楼国", persons: ["西"], rank: 1 }, ...editions], [{ title: "红楼梦", persons: ["家"] }]);
  assert.deepEqual(await suggested("红楼", index), ["红楼梦", "红楼国"]);
});

test("a person is suggested by all of the name, with the number of records, before what is about the person", async () => {
  const works = Array.from("家国西安梦", (character) => ({ title: `呐${character}`, persons: ["曾国藩"] }));
  const index = indexOf([...works, { title: "曾国藩传", persons: ["红"] }]);
  for (const typed of ["曾国", "曾国藩", "国藩"]) assert.equal((await suggested(typed, index))[0], "[曾国藩 5]", typed);
});

test("a person with few records comes behind the title that begins so", async () => {
  const index = indexOf([{ title: "曾国传", persons: ["红"] }, { title: "家", persons: ["曾国藩"] }, { title: "国", persons: ["曾国藩"] }]);
  assert.deepEqual(await suggested("曾国", index), ["曾国传", "[曾国藩 2]"]);
});

for (const [statement, name] of [
  ["（德）席勒著；钱春绮译", "席勒"], ["[日] 东野圭吾著", "东野圭吾"], ["费勇 钟晓毅著", "钟晓毅"], ["林海音 文著；关维兴 图译", "关维兴"],
  ["(法)圣埃克苏佩里|译者:姚文雀|绘画:曾铭祥著", "姚文雀"], ["加西亚·马尔克斯 (Gabriel García Márquez)著", "加西亚·马尔克斯"],
  ["威廉 萨摩赛特 毛姆著", "威廉 萨摩赛特 毛姆"], ["曹雪芹 原著", "曹雪芹"], ["著", undefined],
]) {
  test(`a statement names whom a catalogue may know: ${statement}`, () => {
    assert.equal(namesIn(statement).includes(name ?? "著"), name !== undefined);
  });
}

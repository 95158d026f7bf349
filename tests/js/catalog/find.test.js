import assert from "node:assert/strict";
import test from "node:test";

import { availableAmong, books } from "../../../theme/static/js/catalog/blocks.js";
import { fetcher, OldBrowserError, UnfinishedError } from "../../../theme/static/js/catalog/fetching.js";
import { find, loadFold } from "../../../theme/static/js/catalog/query.js";
import { code, entry, host, json, TABLE } from "./support.js";

const MANIFEST = {
  base: "https://library.example/i/", records: 40, items: 3, shards: 1, block: 32, statusBlock: 512,
  updated: "", sample: true, branches: { AJ00: { name: "总馆", url: "" } },
};
const whole = code({ first: true, last: true });
const ISBN = code({ field: 4, first: true, last: true });
const SHARD = Uint8Array.from([
  ...entry("2021", [[7, [code({ position: 1, last: true })]]]),
  ...entry("9787020002207", [[2, [ISBN]]]),
  ...entry("python", [[7, [code({ first: true })]], [9, [whole]]]),
  ...entry("三国", [[2, [code({ position: 3 })]], [5, [code({ first: true })]]]),
  ...entry("演义", [[2, [code({ position: 5 })]], [5, [code({ position: 2, last: true })]]]),
]);
const block = (id, items) => json({
  id: [id], title: ["三国演义"], other: [""], responsibility: ["罗贯中著"], publisher: [""],
  year: ["1973"], isbn: [""], call: ["I242.4/26"], clc: ["I242.4"], child: [0], items: [items],
});
const FILES = {
  "characters.json.gz": json(TABLE),
  "s/0000.bin.gz": SHARD,
  "c/5bb6.bin.gz": Uint8Array.from(entry("家", [[3, [whole]]])),
  "b/0.json.gz": block("B0", [["AJ00", "", "I242.4/26"], ["AJ00", "", "I242.4/26"]]),
  "b/1.json.gz": block("B32", []),
  "t/0.json.gz": json(["al", ...new Array(31).fill("l"), ""]),
};

/** A host of the sample with other files put over it. */
const hostOf = (others = {}) => host(Object.fromEntries(
  Object.entries({ ...FILES, ...others }).map(([path, file]) => [MANIFEST.base + path, file]),
));

/** Ask a host of files; what was asked stands beside the answer. */
async function ask(query, others) {
  const { fetch, asked } = hostOf(others);
  globalThis.fetch = fetch;
  const get = fetcher(MANIFEST.base);
  return { records: await find(query, await loadFold(get), MANIFEST, get), asked, get };
}

test("every record that answers is found, best first", async () => {
  assert.deepEqual((await ask("三國演義")).records, [5, 2]);
  assert.deepEqual((await ask("三国 水浒")).records, []);
  assert.deepEqual((await ask("家")).records, [3]);
  assert.deepEqual((await ask("7-02-000220-7")).records, [2]);
});

test("what looks like a code and is none is sought as words", async () => {
  assert.deepEqual((await ask("python 2021")).records, [7]);
});

test("a lone character without a file stands in no record", async () => {
  assert.deepEqual((await ask("鼎")).records, []);
});

test("a failure is never an answer", async () => {
  for (const failure of [404, 500, 206, Buffer.from("no index")]) {
    await assert.rejects(ask("三国", { "s/0000.bin.gz": failure }), (reason) => (
      reason instanceof UnfinishedError || reason instanceof RangeError));
  }
  await assert.rejects(ask("家", { "c/5bb6.bin.gz": 500 }), UnfinishedError);
  await assert.rejects(ask("家", { "characters.json.gz": 404 }), UnfinishedError);
  await assert.rejects(ask("家", { "characters.json.gz": Buffer.from("{") }), UnfinishedError);
});

test("a lost connection is a failure, and the next try asks again", async () => {
  const { fetch } = hostOf();
  const get = fetcher(MANIFEST.base);
  globalThis.fetch = () => Promise.reject(new TypeError("Failed to fetch"));
  await assert.rejects(loadFold(get), UnfinishedError);
  globalThis.fetch = fetch;
  assert.equal((await loadFold(get)).get("紅"), "红");
});

test("a browser that cannot unpack says so", async () => {
  const { DecompressionStream } = globalThis;
  try {
    delete globalThis.DecompressionStream;
    await assert.rejects(ask("家"), OldBrowserError);
  } finally {
    globalThis.DecompressionStream = DecompressionStream;
  }
});

test("a file is fetched once", async () => {
  const { asked, get } = await ask("三国演义");
  await find("三国演义", await loadFold(get), MANIFEST, get);
  assert.deepEqual(asked.length, new Set(asked).size);
});

test("books carry their copies with the state of each", async () => {
  const { get } = await ask("三国");
  const [one, other] = await books([0, 32], MANIFEST, get);
  assert.equal(one.id, "B0");
  assert.equal(one.child, false);
  assert.deepEqual(one.items.map((item) => item.status), ["a", "l"]);
  assert.equal(other.id, "B32");
  assert.deepEqual(other.items, []);
  assert.equal(await availableAmong([0, 1, 32], MANIFEST, get), 1);
});

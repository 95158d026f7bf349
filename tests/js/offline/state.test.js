import assert from "node:assert/strict";
import test from "node:test";

import { ReplacedError, UnreachableError } from "../../../theme/static/js/offline/release.js";
import { stateOf } from "../../../theme/static/js/offline/state.js";
import { FullError, RefusedError } from "../../../theme/static/js/offline/store.js";
import { dataOf, failure, megabytes, progressSentence } from "../../../theme/static/js/offline/words.js";

/** @param {string} name @returns {import("../../../theme/static/js/offline/release.js").ReleaseFile} */
const bundle = (name) => ({ address: name, bytes: 4e6, kind: "bundle" });
const OLD = { page: "", updated: "2026-11-13", files: [bundle("a"), bundle("b"), bundle("c")] };
const NEW = { page: "", updated: "2026-11-20", files: [bundle("a"), bundle("b"), bundle("d")] };
/** @param {string[]} names */
const having = (...names) => ({ release: undefined, has: (/** @type {{ address: string }} */ { address }) => names.includes(address) });

test("before anything is saved, its size is said", () => {
  const { said, save, remove } = stateOf(having(), NEW, false);
  assert.match(said, /要用约 12\.0 MB 流量和空间/);
  assert.deepEqual([save, remove], ["存下整个目录（12.0 MB）", ""]);
});

test("a part is called a part, with what is left", () => {
  const { said, save, remove } = stateOf(having("a"), NEW, true);
  assert.match(said, /只存了一部分：4\.0 MB，共 12\.0 MB/);
  assert.deepEqual([save, remove], ["接着存（还有 8.0 MB）", "移除"]);
});

test("what is saved is said with the day of its data", () => {
  const { said, save, remove } = stateOf({ ...having("a", "b", "c"), release: OLD }, OLD, true);
  assert.match(said, /^已保存，2026年11月13日的数据，12\.0 MB。/);
  assert.deepEqual([save, remove], ["", "移除"]);
});

test("an update costs what is not here yet", () => {
  const { said, save } = stateOf({ ...having("a", "b", "c"), release: OLD }, NEW, true);
  assert.match(said, /2026年11月13日的数据.*目录有更新。$/);
  assert.equal(save, "更新离线目录（约 4.0 MB）");
});

test("without a network, what is saved is as good, and nothing can be saved", () => {
  const saved = stateOf({ ...having("a", "b", "c"), release: OLD }, new UnreachableError(), true);
  assert.match(saved.said, /^已保存/);
  assert.equal(saved.save, "");
  const none = stateOf(having(), new UnreachableError(), true);
  assert.match(none.said, /连不上网络/);
  assert.deepEqual([none.save, none.remove], ["", "清除留在这里的网页和文件"]);
  assert.match(stateOf(having(), new ReplacedError(), false).said, /正在更新/);
});

test("sizes, days and progress are said in plain figures", () => {
  assert.equal(megabytes(14_230_000), "14.2 MB");
  assert.equal(megabytes(20), "0.1 MB");
  assert.equal(dataOf("2026-01-05"), "2026年1月5日的数据");
  assert.equal(dataOf(""), "");
  assert.equal(progressSentence({ bytes: 3e6, total: 12e6, part: 1, parts: 17 }), "已存 3.0 MB，共 12.0 MB（17 份里的 1 份）");
});

test("every failure has a sentence of its own", () => {
  const reasons = [
    new FullError(), new RefusedError(), new ReplacedError(), new UnreachableError(),
    new DOMException("", "AbortError"), new Error(),
  ];
  const said = reasons.map(failure);
  assert.equal(new Set(said).size, reasons.length);
  assert.ok(said.every((sentence) => sentence.endsWith("。")));
});

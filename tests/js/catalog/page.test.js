import assert from "node:assert/strict";
import test from "node:test";

import { read, write } from "../../../theme/static/js/catalog/address.js";
import { coverOf, family, hash } from "../../../theme/static/js/catalog/cover.js";
import { byBranch, words } from "../../../theme/static/js/catalog/holdings.js";
import { answer } from "../../../theme/static/js/catalog/view.js";

const copy = (status, branch = "AJ00") => ({ branch, room: "", callNumber: "", status });

test("an address is read back as it was written", () => {
  for (const wanted of [{ query: "三国演义", page: 1 }, { query: "c++ & c#", page: 12 }]) {
    assert.deepEqual(read(write(wanted)), wanted);
  }
  assert.equal(write({ query: "家", page: 1 }), `?q=${encodeURIComponent("家")}`);
});

test("an address that makes no sense is the first page", () => {
  for (const page of ["0", "-2", "x", "1.5", "1e99"]) assert.equal(read(`?q=a&page=${page}`).page, 1);
  assert.deepEqual(read(""), { query: "", page: 1 });
  assert.equal(read("?q=%20a+").query, "a");
});

test("a cover's colour goes by class, children's books have their own", () => {
  const classes = ["I242.4", "K825", "B2", "TP312", "R1", "", "?"];
  assert.deepEqual(classes.map((clc) => family(clc, false)), [0, 1, 2, 5, 4, 2, 2]);
  assert.equal(family("I287", true), 6);
});

test("a book has always the same cover, and its form fits the title", () => {
  assert.equal(hash(""), hash(""));
  assert.ok(hash("三国演义") < 2 ** 32 && hash("三国演义") >= 0);
  assert.deepEqual(coverOf("三国演义", "I242", false), coverOf("三国演义", "I242", false));
  for (let n = 1; n <= 40; n += 1) {
    const cover = coverOf("书".repeat(n), "I", false);
    assert.equal(cover.text.replaceAll("\n", ""), "书".repeat(Math.min(n, 12)));
    if (n > 8) assert.ok(["frame", "lines"].includes(cover.form));
    if (n > 4) assert.ok(!["character", "moon"].includes(cover.form));
    assert.ok(Math.max(...cover.text.split("\n").map((line) => line.length)) <= 6);
  }
  assert.equal(coverOf("史记：选本（上）", "K", false).text, "史记");
  assert.equal(coverOf("", "", false).text, "");
});

test("copies are told in words", () => {
  assert.equal(words(["a", "l", "a"].map((status) => copy(status))), "可借 2");
  assert.equal(words([copy("l")]), "都借出了");
  assert.equal(words([copy("r"), copy("l")]), "仅供阅览");
  assert.equal(words([copy("p")]), "加工中");
  assert.equal(words([copy("o")]), "请问馆员");
});

test("branches stand in the library's order, unknown ones last", () => {
  const branches = { AJ00: { name: "总馆", url: "" }, AJ01: { name: "分馆", url: "" } };
  const groups = byBranch([copy("a", "ZZ"), copy("a", "AJ01"), copy("l"), copy("a", "AJ01")], branches);
  assert.deepEqual(groups.map(([code, copies]) => [code, copies.length]), [["AJ00", 1], ["AJ01", 2], ["ZZ", 1]]);
});

test("the answer is one sentence", () => {
  assert.equal(answer("三国演义", 14, 9), "“三国演义”有 14 种，9 种现在可借");
  assert.equal(answer("书", 4000, undefined), "“书”有 4000 种");
  assert.equal(answer("鼎", 0, 0), "没有找到“鼎”");
});

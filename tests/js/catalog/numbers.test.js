/** Numbers, classes and years as readers type them: with mistakes, and among words. */

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { classAbove } from "../../../theme/static/js/catalog/list/beside.js";
import { nearestShelf } from "../../../theme/static/js/catalog/list/relaxed.js";
import { classIn, pointed } from "../../../theme/static/js/catalog/query/groups.js";
import { faultOf, isbn13, repairs } from "../../../theme/static/js/catalog/query/isbn.js";
import { parted } from "../../../theme/static/js/catalog/query/minus.js";
import { records } from "../../../theme/static/js/catalog/query/records.js";
import { search } from "../../../theme/static/js/catalog/query/search.js";
import { drawing, indexOf, plain } from "./support.js";

const realFetch = globalThis.fetch;
afterEach(() => { globalThis.fetch = realFetch; });

async function asked(query, index, more = {}) {
  const answer = await search(plain(query, more), index);
  const found = await Promise.all(answer.works.map((work) => records(work, index)));
  return { ...answer, titles: found.flat().map(({ title }) => title) };
}

/** @param {(below: number) => number} draw @returns {string} */
function drawnIsbn10(draw) {
  const digits = Array.from({ length: 9 }, (_, i) => (i === 0 ? 7 : draw(10)));
  const check = (11 - digits.reduce((sum, digit, i) => sum + digit * (10 - i), 0) % 11) % 11;
  return digits.join("") + (check === 10 ? "x" : check);
}

/** One slip. @param {string} number @param {(below: number) => number} draw @param {number} kind */
function damaged(number, draw, kind) {
  const at = draw(number.length - 1);
  if (kind === 0) return number.slice(0, at) + number.slice(at + 1);
  if (kind === 1) return number.slice(0, at) + draw(10) + number.slice(at);
  if (kind === 2) return number.slice(0, at) + (Number(number[at]) + 1 + draw(9)) % 10 + number.slice(at + 1);
  return number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2);
}

test("a sound ISBN has no fault, and of one slip the right number is always among the repairs", () => {
  const draw = drawing(25);
  for (let i = 0; i < 400; i += 1) {
    const ten = drawnIsbn10(draw);
    for (const number of [ten, isbn13(ten)]) {
      assert.equal(faultOf(number), undefined, number);
      const typed = damaged(number, draw, i % 4);
      const fault = faultOf(typed);
      // Some slips leave a number that is as good as any.
      if (!fault) continue;
      assert.ok(repairs(typed).includes(isbn13(ten)), `${number} → ${typed}`);
      assert.ok(repairs(typed).length <= 25, typed);
      assert.equal(fault, { [-1]: "short", 0: "check", 1: "long" }[typed.length - number.length], typed);
    }
  }
});

test("a number of a mobile phone and a short barcode are no ISBN", () => {
  for (const number of ["13908012345", "1234567", "20261130", "123456789012345"]) assert.equal(faultOf(number), undefined);
});

test("of an ISBN that can't be right the nearest is shown, and the fault told", async () => {
  const index = indexOf([{ title: "家", isbn: "9787503717444" }], [{ title: "国", isbn: "9787020024759" }]);
  for (const [query, fault] of [
    ["978750371744", "short"], ["978-7-5037-1744-5", "check"], ["97875037174444", "long"], ["750371744", "short"],
    ["ISBN 9787503177444", "check"],
  ]) {
    const { how, facts, titles } = await asked(query, index);
    assert.deepEqual([how, facts, titles], ["isbn", [fault], ["家"]], query);
  }
  assert.deepEqual((await asked("9787020024758", index)).titles, ["国"]);
  const none = await asked("978711544890", index);
  assert.deepEqual([none.total, none.how, none.facts], [0, "isbn", ["short"]]);
});

test("a class finds its records and those below it, however it is typed", async () => {
  const index = indexOf(
    [{ title: "家", group: "i2475" }, { title: "国", group: "i24757", rank: 3 }, { title: "西", group: "i267" }],
    [{ title: "安", group: "i2475" }],
  );
  for (const query of ["I247.5", "i2475", "Ｉ２４７．５", "I247。5", "I247", "I247.5=7"]) {
    const { how, titles, total } = await asked(query, index);
    assert.deepEqual([how, titles.sort(), total], ["class", ["国", "安", "家"].sort(), 3], query);
  }
  assert.deepEqual((await asked("I267", index)).titles, ["西"]);
  assert.deepEqual((await asked("I247.5", index, { field: "callno" })).titles[0], "国");
});

test("a longer class than there are records of shows the one above, by its own number", async () => {
  const index = indexOf([{ title: "家", group: "tp3111" }]);
  const { how, facts, titles } = await asked("TP312", index);
  assert.deepEqual([how, facts, titles], ["class", ["TP31"], ["家"]]);
});

test("what is a class and a word finds the word", async () => {
  const index = indexOf([1, 2, 3, 4].map((n) => ({ title: `g20 家${n}` })).concat([{ title: "国", group: "g206" }]));
  const { how, total } = await asked("G20", index);
  assert.deepEqual([how, total], ["exact", 4]);
});

test("no word of letters and digits that a catalogue has is taken for a class that it lacks", async () => {
  for (const query of ["mp3", "word2010", "2012", "ps4", "3d", "b", "鲁迅", "i love"]) assert.equal(classIn(query), "", query);
  assert.equal(classIn("tp312ja"), "tp312ja");
  assert.deepEqual(["i2475", "k82", "tp3111"].map(pointed), ["I247.5", "K82", "TP311.1"]);
});

test("a year is the year of publication where no text has it, and otherwise comes behind", async () => {
  const books = [{ title: "红家", persons: ["鲁迅"], year: "2012" }, { title: "西安", persons: ["鲁迅"], year: "1999" }];
  const index = indexOf(books, [{ title: "演义", persons: ["鲁迅"], year: "2012" }]);
  for (const query of ["鲁迅 2012", "2012 鲁迅", "鲁迅2012", "鲁迅 2012年", "２０１２ 鲁迅"]) {
    const { how, facts, titles } = await asked(query, index);
    assert.deepEqual([how, facts, titles], ["published", ["2012"], ["红家", "演义"]], query);
  }
  const both = indexOf([...books, { title: "鲁迅 2012", persons: ["家"], year: "2001" }]);
  assert.deepEqual((await asked("鲁迅 2012", both)).titles, ["鲁迅 2012", "红家"]);
});

test("a year alone, and one that nothing was published in, are words like others", async () => {
  const index = indexOf([{ title: "家", persons: ["鲁迅"], year: "2012" }]);
  assert.equal((await asked("2012", index)).total, 0);
  assert.notEqual((await asked("鲁迅 2013", index)).how, "published");
});

test("a class among words narrows them to its shelf", async () => {
  const index = indexOf([{ title: "红家", persons: ["鲁迅"], group: "i2475" }, { title: "红国", persons: ["鲁迅"], group: "i267" }]);
  for (const query of ["鲁迅 I247.5", "i247 鲁迅"]) {
    const { how, titles } = await asked(query, index);
    assert.deepEqual([how, titles], ["class", ["红家"]], query);
  }
});

test("a minus before a word leaves out what has it, in any dash and any field", async () => {
  const index = indexOf([{ title: "红楼", persons: ["鲁迅"] }, { title: "红楼国", persons: ["家"] }]);
  for (const dash of ["-", "－", "—", "–", "−"]) {
    const { how, without, titles } = await asked(`红楼 ${dash}鲁迅`, index);
    assert.deepEqual([how, without, titles], ["exact", ["鲁迅"], ["红楼国"]], dash);
  }
});

test("a dash within a word, before a number, doubled or alone is no minus", () => {
  for (const query of ["红楼-鲁迅", "-鲁迅", "红楼 - 鲁迅", "红楼——鲁迅", "红楼 ——鲁迅", "鲁迅全集 -10", "978 -7"]) {
    assert.deepEqual(parted(query), { kept: query, without: [] }, query);
  }
});

test("in an order the edition that stands there is shown first", async () => {
  const index = indexOf([
    { title: "家", persons: ["鲁迅"], year: "1990", copies: "aaa" },
    { title: "家", persons: ["鲁迅"], year: "2020", same: true, copies: "a" },
  ]);
  const { works } = await search(plain("家", { sort: "print" }), index);
  const [shown] = await records(works[0] ?? [], index, true);
  assert.equal(shown?.number, 1);
  assert.equal((await records(works[0] ?? [], index))[0]?.number, 0);
});

test("an ISBN with letters for digits is the one that was meant, and this is told", async () => {
  const draw = drawing(9);
  for (let turn = 0; turn < 40; turn += 1) {
    const isbn = isbn13(drawnIsbn10(draw));
    const typed = isbn.replace(/[01]/g, (digit) => (draw(2) ? digit : digit === "0" ? "oO"[draw(2)] ?? "" : "lIi"[draw(3)] ?? ""));
    const { how, facts, titles } = await asked(draw(2) ? typed : `ISBN ${typed}`, indexOf([{ title: "红楼", isbn }]));
    assert.deepEqual([how, facts, titles], typed === isbn ? ["exact", [], ["红楼"]] : ["isbn", ["letters"], ["红楼"]], typed);
  }
  assert.equal((await asked("978l1l1l1l1l1", indexOf([{ title: "家" }]))).total, 0);
});

test("a class that is not held is led to the nearest one above that is", async () => {
  const index = indexOf([{ title: "红家", group: "k82" }, { title: "红国", group: "k8259" }, { title: "k827", group: "g6" },
    ...Array.from({ length: 5 }, () => ({ title: "g6" }))]);
  for (const [query, code] of [["K827", "K82"], ["k825.6", "K825"], ["G61", "G6"], ["K82", undefined], ["Z9", undefined], ["红家", undefined]]) {
    const [move] = await classAbove(query ?? "", index);
    assert.equal(move?.wanted.query, code, query);
  }
});

test("of the shelves that there are the nearest is asked for, and no other", () => {
  const shelves = ["i", "i2", "i247.5", "k", "none"];
  const found = ["i247.57", "i247.5", "i21", "k82", "z1"].map((slug) => nearestShelf(slug, shelves));
  assert.deepEqual(found, ["i247.5/", "i247.5/", "i2/", "k/", ""]);
});

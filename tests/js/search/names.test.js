/** Run with: node --test tests/js/search/ */

import assert from "node:assert/strict";
import test from "node:test";

import { letters } from "../../../theme/static/js/search/cut.js";
import { named } from "../../../theme/static/js/search/names.js";

const ROWS = [
  ["card/", "借书证", "办证", "小孩办证", "押金"],
  ["hours/", "开放时间", "几点开门", "周末"],
  ["rooms/", "阅览室和设备", "WiFi", "自习", "停车", "打印"],
  ["children/", "少年儿童", "小孩", "绘本"],
];
const BEFORE = ["", "请问", "你们图书馆", "我想问一下", "《", "  "];
const BEHIND = ["", "吗", "？", "怎么弄啊", "在哪里", "　"];

/** @param {string} query */
const first = (query) => named(query, ROWS)[0]?.address;

test("a name is found in whatever stands around it, and its page comes first", () => {
  let seed = 7;
  const draw = (all) => all[(seed = (seed * 48271) % 2147483647) % all.length];
  for (let i = 0; i < 300; i += 1) {
    const row = draw(ROWS);
    const name = draw(row.slice(1));
    const query = `${draw(BEFORE)}${draw([name, name.toUpperCase()])}${draw(BEHIND)}`;
    assert.equal(first(query), row[0], query);
  }
});

test("the name that tells most of the query wins, wherever others stand in it too", () => {
  assert.equal(first("小孩怎么办证"), "card/");
  assert.equal(first("周末自习"), "hours/");
  assert.deepEqual(named("带小孩看绘本", ROWS).map(({ address }) => address), ["children/"]);
});

test("a word between the characters of a name is passed over, a sentence is not", () => {
  assert.equal(first("办个证"), "card/");
  assert.equal(first("停一下车"), "rooms/");
  assert.equal(first("自己在家学习"), undefined);
});

test("a name leads where it is most of the query, else the pages with all words do", () => {
  assert.equal(named("办证", ROWS)[0].leads, true);
  assert.equal(named("办证指南与办事流程大全", ROWS)[0].leads, false);
  assert.equal(named("外地来的人可以办借书证吗", ROWS)[0].leads, true);
});

test("one character, marks and pictures name nothing", () => {
  for (const query of ["", "办", "。。。", "😀", "qqqqq", " "]) assert.deepEqual(named(query, ROWS), []);
});

test("letters are what is left without marks, in one case", () => {
  assert.equal(letters("《Ｗi-Fi》 密码？"), "wi-fi密码".replace("-", ""));
});

/** Run with: node --test tests/js/search/ */

import assert from "node:assert/strict";
import test from "node:test";

import { cut, phrase, uncut, words } from "../../../theme/static/js/search/cut.js";
import { excerpt, mark } from "../../../theme/static/js/search/excerpt.js";

const marked = (runs) => runs.filter((run) => run.marked).map((run) => run.text);
const whole = (runs) => runs.map((run) => run.text).join("");

test("a query falls into words at spaces and marks, each once", () => {
  assert.deepEqual(words("《红楼梦》 曹雪芹，红楼梦"), ["红楼梦", "曹雪芹"]);
  assert.deepEqual(words("２０２１年ABC"), ["2021年abc"]);
  assert.deepEqual(words("……？"), []);
});

test("a word with Han characters is an exact phrase, a Latin one may be a beginning", () => {
  assert.equal(phrase("2021年大事记"), '"2021 年 大 事 记"');
  assert.equal(phrase("pyth"), "pyth");
});

test("cut text is read again as it was written", () => {
  for (const text of ["《红楼梦》，曹雪芹著；“你好”。", "开放8:30-17:00，Python3与I247.5类。", "two words"]) {
    assert.equal(uncut(cut(text)), text);
  }
});

test("the longest word is marked, and nothing of the text is lost", () => {
  const runs = mark("安居区图书馆在安居", ["安居", "安居区"]);
  assert.deepEqual(marked(runs), ["安居区", "安居"]);
  assert.equal(whole(runs), "安居区图书馆在安居");
});

test("an excerpt leaves the title out and stands around the word", () => {
  const content = `${cut("大事记")}。 ${cut("甲".repeat(100) + "红楼梦" + "乙".repeat(100))}。`;
  const runs = excerpt(content, "大事记", ["红楼梦"]);
  assert.deepEqual(marked(runs), ["红楼梦"]);
  assert.equal(whole(runs), `……${"甲".repeat(20)}红楼梦${"乙".repeat(57)}……`);
});

test("no half of a rare character stands at an edge", () => {
  const runs = excerpt(cut("𠮷".repeat(15) + "红" + "𠮷".repeat(80)), "题", ["红"]);
  assert.ok(whole(runs).isWellFormed());
});

test("a word without an excerpt of its own shows the beginning", () => {
  assert.equal(whole(excerpt("文 一。", "题", ["题"])), "文一。");
});

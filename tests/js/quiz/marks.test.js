import assert from "node:assert/strict";
import test from "node:test";

import { columns, tally, verdict } from "../../../theme/static/js/quiz/marks.js";

const answer = (number, right, chosen, points = 10) => ({ number, points, right, chosen });

test("points add up where the answer is right, and only there", () => {
  const outcome = tally([answer("1", "A", "A", 5), answer("2", "B", "C"), answer("3", "D", "")]);
  assert.deepEqual(outcome, { score: 5, points: 25, right: 1, blank: ["3"] });
});

test("of several right options all must be chosen, and no other", () => {
  const score = (chosen) => tally([answer("1", "ACD", chosen)]).score;
  assert.deepEqual(["ACD", "AC", "ABCD", "A", ""].map(score), [10, 0, 0, 0, 0]);
});

test("a quiz without questions has no score", () => {
  assert.deepEqual(tally([]), { score: 0, points: 0, right: 0, blank: [] });
});

test("the sentence says what was chosen and what is right", () => {
  assert.equal(verdict({ right: "A", chosen: "A" }), "答对了。");
  assert.equal(verdict({ right: "AC", chosen: "B" }), "答错了，选的是 B，应该选 A、C。");
  assert.equal(verdict({ right: "AC", chosen: "" }), "没有答，应该选 A、C。");
});

test("a title falls into columns of one length, at its blanks and colons first", () => {
  assert.deepEqual(columns("认识安居区图书馆", 8), ["认识安居区图书馆"]);
  assert.deepEqual(columns("百年荣光 薪火相传", 8), ["百年荣光", "薪火相传"]);
  assert.deepEqual(columns("一二三四五六七八九十", 8), ["一二三四五", "六七八九十"]);
  assert.deepEqual(columns("𠮷𠮷：", 8), ["𠮷𠮷"]);
});

test("no column is longer than it may be, and no letter is lost", () => {
  for (let length = 1; length < 60; length += 1) {
    const title = "字".repeat(length);
    const found = columns(title, 8);
    assert.equal(found.join(""), title);
    assert.ok(found.every((column) => column.length <= 8));
  }
});

import assert from "node:assert/strict";
import test from "node:test";
import { FACES, dayOf, nowAt, nowWords, shanghai, wordsOf } from "../../../theme/static/js/hours/rule.js";
import { clocksOf, saidOf } from "../../../theme/static/js/hours/figures.js";
import { distanceWords, metres, shifted } from "../../../theme/static/js/hours/nearest.js";
import CASES from "./cases.json" with { type: "json" };

for (const [name, day, state, words, reason] of CASES.days) {
  test(`${name}, ${day}: ${state} ${words}`, () => {
    const found = dayOf(CASES.tables[name], CASES.holidays, day);
    assert.deepEqual([found.state, wordsOf(found.intervals), found.reason], [state, words, reason]);
  });
}

for (const [name, day, figures, said] of CASES.figures) {
  test(`${name}, ${day}: ${figures}, ${said}`, () => {
    const state = dayOf(CASES.tables[name], CASES.holidays, day);
    assert.deepEqual([clocksOf(state).join(" "), saidOf(day, state)], [figures, said]);
  });
}

for (const [name, moment, phase, words] of CASES.moments) {
  test(`${name}, ${moment}: ${phase}, ${words}`, () => {
    const [day, minute] = shanghai(new Date(moment));
    const now = nowAt(CASES.tables[name], CASES.holidays, day, minute);
    assert.deepEqual([now.phase, nowWords(now, day)], [phase, words]);
    assert.deepEqual(FACES[now.phase], CASES.faces[phase]);
  });
}

test("a phone's position is shifted by some hundred metres to where Chinese maps have it", () => {
  const moved = metres([105.45, 30.35], shifted(105.45, 30.35));
  assert.ok(moved > 200 && moved < 800, String(moved));
});

test("a degree of latitude is 111 kilometres", () => {
  assert.equal(Math.round(metres([105, 30], [105, 31]) / 1000), 111);
});

test("distances are told as roughly as they are known", () => {
  assert.equal(distanceWords(30), "约 100 米");
  assert.equal(distanceWords(420), "约 400 米");
  assert.equal(distanceWords(1234), "约 1.2 公里");
});

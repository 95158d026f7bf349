import assert from "node:assert/strict";
import test from "node:test";

import { stateOn } from "../../../theme/static/js/exhibition/states.js";
import CASES from "./state_cases.json" with { type: "json" };

test("the state of a day is the one that pages are built with", () => {
  assert.ok(CASES.length > 10);
  for (const { spans, day, state } of CASES) assert.equal(stateOn(spans, day), state, `${spans} on ${day}`);
});

test("the order of the spans does not matter", () => {
  for (const { spans, day, state } of CASES) {
    assert.equal(stateOn(spans.split(" ").reverse().join(" "), day), state, `${spans} on ${day}`);
  }
});

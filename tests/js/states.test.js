import assert from "node:assert/strict";
import test from "node:test";

import { phaseOn, showStates } from "../../theme/static/js/states.js";
import CASES from "./states_cases.json" with { type: "json" };

test("the script and Python say the same of every day", () => {
  assert.ok(CASES.length >= 100);
  for (const { spans, day, phase } of CASES) {
    assert.equal(phaseOn(spans, day), phase, `${spans} on ${day}`);
  }
});

test("the order of the spans changes nothing", () => {
  for (const { spans, day, phase } of CASES) {
    assert.equal(phaseOn(spans.split(" ").reverse().join(" "), day), phase, `${spans} on ${day}`);
  }
});

test("a page without events is left as it is", () => {
  showStates({ querySelectorAll: () => [], querySelector: () => null }, "2026-11-23");
});

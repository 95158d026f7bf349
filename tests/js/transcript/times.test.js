import assert from "node:assert/strict";
import test from "node:test";

import { lineAt, secondsOf } from "../../../theme/static/js/transcript/times.js";

test("the line that is being said is the last that has begun", () => {
  const places = [0, 4.9, 5, 39, 40, 40.5, 900].map((moment) => lineAt([5, 40, 40, 200], moment));
  assert.deepEqual(places, [-1, -1, 0, 0, 2, 2, 3]);
  assert.equal(lineAt([], 10), -1);
});

test("a fragment names seconds, or nothing", () => {
  assert.deepEqual(["#t200", "#t0", "", "#main", "#t2x"].map(secondsOf), [200, 0, null, null, null]);
});

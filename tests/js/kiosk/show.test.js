import assert from "node:assert/strict";
import test from "node:test";

import { begin, IDLE, STAYS, step, tick, toggle, touch } from "../../../theme/static/js/kiosk/show.js";

test("a slide stands for its time, then the next one; behind the last comes the first", () => {
  const first = begin(2, true, 0);
  assert.equal(tick(first, STAYS - 1).place, 0);
  const second = tick(first, STAYS);
  assert.equal(second.place, 1);
  assert.equal(tick(second, STAYS + 1).place, 1);
  assert.equal(tick(second, 2 * STAYS).place, 0);
});

test("who touches it finds the slide still there, until nobody has touched it for a while", () => {
  const held = touch(tick(begin(3, true, 0), STAYS), STAYS);
  assert.equal(tick(held, STAYS + IDLE - 1).place, 1);
  const back = tick(held, STAYS + IDLE);
  assert.deepEqual([back.place, back.playing, back.touchedAt], [0, true, null]);
});

test("by hand it goes both ways around, and stays where it was put", () => {
  const shown = step(begin(3, true, 0), -1, 10);
  assert.deepEqual([shown.place, shown.playing], [2, false]);
  assert.equal(step(shown, 1, 20).place, 0);
  assert.equal(tick(shown, 10 + STAYS).place, 2);
});

test("a button stops it and lets it go on, each slide with its whole time", () => {
  const stopped = toggle(begin(3, true, 0), 1000);
  assert.equal(tick(stopped, STAYS + 1000).place, 0);
  const going = toggle(stopped, 5000);
  assert.equal(tick(going, STAYS).place, 0);
  assert.equal(tick(going, 5000 + STAYS).place, 1);
});

test("for who wants no motion nothing moves by itself, neither now nor after a rest", () => {
  const still = begin(3, false, 0);
  assert.equal(tick(still, 10 * STAYS).place, 0);
  const back = tick(step(still, 1, 0), IDLE);
  assert.deepEqual([back.place, back.playing], [0, false]);
  assert.equal(tick(back, IDLE + 10 * STAYS).place, 0);
  assert.equal(toggle(still, 0).playing, true);
});

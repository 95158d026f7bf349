import assert from "node:assert/strict";
import test, { afterEach } from "node:test";

import { save, speedOf, SPEEDS, stopAfter, withoutPlace, withPlace } from "../../../theme/static/js/exhibition/queue.js";
import { KEY, load } from "../../../theme/static/js/exhibition/sound.js";

const STOPS = ["01", "02", "07"];
const NOTHING = { speed: 1, places: [] };
const own = Object.getOwnPropertyDescriptor(globalThis, "localStorage");

/** Puts something in place of the browser's storage. */
function storage(getter) {
  Object.defineProperty(globalThis, "localStorage", { get: getter, configurable: true });
}

function memory(texts = {}) {
  const kept = new Map(Object.entries(texts));
  storage(() => ({ getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => kept.set(key, text) }));
  return kept;
}

afterEach(() => {
  if (own) Object.defineProperty(globalThis, "localStorage", own);
  else Reflect.deleteProperty(globalThis, "localStorage");
});

test("stops follow each other to the end, and go back to the beginning", () => {
  assert.equal(stopAfter(STOPS, "01"), "02");
  assert.equal(stopAfter(STOPS, "02"), "07");
  assert.equal(stopAfter(STOPS, "07"), undefined);
  assert.equal(stopAfter(STOPS, "07", -1), "02");
  assert.equal(stopAfter(STOPS, "01", -1), undefined);
  assert.equal(stopAfter(STOPS, "05"), undefined);
  assert.equal(stopAfter([], "01"), undefined);
});

test("a speed is one of those that are offered", () => {
  assert.deepEqual(SPEEDS.map(speedOf), SPEEDS);
  for (const speed of [0, 16, -1, NaN, "1.5", undefined]) assert.equal(speedOf(speed), 1);
});

test("where a reader stopped is noted, one place a page, the latest first", () => {
  const one = withPlace(NOTHING, { page: "/a/", stop: "02", seconds: 12.7 }, STOPS);
  const two = withPlace(one, { page: "/b/", stop: "01", seconds: 40 }, STOPS);
  const three = withPlace(two, { page: "/a/", stop: "07", seconds: 0 }, STOPS);
  assert.deepEqual(three.places, [
    { page: "/a/", stop: "07", seconds: 0 },
    { page: "/b/", stop: "01", seconds: 40 },
  ]);
  assert.deepEqual(withoutPlace(three, "/a/").places, [{ page: "/b/", stop: "01", seconds: 40 }]);
  assert.equal(one.places[0].seconds, 12);
});

test("the very beginning is no place to go back to", () => {
  const kept = withPlace(NOTHING, { page: "/a/", stop: "01", seconds: 4.9 }, STOPS);
  assert.deepEqual(kept.places, []);
  assert.equal(withPlace(kept, { page: "/a/", stop: "01", seconds: 5 }, STOPS).places.length, 1);
});

test("only so many places are kept", () => {
  let kept = NOTHING;
  for (let page = 0; page < 50; page += 1) kept = withPlace(kept, { page: `/${page}/`, stop: "02", seconds: 9 }, STOPS);
  assert.equal(kept.places.length, 20);
  assert.equal(kept.places[0].page, "/49/");
});

test("what was kept is read again, under one name", () => {
  const kept = memory();
  assert.deepEqual(load(), NOTHING);
  save({ speed: 1.25, places: [{ page: "/a/", stop: "02", seconds: 9 }] });
  assert.deepEqual([...kept.keys()], [KEY]);
  assert.deepEqual(load(), { speed: 1.25, places: [{ page: "/a/", stop: "02", seconds: 9 }] });
});

test("what nobody of us wrote is as good as nothing", () => {
  for (const text of ["", "null", "[]", "{", "7", '{"speed":1.5}', '{"speed":1,"places":7}', '{"places":[null]}']) {
    memory({ [KEY]: text });
    assert.deepEqual(load(), NOTHING, text);
  }
  memory({ [KEY]: '{"speed":1,"places":[{"page":"/a/","stop":"\\"] , *","seconds":1}]}' });
  assert.deepEqual(load().places, []);
});

test("a browser that keeps nothing is no fault", () => {
  storage(() => { throw new DOMException("", "SecurityError"); });
  assert.deepEqual(load(), NOTHING);
  save({ speed: 1.5, places: [] });
});

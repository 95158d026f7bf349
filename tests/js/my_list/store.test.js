import assert from "node:assert/strict";
import test, { afterEach } from "node:test";

import { add, entryOf, remove } from "../../../theme/static/js/my_list/list.js";
import { KEY, load, SENTENCES, update } from "../../../theme/static/js/my_list/store.js";

const NOW = new Date(2026, 1, 3);
const entry = (id) => entryOf({ id, title: `书${id}`, responsibility: "", publisher: "", year: "", call: "" }, NOW);
const ids = ({ entries }) => entries.map(({ id }) => id);
const own = Object.getOwnPropertyDescriptor(globalThis, "localStorage");

/** Puts something in place of the browser's storage. */
function storage(getter) {
  Object.defineProperty(globalThis, "localStorage", { get: getter, configurable: true });
}

/** A storage in memory, for texts that are no longer than `room`. */
function memory(texts = {}, room = Infinity) {
  const kept = new Map(Object.entries(texts));
  storage(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => {
      if (text.length > room) throw new DOMException("", "QuotaExceededError");
      kept.set(key, text);
    },
    removeItem: (key) => kept.delete(key),
    get length() { return kept.size; },
  }));
  return kept;
}

afterEach(() => {
  if (own) Object.defineProperty(globalThis, "localStorage", own);
  else Reflect.deleteProperty(globalThis, "localStorage");
});

test("a change is kept under one name, and read again", () => {
  const kept = memory();
  assert.deepEqual(ids(update((entries) => add(entries, entry("a")))), ["a"]);
  assert.deepEqual([...kept.keys()], [KEY]);
  assert.deepEqual([load().ok, load().reason, ids(load())], [true, "", ["a"]]);
});

test("a change begins with what another tab kept meanwhile", () => {
  const kept = memory();
  update((entries) => add(entries, entry("a")));
  const before = kept.get(KEY);
  update((entries) => add(entries, entry("b")));
  kept.set(KEY, before ?? "");
  assert.deepEqual(ids(update((entries) => add(entries, entry("c")))), ["a", "c"]);
});

test("of an empty list nothing stays behind", () => {
  const kept = memory();
  update((entries) => add(entries, entry("a")));
  update((entries) => remove(entries, "a"));
  assert.equal(kept.size, 0);
});

test("a browser that refuses storage is told from one that is full", () => {
  storage(() => { throw new DOMException("", "SecurityError"); });
  assert.deepEqual(load(), { ok: false, reason: "refused", entries: [] });
  assert.deepEqual(update((entries) => add(entries, entry("a"))).reason, "refused");
  storage(() => null);
  assert.equal(load().reason, "refused");
  memory({}, 0);
  assert.equal(update((entries) => add(entries, entry("a"))).reason, "refused");
  memory({ other: "x" }, 0);
  assert.equal(update((entries) => add(entries, entry("a"))).reason, "full");
});

test("a change that found no room leaves the list as it was", () => {
  memory({}, 200);
  assert.equal(update((entries) => add(entries, entry("a"))).ok, true);
  const full = update((entries) => add(entries, entry("b")));
  assert.deepEqual([full.ok, full.reason, ids(full)], [false, "full", ["a"]]);
  assert.deepEqual(ids(load()), ["a"]);
});

test("a list that can't be read is said, and begun anew with the next book", () => {
  const kept = memory({ [KEY]: "{broken" });
  assert.deepEqual(load(), { ok: false, reason: "unreadable", entries: [] });
  assert.equal(kept.get(KEY), "{broken");
  assert.deepEqual(ids(update((entries) => add(entries, entry("a")))), ["a"]);
  assert.equal(load().reason, "");
});

test("every reason has a sentence of its own", () => {
  const { "": none, ...others } = SENTENCES;
  const said = Object.values(others);
  assert.equal(none, "");
  assert.equal(new Set(said).size, 3);
  assert.ok(said.every((sentence) => sentence.endsWith("。")));
});

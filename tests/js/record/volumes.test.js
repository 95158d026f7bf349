import assert from "node:assert/strict";
import test from "node:test";
import { byCall, inOrder } from "../../../theme/static/js/record/volumes.js";

/** @param {string} call @param {string} volume */
const copy = (call, volume) => ({ branch: "", room: "", status: "a", call, volume });

test("volumes stand in the order of the shelf", () => {
  const order = [
    "2025年第2期", "2025年第10期", "2026年第1期", "2026年合订本上", "2026年合订本下",
  ];
  assert.deepEqual([...order].reverse().sort(inOrder), order);
  assert.deepEqual(["下册", "中册", "上册"].sort(inOrder), ["上册", "中册", "下册"]);
});

test("a copy without a call number of its own has the record's", () => {
  const copies = [copy("", "上"), copy("Z62/2", ""), copy("", "上"), copy("", "下")];
  assert.deepEqual(byCall(copies, "Z62/1"), [["Z62/1", ["上", "下"]], ["Z62/2", []]]);
});

import assert from "node:assert/strict";
import test from "node:test";

import { coverOf, family, hash, traitsOf } from "../../../theme/static/js/catalog/list/cover.js";
import CASES from "./cover_cases.json" with { type: "json" };

test("a cover is the one that pages have which are written without a script", () => {
  assert.ok(CASES.length >= 40);
  for (const { title, clc, child, lines, family: colours, traits, ...face } of CASES) {
    const cover = coverOf(title);
    const { first, form, pale, height, size, columns } = cover;
    assert.equal(cover.text, lines.join("\n"), title);
    assert.deepEqual({ first, form, pale, height, size, columns }, face, title);
    assert.deepEqual(traitsOf(cover), traits, title);
    assert.equal(family(child ? "child" : clc), colours, title);
  }
});

test("a cover's colour goes by class, children's books have their own", () => {
  const classes = ["I242.4", "K825", "B2", "TP312", "R1", "", "?", "child"];
  assert.deepEqual(classes.map(family), [0, 1, 2, 5, 4, 2, 2, 6]);
});

test("a book has always the same cover", () => {
  assert.ok(hash("三国演义") < 2 ** 32 && hash("三国演义") >= 0);
  assert.notEqual(hash("三国演义"), hash("三国演义连环画"));
  assert.deepEqual(coverOf("三国演义"), coverOf("三国演义"));
});

test("a cover's form fits its title, and nothing of twelve characters is lost", () => {
  for (let n = 1; n <= 40; n += 1) {
    const cover = coverOf("书".repeat(n));
    assert.equal(cover.text.replaceAll("\n", ""), "书".repeat(Math.min(n, 12)));
    if (n > 8) assert.ok(["frame", "lines"].includes(cover.form));
    if (n > 4) assert.ok(!["character", "moon"].includes(cover.form));
    assert.ok(Math.max(...cover.text.split("\n").map((line) => line.length)) <= 6);
  }
});

test("what stands behind a colon or in brackets is left out", () => {
  assert.equal(coverOf("史记：选本（上）").text, "史记");
  assert.equal(coverOf("").text, "");
});

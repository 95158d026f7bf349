import assert from "node:assert/strict";
import test from "node:test";

import { learned, tableIn } from "../../../theme/static/js/catalog/index/whole_table.js";
import { normalise, units } from "../../../theme/static/js/catalog/index/units.js";
import { runs } from "../../../theme/static/js/catalog/list/mark.js";
import { charactersFile, rareFile } from "./support.js";
import CASES from "./normalise_cases.json" with { type: "json" };

const FOLD = learned(tableIn(Uint8Array.from(charactersFile())), Uint8Array.from(rareFile()));
const marked = (found) => found.filter((run) => run.marked).map((run) => run.text);
const whole = (found) => found.map((run) => run.text).join("");

test("text falls into the units that the index was built on", () => {
  for (const { text, units: expected } of CASES) {
    assert.deepEqual(units(normalise(text, FOLD)).map((unit) => unit.text), expected, text);
  }
});

test("the found part of a title is marked as it is printed", () => {
  assert.deepEqual(marked(runs("品读三国演义", "三國演義", FOLD)), ["三国演义"]);
  assert.deepEqual(marked(runs("《紅樓夢》校注", "红楼梦 校注", FOLD)), ["紅樓夢", "校注"]);
  assert.deepEqual(marked(runs("Ｃ＋＋程序设计", "c++", FOLD)), ["Ｃ＋＋"]);
  assert.deepEqual(marked(runs("Javanese", "java", FOLD)), []);
  assert.deepEqual(marked(runs("红楼梦", "……", FOLD)), []);
});

test("marking loses nothing of the title", () => {
  for (const title of ["𠮷野家的家", "ﬁne家Ⅳ", "", "家、家"]) {
    assert.equal(whole(runs(title, "家 iv fi", FOLD)), title);
    assert.ok(runs(title, "家", FOLD).every((run) => run.text.isWellFormed()));
  }
});

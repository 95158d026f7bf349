import assert from "node:assert/strict";
import test from "node:test";

import { learned, tableIn } from "../../../theme/static/js/catalog/index/whole_table.js";
import { crc32 } from "../../../theme/static/js/catalog/index/layers.js";
import { after, CUTS, lines, postingsOf } from "../../../theme/static/js/catalog/index/postings.js";
import { columnIn } from "../../../theme/static/js/catalog/facets/columns.js";
import { inflate } from "../../../theme/static/js/catalog/index/inflate.js";
import { nearest } from "../../../theme/static/js/catalog/forgive/distance.js";
import { isbn13 } from "../../../theme/static/js/catalog/query/isbn.js";
import { recordsIn } from "../../../theme/static/js/catalog/query/numbers.js";
import { soundOf, syllableOf, syllablesOf } from "../../../theme/static/js/catalog/letters/syllables.js";
import { lookupsOf } from "../../../theme/static/js/catalog/query/lookups.js";
import { wordsOf } from "../../../theme/static/js/catalog/query/words.js";
import { charactersFile, json, numbersFile, packed, postingsFile, rareFile, varint } from "./support.js";

const bytes = (numbers) => Uint8Array.from(numbers);
const TABLE = learned(tableIn(bytes(charactersFile())), bytes(rareFile()));
const SOME = { syllables: ["xi", "an", "xian", "fang", "fan", "gan", "lve", "nv", "n", "a", "shi", "ding"] };
const SYLLABLES = syllableOf(SOME);
const FAR = 2 ** 33;
const FILE = bytes(postingsFile(new Map([
  ["三国", [{ record: 0, flags: 0, place: 0 }, { record: 0, flags: 2, place: 7 }, { record: FAR, flags: 8, place: 3 }]],
  ["红楼", [{ record: 4, flags: 1, place: 200 }]],
])));

test("postings are read back as they were written, beyond 2^31 too", () => {
  const found = postingsOf(FILE, CUTS.pairs, () => true);
  assert.deepEqual(Array.from(found.keys()), ["三国", "红楼"]);
  const { records, starts, flags, places } = found.get("三国") ?? {};
  assert.deepEqual(records, [0, FAR]);
  assert.deepEqual(starts, [0, 2, 3]);
  assert.deepEqual(Array.from(flags ?? []).map((flag) => flag & 7), [0, 2, 0, 1]);
  assert.deepEqual(Array.from(places ?? []), [0, 7, 3, 200]);
});

test("only the terms that are asked for come back, and a file cut off is a failure", () => {
  assert.deepEqual(Array.from(postingsOf(FILE, CUTS.pairs, (term) => term === "红楼").keys()), ["红楼"]);
  assert.equal(postingsOf(FILE, CUTS.pairs, () => false).size, 0);
  for (let length = 0; length < FILE.length; length += 1) {
    assert.throws(() => postingsOf(FILE.subarray(0, length), CUTS.pairs, () => true), RangeError, String(length));
  }
});

test("numbers are read back, and one that the file lacks has no records", () => {
  const file = bytes(numbersFile(new Map([["a1", [3, 300]], ["b2", [7]]])));
  assert.deepEqual(recordsIn(file, "a1"), [3, 300]);
  assert.deepEqual(recordsIn(file, "b2"), [7]);
  assert.deepEqual(recordsIn(file, "c3"), []);
  assert.deepEqual(recordsIn(bytes(numbersFile(new Map())), ""), []);
});

test("a column gives each record its value, in one byte or two", () => {
  const head = (width) => [...json({ values: [[], ["AJ", "BS"]], labels: {}, width }), 10];
  assert.equal(columnIn(bytes([...head(1), 1, 0]), 2).number(0), 1);
  assert.equal(columnIn(bytes([...head(2), 1, 0, 0, 1]), 2).number(1), 256);
  assert.throws(() => columnIn(bytes([...head(2), 1, 0]), 2), RangeError);
});

test("places go round after 255, and none comes back to the beginning", () => {
  assert.deepEqual([after(0, 0), after(0, 1), after(0, 255), after(0, 256)], [0, 1, 255, 1]);
  assert.deepEqual([after(254, 1), after(255, 1), after(1, 255)], [255, 1, 1]);
});

test("shards go by the crc32 that everybody knows", () => {
  assert.equal(crc32(new TextEncoder().encode("123456789")), 0xcbf43926);
});

test("a run of characters is covered by pairs, as few as will do", () => {
  const cover = (query) => wordsOf(query, TABLE).map((word) => lookupsOf(word, TABLE).map(
    ({ family, key, offset }) => `${family} ${key}@${offset}`,
  ));
  assert.deepEqual(cover("红楼梦家"), [["pairs hong lou@0", "pairs men jia@2"]]);
  assert.deepEqual(cover("红楼梦"), [["pairs hong lou@0", "pairs lou men@1"]]);
  assert.deepEqual(cover("家"), [["characters 家@0"]]);
  assert.deepEqual(cover("学python3语"), [["characters 学@0", "words pyt@1", "words 3@2", "characters 语@3"]]);
  assert.deepEqual(cover("红楼 梦"), [["pairs hong lou@0"], ["characters 梦@0"]]);
});

test("letters are cut into syllables, the fewest first", () => {
  assert.deepEqual(syllablesOf("xian", SYLLABLES), [["xian"], ["xi", "an"]]);
  assert.deepEqual(syllablesOf("fangan", SYLLABLES), [["fang", "an"], ["fan", "gan"]]);
  assert.deepEqual(syllablesOf("lue", SYLLABLES), [["lve"]]);
  assert.deepEqual(syllablesOf("nü", SYLLABLES), [["nv"]]);
  assert.deepEqual(syllablesOf("nyu", SYLLABLES), [["nv"]]);
  assert.deepEqual(syllablesOf("python", SYLLABLES), []);
  assert.deepEqual(syllablesOf("nn", SYLLABLES), []);
  assert.equal(syllablesOf("xian".repeat(20), SYLLABLES).length, 4);
});

test("letters are cut into sounds as well, in any spelling of them", () => {
  const SOUNDS = soundOf(SOME);
  assert.deepEqual(syllablesOf("fangan", SOUNDS), [["fan", "an"], ["fan", "gan"]]);
  for (const spelled of ["shidin", "siding", "sidin"]) assert.deepEqual(syllablesOf(spelled, SOUNDS), [["si", "din"]]);
  for (const spelled of ["nu", "lü", "lv", "nyu"]) assert.deepEqual(syllablesOf(spelled, SOUNDS), [["lu"]]);
});

test("an ISBN of ten digits has one of thirteen", () => {
  assert.equal(isbn13("7503717440"), "9787503717444");
  assert.equal(isbn13("080442957x"), "9780804429573");
});

test("the nearest part of a text is found, and a mistake at its end costs a little more", () => {
  const find = (sought, text) => nearest(Array.from(sought), Array.from(text));
  assert.deepEqual(find("遇到凯恩斯", "在小吃店遇见凯恩斯"), { distance: 1, from: 4, to: 9 });
  assert.deepEqual(find("红楼梦", "红楼梦"), { distance: 0, from: 0, to: 3 });
  assert.ok(find("到凯恩斯", "遇见凯恩斯").distance > 1);
  assert.equal(find("红楼梦", "见楼梦").distance, 1.25);
});

test("what the browser packs is unpacked without it", async () => {
  const texts = ["", "家", "红楼梦".repeat(3000), Array.from({ length: 5000 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7919) % 20000))).join("")];
  for (const text of texts) {
    const data = Array.from(new TextEncoder().encode(text));
    const file = new Uint8Array(await new Response(packed(data)).arrayBuffer());
    assert.equal(new TextDecoder().decode(inflate(file)), text);
    assert.throws(() => inflate(file.subarray(0, file.length - 9)), RangeError);
  }
  assert.throws(() => inflate(bytes([1, 2, 3])), RangeError);
});

test("a stored and a fixed block are unpacked too", () => {
  const head = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];
  assert.deepEqual(Array.from(inflate(bytes([...head, 1, 3, 0, 252, 255, 7, 8, 9]))), [7, 8, 9]);
  // “aaaaaaaaaa”: one literal and a copy of nine from one before, by the fixed code (zlib's own bytes).
  assert.deepEqual(Array.from(inflate(bytes([...head, 0x4b, 0x4c, 0x84, 0x01, 0x00]))), Array(10).fill(97));
});

test("lines and numbers of the files are what they seem", () => {
  assert.deepEqual(lines("a\nb"), ["a", "b"]);
  assert.deepEqual(varint(300), [172, 2]);
});

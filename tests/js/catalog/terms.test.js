import assert from "node:assert/strict";
import test from "node:test";

import {
  crc32, fileOf, identifiersOf, isbn13, wordsOf,
} from "../../../theme/static/js/catalog/terms.js";
import { FOLD } from "./support.js";

const lookups = (query) => wordsOf(query, FOLD).map((word) => word.lookups.map(
  ({ term, offset }) => `${term}@${offset}`,
));
const codes = (query) => identifiersOf(query, FOLD)?.map((word) => word.lookups[0].term);

test("a run of Han is covered by pairs, a lone character stands alone", () => {
  assert.deepEqual(lookups("三國演義"), [["三国@0", "演义@2"]]);
  assert.deepEqual(lookups("红楼梦"), [["红楼@0", "楼梦@1"]]);
  assert.deepEqual(lookups("家"), [["家@0"]]);
  assert.deepEqual(lookups("C++程序设计"), [["c++@0", "程序@1", "设计@3"]]);
  assert.deepEqual(lookups("学C语"), [["学@0", "c@1", "语@2"]]);
});

test("white space parts words, marks between characters do not", () => {
  assert.deepEqual(lookups("《红楼·梦》　曹雪芹"), [["红楼@0", "楼梦@1"], ["曹雪@0", "雪芹@1"]]);
  assert.deepEqual(lookups("！？ …"), []);
});

test("an ISBN is looked up in thirteen digits and as typed", () => {
  assert.deepEqual(codes("978-7-02-000220-7"), ["9787020002207"]);
  assert.deepEqual(codes("７-02-000220-X"), ["702000220x", "9787020002207"]);
  assert.equal(isbn13("7020002207"), "9787020002207");
  assert.equal(isbn13("0306406152"), "9780306406157");
});

test("barcodes are codes, words are not", () => {
  assert.deepEqual(codes("AJ00-0012345"), ["aj000012345"]);
  assert.equal(codes("harry potter"), undefined);
  assert.equal(codes("三国演义"), undefined);
  assert.equal(codes("1984"), undefined);
});

test("terms lie in shards by their checksum, lone characters in files of their own", () => {
  assert.equal(crc32(new TextEncoder().encode("123456789")), 0xcbf43926);
  assert.equal(fileOf("家", 64), "c/5bb6.bin.gz");
  assert.equal(fileOf("𠮷", 64), "c/20bb7.bin.gz");
  assert.equal(fileOf("123456789", 0x10000), "s/3926.bin.gz");
  assert.match(fileOf("三国", 64), /^s\/00[0-3][0-9a-f]\.bin\.gz$/);
});

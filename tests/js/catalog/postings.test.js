import assert from "node:assert/strict";
import test from "node:test";

import { postingsOf } from "../../../theme/static/js/catalog/postings.js";
import { inAll, inAny, ranksOf, sorted } from "../../../theme/static/js/catalog/rank.js";
import { code, entry } from "./support.js";

const FAR = { position: 2 ** 30, field: 5, first: false, last: true };
const FILE = Uint8Array.from([
  ...entry("c++", [[3, [code({ first: true })]]]),
  ...entry("三国", [[0, [code({ first: true }), code(FAR)]], [300, [code({ field: 2, position: 7 })]]]),
]);
/** A term of a word with its places by record. */
const found = (offset, records) => ({ offset, postings: new Map(records) });
const place = (position, field, first = false, last = false) => ({ position, field, first, last });

test("postings are read back as they were written, beyond 2^31 too", () => {
  const read = postingsOf(FILE, "三国");
  assert.deepEqual(Array.from(read.keys()), [0, 300]);
  assert.deepEqual(read.get(0), [place(0, 0, true), FAR]);
  assert.deepEqual(read.get(300), [place(7, 2)]);
  assert.deepEqual(postingsOf(FILE, "c++").get(3), [place(0, 0, true)]);
});

test("a term that the file lacks has no records; a file cut off is a failure", () => {
  assert.equal(postingsOf(FILE, "水浒").size, 0);
  assert.equal(postingsOf(new Uint8Array(), "三国").size, 0);
  assert.throws(() => postingsOf(FILE.subarray(0, FILE.length - 1), "三国"), RangeError);
});

test("a word stands where its terms are neighbours in one field", () => {
  const ranks = ranksOf([
    found(0, [[1, [place(4, 0)]], [2, [place(4, 0)]], [3, [place(4, 0)]], [4, [place(0, 0), place(9, 5)]]]),
    found(2, [[1, [place(6, 0)]], [2, [place(7, 0)]], [3, [place(6, 2)]], [4, [place(11, 5)]]]),
  ], false);
  assert.deepEqual(Array.from(ranks), [[1, 2], [4, 4]]);
});

test("the whole title comes first, then its beginning, then what is in it", () => {
  const word = (last) => [found(0, [[1, [place(0, 0, true)]]]), found(1, [[1, [place(1, 0, false, last)]]])];
  assert.equal(ranksOf(word(true), false).get(1), 0);
  assert.equal(ranksOf(word(false), false).get(1), 1);
  const single = (at) => ranksOf([found(0, [[1, [at]]])], false).get(1);
  assert.deepEqual(
    [place(0, 0, true, true), place(2, 0), place(0, 2), place(0, 1), place(0, 5), place(0, 3), place(0, 4)].map(single),
    [0, 2, 3, 4, 4, 5, 6],
  );
});

test("a record takes the best of its places, and a number asked for by number is the best", () => {
  assert.equal(ranksOf([found(0, [[1, [place(0, 3), place(5, 0)]]])], false).get(1), 2);
  assert.equal(ranksOf([found(0, [[1, [place(0, 4)]]])], true).get(1), 0);
});

test("records with all words, or with any; ties by number", () => {
  const one = new Map([[9, 2], [4, 2], [1, 0]]);
  const other = new Map([[4, 1], [9, 1], [7, 0]]);
  assert.deepEqual(sorted(inAll([one, other])), [4, 9]);
  assert.deepEqual(sorted(inAny([one, other])), [1, 7, 4, 9]);
  assert.equal(inAny([one, other]).get(9), 1);
});

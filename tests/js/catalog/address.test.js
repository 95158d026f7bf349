import assert from "node:assert/strict";
import test from "node:test";

import { isFiltered, plain, wantedBy } from "../../../theme/static/js/catalog/address/plain.js";
import { read } from "../../../theme/static/js/catalog/address/read.js";
import { write } from "../../../theme/static/js/catalog/address/write.js";
import { LONGEST } from "../../../theme/static/js/search/query_of.js";
import { FACETS, ORDERS } from "./support.js";

const MANIFEST = {
  facets: { ...FACETS, house: { ...FACETS.house, sense: "AJ00|AJ01" } }, orders: ORDERS,
};
const NONE = { house: [], shelf: [], subject: [], medium: [], printed: [], available: [] };
const FULL = "?q=%E5%AE%B6&field=title&house=AJ00&house=AJ01&shelf=%E5%A4%96%E5%80%9F%E5%AE%A4"
  + "&subject=I2&medium=book&printed=1990-1999&available=1&sort=new&page=3";

test("an address says everything and is written as it was read", () => {
  const wanted = read(FULL, MANIFEST);
  assert.deepEqual(wanted, {
    query: "家",
    field: "title",
    filters: {
      house: ["AJ00", "AJ01"], shelf: ["外借室"], subject: ["I2"], medium: ["book"], printed: ["1990-1999"],
      available: ["1"],
    },
    sort: "new",
    page: 3,
  });
  assert.equal(write(wanted), FULL);
});

test("filters are said in one order, whatever the order of an address", () => {
  assert.equal(write(read("?available=1&subject=I&house=AJ00&q=a", MANIFEST)), "?q=a&house=AJ00&subject=I&available=1");
});

test("of a query that is too long its first characters are sought", () => {
  for (const character of ["a", "书", "𠮷"]) {
    const said = new URLSearchParams({ q: character.repeat(100_000) });
    assert.equal(read(`?${said}`, MANIFEST).query, character.repeat(LONGEST));
  }
});

test("what goes without saying is not said", () => {
  assert.equal(write(plain("c++ & c#")), "?q=c%2B%2B+%26+c%23");
  assert.deepEqual(read("?q=c%2B%2B+%26+c%23", MANIFEST), { ...plain("c++ & c#"), filters: NONE });
});

test("what makes no sense is passed over", () => {
  const nonsense = "?q=+a+&field=colour&house=ZZ&house=toString&subject=%3Cb%3E&medium=&medium=CD!&printed=1990"
    + "&printed=1990-19991&available=yes&available=&sort=best&page=-2&colour=red&came=2021&lent=3";
  assert.deepEqual(read(nonsense, MANIFEST), { ...plain("a"), filters: NONE });
  for (const page of ["0", "x", "1.5", "1e99", ""]) assert.equal(read(`?q=a&page=${page}`, MANIFEST).page, 1);
});

test("a value that is said twice counts once", () => {
  assert.deepEqual(read("?q=a&house=AJ00&house=AJ00", MANIFEST).filters.house, ["AJ00"]);
});

test("a search is filtered when something besides its words narrows it", () => {
  assert.equal(isFiltered(plain("家", "title")), false);
  assert.equal(isFiltered(read("?q=a&came=2021", MANIFEST)), false);
  assert.equal(isFiltered({ ...plain("家"), filters: { ...NONE, medium: ["map"] } }), true);
});

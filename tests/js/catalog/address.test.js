import assert from "node:assert/strict";
import test from "node:test";

import { isFiltered, noFilters, read } from "../../../theme/static/js/catalog/view.js";
import { plain, write } from "../../../theme/static/js/catalog/write.js";

const BRANCHES = { AJ00: { name: "总馆", url: "" }, AJ01: { name: "东禅分馆", url: "" } };
const FULL = "?q=%E5%AE%B6&field=title&branch=AJ00&branch=AJ01&room=%E5%A4%96%E5%80%9F%E5%AE%A4"
  + "&clc=I2&type=book&lang=chi&audience=children&year=1990-1999&available=1&sort=new&page=3";

test("an address says everything and is written as it was read", () => {
  const wanted = read(FULL, BRANCHES);
  assert.deepEqual(wanted, {
    query: "家",
    field: "title",
    filters: {
      branch: ["AJ00", "AJ01"], room: ["外借室"], clc: ["I2"], type: ["book"], lang: ["chi"],
      audience: ["children"], year: ["1990-1999"],
    },
    available: true,
    sort: "new",
    page: 3,
  });
  assert.equal(write(wanted), FULL);
});

test("what goes without saying is not said", () => {
  assert.equal(write(plain("c++ & c#")), "?q=c%2B%2B+%26+c%23");
  assert.deepEqual(read("?q=c%2B%2B+%26+c%23", {}), plain("c++ & c#"));
});

test("what makes no sense is passed over", () => {
  const nonsense = "?q=+a+&field=colour&branch=ZZ&clc=%3Cb%3E&type=&lang=CHI!&audience=all&year=1990"
    + "&available=yes&sort=best&page=-2&colour=red";
  assert.deepEqual(read(nonsense, BRANCHES), plain("a"));
  for (const page of ["0", "x", "1.5", "1e99", ""]) assert.equal(read(`?q=a&page=${page}`, {}).page, 1);
});

test("a value that is said twice counts once", () => {
  assert.deepEqual(read("?q=a&branch=AJ00&branch=AJ00", BRANCHES).filters.branch, ["AJ00"]);
});

test("a search is filtered when something besides its words narrows it", () => {
  assert.equal(isFiltered(plain("家", "title")), false);
  assert.equal(isFiltered({ ...plain("家"), available: true }), true);
  assert.equal(isFiltered({ ...plain("家"), filters: { ...noFilters(), lang: ["eng"] } }), true);
});

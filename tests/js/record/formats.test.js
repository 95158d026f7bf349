import assert from "node:assert/strict";
import test from "node:test";
import { bibtexOf } from "../../../theme/static/js/record/bibtex.js";
import { citationOf } from "../../../theme/static/js/record/citation.js";
import { isoOf, marcFieldsOf, marcxmlOf } from "../../../theme/static/js/record/marc.js";
import { qrSvg } from "../../../theme/static/js/record/qr.js";
import { risOf } from "../../../theme/static/js/record/ris.js";
import CASES from "./citation_cases.json" with { type: "json" };

const RECORD = /** @type {import("../../../theme/static/js/record/fields.js").RecordFields} */ ({
  record_id: "B1", title: "外国出版史", document_type: "book", place: "北京",
  publisher: "中国书籍出版社", publication_year: "1988", isbns: ["7-5068-0001-1", "7-5068-0002-X"],
  contributors: [["昂温", "", "", "英", "", false], ["陈生铮", "译", "", "", "", false]],
  subjects: ["出版-历史-外国"], abstract: "一行\nER  - 二行",
});

for (const { from, record, citation } of CASES) {
  test(`a reference by GB/T 7714: ${from}`, () => assert.equal(citationOf(record), citation));
}

test("RIS begins with the type, ends with ER and never has a line that a text made", () => {
  const lines = risOf(RECORD).split("\r\n");
  assert.equal(lines[0], "TY  - BOOK");
  assert.deepEqual(lines.slice(-2), ["ER  - ", ""]);
  assert.equal(lines.filter((line) => line.startsWith("ER")).length, 1);
  assert.ok(lines.includes("AU  - 昂温") && lines.includes("A4  - 陈生铮"));
});

test("BibTeX writes TeX's own signs as text", () => {
  const text = bibtexOf({ ...RECORD, title: "100% {C} & #_~^\\" });
  assert.ok(text.startsWith("@book{rB1-1988,\n"));
  assert.ok(text.includes("100\\% \\{C\\} \\& \\#\\_\\textasciitilde{}\\textasciicircum{}\\textbackslash{}"));
});

test("ISO 2709 counts bytes, not characters", () => {
  const bytes = isoOf(marcFieldsOf(RECORD));
  assert.equal(Number(new TextDecoder().decode(bytes.subarray(0, 5))), bytes.length);
  assert.equal(bytes.at(-1), 0x1d);
});

test("a field that ISO 2709 can't hold is refused in words, and MARCXML has it", () => {
  const long = marcFieldsOf({ ...RECORD, abstract: "长".repeat(3400) });
  assert.throws(() => isoOf(long), RangeError);
  assert.ok(marcxmlOf(long).includes("长".repeat(3400)));
});

test("a QR code is a square of version 1 to 40 and has its three finders", () => {
  const { size, path } = qrSvg("https://example.org/catalog/record/?id=B1");
  assert.equal((size - 17) % 4, 0);
  for (const corner of ["M0 0h1v1h-1z", `M${size - 1} 0h1v1h-1z`, `M0 ${size - 1}h1v1h-1z`]) {
    assert.ok(path.includes(corner));
  }
});

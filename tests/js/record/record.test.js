import assert from "node:assert/strict";
import test from "node:test";

import { answerOf } from "../../../theme/static/js/record/availability.js";
import { find } from "../../../theme/static/js/record/load.js";
import { bookOf, coinsOf } from "../../../theme/static/js/record/machine.js";
import { opacOf } from "../../../theme/static/js/record/page.js";
import { textsOf, wordsOf } from "../../../theme/static/js/record/values.js";

const BRANCHES = { AJ00: { name: "总馆" }, AJ01: { name: "东禅分馆" } };
const copies = (letters, branch = "AJ00") => Array.from(letters, (status) => ({ branch, room: "", status }));
const held = (letters) => ({ copies: copies(letters) });
const FRESH = { fresh: true, said: "12月28日时" };
const OLD = { fresh: false, said: "12月28日时" };
const UNKNOWN = { fresh: false, said: "" };
const RECORD = {
  record_id: "B1",
  title: "三国演义",
  other_titles: [["毛评本", "subtitle", ""], ["Romance of the Three Kingdoms", "parallel_title", ""]],
  contributors: [["罗贯中", "著", "", "明", "luo guan zhong", false], ["示例编辑部", "编", "", "", "", true]],
  publisher: "示例出版社",
  publication_date: "2020.05",
  publication_year: "2020",
  extent: "2册 (990页) : 图 ; 21cm",
  series: ["古典名著"],
  isbns: ["978-7-02-000872-8"],
  languages: ["chi", "x-y"],
  document_type: "book",
  is_for_children: true,
  links: [["https://example.org/a", "目录"]],
};
const TABLE = {
  fields: [
    ["title", "题名", "name"], ["subtitle", "副题名", "alternateName"], ["parallel_title", "并列题名", "alternateName"],
    ["contributors", "责任者", "author"], ["publisher", "出版者", "publisher"], ["extent", "载体形态", "numberOfPages"],
    ["series", "丛编", "isPartOf"], ["isbns", "ISBN", "isbn"], ["notes", "附注", ""], ["abstract", "提要", "description"],
  ],
  words: { languages: { chi: "中文" }, document_type: { book: "图书" } },
};

test("the seal and the sentence answer what can be done now", () => {
  const said = (letters) => answerOf(held(letters), BRANCHES, FRESH);
  assert.deepEqual(said("lav"), { words: "现在可借", solid: true, lead: "总馆有 1 本在架上，来了就能借。" });
  assert.deepEqual(said("lr"), { words: "仅供阅览", solid: false, lead: "只在馆里看，不外借。" });
  assert.deepEqual(said("llv"), { words: "全部借出", solid: false, lead: "3 本都借出去了。" });
  for (const letters of ["lu", "p", "o", "m"]) assert.equal(said(letters).lead, "能不能借，请问馆员。");
  assert.deepEqual(said(""), { words: "请问馆员", solid: false, lead: "暂无可借复本，请问馆员。" });
});

test("what is read on the web is no book to borrow, however old the data is", () => {
  for (const day of [FRESH, OLD, UNKNOWN]) {
    const said = (address) => answerOf({ copies: [], online: ["在线阅读", address] }, BRANCHES, day);
    assert.deepEqual(said("https://example.org/1"), { words: "在线阅读", solid: true, lead: "在网上看，不用来馆里借。" });
    assert.deepEqual(said(""), { words: "在线阅读", solid: false, lead: "在网上看，从哪里进去，请问馆员。" });
  }
});

test("the sentence names the branch that can lend", () => {
  const both = [...copies("l"), ...copies("aa", "AJ01")];
  assert.equal(answerOf({ copies: both }, BRANCHES, FRESH).lead, "东禅分馆有 2 本在架上，来了就能借。");
});

test("a seal has four characters", () => {
  for (const day of [FRESH, OLD, UNKNOWN]) {
    for (const letters of ["a", "r", "l", "u", ""]) assert.equal(answerOf(held(letters), BRANCHES, day).words.length, 4);
  }
});

test("old data says its day, data without one says so, and neither promises anything", () => {
  for (const letters of ["a", "la", "aav", "l", "v", "u", "p", ""]) {
    for (const day of [OLD, UNKNOWN]) {
      const { words, solid, lead } = answerOf(held(letters), BRANCHES, day);
      assert.equal(solid, false);
      assert.doesNotMatch(words + lead, /来了就能借|现在可借|全部借出/);
      assert.match(lead, /[al]/.test(letters) ? (day.said ? /12月28日时/ : /数据日期不详/) : /请问馆员|12月28日时|数据日期不详/);
    }
  }
  assert.equal(answerOf(held("a"), BRANCHES, OLD).lead, "总馆有 1 本12月28日时在架，现在在不在请问馆员。");
});

test("texts of a field are read under its name, titles by their kind", () => {
  assert.deepEqual(textsOf(RECORD, "title"), ["三国演义"]);
  assert.deepEqual(textsOf(RECORD, "parallel_title"), ["Romance of the Three Kingdoms"]);
  assert.deepEqual(textsOf(RECORD, "contributors"), ["罗贯中", "示例编辑部"]);
  assert.deepEqual(textsOf(RECORD, "links"), ["https://example.org/a"]);
  assert.deepEqual(textsOf(RECORD, "audience_code"), ["少儿"]);
  assert.deepEqual(textsOf(RECORD, "abstract"), []);
  assert.deepEqual(textsOf({}, "title"), []);
});

test("codes are words, and a code that nobody knows is itself", () => {
  assert.deepEqual(wordsOf(RECORD, "languages", TABLE), ["中文", "x-y"]);
  assert.deepEqual(wordsOf({ original_languages: ["chi"] }, "original_languages", TABLE), ["中文"]);
  assert.deepEqual(wordsOf(RECORD, "document_type", TABLE), ["图书"]);
  assert.deepEqual(wordsOf({ country: "not a country" }, "country", TABLE), ["not a country"]);
});

test("reference managers read the record back from its span", () => {
  const said = new URLSearchParams(coinsOf(RECORD));
  assert.equal(said.get("ctx_ver"), "Z39.88-2004");
  assert.equal(said.get("rft_val_fmt"), "info:ofi/fmt:kev:mtx:book");
  assert.equal(said.get("rft.btitle"), "三国演义");
  assert.deepEqual(said.getAll("rft.au"), ["罗贯中", "示例编辑部"]);
  assert.equal(said.get("rft.isbn"), "978-7-02-000872-8");
  assert.equal(said.get("rft.date"), "2020");
  assert.equal(said.has("rft.edition"), false);
});

test("search engines read a book, by the table's own names", () => {
  assert.deepEqual(bookOf(RECORD, TABLE), {
    "@context": "https://schema.org",
    "@type": "Book",
    name: "三国演义",
    alternateName: ["毛评本", "Romance of the Three Kingdoms"],
    author: [{ "@type": "Person", name: "罗贯中" }, { "@type": "Organization", name: "示例编辑部" }],
    publisher: { "@type": "Organization", name: "示例出版社" },
    numberOfPages: "990",
    isPartOf: { "@type": "BookSeries", name: "古典名著" },
    isbn: "978-7-02-000872-8",
  });
});

test("an extent without pages says no number of pages", () => {
  assert.equal("numberOfPages" in bookOf({ title: "家", extent: "1册" }, TABLE), false);
});

test("the library system is asked by id or ISBN, and not without a number", () => {
  assert.equal(opacOf("https://a.example/?id={id}&x=1", { record_id: "a&b" }), "https://a.example/?id=a%26b&x=1");
  assert.equal(opacOf("https://a.example/{isbn}", RECORD), "https://a.example/9787020008728");
  assert.equal(opacOf("https://a.example/{isbn}", { record_id: "B1" }), "");
  assert.equal(opacOf("", RECORD), "");
});

test("a record that has moved is found where it is", async () => {
  const entries = new Map([["old", { moved: "new" }], ["new", { title: "家" }], ["loop", { moved: "loop" }]]);
  const get = async (id) => entries.get(id);
  assert.deepEqual(await find("old", get), { id: "new", details: { title: "家" } });
  assert.deepEqual(await find("new", get), { id: "new", details: { title: "家" } });
  assert.deepEqual(await find("none", get), { id: "none", details: undefined });
  assert.equal((await find("loop", get)).details, undefined);
});

import assert from "node:assert/strict";
import test from "node:test";

import {
  add, addressOf, annotate, csv, decode, encode, entryOf, has, isShared, MOST, move, NOTE, parse,
  remove, serialise,
} from "../../../theme/static/js/my_list/list.js";

const PAGE = "https://example.org/catalog/my-list/";
const book = (id, title = `书${id}`, more = {}) => ({
  id, title, responsibility: "", publisher: "", year: "", call: "", ...more,
});
const entry = (id, more = {}) => ({ ...book(id, undefined, more), note: "", added: "2026-02-03", ...more });
const ids = (entries) => entries.map(({ id }) => id).join("");
const ABC = [entry("a"), entry("b"), entry("c")];
const kept = (value) => parse(JSON.stringify(value));
/** What an address says, letter by letter, for lists that no page of ours would make. */
const said = (text) => `#v1:${btoa(String.fromCharCode(...new TextEncoder().encode(text)))}`;

test("what was kept is read again as it was", () => {
  const entries = [entry("a", { note: "第一行\n第二行", call: "I247.5/1" }), entry("𠮷", { title: "😀" })];
  assert.deepEqual(parse(serialise(entries)), { entries, sound: true });
});

test("a reader without a list has an empty one, and nothing is wrong", () => {
  assert.deepEqual(parse(null), { entries: [], sound: true });
});

test("what can't be read is no list, and that is known", () => {
  for (const text of ["", "{", "null", "[]", "7", '"x"', '{"version":1}', '{"version":2,"entries":[]}', '{"version":1,"entries":{}}']) {
    assert.deepEqual(parse(text), { entries: [], sound: false }, text);
  }
});

test("of foreign entries only what can be used is taken", () => {
  const foreign = [
    null, 7, "x", [], {}, { id: "a" }, { title: "甲" }, { id: 1, title: "甲" }, { id: "b", title: " \n " },
    { id: " c ", title: "丙\t丁\u0000", year: 2008, note: ["x"], added: "昨天", script: "<b>" },
  ];
  const { entries, sound } = kept({ version: 1, entries: foreign });
  assert.equal(sound, true);
  assert.deepEqual(entries, [{ ...book("c", "丙 丁"), note: "", added: "" }]);
});

test("texts have their length, and no half of a character is left", () => {
  const long = { ...entry("a"), title: "😀".repeat(400), note: "字".repeat(400), call: "\ud83d" };
  const [{ title, note, call } = entry("")] = kept({ version: 1, entries: [long] }).entries;
  assert.equal(title, "😀".repeat(300));
  assert.equal(note, "字".repeat(NOTE));
  assert.equal(call, "\ufffd");
});

test("a list holds each book once, and not too many", () => {
  const many = Array.from({ length: MOST + 9 }, (_, i) => entry(String(i)));
  assert.equal(kept({ version: 1, entries: many }).entries.length, MOST);
  assert.equal(kept({ version: 1, entries: [...ABC, ...ABC] }).entries.length, 3);
  assert.equal(add(many.slice(0, MOST), entry("new")).length, MOST);
});

test("a book is put on the list, and taken off it", () => {
  const more = add(ABC, entry("d"));
  assert.equal(ids(more), "abcd");
  assert.equal(ids(add(more, entry("d", { note: "again" }))), "abcd");
  assert.equal(ids(remove(more, "b")), "acd");
  assert.equal(ids(remove(more, "?")), "abcd");
  assert.deepEqual([has(more, "d"), has(ABC, "d")], [true, false]);
});

test("a book that was taken off goes back to its place, wherever that is now", () => {
  assert.equal(ids(add(remove(ABC, "b"), entry("b"), 1)), "abc");
  assert.equal(ids(add([], entry("b"), 1)), "b");
});

test("a book moves up and down, and stays within the list", () => {
  assert.equal(ids(move(ABC, "b", -1)), "bac");
  assert.equal(ids(move(ABC, "b", 1)), "acb");
  assert.equal(ids(move(ABC, "a", -1)), "abc");
  assert.equal(ids(move(ABC, "c", 5)), "abc");
  assert.equal(ids(move(ABC, "?", 1)), "abc");
});

test("a note stands at its book, and is no longer than it may be", () => {
  const [a, b] = annotate(ABC, "b", "借".repeat(300));
  assert.deepEqual([a?.note, b?.note], ["", "借".repeat(NOTE)]);
  assert.equal(ABC[1]?.note, "");
});

test("an entry says the reader's own day", () => {
  const made = entryOf(book("a", "家", { responsibility: "巴金著" }), new Date(2026, 1, 3, 23, 59));
  assert.deepEqual(made, { ...book("a", "家", { responsibility: "巴金著" }), note: "", added: "2026-02-03" });
});

test("an address says ids and titles in letters that no program changes, and no note", () => {
  const fragment = encode([entry("B1", { title: "红楼梦", note: "秘密" }), entry("𠮷&", { title: "C++ 😀?" })]);
  assert.match(fragment, /^#v1:[\w-]+$/);
  assert.deepEqual(decode(fragment)?.map(({ id, title, note }) => [id, title, note]), [
    ["B1", "红楼梦", ""], ["𠮷&", "C++ 😀?", ""],
  ]);
});

test("an address that lost its end on the way is known for it", () => {
  const fragment = encode(ABC);
  for (let length = 4; length < fragment.length; length += 1) {
    assert.equal(decode(fragment.slice(0, length)), undefined, fragment.slice(0, length));
  }
});

test("an address that says no list of ours is none", () => {
  const wrong = [
    "", "#", "#main", "#v1:", "#v1:%E4", "#v1:***", "#v2:MQ", said("a\n1"), said("\t甲\n1"), said("a\t\n1"), said("0"),
    said("a\t甲\n2"), said("a\t甲\nx"), said("a\t甲\n"), `#v1:${btoa("a\t\xff\n1")}`, `#v1:${"A".repeat(3000)}`,
  ];
  for (const fragment of wrong) assert.equal(decode(fragment), undefined, fragment);
  assert.deepEqual(["", "#", "#main", "#v:", "#v1:", "#v2:x"].map(isShared), [false, false, false, false, true, true]);
});

test("what an address says is only text, on one line, each book once", () => {
  const books = decode(said("a\t<b>甲</b>\tmore\nb\t乙\u0007丙\na\t<b>甲</b>\n3"));
  assert.deepEqual(books?.map(({ id, title }) => [id, title]), [["a", "<b>甲</b>"], ["b", "乙 丙"]]);
});

test("an address is as long as programs let it be, or says how many books would fit", () => {
  const short = addressOf(PAGE, ABC);
  assert.equal(short.address, PAGE + encode(ABC));
  assert.equal(short.fits, 3);
  const many = Array.from({ length: 60 }, (_, i) => entry(`B${i}`, { title: "平凡的世界".repeat(3) }));
  const { address, fits } = addressOf(PAGE, many);
  assert.equal(address, "");
  const length = (some) => (PAGE + encode(many.slice(0, some))).length;
  assert.ok(length(fits) <= 2000 && length(fits + 1) > 2000, `${fits}`);
  assert.equal(decode(encode(many.slice(0, fits)))?.length, fits);
});

test("the table is what spreadsheets open: marked as UTF-8, a row a line, quotes doubled", () => {
  const text = csv([entry("B1", { title: "“家”, \"Family\"", responsibility: "巴金著", publisher: "人文社", year: "1953", call: "I246.5/7", note: "一\n二" })]);
  assert.equal(text, "\ufeff"
    + '"题名","责任者","出版者","出版年","索书号","备注","加入日期","记录号"\r\n'
    + '"“家”, ""Family""","巴金著","人文社","1953","I246.5/7","一\n二","2026-02-03","B1"\r\n');
});

test("nothing in the table is taken for a formula", () => {
  const cells = (note) => csv([entry("a", { note })]).split("\r\n")[1]?.split('","')[5];
  for (const note of ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"]) assert.equal(cells(note), `'${note}`);
  for (const note of ["1=1", "家", " =1", "'x"]) assert.equal(cells(note), note);
});

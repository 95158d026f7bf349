import assert from "node:assert/strict";
import test from "node:test";

import { sentence } from "../../../theme/static/js/catalog/list/region.js";
import { plain } from "../../../theme/static/js/catalog/address/plain.js";
import { write } from "../../../theme/static/js/catalog/address/write.js";
import { toggled, without } from "../../../theme/static/js/catalog/facets/facets_view.js";
import { dataDay, onlyThere } from "../../../theme/static/js/catalog/list/data_day.js";
import { byBranch, words } from "../../../theme/static/js/catalog/list/holdings.js";
import { movesFrom } from "../../../theme/static/js/catalog/list/no_hits.js";
import { sentenceOf } from "../../../theme/static/js/catalog/list/relaxed.js";
import DAYS from "./data_day_cases.json" with { type: "json" };

const copy = (status, branch = "AJ00") => ({ branch, room: "", status });
const narrowed = (filters, more = {}) => ({ ...plain("家 巴金"), filters, ...more });
const THERE = { available: ["1"] };
const CLASSES = { name: "clc", kind: "class" };
const said = (wanted, total, approximate = false) => sentence(wanted, { total, approximate }).join("");

test("the age of the data is counted by the reader's clock", () => {
  assert.ok(DAYS.length >= 10);
  for (const { updated, today, fresh, said: day } of DAYS) {
    assert.deepEqual(dataDay(updated, today), { fresh, said: day }, `${updated} ${today}`);
  }
});

test("old data tells of copies on its day, and data without a day sends to the staff", () => {
  for (const letters of ["a", "aal", "l", "v", "t", "p", "m"]) {
    const some = Array.from(letters, (letter) => copy(letter));
    assert.match(words(some, { fresh: false, said: "12月28日时" }), /^12月28日时/);
    assert.equal(words(some, { fresh: false, said: "" }), "请问馆员");
  }
  assert.equal(words([copy("a")], { fresh: false, said: "12月28日时" }), "12月28日时在架 1");
});

test("the filter of what is on its shelf names the day of old data, and promises nothing without one", () => {
  assert.equal(onlyThere({ fresh: true, said: "12月28日时" }), "仅看在馆");
  assert.equal(onlyThere({ fresh: false, said: "12月28日时" }), "仅看12月28日时在架");
  assert.equal(onlyThere({ fresh: false, said: "" }), "仅看记作在架");
});

test("copies are told in words", () => {
  const day = { fresh: true, said: "12月28日时" };
  assert.equal(words([copy("a"), copy("l"), copy("a")], day), "可借 2");
  assert.equal(words([copy("l")], day), "都借出了");
  assert.equal(words([copy("l"), copy("r")], day), "仅供阅览");
  assert.equal(words([copy("p")], day), "加工中");
  assert.equal(words([copy("u")], day), "请问馆员");
});

test("branches that can lend come first, the others in the library's order, unknown ones last", () => {
  const branches = { AJ00: { name: "总馆", url: "" }, AJ01: { name: "一", url: "" }, AJ02: { name: "二", url: "" } };
  const copies = [copy("l", "ZZ"), copy("a", "AJ02"), copy("l", "AJ01"), copy("a", "AJ02"), copy("l")];
  const groups = byBranch(copies, branches).map(([{ name }, some]) => [name, some.length]);
  assert.deepEqual(groups, [["二", 2], ["总馆", 1], ["一", 1], ["ZZ", 1]]);
});

test("the answer is one sentence", () => {
  assert.equal(said(plain("三国演义"), 14), "“三国演义”有 14 种");
  assert.equal(said(plain("hlm"), 40, true), "“hlm”至少有 40 种");
  assert.equal(said(plain("鼎"), 0), "没有找到“鼎”");
  assert.equal(said({ ...plain("书"), filters: THERE }, 8), "“书”筛选后有 8 种");
  assert.equal(said({ ...plain("书"), filters: THERE }, 0), "“书”筛选后一种也没有");
});

test("what was relaxed is said in one sentence", () => {
  const of = (how, query, missing = [], asked = "", used = [], facts = []) => (
    sentenceOf(query, { how, asked, used, missing, facts })
  );
  assert.equal(of("exact", "家"), "");
  assert.equal(of("some", "家 春 秋"), "没有同时包含“家”“春”和“秋”的书，以下包含其中几个词。");
  assert.equal(of("some", "家 鑫鼎", ["鑫鼎"]), "没有同时包含“家”和“鑫鼎”的书，以下包含其中几个词，没有算上“鑫鼎”。");
  assert.equal(of("exact", "白夜行在哪里借", ["在哪里借"], "白夜行", ["白夜行"]), "按“白夜行”找的，没有算上“在哪里借”。");
  assert.equal(
    of("sound", "白夜形在哪里借", ["在哪里借"], "白夜形", ["白夜形"]),
    "按“白夜形”找的，没有算上“在哪里借”。没有一字不差的“白夜形”，以下读音相同。",
  );
  assert.equal(of("some", "练毛笔字", ["练", "字"], "", ["毛笔"]), "没有“练毛笔字”，以下是按其中的“毛笔”找的，没有算上“练”“字”。");
  assert.match(of("exact", "书名：家", ["书名", "出版社", "定价", "元"], "家", ["家"]), /没有算上其余的字。$/);
  for (const how of ["sound", "apart", "near", "pinyin", "initials"]) assert.match(of(how, "红娄梦"), /“红娄梦”.*。$/);
});

test("a value is chosen and let go again, and both begin at the first page", () => {
  const one = toggled({ ...plain("家"), page: 4 }, { name: "branch" }, "AJ00");
  const both = toggled(one, { name: "branch" }, "AJ01");
  assert.equal(write(both), `?q=${encodeURIComponent("家")}&branch=AJ00&branch=AJ01`);
  assert.deepEqual(toggled(both, { name: "branch" }, "AJ00").filters.branch, ["AJ01"]);
});

test("a class gives way to its subclass, and the other way round", () => {
  const general = narrowed({ clc: ["I"] });
  assert.deepEqual(toggled(general, CLASSES, "I2").filters.clc, ["I2"]);
  assert.deepEqual(toggled(narrowed({ clc: ["I2", "I5", "K"] }), CLASSES, "I").filters.clc, ["K", "I"]);
});

test("a group is counted as if nothing of it were chosen", () => {
  const chosen = narrowed({ branch: ["AJ00"], lang: ["chi"] });
  assert.deepEqual(without(chosen, "branch").filters, { branch: [], lang: ["chi"] });
  assert.equal(without(chosen, "room"), chosen);
});

test("after no hit there are ways to broaden, each once, from near to far", () => {
  const labels = (wanted) => movesFrom(wanted).map(({ label }) => label);
  assert.deepEqual(labels(plain("鼎")), []);
  assert.deepEqual(labels(plain("家 巴金")), ["只找“巴金”", "只找“家”"]);
  assert.deepEqual(
    labels(plain("家 春 秋")),
    ["只找“春 秋”", "只找“家 秋”", "只找“家 春”", "只找“家”", "只找“春”", "只找“秋”"],
  );
  assert.deepEqual(labels({ ...plain("家"), filters: THERE }), ["包括借出去的"]);
  assert.deepEqual(
    labels({ ...narrowed({ branch: ["AJ00"], ...THERE }), field: "title" }),
    ["包括借出去的", "看所有的馆", "不加筛选", "不限题名、责任者这些栏目", "只找“巴金”", "只找“家”"],
  );
});

import assert from "node:assert/strict";
import test from "node:test";
import { byCall, inOrder } from "../../../theme/static/js/record/volumes.js";

/** @param {string} call @param {string} volume */
const copy = (call, volume) => ({ branch: "", room: "", status: "a", call, volume });

test("volumes stand in the order of the shelf", () => {
  const order = [
    "2025年第2期", "2025年第10期", "2026年第1期", "2026年合订本上", "2026年合订本下",
  ];
  assert.deepEqual([...order].reverse().sort(inOrder), order);
  assert.deepEqual(["下册", "中册", "上册"].sort(inOrder), ["上册", "中册", "下册"]);
  const set = ["第一卷（上）", "第一卷（下）", "第二卷", "第三卷", "第九卷", "第十卷", "第十一卷", "第二十卷", "第一百零二卷"];
  assert.deepEqual([...set].reverse().sort(inOrder), set);
  assert.deepEqual(["卷十", "卷四", "卷一"].sort(inOrder), ["卷一", "卷四", "卷十"]);
  const years = ["二〇〇九年", "2010年", "二〇二五年"];
  assert.deepEqual([...years].reverse().sort(inOrder), years);
});

test("a copy without a call number of its own has the record's", () => {
  const copies = [copy("", "上"), copy("Z62/2", ""), copy("", "上"), copy("", "下")];
  assert.deepEqual(byCall(copies, "Z62/1"), [["Z62/1", ["上", "下"]], ["Z62/2", []]]);
});

test("a number in words stands where its figures would", () => {
  const words = ["", ..."一二三四五六七八九"];
  for (let number = 1; number < 200; number += 1) {
    const [tens, ones] = [Math.floor(number / 10) % 10, number % 10];
    const ten = tens === 1 && number < 100 ? "十" : tens ? `${words[tens]}十` : number > 100 && ones ? "零" : "";
    const said = `第${number >= 100 ? "一百" : ""}${ten}${words[ones]}卷`;
    assert.equal(inOrder(said, `第${number}卷`), 0, said);
  }
});

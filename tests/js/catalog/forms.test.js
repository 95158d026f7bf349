import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { open } from "../../../theme/static/js/catalog/index/layers.js";
import { otherwise } from "../../../theme/static/js/catalog/query/numerals.js";
import { records } from "../../../theme/static/js/catalog/query/records.js";
import { search } from "../../../theme/static/js/catalog/query/search.js";
import { hostOf, plain } from "./support.js";

const realFetch = globalThis.fetch;
afterEach(() => { globalThis.fetch = realFetch; });

/** Titles in rank order. @param {string} query @param {string[]} all */
async function titles(query, all) {
  const host = hostOf(all.map((title) => ({ title })));
  globalThis.fetch = host.fetch;
  const index = open(host.manifest);
  const { works } = await search(plain(query), index);
  return (await Promise.all(works.map((work) => records(work, index)))).flat().map(({ title }) => title);
}

const HAN = "零一二三四五六七八九";
/** A number in words, by another way than the scripts have. @param {number} number */
function inWords(number) {
  const digits = Array.from(String(number), Number).reverse();
  const words = digits.map((digit, i) => (digit ? (HAN[digit] ?? "") + ["", "十", "百", "千"][i] : "零")).reverse().join("");
  return words.replace(/零+/g, "零").replace(/(.)零$/, "$1").replace(/^一十/, "十");
}

test("every number below ten thousand is written in words, and read from them", () => {
  for (let number = 0; number < 10000; number += number < 120 ? 1 : 37) {
    const words = inWords(number);
    const forms = otherwise(`${number}个家`);
    const all = [...forms.likely, ...forms.others];
    const isYear = number > 1800 && number < 2100;
    if (!isYear) assert.ok(all.includes(`${words}个家`), `${number} ${all}`);
    if (words.length > 1) assert.ok(otherwise(`${words}个家`).likely.includes(`${number}个家`), `${words} ${number}`);
  }
});

for (const [typed, printed] of Object.entries({
  1984: "一九八四", 一九八四: "1984", 二〇〇八: "2008", 二零零八: "二○○八", 三体2: "三体Ⅱ", 三体Ⅱ: "三体二", 三体二: "三体2",
  三体第二部: "三体2", "三体 第2部": "三体Ⅱ", "20世纪中国": "二十世纪中国", 二十世纪: "20世纪", "10万个家": "十万个家",
  十万个家: "10万个家", "100年家国": "百年家国", 第2性: "第二性", 第二性: "第2性", 三十六计: "36计", "1001夜": "一千零一夜",
  "2个人": "两个人", 二万里: "两万里", 三只小猪: "3只小猪", "三 体": "三体", "J K 家": "J.K.家", "j. k. 家": "JK家",
  "三体 2": "三体Ⅱ", "20 世纪中国": "二十世纪中国", Word2010: "word 2010", "word 2010": "Word2010", JK家: "J·K·家",
})) {
  test(`${typed} finds ${printed}`, async () => {
    assert.deepEqual(await titles(typed, ["别的书", printed]), [printed]);
  });
}

test("what is written as it was typed comes first", async () => {
  assert.deepEqual(await titles("1984", ["一九八四", "1984", "1984年"]), ["1984", "一九八四", "1984年"]);
  assert.deepEqual(await titles("二十世纪家", ["20世纪家", "二十世纪家"]), ["二十世纪家", "20世纪家"]);
  assert.deepEqual(await titles("三 体", ["体三", "三体"]), ["三体", "体三"]);
});

test("names with numbers in them are left as they are", () => {
  for (const text of ["三国演义", "五四运动", "万一", "3d打印", "c4d", "windows 7", "word 2010", "007", "x战警", "家"]) {
    assert.deepEqual(otherwise(text).likely, [], text);
  }
});

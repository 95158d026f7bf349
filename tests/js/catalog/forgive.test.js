/** Readers type sentences, and paste lines from elsewhere: the book is found, and what was left out is said. */

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { lineIn } from "../../../theme/static/js/catalog/forgive/pasted_line.js";
import { withoutSpoken } from "../../../theme/static/js/catalog/forgive/spoken_words.js";
import { weigh } from "../../../theme/static/js/catalog/forgive/weigh.js";
import { open } from "../../../theme/static/js/catalog/index/layers.js";
import { records } from "../../../theme/static/js/catalog/query/records.js";
import { slotsOf } from "../../../theme/static/js/catalog/query/words.js";
import { search } from "../../../theme/static/js/catalog/query/search.js";
import { drawing, hostOf, plain, postingsFile } from "./support.js";

const realFetch = globalThis.fetch;
afterEach(() => { globalThis.fetch = realFetch; });

/** Han that no spoken word and no label has. */
const HAN = Array.from("嵋稻蝉凤凰鲸鹤橘柚琴棋砚墨舟桨渡溪涧瀑霜雾雷虹峡谷崖岭塔亭阁榭笛箫鼓锣");

/** @param {(bound: number) => number} draw @param {number} least @param {number} most */
const han = (draw, least, most) => (
  Array.from({ length: least + draw(most - least + 1) }, () => HAN[draw(HAN.length)]).join("")
);

/** A catalogue of drawn books, each with a title and a person of its own. */
function library(seed) {
  const draw = drawing(seed);
  const books = Array.from({ length: 36 }, (_, i) => ({
    title: `${HAN[i]}${han(draw, 3, 6)}`, persons: [`${HAN[HAN.length - 1 - i]}${han(draw, 2, 2)}峨`], publisher: "示例出版社",
    isbn: String(9787000000000 + i),
  }));
  const host = hostOf(books.slice(0, 28), books.slice(28));
  globalThis.fetch = host.fetch;
  return { draw, books, index: open(host.manifest), host };
}

/** @returns {Promise<{ title: string, answer: import("../../../theme/static/js/catalog/query/search.js").Answer }>} */
async function first(query, index) {
  const answer = await search(plain(query), index);
  const [best] = answer.works[0] ? await records(answer.works[0], index) : [];
  return { title: best?.title ?? "", answer };
}

const SENTENCES = [
  "T在哪里借", "T在哪个馆", "T哪里可以借到", "T是谁写的", "T的作者是谁", "T这本书还有吗", "T能借吗", "T在几楼", "有没有T", "请问有没有T",
  "我想借T", "我想借一本T", "想看T", "帮我找T", "帮我找一下T这本书", "图书馆有没有T", "你们这里有T吗", "关于T的书", "讲T的书", "和T有关的书",
  "像T一样的书", "推荐几本T的书", "怎么学T", "T怎么学", "T必读", "适合T看的书", "谁写的T", "T电子版", "我家孩子想看T，请问还有没有", "T好看吗？",
  "有没得T", "T还有没得噻", "你们馆里有T没得", "你们这儿有没有T嘛", "咋个学T", "T啷个办", "给我娃儿找本T", "我娃儿想看T噻", "T在哪个架架",
  "你晓得不T在哪儿", "想借T要得不", "有讲T的没得", "有没有教T的", "孩子练T用的书", "我妈想学T",
  "P写的", "P写的书", "P的小说", "P有哪些书", "有没有P的书", "P的书都有哪些", "P写的T", "P的T", "作者P写的T在哪里借",
];

for (const sentence of SENTENCES) {
  test(`a sentence finds its book: ${sentence}`, async () => {
    const { draw, books, index } = library(SENTENCES.indexOf(sentence) + 1);
    for (let turn = 0; turn < 3; turn += 1) {
      const book = books[draw(books.length)];
      const [person] = book.persons;
      const { title, answer } = await first(sentence.replace("T", book.title).replace("P", person), index);
      assert.equal(title, book.title, JSON.stringify(answer));
      assert.ok(answer.used.join("").includes(sentence.includes("T") ? book.title : person), answer.used.join(" "));
      assert.ok(answer.missing.length > 0);
    }
  });
}

const LINES = [
  "书名：T 作者：P 出版社：示例出版社 ISBN：I", "书名：T 作者：P 出版社：示例出版社", "【书名】T【作者】P", "题名: T; 责任者: P著; 定价: 20.00元",
  "《T》P 著", "《T》（P）", "1.《T》 P著 别处出版社 25.00元", "（3）《T》[法]P", "③《T》P 必读", "P：《T》，别处书店2009年版",
  "T [美] P / 别人 / 别处出版社 / 2006-5 / 29.00元", "T 作者: [日] P 出版社: 别处出版公司 译者: 别人 出版年: 2014-5 页数: 291 定价: 39.50元",
  "P. T[M]. 北京: 别处书局, 2006.", "正版包邮 T P著 精装 别处出版社", "T 豆瓣评分9.4 (8123人评价)", "T I", "ISBN I 别的书", "作品名称 T 作者 P",
  "T 别人", "T 别处出版社 精装", "P T 青少年版",
];

for (const line of LINES) {
  test(`a pasted line finds its book: ${line}`, async () => {
    const { draw, books, index } = library(100 + LINES.indexOf(line));
    for (let turn = 0; turn < 3; turn += 1) {
      const book = books[draw(books.length)];
      const query = line.replace("T", book.title).replace("P", book.persons[0] ?? "").replace("I", book.isbn);
      const { title, answer } = await first(query, index);
      assert.equal(title, book.title, `${query} ${JSON.stringify(answer)}`);
      assert.ok(answer.used.length > 0, query);
    }
  });
}

test("titles that have spoken words are found as they are, and nothing is left out", async () => {
  const titles = ["我是谁", "关于女人", "有没有神", "怎样读书", "谁写的书", "在哪里借", "书名：作者", "一本书", "《围城》（评）", "1937年的爱情", "100元"];
  const host = hostOf([...titles, "女人", "读书", "神"].map((title) => ({ title })));
  globalThis.fetch = host.fetch;
  const index = open(host.manifest);
  for (const query of titles) {
    const { title, answer } = await first(query, index);
    assert.equal(title, query);
    assert.deepEqual([answer.used, answer.asked, answer.how], [[], "", "exact"], query);
  }
});

test("titles that have spoken words are found within a sentence, too", async () => {
  const titles = ["我是谁", "关于女人", "怎样读书", "有没有神", "如何阅读一本书"];
  const host = hostOf([...titles, "女人", "读书", "谁"].map((title) => ({ title })));
  globalThis.fetch = host.fetch;
  const index = open(host.manifest);
  for (const query of titles) {
    for (const sentence of ["请问有没有T", "T在几楼", "我想借T，还有吗", "帮我找T这本书"]) {
      assert.equal((await first(sentence.replace("T", query), index)).title, query, sentence);
    }
  }
});

test("of a sentence with a year what was published then comes, and all where nothing was", async () => {
  const draw = drawing(31);
  const books = Array.from({ length: 24 }, (_, i) => ({ title: `${HAN[i]}${HAN[30 + (i % 3)]}${HAN[34 + (i % 2)]}${han(draw, 1, 2)}`, year: String(2001 + (i % 4)) }));
  const host = hostOf(books);
  globalThis.fetch = host.fetch;
  const index = open(host.manifest);
  for (const [sentence, year] of [["Y年的T", 2001], ["Y年出版的T", 2002], ["Y年出的T书", 2003], ["Y年新出版的T", 2004], ["Y年的T", 2017]]) {
    const words = `${HAN[30]}${HAN[34]}`;
    const { works } = await search(plain(sentence.replace("Y", String(year)).replace("T", words)), index);
    const meant = books.flatMap((book, i) => (book.title.includes(words) && (year > 2010 || book.year === String(year)) ? [i] : []));
    assert.deepEqual(works.flat().sort((a, b) => a - b), year > 2010 || meant.length > 0 ? meant : books.flatMap(({ title }, i) => (title.includes(words) ? [i] : [])), sentence);
  }
});

test("what no title calls so is found by what titles call it, which is told", async () => {
  const host = hostOf(["劳动法讲话", "食谱一百种", "绘本之力", "初中语文课", "初中数学课", "汽车驾驶"].map((title) => ({ title })));
  globalThis.fetch = host.fetch;
  const index = open(host.manifest);
  const cases = [
    ["打工的怎么讨工资", "劳动法讲话"], ["老板拖欠工资怎么办", "劳动法讲话"], ["有没得菜谱", "食谱一百种"], ["菜谱", "食谱一百种"], ["3岁宝宝看的书", "绘本之力"],
    ["初二语文", "初中语文课"], ["初三数学练习", "初中数学课"], ["考驾照的书", "汽车驾驶"], ["驾校科目一", "汽车驾驶"],
  ];
  for (const [query, meant] of cases) {
    const { title, answer } = await first(query, index);
    assert.equal(title, meant, query);
    assert.equal(answer.how, "called", query);
    assert.ok(query.includes(answer.facts[0]), query);
  }
});

test("a part that a border of words goes through tells less than one that is words", { skip: !("Segmenter" in Intl) }, async () => {
  const host = hostOf([{ title: "尸语故事" }, { title: "成语大全" }, { title: "书画图目一" }, { title: "科目三十讲" }]);
  globalThis.fetch = host.fetch;
  const index = open(host.manifest);
  for (const [query, meant, other] of [["小孩成语故事", 1, 0], ["考试科目一", 3, 2]]) {
    const word = slotsOf(query);
    const { told } = await weigh([{ word, mask: 63, worth: 1 }], index);
    assert.ok((told.get(meant) ?? 0) > (told.get(other) ?? 0), query);
  }
});

test("a little word between two others may be left out, put in or exchanged", async () => {
  const draw = drawing(47);
  const links = ["与", "的", "和", "之"];
  for (let turn = 0; turn < 24; turn += 1) {
    const size = 1 + (turn % 3);
    const [one, other] = [han(draw, size, size), han(draw, size, size)];
    const [link, wrong] = [links[turn % 4], links[(turn + 1 + draw(3)) % 4]];
    const chance = `${han(draw, 1, 1)}${one}${other}${han(draw, 1, 1)}`;
    const titles = [chance, `${one}${link}${other}`, han(draw, 3, 5)];
    const host = hostOf(titles.map((title) => ({ title })));
    globalThis.fetch = host.fetch;
    const index = open(host.manifest);
    const without = size > 1 ? [`${one}${other}`] : [];
    for (const query of [...without, `${one}${wrong}${other}`]) assert.equal((await first(query, index)).title, titles[1], query);
    const plainTitle = hostOf([{ title: `${one}${other}` }, { title: han(draw, 3, 5) }]);
    globalThis.fetch = plainTitle.fetch;
    assert.equal((await first(`${one}${link}${other}`, open(plainTitle.manifest))).title, `${one}${other}`);
  }
});

test("two words of a character each may have a little word between them", async () => {
  const host = hostOf([{ title: "蝉与凤" }, { title: "鲸鹤记" }]);
  globalThis.fetch = host.fetch;
  const { title, answer } = await first("蝉凤", open(host.manifest));
  assert.deepEqual([title, answer.how, answer.facts], ["蝉与凤", "linked", ["蝉与凤"]]);
});

test("what is left of a sentence is never nothing", () => {
  const words = SENTENCES.map((sentence) => sentence.replace(/[TP]/gu, ""));
  for (const [i, one] of words.entries()) {
    for (const other of [one, `${one}${words[(i * 7) % words.length]}`, `${one}的书`, `我想借${one}`]) {
      const { rest, ways } = withoutSpoken(other);
      for (const left of [...ways, ...(rest ? [rest] : [])]) assert.match(left, /[\p{L}\p{N}]/u, other);
    }
  }
});

test("a line that was not copied is left as it is", () => {
  for (const text of ["红楼梦", "红楼梦 曹雪芹", "1984", "web 2.0 时代", "一九八四", "三体 2008", "四大名著", "python 3.6"]) {
    assert.ok(!lineIn(text)?.sure, text);
  }
});

test("of damaged queries every hit has a part of what was used, and what was used or left out is all of it", async () => {
  const { draw, books, index } = library(7);
  for (let turn = 0; turn < 60; turn += 1) {
    const [one, other] = [books[draw(books.length)], books[draw(books.length)]];
    const query = [one.title.slice(draw(2), 3 + draw(3)), han(draw, 1, 3), other.persons[0]].slice(0, 2 + draw(2)).join(draw(2) ? " " : "");
    const { how, used, missing, works, asked } = await search(plain(query), index);
    if (how !== "some") continue;
    for (const number of works.flat()) {
      const book = books[number];
      assert.ok(used.some((part) => `${book.title} ${book.persons[0]} ${book.publisher}`.includes(part)), `${query} ${JSON.stringify(used)} ${JSON.stringify(book)}`);
    }
    const letters = (text) => Array.from(new Set(text.replace(/\s/gu, ""))).sort();
    assert.deepEqual(letters(used.join("") + missing.join("")), letters(query), `${query} ${asked}`);
  }
});

test("a publisher beside a title is read in its records, and left out where none of them has it", async () => {
  const host = hostOf([
    { title: "虹桥", publisher: "渡口出版社" }, { title: "虹桥", publisher: "峡谷出版社" }, { title: "渡口出版社史", publisher: "别处" },
  ]);
  globalThis.fetch = host.fetch;
  const index = open(host.manifest);
  const found = await search(plain("虹桥 峡谷出版社"), index);
  assert.deepEqual([found.works, found.used, found.total], [[[1]], [], 1]);
  assert.deepEqual((await search(plain("峡谷出版社　虹桥"), index)).works, [[1]]);
  const without = await search(plain("虹桥 溪涧出版社"), index);
  assert.deepEqual([without.total, without.used, without.missing], [2, ["虹桥"], ["溪涧出版社"]]);
  assert.deepEqual((await search(plain("渡口出版社史"), index)).used, []);
});

test("of a frequent subject in a sentence all records are counted, and every page has its own", async () => {
  const books = Array.from({ length: 45 }, (_, i) => ({ title: `${HAN[i % 37]}${HAN[(i * 5 + 1) % 36]}`, subjects: ["编程"] }));
  const host = hostOf(books);
  globalThis.fetch = host.fetch;
  const pairs = (records) => records.map((record) => ({ record, flags: 4 | 8, place: 0 }));
  host.files.set("/i/0text/pairs/0.bin.gz", postingsFile(new Map([["编程", pairs([...Array(12).keys()])]]), "", { 编程: 45 }));
  host.files.set("/i/0text/heavy/7f16-7a0b.bin.gz", postingsFile(new Map([["编程", pairs([...Array(45).keys()])]])));
  const index = open(host.manifest);
  const seen = new Set();
  for (const page of [1, 2, 3, 4, 5]) {
    const { total, used, works } = await search(plain("怎么学编程", { page }), index);
    assert.deepEqual([total, used], [45, ["编程"]]);
    for (const number of works.flat()) seen.add(number);
  }
  assert.equal(seen.size, 45);
});

test("what every record has is no answer", async () => {
  const host = hostOf(Array.from({ length: 400 }, (_, i) => ({ title: `${HAN[i % 37]}${HAN[(i * 7) % 37]}的书` })));
  globalThis.fetch = host.fetch;
  const { total } = await search(plain("稷黍的书粟"), open(host.manifest));
  assert.equal(total, 0);
});

/** A search costs few files, whatever was typed and forgiven: each is a request, and a phone waits for it. */

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { open } from "../../../theme/static/js/catalog/index/layers.js";
import { records } from "../../../theme/static/js/catalog/query/records.js";
import { search } from "../../../theme/static/js/catalog/query/search.js";
import { drawing, hostWith, plain } from "./support.js";

const realFetch = globalThis.fetch;
afterEach(() => { globalThis.fetch = realFetch; });

/** Characters that nothing is known of: no word that is spoken, no label, no sound. */
const HAN = Array.from({ length: 320 }, (_, i) => String.fromCodePoint(0x7200 + 3 * i));
const BOOKS = 600;
const NEW = 40;
const TURNS = 20;

/** @type {ReturnType<typeof library> | undefined} drawn once for all kinds */
let drawn;

/** A library of drawn books. A third of the titles have a word that very many have, as 中国 and 研究. */
function library(seed) {
  const draw = drawing(seed);
  const han = (least, most) => Array.from({ length: least + draw(most - least + 1) }, () => HAN[draw(HAN.length)]).join("");
  const common = Array.from({ length: 6 }, () => han(2, 2));
  const persons = Array.from({ length: 200 }, () => han(3, 3));
  const publishers = Array.from({ length: 8 }, () => `${han(2, 2)}出版社`);
  const books = Array.from({ length: BOOKS + NEW }, () => ({
    title: `${draw(3) ? "" : common[draw(6)]}${han(4, 7)}${draw(3) ? "" : common[draw(6)]}`, persons: [persons[draw(200)]],
    publisher: publishers[draw(8)], year: String(1980 + draw(45)),
  }));
  return { draw, books, host: hostWith({ listed: 60, block: 8, shards: 8192 }, books.slice(0, BOOKS), books.slice(BOOKS)) };
}

/** @typedef {{ title: string, persons: string[], publisher: string, year: string }} Book */

/** @param {(below: number) => number} draw @returns {Record<string, (book: Book) => string>} */
function kinds(draw) {
  const one = (...ways) => ways[draw(ways.length)];
  const put = (pattern, { title, persons, publisher, year }) => (
    pattern.replace("T", title).replace("P", persons[0]).replace("U", publisher).replace("Y", year)
  );
  const at = (title, some) => draw(title.length - some + 1);
  const wrong = ({ title }) => {
    const place = at(title, 1);
    return `${title.slice(0, place)}${HAN[draw(HAN.length)]}${title.slice(place + 1)}`;
  };
  const sentence = (book) => put(one("T在哪里借", "有没有T", "帮我找T这本书", "我想借T", "P写的T", "请问T在哪个馆", "关于T的书"), book);
  return {
    "a wrong character": wrong,
    "two that changed places": ({ title }) => {
      const place = at(title, 2);
      return `${title.slice(0, place)}${title[place + 1]}${title[place]}${title.slice(place + 2)}`;
    },
    "a character too few": ({ title }) => {
      const place = at(title, 1);
      return title.slice(0, place) + title.slice(place + 1);
    },
    "a sentence": sentence,
    "a sentence with a wrong character": (book) => sentence({ ...book, title: wrong(book) }),
    "a pasted line": (book) => put(one(
      "书名：T 作者：P 出版社：U", "《T》P 著 U Y", "T [美] P / 别人 / U / Y-5 / 29.00元", "T P U", "1.《T》 P著", "P. T[M]. 北京: U, Y.",
    ), book),
    "title and person run together": (book) => put(one("TP", "PT"), book),
    "a title with its person": (book) => put(one("T P", "P T"), book),
    "a wrong title with its person": (book) => `${wrong(book)} ${book.persons[0]}`,
    "a title with publisher and year": (book) => put(one("T U Y", "T U", "U T"), book),
    "words that no record has together": (book) => `${book.title.slice(0, 3)} ${book.persons[0]} ${HAN[draw(HAN.length)]}${HAN[draw(HAN.length)]}`,
  };
}

/**
 * Files of the index that a query may ask for at most, and half of the queries of its kind.
 */
const BOUNDS = {
  "a wrong character": [17, 13],
  "two that changed places": [24, 13],
  "a character too few": [15, 13],
  "a sentence": [16, 13],
  "a sentence with a wrong character": [27, 17],
  "a pasted line": [22, 13],
  "title and person run together": [19, 14],
  "a title with its person": [15, 11],
  "a wrong title with its person": [18, 14],
  "a title with publisher and year": [9, 8],
  "words that no record has together": [14, 13],
};

for (const [kind, [most, half]] of Object.entries(BOUNDS)) {
  test(`${kind}: the book is found, with few files`, async () => {
    const { draw, books, host } = drawn ??= library(20261130);
    const typed = kinds(draw)[kind];
    const counts = [];
    let found = 0;
    for (let turn = 0; turn < TURNS; turn += 1) {
      const book = books[turn % 4 ? draw(BOOKS) : BOOKS + draw(NEW)];
      const query = typed(book);
      host.asked.length = 0;
      globalThis.fetch = host.fetch;
      const index = open(host.manifest);
      const { works } = await search(plain(query), index);
      const shown = (await Promise.all(works.map((work) => records(work, index)))).flat();
      found += Number(shown.some(({ title }) => title === book.title));
      counts.push(new Set(host.asked).size);
    }
    counts.sort((a, b) => a - b);
    assert.ok((counts[TURNS - 1] ?? 0) <= most && (counts[TURNS / 2] ?? 0) <= half, `${kind}: ${counts.join(" ")}`);
    assert.ok(found >= TURNS - 1, `${kind}: ${found} of ${TURNS}`);
  });
}

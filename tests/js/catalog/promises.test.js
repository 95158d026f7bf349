/** What is promised holds: what a minus excludes stays away, and a count that is offered is what opens. */

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { read } from "../../../theme/static/js/catalog/address/read.js";
import { write } from "../../../theme/static/js/catalog/address/write.js";
import { open } from "../../../theme/static/js/catalog/index/layers.js";
import { countOf, movesFrom } from "../../../theme/static/js/catalog/list/no_hits.js";
import { search } from "../../../theme/static/js/catalog/query/search.js";
import { suggest } from "../../../theme/static/js/catalog/suggest/suggest.js";
import { drawing, hostWith, plain, SPOKEN } from "./support.js";

const realFetch = globalThis.fetch;
afterEach(() => { globalThis.fetch = realFetch; });

const TURNS = 40;
const BOOKS = 60;
/** Books that are told of by others. */
const TOLD = 8;
const HAN = Object.keys(SPOKEN);

/** A library of few names, so that many books share them. */
function library(seed) {
  const draw = drawing(seed);
  const one = (all) => all[draw(all.length)];
  const word = (least, most) => Array.from({ length: least + draw(most - least + 1) }, () => one(HAN)).join("");
  const persons = Array.from({ length: 12 }, () => word(2, 3));
  const titles = Array.from({ length: 20 }, () => word(2, 5));
  const books = Array.from({ length: BOOKS }, (_, i) => ({
    title: draw(3) ? one(titles) : `${one(titles)}${word(1, 2)}`, persons: draw(4) ? [one(persons)] : [one(persons), `${one(persons)}${word(1, 1)}`],
    year: String(1990 + draw(10)), group: one(["i247", "i2475", "k825"]), isbn: `9787${100000000 + i}`, copies: "a",
  }));
  // A book about a book names it and its person side by side.
  for (const book of books.slice(0, TOLD)) books.push({ ...book, title: `${word(1, 1)}${book.title}${book.persons[0]}`, persons: [word(2, 2)] });
  const { fetch, manifest } = hostWith({ listed: 9, block: 8 }, books.slice(0, 50), books.slice(50));
  globalThis.fetch = fetch;
  const index = open(manifest);
  const heard = (text) => Array.from(text, (character) => one(HAN.filter((other) => SPOKEN[other] === SPOKEN[character]))).join("");
  const letters = (text) => Array.from(text, (character) => SPOKEN[character]).join("");
  /** @param {typeof books[number]} book @returns {string[]} ways to ask for it, each in its own path */
  const ways = ({ title, persons: [person = ""], year, group, isbn }) => [
    title, person, `${title} ${person}`, `${title}${person}`, heard(title), letters(title), `${title.slice(1)}${one(HAN)}`, `${title}在哪里借`,
    `${person} ${year}`, `${person} ${group}`, group, isbn, `《${title}》${person} 著`, `${title} ${word(2, 3)}`, `${one(HAN)}${title}${one(HAN)}`,
  ];
  return { draw, one, word, books, index, ways };
}

test("what has an unwanted word is in no answer, however the rest was found; and that all had it is told", async () => {
  const { one, books, index, ways } = library(31);
  let [left, emptied] = [0, 0];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const book = one(books);
    for (const query of ways(book).filter((_, i) => i % 8 === turn % 8)) {
      const unwanted = one([book.persons[0], book.title, book.title.slice(0, 2)]);
      const { hits, how, without } = await search(plain(`${query} -${unwanted}`), index);
      const all = await search(plain(query), index);
      for (const number of hits.keys()) {
        const { title, persons } = books[number] ?? one([]);
        assert.ok(![title, ...persons].some((text) => text.includes(unwanted)), `${query} -${unwanted}: ${title} ${persons}`);
      }
      assert.deepEqual(without, [unwanted]);
      assert.equal(hits.size === 0 && all.total > 0, how === "without", `${query} -${unwanted}`);
      left += Number(hits.size > 0);
      emptied += Number(how === "without");
    }
  }
  assert.ok(left > TURNS / 4 && emptied > TURNS / 4, `${left} with hits, ${emptied} without`);
});

test("so many persons' books are suggested and so many ways on are offered as there are when they are opened", async () => {
  const { draw, one, word, books, index, ways } = library(32);
  let [suggested, offered] = [0, 0];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const book = one(books);
    for (const { kind, text, count } of await suggest(one([...book.persons, book.persons[0]?.slice(0, 2) ?? ""]), index)) {
      if (kind !== "person") continue;
      suggested += 1;
      assert.equal((await search(plain(text, { field: "person" }), index)).total, count, text);
    }
    const told = turn % 4 ? book : books[draw(TOLD)] ?? book;
    const wanted = plain(turn % 4 === 0 ? `${told.title}${told.persons[0]} ${word(2, 2)}` : one([...ways(book), `${one(ways(book))} -${one(book.persons)}`, `${one(ways(book))} ${word(2, 2)}`]), {
      field: turn % 4 ? one(["any", "any", "title", "person"]) : "any", filters: draw(3) ? {} : { printed: [one(["1990-1994", book.year])] },
    });
    for (const move of movesFrom(wanted)) {
      const { total } = await countOf(move, index);
      if (total === 0) continue;
      offered += 1;
      const opened = read(write(move.wanted), index.manifest);
      assert.equal((await search(opened, index)).total, total, `${move.label}: ${write(move.wanted)}`);
    }
  }
  assert.ok(suggested > TURNS / 2 && offered > TURNS, `${suggested} suggested, ${offered} offered`);
});

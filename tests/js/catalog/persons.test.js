/** A person's name as the whole query, and beside a title. */

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { LAST } from "../../../theme/static/js/catalog/index/postings.js";
import { rankAt } from "../../../theme/static/js/catalog/query/ranks.js";
import { records } from "../../../theme/static/js/catalog/query/records.js";
import { search } from "../../../theme/static/js/catalog/query/search.js";
import CASES from "./rank_cases.json" with { type: "json" };
import { drawing, indexOf, plain } from "./support.js";

const realFetch = globalThis.fetch;
afterEach(() => { globalThis.fetch = realFetch; });

/** Titles in rank order. */
async function titles(query, index, more = {}) {
  const answer = await search(plain(query, more), index);
  return (await Promise.all(answer.works.map((work) => records(work, index)))).flat().map(({ title }) => title);
}

test("a text rank is what it is when the index keeps the best of a heavy term", () => {
  for (const [field, begins, ends, lone, rank] of CASES) {
    assert.equal(rankAt(field, begins ? 0 : 9, ends ? LAST : 0, lone), rank, `${field} ${begins} ${ends} ${lone}`);
  }
});

test("a person's name shows the works first, then what is about the person", async () => {
  const index = indexOf([
    { title: "鲁迅", persons: ["家"] }, { title: "鲁迅传", persons: ["家"], rank: 3 }, { title: "呐喊", persons: ["鲁迅"] },
    { title: "红楼", persons: ["安", "鲁迅"] }, { title: "西安", persons: ["鲁迅"] },
  ]);
  assert.deepEqual(await titles("鲁迅", index), ["呐喊", "西安", "红楼", "鲁迅", "鲁迅传"]);
});

test("titles that are the name itself are not buried under many works", async () => {
  const works = Array.from("家国藩喊呐演义安西", (character) => ({ title: `红${character}`, persons: ["鲁迅"] }));
  const index = indexOf([...works, { title: "鲁迅", persons: ["梦"] }]);
  assert.equal((await titles("鲁迅", index)).indexOf("鲁迅"), 6);
});

test("one book by a body of that name makes no person of a word", async () => {
  const about = Array.from("家国藩喊呐演义安西楼梦", (character) => ({ title: `重庆${character}` }));
  const index = indexOf([{ title: "红楼", persons: ["安重庆"] }, ...about]);
  assert.equal((await titles("重庆", index)).includes("红楼"), false);
});

test("a surname shows the works of who has it", async () => {
  const index = indexOf([{ title: "曾国传", persons: ["家"] }, { title: "呐喊", persons: ["红·曾国"] }]);
  assert.deepEqual(await titles("曾国", index), ["呐喊", "曾国传"]);
});

test("a title and its author put that very book first, whatever else has both", async () => {
  const index = indexOf([
    { title: "鲁迅的呐喊", rank: 3 }, { title: "呐喊", persons: ["鲁迅"] }, { title: "呐喊", persons: ["家"] },
    { title: "鲁迅呐喊传", rank: 3 },
  ]);
  for (const query of ["呐喊 鲁迅", "鲁迅 呐喊"]) assert.equal((await titles(query, index))[0], "呐喊", query);
});

test("of works of equal rank the one with many editions comes first", async () => {
  const index = indexOf([
    { title: "红楼安", persons: ["家"] }, { title: "红楼梦", persons: ["西"] },
    { title: "红楼梦", persons: ["西"], same: true }, { title: "红楼梦", persons: ["西"], same: true },
  ]);
  assert.deepEqual((await search(plain("红楼"), index)).works, [[1, 2, 3], [0]]);
});

test("a title run together with its author is that very book, before what has both words in its title", async () => {
  const index = indexOf([
    { title: "鲁迅呐喊传", rank: 3 }, { title: "呐喊", persons: ["鲁迅"] }, { title: "呐喊", persons: ["家"] },
    { title: "呐喊的鲁迅", rank: 3 }, { title: "家", persons: ["鲁迅"] },
  ]);
  for (const query of ["呐喊鲁迅", "鲁迅呐喊"]) {
    const { works } = await search(plain(query), index);
    assert.ok(works.some(([first]) => first === 1), query);
  }
  assert.deepEqual((await search(plain("呐喊鲁迅"), index)).works[0], [1]);
  for (const query of ["家鲁迅", "鲁迅家"]) assert.deepEqual((await search(plain(query), index)).works[0], [4], query);
});

test("in every drawn catalogue a name shows its works first, and a title with its author that very book", async () => {
  const draw = drawing(60);
  const some = (characters, least, more) => (
    Array.from({ length: least + draw(more) }, () => characters[draw(characters.length)]).join("")
  );
  for (let turn = 0; turn < 20; turn += 1) {
    const people = Array.from({ length: 6 }, () => some("鲁迅曾国藩红", 2, 2));
    const books = Array.from({ length: 60 }, () => {
      const person = people[draw(people.length)];
      // Some titles have a name, and some are one, of whoever writes them.
      const title = [some("家楼梦演义西安呐喊", 2, 4), `${people[draw(people.length)]}${some("传论集", 1, 1)}`, people[draw(people.length)]];
      return { title: title[[0, 0, 0, 0, 0, 0, 1, 1, 2][draw(9)]], persons: [person], rank: draw(4) };
    });
    const index = indexOf(books.slice(0, 45), books.slice(45));
    for (const person of new Set(people)) {
      const [{ works: [first] }, own] = [await search(plain(person), index), books.filter(({ persons }) => persons[0] === person)];
      const same = books.filter(({ title }) => title === person);
      if (own.length > same.length && own.length >= 7) assert.equal(books[first[0]].persons[0], person, `${turn} ${person}`);
    }
    for (const { title, persons: [person] } of books.slice(0, 8)) {
      // “鲁迅 鲁迅” says no more than the name.
      if (title === person) continue;
      for (const query of [`${title} ${person}`, `${person} ${title}`]) {
        const { works: [first] } = await search(plain(query), index);
        const found = [books[first[0]].title, books[first[0]].persons[0]];
        // A title may be a name too, and the name a title.
        assert.deepEqual(found.sort(), [title, person].sort(), `${turn} ${query}`);
      }
    }
  }
});

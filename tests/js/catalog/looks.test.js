/** What knows the words of sentences and of copied lines comes wherever it would change anything. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { mayBeLine, maySay } from "../../../theme/static/js/catalog/forgive/looks.js";
import { BESIDE, lineIn } from "../../../theme/static/js/catalog/forgive/pasted_line.js";
import { KINDS, STRONG, withoutSpoken } from "../../../theme/static/js/catalog/forgive/spoken_words.js";
import { drawing } from "./support.js";

/** Characters that no pattern has. */
const HAN = Array.from("红梦鲸鱼竹影雪");
const EACH = 400;
/** The lists of what is spoken are long. */
const MANY = 3000;

/**
 * Texts that a pattern fits: of ways one, of what may be repeated none, one or two.
 * @param {string} source of the kinds of pattern that the lists have
 * @param {(below: number) => number} draw
 */
function drawnFrom(source, draw) {
  const signs = Array.from(source);
  let at = 0;
  const skip = (to) => { while (signs[at++] !== to); };
  const one = (all) => all[draw(all.length)];
  /** @returns {() => string} */
  const ways = () => {
    const all = [inRow()];
    for (; signs[at] === "|"; all.push(inRow())) at += 1;
    return () => one(all)();
  };
  const inRow = () => {
    const parts = [];
    while (at < signs.length && signs[at] !== "|" && signs[at] !== ")") parts.push(repeated(single()));
    return () => parts.map((part) => part()).join("");
  };
  const single = () => {
    const sign = signs[at++];
    if (sign === "(") {
      const looks = signs[at] === "?" && signs[at + 1] !== ":";
      if (signs[at] === "?") at += 2;
      const inner = ways();
      at += 1;
      return looks ? () => "" : inner;
    }
    if (sign === "[") {
      const begin = at;
      skip("]");
      const set = signs.slice(begin, at - 1);
      return () => (set.includes("\\") || set[0] === "^" ? one(HAN) : one(set));
    }
    if (sign === "\\" && signs[at++] === "p") skip("}");
    if (sign === "\\") return () => (source.includes("\\d") ? "3" : one(HAN));
    return () => ("^$".includes(sign) ? "" : sign === "." ? one(HAN) : sign);
  };
  const repeated = (part) => {
    const [least, most] = { "?": [0, 1], "*": [0, 2], "+": [1, 2], "{": [1, 3] }[signs[at]] ?? [1, 1];
    if (signs[at] === "{") skip("}");
    else if (least !== 1 || most !== 1) at += 1;
    return () => Array.from({ length: least + draw(most - least + 1) }, part).join("");
  };
  return ways();
}

const title = (draw) => Array.from({ length: 2 + draw(4) }, () => HAN[draw(HAN.length)]).join("");

test("wherever something is only spoken, the query looks as if it might be a sentence", () => {
  const draw = drawing(3);
  let taken = 0;
  for (const [{ source }] of [...STRONG, ...KINDS]) {
    const words = drawnFrom(source, draw);
    for (let turn = 0; turn < MANY; turn += 1) {
      const text = source.startsWith("^") ? `${words()}${title(draw)}` : `${title(draw)}${words()}`;
      const typed = `${["", "", "《", "（"][draw(4)]}${text}${["", "", "？", "）"][draw(4)]}`;
      const { ways, titles } = withoutSpoken(typed);
      taken += Number(ways.length > 0);
      assert.ok(ways.length + titles.length === 0 || maySay(typed), typed);
    }
  }
  assert.ok(taken > EACH, `${taken}`);
});

test("so it does where an author and a title are parted, and where a dialect is spoken", () => {
  const draw = drawing(4);
  for (let turn = 0; turn < EACH; turn += 1) {
    const between = ["写的", "的", "编写的书", "那本", "这部小说", "所著的", "翻译的", "这套书"][draw(8)];
    const text = [`${title(draw)}${between}${title(draw)}`, `${title(draw)}${["咋个整", "啥子", "晓得不", "架架"][draw(4)]}${title(draw)}`][draw(2)];
    assert.ok(withoutSpoken(text).ways.length > 0, text);
    assert.ok(maySay(text), text);
  }
});

test("wherever a line was copied, the query looks as if it might be one", () => {
  const draw = drawing(5);
  const beside = drawnFrom(BESIDE.source, draw);
  const mine = ["著", "编著", "第三版", "作家出版社", "商务印书馆", "上海书店", "/ 12元", "书名：", "ISBN 7020002207"];
  let lines = 0;
  for (let turn = 0; turn < EACH; turn += 1) {
    const more = draw(2) ? beside() : mine[draw(mine.length)];
    const text = draw(2) ? `${more}${title(draw)}` : `${title(draw)}${more}`;
    lines += Number(lineIn(text) !== undefined);
    assert.ok(!lineIn(text) || mayBeLine(text), text);
  }
  assert.ok(lines > EACH / 4, `${lines}`);
});

test("a title of other characters looks like neither", () => {
  const draw = drawing(6);
  for (let turn = 0; turn < EACH; turn += 1) {
    const text = title(draw);
    assert.ok(!maySay(text) && !mayBeLine(text), text);
  }
});

/** The answer that a reader came for: can I borrow it now. In four characters and in a sentence. */

import { available, byBranch } from "../catalog/list/holdings.js";

/**
 * @typedef {import("../catalog/list/holdings.js").Copy} Copy
 * @typedef {import("../catalog/list/holdings.js").Held} Held
 * @typedef {import("../catalog/list/holdings.js").Branches} Branches
 * @typedef {import("../catalog/list/data_day.js").DataDay} DataDay
 * @typedef {{ words: string, solid: boolean, lead: string }} Answer  `solid`: the seal says yes
 */

/** The letters of copies that are out, and of those that may only be read here. */
const OUT = ["l", "v"];
const READ_HERE = "r";

/**
 * @param {Held} held
 * @param {Branches} branches
 * @param {DataDay} day
 * @returns {Answer}
 */
export function answerOf({ copies, online }, branches, day) {
  if (online) return webOf(online);
  const letters = copies.map(({ status }) => status);
  const isOut = letters.length > 0 && letters.every((letter) => OUT.includes(letter));
  if (!day.fresh && (available(copies) || isOut)) return pastOf(copies, branches, day);
  if (available(copies)) {
    const [[{ name }, there] = [{ name: "" }, []]] = byBranch(copies, branches);
    return { words: "现在可借", solid: true, lead: `${name}有 ${available(there)} 本在架上，来了就能借。` };
  }
  if (letters.includes(READ_HERE)) {
    return { words: "仅供阅览", solid: false, lead: "只在馆里看，不外借。" };
  }
  if (isOut) {
    return { words: "全部借出", solid: false, lead: `${letters.length} 本都借出去了。` };
  }
  const lead = letters.length ? "能不能借，请问馆员。" : "暂无可借复本，请问馆员。";
  return { words: "请问馆员", solid: false, lead };
}

/** @param {import("../catalog/list/holdings.js").Online} online @returns {Answer} whatever the day of the data */
function webOf([words, address]) {
  const lead = address ? "在网上看，不用来馆里借。" : "在网上看，从哪里进去，请问馆员。";
  return { words, solid: address !== "", lead };
}

/**
 * What old data tells: where copies were on its day. Nothing is promised.
 * @param {Copy[]} copies
 * @param {Branches} branches
 * @param {DataDay} day
 * @returns {Answer}
 */
function pastOf(copies, branches, { said }) {
  const asked = { words: "请问馆员", solid: false };
  if (!said) return { ...asked, lead: "数据日期不详，在不在架请问馆员。" };
  const [[{ name }, there] = [{ name: "" }, []]] = byBranch(copies, branches);
  const lead = available(copies)
    ? `${name}有 ${available(there)} 本${said}在架，现在在不在请问馆员。` : `${said}${copies.length} 本都借出去了。`;
  return { ...asked, lead };
}

/**
 * What a list of hits gets when its texts stand: where the copies are, a mark under what was found,
 * the faces, and what else may have been meant. Apart, because a third of the requests are for this, and a reader reads meanwhile.
 */

import { shanghaiDay } from "../../today.js";
import { alike } from "../forgive/alike.js";
import { branchesOf } from "./branches.js";
import { setCovers } from "./cover.js";
import { dataDay } from "./data_day.js";
import { element } from "./elements.js";
import { available, byBranch, heldOf, holdings, insteadOf, words } from "./holdings.js";
import { runs } from "./mark.js";
import { sheet } from "./sheet.js";

/**
 * @typedef {import("../../catalog.js").Page} Page
 * @typedef {import("../query/search.js").Answer} Answer
 * @typedef {import("./holdings.js").Held} Held
 */

/** What may have been found, and is marked. */
const TEXTS = ".book-row__title > a, .book-row__text > p:not(.book-row__call)";

/**
 * @param {Page} page
 * @returns {Promise<void>} when all is there; rejected where the network failed
 */
export async function finish(page) {
  const { index, parts: { help, list, status }, region, wanted, answer } = page;
  const rows = /** @type {HTMLElement[]} */ (Array.from(list.querySelectorAll("[data-number]")));
  const named = branchesOf(index);
  named.catch(() => {}); // told below
  const [characters] = await Promise.all([index.characters(wanted.query), sheet(region.dataset.sheetHits)]);
  for (const text of list.querySelectorAll(TEXTS)) mark(text, answer?.used.join(" ") || wanted.query, characters);
  setCovers(list);
  const held = await Promise.all(rows.map((row) => heldOf(Number(row.dataset.number), index)));
  const branches = await named;
  const day = dataDay(index.manifest.updated, shanghaiDay(new Date()));
  rows.forEach((row, i) => place(row, held[i] ?? { copies: [] }, branches, day));
  const there = day.fresh ? "现在可借" : day.said && `${day.said}在架`;
  if (there) for (const fold of list.querySelectorAll(".editions")) countFree(fold, rows, held, there);
  // Without a suggestion the hits stand all the same.
  const others = answer ? await alike(wanted, index, answer.hits).catch(() => []) : [];
  const ways = answer ? await waysOn(page, answer).catch(() => []) : [];
  if (page.answer !== answer) return;
  if (ways.length > 0) help.append(element("ul", "no-hits__moves", ...ways));
  if (others.length > 0) {
    const { meant } = await import("./relaxed.js");
    help.append(...meant(wanted, others, "您是不是要找"));
  }
  // With more than one page, counting would cost files of its own.
  if (answer?.pages !== 1 || !answer.total || !there) return;
  const free = held.filter(({ copies }) => available(copies)).length;
  // No line may begin with the comma.
  status.lastElementChild?.append("，");
  status.append(element("span", "", `${free} 种${there}`));
}

/** What may need a way on beside its hits: a class, or words that were forgiven in one field. */
const CLASS = /^\s*[a-z]{1,2}\d/i;

/** @param {Page} page @param {Answer} answer @returns {Promise<HTMLElement[]>} */
async function waysOn({ wanted, index }, answer) {
  const { total, how } = answer;
  if (!total || (!CLASS.test(wanted.query) && (wanted.field === "any" || how === "exact"))) return [];
  const [{ beside }, { moveLink }] = await Promise.all([import("./beside.js"), import("./no_hits.js")]);
  const links = (await beside(wanted, answer, index)).map((move) => moveLink(move, index));
  return (await Promise.all(links)).filter((made) => made !== undefined);
}

/** @param {Element} text @param {string} query @param {import("../index/characters.js").Characters} characters */
function mark(text, query, characters) {
  for (const node of Array.from(text.childNodes)) {
    if (node.nodeType !== Node.TEXT_NODE) continue;
    const made = runs(node.textContent ?? "", query, characters)
      .map((run) => (run.marked ? element("mark", "book-row__mark", run.text) : run.text));
    if (made.some((part) => typeof part !== "string")) node.replaceWith(...made);
  }
}

/**
 * @param {HTMLElement} row
 * @param {Held} held
 * @param {import("./holdings.js").Branches} branches
 * @param {import("./data_day.js").DataDay} day
 */
function place(row, held, branches, day) {
  if (row.matches(".book-row")) {
    row.append(holdings(held, branches, day));
    return;
  }
  const { copies, online } = held;
  const said = byBranch(copies, branches).map(([{ name }, some]) => `${name} ${words(some, day)}`).join("；");
  row.append(element("p", "edition__places", said || insteadOf(online)));
}

/** @param {Element} fold @param {HTMLElement[]} rows @param {Held[]} held @param {string} there */
function countFree(fold, rows, held, there) {
  const free = rows.filter((row, i) => fold.contains(row) && available(held[i]?.copies ?? [])).length;
  if (free) fold.querySelector("summary")?.append(`，${free} 个${there}`);
}

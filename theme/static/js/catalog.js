/**
 * Catalogue search: the address says what is sought, so that it can be sent, kept and gone back to.
 * This is what a first list of hits needs; the rest comes when it stands (see list/steering.js).
 */

import { plain, wantedBy } from "./catalog/address/plain.js";
import { StaleError } from "./catalog/index/files.js";
import { open } from "./catalog/index/layers.js";
import { element, retry } from "./catalog/list/elements.js";
import { clear, partsOf, sentence, setState } from "./catalog/list/region.js";
import { workRow } from "./catalog/list/rows.js";
import { records } from "./catalog/query/records.js";
import { search } from "./catalog/query/search.js";

/**
 * @typedef {import("./catalog/address/read.js").Wanted} Wanted
 * @typedef {import("./catalog/query/search.js").Answer} Answer
 * @typedef {import("./catalog/index/layers.js").Index} Index
 * @typedef {import("./catalog/list/region.js").Parts} Parts
 * @typedef {{
 *   region: HTMLElement, parts: Parts, box: HTMLInputElement, field: HTMLSelectElement,
 *   index: Index, wanted: Wanted, answer: Answer | undefined,
 *   follow: (said?: Wanted) => Promise<void>,
 * }} Page  `wanted`: what is sought; `answer`: what is shown
 */

/** @param {HTMLFormElement} form @param {HTMLElement} region @param {Index} index */
function start(form, region, index) {
  const parts = partsOf(region);
  const title = document.title;
  const elements = /** @type {any} */ (form.elements);
  const { q, field } = elements;
  /** @type {Page} */
  const page = {
    region, parts, box: q, field, index, wanted: plain(""), answer: undefined, follow,
  };
  /** Counts searches, so that a slow answer never overwrites a later one. */
  let turn = 0;
  /** @type {Promise<() => void> | undefined} */
  let steering;

  /**
   * Searches for what the address says.
   * @param {Wanted} [said] what that is, where it was read already
   */
  async function follow(said) {
    const mine = ++turn;
    const before = page.wanted;
    const wanted = said || await wantedBy(location.search, index.manifest).catch(fail);
    if (!wanted || mine !== turn) return;
    page.wanted = wanted;
    const { query } = wanted;
    q.value = query;
    field.value = wanted.field;
    document.title = query ? `${query} · ${title}` : title;
    // The hits stay while the same words are only narrowed, ordered or leafed through.
    if (query !== before.query || wanted.field !== before.field) clear(parts);
    if (query) {
      parts.status.textContent = "正在找……";
      setState(region, "loading");
      const show = await find(wanted).catch((reason) => () => fail(reason));
      if (mine !== turn) return;
      show();
    } else setState(region, "idle");
    // A task of its own: what is found is painted before more is asked for.
    await new Promise((resume) => setTimeout(resume));
    if (mine !== turn) return;
    steering ??= import("./catalog/list/steering.js").then(({ steer }) => steer(page));
    steering.then((settled) => settled(), () => {
      steering = undefined;
      parts.pager.textContent = "网页没有加载完整，请刷新后再试。";
    });
  }

  /** @param {Wanted} wanted @returns {Promise<() => void>} shows what was found, all at once */
  async function find(wanted) {
    const answer = await search(wanted, index);
    const { total, works } = answer;
    const [help, ...found] = await Promise.all([
      helpWith(wanted, answer), ...works.map((numbers) => records(numbers, index, wanted.sort !== "relevance")),
    ]);
    const rows = found.map(workRow);
    return () => {
      page.answer = answer;
      parts.status.replaceChildren(...sentence(wanted, answer).map((part) => element("span", "", part)));
      parts.help.replaceChildren(...help);
      parts.list.replaceChildren(...rows);
      setState(region, "done", total, answer.used);
    };
  }

  /** @param {Wanted} wanted @param {Answer} answer @returns {Promise<HTMLElement[]>} */
  async function helpWith(wanted, answer) {
    const { total, how, asked, without, suggestions } = answer;
    if (total && how === "exact" && !asked && !without.length && !suggestions.length) return [];
    const { help } = await (total ? import("./catalog/list/relaxed.js") : import("./catalog/list/no_hits.js"));
    return help(wanted, answer, page);
  }

  /** @param {unknown} reason */
  function fail(reason) {
    const gone = reason instanceof StaleError;
    if (gone && !history.state?.reloaded) {
      history.replaceState({ ...history.state, reloaded: true }, "");
      location.reload();
      return;
    }
    clear(parts);
    parts.status.textContent = gone ? "目录刚刚更新，这一页还是旧的。" : "网络断了，没有查完。";
    parts.help.replaceChildren(...retry(() => void follow()));
    setState(region, "error");
  }

  void follow();
}

const region = /** @type {HTMLElement | null} */ (document.querySelector(".catalog-results"));
const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[role=search]"));
const manifest = document.querySelector("#catalog-manifest");
if (region && form && manifest) start(form, region, open(JSON.parse(manifest.textContent || "")));
document.documentElement.classList.add("runs"); // see boot.js

/**
 * Filters: what is chosen, as chips to take off, and what can be chosen, with counts. A value is a
 * link and no checkbox, because each choice is an address: it can be opened beside, sent and gone
 * back from, and there is no form to send off.
 */

import { shanghaiDay } from "../../today.js";
import { isFiltered } from "../address/plain.js";
import { decoded } from "../index/files.js";
import { dataDay, onlyThere, THERE } from "../list/data_day.js";
import { element, retry } from "../list/elements.js";
import { remember } from "../list/place.js";
import { branchesOf } from "../list/branches.js";
import { sheet } from "../list/sheet.js";
import { search } from "../query/search.js";
import { chips } from "./chips.js";
import { facets } from "./facets.js";
import { facetGroup, fill, without } from "./facets_view.js";

/**
 * @typedef {import("../address/read.js").Wanted} Wanted
 * @typedef {import("./facets.js").Facet} Facet
 * @typedef {{
 *   name: string, label: string, kind?: "branches" | "class" | "decade", names?: Record<string, string>,
 *   coded?: boolean,
 * }} PanelFacet  `names` of values where they are few; `coded`: the column has their names
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {import("../query/search.js").Answer} Answer
 * @typedef {import("../../catalog.js").Page} Page
 * @typedef {{ wanted: Wanted, answer: Answer, counts: Map<string, Promise<Facet>> }} Shown
 * @typedef {{ show: () => void, toggle: () => void }} FilterPanel
 */

/** From here on the panel stands beside the hits; facets.css has the same width. */
const WIDE = "(min-width: 60em)";

/**
 * @param {Page} page
 * @returns {Promise<FilterPanel>}
 */
export async function filterPanel(page) {
  const { region, parts, index } = page;
  const [declared, branches] = await Promise.all([
    facetsOf(index), branchesOf(index), sheet(region.dataset.sheetHits),
  ]);
  const wide = matchMedia(WIDE);
  const groups = declared.map((facet, place) => facetGroup(facet, place, wide.matches));
  const note = element("div", "facets__note");
  const close = element("button", "button facets__close", "看找到的书");
  close.type = "button";
  parts.facets.replaceChildren(note, ...groups, close);
  /** @type {Shown | undefined} */
  let shown;
  /** @type {Shown | undefined} the answer that the groups were filled with, or are being */
  let filled;

  /** Shows what is chosen now. */
  function show() {
    const { wanted, answer } = page;
    if (!answer || shown?.answer === answer) return;
    const now = shown = { wanted, answer, counts: new Map() };
    parts.chips.replaceChildren(...chips(wanted, declared, branches, (name) => count(now, name)));
    setOpen(history.state.open ?? (wide.matches && isFiltered(wanted)));
  }

  /** @param {boolean} open */
  function setOpen(open) {
    parts.facets.hidden = !open;
    parts.filter.setAttribute("aria-expanded", String(open));
    if (open && filled !== shown) void fillAll();
  }

  async function fillAll() {
    const mine = filled = shown;
    if (!mine) return;
    note.textContent = "正在数……";
    try {
      await Promise.all(declared.map(async (facet, i) => {
        const { values } = await count(mine, facet.name);
        if (mine === shown) fill(groups[i], facet, values, mine.wanted);
      }));
      if (mine === shown) note.textContent = "";
    } catch {
      if (mine === shown) note.replaceChildren("网络断了，没有数完。", ...retry(() => void fillAll()));
    }
  }

  /** @param {Shown} of @param {string} name @returns {Promise<Facet>} */
  function count({ wanted, answer, counts }, name) {
    const known = counts.get(name);
    if (known) return known;
    const counting = countAnew(wanted, answer, name);
    counts.set(name, counting);
    counting.catch(() => counts.delete(name));
    return counting;
  }

  /** @param {Wanted} wanted @param {Answer} answer @param {string} name */
  async function countAnew(wanted, answer, name) {
    // A chosen value may not hide its alternatives, so they are counted as if none were chosen.
    const open = without(wanted, name);
    const all = open === wanted ? answer : await search(open, index);
    const [facet] = await facets(await all.records(), index, [name]);
    if (name !== THERE) return facet ?? { name, values: [] };
    const label = onlyThere(dataDay(index.manifest.updated, shanghaiDay(new Date())));
    return { name, values: (facet?.values ?? []).map((value) => ({ ...value, label })) };
  }

  function toggle() {
    const open = parts.facets.hidden !== false;
    remember({ open });
    setOpen(open);
  }

  close.addEventListener("click", () => {
    toggle();
    parts.status.focus();
  });
  return { show, toggle };
}

/** @param {Index} index @returns {Promise<PanelFacet[]>} in the order of the panel */
async function facetsOf({ manifest, fetch }) {
  const file = await fetch(manifest.panel);
  return decoded(() => JSON.parse(new TextDecoder().decode(file)));
}

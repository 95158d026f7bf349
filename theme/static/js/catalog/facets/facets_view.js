/** The groups of the filter panel: values with their counts, as links to narrowed searches. */

import { isChosen, narrowedTo, write } from "../address/write.js";
import { element, link } from "../list/elements.js";

/**
 * @typedef {import("../address/read.js").Wanted} Wanted
 * @typedef {import("./filters.js").PanelFacet} PanelFacet
 * @typedef {import("./facets.js").Value} Value
 */

/** Values of a group shown at once; the others are under a fold. */
const SHOWN = 6;
/** So many groups are unfolded where there is no room for all. */
const FIRST = 2;

/**
 * An empty group.
 * @param {PanelFacet} facet
 * @param {number} place in the panel
 * @param {boolean} wide whether there is room for all groups unfolded
 * @returns {HTMLDetailsElement}
 */
export function facetGroup({ label }, place, wide) {
  const group = element("details", "facet",
    element("summary", "fold", label), element("div", "facet__values"));
  group.open = wide || place < FIRST;
  group.hidden = true;
  return group;
}

/**
 * Puts the values into a group; a reader who stood on one of them stays there.
 * @param {HTMLDetailsElement | undefined} group
 * @param {PanelFacet} facet
 * @param {Value[]} all its values
 * @param {Wanted} wanted
 */
export function fill(group, facet, all, wanted) {
  const old = group?.lastElementChild;
  if (!group || !old) return;
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const unfolded = old.querySelector("details")?.open === true;
  const values = valuesOf(facet, all, wanted, unfolded);
  group.hidden = all.length === 0;
  old.replaceWith(values);
  if (!(focused instanceof HTMLElement)) return;
  const same = Array.from(values.querySelectorAll("a"))
    .find((made) => made.dataset.value === focused.dataset.value);
  (same ?? group.querySelector("summary"))?.focus();
}

/** @param {PanelFacet} facet @param {Value[]} all @param {Wanted} wanted @param {boolean} unfolded */
function valuesOf(facet, all, wanted, unfolded) {
  const classes = facet.kind === "class";
  const top = ordered(facet, classes ? all.filter(({ value }) => value.length === 1) : all);
  const items = top.map((value) => {
    const item = element("li", "", valueLink(facet, value, wanted));
    if (classes) item.append(...finer(facet, value, all, wanted));
    return item;
  });
  const made = element("div", "facet__values", listOf(facet, items.slice(0, SHOWN)));
  const rest = items.slice(SHOWN);
  if (rest.length > 0) {
    const folded = element("details", "facet__rest",
      element("summary", "fold", `其余 ${rest.length} 个`), listOf(facet, rest));
    folded.open = unfolded || rest.some((item) => item.querySelector("[aria-current]") !== null);
    made.append(folded);
  }
  return made;
}

/** The newest decade first; other groups as they come. @param {PanelFacet} facet @param {Value[]} values */
function ordered({ kind }, values) {
  return kind === "decade" ? [...values].sort((a, b) => b.value.localeCompare(a.value)) : values;
}

/** @param {PanelFacet} facet @param {HTMLLIElement[]} items */
function listOf({ label }, items) {
  const list = element("ul", "facet__list", ...items);
  list.setAttribute("aria-label", label);
  return list;
}

/** The second level of a class, which opens with the first. @param {PanelFacet} facet @param {Value} parent @param {Value[]} all @param {Wanted} wanted */
function finer(facet, parent, all, wanted) {
  const below = all.filter(({ value }) => value.length > 1 && value.startsWith(parent.value));
  if (below.length === 0) return [];
  const list = listOf(facet, below.map((value) => element("li", "", valueLink(facet, value, wanted))));
  list.classList.add("facet__list--finer");
  list.hidden = !wanted.filters[facet.name]?.some((chosen) => chosen.startsWith(parent.value));
  return [list];
}

/** @param {PanelFacet} facet @param {Value} value @param {Wanted} wanted */
function valueLink(facet, { value, label, count }, wanted) {
  const made = link("facet__value", write(toggled(wanted, facet, value)),
    element("span", "facet__label", wordsFor(facet, value, label)), " ",
    element("span", "facet__count", String(count)));
  Object.assign(made.dataset, { facet: facet.name, value, count: String(count) });
  if (isChosen(wanted, facet.name, value)) made.setAttribute("aria-current", "true");
  return made;
}

/** @param {PanelFacet} facet @param {string} value @param {string} label @returns {string} */
function wordsFor({ kind }, value, label) {
  if (kind === "decade") return value.replace("-", "—");
  return kind === "class" && label !== value ? `${value} ${label}` : label;
}

/**
 * The search with a value chosen, or no more. Of a class and its subclass the last chosen stays.
 * @param {Wanted} wanted
 * @param {Pick<PanelFacet, "name" | "kind">} facet
 * @param {string} value
 * @returns {Wanted}
 */
export function toggled(wanted, { name, kind }, value) {
  const chosen = wanted.filters[name] ?? [];
  const others = chosen.filter((other) => other !== value && !(kind === "class" && akin(other, value)));
  return narrowedTo(wanted, name, chosen.includes(value) ? others : [...others, value]);
}

/** @param {string} one @param {string} other */
function akin(one, other) {
  return one.startsWith(other) || other.startsWith(one);
}

/**
 * The search without what was chosen of a facet; the same object where nothing was.
 * @param {Wanted} wanted
 * @param {string} name
 * @returns {Wanted}
 */
export function without(wanted, name) {
  return wanted.filters[name]?.length ? narrowedTo(wanted, name, []) : wanted;
}

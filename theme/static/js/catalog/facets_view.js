/** The groups of the filter panel: values with their counts, as links to narrowed searches. */

import { element, link } from "./view.js";
import { write } from "./write.js";

/**
 * @typedef {import("./view.js").Wanted} Wanted
 * @typedef {import("./facets.js").Facet} Facet
 * @typedef {Facet["values"][number]} Value
 * @typedef {import("./view.js").FilterName | "available"} FacetName
 */

/** @type {Record<FacetName, string>} */
const LABELS = {
  available: "在不在架",
  branch: "分馆",
  room: "馆藏地",
  type: "文献类型",
  clc: "中图法分类",
  audience: "读者对象",
  year: "出版年代",
  lang: "语种",
};
/** Values of a group shown at once; the others are under a fold. */
const SHOWN = 6;
/** Groups unfolded where there is no room for all. */
const FIRST = new Set(["available", "branch"]);

/**
 * An empty group.
 * @param {FacetName} name
 * @param {boolean} wide whether there is room for all groups unfolded
 * @returns {HTMLDetailsElement}
 */
export function facetGroup(name, wide) {
  const group = element("details", "facet",
    element("summary", "fold", LABELS[name]), element("div", "facet__values"));
  group.open = wide || FIRST.has(name);
  group.hidden = true;
  return group;
}

/**
 * Puts the values into a group; a reader who stood on one of them stays there.
 * @param {HTMLDetailsElement | undefined} group
 * @param {FacetName} name
 * @param {Facet} facet
 * @param {Wanted} wanted
 */
export function fill(group, name, facet, wanted) {
  const old = group?.lastElementChild;
  if (!group || !old) return;
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const unfolded = old.querySelector("details")?.open === true;
  const values = valuesOf(name, facet.values, wanted, unfolded);
  group.hidden = facet.values.length === 0;
  old.replaceWith(values);
  if (!(focused instanceof HTMLElement)) return;
  const same = Array.from(values.querySelectorAll("a"))
    .find((made) => made.dataset.value === focused.dataset.value);
  (same ?? group.querySelector("summary"))?.focus();
}

/** @param {FacetName} name @param {Value[]} all @param {Wanted} wanted @param {boolean} unfolded */
function valuesOf(name, all, wanted, unfolded) {
  const top = ordered(name, name === "clc" ? all.filter(({ value }) => value.length === 1) : all);
  const items = top.map((value) => {
    const item = element("li", "", valueLink(name, value, wanted));
    if (name === "clc") item.append(...finer(value, all, wanted));
    return item;
  });
  const made = element("div", "facet__values", listOf(name, items.slice(0, SHOWN)));
  const rest = items.slice(SHOWN);
  if (rest.length > 0) {
    const folded = element("details", "facet__rest",
      element("summary", "fold", `其余 ${rest.length} 个`), listOf(name, rest));
    folded.open = unfolded || rest.some((item) => item.querySelector("[aria-current]") !== null);
    made.append(folded);
  }
  return made;
}

/** The newest decade first; other groups as they come. @param {FacetName} name @param {Value[]} values */
function ordered(name, values) {
  return name === "year" ? [...values].sort((a, b) => b.value.localeCompare(a.value)) : values;
}

/** @param {FacetName} name @param {HTMLLIElement[]} items */
function listOf(name, items) {
  const list = element("ul", "facet__list", ...items);
  list.setAttribute("aria-label", LABELS[name]);
  return list;
}

/** The second level of a class, which opens with the first. @param {Value} parent @param {Value[]} all @param {Wanted} wanted */
function finer(parent, all, wanted) {
  const below = all.filter(({ value }) => value.length > 1 && value.startsWith(parent.value));
  if (below.length === 0) return [];
  const list = listOf("clc", below.map((value) => element("li", "", valueLink("clc", value, wanted))));
  list.classList.add("facet__list--finer");
  list.hidden = !wanted.filters.clc.some((chosen) => chosen.startsWith(parent.value));
  return [list];
}

/** @param {FacetName} name @param {Value} value @param {Wanted} wanted */
function valueLink(name, { value, label, count }, wanted) {
  const made = link("facet__value", write(toggled(wanted, name, value)),
    element("span", "facet__label", wordsFor(name, value, label)), " ",
    element("span", "facet__count", String(count)));
  Object.assign(made.dataset, { facet: name, value, count: String(count) });
  if (isChosen(wanted, name, value)) made.setAttribute("aria-current", "true");
  return made;
}

/** @param {FacetName} name @param {string} value @param {string} label @returns {string} */
function wordsFor(name, value, label) {
  if (name === "year") return value.replace("-", "—");
  return name === "clc" && label !== value ? `${value} ${label}` : label;
}

/** @param {Wanted} wanted @param {FacetName} name @param {string} value */
function isChosen({ filters, available }, name, value) {
  return name === "available" ? available : filters[name].includes(value);
}

/**
 * The search with a value chosen, or no more. Of a class and its subclass the last chosen stays.
 * @param {Wanted} wanted
 * @param {FacetName} name
 * @param {string} value
 * @returns {Wanted}
 */
export function toggled(wanted, name, value) {
  if (name === "available") return { ...wanted, available: !wanted.available, page: 1 };
  const chosen = wanted.filters[name];
  const others = chosen.filter((other) => other !== value && !(name === "clc" && akin(other, value)));
  const values = chosen.includes(value) ? others : [...others, value];
  return { ...wanted, filters: { ...wanted.filters, [name]: values }, page: 1 };
}

/** @param {string} one @param {string} other */
function akin(one, other) {
  return one.startsWith(other) || other.startsWith(one);
}

/**
 * The search without what was chosen of one group; the same object where nothing was.
 * @param {Wanted} wanted
 * @param {FacetName} name
 * @returns {Wanted}
 */
export function without(wanted, name) {
  if (name === "available") return wanted.available ? { ...wanted, available: false, page: 1 } : wanted;
  if (wanted.filters[name].length === 0) return wanted;
  return { ...wanted, filters: { ...wanted.filters, [name]: [] }, page: 1 };
}

/**
 * Everything that a reader does after the first list of hits, without a new page to load: other
 * words, links to other searches, back and forward, order, filters, suggestions. Until this is
 * here, and where it never comes, the form and the links load the page anew.
 */

import { savesData } from "../../search/thrift.js";
import { shanghaiDay } from "../../today.js";
import { isFiltered, plain } from "../address/plain.js";
import { read } from "../address/read.js";
import { write } from "../address/write.js";
import { dataDay } from "./data_day.js";
import { element } from "./elements.js";
import { finish } from "./finish.js";
import { keepPlace, remember, returnToPlace } from "./place.js";
import { sheet } from "./sheet.js";
import { makeTools, pagerLinks, showTools } from "./tools.js";

/** @typedef {import("../../catalog.js").Page} Page */

/** With so few hits a reader may have meant a page of the site. */
const FEW = 3;
/**
 * Hits that are only something like what was asked.
 * @type {readonly import("../query/outcome.js").How[]}
 */
const FORGIVING = ["accent", "misspelt", "sound", "similar", "swapped", "apart", "some", "near"];

/**
 * @param {Page} page
 * @returns {() => void} to be called when the page shows something else
 */
export function steer(page) {
  const { region, parts, box, field, index } = page;
  const { form } = box;
  Object.assign(parts, makeTools(parts.tools, index.manifest.orders));
  /** @type {Promise<import("../facets/filters.js").FilterPanel> | undefined} */
  let filters;
  // Read here, the address is followed at once.
  const follow = () => void page.follow(read(location.search, index.manifest));

  const kept = import("../../offline/ready.js")
    .then(({ ready }) => ready(index.manifest.index), () => undefined);

  function settled() {
    const { wanted, answer } = page;
    if (!answer || region.dataset.searchState !== "done") {
      void sheet(region.dataset.sheetHits); // the foot of the page waits for it
      returnToPlace();
      return;
    }
    remember({ reloaded: false });
    void kept.then((begin) => begin?.());
    void dress(wanted, answer);
    if (answer.total <= FEW || FORGIVING.includes(answer.how)) void offerPages(wanted, answer);
    if (filters || isFiltered(page.wanted) || history.state.open) void filter();
  }

  /** @param {import("../address/read.js").Wanted} wanted @param {import("../query/search.js").Answer} answer */
  async function dress(wanted, answer) {
    delete region.dataset.finished;
    await sheet(region.dataset.sheetHits);
    if (page.answer !== answer) return;
    showTools(parts, wanted, answer.total, dataDay(index.manifest.updated, shanghaiDay(new Date())));
    parts.pager.replaceChildren(...pagerLinks(wanted, answer));
    const returnAgain = returnToPlace();
    try {
      await finish(page);
      returnAgain();
      if (page.answer === answer) region.dataset.finished = "";
    } catch {
      if (page.answer !== answer) return;
      const again = element("button", "button", "再取一次");
      again.onclick = () => follow();
      parts.help.replaceChildren(element("p", "", "在哪个馆、能不能借，没有取到。"), again);
    }
  }

  /** @param {import("../address/read.js").Wanted} wanted @param {import("../query/search.js").Answer} answer */
  async function offerPages({ query }, answer) {
    try {
      const { sitePages } = await import("./site_pages.js");
      const ways = await sitePages(query, answer.total === 0 && !savesData());
      if (page.answer === answer) parts.help.prepend(...ways);
    } catch {
      // The catalogue's own answer stands.
    }
  }

  /** Chips and counts come when there is something to tell, or when a reader asks for them. */
  async function filter(toggle = false) {
    try {
      filters ??= import("../facets/filters.js").then(({ filterPanel }) => filterPanel(page));
      const panel = await filters;
      panel.show();
      if (toggle) panel.toggle();
    } catch {
      filters = undefined;
      parts.chips.textContent = "筛选没有取到，请再按一次“筛选”。";
    }
  }

  /** @param {string} address */
  function goTo(address) {
    if (new URL(address, location.href).href !== location.href) {
      remember({ top: scrollY });
      history.pushState({ open: history.state.open, field: history.state.field }, "", address);
    }
    follow();
  }

  /** @param {SubmitEvent} event */
  function submitted(event) {
    event.preventDefault();
    // A field that a suggestion or a link has set belongs to its words; one that was chosen by hand is meant to stay.
    const stays = box.value.trim() === page.wanted.query || field.value === history.state?.field;
    lookFor(box.value, stays ? field.value : "any");
  }

  /** @param {string} words @param {string} where */
  function lookFor(words, where) {
    // The keyboard of a phone would hide what is found.
    if (matchMedia("(pointer: coarse)").matches) box.blur();
    // Filters belong to the words before: a forgotten one would say that the library has nothing.
    const typed = read(`?${new URLSearchParams({ q: words, field: where })}`, index.manifest);
    goTo(typed.query ? write(plain(typed.query, typed.field)) : location.pathname);
  }

  /** @param {import("../suggest/suggest.js").Suggestion} suggestion */
  function taken({ kind, text }) {
    // A person is looked for among persons; a title would not be found there.
    const chosen = history.state?.field ?? "any";
    lookFor(text, kind === "person" ? kind : chosen === "person" ? "any" : chosen);
  }

  /** @param {Event} event the first that leaves finished words in the box */
  function beginToSuggest(event) {
    if (event instanceof InputEvent && event.isComposing) return;
    for (const kind of ["input", "compositionend"]) box.removeEventListener(kind, beginToSuggest);
    // Without suggestions the box is a box all the same.
    import("../suggest/suggestions.js").then(({ suggestTo }) => suggestTo(page, taken), () => {});
  }

  /** @param {MouseEvent} event */
  function clicked(event) {
    const link = linkIn(event);
    if (!link) return;
    event.preventDefault();
    goTo(link.search);
    // Without a new page to load, nothing else brings a reader back to the answer.
    if (!link.closest("[data-stays]")) parts.status.focus();
  }

  form?.addEventListener("submit", submitted);
  const chosen = () => remember({ field: field.value });
  field.addEventListener("change", chosen);
  if (field.value !== page.wanted.field) chosen(); // before this was here
  if (!savesData()) {
    for (const kind of ["input", "compositionend"]) box.addEventListener(kind, beginToSuggest);
  }
  parts.sort.addEventListener("change", () => {
    const { sort } = read(`?sort=${parts.sort.value}`, index.manifest);
    goTo(write({ ...page.wanted, sort, page: 1 }));
  });
  parts.filter.addEventListener("click", () => void filter(true));
  document.addEventListener("click", clicked);
  addEventListener("popstate", () => {
    // A step to another part of this page is no search.
    if (write(read(location.search, index.manifest)) !== write(page.wanted)) follow();
  });
  keepPlace();
  return settled;
}

/**
 * The link to another search of this page that a plain click is on.
 * @param {MouseEvent} event
 * @returns {HTMLAnchorElement | undefined}
 */
function linkIn(event) {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const plainly = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  const here = link?.pathname === location.pathname && link.search !== "" && link.host === location.host;
  return link && plainly && here ? link : undefined;
}

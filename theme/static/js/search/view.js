/**
 * What the search page shows. Text goes in as text: no string ever becomes HTML here.
 */

/**
 * @typedef {import("./excerpt.js").Run} Run
 * @typedef {{ url: string, title: Run[], excerpt: Run[], path: string }} Hit
 * @typedef {"idle" | "loading" | "done" | "error"} State
 */

/** @param {HTMLElement} region @param {State} state @param {number} [total] */
export function setState(region, state, total) {
  region.dataset.searchState = state;
  region.setAttribute("aria-busy", String(state === "loading"));
  if (total === undefined) delete region.dataset.resultTotal;
  else region.dataset.resultTotal = String(total);
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {string} className
 * @param {string} [text]
 * @returns {HTMLElementTagNameMap[K]}
 */
function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** @param {HTMLElement} parent @param {Run[]} runs */
function addRuns(parent, runs) {
  for (const { text, marked } of runs) {
    parent.append(marked ? element("mark", "search-hit__mark", text) : text);
  }
}

/** @param {Hit} hit @returns {HTMLLIElement} */
export function hitItem(hit) {
  const item = element("li", "search-hit");
  const heading = element("h2", "search-hit__title");
  const link = element("a", "search-hit__link");
  const piece = element("p", "search-hit__excerpt");
  link.href = hit.url;
  addRuns(link, hit.title);
  addRuns(piece, hit.excerpt);
  heading.append(link);
  item.append(heading, piece, element("p", "search-hit__path", hit.path));
  return item;
}

/** @param {string} text @param {string} label @param {() => void} action */
export function withButton(text, label, action) {
  const line = element("p", "search-results__message", `${text} `);
  const button = element("button", "search-results__button", label);
  button.type = "button";
  button.addEventListener("click", action);
  line.append(button);
  return line;
}

/** @param {string} text */
export function message(text) {
  return element("p", "search-results__message", text);
}

/**
 * Suggestions under the search box: a combobox with a list, by the pattern of ARIA 1.2. They never
 * stand in the way of an input method: what is still being composed is left alone.
 */

import { element } from "../list/elements.js";
import { sheet } from "../list/sheet.js";
import { SHORTEST, suggest } from "./suggest.js";

/** @typedef {import("../../catalog.js").Page} Page */
/** @typedef {import("./suggest.js").Suggestion} Suggestion */

/** Milliseconds without a key until something is asked. */
const REST = 250;
/** What `keyCode` says of a key that an input method took; Safari says it nowhere else. */
const TAKEN = 229;
const LIST = "suggestions";

/**
 * @param {Page} page
 * @param {(suggestion: Suggestion) => void} take looks for what was chosen
 */
export function suggestTo({ region, box, index }, take) {
  const list = element("ul", "suggestions");
  const told = element("span", "visually-hidden");
  let timer = 0;
  /** Counts what was typed, so that a late answer is dropped. */
  let turn = 0;
  let active = -1;
  /** @type {Suggestion[]} */
  let shown = [];

  list.id = LIST;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "建议");
  list.hidden = true;
  told.setAttribute("role", "status");
  for (const [name, value] of /** @type {const} */ ([
    ["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", LIST],
    ["aria-expanded", "false"],
  ])) box.setAttribute(name, value);
  box.after(list, told);

  function close() {
    clearTimeout(timer);
    turn += 1;
    list.hidden = true;
    told.textContent = "";
    box.setAttribute("aria-expanded", "false");
    choose(-1);
  }

  /** @param {number} at the place in the list; -1: the box itself */
  function choose(at) {
    active = at;
    Array.from(list.children).forEach((option, i) => {
      option.setAttribute("aria-selected", String(i === at));
    });
    const option = list.children[at];
    if (option) box.setAttribute("aria-activedescendant", option.id);
    else box.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  function typed() {
    close();
    const text = box.value.trim();
    if (Array.from(text).length >= SHORTEST) timer = setTimeout(() => void ask(text), REST);
  }

  /** @param {string} text */
  async function ask(text) {
    const mine = ++turn;
    // Taken apart at once, the answer would be waited for before the turn is taken: see plugins/assets/strip.py.
    const answers = await Promise.all([suggest(text, index).catch(() => []), sheet(region.dataset.sheetHits)]);
    const found = answers[0];
    if (mine === turn && document.activeElement === box && found.length > 0) show(found);
  }

  /** @param {Suggestion[]} found */
  function show(found) {
    shown = found;
    list.replaceChildren(...found.map(option));
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
    choose(-1);
    told.textContent = `${found.length} 条建议，按上下键选`;
  }

  /** @param {number} at */
  function takeAt(at) {
    const suggestion = shown[at];
    close();
    if (suggestion) take(suggestion);
  }

  /** @param {KeyboardEvent} event */
  function pressed(event) {
    if (event.isComposing || event.keyCode === TAKEN || list.hidden) return;
    const count = list.children.length;
    if (event.key === "ArrowDown") choose(active + 1 < count ? active + 1 : -1);
    else if (event.key === "ArrowUp") choose(active < 0 ? count - 1 : active - 1);
    else if (event.key === "Enter" && active >= 0) takeAt(active);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  }

  box.addEventListener("input", (event) => {
    if (event instanceof InputEvent && event.isComposing) close();
    else typed();
  });
  box.addEventListener("compositionstart", close);
  box.addEventListener("compositionend", typed);
  box.addEventListener("keydown", pressed);
  box.addEventListener("blur", close);
  box.form?.addEventListener("submit", close);
  // Else the press would take the focus from the box, and the list would be gone before the click.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const at = Array.from(list.children).findIndex((option) => option.contains(/** @type {Node} */ (event.target)));
    if (at >= 0) takeAt(at);
  });
  typed();
}

/** @param {Suggestion} suggestion @param {number} at */
function option({ kind, text, count }, at) {
  const made = element("li", "suggestions__option", text);
  if (kind === "person") made.append(element("span", "suggestions__kind", `著者，${count} 种`));
  made.id = `${LIST}-${at}`;
  made.setAttribute("role", "option");
  return made;
}

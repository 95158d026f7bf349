/** The rows of the page of the reader's list. Text goes in as text: titles may come from anybody. */

import { element, link } from "../catalog/list/elements.js";
import { NOTE } from "./list.js";

/**
 * @typedef {import("./list.js").Book} Book
 * @typedef {import("./list.js").Entry} Entry
 * @typedef {{ note: (text: string) => boolean, move: (steps: number) => void, remove: () => void }} Act
 *   what a reader does with a book; `note` says whether it was kept
 * @typedef {{
 *   item: HTMLLIElement, show: (entry: Entry, place: number, count: number) => void,
 *   focus: (steps?: number) => void,
 * }} Row `focus`: on what moves the book so, as far as it is there; without steps on its title
 */

/** Milliseconds without a letter after which a note is kept. */
const REST = 300;
/** Characters from which a note gets a field of more lines, where the browser doesn't grow it. */
const LONG = 14;

/**
 * @param {Entry} entry
 * @param {string} address of its record
 * @param {Act} act
 * @returns {Row}
 */
export function bookRow(entry, address, act) {
  const name = `“${entry.title}”`;
  const up = button("上移", name, () => act.move(-1));
  const down = button("下移", name, () => act.move(1));
  const moves = element("p", "my-list__moves", up, down, button("移除", name, act.remove));
  const { field, show } = noteField(name, act.note);
  const title = link("my-list__link", address, entry.title);
  const item = element("li", "my-list__book",
    element("div", "my-list__text",
      element("h3", "my-list__title", title), ...facts(entry)), field, moves);
  item.dataset.entry = entry.id;
  return {
    item,
    show({ note }, place, count) {
      up.hidden = place === 0;
      down.hidden = place === count - 1;
      show(note);
    },
    focus(steps = 0) {
      const wanted = steps < 0 ? [up, down] : steps > 0 ? [down, up] : [];
      (wanted.find(({ hidden }) => !hidden) ?? title).focus();
    },
  };
}

/**
 * Where a book stood that was taken off the list, and the way back.
 * @param {string} words what happened
 * @param {() => void} back
 * @returns {{ item: HTMLLIElement, focus: () => void }}
 */
export function goneRow(words, back) {
  const undo = element("button", "button button--hollow", "放回去");
  undo.type = "button";
  undo.addEventListener("click", back);
  return { item: element("li", "my-list__gone", element("p", "", words), undo), focus: () => undo.focus() };
}

/**
 * A book in somebody else's list.
 * @param {Book} book
 * @param {string} address of its record
 * @param {HTMLButtonElement} toggle
 */
export function sharedRow(book, address, toggle) {
  const title = element("h3", "my-list__title", link("my-list__link", address, book.title));
  return element("li", "my-list__book my-list__book--shared", title, toggle);
}

/** @param {Book} book @returns {HTMLElement[]} what is known of it */
function facts({ responsibility, publisher, year, call }) {
  const date = element("time", "", year);
  date.dateTime = year;
  const dated = /^\d{4}$/.test(year) ? date : year;
  const imprint = publisher && year ? [publisher, "，", dated] : [publisher || dated];
  return [
    element("p", "", responsibility),
    element("p", "my-list__imprint", ...imprint),
    element("p", "my-list__call", call),
  ].filter((line) => line.textContent !== "");
}

/**
 * @param {string} name of the book, for readers who listen
 * @param {Act["note"]} keep
 */
function noteField(name, keep) {
  const area = element("textarea", "my-list__note");
  area.maxLength = NOTE;
  const label = element("label", "my-list__label", "备注", hidden(name), area);
  // Paper shows no more of a field than its box.
  const printed = element("p", "my-list__written");
  let timer = 0;
  /** Whether something stands in the field that isn't kept yet. */
  let written = false;

  function fit() {
    area.rows = area.value.length > LONG ? 3 : 1;
    printed.textContent = area.value;
  }
  function save() {
    clearTimeout(timer);
    if (written) written = !keep(area.value);
  }
  area.addEventListener("input", () => {
    fit();
    written = true;
    clearTimeout(timer);
    timer = setTimeout(save, REST);
  });
  area.addEventListener("blur", save);

  return {
    field: element("div", "my-list__notes", label, printed),
    show: (/** @type {string} */ note) => {
      // What is being written, or found no room, stays.
      if (!written && area.value !== note) area.value = note;
      fit();
    },
  };
}

/** @param {string} words @param {string} name @param {() => void} pressed */
function button(words, name, pressed) {
  const made = element("button", "my-list__move", words, hidden(name));
  made.type = "button";
  made.addEventListener("click", pressed);
  return made;
}

/** @param {string} text */
function hidden(text) {
  return element("span", "visually-hidden", text);
}

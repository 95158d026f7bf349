/**
 * The button that puts a book on the reader's list and takes it off again, for every page that
 * shows a book. Its looks are in css/components/list-toggle.css.
 */

import { element } from "../catalog/list/elements.js";
import { add, entryOf, has, MOST, remove } from "./list.js";
import { load, SENTENCES, update, watch } from "./store.js";

/**
 * @typedef {import("./list.js").Book} Book
 * @typedef {import("./list.js").Entry} Entry
 */

/**
 * @param {Book} book
 * @returns {HTMLButtonElement} to be put into the page at once
 */
export function toggleButton(book) {
  const words = element("span", "");
  const title = element("span", "visually-hidden", `“${book.title}”`);
  const button = element("button", "list-toggle", words, title);
  const failure = element("span", "list-toggle__failure");
  failure.setAttribute("role", "alert");
  button.type = "button";
  /** @type {Entry | undefined} with its note, should the reader think better of it */
  let removed;

  function show() {
    const listed = has(load().entries, book.id);
    button.setAttribute("aria-pressed", String(listed));
    words.textContent = listed ? "已在书单" : "加入书单";
  }

  button.addEventListener("click", () => {
    // What the button says is done, whatever another tab did meanwhile.
    const wanted = button.getAttribute("aria-pressed") === "false";
    const { reason, entries } = update((before) => {
      if (wanted) return add(before, removed ?? entryOf(book, new Date()));
      removed = before.find((entry) => entry.id === book.id);
      return remove(before, book.id);
    });
    const full = wanted && entries.length >= MOST && !has(entries, book.id);
    failure.textContent = full ? `书单里已有 ${MOST} 本，放不下了。` : SENTENCES[reason];
    if (failure.textContent) button.after(failure);
    else failure.remove();
    show();
  });

  // A button that was taken out of its page is done with.
  const stop = watch(() => (button.isConnected ? show() : stop()));
  show();
  return button;
}

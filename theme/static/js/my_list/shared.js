/** Somebody else's list, which the address of the page says: to look at, and to take books from. */

import { add, decode, entryOf, has, isShared } from "./list.js";
import { sharedRow } from "./rows.js";
import { load, SENTENCES, update, watch } from "./store.js";
import { toggleButton } from "./toggle.js";

/**
 * @typedef {import("./list.js").Book} Book
 * @typedef {{
 *   shared: HTMLElement, offer: HTMLElement, others: HTMLElement, all: HTMLButtonElement,
 *   close: HTMLButtonElement, head: HTMLElement, own: HTMLElement,
 * }} SharedParts
 */

const BROKEN = "地址里的书单读不出来，多半是没有复制完整。请让对方再发一次。";

/**
 * Shows the list of the address in place of the reader's own, now and whenever the address says
 * another; the own one where it says none.
 * @param {SharedParts} parts
 * @param {(id: string) => string} recordAddress
 * @param {(sentence: string) => void} done called when the list was taken or left
 */
export function showShared(parts, recordAddress, done) {
  const { shared, offer, others, all, close, head, own } = parts;
  /** @type {Book[]} */
  let books = [];

  function follow() {
    const says = isShared(location.hash);
    shared.hidden = others.hidden = !says;
    head.hidden = own.hidden = says;
    books = decode(location.hash) ?? [];
    others.replaceChildren(...books.map((book) => (
      sharedRow(book, recordAddress(book.id), toggleButton(book))
    )));
    tell();
  }

  function tell() {
    const { entries } = load();
    const missing = books.filter(({ id }) => !has(entries, id)).length;
    all.hidden = missing === 0;
    if (!books.length) offer.textContent = BROKEN;
    else offer.textContent = missing ? `有 ${books.length} 本书。` : `有 ${books.length} 本书，都在我的书单里了。`;
  }

  /** @param {string} sentence */
  function leave(sentence) {
    history.replaceState(null, "", location.pathname + location.search);
    follow();
    done(sentence);
  }

  all.addEventListener("click", () => {
    const before = load().entries.length;
    const now = new Date();
    const { ok, reason, entries } = update((mine) => (
      books.reduce((list, book) => add(list, entryOf(book, now)), mine)
    ));
    const left = books.filter(({ id }) => !has(entries, id)).length;
    if (!ok) offer.textContent = SENTENCES[reason];
    else leave(`加入了 ${entries.length - before} 本。${left ? `书单满了，还有 ${left} 本没有加入。` : ""}`);
  });
  close.addEventListener("click", () => leave(""));
  addEventListener("hashchange", follow);
  watch(tell);
  follow();
}

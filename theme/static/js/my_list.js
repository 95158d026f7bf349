/**
 * The page of the reader's own list 我的书单: what is on it, a note for each book, the ways to take
 * it along, and somebody else's list where the address says one. All of it stays in this browser.
 */

import {
  add, addressOf, annotate, csv, has, move, remove,
} from "./my_list/list.js";
import { bookRow, goneRow } from "./my_list/rows.js";
import { download, inWeChat, send, squareCode } from "./my_list/share.js";
import { showShared } from "./my_list/shared.js";
import { load, SENTENCES, update, watch } from "./my_list/store.js";

/**
 * @typedef {import("./my_list/list.js").Entry} Entry
 * @typedef {import("./my_list/rows.js").Row} Row
 * @typedef {import("./my_list/shared.js").SharedParts & {
 *   count: HTMLElement, tools: HTMLElement, said: HTMLElement, taken: HTMLElement,
 *   books: HTMLElement, empty: HTMLElement,
 *   send: HTMLButtonElement, code: HTMLButtonElement, print: HTMLButtonElement,
 *   save: HTMLButtonElement, clear: HTMLButtonElement,
 * }} Parts
 */

const NAME = "我的书单";
const SENT = {
  sent: "",
  left: "",
  copied: "地址复制好了，可以贴到微信里。地址里有书名和记录号，没有备注。",
  failed: "请按住下面的地址，选“复制”。地址里有书名和记录号，没有备注。",
};

class MyList {
  /** @type {Map<string, Row>} by the book's id */
  #rows = new Map();
  /** @type {{ item: HTMLLIElement, at: number, focus: () => void } | undefined} what can be put back */
  #gone;

  /**
   * @param {Parts} parts
   * @param {string} record address of the page of a record
   */
  constructor(parts, record) {
    this.parts = parts;
    this.record = record;
  }

  start() {
    const { send: sending, code, print: printing, save, clear } = this.parts;
    watch(() => this.#show());
    sending.addEventListener("click", () => void this.#send());
    code.addEventListener("click", () => void this.#showCode());
    save.addEventListener("click", () => this.#save());
    clear.addEventListener("click", () => this.#clear());
    printing.addEventListener("click", () => print());
    // Inside some programs a page can't be printed.
    printing.hidden = typeof print !== "function";
    showShared(this.parts, (id) => this.#recordAddress(id), (sentence) => this.#returnToOwn(sentence));
    this.#show();
  }

  /** Shows the list as it is kept now. */
  #show() {
    const { reason, entries } = load();
    const { count, tools, books, empty } = this.parts;
    count.textContent = entries.length ? `有 ${entries.length} 本书` : "书单是空的";
    tools.hidden = entries.length === 0;
    empty.hidden = entries.length > 0;
    const items = entries.map((entry, place) => this.#row(entry, place, entries.length).item);
    if (this.#gone) items.splice(this.#gone.at, 0, this.#gone.item);
    if (arrange(books, items)) this.#putAway();
    for (const id of this.#rows.keys()) if (!has(entries, id)) this.#rows.delete(id);
    if (reason) this.#say(SENTENCES[reason]);
  }

  /** @param {Entry} entry @param {number} place @param {number} count @returns {Row} */
  #row(entry, place, count) {
    const { id } = entry;
    const row = this.#rows.get(id) ?? bookRow(entry, this.#recordAddress(id), {
      note: (text) => this.#change((entries) => annotate(entries, id, text)),
      move: (steps) => this.#move(id, steps),
      remove: () => this.#remove(id),
    });
    this.#rows.set(id, row);
    row.show(entry, place, count);
    return row;
  }

  /** @param {string} id @returns {string} */
  #recordAddress(id) {
    return `${this.record}?id=${encodeURIComponent(id)}`;
  }

  /** @param {(entries: Entry[]) => Entry[]} change @returns {boolean} whether it was kept */
  #change(change) {
    const { ok, reason } = update(change);
    if (!ok) this.#say(SENTENCES[reason]);
    return ok;
  }

  /** @param {string} id @param {number} steps */
  #move(id, steps) {
    this.#gone = undefined;
    if (!this.#change((entries) => move(entries, id, steps))) return;
    const { entries } = load();
    const place = entries.findIndex((entry) => entry.id === id) + 1;
    this.#say(`现在是第 ${place} 本。`, true);
    this.#rows.get(id)?.focus(steps);
  }

  /** @param {string} id */
  #remove(id) {
    const { entries } = load();
    const at = entries.findIndex((entry) => entry.id === id);
    const entry = entries[at];
    if (!entry) return;
    this.#takeOff(at, `“${entry.title}”移出了书单。`, (now) => remove(now, id), () => {
      this.#change((now) => add(now, entry, at));
      this.#say(`“${entry.title}”放回去了。`, true);
      this.#rows.get(id)?.focus();
    });
  }

  #clear() {
    const { entries } = load();
    this.#takeOff(0, `${entries.length} 本书都移出了书单。`, () => [], () => {
      // Books that came meanwhile stay, behind these.
      this.#change((now) => now.reduce((all, entry) => add(all, entry), entries));
      this.#say(`${entries.length} 本书都放回去了。`, true);
      this.parts.count.focus();
    });
  }

  /**
   * @param {number} at where the way back stands
   * @param {string} words
   * @param {(entries: Entry[]) => Entry[]} change
   * @param {() => void} back
   */
  #takeOff(at, words, change, back) {
    const before = this.#gone;
    this.#gone = { at, ...goneRow(words, () => {
      this.#gone = undefined;
      back();
    }) };
    if (this.#change(change)) {
      // The words stand where the book stood; readers who listen get them from here.
      this.#say(words, true);
      this.#gone.focus();
    } else {
      this.#gone = before;
    }
  }

  async #send() {
    const address = this.#address();
    if (!address) return;
    const how = await send(NAME, address);
    this.#putAway();
    this.#say(SENT[how]);
    this.parts.send.focus();
    if (how === "failed") this.#showAddress(address);
  }

  /** @param {string} address for a browser that can neither send nor copy it */
  #showAddress(address) {
    const field = document.createElement("input");
    field.className = "my-list__address";
    field.readOnly = true;
    field.value = address;
    field.setAttribute("aria-label", "书单的地址");
    this.parts.taken.replaceChildren(field);
    field.select();
  }

  async #showCode() {
    const shown = this.parts.code.getAttribute("aria-expanded") === "true";
    this.#putAway();
    const address = this.#address();
    if (shown || !address) return;
    try {
      this.parts.taken.replaceChildren(await squareCode(address));
      this.parts.code.setAttribute("aria-expanded", "true");
      this.#say("用另一部手机扫这个码，就看到这份书单。里面有书名和记录号，没有备注。");
    } catch {
      this.#say("二维码没有做成：网络不通，或书太多、一个码里放不下。");
    }
  }

  /** @returns {string} empty where it would be too long, which is said */
  #address() {
    const { address, fits } = addressOf(location.origin + location.pathname, load().entries);
    if (!address) this.#say(`书单太长，一个地址里写不下：最多写前 ${fits} 本。请先移除一些，分几次发。`);
    return address;
  }

  #save() {
    download(`${NAME}.csv`, csv(load().entries));
    this.#say(inWeChat()
      ? "微信里存不了文件。请先“分享”，把地址贴到手机的浏览器里打开，加入书单后再下载。"
      : "表格存好了，在“下载”里，用表格软件打开。");
  }

  /** Puts address and code away: they say what was on the list. */
  #putAway() {
    this.parts.taken.replaceChildren();
    this.parts.code.setAttribute("aria-expanded", "false");
    this.#say("");
  }

  /** @param {string} sentence */
  #returnToOwn(sentence) {
    this.#say(sentence);
    this.parts.count.focus();
  }

  /** @param {string} sentence @param {boolean} [seen] where the page shows it anyway */
  #say(sentence, seen = false) {
    const { said } = this.parts;
    said.classList.toggle("visually-hidden", seen);
    said.textContent = sentence;
  }
}

/**
 * @param {HTMLElement} list
 * @param {HTMLElement[]} items
 * @returns {boolean} whether anything stands elsewhere than before; who writes in it goes on
 */
function arrange(list, items) {
  if (items.length === list.children.length && items.every((item, i) => item === list.children[i])) {
    return false;
  }
  const held = document.activeElement;
  list.replaceChildren(...items);
  if (held instanceof HTMLElement && list.contains(held)) held.focus({ preventScroll: true });
  return true;
}

const parts = Array.from(document.querySelectorAll("[data-part]"));
const named = Object.fromEntries(parts.map((part) => [part.getAttribute("data-part"), part]));
const record = document.querySelector("[data-record]")?.getAttribute("data-record") ?? "";
new MyList(/** @type {Parts} */ (named), record).start();
document.documentElement.classList.add("runs"); // see boot.js

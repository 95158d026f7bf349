/**
 * Where the reader's list is kept: `localStorage` of this browser, and nowhere else. A browser may
 * refuse it (private windows, blocked site data) or be full, and another tab may change it: every
 * function says plainly what came of it and never throws.
 */

import { parse, serialise } from "./list.js";

/**
 * @typedef {import("./list.js").Entry} Entry
 * @typedef {"" | "refused" | "full" | "unreadable"} Reason
 * @typedef {{ ok: boolean, reason: Reason, entries: Entry[] }} Result
 *   `entries`: what is on the list now
 */

/** Named in the privacy page. */
export const KEY = "my-list";
/** @type {Readonly<Record<Reason, string>>} what a reader is told */
export const SENTENCES = {
  "": "",
  refused: "这个浏览器不让网页存东西（可能开着无痕浏览），书单存不下来。",
  full: "这个浏览器里存满了，书单存不下来。请清理一下手机的空间。",
  unreadable: "以前存的书单读不出来了。再加入书，会从头记起。",
};
const changes = new EventTarget();

/** @returns {Result} */
export function load() {
  try {
    const { entries, sound } = parse(localStorage.getItem(KEY));
    return { ok: sound, reason: sound ? "" : "unreadable", entries };
  } catch {
    return { ok: false, reason: "refused", entries: [] };
  }
}

/**
 * Changes the list as it is now, whatever another tab made of it.
 * @param {(entries: Entry[]) => Entry[]} change
 * @returns {Result}
 */
export function update(change) {
  const before = load();
  if (before.reason === "refused") return before;
  const entries = change(before.entries);
  try {
    // Of an empty list nothing stays behind.
    if (entries.length) localStorage.setItem(KEY, serialise(entries));
    else localStorage.removeItem(KEY);
  } catch (reason) {
    return { ok: false, reason: whyNot(reason), entries: before.entries };
  }
  changes.dispatchEvent(new Event("change"));
  return { ok: true, reason: "", entries };
}

/** @param {unknown} reason @returns {Reason} */
function whyNot(reason) {
  const quota = reason instanceof Error && /quota/i.test(reason.name);
  // Some browsers refuse by giving no room at all.
  return quota && localStorage.length > 0 ? "full" : "refused";
}

/**
 * Tells of every change: by this page, by another tab, and while this page was left.
 * @param {() => void} changed
 * @returns {() => void} to be called when nobody listens any more
 */
export function watch(changed) {
  /** @param {StorageEvent} event */
  function elsewhere({ key }) {
    // null: all that the site keeps was removed.
    if (key === KEY || key === null) changed();
  }
  /** @param {PageTransitionEvent} event */
  function returned({ persisted }) {
    if (persisted) changed();
  }
  changes.addEventListener("change", changed);
  addEventListener("storage", elsewhere);
  addEventListener("pageshow", returned);
  return () => {
    changes.removeEventListener("change", changed);
    removeEventListener("storage", elsewhere);
    removeEventListener("pageshow", returned);
  };
}

/** Where the site lies, and what its caches are called: the same here and in `sw.js`. */

/**
 * @typedef {{
 *   root: string, page: string, index: string, record: string, saved: string, caches: string[],
 * }} Site  Addresses, folders with a slash at the end. `record`: says what is saved, and is on this
 *   device alone; `saved`: the cache that has it; `caches`: all that the site may have
 */

/**
 * @param {string} index address of the catalogue's index, as its page says it
 * @param {string} [here] address of the page
 * @returns {Site}
 */
export function siteOf(index, here = location.href) {
  const folder = new URL(index, here);
  const root = new URL("../../", folder);
  const [saved = "", ...others] = ["saved", "always", "pages", "theme", "others", "files"].map((name) => (
    `library:${root.pathname}:${name}`
  ));
  return {
    root: root.href,
    page: new URL("catalog/", root).href,
    index: folder.href,
    record: new URL("saved.json", folder).href,
    saved,
    caches: [saved, ...others],
  };
}

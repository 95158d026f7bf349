/** Style sheets that few readers need: they come when they are needed. */

/** @type {Map<string, Promise<void>>} address → when it is there */
const asked = new Map();

/**
 * Adds a sheet to the page once.
 * @param {string | undefined} address nothing is done without one
 * @returns {Promise<void>} when it is there; also when it did not come, for bare is better than none
 */
export function sheet(address) {
  if (!address) return Promise.resolve();
  const coming = asked.get(address) ?? new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    link.onload = link.onerror = () => resolve();
    document.head.append(link);
  });
  asked.set(address, coming);
  return coming;
}

/** Style sheets that few readers need: they come when they are needed. */

/**
 * Adds a sheet to the page once.
 * @param {string | undefined} address nothing is done without one
 * @returns {Promise<void>} when it is there; also when it did not come, for bare is better than none
 */
export function sheet(address) {
  if (!address || document.querySelector(`link[href="${address}"]`)) return Promise.resolve();
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  document.head.append(link);
  return new Promise((resolve) => {
    link.onload = link.onerror = () => resolve();
  });
}

// Which line of a transcript belongs to a moment of its recording. Pure.

/**
 * The last of the beginnings that is not after a moment; -1 before the first.
 * @param {number[]} beginnings in seconds, never falling
 * @param {number} moment
 * @returns {number}
 */
export function lineAt(beginnings, moment) {
  return beginnings.filter((seconds) => seconds <= moment).length - 1;
}

/**
 * The seconds that a fragment names ("#t200"); null where it names none.
 * @param {string} fragment
 * @returns {number | null}
 */
export function secondsOf(fragment) {
  const found = /^#t(\d+)$/.exec(fragment);
  return found ? Number(found[1]) : null;
}

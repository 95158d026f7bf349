/** Several terms as if they were one: all that sound alike, all words that begin so. */

/** @typedef {import("./postings.js").Posting} Posting */

/**
 * The records of any of the terms.
 * @param {Posting[]} postings
 * @returns {Posting}
 */
export function united(postings) {
  // Long lists are united for every search by sound: without an object for each occurrence.
  const size = postings.reduce((sum, { starts }) => sum + (starts[starts.length - 1] ?? 0) - (starts[0] ?? 0), 0);
  const [flags, places] = [new Uint8Array(size), new Uint8Array(size)];
  const next = postings.map(() => 0);
  /** @type {number[]} */
  const records = [];
  const starts = [0];
  let end = 0;
  for (;;) {
    const record = postings.reduce((least, posting, k) => Math.min(least, posting.records[next[k] ?? 0] ?? Infinity), Infinity);
    if (record === Infinity) break;
    postings.forEach((posting, k) => {
      const i = next[k] ?? 0;
      if (posting.records[i] !== record) return;
      for (let at = posting.starts[i] ?? 0; at < (posting.starts[i + 1] ?? 0); at += 1) {
        flags[end] = posting.flags[at] ?? 0;
        places[end] = posting.places[at] ?? 0;
        end += 1;
      }
      next[k] = i + 1;
    });
    records.push(record);
    starts.push(end);
  }
  const total = Math.max(records.length, ...postings.map((posting) => posting.total));
  return { total, records, starts, flags, places };
}

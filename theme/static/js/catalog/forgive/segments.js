/** Where the words of a text end, by what the browser knows of the language. */

/** @typedef {{ segment: (text: string) => Iterable<{ segment: string }> }} Segmenter */

const { Segmenter } = /** @type {{ Segmenter?: new (locale: string, options: { granularity: "word" }) => Segmenter }} */ (Intl);
const segmenter = Segmenter && new Segmenter("zh", { granularity: "word" });

/** @param {string} text normalised @returns {string[]} its words; where nothing is known of it, each character by itself */
export function segmentsOf(text) {
  if (!segmenter) return Array.from(text).filter((one) => one.trim());
  return Array.from(segmenter.segment(text), ({ segment }) => segment.trim()).filter(Boolean);
}

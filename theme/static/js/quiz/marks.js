// What a quiz says of answers. Pure: the page is read and written in quiz.js.

/**
 * One question: what it counts, the letters of its right options, and those chosen ("AC").
 * @typedef {{ number: string, points: number, right: string, chosen: string }} Answer
 * @typedef {{ score: number, points: number, right: number, blank: string[] }} Outcome
 */

/**
 * Add up; a question with several right options counts where all of them and no others are chosen.
 * @param {Answer[]} answers
 * @returns {Outcome}
 */
export function tally(answers) {
  const outcome = /** @type {Outcome} */ ({ score: 0, points: 0, right: 0, blank: [] });
  for (const { number, points, right, chosen } of answers) {
    outcome.points += points;
    if (chosen === right) {
      outcome.score += points;
      outcome.right += 1;
    } else if (!chosen) outcome.blank.push(number);
  }
  return outcome;
}

/** @param {string} letters */
const listed = (letters) => [...letters].join("、");

/**
 * The sentence below a question.
 * @param {Pick<Answer, "right" | "chosen">} answer
 * @returns {string}
 */
export function verdict({ right, chosen }) {
  if (chosen === right) return "答对了。";
  return `${chosen ? `答错了，选的是 ${listed(chosen)}` : "没有答"}，应该选 ${listed(right)}。`;
}

/**
 * The title in columns of a certificate: broken at blanks and signs where it has some, and never
 * longer than a column.
 * @param {string} title
 * @param {number} most characters in a column
 * @returns {string[]}
 */
export function columns(title, most) {
  return title.split(/[\s：:]+/u).flatMap((part) => {
    const letters = [...part];
    const count = Math.ceil(letters.length / most);
    const each = Math.ceil(letters.length / count);
    return Array.from({ length: count || 0 }, (_, place) => letters.slice(place * each, (place + 1) * each).join(""));
  });
}

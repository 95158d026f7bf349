/** How else a number is written: 1984 = 一九八四, 2 = 二 = Ⅱ = 第二部, 20世纪 = 二十世纪. */

/**
 * @typedef {{ text: string, at: number, end: number, value: number, kind: "digits" | "han" | "roman" }} Numeral
 *   with its place in the text
 */

const HAN = "零一二三四五六七八九";
const UNITS = /** @type {const} */ ([[1000, "千"], [100, "百"], [10, "十"]]);
const ROMAN = ["", "", "ii", "iii", "iv", "", "vi", "vii", "viii", "ix"];
/** Numbers beyond are codes, or written in digits alone. */
const MOST = 99999999;
const NUMERAL = /\d{1,8}|[零一二三四五六七八九十百千万两]+|(?:viii|vii|vi|iv|ix|iii|ii)(?![a-z])/g;
const LATIN = /[a-z]/;
const IDEOGRAPH = /[\u4e00-\u9fff]/;
/** 第二部 at the end of a title says no more than 2. */
const PART = /\s*第(\d+|[零一二三四五六七八九十]+)[部册卷集季辑]$/;
const SPACED = /([\u4e00-\u9fff])\s+(\d+)(?!\S)/g;
const SPACED_AFTER = /(^|[\u4e00-\u9fff])(\d+)\s+(?=[\u4e00-\u9fff])/g;
const YEARS = { from: 1800, to: 2100 };
/** A character without another beside it: those that have it are many. */
const LONE = /(?:^|[^\u4e00-\u9fff])[\u4e00-\u9fff](?![\u4e00-\u9fff])/;

/**
 * The other ways to write a text with numbers in it.
 * @param {string} text normalised
 * @returns {{ likely: string[], others: string[] }} `others`: dear to look up, or not often meant
 */
export function otherwise(text) {
  const plain = text.replace(/[〇○◯]/g, "零");
  const part = PART.exec(plain);
  const short = part && part.index > 0 ? [plain.replace(PART, "$1")] : [];
  // As print spaces it: 20 世纪, 三体 2.
  const close = plain.replace(SPACED, "$1$2").replace(SPACED_AFTER, "$1$2");
  const bases = Array.from(new Set([plain, ...short, close]));
  /** @type {Set<string>} */
  const likely = new Set(bases);
  /** @type {Set<string>} */
  const others = new Set();
  for (const one of bases) {
    for (const numeral of numeralsIn(one)) {
      for (const form of formsOf(numeral, one)) {
        const whole = one.slice(0, numeral.at) + form + one.slice(numeral.end);
        (isLikely(numeral, one) && !LONE.test(whole) ? likely : others).add(whole);
      }
    }
  }
  return { likely: Array.from(likely).filter((one) => one !== text), others: Array.from(others) };
}

/** @param {Numeral} numeral @param {string} text @returns {boolean} 三国 is no 3国 */
function isLikely({ text: written, kind, at, end }, text) {
  return kind !== "han" || written.length > 1 || (end === text.length && (at > 0 || written === text));
}

/** @param {string} text @returns {Numeral[]} those that may be written otherwise */
function numeralsIn(text) {
  return Array.from(text.matchAll(NUMERAL)).flatMap((match) => {
    const [at, end] = [match.index, match.index + match[0].length];
    const kind = /\d/.test(match[0]) ? "digits" : LATIN.test(match[0]) ? "roman" : "han";
    const value = valueOf(match[0]);
    // What stands beside Latin letters is a name: 3D, C4D, Windows 7.
    const beside = (text[at - 1] ?? "") + (text[end] ?? "");
    const named = match[0] !== text && (LATIN.test(beside) || !IDEOGRAPH.test(beside));
    // Of years few are printed in words: 2021年英语.
    const year = kind === "digits" && match[0] !== text && Number(value) > YEARS.from && Number(value) < YEARS.to;
    return named || year || value === undefined || value > MOST ? [] : [{ text: match[0], at, end, value, kind }];
  });
}

/** @param {Numeral} numeral @param {string} text @returns {string[]} */
function formsOf({ value, kind, at, end, text: written }, text) {
  const [before, after] = [text[at - 1] ?? "", text[end] ?? ""];
  const counts = IDEOGRAPH.test(after) && before !== "第";
  const last = after.trim() === "" && IDEOGRAPH.test(before) && value < ROMAN.length;
  const digits = value > 9999 && value % 10000 === 0 ? `${value / 10000}万` : String(value);
  // 007 and the like are written in no other way.
  if (kind === "digits" && String(value) !== written) return [];
  const roman = last && ROMAN[value] ? [ROMAN[value] ?? ""] : [];
  const two = counts ? twoOf(inWords(value)) : [];
  const all = kind === "digits" ? [...inHan(value), ...two, ...roman] : [digits, ...inHan(value), ...two, ...roman];
  return Array.from(new Set(all)).filter((form) => form !== written);
}

/** @param {string} words @returns {string[]} 两 in place of the first 二: 两个, 两万里 */
function twoOf(words) {
  return words.startsWith("二") && !words.startsWith("二十") ? [`两${words.slice(1)}`] : [];
}

/** @param {number} value @returns {string[]} */
function inHan(value) {
  const digits = Array.from(String(value), (digit) => HAN[Number(digit)] ?? "").join("");
  const words = inWords(value);
  if (value < 100) return [words];
  // 一百 is 百 too; a year is read digit by digit, a round number is not.
  const bare = words.length === 2 && words.startsWith("一") ? [words.slice(1)] : [];
  if (value % 100 === 0) return [words, ...bare];
  return value > YEARS.from && value < YEARS.to ? [digits] : [words, digits];
}

/** @param {number} value @returns {string} 一千零一 */
function inWords(value) {
  if (value >= 10000) return `${inWords(Math.floor(value / 10000))}万${value % 10000 ? inWords(value % 10000) : ""}`;
  let rest = value;
  let words = "";
  for (const [unit, name] of UNITS) {
    const count = Math.floor(rest / unit);
    if (count > 0) words += (HAN[count] ?? "") + name;
    else if (words && rest % unit && !words.endsWith("零")) words += "零";
    rest %= unit;
  }
  if (rest || !words) words += HAN[rest] ?? "";
  return words.replace(/^一十/, "十").replace(/零$/, words === "零" ? "零" : "");
}

/** @param {string} text @returns {number | undefined} */
function valueOf(text) {
  if (/^\d+$/.test(text)) return Number(text);
  if (ROMAN.includes(text)) return ROMAN.indexOf(text);
  const han = text.replace(/两/g, "二");
  if (/^[零一二三四五六七八九]{3,}$/.test(han)) return Number(Array.from(han, (one) => HAN.indexOf(one)).join(""));
  const [high = "", low] = han.split("万");
  if (low === undefined) return small(high);
  const [above, below] = [small(high), low === "" ? 0 : small(low)];
  return above && below !== undefined ? above * 10000 + below : undefined;
}

/** @param {string} han @returns {number | undefined} below 10000 */
function small(han) {
  if (!/^(?:[一二三四五六七八九]?千)?零?(?:[一二三四五六七八九]?百)?零?(?:[一二三四五六七八九]?十)?零?[一二三四五六七八九]?$/.test(han)) return undefined;
  if (han === "" || han === "零") return han ? 0 : undefined;
  let sum = 0;
  let count = 0;
  for (const one of han) {
    const unit = UNITS.find(([, name]) => name === one)?.[0];
    if (unit) [sum, count] = [sum + (count || 1) * unit, 0];
    else count = HAN.indexOf(one);
  }
  return sum + count;
}

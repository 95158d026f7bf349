/** What may be wrong with a number that should be an ISBN, and which numbers may have been meant. */

/**
 * @typedef {"short" | "long" | "check" | "letters"} Fault  a digit too few, one too many, a check digit
 *   that does not fit the others, or letters that look like digits
 */

const DIGITS = "0123456789";
/** What a number of thirteen digits begins with. */
const BEGINS = /^97[89]/;
const ISBN10 = /^\d{9}[\dx]$/;
/** Eleven digits that are a number of a mobile phone. */
const PHONE = /^1[3-9]\d{9}$/;

/** @param {string} digits twelve @returns {string} the digit that checks them */
function check13(digits) {
  const sum = Array.from(digits).reduce((all, digit, i) => all + Number(digit) * (i % 2 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}

/** @param {string} digits nine @returns {string} the digit that checks them, ``x`` for ten */
function check10(digits) {
  const sum = Array.from(digits).reduce((all, digit, i) => all + Number(digit) * (10 - i), 0);
  return "0123456789x"[(11 - (sum % 11)) % 11] ?? "";
}

/** @param {string} isbn10 @returns {string} the same number in thirteen digits */
export function isbn13(isbn10) {
  const digits = `978${isbn10.slice(0, 9)}`;
  return digits + check13(digits);
}

/** @param {string} number @returns {boolean} whether its last digit fits the others */
function isValid(number) {
  if (ISBN10.test(number)) return number.endsWith(check10(number.slice(0, 9)));
  return /^97[89]\d{10}$/.test(number) && number.endsWith(check13(number.slice(0, 12)));
}

/**
 * @param {string} number digits alone, and x
 * @returns {Fault | undefined} undefined where nothing is wrong, or it looks like no ISBN
 */
export function faultOf(number) {
  if (!/^\d{8,13}[\dx]$/.test(number) || PHONE.test(number) || isValid(number)) return undefined;
  if (number.length === 10 || number.length === 13) return "check";
  // Between the two lengths the beginning says which was meant.
  if (number.length === 11) return "long";
  return number.length === 14 ? "long" : "short";
}

/**
 * The number that was meant by one with letters that look like digits: 978O… → 9780….
 * @param {string} typed letters and digits, in lower case
 * @returns {string} empty where there are no such letters, or it is no ISBN all the same
 */
export function withDigits(typed) {
  const number = typed.replace(/o/g, "0").replace(/[il]/g, "1");
  return number !== typed && (isValid(number) || isSure(number)) && /^\d+x?$/.test(number) ? number : "";
}

/** @param {string} number @returns {boolean} whether it can have been meant as nothing but an ISBN */
export function isSure(number) {
  return BEGINS.test(number) && number.length > 10;
}

/** @param {string} number @returns {boolean} whether it is meant as an ISBN, where one is held that is so */
export function isLikely(number) {
  return isSure(number) || (ISBN10.test(number) && isValid(number));
}

/**
 * The numbers in thirteen digits that are one slip away: a wrong digit, two that changed places, one
 * that is missing or too many.
 * @param {string} number
 * @returns {string[]}
 */
export function repairs(number) {
  const found = waysTo(number).filter(isValid).map((one) => (ISBN10.test(one) ? isbn13(one) : one));
  return Array.from(new Set(found));
}

/** @param {string} number @returns {string[]} what it may be, valid or not */
function waysTo(number) {
  const letters = number.length < 12 ? `${DIGITS}x` : DIGITS;
  const places = Array.from({ length: number.length + 1 }, (_, at) => at);
  /** @param {number} at @param {string} put @param {number} taken */
  const changed = (at, put, taken) => number.slice(0, at) + put + number.slice(at + taken);
  switch (faultOf(number)) {
    case "short": return places.flatMap((at) => Array.from(letters, (letter) => changed(at, letter, 0)));
    case "long": return places.map((at) => changed(at, "", 1));
    case "check": return places.flatMap((at) => [
      ...Array.from(letters, (letter) => changed(at, letter, 1)),
      changed(at, `${number[at + 1] ?? ""}${number[at] ?? ""}`, 2),
    ]);
    default: return [];
  }
}

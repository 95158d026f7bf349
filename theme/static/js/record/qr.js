/** A text as a QR code (ISO/IEC 18004): bytes of UTF-8, error level M, the smallest version. */

import { qrcode } from "../vendor/qrcode.js";

/**
 * @param {string} text
 * @returns {{ size: number, path: string }} `size`: modules along an edge, without the white around;
 *   `path`: of an SVG, a square for each dark module
 */
export function qrSvg(text) {
  // The encoder takes characters for bytes; this is its own way to be told otherwise.
  qrcode.stringToBytes = (/** @type {string} */ said) => Array.from(new TextEncoder().encode(said));
  const code = qrcode(0, "M");
  code.addData(text, "Byte");
  code.make();
  const size = code.getModuleCount();
  let path = "";
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (code.isDark(row, column)) path += `M${column} ${row}h1v1h-1z`;
    }
  }
  return { size, path };
}

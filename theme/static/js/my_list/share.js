/** What a reader takes along from the list: its address, a square code of it, a table. */

import { copy } from "../record/copy.js";

const SVG = "http://www.w3.org/2000/svg";
/** Modules of white around the square, as ISO/IEC 18004 asks for. */
const QUIET = 4;

/**
 * Sends an address by what the phone has for it, else copies it.
 * @param {string} title
 * @param {string} url
 * @returns {Promise<"sent" | "copied" | "left" | "failed">} left: the reader thought better of it
 */
export async function send(title, url) {
  if ("share" in navigator) {
    try {
      await navigator.share({ title, url });
      return "sent";
    } catch (reason) {
      if (reason instanceof Error && reason.name === "AbortError") return "left";
    }
  }
  return await copy(url) ? "copied" : "failed";
}

/**
 * @param {string} address
 * @returns {Promise<SVGSVGElement>} rejected where the network failed or the address is too long
 */
export async function squareCode(address) {
  const { qrSvg } = await import("../record/qr.js");
  const { size, path } = qrSvg(address);
  const square = document.createElementNS(SVG, "svg");
  const dark = document.createElementNS(SVG, "path");
  const whole = size + 2 * QUIET;
  square.setAttribute("viewBox", `${-QUIET} ${-QUIET} ${whole} ${whole}`);
  square.setAttribute("class", "my-list__square");
  square.setAttribute("role", "img");
  square.setAttribute("aria-label", "这份书单的二维码");
  dark.setAttribute("d", path);
  square.append(dark);
  return square;
}

/** @param {string} name @param {string} table as CSV */
export function download(name, table) {
  const address = URL.createObjectURL(new Blob([table], { type: "text/csv" }));
  const way = document.createElement("a");
  way.href = address;
  way.download = name;
  way.click();
  // The browser has begun to read it by the end of this task.
  setTimeout(() => URL.revokeObjectURL(address));
}

/** @returns {boolean} where files can't be saved, and nothing says so */
export function inWeChat() {
  return /MicroMessenger/i.test(navigator.userAgent);
}

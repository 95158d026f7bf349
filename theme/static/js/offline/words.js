/** Figures and failures as the panel says them. */

import { ReplacedError, UnreachableError } from "./release.js";
import { FullError, RefusedError } from "./store.js";

/** Where nothing can be saved, and why. */
export const NO_WORKERS = "这个浏览器不能保存目录。请用手机自带的浏览器打开这一页再存。";
export const NO_HTTPS = "网址要以 https 开头才能保存目录。请在浏览器里改用 https 打开这一页。";

/** @param {number} bytes @returns {string} `14.2 MB`, never nothing */
export function megabytes(bytes) {
  return `${Math.max(0.1, bytes / 1e6).toFixed(1)} MB`;
}

/** @param {string} day `2026-11-20`, or nothing @returns {string} */
export function dataOf(day) {
  const [year, month, date] = day.split("-").map(Number);
  return year && month && date ? `${year}年${month}月${date}日的数据` : "";
}

/** @param {import("./save.js").Progress} progress @returns {string} */
export function progressSentence({ bytes, total, part, parts }) {
  return `已存 ${megabytes(bytes)}，共 ${megabytes(total)}（${parts} 份里的 ${part} 份）`;
}

/** @param {unknown} reason @returns {string} why saving was not finished */
export function failure(reason) {
  if (reason instanceof FullError) return "手机里的空间不够，没有存完。请先腾出一些空间。";
  const name = reason instanceof DOMException ? reason.name : "";
  if (reason instanceof RefusedError || name === "SecurityError") {
    return "这个浏览器不让网站保存东西（无痕窗口多半是这样）。请换一个浏览器，或用普通窗口打开。";
  }
  if (reason instanceof ReplacedError) return "目录正在更新，请过几分钟再存。";
  if (reason instanceof UnreachableError) return "网络断了，没有存完。";
  if (name === "AbortError") return "停下了。";
  return "出了差错，没有存完。";
}

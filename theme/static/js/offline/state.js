/** What the panel shows for what is saved here and what the site has now. */

import { isSame, ReplacedError, sizeOf } from "./release.js";
import { dataOf, megabytes } from "./words.js";

/**
 * @typedef {import("./release.js").Release} Release
 * @typedef {import("./store.js").Kept} Kept
 * @typedef {{ said: string, save: string, remove: string }} State
 *   a sentence, and what the buttons say; a button that says nothing is not there
 */

/**
 * @param {Kept} kept
 * @param {Release | Error} now what the site has, or why that isn't known
 * @param {boolean} used whether files that were used are here
 * @returns {State}
 */
export function stateOf({ release, has }, now, used) {
  if (release) return savedState(release, now, has);
  const known = now instanceof Error ? [] : now.files;
  const bytes = sizeOf(known.filter((file) => file.kind === "bundle" && has(file)));
  const remove = bytes ? "移除" : used ? "清除留在这里的网页和文件" : "";
  if (now instanceof Error) return { said: whyNot(now), save: "", remove };
  const total = sizeOf(now.files);
  const left = megabytes(sizeOf(now.files.filter((file) => !has(file))));
  if (bytes) {
    const said = `只存了一部分：${megabytes(bytes)}，共 ${megabytes(total)}。存完以后，没有网络也能查全部目录。`;
    return { said, save: `接着存（还有 ${left}）`, remove };
  }
  const said = `要用约 ${megabytes(total)} 流量和空间，最好连上 Wi-Fi 再存。以后没有网络也能查全部目录。`;
  return { said, save: `存下整个目录（${left}）`, remove };
}

/**
 * @param {Release} release
 * @param {Release | Error} now
 * @param {Kept["has"]} has
 * @returns {State}
 */
function savedState(release, now, has) {
  const facts = ["已保存", dataOf(release.updated), megabytes(sizeOf(release.files))];
  const said = `${facts.filter(Boolean).join("，")}。没有网络时打开这一页，照样能查全部目录；可以先把它加到收藏里。`;
  if (now instanceof Error || isSame(release, now)) return { said, save: "", remove: "移除" };
  const more = megabytes(sizeOf(now.files.filter((file) => !has(file))));
  return { said: `${said}目录有更新。`, save: `更新离线目录（约 ${more}）`, remove: "移除" };
}

/** @param {Error} reason @returns {string} */
function whyNot(reason) {
  if (reason instanceof ReplacedError) return "目录正在更新，请过几分钟再打开这里。";
  return "现在连不上网络，连上以后才能存。";
}

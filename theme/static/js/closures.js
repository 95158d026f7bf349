// Closures come and go by the reader's own day, however old the page is: the lines at the head of
// every page, and lists in which what is over has no place any more; a notice that is over says so.

import "./fill.js";
import { keepTime } from "./hours/clock.js";
import { shanghai } from "./hours/rule.js";

const LINES = 3;

/**
 * @param {ParentNode} page
 * @param {string} day
 */
export function showClosures(page, day) {
  for (const banner of page.querySelectorAll("[data-closures]")) showBanner(banner, day);
  for (const item of page.querySelectorAll("[data-until]")) {
    item.toggleAttribute("hidden", (item.getAttribute("data-until") ?? "") < day);
  }
  for (const item of page.querySelectorAll("[data-after]")) {
    item.toggleAttribute("hidden", day <= (item.getAttribute("data-after") ?? ""));
  }
}

/**
 * @param {Element} banner
 * @param {string} day
 */
function showBanner(banner, day) {
  const lines = [...banner.querySelectorAll("[data-from]")];
  const told = lines.filter((line) =>
    (line.getAttribute("data-from") ?? "") <= day && day <= (line.getAttribute("data-to") ?? ""));
  for (const line of lines) line.toggleAttribute("hidden", !told.slice(0, LINES).includes(line));
  const more = Math.max(0, told.length - LINES);
  banner.querySelector("[data-more]")?.toggleAttribute("hidden", !more);
  banner.querySelector("[data-count]")?.replaceChildren(String(more));
  banner.toggleAttribute("hidden", !told.length);
}

keepTime((moment) => showClosures(document, shanghai(moment)[0]));

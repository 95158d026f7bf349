// What the events of a page are on the reader's day, said anew from the days of their spans, so that
// a page that nobody built for weeks is still right. The same rule as plugins/library/phases.py;
// tests/js/states_cases.json holds both to it.

const WORDS = { announced: "即将举办", running: "今天举办", between: "还有场次", ended: "已经结束" };

/**
 * Where a day lies among spans ("2026-03-01/2026-03-31 2026-05-01/"; an open one has no second day).
 * @param {string} spans
 * @param {string} day
 * @returns {keyof typeof WORDS}
 */
export function phaseOn(spans, day) {
  const pairs = spans.split(" ").map((span) => span.split("/"));
  if (pairs.some(([start = "", end]) => start <= day && (!end || day <= end))) return "running";
  const begun = pairs.filter(([start = ""]) => start < day).length;
  if (begun === pairs.length) return "ended";
  return begun ? "between" : "announced";
}

/**
 * Say of every event what it is, move it to the list where it belongs, and mark the day's cell.
 * @param {ParentNode} page
 * @param {string} day
 */
export function showStates(page, day) {
  for (const event of page.querySelectorAll("[data-spans]")) {
    const phase = phaseOn(event.getAttribute("data-spans") ?? "", day);
    const shown = event.querySelector("[data-phase]");
    if (shown) say(shown, phase);
    if (event.hasAttribute("data-leaves")) event.toggleAttribute("hidden", phase === "ended");
    const list = page.querySelector(`[data-phases~="${phase}"]`);
    if (list && list !== event.parentElement && event.parentElement?.matches("[data-phases]")) {
      list[phase === "ended" ? "prepend" : "append"](event);
    }
  }
  for (const list of page.querySelectorAll("[data-phases]")) {
    list.closest("section")?.toggleAttribute("hidden", !list.childElementCount);
  }
  for (const cell of page.querySelectorAll("[data-date]")) {
    if (cell.getAttribute("data-date") === day) cell.setAttribute("aria-current", "date");
    else cell.removeAttribute("aria-current");
  }
}

/**
 * @param {Element} shown a label, or a seal, whose four characters stand in two columns
 * @param {keyof typeof WORDS} phase
 */
function say(shown, phase) {
  const [first, , second] = shown.childNodes;
  if (first && second) {
    first.textContent = WORDS[phase].slice(0, 2);
    second.textContent = WORDS[phase].slice(2);
    shown.classList.toggle("seal--hollow", phase === "ended");
  } else {
    shown.textContent = WORDS[phase];
  }
  shown.setAttribute("data-phase", phase);
}

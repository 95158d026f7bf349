/** Makes elements. Text goes in as text: no string ever becomes HTML here. */

/**
 * The way out of something unfinished.
 * @param {() => void} again
 * @returns {HTMLElement[]}
 */
export function retry(again) {
  const button = element("button", "button", "再试一次");
  button.onclick = again;
  return [button, element("p", "", "还是不行，请刷新网页，或请馆员帮你找。")];
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {string} className
 * @param {...(Node | string)} content
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/**
 * @param {string} className
 * @param {string} address
 * @param {...(Node | string)} content
 * @returns {HTMLAnchorElement}
 */
export function link(className, address, ...content) {
  const made = element("a", className, ...content);
  made.href = address;
  return made;
}

/**
 * A list under a fold, in the page from the beginning.
 * @param {string} className
 * @param {string} label
 * @param {"ul" | "ol"} kind
 * @param {HTMLLIElement[]} items
 * @returns {HTMLDetailsElement}
 */
export function fold(className, label, kind, items) {
  return element("details", className, element("summary", "fold", label), element(kind, "", ...items));
}

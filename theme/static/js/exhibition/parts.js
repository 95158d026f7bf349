/** Elements that the scripts of exhibitions make. */

/**
 * @param {string} name
 * @param {string} className
 * @param {string} [text]
 * @returns {HTMLElement}
 */
export function made(name, className, text = "") {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

/**
 * @param {string} className
 * @param {string} text
 * @param {() => void} press
 * @returns {HTMLButtonElement}
 */
export function button(className, text, press) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = className;
  element.textContent = text;
  element.addEventListener("click", () => {
    // It keeps the focus while it can do nothing: a disabled one would lose it.
    if (element.getAttribute("aria-disabled") !== "true") press();
  });
  return element;
}

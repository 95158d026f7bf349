// What engines before Chrome 86 and Safari 14 lack and every script fills its places by. Pages that
// are nothing without their script have it from boot.js.

if (!("replaceChildren" in Element.prototype)) {
  /** @type {any} */ (Element.prototype).replaceChildren = /** @this {Element} @param {(Node | string)[]} parts */ function (...parts) {
    this.textContent = "";
    this.append(...parts);
  };
}

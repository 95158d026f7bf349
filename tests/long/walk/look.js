// What no checker of rules sees: words that leave the screen or their box, touch or cover each
// other, have the colour of their ground, and what the system's colours wipe away.
// Defines `look`: { faults(isForced), fingerprint(), remember(), samples() }.
globalThis.look = (() => {
  const NEAR = 3; // px between two columns, below which they read as one
  const SLACK = 2; // px that a letter may stand out
  const style = (one, pseudo) => getComputedStyle(one, pseudo);

  function name(one) {
    const own = (element) => element.localName + (element.id ? `#${element.id}` : "") +
      [...element.classList].map((part) => `.${part}`).join("");
    const named = one.closest("[id]");
    const place = named && named !== one ? `#${named.id} ` : "";
    return `${place}${own(one)}「${(one.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 24)}」`;
  }

  function isHidden(one) {
    if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return true;
    for (let around = one; around; around = around.parentElement) {
      if (around.getAttribute("aria-hidden") === "true") return true;
      const { clipPath, position } = style(around);
      if (position === "absolute" && clipPath === "inset(50%)") return true;
    }
    return false;
  }

  /** Where the letters stand: a face's own height is half as much again. */
  function trimmed({ left, right, top, bottom, width, height }, looks) {
    const size = parseFloat(looks.fontSize);
    const isVertical = looks.writingMode.startsWith("vertical");
    const x = isVertical ? Math.max(0, (width - size) / 2) : 0;
    const y = isVertical ? 0 : Math.max(0, (height - size) / 2);
    return new DOMRect(left + x, top + y, right - left - 2 * x, bottom - top - 2 * y);
  }

  function texts() {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const hidden = new Map();
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const parent = node.parentElement;
      if (!node.data.trim() || parent.closest("script, style, template, option, svg, rt, rp")) continue;
      if (!hidden.has(parent)) hidden.set(parent, isHidden(parent));
      if (hidden.get(parent)) continue;
      range.selectNodeContents(node);
      const looks = style(parent);
      const rects = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1)
        .map((rect) => trimmed(rect, looks));
      if (rects.length) found.push({ parent, rects, data: node.data.trim() });
    }
    return found;
  }

  const scrolls = (one) => /auto|scroll/.test(style(one).overflowX) && one !== document.documentElement;
  function inScroller(one) {
    for (let around = one; around && around !== document.documentElement; around = around.parentElement) {
      if (scrolls(around)) return true;
    }
    return false;
  }

  function* wide(all) {
    const root = document.documentElement;
    const told = new Set();
    const isOut = ({ left, right }) => right > innerWidth + 0.6 || left < -0.6;
    for (const { parent, rects } of all) {
      if (rects.some(isOut) && !inScroller(parent)) {
        told.add(parent);
        yield ["wide", parent];
      }
    }
    if (root.scrollWidth > innerWidth && !told.size) {
      const out = [...document.body.querySelectorAll("*")].filter((one) => (
        one.getBoundingClientRect().right > innerWidth + 0.6 && !inScroller(one.parentElement)));
      yield ["wide", out.find((one) => !out.some((other) => other !== one && one.contains(other))) ?? root];
    }
  }

  function* clipped(all) {
    for (const { parent, rects } of all) {
      const size = parseFloat(style(parent).fontSize);
      for (let box = parent; box && box !== document.body; box = box.parentElement) {
        const { overflowX, overflowY } = style(box);
        const cutsX = /hidden|clip/.test(overflowX);
        const cutsY = /hidden|clip/.test(overflowY);
        if (/auto|scroll/.test(overflowX + overflowY)) break;
        if (!cutsX && !cutsY) continue;
        const edge = box.getBoundingClientRect();
        const isCut = rects.some((rect) => (
          (cutsX && (rect.right > edge.right + SLACK || rect.left < edge.left - SLACK)) ||
          (cutsY && (rect.bottom > edge.bottom + size * 0.2 || rect.top < edge.top - size * 0.2))));
        if (isCut) {
          yield ["clipped", parent];
          break;
        }
      }
    }
  }

  function* touching(all) {
    const lines = new Map();
    for (const { parent, rects } of all) {
      for (let one = parent; one && one !== document.body; one = one.parentElement) {
        lines.set(one, [...(lines.get(one) ?? []), ...rects]);
      }
    }
    for (const [one, rects] of lines) {
      const next = one.nextElementSibling;
      if (!next || !lines.has(next) || next.localName !== one.localName) continue;
      if (next.classList[0] !== one.classList[0]) continue;
      if (!/grid|flex|table-row/.test(style(one.parentElement).display)) continue;
      const isNear = rects.some((a) => lines.get(next).some((b) => (
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 2 &&
        Math.max(b.left - a.right, a.left - b.right) < NEAR)));
      if (isNear) yield ["touching", next];
    }
  }

  /** Whether the middle of a piece of text is within what scrolls around it. */
  function isShown(parent, rect) {
    const [x, y] = [(rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2];
    for (let box = parent; box && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY } = style(box);
      if (!/auto|scroll/.test(overflowX + overflowY)) continue;
      const edge = box.getBoundingClientRect();
      if (x < edge.left || x > edge.right || y < edge.top || y > edge.bottom) return false;
    }
    return true;
  }

  function* covering(all) {
    const boxes = all.flatMap(({ parent, rects }) => rects.map((rect) => ({ parent, rect })))
      .filter(({ parent, rect }) => !parent.closest("sup, sub, ruby") && isShown(parent, rect))
      .sort((a, b) => a.rect.top - b.rect.top);
    for (let at = 0; at < boxes.length; at += 1) {
      const one = boxes[at];
      for (let next = at + 1; next < boxes.length && boxes[next].rect.top < one.rect.bottom; next += 1) {
        const other = boxes[next];
        const across = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
        const down = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top);
        if (one.parent !== other.parent && across > 3 && down > Math.min(one.rect.height, other.rect.height) * 0.3) {
          yield ["covering", other.parent];
        }
      }
    }
  }

  const PARTS = /[\d.]+/g;
  function rgba(text) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(PARTS) ?? []).map(Number);
    return { red, green, blue, alpha };
  }
  const channel = (value) => (value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const light = ({ red, green, blue }) => 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
  function contrast(one, other) {
    const [more, less] = [light(one), light(other)].sort((a, b) => b - a);
    return (more + 0.05) / (less + 0.05);
  }
  const over = (top, under) => {
    const mix = (a, b) => a * top.alpha + b * (1 - top.alpha);
    return { red: mix(top.red, under.red), green: mix(top.green, under.green), blue: mix(top.blue, under.blue), alpha: 1 };
  };
  /** The colour behind an element, itself included; null where a picture is. */
  function ground(one) {
    const layers = [];
    for (let around = one; around; around = around.parentElement) {
      const { backgroundColor, backgroundImage } = style(around);
      if (backgroundImage !== "none") return null;
      const colour = rgba(backgroundColor);
      if (colour.alpha > 0) layers.push(colour);
      if (colour.alpha === 1) break;
    }
    const canvas = matchMedia("(prefers-color-scheme: dark)").matches ? 18 : 255;
    return layers.reverse().reduce((under, top) => over(top, under), { red: canvas, green: canvas, blue: canvas, alpha: 1 });
  }

  function* invisible(all) {
    const asked = new Set();
    for (const { parent } of all) {
      if (asked.has(parent)) continue;
      asked.add(parent);
      const behind = ground(parent);
      const colour = rgba(style(parent).color);
      if (behind && contrast(over(colour, behind), behind) < 1.6) yield ["invisible", parent];
    }
  }

  const PRESSED = "a, button, input, select, summary, [aria-current], [aria-selected=true], [aria-expanded=true]";
  const SIDES = ["Top", "Right", "Bottom", "Left"];
  const hasEdge = (looks) => SIDES.some((side) => (
    looks[`border${side}Style`] !== "none" && parseFloat(looks[`border${side}Width`]) > 0)) ||
    (looks.outlineStyle !== "none" && parseFloat(looks.outlineWidth) > 0);
  /** Whether it is a picture made of colours alone, as a bar is. */
  const isFilled = (one, looks, pseudo) => looks.backgroundImage.includes("gradient(") &&
    (pseudo || !one.textContent.trim());
  const drawn = [];
  /** How strongly an element, or what stands before or after it, parts from its surroundings. */
  function stands(one, pseudo) {
    const looks = style(one, pseudo);
    if (pseudo && (looks.content === "none" || looks.display === "none")) return 1;
    if (isFilled(one, looks, pseudo)) return Infinity;
    const around = ground(pseudo ? one : one.parentElement ?? one);
    const colour = rgba(looks.backgroundColor);
    return around && colour.alpha > 0 ? contrast(over(colour, around), around) : 1;
  }
  /** Keep what is told by a ground of its own alone: the system's colours must leave it told. */
  function remember() {
    drawn.length = 0;
    for (const one of document.body.querySelectorAll("*")) {
      if (one.closest("svg") || isHidden(one)) continue;
      const { width, height } = one.getBoundingClientRect();
      if (width < 3 || height < 3) continue;
      for (const pseudo of [undefined, "::before", "::after"]) {
        const least = !pseudo && one.matches(PRESSED) ? 1.3 : 3;
        if (!hasEdge(style(one, pseudo)) && stands(one, pseudo) >= least) drawn.push([one, pseudo]);
      }
    }
  }
  function* vanished() {
    for (const [one, pseudo] of drawn) {
      if (!one.isConnected || isHidden(one)) continue;
      const looks = style(one, pseudo);
      const isBold = !pseudo && one.matches(PRESSED) && Number(looks.fontWeight) >= 700;
      if (hasEdge(looks) || stands(one, pseudo) >= 1.3 || isBold) continue;
      if (looks.textDecorationLine !== "none") continue;
      if (!pseudo && [...one.children].some((child) => hasEdge(style(child)))) continue; // a frame within
      yield ["vanished", one, pseudo];
    }
  }

  function faults(isForced) {
    const all = texts();
    const rules = [wide, clipped, touching, covering, invisible, ...(isForced ? [vanished] : [])];
    const found = rules.flatMap((rule) => [...rule(all)]);
    return [...new Set(found.map(([rule, one, pseudo]) => `${rule}: ${name(one)}${pseudo ?? ""}`))];
  }

  /** What the other checkers go by: which elements are there, and in which colours. */
  function fingerprint() {
    const there = [];
    const colours = [];
    for (const one of document.querySelectorAll("*")) {
      const looks = style(one);
      const isThere = one.checkVisibility({ visibilityProperty: true });
      there.push(`${Number(isThere)}${Number(isThere && scrolls(one))}`);
      if (!isThere) continue;
      const size = parseFloat(looks.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(looks.fontWeight) >= 700);
      colours.push([looks.color, looks.backgroundColor, looks.backgroundImage, looks.opacity, isLarge].join());
    }
    return [there.join(""), colours.join("|")];
  }

  /** A piece of text of each look, by its place in the whole page: its picture is looked at. */
  function samples() {
    const seen = new Map();
    for (const { parent, rects } of texts()) {
      const looks = style(parent);
      const key = [parent.localName, parent.className, looks.color, looks.backgroundColor].join();
      const [rect] = rects;
      if (seen.has(key) || rect.left < 0 || rect.right > innerWidth || inScroller(parent)) continue;
      seen.set(key, [name(parent), rect.left + scrollX, rect.top + scrollY, rect.width, rect.height]);
    }
    return [...seen.values()];
  }
  return { faults, fingerprint, remember, samples };
})();

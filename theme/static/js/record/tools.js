/**
 * What a reader takes along from the page: the citation, the record as files, its address. Each
 * format comes as a module of its own, when it is asked for.
 */

import { element, retry } from "../catalog/list/elements.js";
import { inWeChat, send } from "../my_list/share.js";
import { copy } from "./copy.js";

/**
 * @typedef {import("./load.js").Details} Details
 * @typedef {string | Uint8Array<ArrayBuffer>} Content
 * @typedef {{ label: string, suffix: string, type: string, make: (details: Details) => Promise<Content> }} Format
 */

const SVG = "http://www.w3.org/2000/svg";
/** Modules of white around the square, as ISO/IEC 18004 asks for. */
const QUIET = 4;

/** @type {readonly Format[]} */
const FORMATS = [
  {
    label: "RIS",
    suffix: "ris",
    type: "application/x-research-info-systems",
    make: async (details) => (await import("./ris.js")).risOf(details),
  },
  {
    label: "BibTeX",
    suffix: "bib",
    type: "application/x-bibtex",
    make: async (details) => (await import("./bibtex.js")).bibtexOf(details),
  },
  {
    label: "CNMARC",
    suffix: "mrc",
    type: "application/marc",
    make: async (details) => {
      const { isoOf, marcFieldsOf } = await import("./marc.js");
      return isoOf(marcFieldsOf(details));
    },
  },
  {
    label: "MARCXML",
    suffix: "xml",
    type: "application/marcxml+xml",
    make: async (details) => {
      const { marcFieldsOf, marcxmlOf } = await import("./marc.js");
      return marcxmlOf(marcFieldsOf(details));
    },
  },
];

/**
 * @param {HTMLElement} place
 * @param {Details} details
 */
export async function tools(place, details) {
  try {
    const { citationOf } = await import("./citation.js");
    const said = element("p", "record-cite__said");
    said.setAttribute("role", "status");
    const figure = element("div", "record-cite__figure");
    place.replaceChildren(
      ...citation(citationOf(details), said),
      row("存成文件", FORMATS.map((format) => saver(format, details, said))),
      row("转给别人", sharing(details, said, figure)),
      said, figure,
    );
  } catch {
    const again = () => void tools(place, details);
    place.replaceChildren(element("p", "", "这一段没有加载完整。"), ...retry(again));
  }
}

/** @param {string} text @param {HTMLElement} said @returns {HTMLElement[]} */
function citation(text, said) {
  return [
    element("h3", "record-cite__heading", "引文（GB/T 7714）"),
    element("p", "record-cite__text", text),
    row("", [button("复制引文", async () => tell(said, await copy(text), "引文复制好了。"))]),
  ];
}

/** @param {string} heading @param {HTMLElement[]} buttons */
function row(heading, buttons) {
  return element("div", "", ...(heading ? [element("h3", "record-cite__heading", heading)] : []),
    element("p", "record-cite__row", ...buttons));
}

/** @param {string} label @param {() => Promise<void>} act */
function button(label, act) {
  const made = element("button", "button button--hollow", label);
  made.type = "button";
  made.onclick = () => void act();
  return made;
}

/** @param {HTMLElement} said @param {boolean} done @param {string} words */
function tell(said, done, words) {
  said.textContent = done ? words : "没能复制。请按住文字，选“复制”。";
}

/** @param {Format} format @param {Details} details @param {HTMLElement} said */
function saver({ label, suffix, type, make }, details, said) {
  return button(label, async () => {
    try {
      save(`${details.record_id ?? "record"}.${suffix}`, type, await make(details));
      said.textContent = inWeChat() ? "微信里存不了文件：点右上角“…”，选“在浏览器打开”，再存一次。" : `${label} 存好了。`;
    } catch {
      said.textContent = `${label} 没有下载成功，请再点一次。`;
    }
  });
}

/** @param {string} name @param {string} type @param {Content} content */
function save(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const way = element("a", "");
  way.href = address;
  way.download = name;
  way.click();
  // The browser has begun to read it by the end of this task.
  setTimeout(() => URL.revokeObjectURL(address));
}

/** @param {Details} details @param {HTMLElement} said @param {HTMLElement} figure */
function sharing({ record_id: id = "", title = "" }, said, figure) {
  const address = new URL(`?${new URLSearchParams({ id })}`, location.href).href;
  const link = button("发给别人", async () => {
    const came = await send(title, address);
    if (came !== "sent" && came !== "left") tell(said, came === "copied", "地址复制好了，可以贴到微信里。");
  });
  const square = button("二维码", async () => {
    try {
      const { qrSvg } = await import("./qr.js");
      figure.replaceChildren(drawn(qrSvg(address), title));
      said.textContent = "用手机扫一扫，就打开这一页。";
    } catch {
      said.textContent = "二维码没有加载成功，请再点一次。";
    }
  });
  return [link, square];
}

/** @param {{ size: number, path: string }} code @param {string} title */
function drawn({ size, path }, title) {
  const square = document.createElementNS(SVG, "svg");
  const whole = size + 2 * QUIET;
  square.setAttribute("viewBox", `${-QUIET} ${-QUIET} ${whole} ${whole}`);
  square.setAttribute("class", "record-cite__qr");
  square.setAttribute("role", "img");
  square.setAttribute("aria-label", `《${title}》这一页的二维码`);
  const dark = document.createElementNS(SVG, "path");
  dark.setAttribute("d", path);
  square.append(dark);
  return square;
}

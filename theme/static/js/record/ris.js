/** A record in RIS, which reference managers read (the tag list of Reference Manager and EndNote). */

import { byRole, titlesOf } from "./fields.js";

/** @typedef {import("./fields.js").RecordFields} RecordFields */

const TYPES = /** @type {Record<string, string>} */ ({
  serial: "SER", map: "MAP", score: "MUSIC", video: "VIDEO", audio: "SOUND", picture: "ART",
  electronic: "EBOOK", manuscript: "MANSCPT",
});

/** @param {RecordFields} record @returns {string} lines end in CR LF */
export function risOf(record) {
  const [principal, others] = byRole(record);
  /** @type {[string, string[]][]} */
  const rows = [
    ["TY", [TYPES[record.document_type ?? ""] ?? "BOOK"]],
    ["TI", [titleOf(record)]],
    ["AU", principal.map(([name]) => name)],
    ["A4", others.map(([name]) => name)],
    ["T2", record.series ?? []],
    ["ET", [record.edition ?? ""]],
    ["CY", [record.place ?? ""]],
    ["PB", [record.publisher ?? ""]],
    ["PY", [record.publication_year ?? ""]],
    ["SN", [...(record.isbns ?? []), ...(record.issns ?? [])]],
    ["CN", record.clc_numbers ?? []],
    ["KW", [...(record.subjects ?? []), ...(record.keywords ?? [])]],
    ["LA", record.languages ?? []],
    ["AB", [record.abstract ?? ""]],
    ["UR", (record.links ?? []).map(([url]) => url)],
    ["ID", [record.record_id ?? ""]],
  ];
  const lines = rows.flatMap(([tag, values]) => values.filter(Boolean).map((value) => `${tag}  - ${flat(value)}`));
  return `${[...lines, "ER  - "].join("\r\n")}\r\n`;
}

/** @param {RecordFields} record @returns {string} */
function titleOf(record) {
  const { title = "", part_number: number = "", part_title: part = "" } = record;
  const subtitle = titlesOf(record, "subtitle").slice(0, 1);
  return [[title, number, part].filter(Boolean).join(". "), ...subtitle].join(": ");
}

/** @param {string} text @returns {string} on one line: a line of its own would be a tag */
function flat(text) {
  return text.replace(/\s+/gu, " ").trim();
}

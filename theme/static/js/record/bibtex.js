/** A record in BibTeX, UTF-8, as biber and JabRef read it. */

import { byRole, titlesOf } from "./fields.js";

/** @typedef {import("./fields.js").RecordFields} RecordFields */

/** Characters that TeX takes for commands. */
const SPECIAL = /[\\{}$&#%_~^]/g;
const WRITTEN = /** @type {Record<string, string>} */ ({
  "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
});

/** @param {RecordFields} record @returns {string} */
export function bibtexOf(record) {
  const [principal, others] = byRole(record);
  const translators = others.filter(([, role]) => role.includes("译"));
  /** @type {[string, string][]} */
  const fields = [
    ["title", record.title ?? ""],
    ["subtitle", titlesOf(record, "subtitle")[0] ?? ""],
    ["author", principal.map(([name]) => name).join(" and ")],
    ["translator", translators.map(([name]) => name).join(" and ")],
    ["volume", record.part_number ?? ""],
    ["series", record.series?.[0] ?? ""],
    ["edition", record.edition ?? ""],
    ["address", record.place ?? ""],
    ["publisher", record.publisher ?? ""],
    ["year", record.publication_year ?? ""],
    ["isbn", record.isbns?.[0] ?? ""],
    ["issn", record.issns?.[0] ?? ""],
    ["keywords", [...(record.subjects ?? []), ...(record.keywords ?? [])].join(", ")],
    ["abstract", record.abstract ?? ""],
    ["url", record.links?.[0]?.[0] ?? ""],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${escaped(value)}},\n`);
  return `@${typeOf(record)}{${keyOf(record)},\n${lines.join("")}}\n`;
}

/** @param {RecordFields} record @returns {string} */
function typeOf({ document_type: type = "book" }) {
  if (type === "serial") return "periodical";
  return ["book", "braille", "large-print"].includes(type) ? "book" : "misc";
}

/** @param {RecordFields} record @returns {string} a key of letters and figures */
function keyOf({ record_id: id = "", publication_year: year = "" }) {
  return `r${id.replace(/[^A-Za-z0-9]/g, "")}${year ? `-${year}` : ""}`;
}

/** @param {string} text @returns {string} */
function escaped(text) {
  return text.replace(/\s+/gu, " ").trim().replace(SPECIAL, (one) => WRITTEN[one] ?? `\\${one}`);
}

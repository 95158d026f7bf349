/** Writes CNMARC: as ISO 2709 in UTF-8, and as MARCXML. */

/** @typedef {import("./marc_fields.js").Marc} Marc */
/** @typedef {import("./marc_fields.js").DataField} DataField */
/** @typedef {import("./marc_fields.js").ControlField} ControlField */

export { marcFieldsOf } from "./marc_fields.js";

const FIELD_END = "\x1e";
const RECORD_END = "\x1d";
const SUBFIELD = "\x1f";
/** Bytes that a field may have: its length stands in four digits (ISO 2709, 4.4.2). */
const LONGEST = 9999;
/** Bytes that a record may have: five digits. */
const WHOLE = 99999;
const NAMESPACE = "http://www.loc.gov/MARC21/slim";
/** Characters that XML 1.0 forbids (§2.2). */
const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/**
 * @param {Marc} record
 * @returns {Uint8Array<ArrayBuffer>}
 * @throws {RangeError} in Chinese, where a field or the whole is longer than the format can say
 */
export function isoOf({ leader, fields }) {
  const encoder = new TextEncoder();
  let directory = "";
  let data = "";
  let at = 0;
  for (const field of fields) {
    const text = textOf(field) + FIELD_END;
    const { length } = encoder.encode(text);
    if (length > LONGEST) throw new RangeError(`字段 ${field.tag} 有 ${length} 字节，ISO 2709 最多 ${LONGEST}。请用 MARCXML`);
    directory += field.tag + digits(length, 4) + digits(at, 5);
    data += text;
    at += length;
  }
  const base = leader.length + directory.length + 1;
  const whole = base + at + 1;
  if (whole > WHOLE) throw new RangeError(`书目有 ${whole} 字节，ISO 2709 最多 ${WHOLE}。请用 MARCXML`);
  const head = digits(whole, 5) + leader.slice(5, 12) + digits(base, 5) + leader.slice(17);
  return encoder.encode(head + directory + FIELD_END + data + RECORD_END);
}

/** @param {DataField | ControlField} field @returns {string} */
function textOf(field) {
  if ("value" in field) return field.value;
  return field.indicators + field.subfields.map(([code, value]) => SUBFIELD + code + value).join("");
}

/** @param {number} number @param {number} width */
function digits(number, width) {
  return String(number).padStart(width, "0");
}

/** @param {Marc} record @returns {string} */
export function marcxmlOf({ leader, fields }) {
  const inner = fields.map((field) => ("value" in field
    ? `  <controlfield tag="${field.tag}">${escaped(field.value)}</controlfield>\n`
    : `  <datafield tag="${field.tag}" ind1="${field.indicators[0]}" ind2="${field.indicators[1]}">\n${
      field.subfields.map(([code, value]) => `    <subfield code="${code}">${escaped(value)}</subfield>\n`).join("")
    }  </datafield>\n`));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<record xmlns="${NAMESPACE}">\n  <leader>${leader}</leader>\n${inner.join("")}</record>\n`;
}

/** @param {string} text @returns {string} */
function escaped(text) {
  return text.replace(ILLEGAL, "").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

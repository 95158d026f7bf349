/**
 * The fields of CNMARC (《中国机读目录格式》, UNIMARC with national fields) that a record's own fields
 * make. What the record does not say is not there: where a position must have something, it has the
 * format's own sign for “not coded”.
 */

import { byRole } from "./fields.js";

/**
 * @typedef {import("./fields.js").RecordFields} RecordFields
 * @typedef {import("./fields.js").Contributor} Contributor
 * @typedef {{ tag: string, indicators: string, subfields: [code: string, value: string][] }} DataField
 * @typedef {{ tag: string, value: string }} ControlField
 * @typedef {{ leader: string, fields: (DataField | ControlField)[] }} Marc
 */

/** Leader position 6 by document type: kind of record. */
const KINDS = /** @type {Record<string, string>} */ ({
  score: "c", map: "e", video: "g", audio: "j", picture: "k", electronic: "l", multimedia: "m",
  object: "r", manuscript: "b",
});
/** Other titles by their kind. */
const TITLES = /** @type {Record<string, string>} */ ({
  uniform_title: "500", parallel_title: "510", cover_title: "512", spine_title: "516",
  variant_title: "517", added_title: "540",
});

/** @param {RecordFields} record @returns {Marc} */
export function marcFieldsOf(record) {
  const data = [
    ...identifiers(record), ...coded(record), ...described(record), ...told(record), ...found(record),
  ].filter(({ subfields }) => subfields.length > 0);
  return {
    leader: leaderOf(record),
    fields: [{ tag: "001", value: record.record_id ?? "" }, ...data.sort((a, b) => a.tag.localeCompare(b.tag))],
  };
}

/** @param {RecordFields} record @returns {string} lengths are filled in where it is written */
function leaderOf({ document_type: type = "book" }) {
  return `00000n${KINDS[type] ?? "a"}${type === "serial" ? "s" : "m"}0 2200000   450 `;
}

/**
 * A field of those subfields that have a value.
 * @param {string} tag
 * @param {...[code: string, value: string | undefined]} subfields
 * @returns {DataField}
 */
function field(tag, ...subfields) {
  const kept = subfields.flatMap(([code, value]) => {
    const text = value?.replace(/[\x00-\x1f\ufffe\uffff]+/g, " ").trim();
    return text ? [/** @type {[string, string]} */ ([code, text])] : [];
  });
  return { tag, indicators: "  ", subfields: kept };
}

/** @param {RecordFields} record @returns {DataField[]} */
function identifiers({ isbns = [], issns = [], unified_numbers: unified = [], binding, price }) {
  return [
    ...isbns.map((isbn, i) => field("010", ["a", isbn], ...(i ? [] : facts(binding, price)))),
    ...(isbns.length ? [] : [field("010", ...facts(binding, price))]),
    ...issns.map((issn) => field("011", ["a", issn])),
    ...unified.map((number) => field("091", ["a", number])),
  ];
}

/** @param {string | undefined} binding @param {string | undefined} price @returns {[string, string | undefined][]} */
function facts(binding, price) {
  return [["b", binding], ["d", price]];
}

/** @param {RecordFields} record @returns {DataField[]} */
function coded(record) {
  const { languages = [], original_languages: original = [], country } = record;
  const spoken = field("101",
    ...languages.map((code) => /** @type {[string, string]} */ (["a", code])),
    ...original.map((code) => /** @type {[string, string]} */ (["c", code])));
  spoken.indicators = original.length ? "1 " : "0 ";
  return [field("100", ["a", general(record)]), spoken, field("102", ["a", country])];
}

/**
 * 100 $a, 36 characters: day of entry, kind of date, years, audience, language, character set (50 is
 * ISO 10646); “|” is the format's own sign for what is not coded.
 * @param {RecordFields} record
 * @returns {string}
 */
function general({ date_entered: day = "", publication_year: year = "", is_for_children: child }) {
  const entered = /^\d{4}-\d{2}-\d{2}$/.test(day) ? day.replace(/-/g, "") : "||||||||";
  const dates = /^\d{4}$/.test(year) ? `d${year}    ` : "u||||||||";
  return `${entered}${dates}${child ? "a  " : "|||"}||chiy50        `.padEnd(34).slice(0, 34) + "ea";
}

/** @param {RecordFields} record @returns {DataField[]} */
function described(record) {
  const { other_titles: others = [], series = [], notes = [], contents = [] } = record;
  /** @param {string} kind @param {string} code @returns {[string, string][]} */
  const titles = (kind, code) => others.filter(([, own]) => own === kind).map(([text]) => [code, text]);
  const title = field("200",
    ["a", record.title], ["9", record.title_pinyin], ...titles("bound_title", "c"), ...titles("subtitle", "e"),
    ["h", record.part_number], ["i", record.part_title], ["f", record.responsibility]);
  title.indicators = "1 ";
  return [
    title,
    field("205", ["a", record.edition]),
    field("210", ["a", record.place], ["c", record.publisher], ["d", record.publication_date ?? record.publication_year]),
    field("215", ["a", record.extent]),
    ...series.map((text) => field("225", ["a", text])),
    ...notes.map((text) => field("300", ["a", text])),
    ...contents.map((text) => field("327", ["a", text])),
  ];
}

/** @param {RecordFields} record @returns {DataField[]} */
function told({ abstract, audience, other_titles: others = [], links = [] }) {
  return [
    field("330", ["a", abstract]),
    field("333", ["a", audience]),
    ...others.flatMap(([text, kind, pinyin]) => {
      const tag = TITLES[kind];
      return tag ? [{ ...field(tag, ["a", text], ["9", pinyin]), indicators: "1 " }] : [];
    }),
    ...links.map(([url, label]) => field("856", ["u", url], ["3", label])),
  ];
}

/** @param {RecordFields} record @returns {DataField[]} what it is found under */
function found(record) {
  const { subjects = [], keywords = [], clc_numbers: numbers = [] } = record;
  const [principal, others] = byRole(record);
  return [
    ...subjects.map((text) => {
      const [first, ...rest] = text.split("-");
      return field("606", ["a", first], ...rest.map((part) => /** @type {[string, string]} */ (["x", part])));
    }),
    ...keywords.map((text) => field("610", ["a", text])),
    ...numbers.map((number) => field("690", ["a", number])),
    ...principal.map((one) => person(one, one[5] ? "711" : "701")),
    ...others.map((one) => person(one, one[5] ? "712" : "702")),
  ];
}

/** @param {Contributor} contributor @param {string} tag @returns {DataField} */
function person([name, role, dates, country, pinyin], tag) {
  const made = field(tag, ["a", name], ["9", pinyin], ["c", country], ["f", dates], ["4", role]);
  made.indicators = tag.startsWith("71") ? "02" : " 0";
  return made;
}

/**
 * The fields of a record under the names of `catalog_export/fields.toml`, whose labels and meanings
 * for other programs come with the page: the twin of plugins/catalog/describe.py.
 */

/**
 * @typedef {import("./fields.js").RecordFields} RecordFields
 * @typedef {[name: string, label: string, schema: string]} Field
 * @typedef {{ fields: Field[], words: Record<string, Record<string, string>> }} Table
 *   `fields`: in the order in which they are shown; `words`: what readers call a field's codes
 */

/** Fields that share the codes of another. */
const SAME_CODES = /** @type {Record<string, string>} */ ({ original_languages: "languages" });

/**
 * The texts that a record has under a name of the table.
 * @param {RecordFields} record
 * @param {string} name
 * @returns {string[]}
 */
export function textsOf(record, name) {
  if (name === "audience_code") return record.is_for_children ? ["少儿"] : [];
  const titles = (record.other_titles ?? []).filter(([, kind]) => kind === name);
  if (titles.length) return titles.map(([text]) => text);
  const value = /** @type {Record<string, unknown>} */ (record)[name];
  const values = Array.isArray(value) ? value : [value];
  // Of a person or a link the first part is its name.
  const texts = values.map((each) => (Array.isArray(each) ? each[0] : each));
  return texts.filter((text) => typeof text === "string" && text !== "");
}

/**
 * The same as readers call them: 中文 for chi.
 * @param {RecordFields} record
 * @param {string} name
 * @param {Table} table
 * @returns {string[]}
 */
export function wordsOf(record, name, { words }) {
  const known = words[SAME_CODES[name] ?? name] ?? {};
  const texts = textsOf(record, name).map((text) => known[text] ?? text);
  return name === "country" ? texts.map(countryOf) : texts;
}

/** @param {string} code of ISO 3166 @returns {string} as the browser knows it, else the code */
function countryOf(code) {
  try {
    return new Intl.DisplayNames(["zh-Hans"], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** A record as its file has it: the attributes of BibliographicRecord (plugins/library/catalogue/records.py). */

/**
 * @typedef {[name: string, role: string, dates: string, country: string, pinyin: string, isBody: boolean]} Contributor
 * @typedef {[text: string, kind: string, pinyin: string]} OtherTitle
 * @typedef {{
 *   record_id?: string, title?: string, title_pinyin?: string, statement?: string,
 *   part_number?: string, part_title?: string, other_titles?: OtherTitle[], responsibility?: string,
 *   contributors?: Contributor[], edition?: string, numbering?: string, place?: string,
 *   publisher?: string, publication_date?: string, publication_year?: string, extent?: string,
 *   series?: string[], notes?: string[], abstract?: string, contents?: string[], audience?: string,
 *   is_for_children?: boolean, subjects?: string[], keywords?: string[], clc_numbers?: string[],
 *   isbns?: string[], issns?: string[], unified_numbers?: string[], binding?: string,
 *   price?: string, languages?: string[], original_languages?: string[], country?: string,
 *   document_type?: string, parts?: string[], links?: [url: string, label: string][],
 *   date_entered?: string, last_changed?: string,
 * }} RecordFields  what is empty is left out
 */

/** Roles of those whose work it is; others helped with it. */
const PRINCIPAL = /^(|.*(著|撰|编|作|绘|主编|辑|写|创作|制片|作曲).*)$/u;
/** What is said of those who helped, whatever else stands in the word. */
const HELPED = /译|校|注|审|插图|配图|整理|点评|导读/u;

/** @param {RecordFields} record @returns {[principal: Contributor[], others: Contributor[]]} */
export function byRole({ contributors = [] }) {
  /** @param {Contributor} one */
  const isPrincipal = ([, role]) => PRINCIPAL.test(role) && !HELPED.test(role);
  return [contributors.filter(isPrincipal), contributors.filter((one) => !isPrincipal(one))];
}

/** @param {RecordFields} record @param {string} kind @returns {string[]} */
export function titlesOf({ other_titles: titles = [] }, kind) {
  return titles.filter(([, own]) => own === kind).map(([text]) => text);
}

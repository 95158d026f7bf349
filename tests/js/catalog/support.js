/** A whole index in memory, written by the description of its format: small, and with one shard. */

import { Characters } from "../../../theme/static/js/catalog/index/characters.js";
import { crc32, open } from "../../../theme/static/js/catalog/index/layers.js";
import { sound } from "../../../theme/static/js/catalog/index/sounds.js";
import { units } from "../../../theme/static/js/catalog/index/units.js";

const SYLLABLES = ["ceng", "chong", "feng", "guo", "han", "hong", "jia", "lou", "lu", "lve", "meng", "na",
  "qin", "qing", "xi", "xian", "an", "xun", "yan", "yi", "zeng", "zhong"].sort();
export const SPOKEN = {
  红: "hong", 楼: "lou", 搂: "lou", 梦: "meng", 孟: "meng", 家: "jia", 国: "guo", 曾: "ceng", 藩: "feng",
  鲁: "lu", 迅: "xun", 呐: "na", 喊: "han", 重: "zhong", 庆: "qing", 西: "xi", 安: "an", 演: "yan", 义: "yi",
  众: "zhong", 亲: "qin", 钦: "qin",
};
const OTHERS = { 曾: ["zeng"], 重: ["chong"] };
const FOLDS = { 羅: "罗", 辺: "边", 沢: "泽", 図: "图", 書: "书", 広: "广", 紅: "红", 樓: "楼", 夢: "梦", 國: "国", 義: "义" };
const KNOWN = 6763;
/** Facets and orders as the manifest tells of them: invented ones, for scripts know none by its name. */
export const FACETS = {
  house: { aspect: "holdings", kind: "branches" },
  shelf: { aspect: "holdings" },
  subject: { kind: "class", sense: "[A-Z]\\d?" },
  medium: { sense: "[a-z-]{1,20}" },
  printed: { kind: "decade", sense: "\\d{4}-\\d{4}" },
  available: { aspect: "status", sense: "1" },
};
export const ORDERS = { new: "holdings/came/新来", print: "text/printed/新印", most: "holdings/lent/借得多" };
const FIELDS = ["title", "other", "persons", "series", "subjects", "publisher"];

/** @param {number} number @returns {number[]} unsigned LEB128 */
export function varint(number) {
  const low = number % 128;
  return number < 128 ? [low] : [low + 128, ...varint(Math.floor(number / 128))];
}

const text = (words) => Array.from(new TextEncoder().encode(words));
const sized = (words) => [...varint(text(words).length), ...text(words)];
const deltas = (numbers) => numbers.flatMap((n, i) => varint(n - (numbers[i - 1] ?? 0)));
export const json = (value) => text(JSON.stringify(value));

const headed = (facts) => [...[json(facts).length & 255, json(facts).length >> 8, 0, 0], ...json(facts)];

/**
 * The character table.
 * @param {Record<string, string>} [usual] the readings that it has
 * @param {Record<string, string>} [extra] those of characters that it has no place for
 */
export function charactersFile(usual = SPOKEN, extra = {}) {
  const { known } = new Characters();
  const columns = Array(2 * KNOWN).fill(255);
  for (const [character, syllable] of Object.entries(usual)) {
    const at = known.indexOf(character);
    columns[at] = SYLLABLES.indexOf(syllable);
    columns[KNOWN + at] = 0;
  }
  return [...headed({ syllables: SYLLABLES, folds: {}, others: OTHERS, extra }), ...columns];
}

/**
 * The rest: 紅 among the folds in columns (红 is number 1015 of GB 2312), other folds in the JSON.
 * @param {Record<string, string>} [extra] the same
 */
export function rareFile(extra = {}) {
  const { 紅: _, ...folds } = FOLDS;
  const steps = [255, 255, 255, 250];
  const code = "紅".charCodeAt(0);
  const facts = { extra, folds };
  return [...headed(facts), steps.length, 0, ...steps, ...steps.map(() => code & 255), ...steps.map(() => code >> 8)];
}

/**
 * A file of postings.
 * @param {Map<string, { record: number, flags: number, place: number }[]>} terms ascending records
 * @param {string} between
 * @param {Record<string, number>} [totals] of heavy terms
 */
export function postingsFile(terms, between = "", totals = {}) {
  const names = Array.from(terms.keys());
  const lists = names.map((name) => terms.get(name) ?? []);
  const records = lists.map((list) => [...new Set(list.map(({ record }) => record))]);
  const flags = lists.flatMap((list) => list.map(({ record, flags: own }, i) => (
    list[i + 1]?.record === record ? own | 16 : own
  )));
  return [
    ...varint(names.length), ...sized(names.join(between)),
    ...names.flatMap((name, i) => varint(records[i].length * 2 + (totals[name] ? 1 : 0))),
    ...names.flatMap((name) => (totals[name] ? varint(totals[name]) : [])),
    ...records.flatMap(deltas), ...flags, ...lists.flat().map(({ place }) => place),
  ];
}

/** A file of numbers or codes: key → records. */
export function numbersFile(rows) {
  const keys = Array.from(rows.keys());
  return [
    ...varint(keys.length), ...sized(keys.join("\n")),
    ...keys.flatMap((key) => varint(rows.get(key).length)), ...keys.flatMap((key) => deltas(rows.get(key))),
  ];
}

/** @typedef {{ listed: number, block: number, shards?: number }} Sizes  `shards`: files of pairs, of characters, of words */
/** @typedef {{ title: string, persons?: string[], rank?: number, same?: boolean, publisher?: string,
 *   subjects?: string[], isbn?: string, group?: string, copies?: string, year?: string, branch?: string,
 *   initials?: string, day?: string, loans?: string, online?: [string, string] }} Sample */

/** @param {string} character @returns {string[]} the sounds that say in which file a pair with it lies */
const soundsOf = (character) => (
  [SPOKEN[character] ?? character, ...OTHERS[character] ?? []].map(sound)
);

/** @param {"pairs" | "characters" | "words"} family @param {string} term @returns {string[]} what says in which files it lies */
function keysOf(family, term) {
  if (family !== "pairs") return [family === "words" ? term.slice(0, 3) : term];
  const [first, second] = Array.from(term);
  return soundsOf(first).flatMap((one) => soundsOf(second).map((other) => `${one} ${other}`));
}

/**
 * Files of postings with long lists: `listed` of a term's records stand in its file where it has more.
 * @param {"pairs" | "characters" | "words"} family
 * @param {Map<string, { record: number, flags: number, place: number }[]>} terms
 * @param {number} listed
 * @param {number} shards
 */
function postingsFiles(family, terms, listed, shards) {
  const between = family === "words" ? "\n" : "";
  /** @type {Record<string, number[]>} */
  const files = { [`text/${family}/${shards > 1 ? "none" : "0"}.bin.gz`]: postingsFile(new Map(), between) };
  /** @type {Record<string, number>} */
  const totals = {};
  /** @type {Map<number, Map<string, { record: number, flags: number, place: number }[]>>} */
  const byShard = new Map();
  for (const [term, list] of terms) {
    const records = [...new Set(list.map(({ record }) => record))];
    let short = list;
    if (records.length > listed) {
      totals[term] = records.length;
      const points = Array.from(term, (character) => (character.codePointAt(0) ?? 0).toString(16));
      files[`text/heavy/${family === "words" ? "w-" : ""}${points.join("-")}.bin.gz`] = postingsFile(new Map([[term, list]]), between);
      short = list.filter(({ record }) => record <= (records[listed - 1] ?? 0));
    }
    for (const shard of new Set(keysOf(family, term).map((key) => crc32(new TextEncoder().encode(key)) % shards))) {
      byShard.set(shard, (byShard.get(shard) ?? new Map()).set(term, short));
    }
  }
  for (const [shard, some] of byShard) files[`text/${family}/${shard.toString(16)}.bin.gz`] = postingsFile(some, between, totals);
  return files;
}

/**
 * The files of one layer.
 * @param {Sample[]} records
 * @param {Sizes} sizes
 */
function layerFiles(records, { listed, block, shards = 1 }) {
  const families = { pairs: new Map(), characters: new Map(), words: new Map(), groups: new Map() };
  const numbers = new Map();
  const initials = new Map();
  records.forEach((sample, record) => {
    for (const [group, field] of [[sample.group, 6], [sample.year, 7]]) {
      const flags = field | 8 | (sample.same ? 32 : 0) | (sample.rank ?? 0) << 6;
      if (group) families.groups.set(group, [...families.groups.get(group) ?? [], { record, flags, place: 0 }]);
    }
    FIELDS.forEach((field, number) => {
      let start = 0;
      for (const value of [sample[field] ?? []].flat()) {
        const cut = units(value.normalize("NFKC").toLowerCase()).map((unit) => unit.text);
        cut.forEach((unit, i) => {
          const add = (family, term, length) => {
            const flags = number | (i + length === cut.length ? 8 : 0) | (sample.same ? 32 : 0) | (sample.rank ?? 0) << 6;
            families[family].set(term, [...families[family].get(term) ?? [], { record, flags, place: start + i }]);
          };
          add(/[a-z0-9]/.test(unit) ? "words" : "characters", unit, 1);
          if (/[\u4e00-\u9fff]{2}/u.test(unit + (cut[i + 1] ?? ""))) add("pairs", unit + cut[i + 1], 2);
        });
        start += cut.length + 1;
      }
    });
    if (sample.isbn) numbers.set(sample.isbn, [...numbers.get(sample.isbn) ?? [], record]);
    for (const length of [2, 3, 4].filter((n) => n <= (sample.initials?.length ?? 0))) {
      const key = sample.initials.slice(0, length);
      initials.set(key, [...initials.get(key) ?? [], { record, rest: sample.initials.slice(length), same: sample.same }]);
    }
  });
  const rows = Array.from(initials.values()).flat();
  const column = (values) => [...json({ values: [...new Set(values)].map((v) => (v ? [v] : [])), labels: {}, width: 1 }),
    10, ...values.map((v) => [...new Set(values)].indexOf(v))];
  return {
    ...postingsFiles("pairs", families.pairs, listed, shards),
    ...postingsFiles("characters", families.characters, listed, shards),
    ...postingsFiles("words", families.words, listed, shards),
    ...blocksOf(records, block),
    "text/groups/0.bin.gz": postingsFile(families.groups, "\n"),
    "text/numbers/0.bin.gz": numbersFile(numbers),
    "text/initials/0.bin.gz": [
      ...numbersFile(new Map(Array.from(initials, ([key, list]) => [key, list.map(({ record }) => record)]))),
      ...rows.map(({ rest, same }) => (rest ? 0 : 4) | (same ? 16 : 0)), ...sized(rows.map(({ rest }) => rest).join("\n")),
    ],
    "text/columns/printed.bin.gz": column(records.map(({ year = "" }) => year)),
    "holdings/columns/house.bin.gz": column(records.map(({ branch = "" }) => branch)),
    "holdings/columns/came.bin.gz": column(records.map(({ day = "" }) => day)),
    "holdings/columns/lent.bin.gz": column(records.map(({ loans = "" }) => loans)),
    "status/columns/available.bin.gz": column(records.map(({ copies = "" }) => (copies.includes("a") ? "1" : ""))),
    "holdings/codes/0.bin.gz": numbersFile(new Map()),
    "holdings/copies/0.json.gz": json({
      places: [["AJ", "文学室"]], copies: records.map(({ copies = "" }) => Array.from(copies, () => 0)),
      online: Object.fromEntries(records.flatMap(({ online }, i) => (online ? [[i, online]] : []))),
    }),
    "status/copies/0.json.gz": json(records.map(({ copies = "" }) => copies)),
  };
}

/** @param {Sample[]} records @param {number} block how many of them stand in a file */
function blocksOf(records, block) {
  const files = Array.from({ length: Math.ceil(records.length / block) }, (_, number) => {
    const some = records.slice(number * block, (number + 1) * block);
    return [`text/blocks/${number}.json.gz`, json({
      id: some.map((_, i) => `r${number * block + i}`), title: some.map(({ title }) => title),
      responsibility: some.map(({ persons = [] }) => persons.join("，")),
      held: some.map(({ copies = "" }) => copies.length), other: some.map(() => ""),
      publisher: some.map(({ publisher = "" }) => publisher), year: some.map(({ year = "" }) => year),
    })];
  });
  return Object.fromEntries(files);
}

/**
 * A host of an index, and the manifest for it; what was asked is counted.
 * @param {...Sample[]} layers
 */
export function hostOf(...layers) {
  return hostWith({ listed: Infinity, block: 32 }, ...layers);
}

/**
 * The same with files of other sizes.
 * @param {Sizes} sizes
 * @param {...Sample[]} layers
 */
export function hostWith(sizes, ...layers) {
  const files = new Map([["/i/characters.gz", charactersFile()], ["/i/rare.gz", rareFile()]]);
  layers.forEach((records, at) => {
    for (const [path, bytes] of Object.entries(layerFiles(records, sizes))) files.set(`/i/${at}${path}`, bytes);
  });
  const { shards = 1 } = sizes;
  /** @type {string[]} */
  const asked = [];
  const fetch = async (address) => {
    asked.push(String(address));
    // Of many files most hold none of the terms; they are there all the same.
    const empty = shards > 1 ? String(address).replace(/(pairs|characters|words)\/[0-9a-f]+\./, "$1/none.") : "";
    const bytes = files.get(String(address)) ?? files.get(empty);
    return bytes ? new Response(packed(bytes)) : new Response("", { status: 404 });
  };
  const one = { pairs: shards, characters: shards, words: shards, numbers: 1, initials: 1, codes: 1, groups: 1 };
  const manifest = {
    index: "/i/", characters: "characters.gz", rare: "rare.gz", records: layers.flat().length,
    facets: FACETS, orders: ORDERS, panel: "", items: 0, updated: "", sample: false, branches: { AJ: { name: "总馆", url: "" } },
    layers: layers.map((records, at) => ({
      records: records.length, block: sizes.block, copiesBlock: 512, text: `${at}text`, holdings: `${at}holdings`, status: `${at}status`,
      popular: false, shards: one,
    })),
  };
  return { fetch, asked, files, manifest };
}

/** @param {number[]} bytes */
export function packed(bytes) {
  return new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new CompressionStream("gzip"));
}

/** @param {string} query @param {object} [more] */
export const plain = (query, more = {}) => (
  { query, field: "any", filters: {}, sort: "relevance", page: 1, ...more }
);

/**
 * Numbers that look drawn and are the same in every run.
 * @param {number} seed
 * @returns {(below: number) => number}
 */
export function drawing(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return Math.floor(state / 2 ** 31 * below);
  };
}

/**
 * An index whose host answers whatever is fetched from now on.
 * @param {...Sample[]} layers
 */
export function indexOf(...layers) {
  const host = hostOf(...layers);
  globalThis.fetch = host.fetch;
  return open(host.manifest);
}

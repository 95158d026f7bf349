/**
 * The index of a catalogue: how its text is written, its layers and their files, and what stands in
 * these. What a query makes of it is in query.js.
 *
 * One module, because a first search brings all of it, and browsers fetch six files at a time over
 * HTTP/1.1: every further six cost a reader another round to the host.
 */

// Text as the index has it: cut into units, each character folded, and the syllables that it is
// read as. Must agree to the letter with plugins/catalog/index/{units,characters}.py, which also
// describe the files of the character table: a difference here is a record that nobody finds.

/** The characters of GB 2312. */
const KNOWN = 6763;
const NONE = 0xffff;

/**
 * @typedef {{ syllables: string[], folds: Record<string, string> }} Facts
 * @typedef {{ others: Record<string, string[]>, extra: Record<string, string>,
 *   folds: Record<string, string> }} RareFacts
 */

export class Characters {
  /** @param {Uint8Array<ArrayBuffer>} file */
  constructor(file) {
    /** @type {[Facts, Uint8Array]} */
    const [{ syllables, folds }, columns] = headed(file);
    wide(columns, KNOWN - 1, 2 * KNOWN - 1);
    this.known = gb2312();
    /** Two columns, the low bytes of the numbers of syllables and the high ones, by known character. */
    this.columns = columns;
    /** All syllables; their numbers are part of the index. */
    this.syllables = syllables;
    /** @type {Map<string, string>} character → the one that it is searched as */
    this.folds = new Map(Object.entries(folds));
    /** @type {Map<string, string[]>} character → its further syllables; all, where it is not known */
    this.others = new Map();
  }

  /**
   * Learns further readings, and the characters beyond GB 2312.
   * @param {Uint8Array<ArrayBuffer>} file
   */
  learn(file) {
    /** @type {[RareFacts, Uint8Array]} */
    const [{ others, extra, folds }, columns] = headed(file);
    for (const [character, spoken] of Object.entries(extra)) this.others.set(character, [spoken]);
    for (const [character, more] of Object.entries(others)) {
      this.others.set(character, [...(this.others.get(character) ?? []), ...more]);
    }
    const count = wide(columns, 0, 1);
    for (let i = 0, target = 0; i < count; i += 1) {
      target += columns[2 + i] ?? 0;
      const source = wide(columns, 2 + count + i, 2 + 2 * count + i);
      this.folds.set(String.fromCharCode(source), this.known[target] ?? "");
    }
    for (const [source, end] of Object.entries(folds)) this.folds.set(source, end);
  }

  /** @param {string} character @returns {boolean} whether the table has a reading of it */
  isSpoken(character) {
    return this.spoken(character).length > 0;
  }

  /** @param {string} character @returns {string[]} its syllables, the usual one first */
  spoken(character) {
    const i = character.length === 1 ? this.known.indexOf(character) : -1;
    const number = i < 0 ? NONE : wide(this.columns, i, KNOWN + i);
    const further = this.others.get(character) ?? [];
    return number === NONE ? further : [this.syllables[number] ?? "", ...further];
  }

  /** @param {string} character @returns {string} */
  fold(character) {
    return this.folds.get(character) ?? character;
  }

  /**
   * @param {string} character folded
   * @returns {string[]} its syllables; itself where it has none
   */
  readings(character) {
    const spoken = this.spoken(character);
    return spoken.length > 0 ? spoken : [character];
  }
}

/** @param {Uint8Array<ArrayBuffer>} file @returns {[any, Uint8Array]} its JSON and its columns */
function headed(file) {
  const end = 4 + new DataView(file.buffer, file.byteOffset).getUint32(0, true);
  return [JSON.parse(new TextDecoder().decode(file.subarray(4, end))), file.subarray(end)];
}

/** @param {Uint8Array} file @param {number} low @param {number} high @returns {number} 16 bits */
function wide(file, low, high) {
  const [a, b] = [file[low], file[high]];
  if (a === undefined || b === undefined) throw new RangeError("table cut off");
  return a + 256 * b;
}

/** @returns {string} the characters of GB 2312 in its order */
function gb2312() {
  const bytes = [];
  for (let row = 0xb0; row < 0xf8; row += 1) {
    for (let cell = 0xa1; cell < 0xff; cell += 1) {
      // Five places at the end of the first level are empty.
      if (row !== 0xd7 || cell < 0xfa) bytes.push(row, cell);
    }
  }
  return new TextDecoder("gbk").decode(new Uint8Array(bytes));
}

/** @typedef {{ text: string, cjk: boolean, at: number }} Unit  `at`: its place in the text */
/** @typedef {{ fold: (character: string) => string }} Folding */

/** Scripts without spaces (Han, kana, Hangul), as ranges that Python has too. */
const CJK = "\\u3005\\u3007\\u3041-\\u3096\\u309d\\u309e\\u30a1-\\u30fa\\u30fc-\\u30fe\\u3400-\\u4dbf"
  + "\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
/** One such character, or a run of other letters and numbers with the mark of c++ and c#. */
const UNIT = new RegExp(`([${CJK}])|(?:(?![${CJK}])[\\p{L}\\p{N}])+(?:\\+\\+|#)?`, "gu");

/**
 * One spelling for all the ways to type a text: wide or narrow, upper or lower, old or new forms.
 * @param {string} text
 * @param {Folding} characters
 * @returns {string}
 */
export function normalise(text, characters) {
  const even = text.normalize("NFKC").toLowerCase();
  return Array.from(even, (character) => characters.fold(character)).join("");
}

/**
 * The units of a normalised text: each character of a script without spaces, each word of others.
 * @param {string} text
 * @returns {Unit[]}
 */
export function units(text) {
  return Array.from(text.matchAll(UNIT), (match) => ({
    text: match[0],
    cjk: match[1] !== undefined,
    at: match.index,
  }));
}

// Layers, their files, and where a key lies. Files are fetched once, unpacked here, and kept while
// the page is open; an answer that did not come is never taken for an empty one.

/**
 * @typedef {"pairs" | "characters" | "words" | "numbers" | "initials" | "codes"} Family
 * @typedef {"text" | "holdings" | "status"} Aspect
 * @typedef {Record<Aspect, string> & {
 *   records: number, block: number, copiesBlock: number, popular: boolean, shards: Record<Family, number>,
 * }} LayerFacts
 * @typedef {{ aspect?: Aspect, kind?: "branches" | "decade", sense?: string }} FacetFacts
 *   as plugins/catalog/index/columns.py declares it; the panel knows more: see filters.js
 * @typedef {{
 *   index: string, characters: string, rare: string, layers: LayerFacts[],
 *   facets: Record<string, FacetFacts>, orders: Record<string, string>, panel: string,
 *   updated: string, branches: Record<string, { name: string, url?: string }>,
 * }} Manifest
 * @typedef {{
 *   facts: LayerFacts, first: number,
 *   file: (aspect: Aspect, path: string) => Promise<Uint8Array<ArrayBuffer>>,
 *   json: (aspect: Aspect, path: string) => Promise<unknown>,
 * }} Layer  `first`: what its own numbers are counted from
 * @typedef {{
 *   manifest: Manifest, layers: Layer[], characters: (text?: string) => Promise<Characters>, fetch: Fetcher,
 * }} Index  `characters`: the table, which knows all that the text may mean
 */

/** What the small part of the table may not know: pinyin, and characters that it lacks. */
const LETTER = /[a-z]/i;
const CHARACTER = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/gu;

/**
 * @param {Manifest} manifest
 * @returns {Index}
 */
export function open(manifest) {
  const fetch = fetcher(manifest.index);
  let first = 0;
  const layers = manifest.layers.map((facts) => {
    /** @type {Layer["file"]} */
    const file = (aspect, path) => fetch(`${facts[aspect]}/${path}`);
    const layer = { facts, first, file, json: parser(file) };
    first += facts.records;
    return layer;
  });
  return { manifest, layers, characters: tableOf(manifest, fetch), fetch };
}

/**
 * @param {Manifest} manifest
 * @param {Fetcher} fetch
 * @returns {Index["characters"]}
 */
function tableOf(manifest, fetch) {
  /** @type {Promise<Characters> | undefined} */
  let small;
  /** @type {Promise<unknown> | undefined} */
  let whole;
  const first = () => {
    small ??= fetch(manifest.characters).then((file) => decoded(() => new Characters(file)));
    small.catch(() => { small = undefined; });
    return small;
  };
  const rest = () => {
    whole ??= Promise.all([first(), fetch(manifest.rare)])
      .then(([table, file]) => decoded(() => table.learn(file)));
    whole.catch(() => { whole = undefined; });
    return whole;
  };
  return async (text = "") => {
    if (LETTER.test(text)) await rest();
    const table = await first();
    if ((text.match(CHARACTER) ?? []).some((one) => !table.isSpoken(one))) await rest();
    return table;
  };
}

/**
 * Reads a JSON file once for all the records that it tells of.
 * @param {Layer["file"]} file
 * @returns {Layer["json"]}
 */
function parser(file) {
  /** @type {Map<string, Promise<unknown>>} */
  const read = new Map();
  return (aspect, path) => {
    const name = `${aspect}/${path}`;
    const answer = read.get(name) ?? fetchJson(() => file(aspect, path), path);
    read.set(name, answer);
    answer.catch(() => read.delete(name));
    return answer;
  };
}

/**
 * The layer of a record, by its place among the layers, and its number there.
 * @param {number} number
 * @param {Index} index
 * @returns {[Layer, number, number]}
 */
export function placeOf(number, { layers }) {
  let at = layers.length - 1;
  while (at > 0 && (layers[at]?.first ?? 0) > number) at -= 1;
  const layer = layers[at];
  if (!layer || number < layer.first || number >= layer.first + layer.facts.records) {
    throw new RangeError(`no record ${number}`);
  }
  return [layer, number - layer.first, at];
}

/**
 * The file of a key.
 * @param {Layer} layer
 * @param {Family} family
 * @param {string} key
 * @returns {string}
 */
export function shardOf({ facts }, family, key) {
  const shard = crc32(new TextEncoder().encode(key)) % facts.shards[family];
  return `${family}/${shard.toString(16)}.bin.gz`;
}

/** @param {Uint8Array} bytes @returns {number} */
export function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** The network or the host failed: the search is unfinished. */
export class UnfinishedError extends Error {}
/** The file is gone: the site was built anew while this page was open. */
export class StaleError extends Error {}

/** Files kept; a search needs a few dozen. */
const KEPT = 400;
/** Milliseconds before another try: one request in ten may fail on a bad network. */
const PAUSES = [100, 400, 1000];

/** @typedef {(path: string) => Promise<Uint8Array<ArrayBuffer>>} Fetcher */

/**
 * A function that gets unpacked files below a base address.
 * @param {string} base ends with a slash
 * @returns {Fetcher}
 */
export function fetcher(base) {
  /** @type {Map<string, Promise<Uint8Array<ArrayBuffer>>>} */
  const kept = new Map();
  return (path) => {
    const known = kept.get(path);
    if (known) return known;
    const answer = patiently(base + path);
    kept.set(path, answer);
    answer.catch(() => kept.delete(path));
    if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? path);
    return answer;
  };
}

/** @param {string} address */
async function patiently(address) {
  for (const pause of PAUSES) {
    try {
      return await get(address);
    } catch (reason) {
      if (!(reason instanceof UnfinishedError)) throw reason;
    }
    await new Promise((resume) => setTimeout(resume, pause));
  }
  return get(address);
}

/** @param {string} address @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function get(address) {
  try {
    const response = await fetch(address);
    if (response.status === 404) throw new StaleError(address);
    if (response.status !== 200 || !response.body) throw new UnfinishedError(address);
    return await unpack(response.body);
  } catch (reason) {
    if (reason instanceof StaleError) throw reason;
    throw new UnfinishedError(address, { cause: reason });
  }
}

/** @param {ReadableStream<Uint8Array<ArrayBuffer>>} packed */
async function unpack(packed) {
  if (typeof DecompressionStream === "undefined") {
    const { inflate } = await import("./inflate.js");
    return inflate(new Uint8Array(await new Response(packed).arrayBuffer()));
  }
  const stream = packed.pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * What a decoder makes of a file; a file that was cut off is an unfinished answer.
 * @template T
 * @param {() => T} decode
 * @returns {T}
 */
export function decoded(decode) {
  try {
    return decode();
  } catch (reason) {
    throw new UnfinishedError("broken file", { cause: reason });
  }
}

/**
 * @param {Fetcher} fetch
 * @param {string} path
 * @returns {Promise<unknown>} what a JSON file says
 */
export async function fetchJson(fetch, path) {
  const bytes = await fetch(path);
  return decoded(() => JSON.parse(new TextDecoder().decode(bytes)));
}

// What a file of the index says: which records have a term, and where in them it stands.

/**
 * @typedef {{
 *   total: number, records: number[], starts: number[], flags: Uint8Array, places: Uint8Array,
 * }} Posting
 * The records of a term in ascending order; the occurrences in record `i` are those from
 * `starts[i]` up to `starts[i + 1]`. `total` is larger than what is listed where the term is heavy.
 */

export const LAST = 8;
const MORE = 16;
export const SAME = 32;
/** Places but the first go round in so many. */
const CYCLE = 255;

/** Walks over bytes. Sums in place of bit operators: those break above 2^31. */
export class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  /** @returns {number} an unsigned LEB128 number */
  varint() {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = this.bytes[this.at];
      if (byte === undefined) throw new RangeError("the index file is cut off");
      this.at += 1;
      value += (byte % 128) * weight;
      if (byte < 128) return value;
    }
  }

  /** @param {number} count @returns {number[]} */
  varints(count) {
    return Array.from({ length: count }, () => this.varint());
  }

  /** @param {number} count @returns {number[]} ascending numbers, written as differences */
  ascending(count) {
    let number = 0;
    return Array.from({ length: count }, () => (number += this.varint()));
  }

  /** @param {number} length @returns {Uint8Array} */
  take(length) {
    const end = this.at + length;
    if (end > this.bytes.length) throw new RangeError("the index file is cut off");
    const taken = this.bytes.subarray(this.at, end);
    this.at = end;
    return taken;
  }

  /** @returns {string} a text with its length before it */
  text() {
    return new TextDecoder().decode(this.take(this.varint()));
  }
}

/**
 * The terms of a file of postings that are asked for.
 * @param {Uint8Array} file
 * @param {(text: string) => string[]} cut the terms of the column of terms
 * @param {(term: string) => boolean} wanted
 * @returns {Map<string, Posting>}
 */
export function postingsOf(file, cut, wanted) {
  const reader = new Reader(file);
  const count = reader.varint();
  const terms = cut(reader.text());
  const marks = reader.varints(count);
  const totals = reader.varints(marks.filter((mark) => mark % 2).length).values();
  const lists = marks.map((mark) => reader.ascending(Math.floor(mark / 2)));
  const occurrences = (file.length - reader.at) / 2;
  const flags = reader.take(occurrences);
  const places = reader.take(occurrences);
  /** @type {Map<string, Posting>} */
  const found = new Map();
  let at = 0;
  lists.forEach((records, i) => {
    const starts = records.map(() => {
      const start = at;
      while ((flags[at] ?? 0) & MORE) at += 1;
      at += 1;
      return start;
    });
    starts.push(at);
    const total = (marks[i] ?? 0) % 2 ? totals.next().value ?? 0 : records.length;
    const term = terms[i] ?? "";
    if (wanted(term)) found.set(term, { total, records, starts, flags, places });
  });
  if (at !== occurrences) throw new RangeError("broken file");
  return found;
}

/** Cuts a column of terms. @param {string} text @returns {string[]} one character each */
export function characters(text) {
  return Array.from(text);
}

/** @param {string} text @returns {string[]} two characters each */
export function pairs(text) {
  const all = Array.from(text);
  return Array.from({ length: all.length / 2 }, (_, i) => `${all[2 * i]}${all[2 * i + 1]}`);
}

/** @param {string} text @returns {string[]} */
export function lines(text) {
  return text.split("\n");
}

/**
 * The place so many units after a place.
 * @param {number} place
 * @param {number} units
 * @returns {number}
 */
export function after(place, units) {
  if (units === 0) return place;
  return place === 0 ? 1 + (units - 1) % CYCLE : 1 + (place - 1 + units) % CYCLE;
}

/**
 * The records of several terms as if they were one.
 * @param {Posting[]} postings
 * @returns {Posting}
 */
export function united(postings) {
  const [only, ...others] = postings;
  if (only && others.length === 0) return only;
  /** @type {Map<number, [number, number][]>} */
  const found = new Map();
  for (const { records, starts, flags, places } of postings) {
    records.forEach((record, i) => {
      const list = found.get(record) ?? [];
      for (let at = starts[i] ?? 0; at < (starts[i + 1] ?? 0); at += 1) {
        list.push([flags[at] ?? 0, places[at] ?? 0]);
      }
      found.set(record, list);
    });
  }
  const records = Array.from(found.keys()).sort((a, b) => a - b);
  const lists = records.map((record) => found.get(record) ?? []);
  let at = 0;
  const starts = [0, ...lists.map((list) => (at += list.length))];
  const all = lists.flat();
  return {
    total: Math.max(records.length, ...postings.map(({ total }) => total)),
    records,
    starts,
    flags: Uint8Array.from(all, ([flag]) => flag),
    places: Uint8Array.from(all, ([, place]) => place),
  };
}

/** Reads a file of the index: which records have a term, and where in them it stands. */

/**
 * @typedef {{ position: number, field: number, first: boolean, last: boolean }} Place
 * @typedef {Map<number, Place[]>} Postings  places by record number
 */

/** Walks over bytes. Sums in place of bit operators: those break above 2^31. */
class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  get ended() {
    return this.at >= this.bytes.length;
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

  /** @param {number} length @returns {Uint8Array} */
  take(length) {
    const end = this.at + length;
    if (end > this.bytes.length) throw new RangeError("the index file is cut off");
    const taken = this.bytes.subarray(this.at, end);
    this.at = end;
    return taken;
  }
}

/**
 * The postings of one term, empty when the file lacks it.
 * @param {Uint8Array} file
 * @param {string} term
 * @returns {Postings}
 */
export function postingsOf(file, term) {
  const reader = new Reader(file);
  const decoder = new TextDecoder();
  while (!reader.ended) {
    const found = decoder.decode(reader.take(reader.varint()));
    const records = reader.varint();
    const bytes = reader.take(reader.varint());
    if (found === term) return read(new Reader(bytes), records);
  }
  return new Map();
}

/** @param {Reader} reader @param {number} records @returns {Postings} */
function read(reader, records) {
  /** @type {Postings} */
  const postings = new Map();
  for (let record = 0, left = records; left > 0; left -= 1) {
    record += reader.varint();
    postings.set(record, places(reader));
  }
  return postings;
}

/** @param {Reader} reader @returns {Place[]} */
function places(reader) {
  /** @type {Place[]} */
  const found = [];
  for (let code = 0, left = reader.varint(); left > 0; left -= 1) {
    code += reader.varint();
    found.push(placeOf(code));
  }
  return found;
}

/** @param {number} code @returns {Place} */
export function placeOf(code) {
  const flags = Math.floor(code / 8);
  return {
    field: code % 8,
    first: flags % 2 === 1,
    last: Math.floor(flags / 2) % 2 === 1,
    position: Math.floor(flags / 4),
  };
}

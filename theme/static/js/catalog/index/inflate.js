/**
 * Unpacks gzip (RFC 1952, RFC 1951) where the browser can't: engines before Chrome 103 and
 * Safari 16.4.
 */

const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99,
  115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5,
  5, 0];
const DISTANCES = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025,
  1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
/** In which the lengths of the codes of lengths are written. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const END = 256;
/** Our writer has no name, comment or extra field in the head. */
const HEAD = 10;

/** @typedef {{ counts: number[], symbols: number[] }} Code  canonical: symbols by length */

class Bits {
  /** @param {Uint8Array} bytes @param {number} at */
  constructor(bytes, at) {
    this.bytes = bytes;
    this.at = at;
    this.held = 0;
    this.count = 0;
  }

  /** @param {number} count up to 16 @returns {number} */
  take(count) {
    while (this.count < count) {
      const byte = this.bytes[this.at];
      if (byte === undefined) throw new RangeError("the file is cut off");
      this.at += 1;
      this.held |= byte << this.count;
      this.count += 8;
    }
    const value = this.held & ((1 << count) - 1);
    this.held >>>= count;
    this.count -= count;
    return value;
  }

  /** @param {Code} code @returns {number} the next symbol */
  symbol({ counts, symbols }) {
    let value = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < counts.length; length += 1) {
      value += this.take(1);
      const count = counts[length] ?? 0;
      if (value - first < count) return symbols[index + value - first] ?? END;
      index += count;
      first = (first + count) * 2;
      value *= 2;
    }
    throw new RangeError("no such code");
  }

  /** Skips to the next whole byte. */
  align() {
    this.held = 0;
    this.count = 0;
  }
}

/**
 * @param {Uint8Array} packed one gzip member
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function inflate(packed) {
  if (packed[0] !== 0x1f || packed[1] !== 0x8b || packed[2] !== 8 || packed[3] !== 0) {
    throw new RangeError("no gzip file of ours");
  }
  const bits = new Bits(packed, HEAD);
  /** @type {number[]} */
  const out = [];
  for (let last = 0; last === 0;) {
    last = bits.take(1);
    const kind = bits.take(2);
    if (kind === 0) stored(bits, out);
    else if (kind === 1) coded(bits, out, fixedLengths(), codeOf(Array(30).fill(5)));
    else if (kind === 2) coded(bits, out, ...ownCodes(bits));
    else throw new RangeError("no such block");
  }
  return Uint8Array.from(out);
}

/** @param {Bits} bits @param {number[]} out */
function stored(bits, out) {
  bits.align();
  const length = bits.take(16);
  bits.take(16);
  for (let i = 0; i < length; i += 1) out.push(bits.take(8));
}

/** @param {Bits} bits @param {number[]} out @param {Code} literals @param {Code} distances */
function coded(bits, out, literals, distances) {
  for (;;) {
    const symbol = bits.symbol(literals);
    if (symbol === END) return;
    if (symbol < END) {
      out.push(symbol);
      continue;
    }
    const length = (LENGTHS[symbol - 257] ?? 0) + bits.take(LENGTH_BITS[symbol - 257] ?? 0);
    const far = bits.symbol(distances);
    const distance = (DISTANCES[far] ?? 0) + bits.take(far < 4 ? 0 : (far >> 1) - 1);
    if (distance > out.length) throw new RangeError("a copy from before the beginning");
    for (let i = 0; i < length; i += 1) out.push(out[out.length - distance] ?? 0);
  }
}

/** @returns {Code} */
function fixedLengths() {
  return codeOf([...Array(144).fill(8), ...Array(112).fill(9), ...Array(24).fill(7), ...Array(8).fill(8)]);
}

/** @param {Bits} bits @returns {[Code, Code]} the codes that a block brings itself */
function ownCodes(bits) {
  const literals = bits.take(5) + 257;
  const distances = bits.take(5) + 1;
  const count = bits.take(4) + 4;
  const lengths = Array(19).fill(0);
  for (const place of ORDER.slice(0, count)) lengths[place] = bits.take(3);
  const code = codeOf(lengths);
  /** @type {number[]} */
  const all = [];
  while (all.length < literals + distances) {
    const symbol = bits.symbol(code);
    if (symbol < 16) all.push(symbol);
    else if (symbol === 16) all.push(...Array(3 + bits.take(2)).fill(all[all.length - 1] ?? 0));
    else all.push(...Array(symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7)).fill(0));
  }
  return [codeOf(all.slice(0, literals)), codeOf(all.slice(literals))];
}

/** @param {number[]} lengths of the code of each symbol, 0 for none @returns {Code} */
function codeOf(lengths) {
  const counts = Array(16).fill(0);
  for (const length of lengths) if (length > 0) counts[length] += 1;
  const symbols = lengths.map((length, symbol) => ({ length, symbol })).filter(({ length }) => length > 0);
  symbols.sort((a, b) => a.length - b.length || a.symbol - b.symbol);
  return { counts, symbols: symbols.map(({ symbol }) => symbol) };
}

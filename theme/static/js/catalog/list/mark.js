/** Finds in a title, as it is printed, the parts that a query asked for. */

import { normalise, units } from "../index/units.js";

/**
 * @typedef {import("../index/units.js").Folding} Folding
 * @typedef {{ text: string, marked: boolean }} Run
 * @typedef {{ text: string, start: number, end: number }} Piece  a unit and its place in print
 */

/**
 * A title as runs of text: marked and not. Nothing of the title is lost.
 * @param {string} title
 * @param {string} query
 * @param {Folding} characters
 * @returns {Run[]}
 */
export function runs(title, query, characters) {
  const pieces = piecesOf(title, characters);
  const marked = new Array(title.length).fill(false);
  for (const word of normalise(query, characters).split(/\s+/u)) {
    const sought = units(word).map((unit) => unit.text);
    for (const [start, end] of places(pieces, sought)) marked.fill(true, start, end);
  }
  return split(title, marked);
}

/** @param {string} title @param {Folding} characters @returns {Piece[]} */
function piecesOf(title, characters) {
  let even = "";
  /** @type {number[]} printed place of each position of the even text */
  const printed = [];
  let at = 0;
  for (const character of title) {
    const spelled = normalise(character, characters);
    for (let i = 0; i < spelled.length; i += 1) printed.push(at);
    even += spelled;
    at += character.length;
  }
  printed.push(at);
  return units(even).map((unit) => ({
    text: unit.text,
    start: printed[unit.at] ?? at,
    end: printed[unit.end] ?? at,
  }));
}

/** @param {Piece[]} pieces @param {string[]} sought @returns {[number, number][]} */
function places(pieces, sought) {
  /** @type {[number, number][]} */
  const found = [];
  if (sought.length === 0) return found;
  pieces.forEach((piece, i) => {
    const last = pieces[i + sought.length - 1];
    if (last && sought.every((text, k) => pieces[i + k]?.text === text)) {
      found.push([piece.start, last.end]);
    }
  });
  return found;
}

/** @param {string} title @param {boolean[]} marked @returns {Run[]} */
function split(title, marked) {
  /** @type {Run[]} */
  const found = [];
  for (let start = 0; start < title.length; ) {
    let end = start + 1;
    while (end < title.length && marked[end] === marked[start]) end += 1;
    found.push({ text: title.slice(start, end), marked: marked[start] === true });
    start = end;
  }
  return found;
}

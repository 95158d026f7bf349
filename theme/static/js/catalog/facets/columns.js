/** One value of every record: for filters, counts and sorting. */

import { decoded } from "../index/files.js";
import { placeOf } from "../index/layers.js";

/**
 * @typedef {import("../index/layers.js").Aspect} Aspect
 * @typedef {import("../index/layers.js").Index} Index
 * @typedef {{ values: string[][], labels: Record<string, string>, width: 1 | 2 | 4 }} Head
 * @typedef {Head & { number: (record: number) => number }} Column
 *   `number`: the place among the values of a layer's record
 */

/**
 * A column of each layer.
 * @param {Aspect} aspect
 * @param {string} name
 * @param {Index} index
 * @returns {Promise<Column[]>}
 */
export function columnsOf(aspect, name, index) {
  return Promise.all(index.layers.map(async (layer) => {
    const file = await layer.file(aspect, `columns/${name}.bin.gz`);
    return decoded(() => columnIn(file, layer.facts.records));
  }));
}

/**
 * @param {Uint8Array<ArrayBuffer>} file
 * @param {number} records
 * @returns {Column}
 */
export function columnIn(file, records) {
  const end = file.indexOf(10);
  const head = /** @type {Head} */ (JSON.parse(new TextDecoder().decode(file.subarray(0, end))));
  const view = new DataView(file.buffer, file.byteOffset + end + 1);
  if (view.byteLength !== records * head.width) throw new RangeError("the column is cut off");
  /** @param {number} record */
  const number = (record) => {
    if (head.width === 1) return view.getUint8(record);
    return head.width === 2 ? view.getUint16(record * 2, true) : view.getUint32(record * 4, true);
  };
  return { ...head, number };
}

/**
 * The column of a facet.
 * @param {string} name
 * @param {Index} index
 * @returns {Promise<Column[]>}
 */
export function facetColumns(name, index) {
  return columnsOf(index.manifest.facets[name]?.aspect ?? "text", name, index);
}

/**
 * Whether records have one of some values, decided once for each value of a facet.
 * @param {string} name
 * @param {Index} index
 * @param {(value: string[]) => boolean} fits
 * @returns {Promise<(number: number) => boolean>}
 */
export async function filterOf(name, index, fits) {
  const columns = await facetColumns(name, index);
  const fitting = columns.map(({ values }) => values.map(fits));
  return (number) => {
    const [, own, at] = placeOf(number, index);
    return fitting[at]?.[columns[at]?.number(own) ?? -1] ?? false;
  };
}

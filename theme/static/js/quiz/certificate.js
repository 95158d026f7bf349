// A picture to keep: title, score, day and library in a double frame. No name is asked for.

import { columns } from "./marks.js";

const WIDTH = 900;
const HEIGHT = 1200;
const SERIF = '"Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", STSong, serif';
const [PAPER, INK, SEAL] = ["#faf7f0", "#1b1916", "#9c1f16"];

/**
 * Draw it, and return it as a PNG that a phone can keep.
 * @param {{ title: string, library: string, score: number, points: number, day: string }} words
 * @returns {string} a data address
 */
export function certificate({ title, library, score, points, day }) {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  if (!pen) return "";
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  /** @type {(words: string, x: number, y: number, size: number) => void} */
  const write = (words, x, y, size) => {
    pen.font = `bold ${size}px ${SERIF}`;
    pen.fillText(words, x, y, WIDTH - x - 90);
  };
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.strokeStyle = pen.fillStyle = INK;
  for (const [inset, width] of [[36, 10], [54, 2]]) {
    pen.lineWidth = width ?? 0;
    pen.strokeRect(inset ?? 0, inset ?? 0, WIDTH - 2 * (inset ?? 0), HEIGHT - 2 * (inset ?? 0));
  }
  const lines = columns(title, 8);
  const longest = Math.max(...lines.map((line) => [...line].length));
  const size = Math.min(104, 800 / longest, 560 / lines.length);
  pen.textAlign = "center";
  lines.forEach((line, column) => {
    [...line].forEach((letter, row) => write(letter, WIDTH - 90 - size * (0.6 + column * 1.25), 110 + size * (row + 0.9), size));
  });
  pen.textAlign = "start";
  pen.fillStyle = SEAL;
  write(`${score}`, 96, 850, 190);
  pen.fillRect(100, 110, 96, 176);
  pen.fillStyle = PAPER;
  write("答", 116, 182, 64);
  write("题", 116, 258, 64);
  pen.fillStyle = INK;
  write(`分　满分 ${points} 分`, 104, 930, 40);
  pen.fillRect(100, 980, WIDTH - 200, 2);
  write(library, 100, 1046, 38);
  write(day, 100, 1104, 34);
  return canvas.toDataURL("image/png");
}

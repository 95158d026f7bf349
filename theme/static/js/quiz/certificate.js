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
    pen.fillText(words, x, y);
  };
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.strokeStyle = pen.fillStyle = INK;
  /** @type {(inset: number, width: number) => void} */
  const frame = (inset, width) => {
    pen.lineWidth = width;
    pen.strokeRect(inset, inset, WIDTH - 2 * inset, HEIGHT - 2 * inset);
  };
  frame(36, 10);
  frame(54, 2);
  const lines = columns(title, 8);
  const longest = Math.max(...lines.map((line) => [...line].length));
  const size = Math.min(104, 800 / longest, 560 / lines.length);
  pen.textAlign = "center";
  lines.forEach((line, column) => {
    [...line].forEach((letter, row) => write(letter, WIDTH - 90 - size * (0.6 + column * 1.25), 110 + size * (row + 0.9), size));
  });
  pen.textAlign = "start";
  pen.fillStyle = SEAL;
  write(`${score}`, 96, 880, 190);
  const wide = pen.measureText(`${score}`).width;
  pen.fillRect(100, 110, 96, 176);
  pen.fillStyle = PAPER;
  write("答", 116, 182, 64);
  write("题", 116, 258, 64);
  pen.fillStyle = INK;
  write("分", 110 + wide, 880, 56);
  write(`满分 ${points} 分`, 100, 946, 36);
  pen.fillRect(100, 980, WIDTH - 200, 2);
  write(library, 100, 1046, Math.min(38, 700 / library.length));
  write(day, 100, 1104, 34);
  return canvas.toDataURL("image/png");
}

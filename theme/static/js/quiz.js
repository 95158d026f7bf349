// A quiz in its page: marks, adds up, shows why, and draws a picture to keep. Nothing is sent or
// stored. Without this script every answer opens by itself.

import { certificate } from "./quiz/certificate.js";
import { tally, verdict } from "./quiz/marks.js";

/** @type {<T extends HTMLElement>(name: string) => T[]} */
const parts = (name) => [...document.querySelectorAll(name)].map((part) => /** @type {any} */ (part));
/** @type {(name: string, isShown: boolean) => void} */
const show = (name, isShown) => parts(name).forEach((part) => { part.hidden = !isShown; });

const [quiz, result, wrong] = ["[data-quiz]", "[data-quiz-result]", "[data-quiz-wrong]"].map((name) => parts(name)[0]);
const questions = /** @type {HTMLFieldSetElement[]} */ (parts("[data-answer]"));
let warned = "";

/** @param {HTMLFieldSetElement} question */
function answerOf(question) {
  const chosen = [...question.querySelectorAll("input")].filter((input) => input.checked);
  const { answer = "", points } = question.dataset;
  return { number: question.id.slice(1), points: Number(points), right: answer, chosen: chosen.map((input) => input.value).join("") };
}

/** @param {boolean} isMarked */
function turn(isMarked) {
  for (const question of questions) {
    const answer = answerOf(question);
    question.disabled = isMarked;
    if (isMarked) question.dataset.result = answer.chosen === answer.right ? "right" : "wrong";
    else delete question.dataset.result;
    for (const said of question.querySelectorAll("[data-quiz-verdict]")) said.textContent = isMarked ? verdict(answer) : "";
    for (const why of question.querySelectorAll("details")) why.open = isMarked;
  }
  show("[data-quiz-verdict], .quiz__answer, [data-quiz-again], [data-quiz-picture]", isMarked);
  show("[data-quiz-mark]", !isMarked);
  show("[data-quiz-keep], [data-quiz-wrong]", false);
}

function mark() {
  const { score, points, right, wrong: missed, blank } = tally(questions.map(answerOf));
  const open = blank.join("、");
  if (!result || !wrong) return;
  if (open && open !== warned) {
    warned = open;
    result.textContent = `第 ${open} 题还没有答。再按一次就交卷。`;
    return;
  }
  turn(true);
  const figure = document.createElement("p");
  figure.className = "quiz__score";
  figure.textContent = `${score} 分`;
  result.replaceChildren(figure, `满分 ${points} 分。${questions.length} 题，答对 ${right} 题。每题下面有解析。`);
  const again = [...missed, ...blank].sort((one, other) => Number(one) - Number(other)).map((number) => {
    const link = document.createElement("a");
    link.href = `#q${number}`;
    link.textContent = `第 ${number} 题`;
    return link;
  });
  wrong.replaceChildren("再看看：", ...again.flatMap((link) => [link, " "]));
  wrong.hidden = !again.length;
  parts("[data-quiz-picture]")[0]?.focus();
}

function restart() {
  for (const question of questions) question.querySelectorAll("input").forEach((input) => { input.checked = false; });
  turn(false);
  result?.replaceChildren();
  warned = "";
  questions[0]?.scrollIntoView();
  questions[0]?.querySelector("input")?.focus();
}

function keep() {
  const { score, points } = tally(questions.map(answerOf));
  const { title = "", library = "" } = quiz?.dataset ?? {};
  const day = new Date().toLocaleDateString("zh-CN", { timeZone: "Asia/Shanghai", dateStyle: "long" });
  for (const picture of parts("[data-quiz-keep] img")) {
    picture.setAttribute("src", certificate({ title, library, score, points, day }));
    picture.setAttribute("alt", `成绩图：${title}，${score} 分，满分 ${points} 分，${day}，${library}`);
  }
  show("[data-quiz-keep]", true);
}

turn(false);
show("[data-quiz-with], [data-quiz-end]", true);
show("[data-quiz-without]", false);
for (const [name, act] of /** @type {[string, () => void][]} */ ([["mark", mark], ["again", restart], ["picture", keep]])) {
  parts(`[data-quiz-${name}]`)[0]?.addEventListener("click", act);
}

// A quiz in its page: marks, adds up, shows why, and draws a picture to keep. Nothing is sent or
// stored. Without this script every answer opens by itself.

import { certificate } from "./quiz/certificate.js";
import { tally, verdict } from "./quiz/marks.js";

/** @type {(name: string, whole?: ParentNode) => HTMLElement} */
const part = (name, whole = document) => /** @type {any} */ (whole.querySelector(name));
/** @type {(name: string) => HTMLElement} */
const own = (name) => part(`[data-quiz-${name}]`);
/** @type {(isShown: boolean, ...names: string[]) => void} */
const show = (isShown, ...names) => names.forEach((name) => { own(name).hidden = !isShown; });
/** @param {HTMLElement} question */
const inputs = (question) => [...question.querySelectorAll("input")];

const questions = /** @type {HTMLFieldSetElement[]} */ ([...document.querySelectorAll("[data-answer]")]);
const result = own("result");
let warned = "";

const answers = () => questions.map((question) => ({
  number: question.id.slice(1),
  points: Number(question.dataset.points),
  right: `${question.dataset.answer}`,
  chosen: inputs(question).filter((input) => input.checked).map((input) => input.value).join(""),
}));

/** @param {boolean} isMarked */
function turn(isMarked) {
  answers().forEach((answer, place) => {
    const question = /** @type {HTMLFieldSetElement} */ (questions[place]);
    const [said, why] = [part("[data-quiz-verdict]", question), part("details", question)];
    question.disabled = isMarked;
    question.dataset.result = isMarked ? answer.chosen === answer.right ? "right" : "wrong" : "";
    said.textContent = verdict(answer);
    said.hidden = why.hidden = !isMarked;
    why.toggleAttribute("open", isMarked);
  });
  show(isMarked, "again", "picture");
  show(!isMarked, "mark");
  show(false, "keep", "wrong");
}

function mark() {
  const outcome = tally(answers());
  const open = outcome.blank.join("、");
  if (open && open !== warned) {
    warned = open;
    result.textContent = `第 ${open} 题还没有答。再按一次就交卷。`;
    return;
  }
  turn(true);
  const score = document.createElement("p");
  score.className = "quiz__score";
  score.textContent = `${outcome.score} 分`;
  result.replaceChildren(score, `满分 ${outcome.points} 分。${questions.length} 题，答对 ${outcome.right} 题。`);
  own("wrong").replaceChildren("再看看：", ...questions.filter((one) => one.dataset.result === "wrong").map(({ id }) => {
    const link = document.createElement("a");
    link.href = `#${id}`;
    link.textContent = `第 ${id.slice(1)} 题`;
    return link;
  }));
  show(outcome.right < questions.length, "wrong");
  own("picture").focus();
}

function again() {
  questions.flatMap(inputs).forEach((input) => { input.checked = false; });
  turn(false);
  result.textContent = warned = "";
  part("input", questions[0]).focus();
}

function picture() {
  const { score, points } = tally(answers());
  const { title = "", library = "" } = part("[data-quiz]").dataset;
  const day = new Date().toLocaleDateString("zh-CN", { timeZone: "Asia/Shanghai", dateStyle: "long" });
  const image = document.createElement("img");
  image.className = "quiz__picture";
  image.src = certificate({ title, library, score, points, day });
  image.alt = `成绩图：${title}，${score} 分，满分 ${points} 分，${day}，${library}`;
  own("image").replaceChildren(image);
  show(true, "keep");
}

own("mark").onclick = mark;
own("again").onclick = again;
own("picture").onclick = picture;
turn(false);
show(true, "with", "end");
show(false, "without");

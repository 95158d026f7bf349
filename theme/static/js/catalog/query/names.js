/** The names in a statement of responsibility: “（德）席勒著；钱春绮译”. */

const BRACKETS = /[([{（［【〔〈][^)\]}）］】〕〉]*[)\]}）］】〕〉]/gu;
const BETWEEN = /[;；,，、|｜/／:：]/u;
/** What a person did, at the end of a name; the longer words first. */
const ROLE = /(?:原著|编著|主编|选编|改编|编译|译注|校注|点校|校译|翻译|编写|编绘|绘画|插图|摄影|口述|整理|改写|撰文|译者|绘者|作者|著者|[著编译绘撰选校注文图讲等])$/u;

/**
 * What may be a name in a statement. Persons stand in it with and without a space between them, so
 * parts of what is between two marks are given too: whoever asks knows the names of the catalogue.
 * @param {string} statement
 * @returns {string[]}
 */
export function namesIn(statement) {
  const parts = statement.replace(BRACKETS, " ").split(BETWEEN).map((part) => part.trim());
  const all = parts.flatMap((part) => [part, ...part.split(/\s+/u)]).flatMap(shorter);
  return Array.from(new Set(all));
}

/** @param {string} part @returns {string[]} it, and without the word that says what the person did */
function shorter(part) {
  const rest = part.replace(ROLE, "").trim();
  if (rest === part) return part.length > 1 ? [part] : [];
  return [...shorter(rest), ...(part.length > 1 ? [part] : [])];
}

/** Takes the traces of LaTeX and Markdown out of a line that another tool extracted. */

/** Commands by the character that they print. Longer names first where one begins another. */
const COMMANDS: Readonly<Record<string, string>> = {
  geqslant: '≥', geqq: '≥', geq: '≥', ge: '≥', leqslant: '≤', leqq: '≤', leq: '≤', le: '≤', gt: '>', lt: '<',
  neq: '≠', ne: '≠', approx: '≈', sim: '~', pm: '±', times: '×', div: '÷', cdot: '·', circ: '°', infty: '∞',
  rightarrow: '→', to: '→', uparrow: '↑', downarrow: '↓', triangle: '△', Delta: 'Δ', sum: '∑',
  ldots: '…', cdots: '…', dots: '…', square: '□', checkmark: '√', surd: '√', quad: ' ', qquad: ' ', left: '', right: '',
};
/** `\text{…}` and its kin: what is in the braces is printed as it stands. */
const WRAPPER = /\\(?:text|textbf|textit|mathrm|mathbf|mathsf|mathit|mathtt|mathcal|boldsymbol|operatorname|mbox|bf|rm)\s*\{([^{}]*)\}/g;
const FRACTION = /\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g;
const CIRCLED = /\\textcircled\s*\{?\s*(\d{1,2})\s*\}?/g;
const COMMAND = /\\([A-Za-z]+)(?![A-Za-z])/g;
const ESCAPED = /\\([%$#&_{}*|~<>[\]()+.!`-])/g;
const THIN_SPACE = /\\[,;:! ]/g;
/** A formula between dollar signs, of a bounded length so that a hostile line costs no more than its length; a plain `$5` is money, so a formula has a command, or nothing but figures. */
const FORMULA = /\$\$?((?:[^$\\\n]|\\.){1,500}?)\$\$?|\\\((.{1,500}?)\\\)/g;
const FIGURES = /^[\d\s.,%+\-*/=<>()~^{}:]+$/;
/** Digits set apart, as formula recognition leaves them: `5 , 3 0 7 . 6 3`. */
const SPACED_DIGITS = /(?<=[\d.,]) +(?=[\d.,%])/g;

const HEADING = /^#{1,6}\s+/;
const STRONG = /(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1/g;
const IMAGE = /!\[[^\][]{0,500}\]\([^()]{0,500}\)/g;
const COMMENT = /<!--.{0,500}?-->/g;

/** The line as it was printed: formulas in plain characters, marks of headings and emphasis, images and comments gone. */
export function toPlainText(line: string): string {
  let plain = line;
  if (plain.includes('$') || plain.includes('\\')) plain = withoutLatex(plain);
  if (/[#*_!<]/.test(plain)) plain = plain.replace(COMMENT, '').replace(IMAGE, '').replace(HEADING, '').replace(STRONG, '$2');
  return plain;
}

function withoutLatex(line: string): string {
  const formulasOpened = line.replace(FORMULA, (whole: string, inDollars: string | undefined, inBrackets: string | undefined) => {
    const formula = inDollars ?? inBrackets!;
    if (inDollars !== undefined && !formula.includes('\\') && !FIGURES.test(formula)) return whole;
    return toCharacters(formula).replace(/[{}]/g, '').replace(SPACED_DIGITS, '').replace(/([≥≤<>≈±~]) +(?=\d)/g, '$1').trim();
  });
  return toCharacters(formulasOpened);
}

/** Commands and escapes by what they print; an unknown command is left as it stands. */
function toCharacters(text: string): string {
  if (!text.includes('\\')) return text;
  return text
    .replace(CIRCLED, (_, digits: string) => circled(Number(digits)))
    .replace(WRAPPER, '$1')
    .replace(FRACTION, '$1/$2')
    .replace(COMMAND, (whole: string, name: string) => COMMANDS[name] ?? whole)
    .replace(THIN_SPACE, '')
    .replace(ESCAPED, '$1');
}

function circled(value: number): string {
  return value >= 1 && value <= 20 ? String.fromCodePoint(0x245f + value) : `(${value})`;
}

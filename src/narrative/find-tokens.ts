/** What in a text can state a fact: figures, standstills, reasons. */

/** A figure with its unit. Offsets are of folded text. */
export interface FigureToken {
  readonly kind: 'figure';
  readonly from: number;
  readonly to: number;
  readonly digits: string;
  /** As printed, folded; empty where none is. */
  readonly unit: string;
}

/** 与上年相同: a change of nothing, said without a figure. */
export interface StandstillToken {
  readonly kind: 'standstill';
  readonly from: number;
  readonly to: number;
  /** What stands still, where it is named inside the phrase. */
  readonly about: string;
}

/** 主要原因是…: the rest of the sentence, in which figures are no facts of the department. */
export interface ReasonToken {
  readonly kind: 'reason';
  readonly from: number;
  readonly to: number;
  /** Where the reason itself begins, after its opening words. */
  readonly textFrom: number;
}

export type Token = FigureToken | StandstillToken | ReasonToken;

const FIGURE = /(?<![\d.,A-Za-z])"?(-?\d+(?:[.,]\d+)*)"?(万元|亿元|元|万(?![元人个])|%|个(?!百分点|月|工作日|小时)|辆|批次|批|人次|[人名]|台\(套\)|套\(套\)|台套|台|套|分(?!之))?/g;
/** A figure without unit is one only where it could not be a year, a number or a date. */
const BARE_FIGURE = /^-?\d[\d,]*\.\d{1,4}$/;
const STANDSTILL = /[与和同较比](?:上年度?|上一年度?|去年|\d{4}年度?)([^，。;:]{0,60}?)(?:相比)?(?:相同|持平|一致|无变化|无增减变化?)/g;
const REASON = /(?:主要)?原因(?:是|为|在于|系|由于|:)*|主要(?:是|由于|系)(?:因为?|由于)?:?/g;
const ENUMERATED = /^(?:一是|1[.、]|\(1\)|\(一\)|①)/;

/** Tokens in order. Figures inside a reason are left in, after its token: few of them are facts, and the caller knows which. */
export function findTokens(text: string): readonly Token[] {
  return [...figures(text), ...standstills(text), ...reasons(text)].sort((a, b) => a.from - b.from);
}

function figures(text: string): readonly FigureToken[] {
  return [...text.matchAll(FIGURE)].flatMap((match): readonly FigureToken[] => {
    const [all, digits = '', unit = ''] = match;
    const to = match.index + all.length;
    if (unit === '' && !(BARE_FIGURE.test(digits) && /^(?:[，。;、)]|$)/.test(text.slice(to)))) return [];
    return [{ kind: 'figure', from: match.index, to, digits, unit }];
  });
}

function standstills(text: string): readonly StandstillToken[] {
  return [...text.matchAll(STANDSTILL)].map((match) => ({ kind: 'standstill', from: match.index, to: match.index + match[0].length, about: match[1]! }));
}

/** A reason ends with its sentence; a list of reasons (一是…；二是…) may have semicolons inside. */
function reasons(text: string): readonly ReasonToken[] {
  const found: ReasonToken[] = [];
  for (const match of text.matchAll(REASON)) {
    if (match.index < (found.at(-1)?.to ?? 0)) continue;
    const textFrom = match.index + match[0].length;
    const rest = text.slice(textFrom);
    const length = rest.search(ENUMERATED.test(rest) ? /[。]|$/ : /[。;]|$/);
    found.push({ kind: 'reason', from: match.index, to: textFrom + length, textFrom });
  }
  return found;
}

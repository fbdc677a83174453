/** Sums over the lines of a department. */
import type { Cents, Department, Line, Money } from './department.js';

export function sum(amounts: readonly Cents[]): Cents {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/** Figures of a functional item, or of a section, class or department as the sum of its items. */
export interface Figures {
  readonly income: Cents;
  readonly fiscalIncome: Cents;
  readonly operations: Cents;
  readonly others: Cents;
  readonly expenditure: Cents;
  readonly basic: Cents;
  readonly project: Cents;
  readonly fiscalBasic: Cents;
  readonly fiscalProject: Cents;
  readonly opening: Cents;
  readonly closing: Cents;
  readonly initialBudget: Cents;
  readonly lastYear: Cents;
}

export function figuresOf(lines: readonly Line[]): Figures {
  const of = (field: (line: Line) => Cents): Cents => sum(lines.map(field));
  const fiscalIncome = of((line) => line.income);
  const fiscalBasic = of((line) => line.basic);
  const fiscalProject = of((line) => line.project);
  const opening = of((line) => line.opening);
  const operations = of((line) => line.operations);
  const others = of((line) => line.others);
  const project = fiscalProject + of((line) => line.otherProject);
  return {
    income: fiscalIncome + operations + others, fiscalIncome, operations, others, expenditure: fiscalBasic + project, basic: fiscalBasic, project,
    fiscalBasic, fiscalProject, opening, closing: opening + fiscalIncome - fiscalBasic - fiscalProject,
    initialBudget: of((line) => line.initialBudget), lastYear: of((line) => line.lastYear),
  };
}

export function linesOf(department: Department, money?: Money): readonly Line[] {
  return department.lines.filter((line) => money === undefined || line.money === money);
}

export interface CodedFigures extends Figures {
  readonly code: string;
}

/** Class, section and item of each line in order of code, with their sums. */
export function treeOf(lines: readonly Line[]): readonly CodedFigures[] {
  const codes = new Set(lines.flatMap((line) => [line.code.slice(0, 3), line.code.slice(0, 5), line.code]));
  return [...codes].toSorted().map((code) => ({ code, ...figuresOf(lines.filter((line) => line.code.startsWith(code))) }));
}

export interface Grand extends Figures {
  /** Totals of form 01, balances of all money included. */
  readonly total: Cents;
  readonly openingAll: Cents;
  readonly closingAll: Cents;
}

export function grandTotals(department: Department): Grand {
  const figures = figuresOf(department.lines);
  const openingAll = figures.opening + department.otherOpening;
  return { ...figures, openingAll, closingAll: figures.closing + department.otherClosing, total: figures.income + department.surplusUsed + openingAll };
}

/** The figures that the prose of every province states. */
import { figuresOf, grandTotals, linesOf, sum, treeOf, type CodedFigures, type Figures, type Grand } from './totals.js';
import { personnelAndPublic } from './detail-form.js';
import { threePublicFigures } from './three-public-form.js';
import type { Cents, Department } from './department.js';

export interface NarrativeFigures {
  readonly grand: Grand;
  readonly general: Figures;
  readonly fund: Figures;
  readonly stateCapital: Figures;
  readonly generalSpent: Cents;
  readonly fiscalTotal: Cents;
  readonly fiscalTotalLastYear: Cents;
  readonly totalLastYear: Cents;
  /** General public budget by class, section, item. */
  readonly tree: readonly CodedFigures[];
  readonly personnel: Cents;
  readonly publicCosts: Cents;
  readonly budgetSum: Cents;
  readonly finalSum: Cents;
}

export function narrativeFigures(department: Department): NarrativeFigures {
  const lines = linesOf(department, 'general');
  const grand = grandTotals(department);
  const general = figuresOf(lines);
  const fiscalTotalLastYear = sum(department.lines.map((line) => line.lastYear));
  const [personnel, publicCosts] = personnelAndPublic(department.economic);
  return {
    grand, general, fund: figuresOf(linesOf(department, 'fund')), stateCapital: figuresOf(linesOf(department, 'state-capital')),
    generalSpent: general.fiscalBasic + general.fiscalProject, fiscalTotal: grand.fiscalIncome + grand.opening, fiscalTotalLastYear,
    totalLastYear: fiscalTotalLastYear + department.otherLastYear, tree: treeOf(lines), personnel, publicCosts,
    budgetSum: threePublicFigures(department.budget)[0]!, finalSum: threePublicFigures(department.final)[0]!,
  };
}

export function spent(figures: Figures): Cents {
  return figures.fiscalBasic + figures.fiscalProject;
}

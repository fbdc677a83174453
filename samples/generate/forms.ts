/** The statutory forms of a department, in the order of its province. */
import { expenditureForm, fundForm, generalExpenditureForm, incomeForm, stateCapitalForm } from './coded-forms.js';
import { detailForm } from './detail-form.js';
import { fiscalSummary, incomeExpenditureSummary } from './summary-forms.js';
import { statisticsForm } from './statistics-form.js';
import { threePublicForm } from './three-public-form.js';
import type { CellTruth, PrintedForm } from './printed.js';
import type { Setting } from './form-parts.js';

const NATIONAL_ORDER = [incomeExpenditureSummary, incomeForm, expenditureForm, fiscalSummary, generalExpenditureForm, detailForm, fundForm, stateCapitalForm, threePublicForm];
const OTHER_ORDER = [incomeExpenditureSummary, incomeForm, expenditureForm, fiscalSummary, generalExpenditureForm, detailForm, threePublicForm, fundForm, stateCapitalForm];

/** Every form of the set, absent ones included; numbers follow the order. */
export function makeForms(setting: Setting): readonly PrintedForm[] {
  const order = setting.style.province === 'national' ? NATIONAL_ORDER : OTHER_ORDER;
  const makers = setting.style.statistics ? [...order, statisticsForm] : order;
  return makers.map((make, index) => make(index + 1, setting));
}

/** What is true of the amount cells of a form, in reading order. */
export function truthOf(form: PrintedForm): readonly CellTruth[] {
  return form.table.rows.flatMap((row) => row.flatMap((cell) => (cell.truth === undefined ? [] : [cell.truth])));
}

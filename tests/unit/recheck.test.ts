import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCatalogue } from '../../schemas/catalogue.js';
import { packageRoot } from '../../schemas/data-file.js';
import { explain } from '../../src/checks/explain.js';
import { extract, type Disclosure } from '../../src/index.js';
import { fromDisclosureJson } from '../../src/publish/from-disclosure-json.js';
import { toDisclosureJson } from '../../src/publish/to-disclosure-json.js';
import { recheck } from '../../src/recheck.js';
import type { Correction } from '../../schemas/corrections.js';

const catalogue = readCatalogue();
let disclosure: Disclosure;

beforeAll(async () => {
  disclosure = await extract(readFileSync(join(packageRoot(), 'samples/huairen-2024/huairen-2024.txt')));
});

const correction = (cell: Correction['cell'], old: string, to: string): Correction => ({ who: '王', when: '2025-03-01T09:00:00Z', cell, old, new: to, reason: '原件' });

describe('a stored result', () => {
  it('reads back as it was', () => {
    const json = toDisclosureJson(disclosure);
    expect(toDisclosureJson(fromDisclosureJson(JSON.parse(JSON.stringify(json)) as typeof json))).toEqual(json);
  });

  it('says the same when it is checked again', () => {
    const again = recheck(fromDisclosureJson(toDisclosureJson(disclosure)), [], catalogue).disclosure;
    expect(toDisclosureJson(again)).toEqual(toDisclosureJson(disclosure));
  });

  it('holds where a correction makes it hold, and the cell says who', () => {
    const broken = (one: Disclosure): readonly string[] => one.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
    const { disclosure: corrected, applied, lost } = recheck(disclosure, [correction({ fact: 'car_kept', subject: '' }, '2', '1')], catalogue);
    expect(broken(disclosure)).toContain('C32.1');
    expect(broken(corrected)).not.toContain('C32.1');
    expect(corrected.facts.find(({ fact }) => fact === 'car_kept')).toMatchObject({ value: '1', status: 'corrected' });
    expect([applied.length, lost.length]).toEqual([1, 0]);
  });

  it('leaves a fact in doubt on which two people do not agree', () => {
    const cell = { fact: 'car_kept', subject: '' };
    const { disclosure: disputed, lost } = recheck(disclosure, [correction(cell, '2', '1'), { ...correction(cell, '2', '3'), who: '李' }], catalogue);
    expect(disputed.facts.find(({ fact }) => fact === 'car_kept')).toMatchObject({ value: '1', status: 'suspect' });
    expect(lost).toMatchObject([{ reason: 'conflict', found: '1' }]);
  });

  it('names a correction whose cell is gone', () => {
    const { disclosure: same, lost } = recheck(disclosure, [correction({ form: 'expenditure', part: '', code: '208', label: '', column: '基本支出', nth: 1 }, '1.00', '2.00')], catalogue);
    expect(lost).toMatchObject([{ reason: 'absent' }]);
    expect(same.problems.at(-1)).toMatchObject({ code: 'correction-lost', severity: 'doubt', facts: { cell: 'expenditure/208/基本支出', who: '王' } });
  });
});

describe('explain', () => {
  it('lists every check of a cell, by the id of its form or by its title', () => {
    const byId = explain(disclosure, 'general-public-budget-basic-expenditure/30107', catalogue);
    expect(byId.map(({ rule, outcome }) => `${rule} ${outcome}`)).toEqual(['A06-1 rounding', 'C06.4 broken', 'C06.5 exact']);
    expect(byId[1]!.statement.zh).toContain('32.16 ≠');
    expect(explain(disclosure, '一般公共预算财政拨款基本支出决算明细表/绩效工资/决算数', catalogue)).toEqual(byId);
    expect(explain(disclosure, 'car_kept', catalogue).map(({ rule }) => rule)).toEqual(['C32.1', 'C32.2', 'B15.4']);
    expect(explain(disclosure, 'income/nowhere', catalogue)).toEqual([]);
  });
});

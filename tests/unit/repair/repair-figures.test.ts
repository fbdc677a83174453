import { describe, expect, it } from 'vitest';
import { REPAIR } from '../../../src/settings.js';
import { repairFigures } from '../../../src/repair/repair-figures.js';
import { form, shown, sum, sums, type Print } from './build.js';

const repair = (rows: readonly (readonly Print[])[], ...texts: readonly string[]): ReturnType<typeof repairFigures> => repairFigures([form(rows)], sums(...texts));

describe('a misread figure', () => {
  const rows: readonly (readonly Print[])[] = [[[['13.00', 0.7], ['18.00', 0.2]], '10.00', '8.00'], [[['5.00', 0.99]], '3.00', '2.00']];

  it('becomes the reading with which its sum holds', () => {
    const repaired = repair(rows, '0a = 0b + 0c', '1a = 1b + 1c');
    expect(shown(repaired.forms)).toEqual([['18.00 repaired', '10.00 ok', '8.00 ok'], ['5.00 ok', '3.00 ok', '2.00 ok']]);
    expect(repaired.forms[0]!.rows[0]!.cells[0]!.readings?.[0]).toMatchObject({ text: '13.00' });
    expect(repaired.forms[0]!.rows[0]!.cells[0]!.amount?.value.toFixed()).toBe('18');
  });

  it('is told with both readings, its place and the sums that decide', () => {
    const [finding, ...others] = repair(rows, '0a = 0b + 0c', '1a = 1b + 1c').findings;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: 'R01', severity: 'warning', form: 'income', row: 'row 0', column: 'a', reported: '13.00', expected: '18.00', difference: '-5', place: { page: 1, cell: '0a' } });
    expect(finding!.message.zh).toBe('0a 初次识别为“13.00”，改读为“18.00”：在可能的读法中只有这样各项合计才成立。依据：0a = 0b + 0c。');
    expect(finding!.evidence.map(({ what, value }) => `${what} ${value}`)).toEqual(['0a（初次识别） 13.00', '0a 18.00', '0b 10.00', '0c 8.00']);
  });

  it('may be a dash, and a dash a figure', () => {
    expect(shown(repair([[[['1.00', 0.5], ['-', 0.4]], '', '']], '0a = 0b + 0c').forms)).toEqual([['- repaired', ' ok', ' ok']]);
    expect(shown(repair([[[['-', 0.5], ['7.00', 0.4]], '7.00', '']], '0a = 0b + 0c').forms)).toEqual([['7.00 repaired', '7.00 ok', ' ok']]);
  });

  it('may be no figure at first', () => {
    const repaired = repair([[[['1,8.00', 0.5], ['18.00', 0.4], ['13.00', 0.1]], '10.00', '8.00']], '0a = 0b + 0c');
    expect(shown(repaired.forms)[0]![0]).toBe('18.00 repaired');
    expect(repaired.findings[0]).toMatchObject({ reported: '', expected: '18.00' });
    expect(shown(repair([[[['1,8.00', 0.5], ['18.00', 0.4]], '10.00', '9.00']], '0a = 0b + 0c').forms)[0]![0]).toBe('1,8.00 suspect');
    expect(shown(repair([[[['1,8.00', 0.5], ['18.00', 0.4]]]]).forms)[0]![0]).toBe('1,8.00 suspect');
  });

  it('is found among several at once', () => {
    const misread = (first: string, second: string): Print => [[first, 0.6], [second, 0.3]];
    const repaired = repair([['12.00', misread('3.00', '8.00'), '4.00'], ['9.00', '4.00', misread('6.00', '5.00')], ['21.00', misread('13.00', '12.00'), '9.00']], '0a = 0b + 0c', '1a = 1b + 1c', '2a = 2b + 2c', '2b = 0b + 1b', '2c = 0c + 1c');
    expect(shown(repaired.forms)).toEqual([['12.00 ok', '8.00 repaired', '4.00 ok'], ['9.00 ok', '4.00 ok', '5.00 repaired'], ['21.00 ok', '12.00 repaired', '9.00 ok']]);
  });
});

describe('nothing is changed', () => {
  it('where two ways to read make the sums hold', () => {
    const repaired = repair([[[['13.00', 0.7], ['18.00', 0.2]], [['10.00', 0.9], ['5.00', 0.05]], '8.00']], '0a = 0b + 0c');
    expect(shown(repaired.forms)).toEqual([['13.00 ok', '10.00 ok', '8.00 ok']]);
    expect(repaired.findings).toMatchObject([{ rule: 'R02', severity: 'unchecked' }]);
    expect(repaired.findings[0]!.message.zh).toContain('不止一种读法');
  });

  it('where a likelier way needs one change more', () => {
    const repaired = repair([[[['13.00', 0.998], ['18.00', 0.002]], [['7.00', 0.5], ['6.00', 0.5]], [['11.00', 0.5], ['7.00', 0.5]]]], '0a = 0b + 0c');
    expect(shown(repaired.forms)).toEqual([['13.00 ok', '7.00 ok', '11.00 ok']]);
    expect(repaired.findings).toMatchObject([{ rule: 'R02' }]);
  });

  it('where no way does', () => {
    const repaired = repair([[[['13.00', 0.7], ['12.00', 0.2]], '10.00', '8.00']], '0a = 0b + 0c');
    expect(shown(repaired.forms)).toEqual([['13.00 ok', '10.00 ok', '8.00 ok']]);
    expect(repaired.findings[0]!.message.zh).toContain('没有一种读法');
  });

  it('where another sum would break', () => {
    expect(shown(repair([[[['13.00', 0.7], ['18.00', 0.2]], '10.00', '8.00'], ['13.00']], '0a = 0b + 0c', '0a = 1a').forms)[0]![0]).toBe('13.00 ok');
  });

  it('where every reading but the first is improbable', () => {
    expect(shown(repair([[[['13.00', 0.9999], ['18.00', 0.0001]], '10.00', '8.00']], '0a = 0b + 0c').forms)[0]![0]).toBe('13.00 ok');
  });

  it('where rounding explains the difference', () => {
    const rows: readonly (readonly Print[])[] = [[[['18.01', 0.7], ['18.00', 0.2]], '10.00', '8.00']];
    expect(repair(rows, '0a = 0b + 0c').findings).toEqual([]);
    expect(shown(repairFigures([form(rows)], (forms) => [sum(forms, '0a = 0b', { rounded: 'once' })]).forms)[0]![0]).toBe('18.01 ok');
  });

  it('in a document that was not recognised', () => {
    const forms = [form([['13.00', '10.00', '8.00']])];
    expect(repairFigures(forms, () => { throw new Error('sums are not even asked for'); }).forms).toBe(forms);
  });

  it('in what the file itself says, beside what was recognised', () => {
    expect(shown(repair([['13.00', '10.00', [['8.00', 0.9]]]], '0a = 0b + 0c').forms)).toEqual([['13.00 ok', '10.00 ok', '8.00 ok']]);
  });

  it('where the search would take too long', () => {
    const rows: readonly (readonly Print[])[] = [['90.00', ...Array.from({ length: 8 }, (): Print => [['1.00', 0.5], ['2.00', 0.3], ['3.00', 0.2]])]];
    const repaired = repairFigures([form(rows)], sums('0a = 0b + 0c + 0d + 0e + 0f + 0g + 0h + 0i'), { ...REPAIR, maxSteps: 50 });
    expect(shown(repaired.forms)[0]!.every((print) => print.endsWith('ok'))).toBe(true);
    expect(repaired.findings[0]!.message.zh).toContain('牵涉的数字太多');
  });
});

describe('a figure that two engines read alike', () => {
  const agreed: Print = [['13.00', 0.97], ['13.00', 0.96, 'tesseract'], ['18.00', 0.02]];

  it('is not overruled by sums: the source contradicts itself', () => {
    expect(shown(repair([[agreed, '10.00', '8.00']], '0a = 0b + 0c').forms)[0]![0]).toBe('13.00 ok');
    expect(shown(repair([[agreed, '10.00', '8.00'], ['18.00']], '0a = 0b + 0c', '0a = 1a').forms)[0]![0]).toBe('13.00 ok');
  });

  it('keeps its sign, which the dash of the column before may have been taken for', () => {
    const joined: Print = [['-18.00', 0.9], ['18.00', 0.07], ['-18.00', 0.65, 'tesseract']];
    expect(shown(repair([[joined, '10.00', '8.00']], '0a = 0b + 0c').forms)[0]![0]).toBe('-18.00 ok');
  });

  it('yields to what only one engine read', () => {
    expect(shown(repair([[agreed, [['10.00', 0.6], ['5.00', 0.3]], '8.00']], '0a = 0b + 0c').forms)[0]).toEqual(['13.00 ok', '5.00 repaired', '8.00 ok']);
  });
});

describe('a figure that two engines read otherwise', () => {
  const repairedOf = (print: Print): string => shown(repair([[print, '10.00', '8.00']], '0a = 0b + 0c').forms)[0]![0]!;

  it('is what the second read where the sums hold with it', () => {
    expect(repairedOf([['13.00', 0.6], ['18.00', 0.3], ['18.00', 0.9, 'tesseract']])).toBe('18.00 repaired');
  });

  it('is no third one', () => expect(repairedOf([['13.00', 0.6], ['18.00', 0.3], ['15.00', 0.9, 'tesseract']])).toBe('13.00 ok'));

  it('is open where the second read no figure', () => {
    expect(repairedOf([['13.00', 0.6], ['18.00', 0.3], ['1%5', 0.6, 'tesseract']])).toBe('18.00 repaired');
    expect(repairedOf([['13.00', 0.6], ['18.00', 0.3], ['', 0, 'tesseract']])).toBe('18.00 repaired');
  });
});

describe('a cell in which something was seen', () => {
  it('is not blank, though the sums would hold: it may be a zero', () => {
    expect(shown(repair([['18.00', [['D', 0.9], ['', 0.05], ['0', 0.02]], '18.00']], '0a = 0b + 0c').forms)[0]![1]).toBe('0 repaired');
    expect(shown(repair([['18.00', [['5.00', 0.6], ['', 0.3]], '18.00']], '0a = 0b + 0c').forms)[0]![1]).toBe('5.00 ok');
  });
});

describe('beside sums that nothing mends', () => {
  it('a figure that two sums demand alike is repaired', () => {
    // The last row contradicts itself, and shares open figures with the sums of the first.
    const repaired = repair([['18.00', [['15.00', 0.6], ['10.00', 0.3]], [['8.00', 0.9], ['9.00', 0.1]]], ['6.00', '4.00', '2.00'], ['24.00', '14.00', [['19.00', 0.9], ['20.00', 0.1]]]], '0a = 0b + 0c', '2b = 0b + 1b', '2c = 0c + 1c');
    expect(shown(repaired.forms)).toEqual([['18.00 ok', '10.00 repaired', '8.00 ok'], ['6.00 ok', '4.00 ok', '2.00 ok'], ['24.00 ok', '14.00 ok', '19.00 ok']]);
    expect(repaired.findings.map(({ rule }) => rule)).toEqual(['R01', 'R02']);
  });
});

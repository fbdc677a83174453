import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../../schemas/catalogue.js';
import type { Cell, Table } from '../../../src/model/table.js';
import { namesIn } from '../../../src/repair/names.js';
import { restoreOrder } from '../../../src/repair/restore-order.js';

const names = namesIn(readCatalogue());

/** A label by its readings, or by its text where it is certain. */
type Print = string | readonly (readonly [text: string, probability: number])[];

function table(labels: readonly Print[], method: Cell['method'] = 'ocr'): Table {
  const cells = labels.map((prints, row): Cell => {
    const readings = (typeof prints === 'string' ? [[prints, 0.999] as const] : prints).map(([text, probability]) => ({ text, probability, by: 'pp-ocr' as const }));
    return { text: readings[0]!.text, row, column: 0, rowSpan: 1, columnSpan: 1, place: { page: 1, cell: `${row}` }, method, confidence: readings[0]!.probability, readings };
  });
  return { kind: 'table', rowCount: cells.length, columnCount: 1, cells, pieces: [{ place: { page: 1 }, firstRow: 0 }], found: 'ruled' };
}

function read(...labels: readonly Print[]): readonly string[] {
  const [block] = restoreOrder([table(labels)], names).value;
  return (block as Table).cells.map(({ text }) => text);
}

describe('a numbered label', () => {
  it('has the number between those above and below, where its own is lost or misread', () => {
    expect(read('一、一般公共服务支出', [['、外交支出', 0.4]], '三、国防支出', [['四-公共安全支出', 0.7]], '教育支出', '六、科学技术支出', [['八、文化旅游体育与传媒支出', 0.6]], '八、社会保障和就业支出')).toEqual(
      ['一、一般公共服务支出', '二、外交支出', '三、国防支出', '四、公共安全支出', '五、教育支出', '六、科学技术支出', '七、文化旅游体育与传媒支出', '八、社会保障和就业支出']);
  });

  it('is another reading where that is so numbered', () => {
    expect(read('一、一般公共服务支出', [['其他外交支出', 0.3], ['二、外交支出', 0.2]], '三、国防支出', '四、公共安全支出')[1]).toBe('二、外交支出');
  });

  it('is found at the ends of the row by what is left of its number', () => {
    expect(read('一般公共服务支出', '二、外交支出', '三、国防支出', '四、公共安全支出', [['h、教育支出', 0.6]], '本年支出合计')).toEqual(
      ['一、一般公共服务支出', '二、外交支出', '三、国防支出', '四、公共安全支出', '五、教育支出', '本年支出合计']);
    expect(read('二十一、国有资本经营预算支出', '二十二、灾害防治及应急管理支出', '二十三、其他支出', [['十四、债务还本支出', 0.9]], [['：十五、债务付息支出', 0.8]], '抗疫特别国债安排的支出', '本年支出合计').slice(3)).toEqual(
      ['二十四、债务还本支出', '二十五、债务付息支出', '二十六、抗疫特别国债安排的支出', '本年支出合计']);
  });

  it('is told with both readings', () => {
    expect(restoreOrder([table(['一、一般公共服务支出', '外交支出', '三、国防支出', '四、公共安全支出'])], names).problems).toEqual([{ code: 'word-repaired', severity: 'note', place: { page: 1, cell: '1' }, facts: { read: '外交支出', word: '二、外交支出' } }]);
  });
});

describe('nothing is numbered', () => {
  it.each([
    ['that was read with another number for certain', ['一、一般公共服务支出', '二、外交支出', '二、国防支出', '四、公共安全支出']],
    ['that says nothing that is known', ['一、一般公共服务支出', '其中：山', '三、国防支出', '四、公共安全支出']],
    ['by two others', ['一、一般公共服务支出', '外交支出', '三、国防支出']],
    ['in a table whose numbers hardly agree', ['一、一般公共服务支出', '教育支出', '科学技术支出', '四、公共安全支出', '卫生健康支出', '农林水支出', '七、其他支出', '金融支出']],
  ])('%s', (_, labels) => expect(read(...labels)).toEqual(labels));

  it('of a page that was not recognised', () => {
    const blocks = [table(['一、一般公共服务支出', '外交支出', '三、国防支出', '四、公共安全支出'], 'text')];
    expect(restoreOrder(blocks, names).value).toEqual(blocks);
  });
});

/** The place of a doubt in the queue of the store as one text, for the server and for the address of the page. Knows no browser. */
import type { Doubt, DoubtList } from '../../../schemas/review.js';
import { isCell } from './document-model.js';

/** What decides the place: what the orders need, and which figure it is. */
export type Rank = Pick<DoubtList['doubts'][number], 'settles' | 'broken' | 'amount' | 'document' | 'at'>;

const KEY = /^(\d{1,9})~(\d{1,9})~(\d{0,40}(?:\.\d{1,20})?)~([0-9a-f]{16})~(\d{1,9})(?:\.(\d{1,9})\.(\d{1,9}))?$/;

export function doubtKey({ settles, broken, amount, document, at }: Rank): string {
  return [settles, broken, amount, document, isCell(at) ? `${at.table}.${at.row}.${at.cell}` : at.fact].join('~');
}

/** `undefined` where it is no such text. */
export function parseDoubtKey(key: string): Rank | undefined {
  const [, settles, broken, amount, document, table, row, cell] = KEY.exec(key) ?? [];
  if (document === undefined) return undefined;
  const at: Doubt['at'] = row === undefined ? { fact: Number(table) } : { table: Number(table), row: Number(row), cell: Number(cell) };
  return { settles: Number(settles), broken: Number(broken), amount: amount!, document, at };
}

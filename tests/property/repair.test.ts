/** Laws of repair over generated tables whose rows and columns add up. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Form } from '../../src/model/form.js';
import type { Sum } from '../../src/model/sum.js';
import { holds, toPuzzle, type Assignment, type Puzzle } from '../../src/repair/puzzle.js';
import { repairFigures } from '../../src/repair/repair-figures.js';
import { findAssignment, likelihood } from '../../src/repair/search.js';
import { REPAIR } from '../../src/settings.js';
import { form, sums, type Print } from '../unit/repair/build.js';

const SEED = { seed: 20260, numRuns: 300 };

interface World {
  readonly truth: readonly (readonly string[])[];
  readonly forms: readonly Form[];
  readonly sumsOf: (forms: readonly Form[]) => readonly Sum[];
}

const print = (cents: number): string => (cents / 100).toFixed(2);
const letter = (column: number): string => String.fromCharCode(97 + column);

/** A table with a total for each row in column a and for each column in row 0. */
function totalled(cells: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const rows = cells.map((row) => [row.reduce((sum, cell) => sum + cell, 0), ...row]);
  return [rows[0]!.map((_, column) => rows.reduce((sum, row) => sum + row[column]!, 0)), ...rows];
}

function sumTexts(rows: number, columns: number): readonly string[] {
  const range = (count: number): readonly number[] => Array.from({ length: count - 1 }, (_, at) => at + 1);
  return [
    ...Array.from({ length: rows }, (_, row) => `${row}a = ${range(columns).map((column) => `${row}${letter(column)}`).join(' + ')}`),
    ...Array.from({ length: columns }, (_, column) => `0${letter(column)} = ${range(rows).map((row) => `${row}${letter(column)}`).join(' + ')}`),
  ];
}

/** One digit read as another that looks like it. */
function confuse(text: string, at: number, by: number): string {
  const places = [...text].flatMap((c, place) => (/\d/.test(c) ? [place] : []));
  const place = places[at % places.length]!;
  return text.slice(0, place) + String((Number(text[place]) + 1 + (by % 9)) % 10) + text.slice(place + 1);
}

const confusion = fc.record({ cell: fc.nat(), at: fc.nat(), by: fc.nat(), misread: fc.boolean(), more: fc.boolean() });

/** @param open the most cells with more than one reading, @param most largest amount in cents */
function worlds(open: number, most: number): fc.Arbitrary<World> {
  return fc.record({
    cells: fc.integer({ min: 2, max: 4 }).chain((columns) => fc.array(fc.array(fc.integer({ min: 0, max: most }), { minLength: columns, maxLength: columns }), { minLength: 2, maxLength: 4 })),
    confusions: fc.array(confusion, { minLength: 0, maxLength: open }),
  }).map(({ cells, confusions }) => {
    const truth = totalled(cells).map((row) => row.map(print));
    const [rows, columns] = [truth.length, truth[0]!.length];
    const prints: Print[][] = truth.map((row) => row.map((text): Print => [[text, 0.999]]));
    for (const { cell, at, by, misread, more } of confusions) {
      const [row, column] = [Math.floor(cell / columns) % rows, cell % columns];
      const right = truth[row]![column]!;
      const wrong = confuse(right, at, by);
      const others = more ? [[confuse(right, at + 1, by + 1), 0.05] as const] : [];
      prints[row]![column] = misread ? [[wrong, 0.6], [right, 0.3], ...others] : [[right, 0.8], [wrong, 0.15], ...others];
    }
    return { truth, forms: [form(prints)], sumsOf: sums(...sumTexts(rows, columns)) };
  });
}

/** By trying everything: the assignments that make every equation hold. */
function everySolution({ variables, equations }: Puzzle): readonly Assignment[] {
  const open = variables.filter(({ candidates }) => candidates.length > 1);
  const all = open.reduce<readonly Assignment[]>((found, variable) => found.flatMap((assignment) => variable.candidates.map((_, at) => (at === 0 ? assignment : new Map(assignment).set(variable, at)))), [new Map()]);
  return all.filter((assignment) => equations.every((equation) => holds(equation, assignment)));
}

function print2d(forms: readonly Form[]): readonly (readonly string[])[] {
  return forms[0]!.rows.map(({ cells }) => cells.map(({ raw }) => raw));
}

describe('repair', () => {
  it('finds the assignment with the fewest changes when it is the only one, and no other', () => {
    const seen = { unique: 0, several: 0 };
    fc.assert(fc.property(worlds(5, 999), ({ forms, sumsOf }) => {
      const puzzle = toPuzzle(sumsOf(forms), REPAIR);
      const broken = puzzle.equations.filter((equation) => !holds(equation, new Map()));
      fc.pre(broken.length > 0);
      const solutions = everySolution(puzzle).toSorted((a, b) => a.size - b.size);
      const least = solutions.filter(({ size }) => size === solutions[0]!.size);
      const rivals = solutions.filter((other) => other.size === least[0]!.size + 1 && ![...least[0]!].every(([variable, at]) => other.get(variable) === at) && likelihood(other) >= likelihood(least[0]!));
      const found = findAssignment({ broken, settled: new Map() }, REPAIR);
      if (least.length > 1 || rivals.length > 0) expect(found.kind).toBe('several');
      else expect(found).toEqual({ kind: 'unique', assignment: least[0] });
      seen[found.kind === 'unique' ? 'unique' : 'several']++;
    }), SEED);
    expect(seen.unique).toBeGreaterThan(50);
    expect(seen.several).toBeGreaterThan(2);
  });

  it('never makes a figure wrong, and leaves a world without misreadings as it is', () => {
    const seen = { misread: 0, mended: 0 };
    fc.assert(fc.property(worlds(6, 99_999_999), ({ truth, forms, sumsOf }) => {
      const before = print2d(forms).flat();
      const after = print2d(repairFigures(forms, sumsOf).forms).flat();
      truth.flat().forEach((right, at) => {
        if (after[at] !== before[at]) expect(after[at]).toBe(right);
        if (before[at] !== right) seen.misread++;
        if (before[at] !== right && after[at] === right) seen.mended++;
      });
    }), SEED);
    expect(seen.mended).toBeGreaterThan(seen.misread * 0.9);
    expect(seen.misread).toBeGreaterThan(300);
  });
});

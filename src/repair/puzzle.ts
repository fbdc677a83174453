/** Cells and sums as whole numbers: what the search for the right readings computes with. */
import { Decimal } from 'decimal.js';
import type { FormCell } from '../model/form.js';
import type { Sum } from '../model/sum.js';
import type { RepairSettings } from '../settings.js';
import { candidatesOf, type Candidate } from './candidates.js';

/** A value in a sum, and how far rounding may have moved it; in millionths of a yuan. */
interface Share {
  readonly value: bigint;
  readonly half: bigint;
}

/** A cell and the figures that it may hold; the first is the reading to start from. */
export interface Variable {
  readonly cell: FormCell;
  readonly candidates: readonly Candidate[];
  /** The equations in which it stands. */
  readonly equations: readonly Equation[];
}

export interface Equation {
  readonly sum: Sum;
  readonly variables: readonly Variable[];
  /** By variable and candidate: what it adds to the sum, signed. */
  readonly shares: ReadonlyMap<Variable, readonly Share[]>;
  /** Terms that no reading can change, added up. */
  readonly fixed: readonly Share[];
}

export interface Puzzle {
  readonly variables: readonly Variable[];
  readonly equations: readonly Equation[];
}

/** Which candidate each variable holds; those that are not listed hold their first. */
export type Assignment = ReadonlyMap<Variable, number>;

const SCALE = new Decimal(10).pow(6);

/** Sums of which at least one figure was recognised; figures that no reading makes doubtful are fixed in them. */
export function toPuzzle(sums: readonly Sum[], settings: RepairSettings): Puzzle {
  const variables = new Map<FormCell, Variable & { readonly equations: Equation[] }>();
  for (const { cell } of sums.flatMap(({ terms }) => terms)) {
    if (variables.has(cell)) continue;
    const candidates = candidatesOf(cell, settings);
    if (candidates.length > 0) variables.set(cell, { cell, candidates, equations: [] });
  }
  const equations = sums.flatMap((sum): readonly Equation[] => {
    const equation = toEquation(sum, variables);
    for (const variable of equation.variables) variables.get(variable.cell)!.equations.push(equation);
    return equation.variables.length > 0 ? [equation] : [];
  });
  return { variables: [...variables.values()], equations };
}

function toEquation(sum: Sum, variables: ReadonlyMap<FormCell, Variable>): Equation {
  const shares = new Map<Variable, readonly Share[]>();
  const fixed: Share[] = [];
  for (const term of sum.terms) {
    const variable = variables.get(term.cell);
    const sharesOf = (candidates: readonly Pick<Candidate, 'amount'>[]): readonly Share[] => candidates.map(({ amount }) => toShare(amount, term));
    if (!variable) fixed.push(...sharesOf([term.cell]));
    else {
      const known = shares.get(variable);
      const own = sharesOf(variable.candidates);
      shares.set(variable, known ? own.map((share, at) => ({ value: share.value + known[at]!.value, half: share.half + known[at]!.half })) : own);
    }
  }
  return { sum, variables: [...shares.keys()], shares, fixed };
}

/** A blank and a bare `0` say "none", exactly. */
function toShare(amount: Candidate['amount'], { sign, factor, decimals }: Sum['terms'][number]): Share {
  if (!amount) return { value: 0n, half: 0n };
  const unit = SCALE.mul(factor);
  const places = Math.max(amount.decimals, decimals);
  const half = places === 0 && amount.value.isZero() ? new Decimal(0) : unit.mul(new Decimal(10).pow(-places)).div(2);
  return { value: toInteger(amount.value.mul(unit).mul(sign)), half: toInteger(half) };
}

function toInteger(value: Decimal): bigint {
  return BigInt(value.toFixed(0));
}

/**
 * What is missing for the equation to hold, beyond what rounding explains: nothing where it
 * holds. Half a unit of the last place for each printed figure; between two prints of one
 * stored figure none, or that of the coarser.
 */
export function gapOf(equation: Equation, assignment: Assignment): bigint {
  const shares = [...equation.fixed, ...equation.variables.map((variable) => equation.shares.get(variable)![assignment.get(variable) ?? 0]!)];
  const difference = shares.reduce((sum, { value }) => sum + value, 0n);
  const slack = slackOf(equation, shares.map(({ half }) => half));
  const magnitude = difference < 0n ? -difference : difference;
  return magnitude <= slack ? 0n : difference;
}

function slackOf({ sum }: Equation, halves: readonly bigint[]): bigint {
  if (sum.rounded === 'apart' || sum.terms.length > 2) return halves.reduce((total, half) => total + half, 0n);
  return halves.every((half) => half === halves[0]) ? 0n : halves.reduce((most, half) => (half > most ? half : most), 0n);
}

/** Whether the equation holds. */
export function holds(equation: Equation, assignment: Assignment): boolean {
  return gapOf(equation, assignment) === 0n;
}

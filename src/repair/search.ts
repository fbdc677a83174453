/** The fewest readings to change so that sums hold: an exact search, by branch and bound, with a limit on its steps. */
import { holds, type Assignment, type Equation, type Variable } from './puzzle.js';

/** What a search came to. `steps` over the limit leave the question open. */
export type Found =
  | { readonly kind: 'unique'; readonly assignment: Assignment }
  /** More than one set of readings makes the sums hold. */
  | { readonly kind: 'several'; readonly assignments: readonly Assignment[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'too-large' };

export interface Bounds {
  /** Most readings that may be changed together. */
  readonly maxChanges: number;
  readonly maxSteps: number;
}

/** What is to be mended, and what is settled already. */
export interface Task {
  /** Broken equations; what else a change breaks joins them. */
  readonly broken: readonly Equation[];
  readonly settled: Assignment;
}

interface Search extends Task {
  readonly bounds: Bounds;
  steps: number;
}

/**
 * The one assignment with the fewest changes beyond the settled ones that makes the broken equations hold and breaks
 * no other. It is unique when no other has as few changes, and none with one change more is
 * as probable without containing it.
 */
export function findAssignment(task: Task, bounds: Bounds): Found {
  const search: Search = { ...task, bounds, steps: 0 };
  for (let changes = 1; changes <= bounds.maxChanges; changes++) {
    const found = solutionsWith(search, changes);
    if (search.steps > bounds.maxSteps) return { kind: 'too-large' };
    if (found.length === 0) continue;
    if (found.length > 1) return { kind: 'several', assignments: found };
    const rivals = solutionsWith(search, changes + 1).filter((other) => !includes(other, found[0]!) && likelihood(other) >= likelihood(found[0]!));
    if (search.steps > bounds.maxSteps) return { kind: 'too-large' };
    return rivals.length > 0 ? { kind: 'several', assignments: [found[0]!, ...rivals] } : { kind: 'unique', assignment: found[0]! };
  }
  return { kind: 'none' };
}

/** Every assignment with exactly so many changes, each needed by a sum that was broken when it was made. */
function solutionsWith(search: Search, changes: number): readonly Assignment[] {
  const found: Assignment[] = [];
  extend(search, { assignment: search.settled, kept: new Set(), left: changes }, found);
  return found;
}

interface State {
  readonly assignment: Assignment;
  /** Variables that other branches change. */
  readonly kept: ReadonlySet<Variable>;
  readonly left: number;
}

function extend(search: Search, { assignment, kept, left }: State, found: Assignment[]): void {
  const broken = brokenUnder(search, assignment);
  if (broken.length === 0) {
    if (left === 0) found.push(assignment);
    return;
  }
  if (left === 0 || needsMore(broken, assignment, kept, left)) return;
  const [narrowest] = broken.map((equation) => ({ equation, variables: openIn(equation, assignment, kept) })).sort((a, b) => choices(a.variables) - choices(b.variables));
  const { equation, variables } = narrowest!;
  const without = new Set(kept);
  for (const variable of variables) {
    for (let candidate = 1; candidate < variable.candidates.length; candidate++) {
      if (++search.steps > search.bounds.maxSteps) return;
      const changed = new Map(assignment).set(variable, candidate);
      if (left === 1 && !holds(equation, changed)) continue;
      extend(search, { assignment: changed, kept: without, left: left - 1 }, found);
    }
    without.add(variable);
  }
}

/** The variables of an equation that can still be changed. */
export function openIn({ variables }: Equation, assignment: Assignment, kept: ReadonlySet<Variable> = new Set()): readonly Variable[] {
  return variables.filter((variable) => variable.candidates.length > 1 && !assignment.has(variable) && !kept.has(variable));
}

function choices(variables: readonly Variable[]): number {
  return variables.reduce((sum, { candidates }) => sum + candidates.length - 1, 0);
}

function brokenUnder({ broken, settled }: Search, assignment: Assignment): readonly Equation[] {
  const touched = [...assignment.keys()].filter((variable) => !settled.has(variable)).flatMap(({ equations }) => equations);
  return [...new Set([...broken, ...touched])].filter((equation) => !holds(equation, assignment));
}

/** Whether more broken equations are left without a common open variable than there are changes. */
function needsMore(broken: readonly Equation[], assignment: Assignment, kept: ReadonlySet<Variable>, left: number): boolean {
  const used = new Set<Variable>();
  let apart = 0;
  for (const equation of broken) {
    const open = openIn(equation, assignment, kept);
    if (open.some((variable) => used.has(variable))) continue;
    for (const variable of open) used.add(variable);
    if (++apart > left) return true;
  }
  return false;
}

function includes(large: Assignment, small: Assignment): boolean {
  return [...small].every(([variable, candidate]) => large.get(variable) === candidate);
}

/** Of the changed readings together, against the first ones. */
export function likelihood(assignment: Assignment): number {
  return [...assignment].reduce((product, [{ candidates }, at]) => product * (candidates[at]!.probability / Math.max(candidates[0]!.probability, Number.EPSILON)), 1);
}

/** Broken sums → the readings that mend them, component by component. */
import { holds, type Assignment, type Equation, type Puzzle, type Variable } from './puzzle.js';
import { findAssignment, openIn, type Bounds, type Found } from './search.js';

/** Broken sums that share figures whose reading is open, and why they stay broken. */
export interface Component {
  readonly broken: readonly Equation[];
  readonly found: Exclude<Found, { kind: 'unique' }>;
}

export interface Solution {
  /** Of the changed figures alone. */
  readonly assignment: Assignment;
  readonly open: readonly Component[];
}

/**
 * Decides component by component. Of one that has not exactly one solution, or is too large
 * to tell, those changes are made that two broken sums or more demand alike, that break none,
 * and that no other change could replace; what remains is searched again.
 */
export function solve({ equations }: Puzzle, bounds: Bounds): Solution {
  let settled: Assignment = new Map();
  for (;;) {
    const open: Component[] = [];
    const changes = new Map<Variable, number>();
    for (const broken of componentsOf(equations.filter((equation) => !holds(equation, settled)), settled)) {
      const found = findAssignment({ broken, settled }, bounds);
      if (found.kind !== 'unique') open.push({ broken, found });
      const made = found.kind === 'unique' ? found.assignment : demandedBy(broken, settled);
      for (const [variable, candidate] of made) changes.set(variable, candidate);
    }
    if ([...changes.keys()].every((variable) => settled.has(variable))) return { assignment: settled, open };
    settled = new Map([...settled, ...changes]);
  }
}

/** Broken equations, those together that share an open variable. */
function componentsOf(broken: readonly Equation[], settled: Assignment): readonly (readonly Equation[])[] {
  const components: { readonly equations: Equation[]; readonly variables: Set<Variable> }[] = [];
  for (const equation of broken) {
    const variables = openIn(equation, settled);
    const touching = components.filter((component) => variables.some((variable) => component.variables.has(variable)));
    const joined = { equations: [...touching.flatMap(({ equations }) => equations), equation], variables: new Set([...touching.flatMap((component) => [...component.variables]), ...variables]) };
    components.splice(0, components.length, ...components.filter((component) => !touching.includes(component)), joined);
  }
  return components.map(({ equations }) => equations);
}

interface Demand {
  readonly variable: Variable;
  readonly candidate: number;
  readonly mends: readonly Equation[];
}

/** Single changes that mend two of the equations and break none; where two of them would mend the same equation, neither. */
function demandedBy(broken: readonly Equation[], settled: Assignment): Assignment {
  const variables = [...new Set(broken.flatMap((equation) => openIn(equation, settled)))];
  const demands = variables.flatMap((variable) => variable.candidates.slice(1).flatMap((_, at): readonly Demand[] => {
    const changed = new Map(settled).set(variable, at + 1);
    const mends = broken.filter((equation) => variable.equations.includes(equation) && holds(equation, changed));
    const breaks = variable.equations.some((equation) => holds(equation, settled) && !holds(equation, changed));
    return mends.length > 1 && !breaks ? [{ variable, candidate: at + 1, mends }] : [];
  }));
  const clear = demands.filter((demand) => !demands.some((other) => other !== demand && other.mends.some((equation) => demand.mends.includes(equation))));
  return new Map(clear.map(({ variable, candidate }) => [variable, candidate]));
}

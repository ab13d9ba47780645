import { namesOf } from './offers.ts';
import type { AnyProcedure } from './step.ts';

/** Every state that a step may lead to from one of its own; the start has no state to stay in. */
export function endsOf({ first, steps }: AnyProcedure, name: string, from: string | null): readonly string[] {
  const to = steps[name]?.to;
  if (to === undefined) return [];
  if (typeof to === 'object') return to.oneOf;
  return [to === 'same' ? (from ?? first) : to];
}

/** States that no row of steps leads to from where a case begins: none, but for those that another procedure leads to. */
export function unreached(procedure: AnyProcedure): string[] {
  const begins = Object.values(procedure.steps).some(({ from }) => from.includes(null)) ? null : procedure.first;
  const reached = new Set<string | null>([begins]);
  for (const state of reached)
    for (const name of namesOf(procedure.steps))
      if (procedure.steps[name]?.from.includes(state)) for (const end of endsOf(procedure, name, state)) reached.add(end);
  return namesOf(procedure.states).filter((state) => !reached.has(state));
}

/** A procedure as a flowchart (mermaid): one arrow a step, state and end. */
export function drawing(procedure: AnyProcedure): string {
  const { states, steps, first } = procedure;
  const nodes = namesOf(states).map((state) => `  ${state}["${states[state]?.label}"]`);
  const arrows = Object.entries(steps).flatMap(([name, { from, label }]) =>
    from.flatMap((state) => endsOf(procedure, name, state).map((end) => `  ${state ?? begin} -->|${label}| ${end}`)),
  );
  const begun = Object.values(steps).some(({ from }) => from.includes(null)) ? [] : [`  ${begin} --> ${first}`];
  return ['```mermaid', 'flowchart TD', ...nodes, ...begun, ...arrows, '```'].join('\n');
}

const begin = 'begin(("·"))';

import { reached } from './decide.ts';
import { stateNames, states } from './state.ts';
import { stepNamed, stepNames } from './steps.ts';

/** docs/workflow.md is drawn from the step table: one arrow a step and state. */
export function workflowDiagram(): string {
  const nodes = stateNames.map((name) => `  ${name}["${states[name].label}"]`);
  const arrows = stepNames.flatMap((name) => {
    const step = stepNamed(name);
    return step.from.map((state) => `  ${state ?? 'begin(("·"))'} -->|${step.label}| ${reached(step, state)}`);
  });
  return ['```mermaid', 'flowchart TD', ...nodes, ...arrows, '```'].join('\n');
}

import { workflowDiagram } from '../../src/core/workflow/diagram.ts';
import { roleLabels } from '../../src/core/workflow/relation.ts';
import { type State, states } from '../../src/core/workflow/state.ts';
import { stepNamed, stepNames } from '../../src/core/workflow/steps.ts';

const stateText = (state: State | null) => (state === null ? '–' : `\`${state}\` ${states[state].label}`);

/** docs/workflow.md: the step table drawn and written out. */
export function workflowPage(): string {
  const rows = stepNames.map((name) => {
    const { label, article, by, role, from, to, needs, asks, grave } = stepNamed(name);
    const conditions = [
      ...needs.map((need) => `\`${need.name}\``),
      ...(asks ? [`brings \`${asks.name}\``] : []),
      ...(grave ? ['confirmed first'] : []),
    ];
    return `| \`${name}\` ${label} | ${article} | ${by} | ${roleLabels[role]} | ${from.map(stateText).join('<br>')} | ${to === 'same' ? '(stays)' : stateText(to)} | ${conditions.join(', ')} |`;
  });
  return [
    '# The procedure (第八条)',
    '',
    'Generated from src/core/workflow/steps.ts by `npx tsx docs/generate.ts`: buttons, rights, API, tests and this page read the same table.',
    'A need (src/core/workflow/needs.ts) answers nothing, or the sentence that the officer reads beside the disabled button.',
    '',
    workflowDiagram(),
    '',
    '| Step | Article | Relation | Role | From | To | Needs |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

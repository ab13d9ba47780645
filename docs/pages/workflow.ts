import { drawing, endsOf, unreached } from '../../src/core/procedure/drawing.ts';
import { rolesOf } from '../../src/core/procedure/judge.ts';
import { procedures } from '../../src/core/procedure/procedures.ts';
import type { AnyProcedure } from '../../src/core/procedure/step.ts';
import { roleLabels } from '../../src/core/workflow/relation.ts';

/** docs/workflow.md: the step table of every procedure, drawn and written out. */
export const workflowPage = (): string =>
  [
    '# The procedures',
    '',
    'Generated from the tables by `npx tsx docs/generate.ts` (the dossier’s in src/core/workflow/steps, the others in src/core/procedure): buttons, rights, API, tests',
    'and this page read the same rows. A need answers nothing, or the sentence that the officer reads beside the disabled button; src/core/procedure/judge.ts',
    'refuses with the same sentence. Who waits for a step, in whose inbox, stands on its row too (`waits`): “for another” is what an office has in hand and waits for, “if” that',
    'the row has a condition besides the state.',
    '',
    ...Object.values<AnyProcedure>(procedures).flatMap(section),
  ].join('\n');

function section(procedure: AnyProcedure): string[] {
  const { label, article, steps, fromElsewhere = {} } = procedure;
  return [
    `## ${label}（${article}）`,
    '',
    drawing(procedure),
    '',
    ...unreached(procedure).flatMap((state) => [`No step leads to ${stateText(procedure, state)}: ${fromElsewhere[state]}.`, '']),
    '| Step | Article | Relation | Role | From | To | Needs | Waits for it |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...Object.keys(steps).map((name) => row(procedure, name)),
    '',
  ];
}

const stateText = ({ states }: AnyProcedure, state: string | null): string =>
  state === null ? '–' : `\`${state}\` ${states[state]?.label}`;

function row(procedure: AnyProcedure, name: string): string {
  const step = procedure.steps[name];
  if (!step) return '';
  const { label, article, by, role, from, to, needs = [], notBy, brings = {}, missing, grave } = step;
  const conditions = [
    ...needs.map((need) => `\`${need.name}\``),
    ...(notBy ? [`\`${notBy.name}\` (two persons)`] : []),
    ...Object.entries(brings).map(([key, field]) => `${field.optional ? 'may bring' : 'brings'} ${field.label} (\`${key}\`)`),
    ...(missing ? [`\`${missing.name}\``] : []),
    ...(grave ? ['confirmed first'] : []),
  ];
  const ends =
    to === 'same'
      ? '(stays)'
      : [...new Set(from.flatMap((state) => endsOf(procedure, name, state)))].map((end) => stateText(procedure, end)).join('<br>');
  return `| \`${name}\` ${label} | ${article} | ${typeof by === 'string' ? by : by.who} | ${rolesOf(role)
    .map((one) => roleLabels[one])
    .join(
      '<br>',
    )} | ${from.map((state) => stateText(procedure, state)).join('<br>')} | ${ends} | ${conditions.join(', ')} | ${(step.waits ?? []).map((line) => waitText(procedure, step, line)).join('<br>')} |`;
}

/** A line of the inbox: whose, in which states, and whether there is more that it depends on. */
function waitText(procedure: AnyProcedure, step: AnyStep, { kind, action, in: states, by, role, side, when, together }: AnyLine): string {
  const shownRole = role ?? step.role;
  const roles = shownRole === 'staff' ? ['经办人、分管领导'] : rolesOf(shownRole).map((one) => roleLabels[one]);
  const whose = by ?? step.by;
  const more = [
    ...(states ? [`in ${states.map((state) => stateText(procedure, state)).join(', ')}`] : []),
    ...(side === 'elsewhere' ? ['for another'] : []),
    ...(together ? ['many as one'] : []),
    ...(when ? ['if'] : []),
  ];
  return `\`${kind}\` ${action}: ${typeof whose === 'string' ? whose : whose.who} ${roles.join('、')}${more.length > 0 ? ` (${more.join('; ')})` : ''}`;
}

type AnyStep = AnyProcedure['steps'][string];
type AnyLine = NonNullable<AnyStep['waits']>[number];

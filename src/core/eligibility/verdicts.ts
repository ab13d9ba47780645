import type { Content } from '../annexes/field.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { conditions, isAsked, labelIn } from './conditions.ts';
import type { Asked, Context, Verdict } from './verdict.ts';

/** Every condition that applies to the form, in the order of the measure. `today`: the day of submission, "2026-03-31". */
export function verdicts(content: Content, scheme: Scheme, today: string, context: Context = {}): readonly Verdict[] {
  const asked: Asked = { content, scheme, today, context };
  return conditions
    .filter((rule) => isAsked(scheme, rule.id) && (rule.applies?.(asked) ?? true))
    .map(({ id, label, article, evidence, find }) => ({
      ...{ id, label: labelIn(scheme, label), article, evidence, figure: null, threshold: null },
      ...find(asked),
    }));
}

/**
 * The conditions that bar submission: failed outright, or not shown to be met for want of figures (last year's row missing, nobody rated). Leaving a
 * figure out is no way past a condition; what is left to a person bars nothing.
 */
export const failing = (all: readonly Verdict[]): readonly Verdict[] =>
  all.filter((one) => one.status === 'notMet' || one.status === 'unknown');

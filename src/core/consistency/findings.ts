import type { Content } from '../annexes/field.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { agreementRules } from './agreement.ts';
import { figureRules } from './figures.ts';
import type { Finding } from './finding.ts';
import { listRules } from './lists.ts';
import { nameRules } from './names.ts';
import { paperRules } from './paper.ts';

export const consistencyRules = [...figureRules, ...nameRules, ...agreementRules, ...paperRules, ...listRules];

/** Every disagreement between figures of the form, and every pattern worth a reviewer's look; errors first, then in the order of the form. */
export function findings(content: Content, scheme: Scheme): readonly Finding[] {
  const order = ['error', 'warning', 'signal'];
  return consistencyRules
    .flatMap(({ id, severity, article, find }) => find(content, scheme).map((one) => ({ id, severity, article, ...one })))
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

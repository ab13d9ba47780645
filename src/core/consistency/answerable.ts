import type { Finding } from './finding.ts';

/**
 * By what a finding is known again after the form changed: its rule, and the row where one rule finds several. Letters, digits and marks that
 * stand in an address as they are.
 */
export function findingKey({ id, paths }: Pick<Finding, 'id' | 'paths'>): string {
  const [, rowId, column] = (paths[0] ?? '').split('/');
  return rowId && column ? `${id}~${rowId}` : id;
}

/** A warning may stand with a reason; an error has to be mended, and a signal is the reviewers'. */
export const isAnswerable = ({ severity }: Pick<Finding, 'severity'>): boolean => severity === 'warning';

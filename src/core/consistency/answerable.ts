import type { FrozenReason } from '../annexes/freeze.ts';
import type { Finding } from './finding.ts';

/**
 * By what a finding is known again after the form changed: its rule, and the row where one rule finds several. Letters, digits and marks that
 * stand in an address as they are.
 */
export function findingKey({ id, paths }: Pick<Finding, 'id' | 'paths'>): string {
  const [, rowId, column] = (paths[0] ?? '').split('/');
  return rowId && column ? `${id}~${rowId}` : id;
}

type Reasoned = Answered & { readonly reason: string };

/** Each warning that stands with its applicant's reason, as those who read it see it; a reason whose warning is gone is not among them. */
export const reasonsGiven = (findings: readonly Finding[], answers: readonly Reasoned[]): FrozenReason[] =>
  findings.filter(isAnswerable).flatMap((finding) => {
    const said = answerTo(finding, answers);
    if (!said) return [];
    const { findingId, message, reason } = said.answer;
    return [{ finding: findingId, path: finding.paths[0] ?? '', message, reason }];
  });

type Answered = { readonly findingId: string; readonly message: string };

/** The reason given for a finding; `stale` where the finding says something else since, so that the reason may not fit it any more. */
export function answerTo<A extends Answered>(
  finding: Pick<Finding, 'id' | 'paths' | 'message'>,
  answers: readonly A[],
): { readonly answer: A; readonly stale: boolean } | null {
  const answer = answers.find((one) => one.findingId === findingKey(finding));
  return answer ? { answer, stale: answer.message !== finding.message } : null;
}

/** A warning may stand with a reason; an error has to be mended, and a signal is the reviewers'. */
export const isAnswerable = ({ severity }: Pick<Finding, 'severity'>): boolean => severity === 'warning';

import { answerTo } from '../../core/consistency/answerable.ts';
import type { Checks, FindingShown } from './judged.ts';

/** Why the applicant lets a finding stand, and whether it has changed since. */
export function Said({ finding, answers }: { finding: FindingShown; answers: Checks['answers'] }) {
  const said = answerTo(finding, answers);
  if (!said) return null;
  return (
    <span className="said">
      申报单位说明：{said.answer.reason}
      {said.stale ? `（说明之后数字有变化：当时为“${said.answer.message}”）` : ''}
    </span>
  );
}

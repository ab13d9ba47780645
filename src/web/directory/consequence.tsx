import type { ProblemError } from '../client.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';

/** Whether the refusal only says what stands still then (acts/directory/stopping.ts). */
export const isConsequence = (error: ProblemError | null): boolean => error?.problem.article === '停用的后果';

/** What stands still once the only one of a role stops, and the way to do it all the same. */
export function Consequence({ error, busy, onAnyway }: { error: ProblemError; busy: boolean; onAnyway: () => void }) {
  return (
    <Alert tone="amber" title="还没有办理，请先看清后果">
      <ul>
        {(error.problem.reasons ?? []).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <p>
        <Button small look="danger" busy={busy} onClick={onAnyway}>
          知道后果，仍然办理
        </Button>
      </p>
    </Alert>
  );
}

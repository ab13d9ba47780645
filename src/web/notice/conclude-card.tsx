import { useState } from 'react';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Textarea } from '../ui/controls.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Field } from '../ui/field.tsx';
import { Card } from '../ui/page.tsx';
import type { Notice } from './notices-page.tsx';

/** How the notice went, reported by an officer once it is over; on it another person, a leader, recognises (第八条（四）（五）). */
export function ConcludeCard({ notice }: { notice: Notice }) {
  const officer = hasRole(useSession(), 'officer');
  const [text, setText] = useState('');
  const act = useAct('POST /api/notices/{id}/conclude');
  if (notice.concluded)
    return (
      <Card title="公示情况">
        <Alert title="已核报">公示情况已经核报，认定由经办人准备、另一位分管领导一次签署。</Alert>
      </Card>
    );
  const reason = notice.running
    ? `公示至${fullDate(notice.endsOn)}，期满后再核报`
    : !officer
      ? '由经办人核报'
      : text.trim().length < 4
        ? '请写明公示情况'
        : null;
  return (
    <Card title="公示情况">
      {act.error ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      <Field label="核报" hint="公示起止、收到异议件数及办结情况">
        {(ids) => <Textarea {...ids} rows={3} maxLength={4000} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <Button
        look="primary"
        reason={reason ?? undefined}
        onClick={() => void act.mutateAsync({ params: { id: notice.id }, body: { conclusion: text.trim() } }).catch(() => undefined)}
      >
        核报公示情况
      </Button>
    </Card>
  );
}

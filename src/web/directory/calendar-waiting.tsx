import { useState } from 'react';
import { marksOf } from '../../core/calendar/marks.ts';
import type { AnswerOf } from '../client.ts';
import { call } from '../client.ts';
import { refresh } from '../query.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Textarea } from '../ui/controls.tsx';
import { dayOf, fullDate } from '../ui/dates.tsx';
import { Field } from '../ui/field.tsx';
import { Card } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { AppraisalView } from './calendar-appraisal.tsx';
import { faultsIn } from './calendar-editor.tsx';
import { Months } from './calendar-months.tsx';

type Waiting = AnswerOf<'GET /api/calendar'>['waiting'][number];
const done = { confirmed: '已确认，现已生效', refused: '未予确认，已告知提交人', withdrawn: '已收回' } as const;

/** A year that one person handed in, before the second: all of its days, what it moves, what was said; confirmed, refused, or taken back. */
export function WaitingYear({ of }: { of: Waiting }) {
  const [word, setWord] = useState('');
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const answer = async (outcome: keyof typeof done): Promise<void> => {
    setBusy(true);
    try {
      await call('POST /api/calendar/{year}/answer', { params: { year: of.year }, body: { outcome, digest: of.digest, word } });
      toast(`${of.year} 年的安排${done[outcome]}`);
      await refresh();
    } catch (error) {
      setFault(faultsIn(error).join(''));
    }
    setBusy(false);
  };
  return (
    <Card title={`${of.year} 年的安排待确认`}>
      <p>
        {of.proposedBy}于{fullDate(dayOf(of.proposedAt))}提交，依据 {of.doc}
        {of.fileName === null ? '，在页面上编制' : `，来自文件“${of.fileName}”`}。请对照国务院办公厅通知逐日核对。
      </p>
      {of.said === null ? null : <p>提交人说明：{of.said}</p>}
      <AppraisalView of={of} />
      <details className="from-file">
        <summary>逐日查看</summary>
        <Months year={of.year} marks={marksOf(of)} onDay={null} />
      </details>
      {fault === '' ? null : (
        <Alert tone="red" title="没有办成" live>
          <p>{fault}</p>
        </Alert>
      )}
      {of.mine ? (
        <div className="row">
          <span className="field__hint">须由另一位系统管理员或者省级主管部门的领导确认。</span>
          <Button busy={busy} onClick={() => void answer('withdrawn')}>
            收回
          </Button>
        </div>
      ) : (
        <>
          <Field label="意见" source="不予确认时必填">
            {(ids) => <Textarea {...ids} rows={2} maxLength={500} value={word} onChange={(event) => setWord(event.target.value)} />}
          </Field>
          <div className="row">
            <Button look="primary" busy={busy} onClick={() => void answer('confirmed')}>
              核对无误，确认
            </Button>
            <Button busy={busy} onClick={() => void answer('refused')}>
              不予确认
            </Button>
          </div>
        </>
      )}
    </Card>
  );
}

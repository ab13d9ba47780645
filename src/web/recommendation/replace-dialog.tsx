import { useState } from 'react';
import { attemptsMissing, type Disposition, groundsOf, missingSentence } from '../../core/draw/attempts.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { useSession } from '../session.tsx';
import { Button } from '../ui/button.tsx';
import { Choices, Textarea } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { AttemptFields, sentAt, triedNow } from './attempt-fields.tsx';
import { Attempts } from './attempts.tsx';
import type { Sample, SampleRow } from './case.ts';

type Reason = Sample['replacementReasons'][number];
type Props = { dossierId: string; row: SampleRow; sample: Sample; onClose: () => void };

/**
 * Replaces an enterprise that cannot be asked by the next of the order; the reason is coded and rests on recorded attempts, so that nobody is replaced
 * by choice. Where just the last attempt is missing, it is written down here.
 */
export function ReplaceDialog({ dossierId, row, sample, onClose }: Props) {
  const { today } = useSession();
  const [reason, setReason] = useState<Reason | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(() => triedNow(today));
  const [came, setCame] = useState<Disposition | null>(null);
  const replace = useAct('POST /api/dossiers/{id}/sample/{rowId}/replace');
  const missing = reason === null ? 0 : attemptsMissing(reason, row.attempts, sample.unreached);
  const at = sentAt(tried);
  const outcomes = (reason === null ? null : groundsOf(reason, sample.unreached))?.dispositions ?? [];
  // A choice of one is made already.
  const disposition = outcomes.length === 1 ? outcomes[0] : outcomes.find((one) => one === came);
  const fault = replace.error?.problem.faults?.find((one) => one.path === 'at')?.message;
  const send = () => {
    if (reason === null || at === null) return;
    const attempt = missing === 1 && disposition ? { attempt: { at, method: Number(tried.method), disposition } } : {};
    replace.mutate({ params: { id: dossierId, rowId: row.rowId }, body: { reason, note, ...attempt } }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      title={`替换：${row.enterprise}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            look="primary"
            reason={blockedBy({ reason, note, missing, at, came: disposition !== undefined })}
            busy={replace.isPending}
            onClick={send}
          >
            换下一家
          </Button>
        </>
      }
    >
      <p>按抽取次序换下一家，不能指定。被替换的企业、原因和联系记录保留在名单中。</p>
      <Attempts of={row.attempts} />
      <div className="form">
        <Field label="原因" group>
          {(ids) => (
            <Choices
              id={ids.id}
              name="reason"
              options={sample.replacementReasons.map((one) => ({ value: one, label: one }))}
              chosen={reason === null ? [] : [reason]}
              onChoose={([one]) => setReason(one ?? null)}
            />
          )}
        </Field>
        {missing === 1 && outcomes.length > 1 ? (
          <Field label="最后一次的结果" group>
            {(ids) => (
              <Choices
                id={ids.id}
                name="came"
                options={outcomes.map((one) => ({ value: one, label: one }))}
                chosen={came === null ? [] : [came]}
                onChoose={([one]) => setCame(one ?? null)}
              />
            )}
          </Field>
        ) : null}
        {missing === 1 ? <AttemptFields tried={tried} onChange={setTried} fault={fault} /> : null}
        <Field label="情况" source={reason === '其他' ? undefined : '选填'} hint="如：拨打后提示号码不存在，工商登记电话相同">
          {(ids) => <Textarea {...ids} rows={2} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />}
        </Field>
      </div>
      {reason !== null && missing > 1 ? <p className="soon">{missingSentence(reason, missing, sample.unreached)}</p> : null}
      {missing === 1 ? <p className="small muted">这一次联系的时间和结果随替换一并记录。</p> : null}
      {replace.isError && !fault ? <ProblemAlert problem={problemIn(replace.error)} /> : null}
    </Dialog>
  );
}

type Filled = { reason: Reason | null; note: string; missing: number; at: string | null; came: boolean };

function blockedBy({ reason, note, missing, at, came }: Filled): string | null {
  if (reason === null) return '请选择原因';
  if (reason === '其他' && note.trim() === '') return '选“其他”的请写明情况';
  if (missing > 1) return `还差 ${missing} 次联系记录`;
  if (missing === 1 && !came) return '请选择最后一次的结果';
  return missing === 1 && at === null ? '请填写联系时间' : null;
}

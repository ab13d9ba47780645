import { useState } from 'react';
import { problemIn, type RequestOf } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Choices, Textarea } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import type { Sample, SampleRow } from './case.ts';

type Reason = RequestOf<'POST /api/dossiers/{id}/sample/{rowId}/replace'>['body']['reason'];

/** Replaces an enterprise that cannot be asked by the next of the order; the reason is coded, so that nobody is replaced by choice. */
export function ReplaceDialog({
  dossierId,
  row,
  reasons,
  onClose,
}: {
  dossierId: string;
  row: SampleRow;
  reasons: Sample['replacementReasons'];
  onClose: () => void;
}) {
  const [reason, setReason] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const replace = useAct('POST /api/dossiers/{id}/sample/{rowId}/replace');
  const missing = reason === null ? '请选择原因' : reason === '其他' && note.trim() === '' ? '选“其他”的请写明情况' : null;
  const send = () =>
    replace.mutate({ params: { id: dossierId, rowId: row.rowId }, body: { reason: reason as Reason, note } }, { onSuccess: onClose });
  return (
    <Dialog
      open
      title={`替换：${row.enterprise}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="primary" reason={missing} busy={replace.isPending} onClick={send}>
            换下一家
          </Button>
        </>
      }
    >
      <p>按抽取次序换下一家，不能指定。被替换的企业和原因保留在名单和推荐表的记录中。</p>
      <div className="form">
        <Field label="原因" group>
          {(ids) => (
            <Choices
              id={ids.id}
              name="reason"
              options={reasons.map((one) => ({ value: one, label: one }))}
              chosen={reason === null ? [] : [reason]}
              onChoose={([one]) => setReason(one ?? null)}
            />
          )}
        </Field>
        <Field label="情况" source={reason === '其他' ? undefined : '选填'} hint="如：4月20、21、22日三次拨打无人接听">
          {(ids) => <Textarea {...ids} rows={2} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />}
        </Field>
      </div>
      {replace.isError ? <ProblemAlert problem={problemIn(replace.error)} /> : null}
    </Dialog>
  );
}

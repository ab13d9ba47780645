import { useState } from 'react';
import { type Disposition, dispositions } from '../../core/draw/attempts.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { useSession } from '../session.tsx';
import { Button } from '../ui/button.tsx';
import { Choices, Input } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { AttemptFields, sentAt, triedNow } from './attempt-fields.tsx';
import { Attempts } from './attempts.tsx';
import type { SampleRow } from './case.ts';

/** Writes down that an enterprise was not interviewed this time: one choice, the time is there already. */
export function AttemptDialog({ dossierId, row, onClose }: { dossierId: string; row: SampleRow; onClose: () => void }) {
  const { today } = useSession();
  const [tried, setTried] = useState(() => triedNow(today));
  const [disposition, setDisposition] = useState<Disposition | null>(null);
  const [note, setNote] = useState('');
  const save = useAct('POST /api/dossiers/{id}/sample/{rowId}/attempts');
  const fault = save.error?.problem.faults?.find((one) => one.path === 'at')?.message;
  const at = sentAt(tried);
  const reason = at === null ? '请填写联系时间' : disposition === null ? '请选择结果' : null;
  const send = () => {
    if (at === null || disposition === null) return;
    const body = { at, method: Number(tried.method), disposition, note };
    save.mutate({ params: { id: dossierId, rowId: row.rowId }, body }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      title={`没有访到：${row.enterprise}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="primary" reason={reason} busy={save.isPending} onClick={send}>
            记录
          </Button>
        </>
      }
    >
      <div className="form">
        <Field label="结果" group>
          {(ids) => (
            <Choices
              id={ids.id}
              name="disposition"
              options={dispositions.map((one) => ({ value: one, label: one }))}
              chosen={disposition === null ? [] : [disposition]}
              onChoose={([one]) => setDisposition(one ?? null)}
            />
          )}
        </Field>
        <AttemptFields tried={tried} onChange={setTried} fault={fault} />
        <Field label="情况" source="选填" hint="如：前台说经办人出差，约 4月22日上午再打">
          {(ids) => <Input {...ids} value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />}
        </Field>
      </div>
      <Attempts of={row.attempts} />
      <p className="small muted">记录后不能更改或删除；访到了的，请用“记录”填写测评。</p>
      {save.isError && !fault ? <ProblemAlert problem={problemIn(save.error)} /> : null}
    </Dialog>
  );
}

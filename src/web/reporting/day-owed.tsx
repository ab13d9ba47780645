import { useState } from 'react';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Button } from '../ui/button.tsx';
import { Textarea } from '../ui/controls.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';
import { Revealed } from './revealed.tsx';
import type { DayRow } from './words.ts';

/** Of what is still owed: whom to call, what was done last, and the two ways to ask for it. */
export function Owed({ row, mayUrge, authorityId }: { row: DayRow; mayUrge: boolean; authorityId: string }) {
  const [calling, setCalling] = useState(false);
  const urging = useAct('POST /api/reports/{id}/urge');
  const toast = useToast();
  const session = useSession();
  // Whose report it is has the call to make.
  const mayReveal = hasRole(session, 'officer', 'leader') && session.organisation.id === authorityId && row.due.status !== 'notOpen';
  const write = (): void =>
    urging.mutate({ params: { id: row.id }, body: { way: 'letter' } }, { onSuccess: () => toast(`已催报${row.platform}`) });
  return (
    <span className="mx__say">
      {row.phone ? (
        <a className="strong" href={`tel:${row.phone}`}>
          {row.phone}
        </a>
      ) : null}
      {mayReveal ? <Revealed id={row.id} path="contact" label={`${row.platform}填报人的手机号码`} text="填报人" /> : null}
      <span className="muted">{lastOf(row)}</span>
      {mayUrge ? (
        <>
          <button type="button" className="linkish" aria-label={`催报${row.platform}`} onClick={write}>
            催报
          </button>
          <button type="button" className="linkish" aria-label={`记电话：${row.platform}`} onClick={() => setCalling(true)}>
            记电话
          </button>
        </>
      ) : null}
      {urging.isError ? <span className="late">{problemIn(urging.error).detail ?? problemIn(urging.error).title}</span> : null}
      {calling ? <CallDialog row={row} onClose={() => setCalling(false)} /> : null}
    </span>
  );
}

function lastOf({ urged }: DayRow): string {
  const [last] = urged;
  if (!last) return '尚未催过';
  return `${dateAndTime(last.at)} ${last.way === 'letter' ? '已发催报' : `电话：${last.note ?? ''}`}`;
}

/** A call that was made: what was said is kept with the report. */
function CallDialog({ row, onClose }: { row: DayRow; onClose: () => void }) {
  const [note, setNote] = useState('');
  const act = useAct('POST /api/reports/{id}/urge');
  const toast = useToast();
  const keep = (): void =>
    act.mutate(
      { params: { id: row.id }, body: { way: 'phone', note } },
      {
        onSuccess: () => {
          toast('已记入催报记录');
          onClose();
        },
      },
    );
  return (
    <Dialog
      open
      title={`记一次给${row.platform}的电话`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="primary" busy={act.isPending} reason={note.trim() === '' ? '请写明通话情况' : null} onClick={keep}>
            记入
          </Button>
        </>
      }
    >
      {act.error ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      <Field label="通话情况" hint="何人接听、如何答复；没有接通的，写“没有接通”">
        {(ids) => <Textarea {...ids} rows={3} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
    </Dialog>
  );
}

import { useState } from 'react';
import { type CallReply, type CallTaker, callReplies, callTakers } from '../../core/reporting/call.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Button } from '../ui/button.tsx';
import { type Option, Select } from '../ui/controls.tsx';
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
  return `${dateAndTime(last.at)} ${last.way === 'letter' ? '已发催报' : ['已打电话', last.taker && callTakers[last.taker], last.reply && callReplies[last.reply]].filter(Boolean).join('，')}`;
}

const optionsOf = <V extends string>(words: Readonly<Record<V, string>>): Option<V>[] =>
  (Object.keys(words) as V[]).map((value) => ({ value, label: words[value] }));

/** A call that was made: who took it, by the post, and what was answered. */
function CallDialog({ row, onClose }: { row: DayRow; onClose: () => void }) {
  const [taker, setTaker] = useState<CallTaker | ''>('');
  const [reply, setReply] = useState<CallReply | ''>('');
  const answered = taker !== '' && taker !== 'nobody';
  const missing = taker === '' ? '请选择接听人的职务' : answered && reply === '' ? '请选择对方如何答复' : null;
  const act = useAct('POST /api/reports/{id}/urge');
  const toast = useToast();
  const keep = (): void =>
    act.mutate(
      { params: { id: row.id }, body: { way: 'phone', taker: taker || undefined, reply: (answered && reply) || undefined } },
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
          <Button look="primary" busy={act.isPending} reason={missing} onClick={keep}>
            记入
          </Button>
        </>
      }
    >
      {act.error ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      <div className="form">
        <Field label="接听人职务" hint="没有接通的，选“没有接通”">
          {(ids) => (
            <Select
              {...ids}
              {...{ empty: '请选择', options: optionsOf(callTakers), value: taker }}
              onChange={({ target: { value } }) => setTaker(value as CallTaker | '')}
            />
          )}
        </Field>
        {answered ? (
          <Field label="如何答复">
            {(ids) => (
              <Select
                {...ids}
                {...{ empty: '请选择', options: optionsOf(callReplies), value: reply }}
                onChange={({ target: { value } }) => setReply(value as CallReply | '')}
              />
            )}
          </Field>
        ) : null}
      </div>
    </Dialog>
  );
}

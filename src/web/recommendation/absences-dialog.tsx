import { useState } from 'react';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { type Office, staffOf } from '../inbox/office.ts';
import { useAct } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Button } from '../ui/button.tsx';
import { DateInput, Select } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** Enters an absence: one's own; a leader enters it for anybody of the office. */
export function AbsenceDialog({ office, onClose }: { office: Office; onClose: () => void }) {
  const session = useSession();
  const [entry, setEntry] = useState({ accountId: session.account.id, deputyId: '', fromOn: session.today, toOn: '' });
  const enter = useAct('POST /api/absences');
  const toast = useToast();
  const put = (part: Partial<typeof entry>): void => setEntry({ ...entry, ...part });
  const fault = (path: string) => enter.error?.problem.faults?.find((one) => one.path === path)?.message;
  const people = staffOf(office).map(({ id, name }) => ({ value: id, label: id === session.account.id ? `${name}（本人）` : name }));
  const reason = reasonOf(entry, session.today);
  const send = () =>
    enter.mutate(
      { body: entry },
      {
        onSuccess: () => {
          toast('已登记，代办人已收到消息');
          onClose();
        },
      },
    );
  const date = (key: 'fromOn' | 'toOn', label: string) => (
    <Field label={label} span={6} error={fault(key)}>
      {(ids) => (
        <DateInput
          {...ids}
          value={entry[key]}
          picked={entry[key]}
          onPick={(day) => put({ [key]: day })}
          onChange={(event) => put({ [key]: event.target.value.trim() })}
        />
      )}
    </Field>
  );
  return (
    <Dialog
      open
      title="登记外出"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="primary" reason={reason} busy={enter.isPending} onClick={send}>
            登记
          </Button>
        </>
      }
    >
      <div className="form">
        <Field
          label="外出"
          span={6}
          hint={hasRole(session, 'leader') ? undefined : '只能登记本人，他人由分管领导登记'}
          error={fault('accountId')}
        >
          {(ids) => (
            <Select
              {...ids}
              options={hasRole(session, 'leader') ? people : people.filter(({ value }) => value === session.account.id)}
              value={entry.accountId}
              onChange={(event) => put({ accountId: event.target.value })}
            />
          )}
        </Field>
        <Field label="代办" span={6} error={fault('deputyId')}>
          {(ids) => (
            <Select
              {...ids}
              empty="请选择"
              options={people.filter(({ value }) => value !== entry.accountId)}
              value={entry.deputyId}
              onChange={(event) => put({ deputyId: event.target.value })}
            />
          )}
        </Field>
        {date('fromOn', '自')}
        {date('toOn', '至（含当日）')}
      </div>
      <p className="small muted">期满自动结束。填写推荐表、汇总表的人代领导时，仍不能签发本人填写的文书。</p>
      {enter.isError && !enter.error.problem.faults ? <ProblemAlert problem={problemIn(enter.error)} /> : null}
    </Dialog>
  );
}

type Entry = { accountId: string; deputyId: string; fromOn: string; toOn: string };

function reasonOf({ accountId, deputyId, fromOn, toOn }: Entry, today: string): string | null {
  if (deputyId === '' || deputyId === accountId) return '请选择代办人';
  if (!isDay(fromOn) || !isDay(toOn)) return '请填写起止日期，如 2026-04-20';
  if (toOn < fromOn) return '结束日期不能早于开始日期';
  return toOn < today ? '结束日期已过' : null;
}

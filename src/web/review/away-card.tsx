import { useState } from 'react';
import { isDay } from '../../core/calendar/is-day.ts';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { Loaded, useAct, useRead } from '../query.tsx';
import { useSession } from '../session.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { DateInput, Select } from '../ui/controls.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Field } from '../ui/field.tsx';
import { Card } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';

type Line = AnswerOf<'GET /api/away'>['away'][number];
type Person = { readonly accountId: string; readonly name: string; readonly employer: string };

/** On which days experts can't take part: one's own, or with `people` those of the pool; who is away at a draw keeps the place in its order and is passed over (第八条（四）). */
export function AwayCard({ people, says }: { people?: readonly Person[]; says: boolean }) {
  const away = useRead('GET /api/away');
  const columns: Column<Line>[] = [
    ...(people ? [{ key: 'name', head: '专家', rowHead: true, cell: (one: Line) => one.name }] : []),
    {
      key: 'days',
      head: '日期',
      cell: (one) => (one.fromOn === one.toOn ? fullDate(one.fromOn) : `${fullDate(one.fromOn)}至${fullDate(one.toOn)}`),
    },
    {
      key: 'state',
      head: '状态',
      cell: (one) => (one.confirmed ? <Badge tone="green">有效</Badge> : <Badge tone="amber">待专家本人或分管领导确认</Badge>),
    },
    { key: 'act', head: <span className="sr">办理</span>, cell: (one) => <Acts one={one} /> },
  ];
  return (
    <Card title="不能参加评审的日期" flush>
      <Loaded read={away}>
        {({ away: lines }) => (
          <>
            {lines.length > 0 ? (
              <Table caption="不能参加评审的日期" columns={columns} rows={lines} keyOf={({ id }) => id} stack tight />
            ) : null}
            <div className="card__body stack">
              <p className="small muted">
                抽取之日至评审截止每天都不能参加的，抽到时记为“本次不能参加”，由抽取顺序的下一位递补；已经抽取的不变。
                {people ? '经办人代为登记的，由专家本人或分管领导确认后有效。' : ''}
              </p>
              {says ? <Say people={people} /> : null}
            </div>
          </>
        )}
      </Loaded>
    </Card>
  );
}

function Acts({ one: { id, mayConfirm, mayTakeBack } }: { one: Line }) {
  const confirm = useAct('POST /api/away/{id}/confirm');
  const back = useAct('POST /api/away/{id}/take-back');
  const failed = confirm.error ?? back.error;
  return (
    <span className="row">
      {mayConfirm ? (
        <Button small busy={confirm.isPending} onClick={() => confirm.mutate({ params: { id } })}>
          确认
        </Button>
      ) : null}
      {mayTakeBack ? (
        <Button small look="quiet" busy={back.isPending} onClick={() => back.mutate({ params: { id } })}>
          撤回
        </Button>
      ) : null}
      {failed ? <ProblemAlert problem={problemIn(failed)} /> : null}
    </span>
  );
}

function Say({ people }: { people: readonly Person[] | undefined }) {
  const { today, account } = useSession();
  const [accountId, setAccountId] = useState(people ? '' : account.id);
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(today);
  const say = useAct('POST /api/away');
  const toast = useToast();
  const send = () =>
    say.mutate(
      { body: { accountId, fromOn: from, toOn: to } },
      { onSuccess: ({ confirmed }) => toast(confirmed ? '已登记' : '已登记，待专家本人或分管领导确认') },
    );
  return (
    <>
      <div className="row">
        {people ? (
          <Field label="专家">
            {(ids) => (
              <Select
                {...ids}
                value={accountId}
                options={[
                  { value: '', label: '请选择' },
                  ...people.map((one) => ({ value: one.accountId, label: `${one.name}（${one.employer}）` })),
                ]}
                onChange={(event) => setAccountId(event.target.value)}
              />
            )}
          </Field>
        ) : null}
        <Field label="开始日期">
          {(ids) => <DateInput {...ids} value={from} picked={from} onPick={setFrom} onChange={(event) => setFrom(event.target.value)} />}
        </Field>
        <Field label="结束日期">
          {(ids) => <DateInput {...ids} value={to} picked={to} onPick={setTo} onChange={(event) => setTo(event.target.value)} />}
        </Field>
        <Button
          busy={say.isPending}
          reason={accountId === '' ? '请先选择专家' : !isDay(from) || !isDay(to) ? '请填写日期，如 2026-03-31' : null}
          onClick={send}
        >
          登记
        </Button>
      </div>
      {say.isError ? <ProblemAlert problem={problemIn(say.error)} /> : null}
    </>
  );
}

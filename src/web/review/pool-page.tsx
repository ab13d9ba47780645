import { useState } from 'react';
import { useParams } from 'wouter';
import { type PoolChangeKind, poolChangeKinds } from '../../core/draw/pool.ts';
import { poolChangeSteps } from '../../core/procedure/pool-change.ts';
import { functionsOf } from '../../core/scheme/functions.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useAct, useRead } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Alert, Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Input, Select, Textarea } from '../ui/controls.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Field } from '../ui/field.tsx';
import { Card, Columns, PageHead, Stack } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';
import { PoolChangeCard, type PoolOfRound, PoolVersions } from './pool-changes.tsx';

type Person = PoolOfRound['people'][number];
type Chosen = Readonly<Record<string, PoolChangeKind | undefined>>;
const { reason: asked } = poolChangeSteps.prepare.brings;

/** The pool of one year as it was frozen, what may be changed of it by two hands, and what was (第八条（四）). */
export default function PoolPage() {
  const { id } = useParams<{ id: string }>();
  const pool = useRead('GET /api/rounds/{id}/pool', { params: { id } });
  return (
    <main className="page" id="main" tabIndex={-1}>
      <Loaded read={pool} lines={10}>
        {(data) => <PoolView pool={data} />}
      </Loaded>
    </main>
  );
}

function PoolView({ pool }: { pool: PoolOfRound }) {
  const { round, versions, changes } = pool;
  const last = versions.at(-1);
  const open = changes.find(({ state }) => state.name === 'prepared');
  const officer = hasRole(useSession(), 'officer') && round.own;
  const changeable = round.settled === null && open === undefined;
  return (
    <>
      <PageHead
        crumbs={[
          { label: '年度工作', href: paths.rounds },
          { label: `${round.year}年度`, href: to(paths.round, { id: round.id }) },
          { label: '专家库' },
        ]}
        title={`本年度专家库：${round.title}`}
        meta={last ? [`${last.experts} 人`, `${fullDate(last.frozenOn)}冻结`, `第 ${last.version} 版`] : []}
      />
      <Columns as="main-side">
        <Stack>
          {round.settled === null ? null : (
            <Alert title={round.settled}>{open ? '提出后还没有决定的变更不再生效，请提出的部门撤回。' : null}</Alert>
          )}
          {open ? <PoolChangeCard change={open} /> : null}
          <People key={last?.version} pool={pool} officer={officer && changeable} />
        </Stack>
        <PoolVersions pool={pool} />
      </Columns>
    </>
  );
}

function People({ pool: { round, people }, officer }: { pool: PoolOfRound; officer: boolean }) {
  const [chosen, setChosen] = useState<Chosen>({});
  const [sought, setSought] = useState('');
  const shown = people.filter(({ name, employer, number }) => `${number ?? ''}${name}${employer}`.includes(sought.trim()));
  const columns: Column<Person>[] = [
    { key: 'number', head: '编号', num: true, cell: (one) => one.number ?? '' },
    { key: 'name', head: '专家', rowHead: true, cell: (one) => <span className="nowrap">{one.name}</span> },
    { key: 'employer', head: '工作单位', cell: (one) => one.employer },
    { key: 'fields', head: '专业领域', cell: (one) => functionsOf(one.fields) },
    { key: 'now', head: '现在的登记', cell: (one) => <Now one={one} /> },
    ...(officer
      ? [
          {
            key: 'act',
            head: '变更',
            cell: (one: Person) => (
              <Select
                small
                aria-label={`${one.name}：变更`}
                value={chosen[one.accountId] ?? ''}
                options={optionsOf(one)}
                onChange={(event) =>
                  setChosen({ ...chosen, [one.accountId]: (event.target.value || undefined) as PoolChangeKind | undefined })
                }
              />
            ),
          },
        ]
      : []),
  ];
  return (
    <Card
      title="专家"
      flush
      aside={
        <Input
          small
          aria-label="查找专家"
          placeholder="姓名、单位、编号"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      }
    >
      <Table
        caption="本年度专家库"
        columns={columns}
        rows={shown}
        keyOf={(one) => one.accountId}
        stack
        empty={
          <Empty title={people.length === 0 ? '专家库还没有专家' : '没有符合的专家'}>
            专家在“专家库”登记，在库的才能进入本年度专家库。
          </Empty>
        }
      />
      {officer ? <Proposing roundId={round.id} chosen={chosen} onDone={() => setChosen({})} /> : null}
    </Card>
  );
}

const optionsOf = ({ number, now }: Person): { value: string; label: string }[] => [
  { value: '', label: '不变' },
  choice(number === null ? 'add' : 'remove'),
  ...(now === 'renew' ? [choice('renew')] : []),
];
const choice = (kind: PoolChangeKind) => ({ value: kind, label: poolChangeKinds[kind] });

function Now({ one: { number, now } }: { one: Person }) {
  if (number === null) return <Badge tone="grey">不在本年度专家库</Badge>;
  if (now === 'stopped') return <Badge tone="red">已停用，应移出</Badge>;
  return now === 'renew' ? <Badge tone="amber">冻结后有变更</Badge> : <Badge tone="green">一致</Badge>;
}

/** Who comes and goes is written by one and decided by another leader; nothing changes before. */
function Proposing({ roundId, chosen, onDone }: { roundId: string; chosen: Chosen; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const prepare = useAct('POST /api/rounds/{id}/pool/changes');
  const toast = useToast();
  const lines = Object.entries(chosen).flatMap(([accountId, kind]) => (kind === undefined ? [] : [{ accountId, kind }]));
  const missing = lines.length === 0 ? '请在名单中选择要变更的专家' : reason.trim().length < asked.least ? asked.missing : null;
  const send = () =>
    prepare.mutate(
      { params: { id: roundId }, body: { reason, lines } },
      {
        onSuccess: () => {
          toast('已提出，由分管领导决定；决定之前专家库不变');
          setReason('');
          onDone();
        },
      },
    );
  return (
    <div className="card__body stack">
      <Alert title="专家库已经冻结">
        本年度的专家组只从冻结的专家库抽取。增加、移出专家，或按新的登记更新，由经办人写明原因提出，另一位分管领导决定后生效；已经抽取的不变，变更前后的摘要都公开。
      </Alert>
      <Field label={asked.label} hint="不公开，记入日志，供监察查阅">
        {(ids) => <Textarea {...ids} rows={2} maxLength={asked.most} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      {prepare.isError ? <ProblemAlert problem={problemIn(prepare.error)} /> : null}
      <div className="row">
        <Button look="primary" reason={missing} busy={prepare.isPending} onClick={send}>
          {lines.length === 0 ? '提出变更' : `提出变更（${lines.length} 人）`}
        </Button>
      </div>
    </div>
  );
}

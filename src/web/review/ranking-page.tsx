import { useMemo, useState } from 'react';
import { Link, useParams } from 'wouter';
import { compare } from '../../core/annexes/decimal.ts';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useAct, useRead } from '../query.tsx';
import { AskText } from '../recognition/ask-text.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Alert, Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/controls.tsx';
import { ActionBar, Card, PageHead } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';
import { StepButtons } from './steps.tsx';

type Line = AnswerOf<'GET /api/rounds/{id}/ranking'>['lines'][number];
type Choice = { proposed: boolean; note: string };

/** The round's order by mean score: an officer fixes it with ties and the cut, a leader signs case by case (第八条（四）). */
export default function RankingPage() {
  const { id } = useParams<{ id: string }>();
  const round = useRead('GET /api/rounds/{id}', { params: { id } });
  const ranking = useRead('GET /api/rounds/{id}/ranking', { params: { id } });
  const [anew, setAnew] = useState(0);
  return (
    <main className="page" id="main" tabIndex={-1}>
      <PageHead
        crumbs={[
          { label: '年度工作', href: paths.rounds },
          { label: round.data?.round.title ?? '', href: to(paths.round, { id }) },
        ]}
        title="评审排序和拟认定名单"
        meta={['按平均分排序，同分先后和入选由人决定并记录（第八条（四））']}
      />
      <Loaded read={ranking} lines={8}>
        {({ lines, version }) => (
          <Ranking
            key={`${keyOf(lines)}:${anew}`}
            roundId={id}
            version={version}
            onAnew={() => setAnew(anew + 1)}
            lines={lines}
            fixedAt={round.data?.round.rankingFixedAt ?? null}
            givenBack={round.data?.round.rankingGivenBackReason ?? null}
          />
        )}
      </Loaded>
    </main>
  );
}

/** Another set of cases, or a newly fixed order, starts the page anew. */
const keyOf = (lines: readonly Line[]): string => lines.map((line) => `${line.dossier.id}:${line.dossier.version}:${line.position}`).join();

/** `givenBack`: a leader's word, until the order is fixed anew. `onAnew`: what was chosen here is given up for what stands. */
type Props = {
  roundId: string;
  version: number;
  lines: readonly Line[];
  fixedAt: string | null;
  givenBack: string | null;
  onAnew: () => void;
};

function Ranking({ roundId, version, lines, fixedAt, givenBack, onAnew }: Props) {
  const [read, setRead] = useState(version);
  const session = useSession();
  const officer = hasRole(session, 'officer');
  const mayGiveBack = hasRole(session, 'leader') && fixedAt !== null && givenBack === null;
  const given = useMemo(() => lines.filter((line) => line.dossier.state.name === 'reviewed'), [lines]);
  const [order, setOrder] = useState(() => given.map((line) => line.dossier.id));
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>(() =>
    Object.fromEntries(given.map(({ dossier, proposed, note }) => [dossier.id, { proposed: proposed ?? true, note }])),
  );
  if (lines.length === 0)
    return (
      <Card>
        <Empty title="还没有评审结束的申报">专家组评审结束后在这里排序。</Empty>
      </Card>
    );
  const shown = [
    ...order.flatMap((id) => given.filter((line) => line.dossier.id === id)),
    ...lines.filter((line) => !given.includes(line)),
  ];
  const change = (id: string, part: Partial<Choice>) =>
    setChoices({ ...choices, [id]: { ...(choices[id] ?? { proposed: true, note: '' }), ...part } });
  const body = { version: read, lines: order.map((dossierId) => ({ dossierId, ...(choices[dossierId] ?? { proposed: true, note: '' }) })) };
  return (
    <>
      {fixedAt === null || givenBack !== null ? null : <Alert title="排序已确定">已签发的各行不再变动；经办人可以重新确定其余各行。</Alert>}
      {version > read && officer ? (
        <Alert tone="amber" title="排序在您打开之后有改动">
          <p>同事重新确定了排序，或者领导退回了。您在下面的选择还在，但不能覆盖最新的排序。</p>
          <Button small onClick={onAnew}>
            按最新排序重新选择
          </Button>
        </Alert>
      ) : null}
      {givenBack === null ? null : (
        <Alert tone="amber" title="领导退回，须重新确定排序后再签发">
          <p>{givenBack}</p>
        </Alert>
      )}
      <Card flush>
        <Table
          caption="评审排序"
          columns={columnsOf({ officer, choices, change, order, given, setOrder })}
          rows={shown}
          keyOf={(line) => line.dossier.id}
          stack
        />
      </Card>
      {officer && given.length > 0 ? <Fix roundId={roundId} body={body} again={fixedAt !== null} onFixed={setRead} /> : null}
      {mayGiveBack && given.length > 0 ? <GiveBack roundId={roundId} version={version} /> : null}
    </>
  );
}

type Editing = {
  officer: boolean;
  choices: Readonly<Record<string, Choice>>;
  change: (id: string, part: Partial<Choice>) => void;
  order: readonly string[];
  given: readonly Line[];
  setOrder: (order: string[]) => void;
};

function columnsOf({ officer, choices, change, order, given, setOrder }: Editing): Column<Line>[] {
  const open = (line: Line) => officer && given.includes(line);
  return [
    { key: 'position', head: '名次', num: true, cell: (line, index) => line.position ?? index + 1 },
    {
      key: 'name',
      head: '申报单位',
      rowHead: true,
      cell: ({ dossier }) => <Link href={to(paths.panel, { id: dossier.id })}>{dossier.applicant}</Link>,
    },
    { key: 'recommender', head: '推荐部门', cell: ({ dossier }) => dossier.recommender },
    { key: 'score', head: '平均分', num: true, cell: (line) => line.score },
    {
      key: 'tie',
      head: '同分先后',
      cell: (line) => (open(line) ? <Tie line={line} order={order} given={given} setOrder={setOrder} /> : null),
    },
    {
      key: 'proposed',
      head: '列入拟认定名单',
      cell: (line) =>
        open(line) ? (
          <label className="choice">
            <input
              type="checkbox"
              checked={choices[line.dossier.id]?.proposed ?? true}
              onChange={(event) => change(line.dossier.id, { proposed: event.target.checked })}
            />
            列入
          </label>
        ) : line.proposed === null ? (
          '尚未确定'
        ) : line.proposed ? (
          '列入'
        ) : (
          '不列入'
        ),
    },
    {
      key: 'note',
      head: '说明',
      cell: (line) =>
        open(line) ? (
          <Input
            small
            aria-label={`说明：${line.dossier.applicant}`}
            value={choices[line.dossier.id]?.note ?? ''}
            maxLength={500}
            onChange={(event) => change(line.dossier.id, { note: event.target.value })}
          />
        ) : (
          line.note
        ),
    },
    {
      key: 'state',
      head: '状态',
      cell: ({ dossier, offers }) => (
        <span className="row">
          <Badge tone={dossier.state.tone}>{dossier.state.label}</Badge>
          <StepButtons small of={dossier} offers={offers.filter((offer) => offer.step === 'propose' || offer.step === 'passOver')} />
        </span>
      ),
    },
  ];
}

/** Only cases with the same mean can change places. */
function Tie({ line, order, given, setOrder }: { line: Line } & Pick<Editing, 'order' | 'given' | 'setOrder'>) {
  const at = order.indexOf(line.dossier.id);
  const above = given.find((one) => one.dossier.id === order[at - 1]);
  if (!above || compare(above.score, line.score) !== 0) return null;
  const swap = () => setOrder(order.map((id, index) => (index === at ? (order[at - 1] ?? id) : index === at - 1 ? line.dossier.id : id)));
  return (
    <Button small onClick={swap} aria-label={`上移：${line.dossier.applicant}`}>
      上移
    </Button>
  );
}

type Body = { version: number; lines: { dossierId: string; proposed: boolean; note: string }[] };

type Fixing = { roundId: string; body: Body; again: boolean; onFixed: (version: number) => void };

function Fix({ roundId, body, again, onFixed }: Fixing) {
  const fix = useAct('PUT /api/rounds/{id}/ranking');
  const toast = useToast();
  const done = (version: number) => {
    onFixed(version);
    toast('排序已确定并记录，等待领导签发');
  };
  const chosen = body.lines.filter((line) => line.proposed).length;
  return (
    <ActionBar
      state={
        fix.isError ? (
          <ProblemAlert problem={problemIn(fix.error)} />
        ) : (
          `共 ${body.lines.length} 家，列入 ${chosen} 家。确定后由另一位领导签发。`
        )
      }
    >
      <Button
        look="primary"
        busy={fix.isPending}
        onClick={() => fix.mutate({ params: { id: roundId }, body }, { onSuccess: ({ version }) => done(version) })}
      >
        {again ? '重新确定排序' : '确定排序'}
      </Button>
    </ActionBar>
  );
}

function GiveBack({ roundId, version }: { roundId: string; version: number }) {
  const [asking, setAsking] = useState(false);
  const act = useAct('POST /api/rounds/{id}/ranking/give-back');
  const toast = useToast();
  const done = () => {
    setAsking(false);
    toast('已退回经办人');
  };
  return (
    <ActionBar state="逐家签发；排序有不同意见的，退回经办人重新确定">
      <Button onClick={() => setAsking(true)}>退回经办人</Button>
      {asking ? (
        <AskText
          title="退回排序"
          label="要改什么"
          act="退回"
          most={1000}
          busy={act.isPending}
          problem={act.isError ? problemIn(act.error) : null}
          onSend={(reason) => act.mutate({ params: { id: roundId }, body: { version, reason } }, { onSuccess: done })}
          onClose={() => setAsking(false)}
        >
          <p>经办人重新确定排序之前，其余各家不能签发；已签发的不变（第八条（四））。</p>
        </AskText>
      ) : null}
    </ActionBar>
  );
}

import { useState } from 'react';
import { useParams } from 'wouter';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useAct, useRead } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Alert, Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { ActionBar, Card, Columns, Kv, PageHead, Stack } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';
import { GroupOpinion } from './group-opinion.tsx';
import { RecuseDialog } from './recuse-dialog.tsx';
import { ScoreTable } from './score-table.tsx';

export type Panel = AnswerOf<'GET /api/dossiers/{id}/panel'>;
export type Seat = Panel['seats'][number];

/** A case's panel: who sits by the draw, who signed, the scores once signed, the group opinion, the end of the review (第八条（四）). */
export default function PanelPage() {
  const { id } = useParams<{ id: string }>();
  const panel = useRead('GET /api/dossiers/{id}/panel', { params: { id } });
  return (
    <main className="page" id="main" tabIndex={-1}>
      <Loaded read={panel} lines={10}>
        {(data) => <PanelView panel={data} />}
      </Loaded>
    </main>
  );
}

function PanelView({ panel }: { panel: Panel }) {
  const session = useSession();
  const officer = hasRole(session, 'officer');
  const { dossier, seats } = panel;
  const seated = seats.filter((seat) => seat.state === 'seated');
  const signed = seated.filter((seat) => seat.signedAt !== null).length;
  return (
    <>
      <PageHead
        crumbs={[{ label: '待办', href: paths.inbox }, { label: '专家评审' }]}
        title={dossier.applicant}
        badge={<Badge tone={dossier.state.tone as 'blue'}>{dossier.state.label}</Badge>}
        meta={[dossier.number, `专家 ${seated.length} / ${panel.panelSize} 人`, `已签署 ${signed} 人`]}
        actions={<ButtonLink href={to(paths.dossier, { id: dossier.id })}>查看申报</ButtonLink>}
      />
      <Columns as="main-side">
        <Stack>
          <Seats panel={panel} officer={officer} />
          <Scores panel={panel} />
          <Opinions seats={seated} />
          <GroupOpinion panel={panel} writable={officer && dossier.state.name === 'admitted'} />
        </Stack>
        <Draws panel={panel} />
      </Columns>
      {panel.concludeBlockedBy === null ? null : <Conclude panel={panel} blockedBy={panel.concludeBlockedBy} />}
    </>
  );
}

function Seats({ panel, officer }: { panel: Panel; officer: boolean }) {
  const { dossier, seats, panelSize } = panel;
  const [leaving, setLeaving] = useState<Seat | null>(null);
  const open = officer && dossier.state.name === 'admitted';
  const missing = panelSize - seats.filter((seat) => seat.state === 'seated').length;
  const columns: Column<Seat>[] = [
    { key: 'order', head: '顺序', num: true, cell: (seat) => seat.order || '' },
    { key: 'name', head: '专家', rowHead: true, cell: (seat) => seat.name },
    { key: 'employer', head: '工作单位', cell: (seat) => seat.employer },
    { key: 'position', head: '职务/职称', cell: (seat) => seat.position },
    { key: 'state', head: '状态', cell: (seat) => <SeatState seat={seat} /> },
    { key: 'total', head: '总分', num: true, cell: (seat) => seat.total ?? '' },
    ...(open
      ? [
          {
            key: 'act',
            head: <span className="sr">办理</span>,
            cell: (seat: Seat) =>
              seat.state === 'seated' ? (
                <Button small onClick={() => setLeaving(seat)} aria-label={`回避：${seat.name}`}>
                  回避
                </Button>
              ) : null,
          },
        ]
      : []),
  ];
  return (
    <Card title="专家组" flush aside={open && missing > 0 ? <DrawButton panel={panel} missing={missing} /> : null}>
      <Table
        caption="专家组席位"
        columns={columns}
        rows={seats}
        keyOf={(seat) => seat.accountId}
        stack
        empty={
          <Empty title="尚未抽取专家">
            {open ? `从专家库按领域随机抽取 ${panelSize} 人，有利害关系的先行排除。` : '受理后由经办人随机抽取。'}
          </Empty>
        }
      />
      {leaving ? <RecuseDialog dossierId={dossier.id} seat={leaving} onClose={() => setLeaving(null)} /> : null}
    </Card>
  );
}

function SeatState({ seat }: { seat: Seat }) {
  if (seat.state === 'recused') return <Badge tone="grey">已回避：{seat.reason}</Badge>;
  return seat.signedAt ? <Badge tone="green">已签署 {dateAndTime(seat.signedAt)}</Badge> : <Badge tone="amber">评审中</Badge>;
}

function DrawButton({ panel, missing }: { panel: Panel; missing: number }) {
  const draw = useAct('POST /api/dossiers/{id}/panel');
  const toast = useToast();
  const run = () => draw.mutate({ params: { id: panel.dossier.id } }, { onSuccess: () => toast('已按密钥抽取，评审任务已发给专家') });
  return (
    <span className="row">
      <Button small look="primary" busy={draw.isPending} onClick={run}>
        {panel.draws.length === 0 ? '随机抽取专家组' : `补充抽取 ${missing} 人`}
      </Button>
      {draw.isError ? <ProblemAlert problem={problemIn(draw.error)} /> : null}
    </span>
  );
}

/** What was drawn from, who was left out and why, and what makes it checkable. */
function Draws({ panel }: { panel: Panel }) {
  if (panel.draws.length === 0) return null;
  return (
    <Card title="抽取记录">
      {panel.draws.map((draw) => (
        <div key={draw.n} className="stack-s">
          <Kv
            items={[
              ['时间', dateAndTime(draw.drawnAt)],
              ['可抽专家', `${draw.candidates} 人，抽 ${draw.seats} 人`],
              ['候补', `${panel.reserves} 人`],
              ['名单摘要', <span key="hash">{draw.listHash.slice(0, 16)}…</span>],
            ]}
          />
          {draw.excluded.length > 0 ? (
            <>
              <h3>抽取前回避 {draw.excluded.length} 人</h3>
              <ul className="small">
                {draw.excluded.map((one) => (
                  <li key={one.id}>
                    {one.name}：{one.reason}
                  </li>
                ))}
              </ul>
            </>
          ) : (
            <p className="small muted">没有需要回避的专家。</p>
          )}
        </div>
      ))}
      <p className="small muted">顺序由年度密钥和候选名单算出，年度结束公布密钥后任何人可以重算。</p>
    </Card>
  );
}

function Scores({ panel }: { panel: Panel }) {
  const { summary } = panel;
  if (summary === null) return null;
  return (
    <Card title="评分" flush aside={<span className="strong">平均 {summary.mean} 分</span>}>
      {summary.wide ? (
        <Alert tone="amber" title={`分歧较大：最高与最低相差 ${summary.spread} 分`}>
          <p>超过15分的分歧提请注意，是否组织讨论由专家组决定，系统不据此改变结果。</p>
        </Alert>
      ) : null}
      <ScoreTable panel={panel} />
    </Card>
  );
}

function Opinions({ seats }: { seats: readonly Seat[] }) {
  const signed = seats.filter((seat) => seat.opinion !== null);
  if (signed.length === 0) return null;
  return (
    <Card title="专家意见">
      <div className="stack">
        {signed.map((seat) => (
          <section key={seat.accountId} className="stack-s">
            <h3>
              {seat.name}（{seat.total} 分）
            </h3>
            <p>{seat.opinion}</p>
          </section>
        ))}
      </div>
    </Card>
  );
}

function Conclude({ panel, blockedBy }: { panel: Panel; blockedBy: readonly string[] }) {
  const conclude = useAct('POST /api/dossiers/{id}/conclude-review');
  const toast = useToast();
  const { id, version } = panel.dossier;
  return (
    <ActionBar state={conclude.isError ? <ProblemAlert problem={problemIn(conclude.error)} /> : '全部签署并写明专家组评审意见后结束评审'}>
      <Button
        look="primary"
        reason={blockedBy.join('；') || null}
        busy={conclude.isPending}
        onClick={() => conclude.mutate({ params: { id }, body: { version } }, { onSuccess: () => toast('评审已结束，可以排序') })}
      >
        评审结束
      </Button>
    </ActionBar>
  );
}

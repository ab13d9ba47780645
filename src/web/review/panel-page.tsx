import { useState } from 'react';
import { useParams } from 'wouter';
import { News, OthersAtWork } from '../at-work/at-work.tsx';
import type { Done } from '../at-work/news.ts';
import { useAtWork } from '../at-work/use-at-work.ts';
import { problemIn } from '../client.ts';
import { AskAudit } from '../disclosure/ask-audit.tsx';
import { ProblemAlert } from '../errors.tsx';
import { Onward, useStillListed, useWayBack } from '../onward.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useAct, useRead } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Alert, Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { dateAndTime, fullDate } from '../ui/dates.tsx';
import { ActionBar, Card, Columns, PageHead, Stack } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';
import { DiscussionCard } from './discussion-card.tsx';
import { Draws } from './draws-card.tsx';
import { GroupOpinion } from './group-opinion.tsx';
import type { Panel, Seat } from './panel.ts';
import { Recusals } from './recusals-card.tsx';
import { RecuseDialog } from './recuse-dialog.tsx';
import { Opinions, Scores } from './scores-card.tsx';

/** A case's panel: who sits by the draw, who signed, who left and why, the scores once all have signed, the group opinion, the end of the review (第八条（四）). */
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

const none: readonly Done[] = [];

function PanelView({ panel }: { panel: Panel }) {
  const session = useSession();
  const officer = hasRole(session, 'officer');
  const listed = useStillListed();
  const { dossier, seats } = panel;
  const seated = seats.filter((seat) => seat.state === 'seated');
  const atWork = useAtWork({ kind: 'dossiers', id: dossier.id, place: 'panel', on: officer || hasRole(session, 'leader') });
  // An expert is shown no other's seat: how many there are is for the office to read.
  const signed = seated.filter((seat) => seat.signedAt !== null).length;
  return (
    <>
      <PageHead
        crumbs={[{ label: '待办', href: useWayBack() }, { label: '专家评审' }]}
        title={dossier.applicant}
        now={<OthersAtWork {...atWork} />}
        badge={<Badge tone={dossier.state.tone}>{dossier.state.label}</Badge>}
        meta={[
          dossier.number,
          ...(hasRole(session, 'expert') ? [] : [`专家 ${seated.length} / ${panel.panelSize} 人`, `已签署 ${signed} 人`]),
        ]}
        actions={
          <>
            <Onward />
            <AskAudit about={['panel']} id={dossier.id} title={dossier.applicant} />
            <ButtonLink href={listed(to(paths.dossier, { id: dossier.id }))}>查看申报</ButtonLink>
          </>
        }
      />
      <News {...atWork} timeline={none} state={dossier.state.label} />
      <Columns as="main-side">
        <Stack>
          <Doubts panel={panel} />
          <Seats panel={panel} officer={officer} leader={hasRole(session, 'leader')} />
          <Recusals panel={panel} />
          <Scores panel={panel} />
          <Opinions seats={seats} />
          <DiscussionCard panel={panel} />
          <GroupOpinion panel={panel} writable={officer && dossier.state.name === 'admitted' && !panel.discussion.ofPanel} />
        </Stack>
        <Draws panel={panel} />
      </Columns>
      {panel.concludeBlockedBy === null ? null : <Conclude panel={panel} blockedBy={panel.concludeBlockedBy} />}
    </>
  );
}

/** Names that are like: whether somebody has to leave is for people to say. */
function Doubts({ panel: { doubts } }: { panel: Panel }) {
  if (doubts.length === 0) return null;
  return (
    <Alert tone="amber" title="有专家的单位与申报中的单位名称相近，请核实；属同一单位或有隶属关系的，请提出回避（第八条（四））">
      <ul>
        {doubts.map((doubt) => (
          <li key={doubt}>{doubt}</li>
        ))}
      </ul>
    </Alert>
  );
}

/** Nobody is sent away from here: it is asked, and another leader decides. */
function Seats({ panel, officer, leader }: { panel: Panel; officer: boolean; leader: boolean }) {
  const { dossier, seats, panelSize } = panel;
  const [leaving, setLeaving] = useState<Seat | null>(null);
  const draws = panel.draws.length === 0 ? officer : leader;
  const open = draws && dossier.state.name === 'admitted';
  const asked = (seat: Seat) => panel.recusals.some(({ accountId, state }) => accountId === seat.accountId && state === 'asked');
  const missing = panelSize - seats.filter((seat) => seat.state === 'seated').length;
  const columns: Column<Seat>[] = [
    { key: 'order', head: '顺序', num: true, cell: (seat) => seat.order || '' },
    { key: 'name', head: '专家', rowHead: true, cell: (seat) => seat.name },
    { key: 'employer', head: '工作单位', cell: (seat) => seat.employer },
    { key: 'position', head: '职务/职称', cell: (seat) => seat.position },
    { key: 'state', head: '状态', cell: (seat) => <SeatState seat={seat} /> },
    { key: 'total', head: '总分', num: true, cell: (seat) => seat.total ?? '' },
    ...((officer || leader) && dossier.state.name === 'admitted'
      ? [
          {
            key: 'act',
            head: <span className="sr">办理</span>,
            cell: (seat: Seat) =>
              seat.state === 'seated' && !asked(seat) ? (
                <Button small onClick={() => setLeaving(seat)} aria-label={`提出回避：${seat.name}`}>
                  提出回避
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
  if (seat.state === 'away') return <Badge tone="grey">本次不能参加</Badge>;
  if (seat.state === 'recused')
    return (
      <>
        <Badge tone="grey">已回避</Badge>
        {seat.signedAt ? <div className="small">回避前已签署，评审保留在案</div> : null}
      </>
    );
  return seat.signedAt ? <Badge tone="green">已签署 {dateAndTime(seat.signedAt)}</Badge> : <Badge tone="amber">评审中</Badge>;
}

function DrawButton({ panel, missing }: { panel: Panel; missing: number }) {
  const draw = useAct('POST /api/dossiers/{id}/panel');
  const toast = useToast();
  const revealed = panel.revealedOn === null ? null : `本年度抽样密钥已于${fullDate(panel.revealedOn)}公开，不能再抽取专家组`;
  const run = () => draw.mutate({ params: { id: panel.dossier.id } }, { onSuccess: () => toast('已按密钥抽取，评审任务已发给专家') });
  return (
    <span className="row">
      <Button small look="primary" reason={revealed} busy={draw.isPending} onClick={run}>
        {panel.draws.length === 0 ? '随机抽取专家组' : `补充抽取 ${missing} 人`}
      </Button>
      {draw.isError ? <ProblemAlert problem={problemIn(draw.error)} /> : null}
    </span>
  );
}

function Conclude({ panel, blockedBy }: { panel: Panel; blockedBy: readonly string[] }) {
  const conclude = useAct('POST /api/dossiers/{id}/conclude-review');
  const toast = useToast();
  const { id, version } = panel.dossier;
  return (
    <ActionBar state={conclude.isError ? <ProblemAlert problem={problemIn(conclude.error)} /> : '全部签署、形成专家组评审意见后结束评审'}>
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

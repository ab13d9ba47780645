import { useState } from 'react';
import { INVITATION_DAYS } from '../../core/deadlines/invitation.ts';
import { invitationSteps } from '../../core/procedure/invitation.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { OneTimeLink } from '../one-time-link.tsx';
import { useAct } from '../query.tsx';
import { Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { dateAndTime, fullDate } from '../ui/dates.tsx';
import { Card } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';
import type { Panel, Seat } from './panel.ts';
import { RecuseDialog } from './recuse-dialog.tsx';

/** Nobody is sent away from here: it is asked, and another leader decides. */
export function Seats({ panel, officer, leader }: { panel: Panel; officer: boolean; leader: boolean }) {
  const { dossier, seats, panelSize } = panel;
  const [leaving, setLeaving] = useState<Seat | null>(null);
  const [inviting, setInviting] = useState<Seat | null>(null);
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
                <span className="row">
                  {officer && seat.acceptedAt === null && !willing(seat) ? (
                    <Button small onClick={() => setInviting(seat)} aria-label={`${seat.invitation ? '重新邀请' : '邀请'}：${seat.name}`}>
                      {seat.invitation ? '重新邀请' : '邀请'}
                    </Button>
                  ) : null}
                  <Button small onClick={() => setLeaving(seat)} aria-label={`提出回避：${seat.name}`}>
                    提出回避
                  </Button>
                </span>
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
      {inviting ? <InviteDialog dossierId={dossier.id} seat={inviting} onClose={() => setInviting(null)} /> : null}
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
  if (seat.signedAt) return <Badge tone="green">已签署 {dateAndTime(seat.signedAt)}</Badge>;
  if (seat.acceptedAt) return <Badge tone="amber">评审中</Badge>;
  return (
    <>
      <Badge tone="amber">{willing(seat) ? '待本人登录确认' : '待申明利害关系'}</Badge>
      {seat.invitation ? <div className="small">{invitedSaid(seat.invitation)}</div> : null}
    </>
  );
}

/** Said by the link, which whoever made it has held too: the seat is the expert's once they have signed in and confirmed. */
const willing = ({ invitation }: Seat): boolean => invitation?.answer === 'accept';

const invitedSaid = ({ madeAt, openedAt, expiresAt, answeredAt, answer }: NonNullable<Seat['invitation']>): string =>
  answeredAt && answer
    ? `${dateAndTime(answeredAt)} 由链接答复：${invitationSteps[answer].label}`
    : `${dateAndTime(madeAt)} 邀请，${openedAt ? `${dateAndTime(openedAt)} 打开` : '未打开'}，${dateAndTime(expiresAt)} 前有效`;

function InviteDialog({ dossierId, seat, onClose }: { dossierId: string; seat: Seat; onClose: () => void }) {
  const invite = useAct('POST /api/dossiers/{id}/panel/{accountId}/invitation');
  return (
    <OneTimeLink
      title={`评审邀请：${seat.name}`}
      made={invite}
      onMake={() => invite.mutate({ params: { id: dossierId, accountId: seat.accountId } })}
      onClose={onClose}
      once="答复"
      to="专家本人"
    >
      <p>
        {`专家不用登录，在手机上对照申报单位、推荐部门和投资、合作单位的名称申明有无利害关系、能否参加，${INVITATION_DAYS}日内有效，只能答复一次。由链接答复参加的，专家本人登录确认以后才能看到申报材料；有利害关系或者不能参加的，经分管领导同意后由抽取顺序的下一位递补。专家登录后在“我的评审”中答复的，即时生效。`}
        {seat.invitation ? `前一个链接（${invitedSaid(seat.invitation)}）重新生成后作废。` : ''}
      </p>
    </OneTimeLink>
  );
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

import { useState } from 'react';
import { Link } from 'wouter';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import type { Round } from '../round-stepper.tsx';
import { hasRole, isKind, useSession } from '../session.tsx';
import { Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { law, useScheme } from './law.ts';
import { RoundDialog } from './round-dialog.tsx';

/** The server says the same. */
const noOwnScheme = '还没有施行中的本地办法：请先在“办法”中参照省级办法起草，由分管领导签发';

/** Every year's work, the newest first; an authority sets up its own (第十条, 第十七条). */
export default function RoundsPage() {
  const session = useSession();
  const rounds = useRead('GET /api/rounds');
  const [making, setMaking] = useState(false);
  const may = hasRole(session, 'officer', 'leader') && isKind(session, 'province', 'city');
  const scheme = useOwnScheme(may);
  const reason = scheme === null ? noOwnScheme : scheme === undefined ? '正在读取' : null;
  const columns: Column<Round>[] = [
    { key: 'year', head: '年度', num: true, cell: (round) => round.year },
    { key: 'title', head: '认定工作', rowHead: true, cell: (round) => <Link href={to(paths.round, { id: round.id })}>{round.title}</Link> },
    { key: 'issuer', head: '组织部门', cell: (round) => round.issuerName },
    { key: 'window', head: '申报时间', cell: (round) => `${fullDate(round.opensOn)}至${fullDate(round.closesOn)}` },
    { key: 'recommend', head: '推荐截止', cell: (round) => fullDate(round.recommendBy) },
    { key: 'review', head: '评审截止', cell: (round) => fullDate(round.reviewBy, '另定') },
    { key: 'state', head: '状态', cell: (round) => <State round={round} today={session.today} /> },
  ];
  return (
    <main className="page" id="main" tabIndex={-1}>
      <PageHead
        title="年度工作"
        meta={['认定工作每年开展一次，具体时间按当年的申报工作通知（第十条）']}
        actions={
          may ? (
            <Button look="primary" reason={reason} onClick={() => setMaking(true)}>
              建立年度工作
            </Button>
          ) : null
        }
      />
      <Card flush>
        <Loaded read={rounds}>
          {({ rounds: lines }) => (
            <Table
              caption="年度认定工作"
              columns={columns}
              rows={lines}
              keyOf={(round) => round.id}
              stack
              empty={
                <Empty title="还没有年度工作">
                  {isKind(session, 'province') ? '建立后申报单位即可按时间申报。' : '省工业和信息化厅发布申报通知后在这里显示。'}
                </Empty>
              }
            />
          )}
        </Loaded>
      </Card>
      {making && scheme ? (
        <RoundDialog scheme={scheme} last={lastOf(rounds.data?.rounds, session.organisation.id)} onClose={() => setMaking(false)} />
      ) : null}
    </main>
  );
}

/** The newest of the own office that was not cancelled: the next year's begins with it. */
const lastOf = (rounds: readonly Round[] = [], office: string): string | null =>
  rounds.filter(({ issuerId, cancelledAt }) => issuerId === office && cancelledAt === null).sort((a, b) => b.year - a.year)[0]?.id ?? null;

/** By which edition a year may be set up now: the province's in force, a city's own; undefined while it is read, null where a city has none. */
function useOwnScheme(may: boolean): Scheme | undefined | null {
  const session = useSession();
  const local = may && isKind(session, 'city');
  const { data } = useRead('GET /api/editions');
  const { today } = session;
  const own = data?.editions
    .filter(({ own: ours, state, inForce, until }) => ours && state === 'signed' && holds({ inForce, until }, today))
    .sort((a, b) => (a.inForce ?? '').localeCompare(b.inForce ?? ''))
    .at(-1);
  const scheme = useScheme(own?.id);
  if (!local) return law();
  return data && own === undefined ? null : scheme;
}

const holds = ({ inForce, until }: { inForce: string | null; until: string | null }, today: string): boolean =>
  inForce !== null && inForce <= today && (until === null || today <= until);

function State({ round, today }: { round: Round; today: string }) {
  if (round.cancelledAt !== null) return <Badge tone="grey">已取消</Badge>;
  if (round.cancelAskedAt !== null) return <Badge tone="amber">待决定是否取消</Badge>;
  if (today < round.opensOn) return <Badge tone="grey">未开始</Badge>;
  if (today <= round.closesOn) return <Badge tone="blue">申报中</Badge>;
  if (today <= round.recommendBy) return <Badge tone="blue">初审与推荐</Badge>;
  return round.revealedOn ? <Badge tone="green">已结束，密钥已公布</Badge> : <Badge tone="blue">评审、公示与认定</Badge>;
}

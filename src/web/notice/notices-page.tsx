import { Link } from 'wouter';
import type { AnswerOf } from '../client.ts';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import type { Round } from '../round-stepper.tsx';
import { law } from '../scheme/law.ts';
import { hasRole, useSession } from '../session.tsx';
import { Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Card, PageHead, Stack } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { PublishCard } from './publish-card.tsx';

export type Notice = AnswerOf<'GET /api/notices'>['notices'][number];

/** 公示中，还有 n 个工作日; 公示已结束. */
export function Remaining({ notice }: { notice: Notice }) {
  if (!notice.running) return <Badge tone="grey">公示已结束</Badge>;
  return <Badge tone="blue">{notice.workdaysLeft === 0 ? '今天24时截止' : `还有 ${notice.workdaysLeft} 个工作日`}</Badge>;
}

const columns: Column<Notice>[] = [
  { key: 'year', head: '年度', num: true, cell: (notice) => notice.roundYear },
  { key: 'title', head: '公示', rowHead: true, cell: (notice) => <Link href={to(paths.notice, { id: notice.id })}>{notice.title}</Link> },
  { key: 'issuer', head: '公示部门', cell: (notice) => notice.issuer },
  { key: 'from', head: '开始', cell: (notice) => fullDate(notice.publishedOn) },
  { key: 'to', head: '结束', cell: (notice) => fullDate(notice.endsOn) },
  { key: 'count', head: '家数', num: true, cell: (notice) => notice.list.length },
  { key: 'left', head: '剩余', cell: (notice) => <Remaining notice={notice} /> },
];

/** What waits to be published, and every notice; objections and recognition start from here (第八条（四）（五）). */
export default function NoticesPage() {
  const session = useSession();
  const notices = useRead('GET /api/notices');
  const rounds = useRead('GET /api/rounds');
  const own = (rounds.data?.rounds ?? []).filter((round: Round) => round.issuerId === session.organisation.id);
  const staff = hasRole(session, 'officer', 'leader');
  return (
    <main className="page" id="main" tabIndex={-1}>
      <PageHead
        title="公示与认定"
        meta={[`拟认定名单公示${law().notice.workdays}个工作日，无异议后认定（第八条（四）（五））`]}
        actions={staff ? <ButtonLink href={paths.objections}>公示异议</ButtonLink> : null}
      />
      <Stack>
        {staff ? own.map((round) => <PublishCard key={round.id} round={round} />) : null}
        <Card title="公示" flush>
          <Loaded read={notices}>
            {({ notices: lines }) => (
              <Table
                caption="公示"
                columns={columns}
                rows={lines}
                keyOf={(notice) => notice.id}
                stack
                empty={<Empty title="还没有公示">签发拟认定名单后在这里发布。</Empty>}
              />
            )}
          </Loaded>
        </Card>
      </Stack>
    </main>
  );
}

import { Link } from 'wouter';
import type { AnswerOf } from '../client.ts';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { useSession } from '../session.tsx';
import { Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { DueText, dayOf, fullDate } from '../ui/dates.tsx';
import { Card, PageHead, Stack } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { AwayCard } from './away-card.tsx';

type Line = AnswerOf<'GET /api/reviews'>['reviews'][number];

/** An expert's own reviews: those that wait first. */
export default function ReviewsPage() {
  const reviews = useRead('GET /api/reviews');
  const { today } = useSession();
  const columns: Column<Line>[] = [
    { key: 'number', head: '申报编号', cell: (line) => line.number },
    {
      key: 'name',
      head: '申报单位',
      rowHead: true,
      cell: (line) => <Link href={to(paths.review, { id: line.dossierId })}>{line.applicant}</Link>,
    },
    { key: 'round', head: '年度工作', cell: (line) => line.round },
    {
      key: 'due',
      head: '评审截止',
      cell: (line) =>
        line.signedAt || line.state !== 'admitted' ? (
          line.reviewBy
        ) : (
          <DueText dueOn={line.reviewBy} daysLeft={line.reviewDaysLeft} today={today} />
        ),
    },
    { key: 'total', head: '本人评分', num: true, cell: (line) => line.total ?? '' },
    { key: 'state', head: '状态', cell: (line) => <State line={line} /> },
    {
      key: 'act',
      head: <span className="sr">办理</span>,
      cell: (line) => (
        <ButtonLink small href={to(paths.review, { id: line.dossierId })}>
          {line.signedAt || line.state !== 'admitted' ? '查看' : line.acceptedAt ? '评审' : '答复'}
        </ButtonLink>
      ),
    },
  ];
  return (
    <main className="page" id="main" tabIndex={-1}>
      <PageHead title="我的评审" meta={['随机抽取，独立评分，专家组全部签署之前谁也看不到他人的评分和意见（第八条（四））']} />
      <Stack>
        <Card flush>
          <Loaded read={reviews}>
            {({ reviews: lines }) => (
              <Table
                caption="我的评审任务"
                columns={columns}
                rows={lines}
                keyOf={(line) => line.dossierId}
                stack
                empty={<Empty title="没有评审任务">被抽取为评审专家后，任务会出现在这里，并发消息提醒。</Empty>}
              />
            )}
          </Loaded>
        </Card>
        <AwayCard says />
      </Stack>
    </main>
  );
}

function State({ line }: { line: Line }) {
  if (line.signedAt) return <Badge tone="green">已签署 {fullDate(dayOf(line.signedAt))}</Badge>;
  if (line.state !== 'admitted') return <Badge tone="grey">评审已结束</Badge>;
  return <Badge tone="amber">{line.acceptedAt ? '待评审' : '待申明利害关系'}</Badge>;
}

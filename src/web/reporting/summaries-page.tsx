import { useState } from 'react';
import { Link } from 'wouter';
import { yearOf } from '../../core/calendar/day.ts';
import { lastEndedPeriod } from '../../core/deadlines/reporting.ts';
import type { AnswerOf } from '../client.ts';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { law } from '../scheme/law.ts';
import { isKind, useSession } from '../session.tsx';
import { Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Tally } from '../ui/check.tsx';
import { Select } from '../ui/controls.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { DueLine } from './due.tsx';
import { ProvinceTable } from './province-table.tsx';
import { quarters, toneOf } from './words.ts';

type Board = AnswerOf<'GET /api/reporting/board'>;
type BoardLine = Board['authorities'][number];
type SummaryLine = AnswerOf<'GET /api/summaries'>['summaries'][number];

/** 季度汇总表: the province's board of a quarter, an authority's own summaries. */
export default function SummariesPage() {
  const session = useSession();
  const whole = isKind(session, 'province', 'supervision');
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead
        title={whole ? '季度报送进度' : '季度汇总表'}
        meta={[`主管部门于每季度结束后${law().reporting.authorityDays}日内报送汇总表（第十五条）`]}
        actions={
          <>
            <ButtonLink href={paths.boards}>季度统计</ButtonLink>
            <ButtonLink href={paths.reports}>季度调度表</ButtonLink>
          </>
        }
      />
      {whole ? <ProvinceBoard /> : <Own />}
    </main>
  );
}

function Own() {
  const summaries = useRead('GET /api/summaries');
  return (
    <Card flush>
      <Loaded read={summaries} lines={6}>
        {(data) => (
          <Table
            caption="季度汇总表"
            columns={ownColumns}
            rows={data.summaries}
            keyOf={(one) => one.id}
            stack
            empty={<Empty title="还没有汇总表">辖区内有示范平台后，每季度末系统自动开出汇总表，随平台报送实时计算。</Empty>}
          />
        )}
      </Loaded>
    </Card>
  );
}

const ownColumns: readonly Column<SummaryLine>[] = [
  { key: 'period', head: '季度', rowHead: true, cell: (one) => <Link href={to(paths.summary, { id: one.id })}>{one.period}</Link> },
  { key: 'issuer', head: '报送', cell: (one) => one.issuer },
  { key: 'state', head: '状态', cell: (one) => <Badge tone={toneOf(one.state)}>{one.state.label}</Badge> },
  { key: 'due', head: '期限', cell: (one) => <DueLine due={one.due} /> },
  { key: 'day', head: '审核', cell: (one) => <Link href={to(paths.cityDay, { id: one.id })}>逐家审核</Link> },
];

function ProvinceBoard() {
  const { today } = useSession();
  const [period, setPeriod] = useState<{ year: number; quarter: number }>(lastEndedPeriod(today));
  const board = useRead('GET /api/reporting/board', { query: period });
  const years = [0, 1, 2, 3].map((n) => String(yearOf(today) - n)).map((value) => ({ value, label: `${value}年` }));
  return (
    <Card flush>
      <div className="filters">
        <Select
          small
          aria-label="年度"
          options={years}
          value={String(period.year)}
          onChange={(event) => setPeriod({ ...period, year: Number(event.target.value) })}
        />
        <Select
          small
          aria-label="季度"
          options={quarters}
          value={String(period.quarter)}
          onChange={(event) => setPeriod({ ...period, quarter: Number(event.target.value) })}
        />
      </div>
      <Loaded read={board} lines={8}>
        {(data) => <BoardTable board={data} />}
      </Loaded>
      <ProvinceTable period={period} />
    </Card>
  );
}

const sum = (board: Board, of: (one: BoardLine) => number): number => board.authorities.reduce((total, one) => total + of(one), 0);

const BoardTable = ({ board }: { board: Board }) =>
  board.authorities.length === 0 ? (
    <Empty title={`${board.period}没有报送任务`}>该季度末没有在有效期内的示范平台，或季度尚未结束。</Empty>
  ) : (
    <>
      <Tally
        items={[
          { n: sum(board, (one) => one.platforms), label: '应报平台' },
          { n: sum(board, (one) => one.reported), label: '已报', tone: 'ok' },
          { n: sum(board, (one) => one.missing.length), label: '未报', tone: 'soon' },
          { n: sum(board, (one) => one.late), label: '逾期', tone: 'late' },
        ]}
      />
      <Table
        caption={`${board.period}报送进度`}
        columns={boardColumns}
        rows={board.authorities}
        keyOf={(one) => `${one.authorityId}:${one.summaryId}`}
        stack
      />
    </>
  );

const boardColumns: readonly Column<BoardLine>[] = [
  {
    key: 'authority',
    head: '主管部门',
    rowHead: true,
    cell: (one) => (one.summaryId ? <Link href={to(paths.summary, { id: one.summaryId })}>{one.authority}</Link> : one.authority),
  },
  { key: 'platforms', head: '平台数', num: true, cell: (one) => one.platforms },
  { key: 'reported', head: '已报', num: true, cell: (one) => one.reported },
  { key: 'late', head: '逾期', num: true, cell: (one) => (one.late > 0 ? <span className="late">{one.late}</span> : 0) },
  { key: 'missing', head: '未报', cell: (one) => (one.missing.length === 0 ? '–' : one.missing.join('、')) },
  {
    key: 'state',
    head: '汇总表',
    cell: (one) => (one.state ? <Badge tone={toneOf(one.state)}>{one.state.label}</Badge> : <span className="muted">无须报送</span>),
  },
  { key: 'due', head: '期限', cell: (one) => (one.due ? <DueLine due={one.due} /> : '–') },
];

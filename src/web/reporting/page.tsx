import { useState } from 'react';
import { Link } from 'wouter';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { law } from '../scheme/law.ts';
import { hasRole, useSession } from '../session.tsx';
import { Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Select } from '../ui/controls.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { DueLine } from './due.tsx';
import { functionsOf, quarters, type ReportLine, toneOf } from './words.ts';

/** 季度调度表: a platform's own, an authority's area, for the province and the supervisors all. */
export default function ReportsPage() {
  const session = useSession();
  const own = hasRole(session, 'clerk');
  const reports = useRead('GET /api/reports');
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead
        title="季度调度表"
        meta={[`${own ? '' : '辖区内'}平台于每季度结束后${law().reporting.platformDays}日内报送（第十五条）`]}
        actions={own ? undefined : <ButtonLink href={paths.summaries}>季度汇总表</ButtonLink>}
      />
      <Card flush>
        <Loaded read={reports} lines={8}>
          {(data) => (data.reports.length === 0 ? <Nothing own={own} /> : <Reports reports={data.reports} own={own} />)}
        </Loaded>
      </Card>
    </main>
  );
}

const Nothing = ({ own }: { own: boolean }) => (
  <Empty title="还没有季度调度表">
    {own ? '取得示范平台称号后，每季度末系统自动开出调度表，并带入上季度的基础数据。' : '辖区内有示范平台后，每季度末系统自动开出调度表。'}
  </Empty>
);

type Filter = { period: string; state: string };

function Reports({ reports, own }: { reports: readonly ReportLine[]; own: boolean }) {
  const [filter, setFilter] = useState<Filter>({ period: '', state: '' });
  const shown = reports.filter(
    (one) => (filter.period === '' || keyOf(one) === filter.period) && (filter.state === '' || one.state.name === filter.state),
  );
  const periods = unique(reports.map((one) => ({ value: keyOf(one), label: one.period })));
  const states = unique(reports.map((one) => ({ value: one.state.name, label: one.state.label })));
  return (
    <>
      <div className="filters">
        <Select
          small
          aria-label="季度"
          empty="全部季度"
          options={periods}
          value={filter.period}
          onChange={(event) => setFilter({ ...filter, period: event.target.value })}
        />
        <Select
          small
          aria-label="状态"
          empty="全部状态"
          options={states}
          value={filter.state}
          onChange={(event) => setFilter({ ...filter, state: event.target.value })}
        />
        <span className="filters__end small muted" role="status">
          {shown.length} 份，逾期未报 {shown.filter((one) => one.due.status === 'overdue').length} 份
        </span>
      </div>
      <Table
        caption="季度调度表"
        columns={own ? columns.filter(({ key }) => key !== 'authority') : columns}
        rows={shown}
        keyOf={(one) => one.id}
        stack
        empty={<Empty title="没有符合的调度表">换一个季度或状态。</Empty>}
      />
    </>
  );
}

const keyOf = (one: ReportLine): string => `${one.year}Q${one.quarter}`;
const unique = (options: readonly { value: string; label: string }[]) =>
  options.filter(({ value }, index) => options.findIndex((one) => one.value === value) === index);

const columns: readonly Column<ReportLine>[] = [
  {
    key: 'period',
    head: '季度',
    rowHead: true,
    cell: (one) => <Link href={to(paths.report, { id: one.id })}>{`${one.year}年${quarters[one.quarter - 1]?.label}`}</Link>,
  },
  { key: 'platform', head: '平台单位名称', cell: (one) => one.platform },
  { key: 'number', head: '证书编号', cell: (one) => <span className="nowrap">{one.certificateNumber}</span> },
  { key: 'authority', head: '主管部门', cell: (one) => one.authority },
  { key: 'functions', head: '服务功能', cell: (one) => functionsOf(one.functions) },
  {
    key: 'state',
    head: '状态',
    cell: (one) => (
      <>
        <Badge tone={toneOf(one.state)}>{one.state.label}</Badge> {one.nothingToReport ? <Badge>零报告</Badge> : null}
      </>
    ),
  },
  { key: 'due', head: '期限', cell: (one) => <DueLine due={one.due} /> },
];

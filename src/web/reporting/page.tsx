import { Link } from 'wouter';
import { reportProcedure } from '../../core/procedure/report.ts';
import { functionsOf } from '../../core/scheme/functions.ts';
import { type AnswerOf, call } from '../client.ts';
import { type FileColumn, LeftOut, ListFile } from '../list-file.tsx';
import { useListed } from '../onward.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useReadPage } from '../query.tsx';
import { law } from '../scheme/law.ts';
import { hasRole, useSession } from '../session.tsx';
import { Empty } from '../ui/alert.tsx';
import { useAsked } from '../ui/asked.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Filters } from '../ui/filters.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { pageQuery, pagerOf } from '../ui/page-of.ts';
import { PageGone, Pager } from '../ui/pager.tsx';
import { PrintButton } from '../ui/print.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useWhole } from '../ui/whole.ts';
import { Views } from '../views/views.tsx';
import { DueLine } from './due.tsx';
import { isState, reportNames, reportsAsked } from './reports-asked.ts';
import { quarters, type ReportLine, toneOf } from './words.ts';

const PAGE = 50;
type Answer = AnswerOf<'GET /api/reports'>;

/** 季度调度表: a platform's own, an authority's area, for the province and the supervisors all; what is asked for stands in the address. */
export default function ReportsPage() {
  const own = hasRole(useSession(), 'clerk');
  const asked = useAsked(reportNames);
  const { page, narrowed } = asked;
  const wanted = reportsAsked(asked.filter);
  const listed = useListed();
  const reports = useReadPage('GET /api/reports', { query: { ...wanted, ...pageQuery(page, PAGE) } });
  const whole = useWhole<ReportLine>(
    ({ id }) => id,
    async (part) => {
      const { reports: rows, total } = await call('GET /api/reports', { query: { ...wanted, ...part } });
      return { rows, total };
    },
  );
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead
        title="季度调度表"
        meta={[`${own ? '' : '辖区内'}平台于每季度结束后${law().reporting.platformDays}日内报送（第十五条）`]}
        actions={
          <>
            <PrintButton />
            <ListFile whole={whole} name="季度调度表清单" columns={fileColumns} total={reports.data?.total} />
            {own ? null : <ButtonLink href={paths.summaries}>季度汇总表</ButtonLink>}
          </>
        }
      />
      <Card flush>
        <Loaded read={reports} lines={8}>
          {(data) =>
            data.last === null ? (
              <Nothing own={own} />
            ) : (
              <>
                <Filters
                  asked={asked}
                  search={own ? undefined : { name: 'search', by: '平台名称或证书编号' }}
                  choices={[
                    { name: 'period', label: '季度', options: periodsOf(data) },
                    { name: 'state', label: '状态', options: states },
                  ]}
                  said={`${data.total} 份，逾期未报 ${data.overdue} 份`}
                >
                  <Views list="reports" filter={asked.filter} knows={knownIn(data)} onOpen={asked.askAll} />
                </Filters>
                <Table
                  caption="季度调度表"
                  columns={columnsOf(own, listed)}
                  rows={whole.rows ?? data.reports}
                  keyOf={(one) => one.id}
                  stack
                  empty={
                    data.total > 0 ? (
                      <PageGone />
                    ) : (
                      <Empty title="没有符合条件的调度表" action={narrowed ? <Button onClick={asked.clear}>清除条件</Button> : undefined}>
                        请换一个季度、状态或名称。
                      </Empty>
                    )
                  }
                />
                <LeftOut whole={whole} shown={data.reports.length} total={data.total} />
                <Pager {...pagerOf(page, PAGE, data.total)} unit="份" onPage={asked.turn} />
              </>
            )
          }
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

const states = Object.entries(reportProcedure.states).map(([value, { label }]) => ({ value, label }));

/** Every quarter between the first and the last of which the reader has any, the last first. */
function periodsOf({ first, last }: Pick<Answer, 'first' | 'last'>): { value: string; label: string }[] {
  if (first === null || last === null) return [];
  const count = (last.year - first.year) * 4 + last.quarter - first.quarter + 1;
  return Array.from({ length: count }, (_, ago) => {
    const index = last.year * 4 + last.quarter - 1 - ago;
    const [year, quarter] = [Math.floor(index / 4), (index % 4) + 1];
    return { value: `${year}Q${quarter}`, label: `${year}年${quarters[quarter - 1]?.label}` };
  });
}

/** A view may speak of a quarter of which the reader has none any more. */
const knownIn =
  (data: Answer) =>
  (name: string, value: string): boolean =>
    name === 'state' ? isState(value) : name !== 'period' || periodsOf(data).some((one) => one.value === value);

const columnsOf = (own: boolean, listed: (link: string) => string): readonly Column<ReportLine>[] => [
  {
    key: 'period',
    head: '季度',
    rowHead: true,
    cell: (one) => (
      <Link className="nowrap" href={listed(to(paths.report, { id: one.id }))}>{`${one.year}年${quarters[one.quarter - 1]?.label}`}</Link>
    ),
  },
  ...columns.filter(({ key }) => !own || key !== 'authority'),
];

const columns: readonly Column<ReportLine>[] = [
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
  { key: 'due', head: '期限', cell: (one) => <DueLine due={one.due} revise={one.revise} /> },
];

const fileColumns: readonly FileColumn<ReportLine>[] = [
  ['年度', (one) => String(one.year)],
  ['季度', (one) => quarters[one.quarter - 1]?.label ?? ''],
  ['平台单位名称', (one) => one.platform],
  ['证书编号', (one) => one.certificateNumber],
  ['主管部门', (one) => one.authority],
  ['服务功能', (one) => functionsOf(one.functions)],
  ['状态', (one) => one.state.label],
  ['零报告', (one) => (one.nothingToReport ? '是' : '')],
  ['截止日期', (one) => one.due.dueOn],
  ['逾期天数', (one) => (one.due.daysLate > 0 ? String(one.due.daysLate) : '')],
];

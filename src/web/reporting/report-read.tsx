import { type FigureKey, figureKeys, sampleTableForms } from '../../core/annexes/annex7.ts';
import type { Field, Row, TableForm } from '../../core/annexes/field.ts';
import { href } from '../client.ts';
import { readable } from '../form/shown.ts';
import { hasRole, useSession } from '../session.tsx';
import { Empty } from '../ui/alert.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Card, Columns, Stack } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { BasisOf, madeOf } from './basis.tsx';
import { FigureBehind } from './behind-figure.tsx';
import { Doubted } from './doubts.tsx';
import { LedgerChanged } from './from-ledger.tsx';
import { Alerts, Versions } from './report-facts.tsx';
import { Revealed } from './revealed.tsx';
import { ReviewBar } from './review-bar.tsx';
import { change, figureLabel, figureOf, type ReportView } from './words.ts';

/** What came in: figures beside the quarter before, the sample tables with contacts masked, receipts. */
export function ReportRead({ view }: { view: ReportView }) {
  const nothing = view.versions.length === 0;
  const own = hasRole(useSession(), 'clerk');
  return (
    <>
      {own && !nothing ? <LedgerChanged view={view} /> : null}
      <Columns as="main-side">
        <Stack>
          {nothing ? (
            <Card flush>
              <Empty title="尚未报送">平台报送之后，这里显示调度表和样表；填写中的数据只有平台自己看得到。</Empty>
            </Card>
          ) : (
            <>
              <FigureTable view={view} />
              <SampleRows id={view.id} table={sampleTableForms.frequent} rows={view.sampleTables.frequent} />
              <SampleRows id={view.id} table={sampleTableForms.events} rows={view.sampleTables.events} />
              {view.annualSummary ? (
                <Card title="年度服务工作总结">
                  <p className="pre">{view.annualSummary}</p>
                </Card>
              ) : null}
            </>
          )}
        </Stack>
        <Stack>
          <BasisOf view={view} />
          <Doubted doubts={view.doubts} explanation={view.explanation} />
          <Alerts alerts={view.alerts} />
          <Versions view={view} />
        </Stack>
      </Columns>
      <ReviewBar view={view} />
    </>
  );
}

function FigureTable({ view }: { view: ReportView }) {
  const sameYear = view.quarter > 1;
  const columns: readonly Column<FigureKey>[] = [
    { key: 'label', head: '项目', rowHead: true, cell: figureLabel },
    { key: 'group', head: '类别', cell: (key) => figureOf(key).group },
    {
      key: 'now',
      head: '本季度',
      num: true,
      cell: (key) => (
        <FigureBehind made={madeOf(view)} figure={key}>
          {readable(figureOf(key), view.figures[key] ?? null)}
        </FigureBehind>
      ),
    },
    {
      key: 'before',
      head: view.previous?.period ?? '上季度',
      num: true,
      cell: (key) => (view.previous ? readable(figureOf(key), view.previous.figures[key] ?? null) : '–'),
    },
    {
      key: 'change',
      head: '增减',
      num: true,
      cell: (key) => (sameYear || figureOf(key).kind === 'atQuarterEnd' ? change(view.figures[key], view.previous?.figures[key]) : ''),
    },
  ];
  return (
    <Card title={view.nothingToReport ? '调度表（零报告）' : '调度表'} flush>
      <Table caption="调度表" columns={columns} rows={figureKeys} keyOf={(key) => key} tight stack />
    </Card>
  );
}

type SampleFilesProps = { id: string | undefined; table: string; rows: number };

/** How many rows, and the table as a page and as a sheet. */
export function SampleFiles({ id, table, rows }: SampleFilesProps) {
  const request = { params: { id: id ?? '' }, query: { table: table === 'events' ? ('events' as const) : ('frequent' as const) } };
  return (
    <span className="small muted">
      {rows} 行{' '}
      {id === undefined || rows === 0 ? null : (
        <>
          <ButtonLink small look="quiet" href={href('GET /api/reports/{id}/sample.pdf', request)} newTab>
            PDF
          </ButtonLink>
          <ButtonLink small look="quiet" href={href('GET /api/reports/{id}/sample.xlsx', request)} download>
            Excel
          </ButtonLink>
        </>
      )}
    </span>
  );
}

/** A sample table as it came in; `id`: of the report of which contacts may be opened, none for an earlier version. */
export function SampleRows({ id, table, rows }: { id?: string; table: TableForm; rows: readonly Row[] }) {
  const mayReveal = hasRole(useSession(), 'officer', 'leader');
  const columns: Column<Row>[] = Object.entries<Field>(table.columns).map(([key, field]) => ({
    key,
    head: field.label,
    num: field.type === 'integer',
    cell: (row) => {
      const text = readable(field, row.cells[key] ?? null);
      return field.personal && mayReveal && id !== undefined ? (
        <Revealed id={id} path={`${table.key}/${row.id}/${key}`} label={field.label} text={text} />
      ) : (
        text
      );
    },
  }));
  return (
    <Card title={table.label} aside={<SampleFiles id={id} table={table.key} rows={rows.length} />} flush>
      <Table
        caption={table.label}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.id}
        tight
        empty={<Empty title="没有内容">平台没有填写这张样表。</Empty>}
      />
    </Card>
  );
}

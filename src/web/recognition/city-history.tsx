import { useState } from 'react';
import { Link } from 'wouter';
import { stateNames } from '../../core/workflow/state.ts';
import { call } from '../client.ts';
import { caseFile } from '../dossier/case-table.tsx';
import { LeftOut, ListFile } from '../list-file.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useRead, useReadPage } from '../query.tsx';
import { Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Select } from '../ui/controls.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Card } from '../ui/page.tsx';
import { pageQuery, pagerOf } from '../ui/page-of.ts';
import { PageGone, Pager } from '../ui/pager.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useWhole } from '../ui/whole.ts';
import { type Case, historyOf, type Year } from './city.ts';

/** Its cases of this and of earlier rounds: the years with their outcomes, and the cases of one year. */
export function CityHistory() {
  const read = useRead('GET /api/dossiers', { query: { counts: 'yes', limit: 1 } });
  return (
    <Loaded read={read} lines={8}>
      {({ counts }) => <History years={historyOf(counts)} />}
    </Loaded>
  );
}

const zero = (n: number) => (n === 0 ? <span className="muted">0</span> : n);

const yearColumns: readonly Column<Year>[] = [
  { key: 'year', head: '年度', rowHead: true, cell: (one) => `${one.year}年度` },
  { key: 'submitted', head: '申报', num: true, cell: (one) => one.submitted },
  {
    key: 'recognised',
    head: '认定',
    num: true,
    cell: (one) => (one.recognised > 0 ? <span className="ok">{one.recognised}</span> : zero(0)),
  },
  { key: 'declined', head: '不予推荐', num: true, cell: (one) => zero(one.declined) },
  { key: 'refused', head: '未通过评审、公示', num: true, cell: (one) => zero(one.refused) },
  { key: 'withdrawn', head: '撤回', num: true, cell: (one) => zero(one.withdrawn) },
  { key: 'open', head: '在办', num: true, cell: (one) => zero(one.open) },
];

const caseColumns: readonly Column<Case>[] = [
  { key: 'number', head: '申报编号', cell: (one) => <span className="nowrap">{one.number ?? '–'}</span> },
  {
    key: 'applicant',
    head: '申报单位',
    rowHead: true,
    cell: (one) => <Link href={to(paths.dossier, { id: one.id })}>{one.applicant}</Link>,
  },
  { key: 'submitted', head: '提交', cell: (one) => <span className="nowrap">{fullDate(one.submittedOn)}</span> },
  { key: 'state', head: '结果', cell: (one) => <Badge tone={one.state.tone}>{one.state.label}</Badge> },
];

/** Whose drafts are nobody else's business. */
const sent = stateNames.filter((name) => name !== 'draft').join(',');
const PAGE = 50;

function History({ years }: { years: readonly Year[] }) {
  const [chosen, setChosen] = useState('');
  const year = chosen || String(years[0]?.year ?? '');
  if (years.length === 0)
    return (
      <Card title="历年申报" flush>
        <Empty title="还没有申报">申报单位提交后，按年度列出收到多少、结果如何。</Empty>
      </Card>
    );
  return (
    <>
      <Card title="历年申报" flush>
        <Table caption="历年申报与结果" tight columns={yearColumns} rows={years} keyOf={(one) => String(one.year)} stack />
      </Card>
      <Card
        title={`${year}年度的申报`}
        flush
        aside={
          <Select
            small
            aria-label="年度"
            options={years.map((one) => ({ value: String(one.year), label: `${one.year}年度` }))}
            value={year}
            onChange={(event) => setChosen(event.target.value)}
          />
        }
      >
        <CasesOf key={year} year={year} />
      </Card>
    </>
  );
}

function CasesOf({ year }: { year: string }) {
  const [page, setPage] = useState(1);
  const asked = { year: Number(year), state: sent };
  const read = useReadPage('GET /api/dossiers', { query: { ...asked, ...pageQuery(page, PAGE) } });
  const whole = useWhole<Case>(
    ({ id }) => id,
    async (part) => {
      const { dossiers, total } = await call('GET /api/dossiers', { query: { ...asked, ...part } });
      return { rows: dossiers, total };
    },
  );
  return (
    <Loaded read={read}>
      {({ dossiers, total }) => (
        <>
          <Table
            caption={`${year}年度的申报`}
            columns={caseColumns}
            rows={whole.rows ?? dossiers}
            keyOf={(one) => one.id}
            stack
            empty={<PageGone />}
          />
          <LeftOut whole={whole} shown={dossiers.length} total={total} />
          <div className="filters">
            <ListFile small whole={whole} name={`${year}年度申报`} columns={caseFile} total={total} />
          </div>
          <Pager {...pagerOf(page, PAGE, total)} unit="件" onPage={setPage} />
        </>
      )}
    </Loaded>
  );
}

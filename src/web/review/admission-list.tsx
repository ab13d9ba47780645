import { useState } from 'react';
import { Link } from 'wouter';
import { type AnswerOf, call } from '../client.ts';
import { caseFile } from '../dossier/case-table.tsx';
import { LeftOut, ListFile } from '../list-file.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useRead, useReadPage } from '../query.tsx';
import { Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { pageQuery, pagerOf } from '../ui/page-of.ts';
import { PageGone, Pager } from '../ui/pager.tsx';
import { PrintButton } from '../ui/print.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useWhole } from '../ui/whole.ts';
import { StepButtons } from './steps.tsx';

const PAGE = 50;
type Line = AnswerOf<'GET /api/dossiers'>['dossiers'][number];

const tabs = [
  { key: 'recommended', label: '待受理', empty: '推荐部门签发推荐后在这里受理（第八条（三）（四））。' },
  { key: 'admitted', label: '评审中', empty: '受理后抽取专家组评审。' },
  { key: 'reviewed', label: '已评审', empty: '评审结束后排序。' },
  { key: 'proposed', label: '拟认定', empty: '领导签发拟认定名单后公示。' },
  { key: 'rejected,notProposed,setAside,recognised', label: '已办结', empty: '' },
] as const;

/** The round's cases by what is to be done with them; what was recommended is admitted, rejected or sent back here. */
export function AdmissionList({ roundId }: { roundId: string }) {
  const [{ tab, page }, show] = useState({ tab: 'recommended', page: 1 });
  const read = useReadPage('GET /api/dossiers', { query: { roundId, state: tab, counts: 'yes', ...pageQuery(page, PAGE) } });
  const whole = useWhole<Line>(
    ({ id }) => id,
    async (part) => {
      const { dossiers, total } = await call('GET /api/dossiers', { query: { roundId, state: tab, ...part } });
      return { rows: dossiers, total };
    },
  );
  const counts = read.data?.counts ?? [];
  const inTab = (key: string) => counts.filter(({ state }) => key.split(',').includes(state)).reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="card">
      <Tabs
        label="本年度申报"
        tabs={tabs.map(({ key, label }) => ({ key, label, count: inTab(key) }))}
        current={tab}
        onChange={(key) => show({ tab: key, page: 1 })}
      >
        <Loaded read={read}>
          {({ dossiers, total }) => (
            <>
              <Table
                caption="本年度申报"
                // What is offered for a case is asked of the server, case by case; on paper there is nothing to press.
                columns={whole.rows ? columns.filter(({ key }) => key !== 'act') : columns}
                rows={whole.rows ?? dossiers}
                keyOf={(line) => line.id}
                stack
                empty={total > 0 ? <PageGone /> : <Empty title="没有申报">{tabs.find(({ key }) => key === tab)?.empty}</Empty>}
              />
              <LeftOut whole={whole} shown={dossiers.length} total={total} />
              <div className="filters">
                <PrintButton small />
                <ListFile
                  small
                  whole={whole}
                  name={`本年度申报-${tabs.find(({ key }) => key === tab)?.label}`}
                  columns={caseFile}
                  total={total}
                />
              </div>
              <Pager {...pagerOf(page, PAGE, total)} unit="件" onPage={(to) => show({ tab, page: to })} />
            </>
          )}
        </Loaded>
      </Tabs>
    </section>
  );
}

const columns: Column<Line>[] = [
  { key: 'number', head: '申报编号', cell: (line) => line.number },
  { key: 'name', head: '申报单位', rowHead: true, cell: (line) => <Link href={to(paths.dossier, { id: line.id })}>{line.applicant}</Link> },
  { key: 'recommender', head: '推荐部门', cell: (line) => line.recommender },
  { key: 'state', head: '状态', cell: (line) => <Badge tone={line.state.tone}>{line.state.label}</Badge> },
  { key: 'act', head: <span className="sr">办理</span>, cell: (line) => <Acts line={line} /> },
];

function Acts({ line }: { line: Line }) {
  if (line.state.name === 'recommended') return <Intake line={line} />;
  if (['admitted', 'reviewed', 'proposed'].includes(line.state.name))
    return (
      <ButtonLink small href={to(paths.panel, { id: line.id })}>
        专家组
      </ButtonLink>
    );
  return null;
}

/** What the server offers for this case. */
function Intake({ line }: { line: Line }) {
  const view = useRead('GET /api/dossiers/{id}', { params: { id: line.id } });
  if (!view.data) return null;
  return (
    <span className="row">
      <StepButtons small of={line} offers={view.data.offers} />
    </span>
  );
}

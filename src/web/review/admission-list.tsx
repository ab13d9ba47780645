import { Link } from 'wouter';
import { type AnswerOf, call } from '../client.ts';
import { caseFile } from '../dossier/case-table.tsx';
import { LeftOut, ListFile } from '../list-file.tsx';
import { useListed } from '../onward.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useRead, useReadPage } from '../query.tsx';
import { Empty } from '../ui/alert.tsx';
import { useAsked } from '../ui/asked.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Filters } from '../ui/filters.tsx';
import { pageQuery, pagerOf } from '../ui/page-of.ts';
import { PageGone, Pager } from '../ui/pager.tsx';
import { PrintButton } from '../ui/print.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useWhole } from '../ui/whole.ts';
import { admissionAsked, admissionNames, admissionTabs, tabIn } from './admission-asked.ts';
import { StepButtons } from './steps.tsx';

const PAGE = 50;
type Line = AnswerOf<'GET /api/dossiers'>['dossiers'][number];

/** The round's cases by what is to be done with them; what was recommended is admitted, rejected or sent back here. */
export function AdmissionList({ roundId }: { roundId: string }) {
  const asked = useAsked(admissionNames);
  const { filter, page } = asked;
  const tab = tabIn(filter);
  const query = admissionAsked(roundId, filter);
  const listed = useListed();
  const read = useReadPage('GET /api/dossiers', { query: { ...query, counts: 'yes', ...pageQuery(page, PAGE) } });
  const whole = useWhole<Line>(
    ({ id }) => id,
    async (part) => {
      const { dossiers, total } = await call('GET /api/dossiers', { query: { ...query, ...part } });
      return { rows: dossiers, total };
    },
  );
  const counts = read.data?.counts ?? [];
  const inTab = (states: string) =>
    counts.filter(({ state }) => states.split(',').includes(state)).reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="card">
      <Tabs
        label="本年度申报"
        tabs={admissionTabs.map(({ key, label, states }) => ({ key, label, count: inTab(states) }))}
        current={tab.key}
        onChange={(key) => asked.ask('tab', key === admissionTabs[0].key ? '' : key)}
      >
        <Filters asked={asked} choices={[]} search={{ name: 'search', by: '申报单位、申报编号或信用代码' }} />
        <Loaded read={read}>
          {({ dossiers, total }) => (
            <>
              <Table
                caption="本年度申报"
                // What is offered for a case is asked of the server, case by case; on paper there is nothing to press.
                columns={columnsOf(listed).filter(({ key }) => key !== 'act' || !whole.rows)}
                rows={whole.rows ?? dossiers}
                keyOf={(line) => line.id}
                stack
                empty={
                  total > 0 ? <PageGone /> : <None sought={filter.search !== ''} empty={tab.empty} onAll={() => asked.ask('search', '')} />
                }
              />
              <LeftOut whole={whole} shown={dossiers.length} total={total} />
              <div className="filters">
                <PrintButton small />
                <ListFile small whole={whole} name={`本年度申报-${tab.label}`} columns={caseFile} total={total} />
              </div>
              <Pager {...pagerOf(page, PAGE, total)} unit="件" onPage={asked.turn} />
            </>
          )}
        </Loaded>
      </Tabs>
    </section>
  );
}

const None = ({ sought, empty, onAll }: { sought: boolean; empty: string; onAll: () => void }) =>
  sought ? (
    <Empty title="没有符合条件的申报" action={<Button onClick={onAll}>清除查找</Button>}>
      请换一个词，或看看别的状态。
    </Empty>
  ) : (
    <Empty title="没有申报">{empty}</Empty>
  );

/** Each leads to its case, which goes on to the next of the list. */
type Listed = (link: string) => string;

const columnsOf = (listed: Listed): Column<Line>[] => [
  { key: 'number', head: '申报编号', cell: (line) => line.number },
  {
    key: 'name',
    head: '申报单位',
    rowHead: true,
    cell: (line) => <Link href={listed(to(paths.dossier, { id: line.id }))}>{line.applicant}</Link>,
  },
  { key: 'recommender', head: '推荐部门', cell: (line) => line.recommender },
  { key: 'state', head: '状态', cell: (line) => <Badge tone={line.state.tone}>{line.state.label}</Badge> },
  { key: 'act', head: <span className="sr">办理</span>, cell: (line) => <Acts line={line} listed={listed} /> },
];

function Acts({ line, listed }: { line: Line; listed: Listed }) {
  if (line.state.name === 'recommended') return <Intake line={line} />;
  if (['admitted', 'reviewed', 'proposed'].includes(line.state.name))
    return (
      <ButtonLink small href={listed(to(paths.panel, { id: line.id }))}>
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

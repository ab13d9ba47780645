import { Link, useParams } from 'wouter';
import { type FigureKey, figureKeys } from '../../core/annexes/annex7.ts';
import { functionsOf } from '../../core/scheme/functions.ts';
import { News, OthersAtWork } from '../at-work/at-work.tsx';
import type { Done } from '../at-work/news.ts';
import { useAtWork } from '../at-work/use-at-work.ts';
import { href } from '../client.ts';
import { Lacking } from '../form/lacking.tsx';
import { Onward } from '../onward.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Alert, Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Card, Columns, Kv, PageHead, Stack } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { Doubted } from './doubts.tsx';
import { DueLine } from './due.tsx';
import { Alerts, Late } from './report-facts.tsx';
import { ByHand, Signatures } from './signatures.tsx';
import { SummaryBar } from './summary-bar.tsx';
import { headOf, type SummaryView, toneOf } from './words.ts';

/** 附件8: a line each platform, 合计, who has not reported, who is late; live until it is prepared. */
export default function SummaryPage() {
  const { id = '' } = useParams<{ id: string }>();
  const summary = useRead('GET /api/summaries/{id}', { params: { id } });
  return (
    <main className="page" id="main" tabIndex={-1}>
      <Loaded read={summary} lines={10}>
        {(view) => (
          <>
            <Head view={view} />
            <Stack>
              <Lines view={view} />
              <Columns as="main-side">
                <AnnualSummaries view={view} />
                <Side view={view} />
              </Columns>
            </Stack>
            <SummaryBar key={view.id} view={view} />
          </>
        )}
      </Loaded>
    </main>
  );
}

/** What people wrote on annex 8, by where it stands there. */
const textsOn = ({ authority, lines, missing, preparedBy, signedBy }: SummaryView): Readonly<Record<string, string | null>> => ({
  主管部门名称: authority,
  平台单位名称: [...lines.map(({ platform }) => platform), ...missing].join(''),
  填报人: preparedBy,
  分管领导: signedBy,
});

const none: readonly Done[] = [];

/** Of when the table is. */
function dataOf({ signedNo, frozen }: SummaryView): string {
  if (signedNo !== null) return signedNo === 1 ? '签发时的数据' : `第${signedNo - 1}次更正，签发时的数据`;
  return frozen ? '编制时的数据' : '实时数据，随平台报送更新';
}

function Head({ view }: { view: SummaryView }) {
  const params = { params: { id: view.id } };
  const on = hasRole(useSession(), 'clerk', 'officer', 'leader');
  const atWork = useAtWork({ kind: 'summaries', id: view.id, place: 'summary', on });
  return (
    <>
      <PageHead
        crumbs={[{ label: '季度汇总表', href: paths.summaries }, { label: view.period }]}
        title={`${view.authority}　${view.period}汇总表`}
        now={on ? <OthersAtWork {...atWork} /> : null}
        badge={<Badge tone={toneOf(view.state)}>{view.state.label}</Badge>}
        meta={[<DueLine key="due" due={view.due} />, view.derivation, `报 ${view.issuer}`, dataOf(view)]}
        actions={
          <>
            <Onward />
            <ButtonLink href={to(paths.cityDay, { id: view.id })}>逐家审核</ButtonLink>
            <ButtonLink href={href('GET /api/summaries/{id}/annex8.pdf', params)} newTab>
              附件8（PDF）
            </ButtonLink>
            <ButtonLink href={href('GET /api/summaries/{id}/annex8.xlsx', params)} download>
              附件8（Excel）
            </ButtonLink>
            {view.overviewRequired ? (
              <>
                <ButtonLink href={href('GET /api/summaries/{id}/annual.pdf', params)} newTab>
                  年度总结（PDF）
                </ButtonLink>
                <ButtonLink href={href('GET /api/summaries/{id}/annual.docx', params)} download>
                  年度总结（Word）
                </ButtonLink>
              </>
            ) : null}
          </>
        }
      />
      <Stack>
        <News {...atWork} timeline={none} state={view.state.label} />
        <Lacking paper="附件8" texts={textsOn(view)} />
        {view.givenBackReason ? (
          <Alert tone="amber" title="领导退回，须重新编制后再送签发">
            <p>{view.givenBackReason}</p>
          </Alert>
        ) : null}
        {view.missing.length > 0 ? (
          <Alert tone="amber" title={`未报送的平台 ${view.missing.length} 家${view.asOf ? `（截至${fullDate(view.asOf)}）` : ''}`}>
            <p>{view.missing.join('、')}</p>
          </Alert>
        ) : null}
        {view.returnReason ? (
          <Alert tone="red" title={`${view.issuer}退回，须更正后重报`}>
            <p>{view.returnReason}</p>
          </Alert>
        ) : null}
        {view.outside.length > 0 ? (
          <Alert tone="amber" title="已报送、称号在季度结束前终止，不计入合计">
            <p>{view.outside.join('、')}</p>
          </Alert>
        ) : null}
        {view.stale ? <Stale view={view} /> : null}
        {view.due.provisional ? (
          <Alert tone="amber" title="截止日期暂定">
            <p>{view.due.provisional}</p>
          </Alert>
        ) : null}
      </Stack>
    </>
  );
}

/** The reports say something else than what was fixed: what, and what is to be done. */
const Stale = ({ view: { state, signedNo, changes } }: { view: SummaryView }) => (
  <Alert tone="amber" title={`${signedNo === null ? '编制' : '签发'}之后平台的报送有变化`}>
    {changes.length > 0 ? <p>{changes.join('；')}。</p> : null}
    <p>
      {state.name === 'prepared' || state.name === 'amended'
        ? '现在不能签发，须由经办人重新编制。'
        : '已签发的一份不变；由主管部门编制更正表，签发后重报。'}
    </p>
  </Alert>
);

type Line = SummaryView['lines'][number];

const figureColumns: Column<Line>[] = figureKeys.map((key) => ({
  key,
  head: headOf(key),
  num: true,
  cell: (line) => <Figure line={line} figure={key} />,
}));

/** From a figure to the version that it comes from, and from there to the rows of its ledger. */
const Figure = ({ line: { figures, reportId, no }, figure }: { line: Line; figure: FigureKey }) =>
  reportId === null || no === null ? (
    (figures[figure] ?? '–')
  ) : (
    <Link href={`${to(paths.reportVersion, { id: reportId, no: String(no) })}?figure=${figure}`}>{figures[figure] ?? '–'}</Link>
  );

/** The same, with what is asked about marked in its cell. */
function doubtColumns({ doubted }: SummaryView): readonly Column<Line>[] {
  const said = new Map(doubted.flatMap(({ platformId, doubts }) => doubts.map(({ path, message }) => [`${platformId} ${path}`, message])));
  return columns.map((column) => ({
    ...column,
    cell: (line, index) => {
      const doubt = said.get(`${line.platformId} ${column.key}`);
      return doubt === undefined ? column.cell(line, index) : <mark title={doubt}>{column.cell(line, index)}</mark>;
    },
  }));
}

/** From a line to the version that its figures come from. */
const ToReport = ({ line: { platform, reportId, no } }: { line: Line }) =>
  reportId === null || no === null ? platform : <Link href={to(paths.reportVersion, { id: reportId, no: String(no) })}>{platform}</Link>;

const columns: readonly Column<Line>[] = [
  { key: 'platform', head: '平台单位名称', rowHead: true, cell: (line) => <ToReport line={line} /> },
  { key: 'functions', head: '服务功能', cell: (line) => functionsOf(line.functions) },
  ...figureColumns,
];

const Lines = ({ view }: { view: SummaryView }) => (
  <Card
    title="汇总"
    aside={
      <span className="small muted">
        已报 {view.lines.length} 家，未报 {view.missing.length} 家{view.notAccepted > 0 ? `；其中 ${view.notAccepted} 家尚未接收` : ''}
      </span>
    }
    flush
  >
    {view.lines.length === 0 ? (
      <Empty title="还没有平台报送">平台报送后逐行列入，合计随之计算。</Empty>
    ) : (
      <div className="quarter">
        <Table
          caption={`${view.period}汇总表`}
          columns={doubtColumns(view)}
          rows={view.lines}
          keyOf={(line) => line.platformId}
          tight
          wide
          foot={
            <tr>
              <th scope="row">合计</th>
              <td />
              {figureKeys.map((key) => (
                <td key={key} className="num">
                  {view.totals[key] ?? '–'}
                </td>
              ))}
            </tr>
          }
        />
      </div>
    )}
  </Card>
);

const AnnualSummaries = ({ view }: { view: SummaryView }) => (
  <Stack>
    {view.overview && view.state.name !== 'open' ? (
      <Card title={view.overviewRequired ? '本地示范平台运营及发展情况年度总结' : '说明'}>
        <p className="pre">{view.overview}</p>
      </Card>
    ) : null}
    {view.annualSummaries.map(({ platform, text }) => (
      <Card key={platform} title={`${platform}年度服务工作总结`}>
        <p className="pre">{text}</p>
      </Card>
    ))}
    <Card title="编制与签发">
      <Kv
        items={[
          ['填报人', view.preparedBy ?? '尚未编制'],
          ['分管领导', view.signedBy ?? '尚未签发'],
          ['首次报送', fullDate(view.sentOn, '尚未报送')],
        ]}
      />
    </Card>
  </Stack>
);

const Side = ({ view }: { view: SummaryView }) => (
  <Stack>
    <Signatures view={view} />
    <ByHand changes={view.byHand} />
    <Late late={view.late} />
    {view.doubted.map(({ platformId, platform, ...said }) => (
      <Doubted key={platformId} platform={platform} {...said} />
    ))}
    <Alerts alerts={view.alerts} />
  </Stack>
);

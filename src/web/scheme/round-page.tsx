import { Link, useParams } from 'wouter';
import { closingText } from '../../core/deadlines/round.ts';
import { finalStates, stageOf } from '../../core/workflow/state.ts';
import type { AnswerOf } from '../client.ts';
import { AskAudit } from '../disclosure/ask-audit.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { RevealSecret } from '../recommendation/reveal-secret.tsx';
import { AdmissionList } from '../review/admission-list.tsx';
import { RoundStepper } from '../round-stepper.tsx';
import { hasRole, useSession } from '../session.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Card, Columns, Kv, PageHead, Stack } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';
import { Cancelling } from './cancelling.tsx';
import { Quotas } from './quotas.tsx';
import { Recommended } from './recommended.tsx';
import { ChangesCard } from './round-changes.tsx';

type View = AnswerOf<'GET /api/rounds/{id}'>;

/** One year's work: where it stands, its windows, how many cases stand where, and what an authority does with them. */
export default function RoundPage() {
  const { id } = useParams<{ id: string }>();
  const view = useRead('GET /api/rounds/{id}', { params: { id } });
  return (
    <main className="page" id="main" tabIndex={-1}>
      <Loaded read={view} lines={10}>
        {(data) => <RoundView view={data} />}
      </Loaded>
    </main>
  );
}

function RoundView({ view }: { view: View }) {
  const session = useSession();
  const { round, quotas } = view;
  const own = quotas.find((one) => one.recommenderId === session.organisation.id);
  const authority = session.organisation.id === round.issuerId && hasRole(session, 'officer', 'leader');
  const statistics = <ButtonLink href={to(paths.roundStatistics, { id: round.id })}>统计</ButtonLink>;
  return (
    <>
      <PageHead
        crumbs={[{ label: '年度工作', href: paths.rounds }, { label: `${round.year}年度` }]}
        title={round.title}
        meta={[round.issuerName, `申报 ${fullDate(round.opensOn)}至${fullDate(round.closesOn)}`]}
        actions={
          hasRole(session, 'supervisor') ? (
            <>
              {statistics}
              <ButtonLink href={to(paths.pool, { id: round.id })}>专家库</ButtonLink>
              <AskAudit about={['round']} id={round.id} title={round.title} />
            </>
          ) : authority ? (
            <>
              {statistics}
              <ButtonLink href={to(paths.roundChange, { id: round.id })}>变更、延期</ButtonLink>
              <ButtonLink href={to(paths.pool, { id: round.id })}>专家库</ButtonLink>
              <ButtonLink href={to(paths.ranking, { id: round.id })}>排序与拟认定名单</ButtonLink>
              <ButtonLink href={paths.notices}>公示与认定</ButtonLink>
            </>
          ) : own ? (
            statistics
          ) : null
        }
      />
      {round.cancelledAt === null ? <RoundStepper round={round} stage={isOver(view) ? stageOf('recognised') : undefined} /> : null}
      <Cancelling view={view} />
      <Columns as="main-side">
        <Stack>
          {authority ? <AdmissionList roundId={round.id} /> : null}
          {own ? <Recommended roundId={round.id} quota={own} /> : null}
          {authority ? <Quotas roundId={round.id} version={round.version} quotas={quotas} /> : null}
          <ChangesCard roundId={round.id} />
          <Rubric view={view} />
        </Stack>
        <Stack>
          <Funnel view={view} />
          <Facts view={view} />
          {authority ? <RevealSecret round={round} leader={hasRole(session, 'leader')} /> : null}
        </Stack>
      </Columns>
    </>
  );
}

/** Everything that was sent is decided, and something was recognised: no date says so. */
const isOver = ({ funnel }: View): boolean => {
  const sent = funnel.filter(({ count, state }) => count > 0 && state !== 'draft');
  return sent.some(({ state }) => state === 'recognised') && sent.every(({ state }) => finalStates.some((one) => one === state));
};

function Funnel({ view: { funnel, round } }: { view: View }) {
  const shown = funnel.filter((line) => line.count > 0);
  const total = funnel.reduce((sum, line) => sum + line.count, 0);
  return (
    <Card
      title="本年度进度"
      flush
      aside={
        <Link className="small" href={`${paths.dossiers}?round=${round.id}`}>
          名单
        </Link>
      }
    >
      <Table
        tight
        caption="各状态申报数"
        columns={[
          { key: 'label', head: '状态', rowHead: true, cell: (line) => line.label },
          { key: 'count', head: '申报单位', num: true, cell: (line) => line.count },
        ]}
        rows={shown}
        keyOf={(line) => line.state}
        empty={<p className="card__body muted">还没有申报。</p>}
        foot={
          <tr>
            <th scope="row">合计</th>
            <td className="num">{total}</td>
          </tr>
        }
      />
    </Card>
  );
}

function Facts({ view: { round } }: { view: View }) {
  return (
    <Card title="时间与抽取">
      <Kv
        items={[
          ['推荐截止', fullDate(round.recommendBy)],
          ['评审截止', round.reviewBy ? fullDate(round.reviewBy) : '另定'],
          ['专家组', `${round.panelSize} 人`],
          ['抽样企业', `${round.sampleSize} 家`],
          ['申报截止', closingText(round)],
          ['奖励资金总额', round.rewardFund ? `${round.rewardFund} 万元` : '未定'],
          ['奖励', round.rewardAmount ? `${round.rewardAmount} 万元（第十三条）` : '未定'],
        ]}
      />
    </Card>
  );
}

const Rubric = ({ view: { round } }: { view: View }) => (
  <Card
    title="评分表"
    flush
    aside={<span className="small muted">满分 {round.rubric.reduce((sum, line) => sum + line.weight, 0)} 分</span>}
  >
    <Table
      tight
      caption="评分表"
      columns={[
        { key: 'label', head: '评分项', rowHead: true, cell: (line) => line.label },
        { key: 'weight', head: '满分', num: true, cell: (line) => line.weight },
        { key: 'hint', head: '评审内容', cell: (line) => line.hint },
        { key: 'article', head: '条款', cell: (line) => <span className="nowrap">{line.article}</span> },
      ]}
      rows={round.rubric}
      keyOf={(line) => line.key}
    />
  </Card>
);

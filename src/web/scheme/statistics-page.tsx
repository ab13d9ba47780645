import { useParams } from 'wouter';
import { answers } from '../../core/eligibility/left-to-person.ts';
import type { AnswerOf } from '../client.ts';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { csv, saveCsv } from '../ui/csv.ts';
import { Meter } from '../ui/meter.tsx';
import { Card, PageHead, Stack } from '../ui/page.tsx';
import { PrintButton } from '../ui/print.tsx';
import { type Column, Table } from '../ui/table.tsx';

type Statistics = AnswerOf<'GET /api/rounds/{id}/statistics'>;
type Group = Statistics['total'];
type Line = Statistics['byCondition'][number];

/** A round as it runs, in figures, each table to be taken along: how far, by whom, for what, which condition fails how often. */
export default function StatisticsPage() {
  const { id = '' } = useParams<{ id: string }>();
  const read = useRead('GET /api/rounds/{id}/statistics', { params: { id } });
  return (
    <main className="page" id="main" tabIndex={-1}>
      <Loaded read={read} lines={12}>
        {(data) => <Figures data={data} />}
      </Loaded>
    </main>
  );
}

function Figures({ data }: { data: Statistics }) {
  const whole = data.scope === 'round';
  return (
    <>
      <PageHead
        crumbs={[
          { label: '年度工作', href: paths.rounds },
          { label: data.title, href: to(paths.round, { id: data.roundId }) },
        ]}
        title="年度统计"
        meta={[whole ? '全部申报' : '本部门推荐的申报', '填写中的只计数，不列单位']}
        actions={
          <>
            {whole ? (
              <ButtonLink small href={paths.years}>
                各年度并列
              </ButtonLink>
            ) : null}
            <PrintButton small />
          </>
        }
      />
      <Stack>
        <Progress total={data.total} />
        <Groups
          title="按推荐部门"
          name={`${data.title}-按推荐部门`}
          groups={whole ? [...data.byRecommender, data.total] : data.byRecommender}
        />
        <Groups title="按服务功能" name={`${data.title}-按服务功能`} groups={data.byFunction} note="有几项功能的，各项都计一次" />
        <Conditions data={data} />
      </Stack>
    </>
  );
}

/** How many of those that began got as far as each step. */
function Progress({ total }: { total: Group }) {
  const [first] = total.progress;
  const columns: Column<Group['progress'][number]>[] = [
    { key: 'label', head: '到这一步', rowHead: true, cell: (one) => one.label },
    { key: 'count', head: '件数', num: true, cell: (one) => one.count },
    {
      key: 'share',
      head: '占开始填报的',
      cell: (one) => <Meter percent={Math.round((100 * one.count) / Math.max(1, first?.count ?? 0))} />,
    },
  ];
  return (
    <Card
      title="进度"
      aside={<span className="small muted">{total.beside.map(({ label, count }) => `${label} ${count}`).join('，')}</span>}
      flush
    >
      <Table tight caption="进度" columns={columns} rows={total.progress} keyOf={(one) => one.key} />
    </Card>
  );
}

type GroupsProps = { title: string; name: string; groups: readonly Group[]; note?: string };

function Groups({ title, name, groups, note }: GroupsProps) {
  const heads = [...(groups[0]?.progress ?? []), ...(groups[0]?.beside ?? [])];
  const counts = (group: Group) => [...group.progress, ...group.beside];
  const columns: Column<Group>[] = [
    { key: 'label', head: title.replace('按', ''), rowHead: true, cell: (group) => group.label },
    ...heads.map(({ key, label }, at) => ({ key, head: label, num: true, cell: (group: Group) => counts(group)[at]?.count ?? 0 })),
  ];
  const save = () =>
    saveCsv(
      `${name}.csv`,
      csv(
        [title.replace('按', ''), ...heads.map(({ label }) => label)],
        groups.map((group) => [group.label, ...counts(group).map(({ count }) => String(count))]),
      ),
    );
  return (
    <Card title={title} aside={<Taking note={note} none={groups.length === 0} onSave={save} />} flush>
      <Table
        tight
        wide
        caption={title}
        columns={columns}
        rows={groups}
        keyOf={(group) => group.label}
        empty={<p className="card__body muted">还没有申报。</p>}
      />
    </Card>
  );
}

const Taking = ({ note, none, onSave }: { note?: string | undefined; none: boolean; onSave: () => void }) => (
  <span className="row">
    {note ? <span className="small muted">{note}</span> : null}
    <Button small reason={none ? '没有可导出的' : null} reasonAt="hidden" onClick={onSave}>
      导出
    </Button>
  </span>
);

const verdicts = { met: '符合', notMet: '不符合', forPerson: '留给人判断', unknown: '未填' };
/** The figures of a condition, side by side: what the program found, what recommenders and experts said. */
const figures = (whole: boolean): readonly { key: string; label: string; of: (line: Line) => number }[] => [
  ...Object.entries(verdicts).map(([key, label]) => ({
    key: `p-${key}`,
    label: `系统：${label}`,
    of: (line: Line) => line.program[key] ?? 0,
  })),
  ...Object.entries(answers).map(([key, label]) => ({
    key: `r-${key}`,
    label: `推荐部门：${label}`,
    of: (line: Line) => line.recommender[key] ?? 0,
  })),
  ...(whole
    ? Object.entries(answers).map(([key, label]) => ({
        key: `e-${key}`,
        label: `专家：${label}`,
        of: (line: Line) => line.panel[key] ?? 0,
      }))
    : []),
];

function Conditions({ data }: { data: Statistics }) {
  const shown = figures(data.scope === 'round');
  const columns: Column<Line>[] = [
    { key: 'label', head: '条件', rowHead: true, cell: (line) => line.label },
    { key: 'article', head: '条款', cell: (line) => line.article },
    ...shown.map(({ key, label, of }) => ({ key, head: label, num: true, cell: (line: Line) => of(line) || '–' })),
  ];
  const save = () =>
    saveCsv(
      `${data.title}-按条件.csv`,
      csv(
        ['条件', '条款', ...shown.map(({ label }) => label)],
        data.byCondition.map((line) => [line.label, line.article, ...shown.map(({ of }) => String(of(line)))]),
      ),
    );
  const reasons = data.byReason.map(({ article, count }) => `${article} ${count} 件`).join('，');
  return (
    <Card
      title="按条件"
      aside={<Taking note="已提交的申报，按最近一次提交和最近一次结论" none={data.byCondition.length === 0} onSave={save} />}
      flush
    >
      <Table tight wide caption="按条件" columns={columns} rows={data.byCondition} keyOf={(line) => line.id} />
      {reasons === '' ? null : <p className="card__foot">不予推荐、不予受理、未列入的理由引用：{reasons}</p>}
    </Card>
  );
}

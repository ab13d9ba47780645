import type { AnswerOf } from '../client.ts';
import { paths } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { Empty } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { csv, saveCsv } from '../ui/csv.ts';
import { Meter } from '../ui/meter.tsx';
import { Card, PageHead, Stack } from '../ui/page.tsx';
import { PrintButton } from '../ui/print.tsx';
import { type Column, Table } from '../ui/table.tsx';

type Year = AnswerOf<'GET /api/statistics/years'>['years'][number];
/** A figure of one year under one heading: its words, and where it is a share, how much of a hundred. */
type Figure = { readonly text: string; readonly percent: number | null };
type Line = { readonly key: string; readonly label: string; readonly of: (year: Year) => Figure };

const none: Figure = { text: '–', percent: null };
const plain = (text: string | number): Figure => ({ text: String(text), percent: null });
const share = (part: number, all: number): Figure =>
  all === 0 ? none : { text: `${Math.round((100 * part) / all)}%（${part}/${all}）`, percent: (100 * part) / all };

/** The lines of a table: every label of which any year has a figure, once, in the order in which it first stands. */
const labelled = <T extends { readonly label: string }>(
  years: readonly Year[],
  of: (year: Year) => readonly T[],
  figure: (one: T) => Figure,
): Line[] =>
  [...new Set(years.flatMap((year) => of(year).map(({ label }) => label)))]
    .map(
      (label): Line => ({
        ...{ key: label, label },
        of: (year) => {
          const one = of(year).find((each) => each.label === label);
          return one === undefined ? none : figure(one);
        },
      }),
    )
    .filter((line) => years.some((year) => line.of(year) !== none));

const panels: readonly Line[] = [
  { key: 'panels', label: '评分已公开的专家组', of: ({ spread }) => (spread ? plain(spread.panels) : none) },
  { key: 'mean', label: '最高与最低相差（平均，分）', of: ({ spread }) => (spread ? plain(spread.mean) : none) },
  { key: 'widest', label: '最高与最低相差（最大，分）', of: ({ spread }) => (spread ? plain(spread.widest) : none) },
];
const survey: readonly Line[] = [
  { key: 'heard', label: '已测评的企业', of: ({ heard }) => plain(heard.heard) },
  { key: 'satisfied', label: '测评时满意', of: ({ heard }) => share(heard.satisfied, heard.heard) },
  { key: 'claimed', label: '附件5写明满意', of: ({ heard }) => share(heard.claimed, heard.heard) },
];

/** The rounds of an office side by side, each table to be taken along; times are the journal's. */
export default function YearsPage() {
  const read = useRead('GET /api/statistics/years');
  return (
    <main className="page" id="main" tabIndex={-1}>
      <PageHead
        crumbs={[{ label: '年度工作', href: paths.rounds }, { label: '各年度统计' }]}
        title="各年度统计"
        meta={['各年度并列，不列单位；在各状态的时间按日志计算']}
        actions={<PrintButton small />}
      />
      <Loaded read={read} lines={12}>
        {({ years }) =>
          years.length === 0 ? <Empty title="还没有年度工作">建立年度工作后，在这里并列比较。</Empty> : <Tables years={years} />
        }
      </Loaded>
    </main>
  );
}

const Tables = ({ years }: { years: readonly Year[] }) => (
  <Stack>
    <YearTable
      title="进度"
      years={years}
      lines={labelled(
        years,
        ({ progress }) => progress,
        ({ count }) => plain(count),
      )}
    />
    <YearTable
      title="各项条件的通过率"
      note="按最近一次提交，系统判断得出符合、不符合的"
      years={years}
      lines={labelled(
        years,
        ({ conditions }) => conditions,
        ({ met, judged }) => share(met, judged),
      )}
    />
    <YearTable
      title="在各状态的时间"
      note="离开这一状态的，时间的中位数，天"
      years={years}
      lines={labelled(
        years,
        ({ states }) => states,
        ({ days, moves }) => plain(`${days}（${moves} 件次）`),
      )}
    />
    <YearTable title="评分的差距" years={years} lines={panels} />
    <YearTable title="测评与申报对照" years={years} lines={survey} />
    <YearTable
      title="推荐部门的认定率"
      note="认定占提交的"
      years={years}
      lines={labelled(
        years,
        ({ byRecommender }) => byRecommender,
        ({ recognised, submitted }) => share(recognised, submitted),
      )}
    />
    <YearTable
      title="服务功能的认定率"
      note="认定占提交的；有几项功能的，各项都计一次"
      years={years}
      lines={labelled(
        years,
        ({ byFunction }) => byFunction,
        ({ recognised, submitted }) => share(recognised, submitted),
      )}
    />
  </Stack>
);

type TableProps = { title: string; note?: string; years: readonly Year[]; lines: readonly Line[] };

function YearTable({ title, note, years, lines }: TableProps) {
  const name = (year: Year) => `${year.year}年度`;
  const columns: Column<Line>[] = [
    { key: 'label', head: '项目', rowHead: true, cell: (line) => line.label },
    ...years.map((year) => ({
      key: year.roundId,
      head: name(year),
      label: name(year),
      num: true,
      cell: (line: Line) => <Shown figure={line.of(year)} />,
    })),
  ];
  const save = () =>
    saveCsv(
      `各年度-${title}.csv`,
      csv(
        ['项目', ...years.map(name)],
        lines.map((line) => [line.label, ...years.map((year) => line.of(year).text)]),
      ),
    );
  return (
    <Card
      title={title}
      aside={
        <span className="row">
          {note ? <span className="small muted">{note}</span> : null}
          <Button small reason={lines.length === 0 ? '没有可导出的' : null} reasonAt="hidden" onClick={save}>
            导出
          </Button>
        </span>
      }
      flush
    >
      <Table
        tight
        wide
        caption={title}
        columns={columns}
        rows={lines}
        keyOf={({ key }) => key}
        empty={<p className="card__body muted">还没有。</p>}
      />
    </Card>
  );
}

const Shown = ({ figure: { text, percent } }: { figure: Figure }) => (
  <>
    {text}
    {percent === null ? null : <Meter percent={Math.round(percent)} />}
  </>
);

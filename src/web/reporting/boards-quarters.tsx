import { type FigureKey, figures } from '../../core/annexes/annex7.ts';
import { subtract } from '../../core/annexes/decimal.ts';
import { Chart, Picture } from '../ui/chart.tsx';
import { type Boards, percent, type QuarterOf, rates } from './boards-words.ts';

type Line = { readonly label: string; readonly unit: string; readonly level: boolean; readonly of: (one: QuarterOf) => string | null };
const textOf = (one: string | number | null | undefined): string | null => (one === null || one === undefined ? null : String(one));
const figure = (key: FigureKey, label: string): Line => ({
  ...{ label, unit: figures[key].unit, level: figures[key].kind === 'atQuarterEnd', of: (one) => textOf(one.figures[key]) },
});

/** What is followed over the quarters: sums since the year began as bars, what stands at a quarter's end as a line. */
const lines: readonly Line[] = [
  figure('enterprises', '服务企业'),
  figure('persons', '服务人数'),
  figure('serviceIncome', '服务总收入'),
  { label: '低收费收入占比', unit: '%', level: true, of: (one) => one.lowFeeShare },
  figure('fullTimeStaff', '专职从业人员'),
  figure('activityCount', '服务活动'),
  figure('frequentEnterprises', '5次以上服务企业'),
  { label: '及时率', unit: '%', level: true, of: (one) => rates(one).timely },
];

/** Twelve quarters as small multiples. */
export function TwelveQuarters({ data: { quarters: all, period, authorities } }: { data: Boards }) {
  const isSigned = all.at(-1)?.signed === authorities.length;
  return (
    <Chart
      title="近十二个季度"
      note={`${all[0]?.period ?? ''}至${period}；柱为年内累计，线为季末数`}
      heads={['季度', '已签发主管部门', '平台数', '应报', '已报', '完整率', ...lines.map(({ label, unit }) => `${label}（${unit}）`)]}
      rows={all.map((one) => [
        ...[one.period, String(one.signed), String(one.platforms), String(one.owed), String(one.cameIn), percent(rates(one).complete)],
        ...lines.map(({ of }) => of(one) ?? '–'),
      ])}
      file={`${period}-近十二个季度`}
    >
      <div className="graphs">
        {lines.map((line) => (
          <Small key={line.label} line={line} all={all} isSigned={isSigned} />
        ))}
      </div>
    </Chart>
  );
}

function Small({ line: { label, unit, level, of }, all, isSigned }: { line: Line; all: readonly QuarterOf[]; isSigned: boolean }) {
  const last = all.at(-1);
  const now = last ? of(last) : null;
  const shown = now === null ? '–' : `${now}${unit}`;
  const values = all.map((one) => of(one)).map((one) => (one === null ? null : Number(one)));
  return (
    <figure>
      <figcaption>
        <span>{label}</span>
        <b>{shown}</b>
      </figcaption>
      <Picture
        name={`${label}，近十二个季度，最近${shown}`}
        drawn={{ labels: all.map(({ period }) => period), series: [{ name: label, values, as: level ? 'line' : 'bar' }], small: true }}
      />
      <span className="small muted">{isSigned ? against(now, all.at(-5), { of, unit }) : '签发不全，不比较'}</span>
    </figure>
  );
}

/** This year's against last year's of the same quarter. */
function against(now: string | null, before: QuarterOf | undefined, { of, unit }: Pick<Line, 'of' | 'unit'>): string {
  const then = before ? of(before) : null;
  if (now === null || then === null) return '上年同期没有数据';
  const more = subtract(now, then);
  if (Number(more) === 0) return '与上年同期相同';
  const said = unit === '%' ? '个百分点' : unit;
  return `比上年同期${more.startsWith('-') ? `少${more.slice(1)}` : `多${more}`}${said}`;
}

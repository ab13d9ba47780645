import { useState } from 'react';
import { yearOf } from '../../core/calendar/day.ts';
import { lastEndedPeriod } from '../../core/deadlines/reporting.ts';
import { href } from '../client.ts';
import { paths } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { CityMap } from '../recognition/city-map.tsx';
import { isKind, useSession } from '../session.tsx';
import { Empty } from '../ui/alert.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Chart } from '../ui/chart.tsx';
import { Select } from '../ui/controls.tsx';
import { Card, Columns, PageHead, Stack } from '../ui/page.tsx';
import { PrintButton } from '../ui/print.tsx';
import { TwelveQuarters } from './boards-quarters.tsx';
import { type Boards, percent, rates } from './boards-words.ts';
import { quarters } from './words.ts';

/** 季度统计: what one looks at before a meeting. A city has its own, the province all; out of signed tables alone. */
export default function BoardsPage() {
  const session = useSession();
  const isWhole = isKind(session, 'province', 'supervision');
  const [period, setPeriod] = useState<{ year: number; quarter: number }>(lastEndedPeriod(session.today));
  const read = useRead('GET /api/reporting/boards', { query: period });
  const years = [0, 1, 2, 3].map((n) => String(yearOf(session.today) - n)).map((value) => ({ value, label: `${value}年` }));
  const choose = (name: 'year' | 'quarter') => (event: { target: { value: string } }) =>
    setPeriod({ ...period, [name]: Number(event.target.value) });
  return (
    <main className="page" id="main" tabIndex={-1}>
      <PageHead
        crumbs={[{ label: '季度汇总表', href: paths.summaries }, { label: '季度统计' }]}
        title="季度统计"
        meta={[isWhole ? '全省' : '本单位负责的平台', '数据取自已签发的汇总表（附件8）；完整、及时按收到报送之日计算']}
        actions={
          <>
            <Select small aria-label="年度" options={years} value={String(period.year)} onChange={choose('year')} />
            <Select small aria-label="季度" options={quarters} value={String(period.quarter)} onChange={choose('quarter')} />
            {isWhole ? (
              <ButtonLink small href={href('GET /api/reporting/quarters.xlsx', {})} download>
                各季度（Excel）
              </ButtonLink>
            ) : null}
            <PrintButton small />
          </>
        }
      />
      <Loaded read={read} lines={12}>
        {(data) =>
          data.quarters.every(({ owed, signed }) => owed === 0 && signed === 0) ? (
            <Empty title={`${data.period}没有可统计的`}>近十二个季度没有报送任务，也没有签发的汇总表。请另选季度。</Empty>
          ) : (
            <Figures data={data} />
          )
        }
      </Loaded>
    </main>
  );
}

const Figures = ({ data }: { data: Boards }) => (
  <Stack>
    <Points data={data} />
    <TwelveQuarters data={data} />
    <Columns as="half">
      <Stack>
        <Authorities data={data} />
        <LowFee data={data} />
      </Stack>
      <Stack>
        <Functions data={data} />
        <Spread data={data} />
      </Stack>
    </Columns>
    <Below data={data} />
  </Stack>
);

/** The four figures that are asked for first. */
function Points({ data }: { data: Boards }) {
  const now = data.quarters.at(-1);
  if (!now) return null;
  const before = data.quarters.at(-5);
  const { complete, timely } = rates(now);
  const [signed, tables] = [now.signed, data.authorities.length];
  const comparable = signed < tables ? null : before;
  const none = signed < tables ? `已签发${signed}个主管部门，共${tables}个，签发不全，不比较` : '上年同期没有数据';
  const then = comparable?.figures.serviceIncome ?? null;
  const share = comparable?.lowFeeShare ?? null;
  const items = [
    { name: '完整率', value: complete, unit: '%', says: `应报${now.owed}家，已报${now.cameIn}家` },
    {
      name: '及时率',
      value: timely,
      unit: '%',
      says: `按期${now.onTime}家，逾期${now.late}家${now.late > 0 ? `，最多${now.worst}天` : ''}`,
    },
    { name: '服务总收入', value: now.figures.serviceIncome, unit: '万元', says: then === null ? none : `上年同期${then}万元` },
    { name: '低收费收入占比', value: now.lowFeeShare, unit: '%', says: share === null ? none : `上年同期${share}%` },
  ];
  return (
    <section className="kpis" aria-label="要点">
      {items.map(({ name, value, unit, says }) => (
        <div className="kpi" key={name}>
          <h2>{name}</h2>
          <b>
            {value ?? '–'}
            {value === null ? null : <small>{unit}</small>}
          </b>
          {says}
        </div>
      ))}
    </section>
  );
}

function Authorities({ data }: { data: Boards }) {
  const all = data.authorities;
  const late = all.filter((one) => one.late > 0);
  return (
    <Chart
      title="报送及时，按主管部门"
      say={late.length === 0 ? '没有逾期的。' : `${late.length}个主管部门辖内有逾期的，逾期只作记录，不影响称号。`}
      drawn={{
        ...{ labels: all.map(({ authority }) => authority), across: true, unit: '%', most: 100 },
        series: [
          { name: '完整率', values: all.map((one) => numberOf(rates(one).complete)) },
          { name: '及时率', values: all.map((one) => numberOf(rates(one).timely)) },
        ],
      }}
      heads={['主管部门', '应报', '已报', '按期', '逾期', '最多逾期（天）', '完整率', '及时率']}
      rows={all.map((one) => [
        ...[one.authority, String(one.owed), String(one.cameIn), String(one.onTime), String(one.late), String(one.worst)],
        ...[percent(rates(one).complete), percent(rates(one).timely)],
      ])}
      file={`${data.period}-报送及时`}
    />
  );
}

function LowFee({ data }: { data: Boards }) {
  const all = data.authorities.filter(({ lowFeeShare }) => lowFeeShare !== null);
  const { atLeast, article } = data.lowFee;
  return (
    <Chart
      title="低收费收入占比，按主管部门"
      note="按收入计，公益性服务未计入"
      drawn={{
        ...{ labels: all.map(({ authority }) => authority), across: true, unit: '%' },
        series: [{ name: '占比', values: all.map((one) => numberOf(one.lowFeeShare)) }],
        line: { value: atLeast, label: `${atLeast}%（${article}）` },
      }}
      heads={['主管部门', '低收费收入占比']}
      rows={all.map((one) => [one.authority, percent(one.lowFeeShare)])}
      file={`${data.period}-低收费收入占比`}
    />
  );
}

const Functions = ({ data }: { data: Boards }) => (
  <Chart
    title="服务功能"
    note="有几项功能的，各项都计一次"
    drawn={{
      ...{ labels: data.functions.map(({ label }) => label), across: true, unit: '家' },
      series: [{ name: '平台数', values: data.functions.map(({ platforms }) => platforms) }],
    }}
    heads={['服务功能', '平台数']}
    rows={data.functions.map(({ label, platforms }) => [label, String(platforms)])}
    file={`${data.period}-服务功能`}
  />
);

/** Where the platforms of the signed tables are. */
function Spread({ data }: { data: Boards }) {
  const session = useSession();
  if (!isKind(session, 'province', 'supervision')) return null;
  // Several authorities may lie in one city: a county of a pilot, an association.
  const counts: Record<string, number> = {};
  for (const { city, platforms } of data.authorities) if (city !== null) counts[city] = (counts[city] ?? 0) + (platforms ?? 0);
  return (
    <Card title="已签发汇总表的平台分布">
      <CityMap counts={counts} own={null} what="已签发汇总表中的平台数" />
    </Card>
  );
}

const Below = ({ data }: { data: Boards }) => (
  <Chart
    title="低于认定条件的平台（第六条）"
    say={
      data.below.length === 0
        ? noneBelow(data)
        : `${new Set(data.below.map(({ platform }) => platform)).size}家平台的${data.below.length}项数据低于认定条件，请主管部门了解情况。`
    }
    heads={['平台', '主管部门', '情况']}
    rows={data.below.map(({ platform, authority, message }) => [platform, authority, message])}
    file={`${data.period}-低于认定条件`}
  />
);

/** Before anything is signed nothing is known; sums of a year are judged with its fourth quarter. */
const noneBelow = ({ quarters: all, quarter }: Boards): string => {
  if ((all.at(-1)?.signed ?? 0) === 0) return '尚无签发的汇总表。';
  return quarter === 4 ? '已签发的数据没有低于认定条件的。' : '已签发的数据没有低于认定条件的；全年累计的条件第四季度才判断。';
};

const numberOf = (one: string | null): number | null => (one === null ? null : Number(one));

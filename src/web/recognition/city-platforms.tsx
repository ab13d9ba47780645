import type { AnswerOf } from '../client.ts';
import { Empty } from '../ui/alert.tsx';
import { Tally } from '../ui/check.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { type PlatformYear, platformYears, termOf } from './city.ts';
import { type Listed, PlatformList, platformColumns } from './platform-list.tsx';

export type AreaCounts = NonNullable<AnswerOf<'GET /api/platform-counts'>['ofArea']>;
const { name, functions, year, number, to, state } = platformColumns;

const columnsOn = (today: string): readonly Column<Listed>[] => [
  ...[name, functions, year, number, to],
  { key: 'left', head: '还有', cell: (one) => <Term one={one} today={today} /> },
  state,
];

/** How many of an area's platforms stand, and the list with its search, also as a file. */
export function CityPlatforms({ area, counts: { standings, terms }, today }: { area: string; counts: AreaCounts; today: string }) {
  if (terms.length === 0) return <Empty title="辖区内还没有示范平台">认定后会列在这里，连同有效期和到期提醒。</Empty>;
  return (
    <>
      <Tally
        items={[
          { n: standings.valid, label: '有效', tone: 'ok' },
          { n: standings.ending, label: '12个月内到期', tone: 'soon' },
          { n: standings.expired, label: '已到期' },
          { n: standings.revoked, label: '已撤销', tone: 'late' },
        ]}
      />
      <PlatformList
        caption="辖区内的示范平台"
        columns={columnsOn(today)}
        file={`辖区示范平台-${today}`}
        area={area}
        order="ending"
        empty="换一个词，或改选状态。"
      />
    </>
  );
}

function Term({ one, today }: { one: Listed; today: string }) {
  const term = termOf(one, today);
  if (term === null) return <span className="muted">–</span>;
  if (!term.renewable) return <span className="nowrap">{`${term.days} 天`}</span>;
  return <span className="soon nowrap">{term.days} 天，可重新申报</span>;
}

const yearColumns = (thisYear: string): readonly Column<PlatformYear>[] => [
  {
    key: 'year',
    head: '年份',
    rowHead: true,
    cell: (one) => (String(one.year) === thisYear ? `${one.year}年（至今日）` : `${one.year}年`),
  },
  { key: 'recognised', head: '新认定', num: true, cell: (one) => one.recognised },
  { key: 'expired', head: '到期', num: true, cell: (one) => one.expired },
  { key: 'revoked', head: '撤销', num: true, cell: (one) => one.revoked },
  { key: 'inForce', head: '年末有效', num: true, cell: (one) => one.inForce },
];

/** How many were recognised, ended and stood, year by year; this year's stock is today's. */
export function CityPlatformYears({ terms, today }: { terms: AreaCounts['terms']; today: string }) {
  const years = platformYears(terms, today);
  if (years.length === 0) return <Empty title="还没有历年数据">认定后按年份列出新认定、到期、撤销和年末有效的家数。</Empty>;
  return (
    <Table caption="历年示范平台" tight columns={yearColumns(today.slice(0, 4))} rows={years} keyOf={(one) => String(one.year)} stack />
  );
}

import { useState } from 'react';
import { Link } from 'wouter';
import { asUnits, type Unit } from '../../core/deadlines/titles.ts';
import { veiledText } from '../../core/disclosure/in-text.ts';
import { functionsIn } from '../notice/publish-card.tsx';
import { paths, to } from '../paths.ts';
import { Empty } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Tally } from '../ui/check.tsx';
import { Input, Select } from '../ui/controls.tsx';
import { csv, saveCsv } from '../ui/csv.ts';
import { type Column, Table } from '../ui/table.tsx';
import { isOf, type Platform, type PlatformYear, platformYears, standings, termOf, unitsFound } from './city.ts';
import { Certificates, Ends, StandingBadge } from './platforms-page.tsx';

const fileOf = (platforms: readonly Platform[]): string =>
  csv(
    ['平台单位', '统一社会信用代码', '证书编号', '服务功能', '认定部门', '认定年度', '有效期自', '有效期至', '状态'],
    platforms.map((one) =>
      [
        ...[one.name, one.creditCode ?? '', one.certificateNumber, functionsIn(one.functions), one.issuer, String(one.roundYear)],
        ...[one.validFrom, one.validTo, one.standingLabel],
      ].map(veiledText),
    ),
  );

/** The list with its search, and as a file. */
export function CityPlatforms({ platforms, today }: { platforms: readonly Platform[]; today: string }) {
  const [search, setSearch] = useState('');
  const [asked, setAsked] = useState('');
  if (platforms.length === 0) return <Empty title="辖区内还没有示范平台">认定后会列在这里，连同有效期和到期提醒。</Empty>;
  const units = asUnits(platforms);
  const shown = unitsFound(units, { search, asked, today });
  const count = (of: string) => units.filter(({ lead }) => isOf(lead, of, today)).length;
  const columns: Column<Unit<Platform>>[] = [
    {
      key: 'name',
      head: '平台单位',
      rowHead: true,
      cell: ({ lead }) => <Link href={to(paths.platform, { id: lead.id })}>{lead.name}</Link>,
    },
    { key: 'functions', head: '服务功能', cell: ({ lead }) => functionsIn(lead.functions) },
    { key: 'year', head: '认定', cell: ({ lead }) => lead.earlier?.label ?? `${lead.roundYear}年度` },
    { key: 'number', head: '证书编号', cell: (unit) => <Certificates of={unit} /> },
    { key: 'to', head: '有效期至', cell: (unit) => <Ends of={unit} /> },
    { key: 'left', head: '还有', cell: ({ lead }) => <Term one={lead} today={today} /> },
    { key: 'state', head: '状态', cell: ({ lead }) => <StandingBadge of={lead} /> },
  ];
  return (
    <>
      <Tally
        items={[
          { n: count('valid'), label: '有效', tone: 'ok' },
          { n: count('ending'), label: '12个月内到期', tone: 'soon' },
          { n: count('expired'), label: '已到期' },
          { n: count('revoked'), label: '已撤销', tone: 'late' },
        ]}
      />
      <div className="filters">
        <Input
          small
          type="search"
          aria-label="查找平台"
          placeholder="名称、信用代码或证书编号"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Select
          small
          aria-label="状态"
          empty="全部状态"
          options={standings}
          value={asked}
          onChange={(event) => setAsked(event.target.value)}
        />
        <Button
          small
          reason={shown.length === 0 ? '没有可导出的平台' : null}
          onClick={() => saveCsv(`辖区示范平台-${today}.csv`, fileOf(shown.flatMap(({ lead, earlier }) => [lead, ...earlier])))}
        >
          导出清单
        </Button>
        <span className="filters__end small muted" role="status">{`${shown.length} 家`}</span>
      </div>
      <Table
        caption="辖区内的示范平台"
        columns={columns}
        rows={shown}
        keyOf={({ lead }) => lead.id}
        stack
        empty={<Empty title="没有符合的平台">换一个词，或改选状态。</Empty>}
      />
    </>
  );
}

function Term({ one, today }: { one: Platform; today: string }) {
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
export function CityPlatformYears({ platforms, today }: { platforms: readonly Platform[]; today: string }) {
  const years = platformYears(platforms, today);
  if (years.length === 0) return <Empty title="还没有历年数据">认定后按年份列出新认定、到期、撤销和年末有效的家数。</Empty>;
  return (
    <Table caption="历年示范平台" tight columns={yearColumns(today.slice(0, 4))} rows={years} keyOf={(one) => String(one.year)} stack />
  );
}

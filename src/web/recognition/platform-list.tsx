import { type FormEvent, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { serviceFunctions } from '../../core/scheme/functions.ts';
import { type AnswerOf, call } from '../client.ts';
import { type FileColumn, LeftOut, ListFile } from '../list-file.tsx';
import { functionsIn } from '../notice/publish-card.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useReadPage } from '../query.tsx';
import { Empty } from '../ui/alert.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Input, Select } from '../ui/controls.tsx';
import { pageIn, pageQuery, pagerOf } from '../ui/page-of.ts';
import { PageGone, Pager } from '../ui/pager.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useWhole } from '../ui/whole.ts';
import { standings } from './city.ts';

/** A unit, by the title that stands for it; `before`: its earlier ones. */
export type Listed = AnswerOf<'GET /api/platforms'>['platforms'][number];
const PAGE = 50;

const tones: Record<Listed['standing'], Tone> = { valid: 'green', expired: 'grey', revoked: 'red' };
export const StandingBadge = ({ of }: { of: Pick<Listed, 'standing' | 'standingLabel'> }) => (
  <Badge tone={tones[of.standing]}>{of.standingLabel}</Badge>
);

/** The numbers of a unit's certificates, the one that stands for it first, and who gave them where it was not the province. */
const Certificates = ({ of }: { of: Listed }) => (
  <>
    {[of, ...of.before].map((one) => (
      <div key={one.id} className="nowrap">
        {one.certificateNumber}
      </div>
    ))}
    {of.local ? <div className="small muted">{of.issuer}认定</div> : null}
    {of.earlier ? <div className="small muted">{of.earlier.label}</div> : null}
  </>
);

/** Until when each of them stands, in the same order. */
const Ends = ({ of }: { of: Listed }) => (
  <>
    {[of, ...of.before].map((one) => (
      <div key={one.id} className="nowrap">
        {one.validTo}
      </div>
    ))}
  </>
);

const shown = {
  name: { key: 'name', head: '平台单位', rowHead: true, cell: (one) => <Link href={to(paths.platform, { id: one.id })}>{one.name}</Link> },
  city: { key: 'city', head: '所在地', cell: (one) => <span className="nowrap">{one.city}</span> },
  kind: { key: 'functions', head: '服务功能', cell: (one) => `${one.kind}：${functionsIn(one.functions)}` },
  functions: { key: 'functions', head: '服务功能', cell: (one) => functionsIn(one.functions) },
  year: { key: 'year', head: '认定', cell: (one) => one.earlier?.label ?? `${one.roundYear}年度` },
  authority: { key: 'authority', head: '主管部门', cell: (one) => one.authority },
  number: { key: 'number', head: '证书编号', cell: (one) => <Certificates of={one} /> },
  to: { key: 'to', head: '有效期至', cell: (one) => <Ends of={one} /> },
  state: { key: 'state', head: '状态', cell: (one) => <StandingBadge of={one} /> },
} satisfies Record<string, Column<Listed>>;
export const platformColumns: typeof shown = shown;

/** The same as a file; of a unit with several certificates the earlier ones stand in a column of their own. */
const fileColumns: readonly FileColumn<Listed>[] = [
  ['平台单位', (one) => one.name],
  ['统一社会信用代码', (one) => one.creditCode ?? ''],
  ['所在地', (one) => one.city],
  ['证书编号', (one) => one.certificateNumber],
  ['服务功能', (one) => functionsIn(one.functions)],
  ['认定部门', (one) => one.issuer],
  ['主管部门', (one) => one.authority],
  ['认定年度', (one) => String(one.roundYear)],
  ['有效期自', (one) => one.validFrom],
  ['有效期至', (one) => one.validTo],
  ['状态', (one) => one.standingLabel],
  ['此前的证书', (one) => one.before.map((title) => `${title.certificateNumber}（至${title.validTo}）`).join('、')],
];

type Props = {
  caption: string;
  columns: readonly Column<Listed>[];
  /** Of the file, without its ending. */
  file: string;
  area?: string;
  order?: 'newest' | 'ending';
  /** The places to choose from, and whether one chooses by function: where the list is of more than one place. */
  places?: readonly string[];
  empty: string;
};

/** A page of the directory, narrowed by what stands in the address, with its file; on paper all of it. */
export function PlatformList({ caption, columns, file, area, order, places, empty }: Props) {
  const [asked, setAsked] = useSearchParams();
  const filter = { search: at(asked, 'search'), city: at(asked, 'city'), function: at(asked, 'function'), standing: at(asked, 'standing') };
  const narrowed = Object.values(filter).some((one) => one !== '');
  const page = pageIn(asked);
  const standing = standings.find(({ value }) => value === filter.standing)?.value;
  const wanted = {
    ...{ by: 'unit' as const, area, order, standing },
    ...{ search: filter.search || undefined, city: filter.city || undefined, function: filter.function || undefined },
  };
  const read = useReadPage('GET /api/platforms', { query: { ...wanted, ...pageQuery(page, PAGE) } });
  const whole = useWhole<Listed>(
    ({ id }) => id,
    async (part) => {
      const { platforms: rows, total } = await call('GET /api/platforms', { query: { ...wanted, ...part } });
      return { rows, total };
    },
  );
  const ask = (part: Partial<typeof filter> & { page?: string }): void =>
    setAsked(Object.fromEntries(Object.entries({ ...filter, ...part }).filter(([, value]) => value !== '')), { replace: true });
  return (
    <>
      <Filters key={filter.search} {...filter} places={places} onAsk={ask}>
        <ListFile small label="导出清单" whole={whole} name={file} columns={fileColumns} total={read.data?.total} />
        <span className="filters__end small muted" role="status">
          {read.data ? `${read.data.total} 家` : ''}
        </span>
      </Filters>
      <Loaded read={read} lines={8}>
        {({ platforms, total }) => (
          <>
            <Table
              caption={caption}
              columns={columns}
              rows={whole.rows ?? platforms}
              keyOf={({ id }) => id}
              stack
              empty={
                total > 0 ? (
                  <PageGone />
                ) : (
                  <Empty title="没有符合的平台" action={narrowed ? <Button onClick={() => setAsked({})}>清除条件</Button> : undefined}>
                    {empty}
                  </Empty>
                )
              }
            />
            <LeftOut whole={whole} shown={platforms.length} total={total} />
            <Pager {...pagerOf(page, PAGE, total)} unit="家" onPage={(next) => ask({ page: next === 1 ? '' : String(next) })} />
          </>
        )}
      </Loaded>
    </>
  );
}

/** As long as the server takes it. */
const at = (asked: URLSearchParams, name: string): string => (asked.get(name) ?? '').trim().slice(0, name === 'city' ? 20 : 40);

type Filter = Record<'search' | 'city' | 'function' | 'standing', string>;
type FiltersProps = Filter & {
  places: readonly string[] | undefined;
  onAsk: (part: Partial<Filter>) => void;
  children: React.ReactNode;
};

function Filters({ search, city, function: fn, standing, places, onAsk, children }: FiltersProps) {
  const [typed, setTyped] = useState(search);
  const find = (event: FormEvent): void => {
    event.preventDefault();
    onAsk({ search: typed.trim() });
  };
  return (
    <form className="filters" aria-label="筛选" onSubmit={find}>
      <Input
        small
        type="search"
        maxLength={40}
        aria-label="查找平台"
        placeholder="名称、信用代码或证书编号"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button small type="submit">
        查找
      </Button>
      {places ? (
        <>
          <Select
            small
            aria-label="所在地"
            empty="全部地区"
            value={city}
            options={places.map((one) => ({ value: one, label: one }))}
            onChange={(event) => onAsk({ city: event.target.value })}
          />
          <Select
            small
            aria-label="服务功能"
            empty="全部服务功能"
            value={fn}
            options={serviceFunctions.map(({ key, label }) => ({ value: key, label }))}
            onChange={(event) => onAsk({ function: event.target.value })}
          />
        </>
      ) : null}
      <Select
        small
        aria-label="状态"
        empty="全部状态"
        options={standings}
        value={standing}
        onChange={(event) => onAsk({ standing: event.target.value })}
      />
      {children}
    </form>
  );
}

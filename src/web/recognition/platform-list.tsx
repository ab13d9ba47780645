import { Link } from 'wouter';
import { functionsOf, serviceFunctions } from '../../core/scheme/functions.ts';
import { type AnswerOf, call } from '../client.ts';
import { type FileColumn, LeftOut, ListFile } from '../list-file.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useReadPage } from '../query.tsx';
import { Empty } from '../ui/alert.tsx';
import { useAsked } from '../ui/asked.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Filters } from '../ui/filters.tsx';
import { pageQuery, pagerOf } from '../ui/page-of.ts';
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
        {fullDate(one.validTo)}
      </div>
    ))}
  </>
);

const shown = {
  name: { key: 'name', head: '平台单位', rowHead: true, cell: (one) => <Link href={to(paths.platform, { id: one.id })}>{one.name}</Link> },
  city: { key: 'city', head: '所在地', cell: (one) => <span className="nowrap">{one.city}</span> },
  kind: { key: 'functions', head: '服务功能', cell: (one) => `${one.kind}：${functionsOf(one.functions)}` },
  functions: { key: 'functions', head: '服务功能', cell: (one) => functionsOf(one.functions) },
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
  ['服务功能', (one) => functionsOf(one.functions)],
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

const functions = {
  name: 'function' as const,
  label: '服务功能',
  options: serviceFunctions.map(({ key, label }) => ({ value: key, label })),
};

/** A page of the directory, narrowed by what stands in the address, with its file; on paper all of it. */
export function PlatformList({ caption, columns, file, area, order, places, empty }: Props) {
  const asked = useAsked(['search', 'city', 'function', 'standing']);
  const { filter, narrowed, page } = asked;
  const standing = standings.find(({ value }) => value === filter.standing)?.value;
  const wanted = {
    ...{ by: 'unit' as const, area, order, standing },
    ...{
      search: filter.search || undefined,
      city: filter.city.slice(0, 20) || undefined,
      function: filter.function.slice(0, 40) || undefined,
    },
  };
  const read = useReadPage('GET /api/platforms', { query: { ...wanted, ...pageQuery(page, PAGE) } });
  const whole = useWhole<Listed>(
    ({ id }) => id,
    async (part) => {
      const { platforms: rows, total } = await call('GET /api/platforms', { query: { ...wanted, ...part } });
      return { rows, total };
    },
  );
  return (
    <>
      <Filters
        asked={asked}
        search={{ name: 'search', by: '名称、信用代码或证书编号' }}
        choices={[
          ...(places
            ? [{ name: 'city' as const, label: '地区', options: places.map((one) => ({ value: one, label: one })) }, functions]
            : []),
          { name: 'standing', label: '状态', options: standings },
        ]}
        said={read.data ? `${read.data.total} 家` : ''}
      >
        <ListFile small label="导出清单" whole={whole} name={file} columns={fileColumns} total={read.data?.total} />
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
                  <Empty title="没有符合条件的平台" action={narrowed ? <Button onClick={asked.clear}>清除条件</Button> : undefined}>
                    {empty}
                  </Empty>
                )
              }
            />
            <LeftOut whole={whole} shown={platforms.length} total={total} />
            <Pager {...pagerOf(page, PAGE, total)} unit="家" onPage={asked.turn} />
          </>
        )}
      </Loaded>
    </>
  );
}

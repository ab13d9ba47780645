import { memo, type ReactNode } from 'react';
import { cx } from '../cx.ts';
import type { SheetColumn } from './model.ts';
import type { SheetSort } from './props.ts';

/** How many lines the head has: two where ticks stand together under a group. */
export const headRows = (columns: readonly SheetColumn[]): number => (columns.some((one) => one.tick) ? 2 : 1);

/** Widths by script: the page allows no style in its markup. They go with the text size. */
export const Widths = memo(function Widths({ columns }: { columns: readonly SheetColumn[] }) {
  return (
    <colgroup>
      <col className="sheet__no" />
      {columns.map((column) => (
        <col
          key={`${column.key}-${column.label}`}
          ref={(col) => col?.style.setProperty('width', column.grow ? 'auto' : rem(column.width))}
        />
      ))}
    </colgroup>
  );
});

export const rem = (px: number): string => `${px / 16}rem`;

type HeadProps = { columns: readonly SheetColumn[]; from: number; to: number; sort?: SheetSort | undefined };

/** The key by which the rows stand in their own order. */
export const OWN_ORDER = '';

/** The column names; the marked ones are those of the selection. */
export const Head = memo(function Head({ columns, from, to, sort }: HeadProps) {
  const rows = headRows(columns);
  const span = rows === 1 ? undefined : rows;
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" data-head={-1} rowSpan={span} aria-colindex={1} aria-sort={sortedBy(sort, OWN_ORDER)}>
          <SortName sort={sort} by={OWN_ORDER}>
            序号
          </SortName>
        </th>
        {columns.map((column, i) => {
          const place = `${column.key}-${column.label}`;
          if (column.tick) {
            const { group } = column.tick;
            const first = columns[i - 1]?.tick?.group !== group;
            const width = columns.filter((one) => one.tick?.group === group).length;
            return first ? (
              <th key={place} scope="colgroup" className="mid" colSpan={width} aria-colindex={i + 2} title={column.title}>
                {group}
              </th>
            ) : null;
          }
          return <Name key={place} column={column} i={i} span={span} marked={i >= from && i <= to} sort={sort} />;
        })}
      </tr>
      {rows === 2 ? (
        <tr aria-rowindex={2}>
          {columns.map((column, i) =>
            column.tick ? (
              <Name key={`${column.key}-${column.label}`} column={column} i={i} span={undefined} marked={i >= from && i <= to} />
            ) : null,
          )}
        </tr>
      ) : null}
    </thead>
  );
});

type NameProps = { column: SheetColumn; i: number; span: number | undefined; marked: boolean; sort?: SheetSort | undefined };

const sortedBy = (sort: SheetSort | undefined, key: string): 'ascending' | 'descending' | undefined =>
  sort?.key === key ? (sort.descending ? 'descending' : 'ascending') : undefined;

/** A column's name; a button where the rows can be put in its order. */
function SortName({ sort, by, children }: { sort: SheetSort | undefined; by: string; children: ReactNode }) {
  if (!sort) return children;
  const now = sortedBy(sort, by);
  return (
    <button type="button" className="sheet__sort" onMouseDown={(event) => event.stopPropagation()} onClick={() => sort.by(by)}>
      {children}
      <i aria-hidden="true">{now === undefined ? '⇅' : now === 'ascending' ? '▲' : '▼'}</i>
    </button>
  );
}

const Name = ({ column, i, span, marked, sort }: NameProps) => (
  <th
    scope="col"
    data-head={i}
    rowSpan={span}
    aria-colindex={i + 2}
    className={cx(column.tick && 'mid', column.figure && 'num', i === 0 && 'is-frozen', marked && 'is-marked') || undefined}
    title={column.title}
    aria-sort={sortedBy(sort, column.key)}
  >
    <SortName sort={sort} by={column.key}>
      {column.label}
    </SortName>
    {column.unit ? <span className="nowrap">（{column.unit}）</span> : null}
  </th>
);

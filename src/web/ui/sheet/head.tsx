import { memo } from 'react';
import { cx } from '../cx.ts';
import type { SheetColumn } from './model.ts';

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

type HeadProps = { columns: readonly SheetColumn[]; from: number; to: number };

/** The column names; the marked ones are those of the selection. */
export const Head = memo(function Head({ columns, from, to }: HeadProps) {
  const rows = headRows(columns);
  const span = rows === 1 ? undefined : rows;
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" data-head={-1} rowSpan={span} aria-colindex={1}>
          序号
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
          return <Name key={place} column={column} i={i} span={span} marked={i >= from && i <= to} />;
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

type NameProps = { column: SheetColumn; i: number; span: number | undefined; marked: boolean };

const Name = ({ column, i, span, marked }: NameProps) => (
  <th
    scope="col"
    data-head={i}
    rowSpan={span}
    aria-colindex={i + 2}
    className={cx(column.tick && 'mid', column.figure && 'num', i === 0 && 'is-frozen', marked && 'is-marked') || undefined}
    title={column.title}
  >
    {column.label}
    {column.unit ? <span className="nowrap">（{column.unit}）</span> : null}
  </th>
);

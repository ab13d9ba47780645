import { useEffect } from 'react';
import { Link } from 'wouter';
import type { Row, TableForm } from '../../core/annexes/field.ts';
import { placeWord } from '../dossier/words.ts';
import { idOf, type PlaceEvent, places } from '../form/place.ts';
import { readable } from '../form/shown.ts';
import { paths, to } from '../paths.ts';
import { Empty } from '../ui/alert.tsx';
import { cx } from '../ui/cx.ts';
import { Pager } from '../ui/pager.tsx';
import { usePages } from '../ui/pages.ts';
import { type Column, Table } from '../ui/table.tsx';
import { pinsAt, type Review, useMarking } from './case.ts';
import { MarkButton } from './mark-button.tsx';

const PAGE = 50;
/** More than these do not fit side by side in a column of the review: each row is a card then. */
const MOST_COLUMNS = 6;

/** One table of the form, fifty rows at a time; a row that somebody asks for is brought. */
export function RowsView({ table, rows }: { table: TableForm; rows: readonly Row[] }) {
  const { items, changed, dossierId } = useMarking();
  const { shown, first: start, printing, onPage, pager } = usePages(rows, PAGE);
  useEffect(() => bringTo(table.key, rows, onPage), [table.key, rows, onPage]);
  const name = (index: number, row: Row) => `${placeWord(table.key)} 第${start + index + 1}行${calledIn(table, row)}`;
  const marks: Column<Row> = {
    key: 'mark',
    head: <span className="sr">标缺陷</span>,
    cell: (row, index) => (
      <MarkButton path={`${table.key}/${row.id}`} label={name(index, row)} pins={pinsAt(items, `${table.key}/${row.id}`)} />
    ),
  };
  const columns: Column<Row>[] = [
    { key: 'no', head: '序号', rowHead: true, cell: (row, index) => <span id={idOf(`${table.key}/${row.id}`)}>{start + index + 1}</span> },
    ...Object.entries(table.columns).map(
      ([key, field]): Column<Row> => ({
        key,
        head: field.label,
        num: ['integer', 'decimal', 'money', 'percent'].includes(field.type),
        derived: field.derived !== undefined,
        cell: (row) => (
          <>
            {readable(field, row.cells[key])}
            <Was change={changed.get(`${table.key}/${row.id}/${key}`)} />
          </>
        ),
      }),
    ),
    ...(printing ? [] : [marks]),
  ];
  const many = cx('work__rows', columns.length > MOST_COLUMNS && 'work__rows--many');
  return (
    <>
      <div className="rv" id={idOf(table.key)} tabIndex={-1}>
        <span className="rv__k">{table.label}</span>
        <span className="rv__v">
          {rows.length} 行
          {table.key === 'served' && rows.length > 0 ? (
            <Link className="rv__all" href={to(paths.servedList, { id: dossierId })}>
              整张名单：查找、排序、看信号
            </Link>
          ) : null}
        </span>
        <MarkButton path={table.key} label={table.label} pins={pinsAt(items, table.key)} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard, also where no button is in it */}
      <section className={many} tabIndex={0} aria-label={`${table.label}的各行`}>
        <Table
          caption={table.label}
          columns={columns}
          rows={shown}
          keyOf={(row) => row.id}
          tight
          stack
          empty={<Empty title="没有填写">{table.label}一行也没有。</Empty>}
        />
      </section>
      <Pager {...pager} unit="行" />
    </>
  );
}

/** In a cell that a resubmission changed: what stood there. */
const Was = ({ change }: { change: Review['changes'][number] | undefined }) =>
  change ? (
    <small className="was">
      <ins className="diff">改</ins> {change.before === change.after ? null : `原为 ${change.before ?? '空'}`}
    </small>
  ) : null;

/** Turns to the page of a row that is asked for, then goes there. */
function bringTo(table: string, rows: readonly Row[], setPage: (page: number) => void): () => void {
  const go = (event: Event) => {
    const [head, rowId] = (event as PlaceEvent).detail.split('/');
    const at = head === table ? rows.findIndex((row) => row.id === rowId) : -1;
    if (at < 0) return;
    setPage(Math.floor(at / PAGE) + 1);
    requestAnimationFrame(() => document.getElementById(idOf(`${table}/${rowId}`))?.scrollIntoView({ block: 'center' }));
  };
  places.addEventListener('go', go);
  return () => places.removeEventListener('go', go);
}

const LONGEST = 40;

/** （江西样本有限公司）: what a row is known by, so that its number alone need not be looked up; personal data never is. */
function calledIn({ columns }: TableForm, row: Row): string {
  const key = Object.keys(columns).find((one) => columns[one]?.type === 'text' && !columns[one]?.personal);
  const name = String((key && row.cells[key]) || '').slice(0, LONGEST);
  return name === '' ? '' : `（${name}）`;
}

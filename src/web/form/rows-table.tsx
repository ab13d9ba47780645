import { useVirtualizer } from '@tanstack/react-virtual';
import { type ClipboardEvent, type KeyboardEvent, memo, useCallback, useEffect, useRef } from 'react';
import type { Field, Row, TableForm } from '../../core/annexes/field.ts';
import { faultsOf } from '../../core/annexes/read.ts';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { useToast } from '../ui/toast.tsx';
import { emptyRow, type Report } from './change.ts';
import { Control } from './control.tsx';
import { blockOf, editable, pasted } from './paste.ts';
import { goToPlace, idOf, type PlaceEvent, places } from './place.ts';
import { readable } from './shown.ts';

export type RowsTableProps = {
  table: TableForm;
  /** In paper order, with their derived figures. */
  rows: readonly Row[];
  onChange: Report;
  /** What is wrong, by `table/rowId/column`. */
  faults?: ReadonlyMap<string, string> | undefined;
  readOnly?: boolean | undefined;
  /** What a new row starts with. */
  fresh?: (() => Row['cells']) | undefined;
};

const ALL_DRAWN = 100;
const ROW_PX = 38;

/** A table that is filled in row by row: plain inputs, Enter and arrows go up and down, a block from a spreadsheet can be pasted. */
export function RowsTable({ table, rows, onChange, faults, readOnly, fresh }: RowsTableProps) {
  const box = useRef<HTMLDivElement>(null);
  const windowed = rows.length > ALL_DRAWN;
  const toast = useToast();
  const virtual = useVirtualizer({
    count: windowed ? rows.length : 0,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const latest = useRef({ table, rows, onChange });
  latest.current = { table, rows, onChange };

  const goTo = useCallback((index: number, column: string) => {
    const row = latest.current.rows[index];
    if (!row) return;
    virtualRef.current.scrollToIndex(index);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => document.getElementById(idOf(`${latest.current.table.key}/${row.id}/${column}`))?.focus()),
    );
  }, []);
  const virtualRef = useRef(virtual);
  virtualRef.current = virtual;

  useEffect(() => {
    const find = (event: Event): void => {
      const [key, rowId, column] = (event as PlaceEvent).detail.split('/');
      const index = key === latest.current.table.key ? latest.current.rows.findIndex((row) => row.id === rowId) : -1;
      if (index < 0) return;
      box.current?.scrollIntoView({ block: 'center' });
      goTo(index, column ?? Object.keys(latest.current.table.columns)[0] ?? '');
    };
    places.addEventListener('go', find);
    return () => places.removeEventListener('go', find);
  }, [goTo]);

  const add = (): void => {
    const row = emptyRow(fresh?.() ?? {});
    onChange({ table: table.key, add: row });
    setTimeout(() => goToPlace(`${table.key}/${row.id}/${editable(table)[0]?.[0]}`));
  };
  const remove = useCallback(
    (row: Row, index: number) => {
      const { onChange: report, table: of } = latest.current;
      report({ table: of.key, remove: row.id });
      toast(`已删除第 ${index + 1} 行`, {
        action: { label: '撤销', run: () => report({ table: of.key, add: { ...row, id: emptyRow().id }, at: index }) },
      });
    },
    [toast],
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = placeOf(event.target);
    if (!at || event.nativeEvent.isComposing || (event.target as HTMLElement).tagName !== 'INPUT') return;
    const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    if (event.key === 'Enter' && at.row === rows.length - 1 && !readOnly) add();
    else goTo(at.row + step, at.column);
  };
  const onPaste = (event: ClipboardEvent): void => {
    const at = placeOf(event.target);
    const block = readOnly ? null : blockOf(event.clipboardData.getData('text/plain'));
    if (!at || !block) return;
    event.preventDefault();
    onChange(...pasted(table, rows, { block, row: at.row, column: at.column }));
    toast(`已粘贴 ${block.length} 行`);
  };

  const items = virtual.getVirtualItems();
  const drawn = windowed ? items.map((item) => item.index) : rows.map((_, index) => index);
  const above = windowed ? (items[0]?.start ?? 0) : 0;
  const below = windowed ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  return (
    <div id={idOf(table.key)} tabIndex={-1}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and pastes of the inputs inside; without any, it is itself what is scrolled by keyboard */}
      <div
        className={cx('rows', !windowed && 'rows--all')}
        ref={box}
        tabIndex={rows.length === 0 ? 0 : undefined}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      >
        <table className="table" aria-label={table.label} aria-rowcount={rows.length + 1}>
          <Head table={table} readOnly={readOnly} />
          <tbody>
            <Spacer height={above} />
            {drawn.map((index) => {
              const row = rows[index];
              return row ? (
                <RowLine
                  key={row.id}
                  table={table}
                  row={row}
                  index={index}
                  faults={faults}
                  readOnly={readOnly}
                  onChange={onChange}
                  onRemove={remove}
                  measure={windowed ? virtual.measureElement : undefined}
                />
              ) : null;
            })}
            <Spacer height={below} />
          </tbody>
        </table>
      </div>
      <div className="sheet__foot">
        {readOnly ? null : (
          <Button small onClick={add}>
            添加一行
          </Button>
        )}
        <span>
          {rows.length === 0 ? '尚未填写' : `共 ${rows.length} 行`}
          {readOnly ? '' : '　可从 Excel 复制一块直接粘贴'}
        </span>
      </div>
    </div>
  );
}

/** Keeps the height of rows that are not drawn; set by script, since the page allows no style in its markup. */
const Spacer = ({ height }: { height: number }) =>
  height > 0 ? (
    <tr className="spacer">
      <td ref={(cell) => cell?.style.setProperty('height', `${height}px`)} />
    </tr>
  ) : null;

function placeOf(target: EventTarget): { row: number; column: string } | null {
  const { row, column } = (target as HTMLElement).closest<HTMLElement>('[data-row]')?.dataset ?? {};
  return row === undefined || column === undefined ? null : { row: Number(row), column };
}

const widthOf = (field: Field): string => {
  if (field.type === 'text' || field.type === 'longText') return (field.maxLength ?? 200) <= 60 ? 'w-short' : 'w-long';
  return ['mobile', 'phone', 'date', 'idNumber', 'creditCode', 'email', 'url'].includes(field.type) ? 'w-mid' : 'w-short';
};
const isFigure = (field: Field): boolean => ['integer', 'decimal', 'money', 'percent'].includes(field.type);

const Head = memo(function Head({ table, readOnly }: { table: TableForm; readOnly: boolean | undefined }) {
  return (
    <thead>
      <tr>
        <th scope="col" className="num">
          序号
        </th>
        {Object.entries(table.columns).map(([key, field]) => (
          <th key={key} scope="col" className={cx(widthOf(field), isFigure(field) && 'num')} title={field.derived ?? field.hint}>
            {field.label}
            {field.unit && !field.label.includes(field.unit) ? `（${field.unit}）` : null}
          </th>
        ))}
        {readOnly ? null : (
          <th scope="col" className="w-act">
            <span className="sr">操作</span>
          </th>
        )}
      </tr>
    </thead>
  );
});

type LineProps = {
  table: TableForm;
  row: Row;
  index: number;
  faults: ReadonlyMap<string, string> | undefined;
  readOnly: boolean | undefined;
  onChange: Report;
  onRemove: (row: Row, index: number) => void;
  measure: ((element: Element | null) => void) | undefined;
};

const RowLine = memo(function RowLine({ table, row, index, faults, readOnly, onChange, onRemove, measure }: LineProps) {
  const columns = Object.entries(table.columns);
  const faultAt = (key: string, field: Field): string | undefined =>
    faults?.get(`${table.key}/${row.id}/${key}`) ?? faultsOf(field, row.cells[key] ?? null)[0]?.message;
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      className={columns.some(([key, field]) => faultAt(key, field)) ? 'is-fault' : undefined}
    >
      <th scope="row">{index + 1}</th>
      {columns.map(([key, field]) => {
        const path = `${table.key}/${row.id}/${key}`;
        if (field.derived)
          return (
            <td key={key} className="is-derived" title={`由 ${field.derived} 得出`}>
              {readable(field, row.cells[key] ?? null).replace('未填写', '–')}
            </td>
          );
        const fault = faultAt(key, field);
        return (
          <td key={key} data-row={index} data-column={key} className={fault ? 'is-fault' : undefined}>
            <Control
              compact
              field={field}
              value={row.cells[key] ?? null}
              readOnly={readOnly}
              onValue={(value) => onChange({ path, value })}
              ids={{
                id: idOf(path),
                'aria-label': `第 ${index + 1} 行 ${field.label}`,
                'aria-invalid': fault ? true : undefined,
                'aria-describedby': fault ? `${idOf(path)}-fault` : undefined,
              }}
            />
            {fault ? (
              <div className="rows__fault" id={`${idOf(path)}-fault`}>
                {fault}
              </div>
            ) : null}
          </td>
        );
      })}
      {readOnly ? null : (
        <td>
          <Button look="quiet" small aria-label={`删除第 ${index + 1} 行`} onClick={() => onRemove(row, index)}>
            删除
          </Button>
        </td>
      )}
    </tr>
  );
});

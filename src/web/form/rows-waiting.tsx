import { useMemo, useRef } from 'react';
import { Head, headRows, rem, Widths } from '../ui/sheet/head.tsx';
import { columnsOf } from './columns.ts';
import { idOf } from './place.ts';
import type { RowsTableProps } from './rows-props.ts';
import { usePlacesLater } from './waiting-places.ts';

const NUMBER_PX = 44;
/** More rows than the sheet's window ever shows at once. */
const MOST = 60;

/** A table's place until its sheet is there: its heading and as much room as its rows will take, so that nothing moves when it comes. */
export function RowsWaiting({ table, rows, readOnly, bar, barStart, barEnd, footEnd }: RowsTableProps) {
  const box = useRef<HTMLDivElement>(null);
  const columns = useMemo(() => columnsOf(table), [table]);
  usePlacesLater(table.key, box);
  const lines = Math.min(MOST, Math.max(1, rows.length + (readOnly ? 0 : 1)));
  const width = rem(columns.reduce((sum, one) => sum + one.width, NUMBER_PX));
  return (
    <div className="sheetbox" id={idOf(table.key)} tabIndex={-1} ref={box} aria-busy="true">
      {bar ? (
        <div className="sheet__bar" aria-hidden="true">
          <HeldButtons words={['铺满']} />
          {barStart ? <HeldButtons words={['导入表格', '空白表格']} /> : null}
          {barStart && !readOnly ? <span className="sep" /> : null}
          {readOnly ? null : <HeldButtons words={['撤销', '重做', '向下填充']} />}
          {readOnly ? null : <span className="sep" />}
          <HeldButtons words={['只看有错的行']} />
          {barEnd}
        </div>
      ) : null}
      <div className="sheet__wrap">
        <table className="sheet" data-lines={headRows(columns)} ref={(one) => one?.style.setProperty('min-width', width)}>
          <Widths columns={columns} />
          <Head columns={columns} from={0} to={-1} />
        </table>
        <div ref={(one) => one?.style.setProperty('height', `calc(var(--h-sheet) * ${lines})`)} />
      </div>
      <div className="sheet__foot">
        <span className="sheet__state" role="status">
          共 {rows.length} 行，正在载入表格…
        </span>
        {readOnly ? null : (
          <span className="sheet__rows" aria-hidden="true">
            <HeldButtons words={rows.length > 0 ? ['添加一行', '插入行', '删除行'] : ['添加一行']} />
          </span>
        )}
        {footEnd ? <span>{footEnd}</span> : null}
      </div>
    </div>
  );
}

/** Buttons that only take their room. */
export const HeldButtons = ({ words }: { words: readonly string[] }) =>
  words.map((word) => (
    <button key={word} type="button" className="btn btn--s" disabled>
      {word}
    </button>
  ));

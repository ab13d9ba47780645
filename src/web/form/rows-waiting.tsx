import { useRef } from 'react';
import type { Field, TableForm } from '../../core/annexes/field.ts';
import { idOf } from './place.ts';
import type { RowsTableProps } from './rows-props.ts';
import { usePlacesLater } from './waiting-places.ts';

/** More rows than the sheet's window ever shows at once. */
const MOST = 60;

/** A table's place until its sheet is there: as much room as its head and rows will take, so that nothing moves when it comes. */
export function RowsWaiting({ table, rows, readOnly, bar, barEnd, footEnd }: RowsTableProps) {
  const box = useRef<HTMLDivElement>(null);
  usePlacesLater(table.key, box);
  const lines = Math.min(MOST, Math.max(1, rows.length + (readOnly ? 0 : 1)));
  return (
    <div className="waitrows" id={idOf(table.key)} tabIndex={-1} ref={box} aria-busy="true">
      {bar ? <div className="waitrows__bar">{barEnd}</div> : null}
      <div
        className="waitrows__lines"
        ref={(one) => one?.style.setProperty('height', `calc(var(--h-sheet) * ${lines} + ${headHeight(table)})`)}
      />
      <div className="waitrows__foot">
        <span role="status">共 {rows.length} 行，正在载入表格…</span>
        {footEnd ? <span>{footEnd}</span> : null}
      </div>
    </div>
  );
}

/** The head's height as its names will be set: up to six signs on a line, else on two, the unit below; or two lines of cells over ticks. */
function headHeight({ columns }: TableForm): string {
  const fields = Object.values(columns);
  const lines = Math.max(...fields.map(linesOf));
  const least = fields.some(({ type }) => type === 'satisfaction') ? 2 : 1;
  return `max(var(--h-sheet) * ${least}, ${lines} * 1.06rem + 9px)`;
}

const linesOf = ({ label, unit }: Field): number => (label.length > 6 ? 2 : 1) + (unit && !label.includes(unit) ? 1 : 0);

/** Buttons that only take their room. */
export const HeldButtons = ({ words }: { words: readonly string[] }) =>
  words.map((word) => (
    <button key={word} type="button" className="btn btn--s" disabled>
      {word}
    </button>
  ));

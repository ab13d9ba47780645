import { useMemo } from 'react';
import type { Row, TableForm } from '../../core/annexes/field.ts';
import { rowChanges, saidBy } from '../../core/sheet/row-changes.ts';
import { rowLine } from './annex2-changes.ts';
import type { SheetRead } from './import-file.ts';

/** Further rows are counted only. */
const MOST_SHOWN = 100;

/** What becomes of the rows that stand there when the file takes their place: told row by row before it does. */
export function Against({ read, form, standing }: { read: SheetRead; form: TableForm; standing: readonly Row[] }) {
  const changes = useMemo(() => {
    // What the appendix sheet has no line for becomes blank, as everything that the file leaves out.
    const whole = { ...read, rows: read.rows.map(({ row, cells }) => ({ row, cells })) };
    return rowChanges(saidBy(whole, form), form, standing);
  }, [read, form, standing]);
  const added = changes.filter(({ rowId }) => rowId === null).length;
  const gone = changes.filter(({ after }) => after === null).length;
  const edited = changes.length - added - gone;
  const said = [
    [edited, '改动'],
    [added, '新增'],
    [gone, '减少'],
  ] as const;
  if (changes.length === 0) return <p className="small">与表中现有的 {standing.length} 行相同，替换后没有变化。</p>;
  return (
    <details open={changes.length <= 10}>
      <summary>
        与表中现有的 {standing.length} 行相比：{said.flatMap(([count, what]) => (count > 0 ? [`${what} ${count} 行`] : [])).join('、')}
      </summary>
      <ul>
        {changes.slice(0, MOST_SHOWN).map((one, i) => {
          const { place, before, after } = rowLine(one, form, standing);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
            <li key={i}>{one.rowId === null ? after : `${place.replace(form.label, '')}：${before} → ${after}`}</li>
          );
        })}
        {changes.length > MOST_SHOWN ? <li>还有 {changes.length - MOST_SHOWN} 行</li> : null}
      </ul>
    </details>
  );
}

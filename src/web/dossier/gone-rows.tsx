import { useState } from 'react';
import { tableAt } from '../../core/annexes/form.ts';
import { isOpen } from '../../core/workflow/opened.ts';
import type { AnswerOf } from '../client.ts';
import { useRead } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import type { Filling } from './filling.ts';
import { GONE } from './import-into.ts';

type Gone = AnswerOf<typeof GONE>['gone'][number];
type Restore = (table: string, rows: readonly string[]) => Promise<unknown>;
type GoneRowsProps = { dossierId: string; section: string; editable: Filling['editable']; onRestore: Restore };

/** Rows that were taken out together and did not come back: all of them, or those that are picked, stand again where they stood with one press. */
export function GoneRows({ dossierId, section, editable, onRestore }: GoneRowsProps) {
  const { data } = useRead(GONE, { params: { id: dossierId, section } });
  const gone = (data?.gone ?? []).filter(({ table }) => isOpen(editable, table));
  if (gone.length === 0) return null;
  return (
    <section aria-label="删去的行">
      <h3 className="small">删去的行，可以一次恢复到原来的位置</h3>
      <ul className="unfolded faults">
        {gone.map((one) => (
          <One key={`${one.table} ${one.at} ${one.who}`} one={one} onRestore={onRestore} />
        ))}
      </ul>
    </section>
  );
}

const NAMED = 3;
const called = (name: string): string => name || '未写名称的一行';

/** 3月12日 10:22 熊春花 附件5 删去 137 行：甲公司、乙公司、丙公司等 */
function saidOf({ table, at, who, by, rows }: Gone): string {
  const how = by === null ? '删去' : by.undone ? `撤销导入（${by.fileName}）时撤出` : `导入（${by.fileName}）时替换`;
  const names = rows.slice(0, NAMED).map(({ name }) => called(name));
  return `${dateAndTime(at)} ${who} ${tableAt(table)?.label ?? ''} ${how} ${rows.length} 行：${names.join('、')}${rows.length > NAMED ? '等' : ''}`;
}

function One({ one, onRestore }: { one: Gone; onRestore: Restore }) {
  const [picking, setPicking] = useState(false);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const restore = async (rows: readonly string[]): Promise<void> => {
    setBusy(true);
    await onRestore(one.table, rows);
    setBusy(false);
  };
  const pick = (id: string, on: boolean): void => {
    const next = new Set(picked);
    if (on) next.add(id);
    else next.delete(id);
    setPicked(next);
  };
  return (
    <li>
      <span>{saidOf(one)}</span>{' '}
      <Button small busy={busy} onClick={() => void restore(one.rows.map(({ id }) => id))}>
        {one.rows.length === 1 ? '恢复' : `恢复全部 ${one.rows.length} 行`}
      </Button>
      {one.rows.length > 1 ? (
        <Button small look="quiet" aria-expanded={picking} onClick={() => setPicking(!picking)}>
          {picking ? '收起' : '挑选'}
        </Button>
      ) : null}
      {picking ? (
        <>
          <ul className="unfolded">
            {one.rows.map(({ id, name }) => (
              <li key={id}>
                <label className="choice">
                  <input type="checkbox" checked={picked.has(id)} onChange={(event) => pick(id, event.target.checked)} />
                  {called(name)}
                </label>
              </li>
            ))}
          </ul>
          <Button
            small
            busy={busy}
            reason={picked.size === 0 ? '请先选择要恢复的行' : null}
            reasonAt="after"
            onClick={() => void restore(one.rows.map(({ id }) => id).filter((id) => picked.has(id)))}
          >
            恢复所选 {picked.size} 行
          </Button>
        </>
      ) : null}
    </li>
  );
}

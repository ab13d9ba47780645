import { useEffect, useRef } from 'react';
import { isLocked } from './lock.ts';
import { isOneCell } from './selection.ts';
import { activeColumn, activeRow, type Now } from './state.ts';
import { TICK, tickText } from './tick.ts';

export const placeName = (now: Now): string => {
  const column = activeColumn(now);
  const row = activeRow(now);
  const name = column?.tick ? `${column.tick.group} ${column.label}` : (column?.label ?? '');
  const number = (row && now.props.numberOf?.(row)) ?? now.view.at(now.selection.active.row) + 1;
  return `第 ${number} 行 ${name}${row ? '' : '（新的一行）'}`;
};

/** The active cell as it is read aloud. */
function spoken(now: Now, fault: string | undefined): string {
  const [row, column] = [activeRow(now), activeColumn(now)];
  if (!column) return '';
  const text = row ? (column.tick ? tickText(column, row, now.props.show) : now.props.show(column.key, row.cells[column.key] ?? null)) : '';
  const said = column.tick ? (text === TICK ? '已勾选' : text || '未勾选') : text || '空';
  const locked = isLocked(now.props.lock, row, column.key) ? '，已锁定' : '';
  return `${said}，${placeName(now)}${locked}${fault ? `，${now.props.signals ? '信号' : '有错'}：${fault}` : ''}${column.options && locked === '' ? '，按 Alt 加向下键选择' : ''}`;
}

const VOICE_MS = 120;

/** Says the active cell, its fault and what was just done; a moment later, so that running through rows is not a flood. */
export function Voice({ here, fault }: { here: Now; fault: string | undefined }) {
  const region = useRef<HTMLDivElement>(null);
  const { state, rect } = here;
  const text = state.focused
    ? [
        state.note,
        isOneCell(rect)
          ? state.mode === 'off'
            ? spoken(here, fault)
            : ''
          : `选中 ${rect.bottom - rect.top + 1} 行 ${rect.right - rect.left + 1} 列`,
      ]
        .filter((one) => one !== '')
        .join('。')
    : '';
  useEffect(() => {
    const timer = setTimeout(() => {
      if (region.current && region.current.textContent !== text) region.current.textContent = text;
    }, VOICE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return <div className="sr" role="status" aria-live="polite" ref={region} />;
}

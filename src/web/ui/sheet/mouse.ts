import { type MouseEvent as ReactMouseEvent, type RefObject, useMemo } from 'react';
import type { Commands } from './commands.ts';
import { type Place, type Rect, rectOf, type Selection } from './selection.ts';
import type { Hands } from './state.ts';

type Spot = Place & { readonly part: 'cell' | 'row' | 'column' | 'all'; readonly element: HTMLElement };

/** Which cell, row or column lies under the pointer. */
function spotOf(target: EventTarget | null): Spot | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('td, th') : null;
  const head = element?.dataset.head;
  if (element && head !== undefined) return { row: 0, column: Number(head), part: Number(head) < 0 ? 'all' : 'column', element };
  const row = element?.closest<HTMLElement>('tr[data-index]')?.dataset.index;
  if (!element || row === undefined) return null;
  const column = (element as HTMLTableCellElement).cellIndex - 1;
  return { row: Number(row), column, part: column < 0 ? 'row' : 'cell', element };
}

const HANDLE_PX = 10;
const onHandle = (event: ReactMouseEvent, { element }: Spot): boolean => {
  if (!element.classList.contains('sel-h')) return false;
  const { right, bottom } = element.getBoundingClientRect();
  return right - event.clientX < HANDLE_PX && bottom - event.clientY < HANDLE_PX;
};

type Mouse = Hands & { readonly commands: Commands; readonly scroller: RefObject<HTMLDivElement | null> };

/** Selecting, extending, filling by the handle; the focus stays in the box that takes the keys. */
export function useMouse({ now, patch, input, commands, scroller }: Mouse) {
  return useMemo(() => {
    const follow = (move: (spot: Spot) => void, end?: () => void): void => {
      const onMove = (event: MouseEvent): void => {
        const box = scroller.current?.getBoundingClientRect();
        if (!box || event.buttons === 0) {
          stop();
          return;
        }
        const inside = document.elementFromPoint(
          Math.min(Math.max(event.clientX, box.left + 4), box.right - 4),
          Math.min(Math.max(event.clientY, box.top + 4), box.bottom - 4),
        );
        const spot = spotOf(inside);
        if (spot)
          move(spot.part === 'column' || spot.part === 'all' ? { ...spot, row: Math.max(0, now.current.layout.range()[0] - 1) } : spot);
      };
      const stop = (): void => {
        document.removeEventListener('mousemove', onMove);
        document.removeEventListener('mouseup', stop);
        end?.();
      };
      document.addEventListener('mousemove', onMove);
      document.addEventListener('mouseup', stop);
    };

    const selected = (spot: Spot, from: Place): Selection => {
      const last = { row: Math.max(0, now.current.view.rows.length - 1), column: now.current.props.columns.length - 1 };
      if (spot.part === 'all') return { active: { row: 0, column: 0 }, end: last };
      if (spot.part === 'row') return { active: { row: from.row, column: 0 }, end: { row: spot.row, column: last.column } };
      if (spot.part === 'column') return { active: { row: 0, column: from.column }, end: { row: last.row, column: spot.column } };
      return { active: from, end: { row: spot.row, column: spot.column } };
    };

    const fillFrom = (source: Rect): void => {
      let target: Rect | null = null;
      follow(
        (spot) => {
          target = stretched(source, spot);
          patch({ fillTo: target, reveal: { row: spot.row, column: Math.max(0, spot.column) } });
        },
        () => {
          patch({ fillTo: null });
          if (target) commands.fill(source, target);
        },
      );
    };

    return {
      onMouseDown: (event: ReactMouseEvent): void => {
        const spot = spotOf(event.target);
        if (!spot || event.button > 0) return;
        event.preventDefault();
        const filling = onHandle(event, spot);
        commands.finish();
        input.current?.focus({ preventScroll: true });
        const { selection, rect } = now.current;
        if (filling) {
          fillFrom(rect);
          return;
        }
        const active = spot.part === 'cell' && spot.row === selection.active.row && spot.column === selection.active.column;
        if (active && !event.shiftKey && now.current.state.focused && rect.top === rect.bottom && rect.left === rect.right)
          commands.toggle();
        const from = event.shiftKey ? selection.active : spot;
        commands.select(selected(spot, { row: from.row, column: from.column }), spot.part === 'cell' ? {} : { reveal: null });
        follow((to) => {
          const part = spot.part === 'cell' && to.part !== 'cell' ? 'cell' : spot.part;
          const end = selected({ ...to, part, column: Math.max(0, to.column) }, { row: from.row, column: from.column });
          const was = rectOf(now.current.selection);
          const is = rectOf(end);
          const moved = was.top !== is.top || was.bottom !== is.bottom || was.left !== is.left || was.right !== is.right;
          if (moved)
            patch({ selection: end, reveal: part === 'cell' || part === 'row' ? { row: to.row, column: Math.max(0, to.column) } : null });
        });
      },
      onDoubleClick: (event: ReactMouseEvent): void => {
        const spot = spotOf(event.target);
        if (spot?.part === 'cell' && !now.current.props.columns[spot.column]?.tick) commands.edit('edit');
      },
      /** What does not fit is shown in full under the pointer; a wrong cell says what is wrong. */
      onMouseOver: (event: ReactMouseEvent): void => {
        const spot = spotOf(event.target);
        if (spot?.part !== 'cell') return;
        const { view, props } = now.current;
        const row = view.rows[spot.row];
        const fault = row && view.faults(row)?.[props.columns[spot.column]?.key ?? ''];
        const clipped = spot.element.scrollWidth > spot.element.clientWidth ? spot.element.textContent : '';
        spot.element.title = [clipped, fault].filter(Boolean).join('\n');
      },
    };
  }, [now, patch, input, commands, scroller]);
}

/** The cells beyond the source, towards the pointer: down or up, else to a side. */
function stretched(source: Rect, { row, column }: Place): Rect | null {
  if (row > source.bottom) return { ...source, top: source.bottom + 1, bottom: row };
  if (row < source.top) return { ...source, top: row, bottom: source.top - 1 };
  if (column > source.right) return { ...source, left: source.right + 1, right: column };
  if (column >= 0 && column < source.left) return { ...source, left: column, right: source.left - 1 };
  return null;
}

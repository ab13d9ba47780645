import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { SheetColumn } from './model.ts';
import type { Place, Rect } from './selection.ts';

/** Where things stand in the sheet, measured once and when its size changes: a key must not ask the browser for its layout. */
export type Layout = {
  readonly rowPx: number;
  readonly headPx: number;
  /** Rows that fit in view. */
  readonly page: () => number;
  /** Of the cells of a rectangle, within the scrolled content. */
  readonly boxOf: (rect: Rect) => Box;
  readonly show: (place: Place) => void;
  readonly onScroll: () => void;
  /** Where an overlay over the sheet stands that belongs to a cell: below it where there is room on the screen, else above. */
  readonly beside: (overlay: HTMLElement, place: Place) => void;
  /** First and last row in view. */
  readonly range: () => readonly [number, number];
  readonly view: () => Measured;
};
export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

type Measured = {
  lefts: readonly number[];
  widths: readonly number[];
  width: number;
  height: number;
  left: number;
  top: number;
  frozen: number;
};

const nothing: Measured = { lefts: [], widths: [], width: 0, height: 0, left: 0, top: 0, frozen: 0 };
const ROW_PX = 28;
const GAP = 3;
/** What may lie over the page's bottom: the line with the save state. */
const BOTTOM_PX = 72;

export function useLayout(scroller: RefObject<HTMLDivElement | null>, columns: readonly SheetColumn[]): Layout {
  const now = useRef(nothing);
  const [{ rowPx, headPx }, setHeights] = useState({ rowPx: ROW_PX, headPx: ROW_PX });
  const measure = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    const heads = [...box.querySelectorAll<HTMLElement>('col')].map((_, i) => box.querySelector<HTMLElement>(`[data-head="${i - 1}"]`));
    const [corner, ...rest] = heads.map((head) => head?.offsetWidth ?? 0);
    const lefts: number[] = [];
    let left = corner ?? 0;
    for (const width of rest) {
      lefts.push(left);
      left += width;
    }
    const second = heads[1];
    const frozen =
      (corner ?? 0) + (second && getComputedStyle(second).position === 'sticky' && second.matches('.is-frozen') ? (rest[0] ?? 0) : 0);
    now.current = {
      lefts,
      widths: rest,
      width: box.clientWidth,
      height: box.clientHeight,
      left: box.scrollLeft,
      top: box.scrollTop,
      frozen,
    };
    const head = box.querySelector('thead')?.offsetHeight ?? ROW_PX;
    const row = box.querySelector<HTMLElement>('tbody tr[data-index]')?.offsetHeight || ROW_PX;
    setHeights((was) => (was.rowPx === row && was.headPx === head ? was : { rowPx: row, headPx: head }));
  }, [scroller]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other columns are another width
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    const table = box.querySelector('table');
    if (table) observer.observe(table.tHead ?? table);
    return () => observer.disconnect();
  }, [measure, scroller, columns]);

  return useMemo(() => {
    const boxOf = ({ top, left, bottom, right }: Rect): Box => {
      const { lefts, widths, left: scrolled, frozen } = now.current;
      const from = (lefts[left] ?? 0) + (left === 0 && frozen > (lefts[0] ?? 0) ? scrolled : 0);
      const width = widths.slice(left, right + 1).reduce((sum, one) => sum + one, 0);
      return { left: from, top: headPx + top * rowPx, width, height: (bottom - top + 1) * rowPx };
    };
    const show = ({ row, column }: Place): void => {
      const box = scroller.current;
      if (!box) return;
      const { lefts, widths, width, height, left, top, frozen } = now.current;
      const start = row * rowPx;
      const down = start < top ? start : start + rowPx + headPx > top + height ? start + rowPx + headPx - height : top;
      const from = lefts[column] ?? 0;
      const to = from + (widths[column] ?? 0);
      const across = from < frozen ? left : from < left + frozen ? from - frozen : to > left + width ? to - width : left;
      if (down !== top) box.scrollTop = down;
      if (across !== left) box.scrollLeft = across;
      now.current = { ...now.current, top: down, left: across };
    };
    const beside = (overlay: HTMLElement, { row, column }: Place): void => {
      const box = scroller.current;
      if (!box) return;
      const cell = boxOf({ top: row, bottom: row, left: column, right: column });
      const top = box.offsetTop + cell.top - now.current.top;
      const screen = box.getBoundingClientRect().top - box.offsetTop;
      const fits = screen + top + cell.height + overlay.offsetHeight + GAP < window.innerHeight - BOTTOM_PX;
      const hidden = cell.top < now.current.top + headPx - rowPx || cell.top > now.current.top + now.current.height;
      const left = Math.max(4, Math.min(box.offsetLeft + cell.left - now.current.left, now.current.width - overlay.offsetWidth - 8));
      Object.assign(overlay.style, {
        left: `${left}px`,
        top: `${fits ? top + cell.height + GAP : top - GAP - overlay.offsetHeight}px`,
        visibility: hidden ? 'hidden' : 'visible',
      });
    };
    return {
      rowPx,
      headPx,
      boxOf,
      show,
      beside,
      page: () => Math.max(1, Math.floor((now.current.height - headPx) / rowPx) - 1),
      range: () => [Math.floor(now.current.top / rowPx), Math.ceil((now.current.top + now.current.height - headPx) / rowPx) - 1] as const,
      view: () => now.current,
      onScroll: () => {
        const box = scroller.current;
        if (box) now.current = { ...now.current, left: box.scrollLeft, top: box.scrollTop };
      },
    };
  }, [rowPx, headPx, scroller]);
}

import { useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import type { Commands } from './commands.ts';
import type { SheetHandle, SheetProps } from './props.ts';
import { at } from './selection.ts';
import type { Hands, Now } from './state.ts';

/** Brings what was moved to into view, once it is drawn; the page too, where the sheet itself is partly out of it. */
export function useReveal({ state: { reveal }, layout }: Now, scroller: { current: HTMLDivElement | null }, input: Hands['input']): void {
  const whole = useRef(true);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        whole.current = (entry?.intersectionRatio ?? 1) > 0.99;
      },
      { threshold: [0, 0.5, 0.99, 1], rootMargin: '-48px 0px -64px 0px' },
    );
    observer.observe(box);
    return () => observer.disconnect();
  }, [scroller]);
  useLayoutEffect(() => {
    if (!reveal) return;
    layout.show(reveal);
    if (!whole.current && document.activeElement === input.current) input.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [reveal, layout, input]);
}

type HandleParts = { now: Hands['now']; commands: Commands; input: Hands['input'] };

export function useHandle({ handle }: SheetProps, { now, commands, input }: HandleParts): void {
  useImperativeHandle(
    handle,
    (): SheetHandle => ({
      goTo: (rowId, key) => {
        const { props, view } = now.current;
        const seen = view.rows.findIndex((row) => row.id === rowId);
        const index = seen >= 0 ? seen : props.rows.findIndex((row) => row.id === rowId);
        if (index < 0) return false;
        if (seen < 0) view.filter.set(null);
        commands.finish();
        commands.select(
          at(
            index,
            Math.max(
              0,
              props.columns.findIndex((column) => column.key === key),
            ),
          ),
        );
        input.current?.focus({ preventScroll: true });
        return true;
      },
    }),
    [now, commands, input],
  );
}

import { useVirtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, useEffect, useId, useLayoutEffect, useMemo, useReducer, useRef } from 'react';
import { cx } from '../cx.ts';
import { useLingering } from '../lingering.ts';
import { afterPress } from '../pressed.ts';
import { usePrinting } from '../printing.ts';
import { About } from './about.tsx';
import { Bar, Foot } from './bar.tsx';
import { commandsOf } from './commands.ts';
import { Editor } from './editor.tsx';
import { enterFull, useFull, useFullPlace } from './full.ts';
import { Head, headRows, rem, Widths } from './head.tsx';
import { keyDown } from './keys.ts';
import { useLayout } from './layout.ts';
import { Line } from './line.tsx';
import { isLocked } from './lock.ts';
import { useMouse } from './mouse.ts';
import { OnPaper } from './on-paper.tsx';
import { Options } from './options.tsx';
import type { SheetProps } from './props.ts';
import { useHandle, useReveal } from './reveal.ts';
import { clamped, isOneCell, rectOf } from './selection.ts';
import { activeColumn, activeRow, type Hands, type Now, patched, type State, start } from './state.ts';
import { Tip } from './tip.tsx';
import { useView } from './view.ts';
import { placeName, Voice } from './voice.tsx';

const NUMBER_PX = 44;
const ALL_DRAWN = 60;
const EDGE = { top: 0, left: 0, bottom: -1, right: -1 };

/**
 * A table that is filled in as in a spreadsheet: cells are selected, typed over, copied, pasted in blocks, filled down and undone; a wrong cell
 * says so in words. Only the rows in view are drawn. It knows rows, columns and texts; what they mean is its user's.
 */
export function Sheet(props: SheetProps) {
  const { columns, readOnly } = props;
  const [state, dispatch] = useReducer(patched, start);
  const view = useView(props, state.fresh?.id ?? null);
  const scroller = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const layout = useLayout(scroller, columns);
  const gridId = useId();
  const printing = usePrinting();
  const box = useRef<HTMLDivElement>(null);
  const full = useFull(props.id) && !printing;

  const count = view.rows.length + (view.open ? 1 : 0);
  const bounds = { rows: Math.max(1, count), columns: columns.length, page: layout.page() };
  const selection = clamped(state.selection, bounds);
  const rect = rectOf(selection);
  const here: Now = { props, view, state, selection, rect, bounds, layout };
  const now = useRef(here);
  now.current = here;
  const hands = useMemo<Hands>(() => ({ now, input, patch: patcher(now, dispatch) }), []);
  const commands = useMemo(() => commandsOf(hands), [hands]);
  const typing = useMemo(() => () => now.current.state.mode !== 'off', []);
  useFullPlace(full, box, typing);
  const leaving = useRef(false);
  const mouse = useMouse({ ...hands, commands, scroller });
  const back = useMemo(
    () => (run: () => void) => () => {
      input.current?.focus({ preventScroll: true });
      run();
    },
    [],
  );

  const virtual = useVirtualizer({
    count: count > ALL_DRAWN ? count : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => layout.rowPx,
    overscan: 8,
    useFlushSync: false,
  });
  const { rowPx } = layout;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text size is another height
  useLayoutEffect(() => virtual.measure(), [rowPx]);
  useReveal(here, scroller, input);
  useHandle(props, { now, commands, input });

  const items = virtual.getVirtualItems();
  const windowed = count > ALL_DRAWN;
  const drawn = windowed ? items.map((item) => item.index) : Array.from({ length: count }, (_, i) => i);
  const shown = state.focused ? rect : EDGE;
  const heads = headRows(columns);
  const { row: activeAt, column: activeColumnAt } = selection.active;
  const row = activeRow(here);
  const column = activeColumn(here);
  const fault = row && column ? view.faults(row)?.[column.key] : undefined;
  const tipShown = fault !== undefined && !props.signals && state.focused && state.mode === 'off' && isOneCell(rect);
  const { onActive } = props;
  const activeKey = column?.key;
  const about = useLingering(state.focused ? row : undefined, props.about);
  useEffect(() => onActive?.(row, activeKey), [onActive, row, activeKey]);
  const cellId = (index: number): string => `${props.id}-r${index}`;
  const isDrawn = drawn.includes(activeAt);

  const onFocus = (event: FocusEvent): void => {
    if (event.target === event.currentTarget) input.current?.focus({ preventScroll: true });
    if (!now.current.state.focused) hands.patch({ focused: true });
    if (props.bar && (event.target === input.current || event.target === event.currentTarget)) afterPress(() => enterFull(props.id));
  };
  const onBlur = (event: FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) hands.patch({ focused: false, fresh: null });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only watches where the focus is
    <div
      className={cx('sheetbox', printing && 'is-printing', full && 'is-full')}
      id={props.id}
      ref={box}
      tabIndex={-1}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      {printing ? <OnPaper columns={columns} rows={props.rows} show={props.show} label={props.label} numberOf={props.numberOf} /> : null}
      {props.bar ? <Bar here={here} commands={commands} back={back} full={full} /> : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the pointer's way to the cells; the keys go to the box within */}
      {/* biome-ignore lint/a11y/useKeyWithMouseEvents: what the pointer shows, the tip says at the active cell */}
      <div
        className="sheet__wrap"
        ref={scroller}
        onMouseDown={mouse.onMouseDown}
        onDoubleClick={mouse.onDoubleClick}
        onMouseOver={mouse.onMouseOver}
        onScroll={() => {
          layout.onScroll();
          if (tipShown || state.list) hands.patch({});
        }}
      >
        <table
          className="sheet"
          id={gridId}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table is what a grid is made of
          role="grid"
          aria-label={props.label}
          aria-rowcount={count + heads}
          aria-colcount={columns.length + 1}
          aria-multiselectable="true"
          aria-readonly={readOnly || undefined}
          ref={(table) => table?.style.setProperty('min-width', rem(columns.reduce((sum, one) => sum + one.width, NUMBER_PX)))}
        >
          <Widths columns={columns} />
          <Head columns={columns} from={shown.left} to={shown.right} sort={props.sort} />
          <tbody>
            <Spacer height={windowed ? (items[0]?.start ?? 0) : 0} />
            {drawn.map((index) => {
              const line = view.rows[index];
              const inside = index >= shown.top && index <= shown.bottom;
              return (
                <Line
                  key={line?.id ?? 'open'}
                  row={line}
                  index={index}
                  number={line && props.numberOf ? props.numberOf(line) : view.at(index) + 1}
                  columns={columns}
                  show={props.show}
                  faults={line ? view.faults(line) : null}
                  signals={props.signals === true}
                  look={line && props.lookOf?.(line)}
                  lock={props.lock}
                  from={inside ? shown.left : 1}
                  to={inside ? shown.right : 0}
                  active={inside && index === activeAt ? activeColumnAt : -1}
                  first={index === shown.top}
                  last={index === shown.bottom}
                  cellId={cellId(index)}
                  rowIndex={index + heads + 1}
                />
              );
            })}
            <Spacer height={windowed ? virtual.getTotalSize() - (items[items.length - 1]?.end ?? 0) : 0} />
          </tbody>
        </table>
        <Editor
          {...hands}
          here={here}
          commands={commands}
          onKeyDown={(event) => keyDown(event, { ...hands, commands, leaving })}
          cellId={isDrawn && state.focused ? `${cellId(activeAt)}-${activeColumnAt}` : undefined}
          gridId={gridId}
          describedBy={`${gridId}-about`}
          invalid={fault !== undefined && !props.signals}
        />
        {state.fillTo ? <Frame here={here} to={state.fillTo} /> : null}
      </div>
      <Options here={here} commands={commands} input={input} gridId={gridId} />
      {tipShown ? (
        <Tip
          place={selection.active}
          layout={layout}
          head={placeName(here)}
          text={fault}
          hint={
            readOnly || isLocked(props.lock, row, column?.key ?? '')
              ? null
              : column?.tick
                ? '按空格键打勾或取消。'
                : '按 F2 修改，按 F8 到下一处错。'
          }
        />
      ) : null}
      <Foot here={here} commands={commands} back={back} about={about} />
      <About here={here} fault={fault} id={`${gridId}-about`} />
      <Voice here={here} fault={fault} />
    </div>
  );
}

/** Changes of the state are known to the next command at once, not only after the next drawing. */
const patcher =
  (now: Hands['now'], dispatch: (part: Partial<State>) => void): Hands['patch'] =>
  (part) => {
    const state = { ...now.current.state, ...part };
    const selection = part.selection ?? now.current.selection;
    now.current = { ...now.current, state, selection, rect: rectOf(selection) };
    dispatch(part);
  };

/** Keeps the height of rows that are not drawn. */
const Spacer = ({ height }: { height: number }) =>
  height > 0 ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty line takes no focus
    <tr className="spacer" aria-hidden="true">
      <td ref={(cell) => cell?.style.setProperty('height', `${height}px`)} />
    </tr>
  ) : null;

/** Where the fill handle would fill. */
function Frame({ here: { layout }, to }: { here: Now; to: NonNullable<State['fillTo']> }) {
  const { left, top, width, height } = layout.boxOf(to);
  const place = (frame: HTMLDivElement | null): void => {
    if (frame) Object.assign(frame.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  };
  return <div className="sheet__frame" ref={place} />;
}

import type { RefObject } from 'react';
import { type History, noHistory } from './history.ts';
import type { Layout } from './layout.ts';
import { isLocked } from './lock.ts';
import type { SheetColumn, SheetRow } from './model.ts';
import type { SheetProps } from './props.ts';
import { at, type Bounds, type Place, type Rect, type Selection } from './selection.ts';
import type { Filter, View } from './view.ts';

/** `type`: begun by typing, arrows finish it; `edit`: begun by F2, Enter or a double click, arrows move within the text. */
export type Mode = 'off' | 'type' | 'edit';

export type State = {
  readonly selection: Selection;
  readonly mode: Mode;
  readonly history: History;
  /** The row that is just being begun. */
  readonly fresh: { readonly id: string; readonly row: number } | null;
  readonly focused: boolean;
  /** What is typed to choose from, and the option in hand. */
  readonly list: { readonly query: string; readonly at: number } | null;
  /** Where the fill handle is drawn to. */
  readonly fillTo: Rect | null;
  /** Where a run of Tab began: Enter goes on below it. */
  readonly tabFrom: number | null;
  /** To be brought into view with the next drawing. */
  readonly reveal: Place | null;
  /** What was just done, in words. */
  readonly note: string;
};

export const start: State = {
  selection: at(0, 0),
  mode: 'off',
  history: noHistory,
  fresh: null,
  focused: false,
  list: null,
  fillTo: null,
  tabFrom: null,
  reveal: null,
  note: '',
};

export const patched = (state: State, part: Partial<State>): State => ({ ...state, ...part });

/** All that a command needs to know at the moment it runs. */
export type Now = {
  readonly props: SheetProps;
  readonly view: View & { readonly filter: Filter };
  readonly state: Omit<State, 'selection'>;
  readonly selection: Selection;
  readonly rect: Rect;
  readonly bounds: Bounds;
  readonly layout: Layout;
};

export type Hands = {
  readonly now: RefObject<Now>;
  readonly patch: (part: Partial<State>) => void;
  readonly input: RefObject<HTMLTextAreaElement | null>;
};

export const activeRow = ({ view, selection }: Now): SheetRow | undefined => view.rows[selection.active.row];
export const activeColumn = ({ props, selection }: Now): SheetColumn | undefined => props.columns[selection.active.column];

/** Whether the active cell can be typed into. */
export function isOpenCell(now: Now): boolean {
  const column = activeColumn(now);
  const row = activeRow(now);
  if (now.props.readOnly || column === undefined || column.fixed || isLocked(now.props.lock, row, column.key)) return false;
  return row !== undefined || now.view.open;
}

/** The options that fit what is typed: all for nothing typed, or for what stands already. */
export function optionsFor(column: SheetColumn | undefined, query: string): readonly string[] {
  const all = column?.options ?? [];
  const typed = query.trim();
  return typed === '' || all.includes(typed) ? all : all.filter((one) => one.includes(typed));
}

import type { KeyboardEvent, RefObject } from 'react';
import type { Commands } from './commands.ts';
import { at, type Move, moved, moveOf, tabbed } from './selection.ts';
import { activeColumn, type Hands, isOpenCell, type Now, optionsFor } from './state.ts';

type Keyboard = Hands & {
  readonly commands: Commands;
  /** After Escape the next Tab leaves the sheet. */
  readonly leaving: RefObject<boolean>;
};

/** What a key does. Keys of an input method never come here: they belong to the text that is being composed. */
export function keyDown(event: KeyboardEvent, keyboard: Keyboard): void {
  if (event.nativeEvent.isComposing || event.keyCode === 229) return;
  const leaves = keyboard.leaving.current && event.key === 'Tab';
  if (event.key !== 'Shift') keyboard.leaving.current = false;
  if (leaves) return;
  const done = keyboard.now.current.state.mode === 'off' ? onCell(event, keyboard) : onText(event, keyboard);
  if (done) event.preventDefault();
}

function onText(event: KeyboardEvent, keyboard: Keyboard): boolean {
  const { now, commands, input, patch } = keyboard;
  const { state, selection, bounds } = now.current;
  const list = state.list ? optionsFor(activeColumn(now.current), state.list.query) : null;
  if (event.key === 'Enter' && event.altKey) {
    input.current?.setRangeText('\n', input.current.selectionStart, input.current.selectionEnd, 'end');
    return true;
  }
  if (event.key === 'Enter' || event.key === 'Tab') {
    take(keyboard, list);
    const came = commands.finish(event.ctrlKey);
    const grown = { ...bounds, rows: bounds.rows + came };
    if (event.ctrlKey) return true;
    if (event.key === 'Tab') return tab(event, keyboard, grown);
    const column = state.tabFrom ?? selection.active.column;
    commands.select(moved(at(selection.active.row, column), { rows: event.shiftKey ? -1 : 1, columns: 0, extend: false }, grown));
    return true;
  }
  if (event.key === 'Escape') {
    commands.cancel();
    return true;
  }
  if (event.key === 'F2') patch({ mode: 'edit' });
  if (list && state.list && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    const next = (state.list.at + (event.key === 'ArrowDown' ? 1 : -1) + list.length) % Math.max(1, list.length);
    patch({ list: { ...state.list, at: next }, note: list[next] ?? '' });
    return true;
  }
  const move = state.mode === 'type' ? moveOf(event, bounds.page) : null;
  if (!move || event.shiftKey) return event.key === 'F2';
  const came = commands.finish();
  commands.select(moved(selection, move, { ...bounds, rows: bounds.rows + came }));
  return true;
}

/** Puts the option in hand into the box, to be read like typed text. */
function take({ now, input }: Keyboard, list: readonly string[] | null): void {
  const { state } = now.current;
  const option = list?.[state.list?.at ?? -1];
  if (option !== undefined && input.current) input.current.value = option;
}

function tab(event: KeyboardEvent, { now, commands }: Keyboard, bounds: Now['bounds']): boolean {
  const { selection, state } = now.current;
  const next = tabbed(selection, event.shiftKey, bounds);
  if (next) commands.select(next, { tabFrom: state.tabFrom ?? selection.active.column });
  return next !== null;
}

function onCell(event: KeyboardEvent, keyboard: Keyboard): boolean {
  const { now, commands, leaving, patch } = keyboard;
  const { bounds, selection, view, props } = now.current;
  const move = moveOf(event, bounds.page);
  if (move) {
    commands.select(moved(selection, move, reachOf(now.current, move)));
    return true;
  }
  if (event.ctrlKey || event.metaKey) return onControl(event, keyboard);
  const column = activeColumn(now.current);
  switch (event.key) {
    case 'Tab':
      if (!event.shiftKey && selection.active.row >= view.rows.length && view.open) return false;
      return tab(event, keyboard, bounds);
    case 'Enter':
      if (!event.shiftKey && isOpenCell(now.current) && !column?.tick) commands.edit('edit');
      else
        commands.select(
          moved({ ...selection, end: selection.active }, { rows: event.shiftKey ? -1 : 1, columns: 0, extend: false }, bounds),
        );
      return true;
    case 'F2':
      commands.edit('edit');
      return true;
    case 'ArrowDown':
      return open(keyboard);
    case 'F8':
      commands.nextFault(event.shiftKey);
      return true;
    case 'F9':
      // Held down it would say of one row after another what nobody has looked at.
      return event.repeat || commands.sayOfRows(!event.shiftKey);
    case ' ':
      if (event.shiftKey) {
        const last = props.columns.length - 1;
        patch({ selection: { active: { row: selection.active.row, column: 0 }, end: { row: selection.end.row, column: last } } });
        return true;
      }
      if (!column?.tick) return false;
      commands.toggle();
      return true;
    case 'Delete':
    case 'Backspace':
      commands.clear();
      return true;
    case 'Escape':
      leaving.current = true;
      patch({ note: '按 Tab 离开表格', selection: { ...selection, end: selection.active } });
      return true;
    default:
      if (event.key.length === 1) commands.sayLocked();
      return false;
  }
}

/** To the edge means to the last row that is filled in; the empty line below it is one step more. */
function reachOf({ bounds, selection, view }: Now, move: Move): Now['bounds'] {
  const last = view.rows.length - 1;
  const from = move.extend ? selection.end.row : selection.active.row;
  return move.extend || (move.rows === Number.POSITIVE_INFINITY && from < last)
    ? { ...bounds, rows: Math.max(1, last + 1, from + 1) }
    : bounds;
}

function open({ now, commands }: Keyboard): boolean {
  if (activeColumn(now.current)?.options) commands.edit('edit');
  return true;
}

function onControl(event: KeyboardEvent, { now, commands, patch }: Keyboard): boolean {
  const { props, view, rect } = now.current;
  const last = props.columns.length - 1;
  const wholeRows = rect.left === 0 && rect.right === last;
  switch (event.key.toLowerCase()) {
    case 'z':
      if (event.shiftKey) commands.redo();
      else commands.undo();
      return true;
    case 'y':
      commands.redo();
      return true;
    case 'd':
      commands.fillDown();
      return true;
    case 'a':
      patch({ selection: { active: { row: 0, column: 0 }, end: { row: Math.max(0, view.rows.length - 1), column: last } } });
      return true;
    case '-':
      if (wholeRows) commands.removeRows();
      return wholeRows;
    case '+':
    case '=':
      if (wholeRows && event.shiftKey) commands.insertRows();
      return wholeRows && event.shiftKey;
    default:
      return false;
  }
}

import { cleared, filled, type Ground, laid } from './block.ts';
import { blockOf, type Copied, copied } from './clipboard.ts';
import { recorded, redone, undone } from './history.ts';
import { allowed, leftAlone } from './lock.ts';
import { type Edit, inverseOf } from './model.ts';
import { pasting } from './pasting.ts';
import { at, heightOf, isOneCell, type Place, type Rect, rectOf, type Selection, selectionOf, sizeOf } from './selection.ts';
import { activeColumn, activeRow, type Hands, isOpenCell, type Now } from './state.ts';

export type Commands = ReturnType<typeof commandsOf>;

/** What a person can do with the cells; each is one step that can be undone. */
export function commandsOf({ now: latest, patch, input }: Hands) {
  const now = (): Now => latest.current;
  const ground = (): Ground => {
    const { props, view } = now();
    return { columns: props.columns, rows: view.rows, end: view.open ? props.rows.length : null, read: props.read, newRow: props.newRow };
  };

  const select = (selection: Selection, part: { reveal?: Place | null; tabFrom?: number | null } = {}): void => {
    const { fresh } = now().state;
    patch({
      selection,
      fresh: fresh?.row === selection.active.row ? fresh : null,
      tabFrom: null,
      note: '',
      reveal: { ...selection.end },
      ...part,
    });
  };

  const perform = (label: string, edits: readonly Edit[], { after, note }: { after?: Selection; note?: string } = {}): void => {
    const { props, state, selection } = now();
    const to = after ?? selection;
    const may = allowed(edits, props.lock);
    const left = leftAlone(may, props.lock);
    if (props.readOnly || may.edits.length === 0) {
      patch({ note: left || (note ?? '') });
      return;
    }
    const step = { label, forth: may.edits, back: inverseOf(props.rows, may.edits), before: selection, after: to };
    const said = [note ?? '', left].filter((one) => one !== '').join('；');
    patch({ history: recorded(state.history, step), selection: to, reveal: { ...to.active }, note: said });
    props.onEdit(may.edits);
  };

  /** Says why the active cell can't be changed, where it is locked. */
  const sayLocked = (): void => {
    const { props, view } = now();
    if (!props.lock || isOpenCell(now()) || activeColumn(now())?.fixed) return;
    patch({ note: `${activeRow(now()) || view.open ? '这一格已锁定' : '不能新增行'}，保持原样：${props.lock.why}` });
  };

  /** Writes one text into the active cell, or into all that are selected. How many rows came. */
  const write = (text: string, rect: Rect): number => {
    const { edits, notes } = laid(ground(), [[text]], rect);
    const [first] = edits;
    perform('输入', edits, { note: notes[0] ?? '' });
    const inserted = edits.filter((edit) => 'insert' in edit).length;
    if (inserted === 1 && first && 'insert' in first) patch({ fresh: { id: first.insert.id, row: rect.top } });
    return inserted;
  };

  const shownText = (): string => {
    const [row, column] = [activeRow(now()), activeColumn(now())];
    return row && column && !column.tick ? now().props.show(column.key, row.cells[column.key] ?? null) : '';
  };

  /** Ends typing and keeps it. How many rows came by it. */
  const finish = (everywhere = false): number => {
    const { state, selection, rect, view } = now();
    const box = input.current;
    if (state.mode === 'off' || !box) return 0;
    const text = box.value;
    box.value = '';
    patch({ mode: 'off', list: null });
    const nothingNew =
      text === shownText() || (!activeRow(now()) && text.trim() === '') || (activeColumn(now())?.tick && text.trim() === '');
    if (nothingNew && !(everywhere && !isOneCell(rect))) return 0;
    const open = view.open ? 0 : -1;
    const target = everywhere
      ? { ...rect, bottom: Math.min(rect.bottom, view.rows.length + open) }
      : rectOf(at(selection.active.row, selection.active.column));
    return write(text, target);
  };

  const cancel = (): void => {
    if (input.current) input.current.value = '';
    patch({ mode: 'off', list: null });
  };

  const edit = (mode: 'type' | 'edit'): void => {
    const box = input.current;
    if (!box) return;
    if (!isOpenCell(now())) {
      sayLocked();
      return;
    }
    if (mode === 'edit') {
      box.value = shownText();
      box.setSelectionRange(box.value.length, box.value.length);
    }
    const options = activeColumn(now())?.options;
    patch({
      mode,
      list: options ? { query: mode === 'edit' ? '' : box.value, at: options.indexOf(shownText()) } : null,
      reveal: { ...now().selection.active },
    });
    box.focus({ preventScroll: true });
  };

  const toggle = (): void => {
    const [row, column] = [activeRow(now()), activeColumn(now())];
    if (!column?.tick) return;
    if (!isOpenCell(now())) {
      sayLocked();
      return;
    }
    const ticked = row?.cells[column.key] === column.tick.value;
    if (ticked && row) perform('打勾', [{ row: row.id, cells: { [column.key]: null } }]);
    else write('√', rectOf(at(now().selection.active.row, now().selection.active.column)));
  };

  const clear = (label = '清除'): void => {
    const { rect } = now();
    const edits = cleared(ground(), rect);
    perform(label, edits, { note: isOneCell(rect) ? '已清除' : `已清除 ${sizeOf(rect)}` });
  };

  const copy = (): Copied => {
    const { view, props, rect } = now();
    patch({ note: `已复制 ${sizeOf({ ...rect, bottom: Math.min(rect.bottom, view.rows.length - 1) })}` });
    return copied(view.rows, props.columns, { rect, show: props.show });
  };

  const paste = (clipboard: DataTransfer): void => {
    const { props, rect, view } = now();
    const found = blockOf(clipboard);
    if (!found) patch({ note: '剪贴板里没有文字' });
    else if (props.readOnly) sayLocked();
    else {
      const closed = props.lock ? '不能新增行，' : view.filter.on ? '筛选时不新增行，' : '';
      const { edits, after, note } = pasting(found, ground(), { rect, closed });
      perform('粘贴', edits, { after, note });
    }
  };

  const fill = (source: Rect, target: Rect): void => {
    const { view } = now();
    const within = { ...target, bottom: Math.min(target.bottom, view.rows.length - 1) };
    const whole = {
      top: Math.min(source.top, target.top),
      left: Math.min(source.left, target.left),
      bottom: Math.max(source.bottom, within.bottom),
      right: Math.max(source.right, target.right),
    };
    perform('填充', filled(ground(), source, within), { after: selectionOf(whole), note: `已填充 ${sizeOf(within)}` });
  };

  /** The first selected row into those below it; a single row takes the one above. */
  const fillDown = (): void => {
    const { rect } = now();
    const source = heightOf(rect) > 1 ? { ...rect, bottom: rect.top } : { ...rect, top: rect.top - 1, bottom: rect.top - 1 };
    if (source.top >= 0) fill(source, { ...rect, top: source.top + 1 });
  };

  const undo = (): void => {
    const found = undone(now().state.history);
    if (!found) {
      patch({ note: '没有可撤销的' });
      return;
    }
    const { step, history } = found;
    patch({ history, selection: step.before, reveal: { ...step.before.active }, note: `已撤销${step.label}`, fresh: null });
    now().props.onEdit(step.back);
  };
  const redo = (): void => {
    const found = redone(now().state.history);
    if (!found) {
      patch({ note: '没有可重做的' });
      return;
    }
    const { step, history } = found;
    patch({ history, selection: step.after, reveal: { ...step.after.active }, note: `已重做${step.label}`, fresh: null });
    now().props.onEdit(step.forth);
  };

  /** The word for the selected rows that wait for it, and on to the next that waits; or it is taken back of those that have it. */
  const sayOfRows = (done: boolean): boolean => {
    const { props, view, rect } = now();
    const waits = props.waits;
    if (waits === undefined) return false;
    const chosen = view.rows.slice(rect.top, rect.bottom + 1).map(({ id }) => id);
    const ids = chosen.filter((id) => waits.rows.has(id) === done);
    if (ids.length > 0) waits.say(ids, done);
    if (!done) return true;
    const said = new Set(ids);
    const waiting = view.rows.flatMap(({ id }, index) => (waits.rows.has(id) && !said.has(id) ? [index] : []));
    const next = waiting.find((index) => index > rect.bottom) ?? waiting[0];
    if (next !== undefined) select(at(next, now().selection.active.column));
    return next !== undefined || ids.length > 0;
  };

  const insertRows = (): void => {
    const { props, view, rect } = now();
    if (!view.open) return;
    const count = heightOf(rect);
    const from = view.at(rect.top);
    const edits = Array.from({ length: count }, (_, i) => ({ insert: props.newRow(), at: from + i }));
    const after = { active: { row: rect.top, column: 0 }, end: { row: rect.bottom, column: props.columns.length - 1 } };
    perform('插入行', edits, { after: count > 1 ? after : at(rect.top, 0), note: `已在第 ${from + 1} 行上方插入 ${count} 行` });
  };
  const removeRows = (): void => {
    const { view, rect } = now();
    const rows = view.rows.slice(rect.top, rect.bottom + 1);
    const edits = rows.map((row) => ({ remove: row.id }));
    const note = rows.length === 1 ? `已删除第 ${view.at(rect.top) + 1} 行` : `已删除 ${rows.length} 行`;
    perform('删除行', edits, { after: at(rect.top, now().selection.active.column), note: rows.length > 0 ? note : '' });
  };

  const nextFault = (back = false): void => {
    const { view, props, selection } = now();
    const wide = props.columns.length;
    const size = view.rows.length * wide;
    const here = selection.active.row * wide + selection.active.column;
    for (let n = 1; n <= size; n += 1) {
      const place = (here + (back ? -n : n) + size * 2) % size;
      const row = view.rows[Math.floor(place / wide)];
      const faults = row ? view.faults(row) : null;
      if (!faults) n += back ? place % wide : wide - 1 - (place % wide);
      else if (isFaulty(faults, place % wide)) {
        select(at(Math.floor(place / wide), place % wide));
        return;
      }
    }
    patch({ note: now().props.signals ? '没有信号' : '没有错' });
  };
  const isFaulty = (faults: Readonly<Record<string, string>>, index: number): boolean => {
    const { columns } = now().props;
    const column = columns[index];
    return column !== undefined && column.key in faults && columns.findIndex((one) => one.key === column.key) === index;
  };

  return {
    select,
    finish,
    cancel,
    edit,
    toggle,
    clear,
    copy,
    paste,
    fill,
    fillDown,
    undo,
    redo,
    insertRows,
    removeRows,
    sayOfRows,
    nextFault,
    sayLocked,
  };
}

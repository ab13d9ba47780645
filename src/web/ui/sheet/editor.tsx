import { type CompositionEvent, type FormEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react';
import type { Commands } from './commands.ts';
import { activeColumn, type Hands, isOpenCell, type Now } from './state.ts';
import { placeName } from './voice.tsx';

type EditorProps = Hands & {
  readonly here: Now;
  readonly commands: Commands;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly cellId: string | undefined;
  readonly gridId: string;
  readonly describedBy: string;
  readonly invalid: boolean;
};

/**
 * The one box that takes all keys. It lies over the active cell and always has the focus: unseen while one moves, shown while one types. So a
 * composition of an input method begins in it with its very first key, and nothing has to be handed over.
 */
export function Editor({ here, commands, onKeyDown, input, patch, now, cellId, gridId, describedBy, invalid }: EditorProps) {
  const { state, selection, layout } = here;
  const column = activeColumn(here);
  usePlaced(input, here);
  const begin = (): void => {
    if (now.current.state.mode === 'off') commands.edit('type');
  };
  const composedFromCell = useRef(false);
  const onCompositionStart = (): void => {
    composedFromCell.current = now.current.state.mode === 'off';
    begin();
  };
  /** A composition that is given up was no typing: the cell is as it was, and Enter finds its old value. */
  const onCompositionEnd = (event: CompositionEvent<HTMLTextAreaElement>): void => {
    if (composedFromCell.current && event.currentTarget.value === '') commands.cancel();
    composedFromCell.current = false;
  };
  const onInput = (event: FormEvent<HTMLTextAreaElement>): void => {
    const box = event.currentTarget;
    if (now.current.state.mode === 'off' && !isOpenCell(now.current)) {
      box.value = '';
      return;
    }
    begin();
    if (column?.options) patch({ list: { query: box.value, at: box.value.trim() === '' ? -1 : 0 } });
    grow(box, layout.boxOf({ top: 0, bottom: 0, left: selection.active.column, right: selection.active.column }).width);
  };
  const onClipboard = (event: React.ClipboardEvent): void => {
    if (now.current.state.mode !== 'off') return;
    event.preventDefault();
    if (event.type === 'paste') {
      commands.paste(event.clipboardData);
      return;
    }
    const { text, html } = commands.copy();
    event.clipboardData.setData('text/plain', text);
    event.clipboardData.setData('text/html', html);
    if (event.type === 'cut') commands.clear('剪切');
  };
  return (
    <textarea
      ref={input}
      className={state.mode === 'off' ? 'sheet__box' : 'sheet__box is-typing'}
      rows={1}
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="off"
      readOnly={!isOpenCell(here)}
      aria-label={`${here.props.label}，${placeName(here)}`}
      aria-controls={gridId}
      aria-activedescendant={
        state.mode === 'off' ? cellId : state.list && state.list.at >= 0 ? `${gridId}-option-${state.list.at}` : undefined
      }
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-haspopup={column?.options ? 'listbox' : undefined}
      onKeyDown={onKeyDown}
      onCompositionStart={onCompositionStart}
      onCompositionEnd={onCompositionEnd}
      onInput={onInput}
      onCopy={onClipboard}
      onCut={onClipboard}
      onPaste={onClipboard}
      onBlur={() => commands.finish()}
    />
  );
}

/** Moves the box over the active cell, by script: the page allows no style in its markup. */
function usePlaced(input: RefObject<HTMLTextAreaElement | null>, { layout, selection, state, view }: Now): void {
  const { row, column } = selection.active;
  const { mode } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the filter shows moves the cells too
  useLayoutEffect(() => {
    const box = input.current;
    if (!box) return;
    const { left, top, width, height } = layout.boxOf({ top: row, bottom: row, left: column, right: column });
    Object.assign(box.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px`, minHeight: '' });
    if (mode === 'off') return;
    box.scrollLeft = 0;
    grow(box, width);
  }, [input, layout, row, column, mode, view.rows === null]);
}

const WIDEST = 420;
const HIGHEST = 168;

/** Text that does not fit makes the box wider, then higher. */
function grow(box: HTMLTextAreaElement, width: number): void {
  const most = Math.max(width, Math.min(WIDEST, (box.offsetParent?.clientWidth ?? WIDEST) - 24));
  if (box.scrollHeight <= box.clientHeight + 4) return;
  box.style.width = `${most}px`;
  box.style.minHeight = `${Math.min(HIGHEST, box.scrollHeight + 4)}px`;
}

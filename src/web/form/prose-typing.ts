import type { ClipboardEvent, KeyboardEvent } from 'react';
import { continued, listed, tidied } from '../../core/annexes/prose.ts';

const typingIn = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement) => ({
  text: value,
  from: selectionStart,
  to: selectionEnd,
});

type Piece = { from: number; to: number; insert: string };

/** As if it were typed, so that Ctrl+Z takes it back; set outright where a browser does not know the command. */
function typeOver(area: HTMLTextAreaElement, { from, to, insert }: Piece): void {
  area.focus();
  area.setSelectionRange(from, to);
  const typed = insert === '' ? from === to || document.execCommand('delete') : document.execCommand('insertText', false, insert);
  if (typed) return;
  area.setRangeText(insert, from, to, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Makes the selected lines a list, or a list paragraphs again. */
export function list(area: HTMLTextAreaElement, kind: 'bullets' | 'numbers'): void {
  const { from, to, insert } = listed(typingIn(area), kind);
  typeOver(area, { from, to, insert });
}

/** Puts in, tidied, what was pasted before this file had come. */
export function putIn(area: HTMLTextAreaElement, pasted: string): void {
  const { selectionStart: from, selectionEnd: to } = area;
  if (!area.readOnly) typeOver(area, { from, to, insert: tidied(pasted) });
}

/** What a browser would take over as it is; only where tidying changes something it is put in by hand. */
export function pasteTidied(event: ClipboardEvent<HTMLTextAreaElement>): void {
  const pasted = event.clipboardData.getData('text/plain');
  const tidy = tidied(pasted);
  if (pasted === '' || tidy === pasted || event.currentTarget.readOnly) return;
  event.preventDefault();
  const { selectionStart: from, selectionEnd: to } = event.currentTarget;
  typeOver(event.currentTarget, { from, to, insert: tidy });
}

/** Enter in an item begins the next one. */
export function goOnWithList(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const next = continued(typingIn(event.currentTarget));
  if (!next || event.currentTarget.readOnly) return;
  event.preventDefault();
  typeOver(event.currentTarget, { from: next.from, to: event.currentTarget.selectionEnd, insert: next.insert });
}

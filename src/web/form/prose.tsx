import { type ClipboardEvent, type KeyboardEvent, useId, useRef } from 'react';
import { continued, listed, tidied } from '../../core/annexes/prose.ts';
import { Button } from '../ui/button.tsx';
import { Textarea } from '../ui/controls.tsx';
import type { ControlIds } from './control-ids.ts';

type ProseProps = {
  ids: ControlIds;
  readOnly?: boolean | undefined;
  text: string;
  /** The most characters that the form takes. */
  most: number;
  onText: (text: string) => void;
  onFocus?: () => void;
  onBlur?: () => void;
};

/** Longer than this a part is a chapter, not a remark. */
const CHAPTER = 1000;

/** Paragraphs and lists as plain text: what comes from Word is tidied, Enter goes on with a list, and the browser's own undo takes each back. */
export function Prose({ ids, readOnly, text, most, onText, onFocus, onBlur }: ProseProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const countId = useId();
  const long = [...text].length;
  const list = (kind: 'bullets' | 'numbers'): void => {
    if (!area.current) return;
    const { from, to, insert } = listed(typingIn(area.current), kind);
    typeOver(area.current, { from, to, insert });
  };
  return (
    <>
      <Textarea
        {...ids}
        ref={area}
        aria-describedby={[ids['aria-describedby'], countId].filter(Boolean).join(' ')}
        readOnly={readOnly}
        value={text}
        rows={most > CHAPTER ? 8 : 4}
        onFocus={onFocus}
        onBlur={onBlur}
        onPaste={pasteTidied}
        onKeyDown={goOnWithList}
        onChange={(event) => onText(event.target.value)}
      />
      <p className="field__hint prose__foot">
        {readOnly ? null : (
          <span className="prose__lists">
            <Button small look="quiet" onMouseDown={(event) => event.preventDefault()} onClick={() => list('bullets')}>
              • 项目符号
            </Button>
            <Button small look="quiet" onMouseDown={(event) => event.preventDefault()} onClick={() => list('numbers')}>
              1. 编号
            </Button>
          </span>
        )}
        <span id={countId} className={long > most ? 'field__count is-over' : 'field__count'}>
          {long > most ? `${long} / ${most} 字，超出 ${long - most} 字` : `${long} / ${most} 字`}
        </span>
      </p>
    </>
  );
}

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

/** What a browser would take over as it is; only where tidying changes something it is put in by hand. */
function pasteTidied(event: ClipboardEvent<HTMLTextAreaElement>): void {
  const pasted = event.clipboardData.getData('text/plain');
  const tidy = tidied(pasted);
  if (pasted === '' || tidy === pasted || event.currentTarget.readOnly) return;
  event.preventDefault();
  const { selectionStart: from, selectionEnd: to } = event.currentTarget;
  typeOver(event.currentTarget, { from, to, insert: tidy });
}

function goOnWithList(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const next = continued(typingIn(event.currentTarget));
  if (!next || event.currentTarget.readOnly) return;
  event.preventDefault();
  typeOver(event.currentTarget, { from: next.from, to: event.currentTarget.selectionEnd, insert: next.insert });
}

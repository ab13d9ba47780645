import { type ClipboardEvent, useEffect, useId, useRef } from 'react';
import { idle } from '../idle.ts';
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

/** How paragraphs and lists are typed: fetched in the browser's first pause; what is pasted sooner waits for it. Without it the box takes plain text. */
let typing: typeof import('./prose-typing.ts') | null = null;
const fetchTyping = async (): Promise<typeof typing> => {
  typing ??= await import('./prose-typing.ts').catch(() => null);
  return typing;
};

/** Takes the paste over at once; where the tidying has not come yet, the text goes in when it has, or as it is if it can't be fetched. */
function paste(event: ClipboardEvent<HTMLTextAreaElement>): void {
  if (typing) {
    typing.pasteTidied(event);
    return;
  }
  const [area, text] = [event.currentTarget, event.clipboardData.getData('text/plain')];
  if (text === '' || area.readOnly) return;
  event.preventDefault();
  void fetchTyping().then((fetched) => {
    area.focus();
    if (fetched) fetched.putIn(area, text);
    else document.execCommand('insertText', false, text);
  });
}

/** Longer than this a part is a chapter, not a remark. */
const CHAPTER = 1000;

/** Paragraphs and lists as plain text: what comes from Word is tidied, Enter goes on with a list, and the browser's own undo takes each back. */
export function Prose({ ids, readOnly, text, most, onText, onFocus, onBlur }: ProseProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const countId = useId();
  const long = [...text].length;
  useEffect(() => (typing ? undefined : idle(() => void fetchTyping())), []);
  const list = async (kind: 'bullets' | 'numbers'): Promise<void> => {
    const fetched = await fetchTyping();
    if (area.current) fetched?.list(area.current, kind);
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
        onPaste={paste}
        onKeyDown={(event) => typing?.goOnWithList(event)}
        onChange={(event) => onText(event.target.value)}
      />
      <p className="field__hint prose__foot">
        {readOnly ? null : (
          <span className="prose__lists">
            <Button small look="quiet" onMouseDown={(event) => event.preventDefault()} onClick={() => void list('bullets')}>
              • 项目符号
            </Button>
            <Button small look="quiet" onMouseDown={(event) => event.preventDefault()} onClick={() => void list('numbers')}>
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

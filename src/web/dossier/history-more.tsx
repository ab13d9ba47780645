import { useEffect, useRef } from 'react';
import { ProblemAlert } from '../errors.tsx';
import { Button } from '../ui/button.tsx';
import type { Pages } from './history-pages.ts';

type MoreProps = {
  pages: Pages;
  /** The word on the button. */
  act: string;
};

/**
 * Goes on where a list ends and says how much of it stands there. The focus stays on the button, so that one can go on and on; when there is nothing
 * more the button goes, and the focus with it to the sentence that says so.
 */
export function More({ pages: { changes, open, more, busy, problem, turned }, act }: MoreProps) {
  const said = useRef<HTMLParagraphElement>(null);
  const ended = turned > 0 && !open;
  useEffect(() => {
    if (ended) said.current?.focus();
  }, [ended]);
  return (
    <div className="row more">
      {problem ? <ProblemAlert problem={problem} /> : null}
      {open ? (
        <Button small busy={busy} onClick={() => void more()}>
          {busy ? '正在读取…' : act}
        </Button>
      ) : null}
      <p className="small muted" role="status" tabIndex={-1} ref={said}>
        {open ? `已列出 ${changes.length} 处，后面还有` : turned > 0 ? `共 ${changes.length} 处，已全部列出` : `共 ${changes.length} 处`}
      </p>
    </div>
  );
}

import { useId, useState } from 'react';
import type { Form } from '../../core/annexes/form-of.ts';
import { Loaded } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { entryOf, type Kept } from './history-entry.ts';
import { More } from './history-more.tsx';
import { type HistoryRequest, usePages } from './history-pages.ts';

export type Restoring = { form: Form; reasonFor: (kept: Kept) => string | null; restore: (kept: Kept) => void };

/** The rows of one import, which are read only when somebody wants to see them. */
export function Unfolding({ one, params, ...restoring }: { one: Kept; params: HistoryRequest['params'] } & Restoring) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button small look="quiet" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {open ? '收起' : '展开各行'}
      </Button>
      <div id={id}>{open ? <Rows request={{ params, query: { within: one.id } }} {...restoring} /> : null}</div>
    </>
  );
}

function Rows({ request, form, reasonFor, restore }: { request: HistoryRequest } & Restoring) {
  const pages = usePages(request);
  return (
    <Loaded read={pages.read} lines={3}>
      {() => (
        <>
          <ul className="unfolded">
            {pages.changes.map((one) => {
              const { name, said } = entryOf(one, form);
              return (
                <li key={one.id}>
                  <span>
                    {said}：{name}
                  </span>
                  {reasonFor(one) === null ? (
                    <Button small look="quiet" aria-label={`恢复${name}`} onClick={() => restore(one)}>
                      恢复
                    </Button>
                  ) : null}
                </li>
              );
            })}
          </ul>
          <More pages={pages} act="继续列出" />
        </>
      )}
    </Loaded>
  );
}

import { useCallback, useEffect, useState } from 'react';
import type { Kept } from './kept.ts';

type Parts<D> = ReadonlyMap<string, Partial<D>>;
export type Drafts<D> = { of: (at: string) => Partial<D>; put: (at: string, part: Partial<D> | null) => void; all: Parts<D> };

/** What is typed and not entered yet, by the row that it is for; kept in this browser, so that one goes on in the middle. `null` lets it go. */
export function useDrafts<D>(kept: Kept): Drafts<D> {
  const [parts, setParts] = useState<Parts<D>>(() => new Map(kept.text === null ? [] : (JSON.parse(kept.text) as [string, Partial<D>][])));
  useEffect(() => {
    // Where the browser keeps nothing, the page does as long as it is open.
    kept.write(parts.size === 0 ? null : JSON.stringify([...parts])).catch(() => undefined);
  }, [kept, parts]);
  const put = useCallback((at: string, part: Partial<D> | null) => {
    setParts((now) => {
      const next = new Map(now);
      if (part === null) next.delete(at);
      else next.set(at, { ...now.get(at), ...part });
      return next;
    });
  }, []);
  return { of: (at) => parts.get(at) ?? {}, put, all: parts };
}

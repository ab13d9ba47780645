import { useCallback, useEffect, useState } from 'react';
import type { Kept } from '../../form/kept.ts';
import type { Draft } from './call.ts';

type Parts = ReadonlyMap<string, Partial<Draft>>;
export type Drafts = { of: (rowId: string) => Partial<Draft>; put: (rowId: string, part: Partial<Draft> | null) => void };

/** What is keyed and not entered yet, by enterprise; kept in this browser, so that one goes on in the middle. `null` lets it go. */
export function useDrafts(kept: Kept): Drafts {
  const [parts, setParts] = useState<Parts>(() => new Map(kept.text === null ? [] : (JSON.parse(kept.text) as [string, Partial<Draft>][])));
  useEffect(() => {
    // Where the browser keeps nothing, the page does as long as it is open.
    kept.write(parts.size === 0 ? null : JSON.stringify([...parts])).catch(() => undefined);
  }, [kept, parts]);
  const put = useCallback((rowId: string, part: Partial<Draft> | null) => {
    setParts((now) => {
      const next = new Map(now);
      if (part === null) next.delete(rowId);
      else next.set(rowId, { ...now.get(rowId), ...part });
      return next;
    });
  }, []);
  return { of: (rowId) => parts.get(rowId) ?? {}, put };
}

import { createContext, useCallback, useContext } from 'react';
import type { Value } from '../../core/annexes/field.ts';
import { type Asking, useLingering } from '../ui/lingering.ts';

/** Says of a place of the form (`key`, `table/rowId`) where it has its content from; null where nobody can be asked. */
export const OriginContext = createContext<Asking<string> | null>(null);

/** Where a field has its value from, once one has stayed in it for a moment. */
export function useOrigin(path: string, value: Value, focused: boolean): string | undefined {
  const ask = useContext(OriginContext);
  const asking = useCallback(async () => (ask ? ask(path) : null), [ask, path]);
  const filled = value !== null && value !== '' && !path.includes('/');
  return useLingering(focused && filled ? `${path} ${JSON.stringify(value)}` : undefined, asking) ?? undefined;
}

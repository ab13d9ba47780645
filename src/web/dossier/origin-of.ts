import { useCallback, useRef } from 'react';
import { call } from '../client.ts';
import type { FormSaving } from '../form/autosave.ts';

/** Asks the server where a place has its content from; what was typed is saved first. Null of one that is not there yet, or that was changed meanwhile. */
export function useOriginOf(dossierId: string, saving: Pick<FormSaving, 'versionOf' | 'flush'>): (path: string) => Promise<string | null> {
  const latest = useRef(saving);
  latest.current = saving;
  return useCallback(
    async (path) => {
      const { versionOf, flush } = latest.current;
      if (!(await flush()) || versionOf(path) === 0) return null;
      const told = await call('GET /api/dossiers/{id}/origin', { params: { id: dossierId }, query: { path } }).catch(() => null);
      return told?.version === versionOf(path) ? told.says : null;
    },
    [dossierId],
  );
}

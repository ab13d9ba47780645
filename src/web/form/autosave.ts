import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { call, ProblemError, problemIn } from '../client.ts';
import { holdPage } from '../leave.ts';
import { queryClient } from '../query.tsx';
import { useSession } from '../session.tsx';
import { type Loaded, type Patch, type PatchResult, Saving, type SavingState } from './saving.ts';

export type Autosave = SavingState & Pick<Saving, 'change' | 'flush' | 'resolve' | 'take' | 'versionOf'>;

/** Where the session comes back after a login over the page; what failed is sent at once. */
export const sessionBack = new EventTarget();

const FORM = 'GET /api/dossiers/{id}/form';

/**
 * Keeps a dossier's form saved while it is typed: `const form = useAutosave(id, loaded)`, where `loaded` is what
 * `useRead('GET /api/dossiers/{id}/form', …)` answered. Draw `form.content`, report changes to `form.change`,
 * show `<SaveLine saving={form} />`, and `await form.flush()` before a submit.
 */
export function useAutosave(dossierId: string, loaded: Loaded): Autosave {
  const autosave = useSaving(`dossier:${dossierId}`, loaded, async (patches) => {
    const { results } = await call('PATCH /api/dossiers/{id}/form', { params: { id: dossierId }, body: { patches: patches as never[] } });
    return results;
  });
  // A form that is opened again is read again: what lies in the cache has the versions of before.
  useEffect(() => () => queryClient.removeQueries({ queryKey: [FORM, { params: { id: dossierId } }] }), [dossierId]);
  return autosave;
}

/** The same for any form whose server takes patches by path and version (a quarterly report): `place` names it in this browser. */
export function useSaving(place: string, loaded: Loaded, send: (patches: readonly Patch[]) => Promise<readonly PatchResult[]>): Autosave {
  const { account } = useSession();
  const key = `shifan:${account.id}:${place}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: one keeper a place; later states of the server come by adopt
  const saving = useMemo(() => new Saving(loaded, { send, explain, kept: drawer(key), now: Date.now, after }), [key]);
  const state = useSyncExternalStore(saving.subscribe, saving.snapshot);
  useEffect(() => saving.start(), [saving]);
  useEffect(() => saving.adopt(loaded), [saving, loaded]);
  useEffect(() => tryAgainWhenBack(() => void saving.flush()), [saving]);
  useEffect(() => {
    holdPage(key, leaveReason(state));
    return () => holdPage(key, null);
  }, [key, state]);
  return useMemo(() => {
    const { change, flush, resolve, take, versionOf } = saving;
    return { ...state, change, flush, resolve, take, versionOf };
  }, [state, saving]);
}

const leaveReason = ({ status, conflicts, pending }: SavingState): string | null => {
  if (conflicts.length > 0) return `有 ${conflicts.length} 处与他人同时修改，尚未选定。`;
  return status === 'failed' || status === 'refused' ? `有 ${pending} 处改动还没有保存到服务器。` : null;
};

function explain(error: unknown): { again: boolean; message: string } {
  const problem = problemIn(error);
  const again = !(error instanceof ProblemError) || problem.status === 0 || problem.status === 401 || problem.status >= 500;
  return { again, message: problem.status === 401 ? '登录已失效，登录后自动保存' : problem.detail };
}

/** Kept only while the server does not have it: a shared computer should not remember more. */
const drawer = (key: string) => ({
  read: () => localStorage.getItem(key),
  write: (text: string | null) => (text === null ? localStorage.removeItem(key) : localStorage.setItem(key, text)),
});

const after = (ms: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

function tryAgainWhenBack(run: () => void): () => void {
  window.addEventListener('online', run);
  sessionBack.addEventListener('back', run);
  return () => {
    window.removeEventListener('online', run);
    sessionBack.removeEventListener('back', run);
  };
}

/** Whether anything of this account waits in this browser; asked before signing out. */
export const waitsHere = (accountId: string): boolean =>
  Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '').some((key) => key.startsWith(`shifan:${accountId}:`));

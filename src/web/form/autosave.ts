import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { call, ProblemError, problemIn } from '../client.ts';
import { holdPage } from '../leave.ts';
import { useForgotten } from '../query.tsx';
import { type Kept, waitsUnder } from './kept.ts';
import { type Patch, type PatchResult, pathOf } from './patch.ts';
import { Saving } from './saving.ts';
import type { Loaded, SavingState } from './saving-state.ts';

export type Autosave = SavingState & Pick<Saving, 'change' | 'flush' | 'resolve' | 'take' | 'versionOf' | 'epoch' | 'catchUp' | 'looked'>;
/** Told of what an act of ours made of the form's revision: whether somebody else changed it meanwhile. */
export type FormSaving = Autosave & { told(revision: { before: number; after: number }): void };

/** Where it is heard which revision a dossier's form has on the server. */
const revisions = new EventTarget();
export const sayRevision = (dossierId: string, revision: number): void =>
  void revisions.dispatchEvent(new CustomEvent(dossierId, { detail: revision }));

const TRIES = 5;
const AGAIN_MS = 1_000;

/** What others changed comes into the open form; never over what is being typed, and asked for again where something of ours was saved meanwhile. */
function useOthersChanges(dossierId: string, seen: { current: number }, { epoch, catchUp }: Pick<Autosave, 'epoch' | 'catchUp'>): void {
  useEffect(() => {
    let asking = false;
    const ask = async (tries: number): Promise<void> => {
      const asked = epoch();
      const fresh = await call(FORM, { params: { id: dossierId } }).catch(() => null);
      if (fresh === null) return;
      if (catchUp(fresh, asked)) seen.current = fresh.revision;
      else if (tries > 1) {
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
        await ask(tries - 1);
      }
    };
    const heard = (event: Event): void => {
      if (asking || (event as CustomEvent<number>).detail <= seen.current) return;
      asking = true;
      void ask(TRIES).finally(() => {
        asking = false;
      });
    };
    revisions.addEventListener(dossierId, heard);
    return () => revisions.removeEventListener(dossierId, heard);
  }, [dossierId, seen, epoch, catchUp]);
}

/** Where the session comes back after a login over the page; what failed is sent at once. */
export const sessionBack = new EventTarget();

const FORM = 'GET /api/dossiers/{id}/form';

/**
 * Keeps a dossier's form saved while it is typed: `const form = useAutosave(id, loaded, kept)`, where `loaded` is what
 * `useRead('GET /api/dossiers/{id}/form', …)` answered and `kept` what `<KeptHere>` found. Draw `form.content`, report changes to `form.change`, show `<SaveLine saving={form} />`, and `await form.flush()` before a submit.
 */
export function useAutosave(dossierId: string, loaded: Loaded & { revision: number }, kept: Kept): FormSaving {
  const seen = useRef(loaded.revision);
  const told = useCallback(
    ({ before, after }: { before: number; after: number }): void => {
      if (before === seen.current) seen.current = after;
      else sayRevision(dossierId, after);
    },
    [dossierId],
  );
  const autosave = useSaving(kept, loaded, async (patches) => {
    const saved = await call('PATCH /api/dossiers/{id}/form', {
      params: { id: dossierId },
      body: { patches: patches as never[] },
    }).catch((error: unknown) => refusedAll(error, patches));
    if (Array.isArray(saved)) return saved;
    told(saved.revision);
    return saved.results;
  });
  useOthersChanges(dossierId, seen, autosave);
  // A form that is opened again is read again: what lies in the cache has the versions of before.
  useForgotten(FORM, { params: { id: dossierId } });
  return useMemo(() => ({ ...autosave, told }), [autosave, told]);
}

/** Where the server could keep none of them it answers with a problem, and says of each what is wrong. */
function refusedAll(error: unknown, patches: readonly Patch[]): PatchResult[] {
  const { faults = [] } = problemIn(error);
  const of = (path: string) => faults.filter((fault) => fault.path === path || fault.path.startsWith(`${path}/`));
  const results = patches.map((patch) => ({ path: pathOf(patch), version: patch.base, refused: of(pathOf(patch)) }));
  if (results.some(({ refused }) => refused.length === 0)) throw error;
  return results;
}

type Send = (patches: readonly Patch[]) => Promise<readonly PatchResult[]>;

/** The same for any form whose server takes patches by path and version (a quarterly report). */
export function useSaving(kept: Kept, loaded: Loaded, send: Send): Autosave {
  const { key } = kept;
  // biome-ignore lint/correctness/useExhaustiveDependencies: one keeper a place; later states of the server come by adopt
  const saving = useMemo(() => new Saving(loaded, { send, explain, kept, now: Date.now, after }), [kept]);
  const state = useSyncExternalStore(saving.subscribe, saving.snapshot);
  useEffect(() => saving.start(), [saving]);
  useEffect(() => saving.adopt(loaded), [saving, loaded]);
  useEffect(() => tryAgainWhenBack(() => void saving.flush()), [saving]);
  useEffect(() => {
    holdPage(key, leaveReason(state));
    return () => holdPage(key, null);
  }, [key, state]);
  return useMemo(() => {
    const { change, flush, resolve, take, versionOf, epoch, catchUp, looked } = saving;
    return { ...state, change, flush, resolve, take, versionOf, epoch, catchUp, looked };
  }, [state, saving]);
}

const keptWord = '内容保存在本机，下次打开时继续上传。';
const leaveReason = ({ status, conflicts, refused, pending, keptHere }: SavingState): string | null => {
  if (pending > 0 && !keptHere) return `有 ${pending} 处改动还没有保存到服务器，这台电脑也不能暂存，离开就会丢失。`;
  if (conflicts.length > 0) return `有 ${conflicts.length} 处与他人同时修改，尚未选定。${keptWord}`;
  if (refused.length > 0) return `有 ${refused.length} 处不能保存，尚未改正。${keptWord}`;
  return status === 'failed' || status === 'refused' ? `有 ${pending} 处改动还没有保存到服务器。${keptWord}` : null;
};

function explain(error: unknown): { again: boolean; message: string } {
  const problem = problemIn(error);
  const again = !(error instanceof ProblemError) || problem.status === 0 || problem.status === 401 || problem.status >= 500;
  const known: Readonly<Record<number, string>> = { 0: '没有连上服务器', 401: '登录已失效，登录后自动保存' };
  return { again, message: known[problem.status] ?? problem.detail };
}

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
export const waitsHere = (accountId: string): Promise<boolean> => waitsUnder(`${accountId}/`);

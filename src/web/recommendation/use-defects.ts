import { useEffect, useRef, useState } from 'react';
import { call, ProblemError, problemIn } from '../client.ts';
import { holdPage, holdWindow } from '../leave.ts';
import { useRead } from '../query.tsx';
import { useToast } from '../ui/toast.tsx';
import type { Item } from './case.ts';

export type Defects = {
  readonly items: readonly Item[];
  /** The colleague who changed them last, where it is known. */
  readonly changedBy: string | null;
  /** What is shown is not on the server yet: on its way, or it could not be kept there. */
  readonly unsaved: 'saving' | 'failed' | null;
  put(item: Item, index: number | null): void;
  remove(index: number): void;
  clear(): void;
  /** Resolves once nothing is under way any more: whether what is shown here is what the server holds. */
  settled(): Promise<boolean>;
};

const key = 'GET /api/dossiers/{id}/correction-draft';

/** Defects that are marked and not sent yet; kept for the whole office on the server until the one correction goes out. A colleague's change wins. */
export function useDefects(dossierId: string, ours: boolean): Defects {
  const toast = useToast();
  const { data } = useRead(key, ours ? { params: { id: dossierId } } : undefined);
  const [local, setLocal] = useState<readonly Item[] | null>(null);
  const [unsaved, setUnsaved] = useState<Defects['unsaved']>(null);
  const version = useRef(0);
  /** The newest list that is not on the server; one in between is never sent. */
  const wanted = useRef<readonly Item[] | null>(null);
  const writing = useRef<Promise<boolean> | null>(null);
  useEffect(() => {
    if (!data || wanted.current !== null || writing.current !== null || data.version <= version.current) return;
    version.current = data.version;
    setLocal(null);
  }, [data]);
  useEffect(() => {
    holdPage('defects', unsaved === 'failed' ? '标出的缺陷没有保存' : null);
    return () => holdPage('defects', null);
  }, [unsaved]);
  const items = local ?? data?.items ?? [];
  /** `theirs`: a colleague was first, and their list is what is shown now. */
  const write = async (next: readonly Item[]): Promise<'kept' | 'failed' | 'theirs'> => {
    try {
      const body = { items: [...next], version: version.current };
      version.current = (await call('PUT /api/dossiers/{id}/correction-draft', { params: { id: dossierId }, body })).version;
      return 'kept';
    } catch (error) {
      toast(problemIn(error).detail, { tone: 'red' });
      if (!(error instanceof ProblemError) || error.status !== 409) return 'failed';
      version.current = error.problem.version ?? 0;
      wanted.current = null;
      setLocal((error.problem.current as Item[] | undefined) ?? []);
      return 'theirs';
    }
  };
  const drain = async (): Promise<boolean> => {
    setUnsaved('saving');
    holdWindow('defects', true);
    while (wanted.current !== null) {
      const next = wanted.current;
      wanted.current = null;
      const written = await write(next);
      if (written === 'kept') continue;
      if (written === 'failed') wanted.current ??= next;
      setUnsaved(written === 'failed' ? 'failed' : null);
      return false;
    }
    setUnsaved(null);
    return true;
  };
  const settled = () => {
    if (wanted.current === null && writing.current === null) return Promise.resolve(true);
    writing.current ??= drain().finally(() => {
      writing.current = null;
      holdWindow('defects', false);
    });
    return writing.current;
  };
  const store = (next: readonly Item[]) => {
    setLocal(next);
    wanted.current = next;
    void settled();
  };
  return {
    items,
    changedBy: data?.changedBy ?? null,
    unsaved,
    put: (item, index) => store(index === null ? [...items, item] : items.map((one, i) => (i === index ? item : one))),
    remove: (index) => store(items.filter((_, i) => i !== index)),
    settled,
    clear: () => {
      version.current = 0;
      wanted.current = null;
      setUnsaved(null);
      setLocal([]);
    },
  };
}

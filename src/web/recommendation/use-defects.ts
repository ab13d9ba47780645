import { useEffect, useRef, useState } from 'react';
import { call, ProblemError, problemIn } from '../client.ts';
import { useRead } from '../query.tsx';
import { useToast } from '../ui/toast.tsx';
import type { Item } from './case.ts';

export type Defects = {
  readonly items: readonly Item[];
  /** The colleague who changed them last, where it is known. */
  readonly changedBy: string | null;
  put(item: Item, index: number | null): void;
  remove(index: number): void;
  clear(): void;
  /** Resolves once what was marked here is on the server. */
  settled(): Promise<void>;
};

const key = 'GET /api/dossiers/{id}/correction-draft';

/** Defects that are marked and not sent yet; kept for the whole office on the server until the one correction goes out. A colleague's change wins. */
export function useDefects(dossierId: string, ours: boolean): Defects {
  const toast = useToast();
  const { data } = useRead(key, ours ? { params: { id: dossierId } } : undefined);
  const [local, setLocal] = useState<readonly Item[] | null>(null);
  const version = useRef(0);
  const waiting = useRef(0);
  const queue = useRef(Promise.resolve());
  useEffect(() => {
    if (!data || waiting.current > 0 || data.version <= version.current) return;
    version.current = data.version;
    setLocal(null);
  }, [data]);
  const items = local ?? data?.items ?? [];
  const write = async (next: readonly Item[]) => {
    try {
      const body = { items: [...next], version: version.current };
      version.current = (await call('PUT /api/dossiers/{id}/correction-draft', { params: { id: dossierId }, body })).version;
    } catch (error) {
      toast(problemIn(error).detail, { tone: 'red' });
      if (!(error instanceof ProblemError) || error.status !== 409) return;
      version.current = error.problem.version ?? 0;
      setLocal((error.problem.current as Item[] | undefined) ?? []);
    }
  };
  const store = (next: readonly Item[]) => {
    setLocal(next);
    waiting.current += 1;
    queue.current = queue.current
      .then(() => write(next))
      .finally(() => {
        waiting.current -= 1;
      });
  };
  return {
    items,
    changedBy: data?.changedBy ?? null,
    put: (item, index) => store(index === null ? [...items, item] : items.map((one, i) => (i === index ? item : one))),
    remove: (index) => store(items.filter((_, i) => i !== index)),
    settled: () => queue.current,
    clear: () => {
      version.current = 0;
      setLocal([]);
    },
  };
}

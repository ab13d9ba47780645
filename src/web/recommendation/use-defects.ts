import { useCallback, useState } from 'react';
import { useSession } from '../session.tsx';
import type { Item } from './case.ts';

export type Defects = {
  readonly items: readonly Item[];
  put(item: Item, index: number | null): void;
  remove(index: number): void;
  clear(): void;
};

/** Defects that are marked and not sent yet; kept in this browser until the one notice goes out. */
export function useDefects(dossierId: string): Defects {
  const { account } = useSession();
  const key = `shifan:${account.id}:defects:${dossierId}`;
  const [items, setItems] = useState<readonly Item[]>(() => kept(key));
  const store = useCallback(
    (next: readonly Item[]) => {
      if (next.length === 0) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(next));
      setItems(next);
    },
    [key],
  );
  return {
    items,
    put: (item, index) => store(index === null ? [...items, item] : items.map((one, i) => (i === index ? item : one))),
    remove: (index) => store(items.filter((_, i) => i !== index)),
    clear: () => store([]),
  };
}

function kept(key: string): Item[] {
  try {
    const items: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(items) ? (items as Item[]) : [];
  } catch {
    return [];
  }
}

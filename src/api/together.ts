/**
 * Asked for by many, fetched at once: who comes while one question is under way waits for the next, which is put for all of them. Of one who comes alone
 * nothing is kept waiting.
 */
export function together<V>(fetch: (ids: readonly string[]) => Promise<ReadonlyMap<string, V>>): (id: string) => Promise<V | undefined> {
  let underway: Promise<unknown> = Promise.resolve();
  let next: { ids: Set<string>; found: Promise<ReadonlyMap<string, V>> } | null = null;
  return async (id) => {
    if (next === null) {
      const ids = new Set<string>();
      const found = underway.then(() => {
        next = null;
        return fetch([...ids]);
      });
      underway = found.catch(() => undefined);
      next = { ids, found };
    }
    next.ids.add(id);
    return (await next.found).get(id);
  };
}

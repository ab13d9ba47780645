import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Content } from '../../core/annexes/field.ts';
import { ownFigures, withFigures } from '../../core/annexes/figures.ts';
import { idle } from '../idle.ts';

type Counting = typeof import('../../core/annexes/derive.ts');

let counting: Counting | null = null;
const waiting = new Set<() => void>();
const listen = (told: () => void): (() => void) => {
  waiting.add(told);
  return () => waiting.delete(told);
};

const fetchCounting = (): Promise<void> =>
  import('../../core/annexes/derive.ts').then(
    (fetched) => {
      counting = fetched;
      for (const told of waiting) told();
    },
    () => undefined,
  );

/**
 * What counts enterprises by their names. All that is no name (同上, 某某公司, a place alone) makes it large, so it is fetched once the form can be typed in:
 * null until then. Where that fails, the next change tries again.
 */
export function useCounting(content: Content): Counting | null {
  const now = useSyncExternalStore(listen, () => counting);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change is another try
  useEffect(() => (now === null ? idle(() => void fetchCounting()) : undefined), [now, content]);
  return now;
}

/** With its derived figures; recomputed only when the form changed. */
export function useDerived(content: Content): Content {
  const counts = useCounting(content);
  return useMemo(() => {
    if (counts) return counts.withDerived(content);
    const { products, ...figures } = ownFigures(content);
    return withFigures(content, { ...figures, ...products });
  }, [content, counts]);
}

import type { Count, Half, Heading, Sieve } from './port.ts';
import type { Waiting } from './waiting.ts';

/** What stands over a list: how many, how many late and since when the latest, and how many of each state and kind. */
export type Totals = {
  readonly count: number;
  readonly late: number;
  readonly oldest: string | null;
  readonly states: { label: string; count: number }[];
  readonly kinds: { kind: string; label: string; count: number }[];
};

export function totalsOf(counts: readonly Count[]): Totals {
  const late = counts.filter(({ heading }) => heading === 'late');
  return {
    count: sumOf(counts),
    late: sumOf(late),
    oldest: late.flatMap(({ oldest }) => oldest ?? []).sort()[0] ?? null,
    states: [...groupedBy(counts, ({ state }) => state)]
      .map(([label, of]) => ({ label, count: sumOf(of) }))
      .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1)),
    kinds: [...groupedBy(counts, ({ kind }) => kind)].map(([kind, of]) => ({ kind, label: of[0]?.action ?? '', count: sumOf(of) })),
  };
}

export const headingsOf = (counts: readonly Count[]): { heading: Heading; count: number }[] =>
  (['late', 'week', 'later', 'none'] as const)
    .map((heading) => ({ heading, count: sumOf(counts.filter((one) => one.heading === heading)) }))
    .filter(({ count }) => count > 0);

const sumOf = (counts: readonly Pick<Count, 'count'>[]): number => counts.reduce((sum, { count }) => sum + count, 0);

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** An item that is in no table, counted as the others are. */
export const countOf = (half: Half, item: Waiting, { today, sunday }: { today: string; sunday: string }): Count => ({
  ...{ half, kind: item.kind, state: item.state.label, action: item.actions[0]?.label ?? item.state.label, count: 1, oldest: item.dueOn },
  heading: item.dueOn === null ? 'none' : item.dueOn < today ? 'late' : item.dueOn <= sunday ? 'week' : 'later',
});

/** Whether such an item fits; nobody is given one, so that it is nobody's. */
export const fits = (item: Waiting, { state, kind, words, whose }: Sieve): boolean => {
  const text = `${item.title} ${item.organisation} ${item.why} ${item.number ?? ''} ${item.creditCode ?? ''}`.toLowerCase();
  return (
    (state === null || item.state.label === state) &&
    (kind === null || item.kind === kind) &&
    (whose === null || whose === 'nobody') &&
    words.every((word) => text.includes(word))
  );
};

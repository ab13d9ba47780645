import type { AnswerOf } from '../client.ts';
import { daysFrom, weekEnd } from '../ui/dates.tsx';

export type Inbox = AnswerOf<'GET /api/inbox'>;
export type Item = Inbox['items'][number];
export type Group = { label: string; items: readonly Item[] };
export type Filter = { state: string; kind: string; search: string };

/** What waits, in the groups of the page: late, this week, later, without a date; each by its date. Empty groups are left out. */
export function groupsOf(items: readonly Item[], today: string): Group[] {
  const sunday = weekEnd(today);
  const group = (label: string, fits: (item: Item) => boolean): Group => ({ label, items: items.filter(fits).sort(byDue) });
  return [
    group('已逾期', ({ dueOn }) => dueOn !== null && dueOn < today),
    group('本周', ({ dueOn }) => dueOn !== null && dueOn >= today && dueOn <= sunday),
    group('以后', ({ dueOn }) => dueOn !== null && dueOn > sunday),
    group('不限期', ({ dueOn }) => dueOn === null),
  ].filter(({ items: list }) => list.length > 0);
}

const byDue = (a: Item, b: Item): number =>
  (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') || a.organisation.localeCompare(b.organisation, 'zh-CN');

/** Those that fit: of one state, of one kind, with all the words somewhere in their text. */
export function filtered(items: readonly Item[], { state, kind, search }: Filter): readonly Item[] {
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter((item) => {
    const text = `${item.title} ${item.organisation} ${item.why}`.toLowerCase();
    return (
      (state === '' || item.state.label === state) && (kind === '' || item.kind === kind) && words.every((word) => text.includes(word))
    );
  });
}

/** The states that occur, with how many, the most frequent first. */
export function statesOf(items: readonly Item[]): { label: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { state } of items) counts.set(state.label, (counts.get(state.label) ?? 0) + 1);
  return [...counts].map(([label, count]) => ({ label, count })).sort((a, b) => b.count - a.count);
}

/** The kinds that occur, called after what is to be done. */
export function kindsOf(items: readonly Item[]): { value: string; label: string }[] {
  const labels = new Map(items.map(({ kind, actions, state }) => [kind, actions[0]?.label ?? state.label]));
  return [...labels].map(([value, label]) => ({ value, label }));
}

/** How late the latest is, in words; null where nothing is late. */
export function lateness(items: readonly Item[], today: string): string | null {
  const late = items.flatMap(({ dueOn }) => (dueOn !== null && dueOn < today ? [daysFrom(dueOn, today)] : []));
  return late.length === 0 ? null : `${late.length} 件逾期，最长 ${Math.max(...late)} 天`;
}

/** The list as a file for a spreadsheet (CSV, UTF-8 with mark); text that a spreadsheet would take for a formula is kept text. */
export function csvOf(items: readonly Item[]): string {
  const cell = (text: string): string => `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
  const lines = items.map((item) => [item.dueOn ?? '', item.title, item.organisation, item.state.label, item.why, item.article]);
  return `\uFEFF${[['期限', '事项', '单位', '状态', '说明', '依据'], ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

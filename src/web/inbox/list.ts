import { veiledText } from '../../core/disclosure/in-text.ts';
import type { AnswerOf } from '../client.ts';
import { csv } from '../ui/csv.ts';
import { daysFrom, monthDay, weekEnd } from '../ui/dates.tsx';

export type Inbox = AnswerOf<'GET /api/inbox'>;
/** `who` and `sinceOn` stand on what waits for somebody else. */
export type Item = Inbox['items'][number] & { who?: string; sinceOn?: string | null };
/** What waits for whoever asks (empty), or what the office waits for. */
export type Side = '' | 'elsewhere';
export type Group = { label: string; items: readonly Item[] };
/** Whose the case is within the office: anybody's (empty), one's own (`mine`), nobody's (`nobody`), or a colleague's by account. */
export type Whose = string;
const isWhose = (text: string): boolean => /^(?:mine|nobody|[0-9a-f-]{36})$/.test(text);
export type Filter = { side: Side; state: string; kind: string; search: string; whose: Whose };
export const noFilter: Filter = { side: '', state: '', kind: '', search: '', whose: '' };

/** The case that an item is about, also at its address before; null where it is about something else (reports, lists, notices). */
export const dossierOf = ({ link }: Pick<Item, 'link'>): string | null =>
  /^\/app\/(?:recommendations|review|dossiers|panels)\/([0-9a-f-]{36})(?:$|[?#])/.exec(link)?.[1] ?? null;

/** A filter as it is kept under a name, and back; what is unknown in it counts as not set. */
export const storedFilter = (filter: Filter): Record<string, string> => ({ ...filter });
export const filterFrom = (stored: Readonly<Record<string, string>>): Filter => ({
  side: stored.side === 'elsewhere' ? 'elsewhere' : '',
  state: stored.state ?? '',
  kind: stored.kind ?? '',
  search: stored.search ?? '',
  whose: stored.whose !== undefined && isWhose(stored.whose) ? stored.whose : '',
});
export const sameFilter = (a: Filter, b: Filter): boolean =>
  a.side === b.side && a.state === b.state && a.kind === b.kind && a.search.trim() === b.search.trim() && a.whose === b.whose;

/** What waits, in the groups of the page: late, this week, later, without a date; each by its date. Empty groups are left out. */
export function groupsOf(items: readonly Item[], today: string, late = '已逾期'): Group[] {
  const sunday = weekEnd(today);
  const group = (label: string, fits: (item: Item) => boolean): Group => ({ label, items: items.filter(fits).sort(byDue) });
  return [
    group(late, ({ dueOn }) => dueOn !== null && dueOn < today),
    group('本周', ({ dueOn }) => dueOn !== null && dueOn >= today && dueOn <= sunday),
    group('以后', ({ dueOn }) => dueOn !== null && dueOn > sunday),
    group('不限期', ({ dueOn }) => dueOn === null),
  ].filter(({ items: list }) => list.length > 0);
}

const byDue = (a: Item, b: Item): number =>
  (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') || a.organisation.localeCompare(b.organisation, 'zh-CN');

/** Those that fit: of one state, of one kind, of one person, with all the words somewhere in their text. */
export function filtered<T extends Item>(
  items: readonly T[],
  { state, kind, search, whose }: Filter,
  office: Owners = nobodys,
): readonly T[] {
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter((item) => {
    const text =
      `${item.title} ${item.organisation} ${item.why} ${item.number ?? ''} ${item.creditCode ?? ''} ${item.who ?? ''}`.toLowerCase();
    return (
      (state === '' || item.state.label === state) &&
      (kind === '' || item.kind === kind) &&
      isTheirs(item, whose, office) &&
      words.every((word) => text.includes(word))
    );
  });
}

/** Who is signed in, and whose a case is, by account. */
export type Owners = { me: string; ownerOf: (dossierId: string) => string | null };
const nobodys: Owners = { me: '', ownerOf: () => null };

function isTheirs(item: Item, whose: Whose, { me, ownerOf }: Owners): boolean {
  if (whose === '') return true;
  const dossierId = dossierOf(item);
  const owner = dossierId === null ? null : ownerOf(dossierId);
  return whose === 'nobody' ? owner === null : owner === (whose === 'mine' ? me : whose);
}

/** The states that occur, with how many, the most frequent first; one that is asked for stands there even when it has gone. */
export function statesOf(items: readonly Item[], asked = ''): { label: string; count: number }[] {
  const counts = new Map<string, number>(asked === '' ? [] : [[asked, 0]]);
  for (const { state } of items) counts.set(state.label, (counts.get(state.label) ?? 0) + 1);
  return [...counts].map(([label, count]) => ({ label, count })).sort((a, b) => b.count - a.count);
}

/** What is waited for, by kind; the order is that of the procedure. */
export const elsewhereKinds: Readonly<Record<string, string>> = {
  withApplicant: '申报单位补正',
  withEnterprises: '企业答复',
  withLeader: '领导签发',
  withIssuer: '认定部门受理',
  withPlatform: '平台修改季报',
  withConsent: '同意发布典型经验',
};

/** How many wait for what; one that is asked for stands there even when it has gone. */
export const waitedFor = (items: readonly Item[], asked = ''): { key: string; label: string; count: number }[] =>
  Object.entries(elsewhereKinds)
    .map(([key, label]) => ({ key, label, count: items.filter(({ kind }) => kind === key).length }))
    .filter(({ key, count }) => count > 0 || key === asked);

/** Which day is meant where the office gave itself one: 内部办结日 5月8日（推荐截止5月15日）; null where it is the round's alone. */
export function whichDay({ inner, dueOn }: Pick<Item, 'inner' | 'dueOn'>): string | null {
  if (inner === null) return null;
  const own = `内部办结日 ${monthDay(inner.innerOn)}`;
  if (inner.outerOn === null) return own;
  const outer = `${inner.outerName}${monthDay(inner.outerOn)}`;
  return dueOn === inner.innerOn ? `${own}（${outer}）` : `${outer}（${own}）`;
}

/** The kinds that occur, called after what is to be done; one that is asked for is told of even when it has gone. */
export function kindsOf(items: readonly Item[], asked = ''): { value: string; label: string }[] {
  const labels = new Map(items.map(({ kind, actions, state }) => [kind, actions[0]?.label ?? state.label]));
  if (asked !== '' && !labels.has(asked)) labels.set(asked, '已没有的事项');
  return [...labels].map(([value, label]) => ({ value, label }));
}

/** How late the latest is, in words; null where nothing is late. */
export function lateness(items: readonly Item[], today: string): string | null {
  const late = items.flatMap(({ dueOn }) => (dueOn !== null && dueOn < today ? [daysFrom(dueOn, today)] : []));
  return late.length === 0 ? null : `${late.length} 件逾期，最长 ${Math.max(...late)} 天`;
}

/** The list as a file for a spreadsheet, which goes where nobody sees it any more: no number of a person in it, whoever typed it where. */
export function csvOf(items: readonly Item[]): string {
  const lines = items.map((item) => [
    ...[item.dueOn ?? '', whichDay(item) ?? '', item.number ?? '', item.title, item.organisation, item.state.label, item.why, item.article],
    ...(item.who === undefined ? [] : [item.who, item.sinceOn ?? '']),
  ]);
  const heads = [
    '期限',
    '内部办结日',
    '编号',
    '事项',
    '单位',
    '状态',
    '说明',
    '依据',
    ...(items[0]?.who === undefined ? [] : ['等谁', '自']),
  ];
  return csv(
    heads,
    lines.map((line) => line.map(veiledText)),
  );
}

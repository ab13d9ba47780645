import { veiledText } from '../../core/disclosure/in-text.ts';
import type { AnswerOf } from '../client.ts';
import { csv } from '../ui/csv.ts';
import { daysFrom, monthDay, weekEnd } from '../ui/dates.tsx';

export type Inbox = AnswerOf<'GET /api/inbox'>;
export type Totals = Inbox['own'];
/** `who` and `sinceOn` stand on what waits for somebody else. */
export type Item = Inbox['items'][number] & { who?: string; sinceOn?: string | null };
/** What waits for whoever asks (empty), or what the office waits for. */
export type Side = '' | 'elsewhere';
export type Heading = Inbox['fitting']['headings'][number]['heading'];
export type Group = { heading: Heading; label: string; items: readonly Item[] };
/** Whose the case is within the office: anybody's (empty), one's own (`mine`), nobody's (`nobody`), or a colleague's by account. */
export type Whose = string;
const isWhose = (text: string): boolean => /^(?:mine|nobody|[0-9a-f-]{36})$/.test(text);
export type Filter = { side: Side; state: string; kind: string; search: string; whose: Whose };
export const noFilter: Filter = { side: '', state: '', kind: '', search: '', whose: '' };

/** The case that an item is about, also at its address before; null where it is about something else (reports, lists, notices). */
export const dossierOf = ({ link }: Pick<Item, 'link'>): string | null =>
  /^\/app\/(?:recommendations|review|dossiers|panels)\/([0-9a-f-]{36})(?:$|[?#])/.exec(link)?.[1] ?? null;

/** A filter as an address or a view has it; what is unknown in it counts as not set. */
export const filterFrom = (stored: Readonly<Record<string, string>>): Filter => ({
  side: stored.side === 'elsewhere' ? 'elsewhere' : '',
  state: stored.state ?? '',
  kind: stored.kind ?? '',
  search: stored.search ?? '',
  whose: stored.whose !== undefined && isWhose(stored.whose) ? stored.whose : '',
});

/** What is asked of the server by a filter; nothing where it is none, so that the page and the frame around it ask the same. */
export const queryOf = ({ side, state, kind, search, whose }: Filter) => ({
  ...(side === '' ? {} : { side }),
  ...(state === '' ? {} : { state }),
  ...(kind === '' ? {} : { kind }),
  ...(search.trim() === '' ? {} : { search: search.trim() }),
  ...(whose === '' ? {} : { whose }),
  ...(side === '' && [state, kind, search.trim(), whose].some((one) => one !== '') ? { side: 'own' as const } : {}),
});

/** What was read, under the headings of the page: late, this week, later, without a date; in the order that it came in. Empty groups are left out. */
export function groupsOf(items: readonly Item[], today: string, late = '已逾期'): Group[] {
  const sunday = weekEnd(today);
  const group = (heading: Heading, label: string, fits: (item: Item) => boolean): Group => ({ heading, label, items: items.filter(fits) });
  return [
    group('late', late, ({ dueOn }) => dueOn !== null && dueOn < today),
    group('week', '本周', ({ dueOn }) => dueOn !== null && dueOn >= today && dueOn <= sunday),
    group('later', '以后', ({ dueOn }) => dueOn !== null && dueOn > sunday),
    group('none', '不限期', ({ dueOn }) => dueOn === null),
  ].filter(({ items: list }) => list.length > 0);
}

/** The states that occur, with how many; one that is asked for stands there even when it has gone. */
export const statesOf = ({ states }: Pick<Totals, 'states'>, asked = ''): { label: string; count: number }[] =>
  asked === '' || states.some(({ label }) => label === asked) ? states : [...states, { label: asked, count: 0 }];

/** What is waited for, by kind; the order is that of the procedure. */
export const elsewhereKinds: Readonly<Record<string, string>> = {
  withApplicant: '申报单位补正',
  withEnterprises: '企业答复',
  withLeader: '领导签发',
  withIssuer: '认定部门受理',
  withPlatform: '平台修改调度表',
  withConsent: '同意发布典型经验',
};

/** How many wait for what; one that is asked for stands there even when it has gone. */
export const waitedFor = ({ kinds }: Pick<Totals, 'kinds'>, asked = ''): { key: string; label: string; count: number }[] =>
  Object.entries(elsewhereKinds)
    .map(([key, label]) => ({ key, label, count: kinds.find(({ kind }) => kind === key)?.count ?? 0 }))
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
export function kindsOf({ kinds }: Pick<Totals, 'kinds'>, asked = ''): { value: string; label: string }[] {
  const options = kinds.map(({ kind, label }) => ({ value: kind, label }));
  return asked === '' || kinds.some(({ kind }) => kind === asked) ? options : [...options, { value: asked, label: '已没有的事项' }];
}

/** How late the latest is, in words; null where nothing is late. */
export const lateness = ({ late, oldest }: Pick<Totals, 'late' | 'oldest'>, today: string): string | null =>
  late === 0 || oldest === null ? null : `${late} 件逾期，最长 ${daysFrom(oldest, today)} 天`;

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

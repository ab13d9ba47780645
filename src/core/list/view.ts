import type { Role } from '../workflow/relation.ts';

/** The lists of which a view can be kept under a name, and by what each is narrowed: the names stand in its address, the words in sentences. */
export const viewedLists = {
  inbox: { side: '等谁', state: '状态', kind: '事项', search: '查找词', whose: '经办人' },
  dossiers: { round: '年度', state: '状态', search: '查找词' },
  reports: { period: '季度', state: '状态', search: '查找词' },
} as const satisfies Record<string, Readonly<Record<string, string>>>;
export type ViewedList = keyof typeof viewedLists;

/** What a list is asked for, by name; what is not asked for is left out. */
export type Narrowed = Readonly<Record<string, string>>;

/** More views than that nobody finds one among; a script could fill the database with them. */
export const MOST_VIEWS = 30;
/** The letters of a view's name. */
export const VIEW_NAME = 20;

/** Names that the eye does not tell apart are one: width, case and spaces do not count. */
export const viewKey = (name: string): string => name.normalize('NFKC').replace(/\s/g, '').toLowerCase();

/** One's own; of what the office shares, a leader removes any. */
export const mayRemoveView = (
  view: { readonly accountId: string; readonly shared: boolean },
  actor: { readonly accountId: string; readonly roles: readonly Role[] },
): boolean => view.accountId === actor.accountId || (view.shared && actor.roles.includes('leader'));

/** What of a view still means something on its list, and the words of what does not. */
export function viewOpened(
  list: ViewedList,
  filter: Narrowed,
  knows: (name: string, value: string) => boolean,
): { readonly filter: Narrowed; readonly lost: readonly string[] } {
  const words: Narrowed = viewedLists[list];
  const asked = Object.entries(filter).filter(([, value]) => value.trim() !== '');
  const stands = ([name, value]: readonly [string, string]): boolean => Object.hasOwn(words, name) && knows(name, value);
  return {
    filter: Object.fromEntries(asked.filter(stands)),
    lost: asked.filter((one) => !stands(one)).map(([name]) => (Object.hasOwn(words, name) ? (words[name] ?? '') : '以前的条件')),
  };
}

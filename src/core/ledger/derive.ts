import type { FigureKey } from '../annexes/annex7.ts';
import { share, sum } from '../annexes/decimal.ts';
import { frequentTimes } from '../reporting/figures.ts';
import type { Enterprise, LedgerEvent, Service } from './line.ts';

/** All of a ledger that counts in a span: nothing that was voided. */
export type Ledger = {
  readonly services: readonly Service[];
  readonly events: readonly LedgerEvent[];
  readonly enterprises: readonly Enterprise[];
};

/** The account of a month: the books are the source of money. Amounts in 元. */
export type Month = { readonly month: string; readonly serviceIncome: string; readonly lowFeeIncome: string; readonly profit: string };
/** The capacity of a day: the last up to a quarter's end is that quarter's. */
export type Capacity = {
  readonly day: string;
  readonly premisesArea: string;
  readonly equipmentCount: number;
  readonly fullTimeStaff: number;
};

/** Enterprise → whom it counts for. Merging makes no chains, and a chain that the database should hold nevertheless ends. */
export function rootsOf(enterprises: readonly Enterprise[]): (id: string) => string {
  const into = new Map(enterprises.flatMap(({ id, mergedInto }) => (mergedInto === null ? [] : [[id, mergedInto] as const])));
  return (id) => {
    let root = id;
    for (let steps = into.size; steps > 0; steps -= 1) root = into.get(root) ?? root;
    return root;
  };
}

/** Everything of one enterprise together, in the order in which it first came. */
export type Served = { readonly root: string; readonly times: number; readonly persons: number; readonly services: readonly Service[] };

export function servedIn({ services, enterprises }: Ledger): readonly Served[] {
  const rootOf = rootsOf(enterprises);
  const groups = new Map<string, Service[]>();
  for (const one of services) {
    const root = rootOf(one.enterpriseId);
    const group = groups.get(root);
    if (group) group.push(one);
    else groups.set(root, [one]);
  }
  return [...groups].map(([root, of]) => ({ root, times: total(of, 'times'), persons: total(of, 'persons'), services: of }));
}

const total = (services: readonly Service[], of: 'times' | 'persons'): number => services.reduce((all, one) => all + one[of], 0);

/** 样表1: those that were served five times or more, whoever wrote down the times in one line or in five. */
export const frequentIn = (ledger: Ledger): readonly Served[] => servedIn(ledger).filter(({ times }) => times >= frequentTimes);

/** What was done for one, the most frequent first: 数字化诊断、管理咨询. */
export function contentsOf(services: readonly Service[], most = 1000): string {
  const times = new Map<string, number>();
  for (const one of services) times.set(one.content, (times.get(one.content) ?? 0) + one.times);
  const words = [...times].toSorted(([, a], [, b]) => b - a).map(([content]) => content);
  return words.join('、').slice(0, most);
}

/** The figures of annex 7 that the ledger's rows make; money and capacity are beside it. */
export type Counted = Pick<
  { readonly [K in FigureKey]: number },
  'enterprises' | 'persons' | 'frequentEnterprises' | 'activityCount' | 'activityEnterprises' | 'activityPersons' | 'officialActivities'
>;

export function countedIn(ledger: Ledger): Counted {
  const { events, services } = ledger;
  const all = (of: 'households' | 'persons') => events.reduce((sum, one) => sum + one[of], 0);
  return {
    enterprises: servedIn(ledger).length,
    persons: total(services, 'persons'),
    frequentEnterprises: frequentIn(ledger).length,
    activityCount: events.length,
    activityEnterprises: all('households'),
    activityPersons: all('persons'),
    officialActivities: events.filter(({ organiser }) => organiser === 'authority').length,
  };
}

/** How the text of 第六条（六） may be read: of times, of enterprises, of income. All are shown, each with its two figures. */
export const shareWays = { times: '按服务次数', enterprises: '按服务企业户数', income: '按服务收入' } as const;
export type ShareWay = keyof typeof shareWays;
export type Share = { readonly way: ShareWay; readonly part: string; readonly whole: string; readonly percent: string | null };

const isBenefit = ({ fee }: Service): boolean => fee !== 'paid';

export function sharesIn(ledger: Ledger, months: readonly Month[]): readonly Share[] {
  const served = servedIn(ledger);
  const of = (way: ShareWay, part: string | number, whole: string | number): Share => ({
    way,
    part: String(part),
    whole: String(whole),
    percent: share(part, whole),
  });
  return [
    of('times', total(ledger.services.filter(isBenefit), 'times'), total(ledger.services, 'times')),
    of('enterprises', served.filter(({ services }) => services.some(isBenefit)).length, served.length),
    of('income', sum(months.map(({ lowFeeIncome }) => lowFeeIncome)), sum(months.map(({ serviceIncome }) => serviceIncome))),
  ];
}

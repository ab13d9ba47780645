import type { Scheme } from '../scheme/scheme.ts';
import { rootsOf } from './derive.ts';
import type { Enterprise, Service } from './line.ts';

export type Limits = Pick<Scheme['signals'], 'ledgerLeap' | 'ledgerPersons'>;

/**
 * What of a ledger's lines looks wrong and may be right, by the line's id: the same day and content twice, more persons than ever, what its enterprise denies,
 * a day to come.
 */
export function ledgerDoubts(
  services: readonly Service[],
  enterprises: readonly Enterprise[],
  { today, ledgerLeap, ledgerPersons }: Limits & { readonly today: string },
): ReadonlyMap<string, string> {
  const rootOf = rootsOf(enterprises);
  const doubts = new Map<string, string>();
  const seen = new Map<string, Service>();
  const most = new Map<string, number>();
  for (const one of services.toSorted((a, b) => (a.servedOn < b.servedOn ? -1 : a.servedOn > b.servedOn ? 1 : 0))) {
    const root = rootOf(one.enterpriseId);
    const key = [root, one.servedOn, one.content].join('\n');
    const [twin, highest] = [seen.get(key), most.get(root)];
    const said =
      one.confirmed === 'denied'
        ? '企业确认时说没有接受过这次服务'
        : one.servedOn > today
          ? '日期还没有到'
          : twin
            ? '与另一行同日同内容，疑为重复'
            : highest !== undefined && one.persons >= highest * ledgerLeap && one.persons >= ledgerPersons
              ? `人次 ${one.persons}，这家企业此前最多 ${highest}`
              : null;
    if (said !== null) doubts.set(one.id, said);
    seen.set(key, one);
    most.set(root, Math.max(highest ?? 0, one.persons));
  }
  return doubts;
}

import { enterpriseKey, looseEnterpriseKey } from '../identifiers/enterprise-name.ts';
import type { Enterprise } from './line.ts';

/** Two of the register that may be one; `why` in words. */
export type Pair = { readonly into: Enterprise; readonly from: Enterprise; readonly why: string };

const signs: readonly (readonly [why: string, of: (one: Enterprise) => string])[] = [
  ['统一社会信用代码相同', ({ creditCode }) => creditCode ?? ''],
  ['只差“有限公司”“有限责任公司”', ({ name }) => looseEnterpriseKey(name)],
  ['只差括号里的部分', ({ name }) => enterpriseKey(name).replace(/\([^()]*\)/g, '')],
  ['电话相同', ({ phone }) => phone.replace(/\D/g, '')],
];

/** Pairs that a person is to look at, each two once, by the strongest sign; the one that was there first keeps its name. */
export function pairsOf(enterprises: readonly Enterprise[]): Pair[] {
  const roots = enterprises.filter(({ mergedInto }) => mergedInto === null).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const paired = new Set<string>();
  return signs.flatMap(([why, of]) => {
    const first = new Map<string, Enterprise>();
    return roots.flatMap((from) => {
      const sign = of(from);
      const into = sign === '' ? undefined : first.get(sign);
      if (!into) {
        if (sign !== '') first.set(sign, from);
        return [];
      }
      const key = `${into.id} ${from.id}`;
      if (paired.has(key)) return [];
      paired.add(key);
      return [{ into, from, why }];
    });
  });
}

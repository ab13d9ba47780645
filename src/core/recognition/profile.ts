import type { FunctionKey } from '../scheme/functions.ts';

/** What a service costs those who are helped, the cheapest first. */
export const fees = { free: '免费', low: '低收费', paid: '收费' } as const;
export type Fee = keyof typeof fees;

/** How it is given. */
export const ways = { visit: '上门', online: '线上', here: '到平台' } as const;
export type Way = keyof typeof ways;

/** A service as a platform publishes it (第五条、第十四条). */
export type Service = {
  readonly title: string;
  readonly content: string;
  /** One of the service functions. */
  readonly function: FunctionKey;
  readonly fee: Fee;
  readonly ways: readonly Way[];
  /** For whom. */
  readonly audience: string;
};

export const MOST_SERVICES = 30;

/** Where a service is: its platform, and what is asked of it. */
export type OfferedService = Service & { readonly city: string; readonly platform: string };

export type SoughtService = {
  readonly words: string;
  readonly city: string;
  readonly function: string;
  readonly fees: readonly string[];
  readonly ways: readonly string[];
};

const order: readonly string[] = Object.keys(fees);

/** Those that fit, free ones first; every word is looked for in what is offered, for whom and by whom. */
export function servicesSought<S extends OfferedService>(all: readonly S[], { words, city, ...asked }: SoughtService): S[] {
  const parts = words.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (one: S): boolean => {
    const text = `${one.title} ${one.content} ${one.audience} ${one.platform}`.toLowerCase();
    return (
      parts.every((part) => text.includes(part)) &&
      (city === '' || one.city === city) &&
      (asked.function === '' || one.function === asked.function) &&
      (asked.fees.length === 0 || asked.fees.includes(one.fee)) &&
      (asked.ways.length === 0 || one.ways.some((way) => asked.ways.includes(way)))
    );
  };
  return all.filter(fits).toSorted((a, b) => order.indexOf(a.fee) - order.indexOf(b.fee));
}

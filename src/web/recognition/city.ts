import { addDays, addMonths, daysBetween } from '../../core/calendar/day.ts';
import { standing } from '../../core/deadlines/validity.ts';
import { own } from '../../core/text/own.ts';
import type { State } from '../../core/workflow/state.ts';
import type { AnswerOf } from '../client.ts';
import { law } from '../scheme/law.ts';

export type Platform = AnswerOf<'GET /api/platforms'>['platforms'][number];
export type Case = AnswerOf<'GET /api/dossiers'>['dossiers'][number];

/** Days until the title ends, and whether one may apply anew already (第十二条); null where it is not in force. */
export function termOf(
  { standing, validTo }: Pick<Platform, 'standing' | 'validTo'>,
  today: string,
): { days: number; renewable: boolean } | null {
  if (standing !== 'valid') return null;
  return { days: daysBetween(today, validTo), renewable: validTo <= addMonths(today, law().renewal.windowMonths) };
}

const outcomes: Readonly<Partial<Record<State, Outcome>>> = {
  recognised: 'recognised',
  declined: 'declined',
  rejected: 'refused',
  notProposed: 'refused',
  setAside: 'refused',
  withdrawn: 'withdrawn',
};
export type Outcome = 'open' | 'recognised' | 'declined' | 'refused' | 'withdrawn';
export type Year = { year: number; submitted: number } & Record<Outcome, number>;

/** How many cases of a year stand in a state. */
type Counted = { year: number; state: string; count: number };

/** Year by year, the newest first: how many were submitted and how they ended. Drafts are nobody else's business and don't count. */
export function historyOf(counts: readonly Counted[]): Year[] {
  const years = new Map<number, Year>();
  for (const { year: of, state, count } of counts) {
    if (state === 'draft') continue;
    const year = years.get(of) ?? { year: of, submitted: 0, open: 0, recognised: 0, declined: 0, refused: 0, withdrawn: 0 };
    year.submitted += count;
    year[own(outcomes, state) ?? 'open'] += count;
    years.set(of, year);
  }
  return [...years.values()].sort((a, b) => b.year - a.year);
}

/** One year of a city's platforms: recognised, expired and revoked in it, and in force when it ended. */
export type PlatformYear = { year: number; recognised: number; expired: number; revoked: number; inForce: number };
/** Titles with the same days, and how many there are. */
type Titled = NonNullable<AnswerOf<'GET /api/platform-counts'>['ofArea']>['terms'][number];

/**
 * Year by year, the newest first, from the first recognition to this year; this year's stock is today's. A title that was revoked does not expire
 * as well (第十二条).
 */
export function platformYears(terms: readonly Titled[], today: string): PlatformYear[] {
  if (terms.length === 0) return [];
  const thisYear = Number(today.slice(0, 4));
  const first = Math.min(...terms.map(({ recognisedOn }) => Number(recognisedOn.slice(0, 4))));
  const count = (fits: (one: Titled) => boolean) => terms.filter(fits).reduce((sum, one) => sum + one.count, 0);
  return Array.from({ length: Math.max(0, thisYear - first + 1) }, (_, ago) => {
    const year = thisYear - ago;
    const end = year === thisYear ? today : `${year}-12-31`;
    const within = (day: string | null) => day !== null && day >= `${year}-01-01` && day <= end;
    // The day after the last is the first without the title: what ends on 31 December is in force when the year ends.
    const ended = (one: Titled) => (one.revokedOn !== null && one.revokedOn <= one.validTo ? null : addDays(one.validTo, 1));
    return {
      year,
      recognised: count((one) => within(one.recognisedOn)),
      expired: count((one) => within(ended(one))),
      revoked: count((one) => within(one.revokedOn)),
      inForce: count((one) => standing({ from: one.validFrom, to: one.validTo }, one.revokedOn, end) === 'valid'),
    };
  });
}

/** What the lists of platforms can be narrowed to. */
export const standings = [
  { value: 'valid', label: '有效' },
  { value: 'ending', label: '12个月内到期' },
  { value: 'expired', label: '已到期' },
  { value: 'revoked', label: '已撤销' },
] as const;

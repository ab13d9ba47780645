import { addMonths, daysBetween } from '../../core/calendar/day.ts';
import { recommendingUnits } from '../../core/identifiers/recommending-units.ts';
import { jx2023 } from '../../core/scheme/jx-2023.ts';
import type { State } from '../../core/workflow/state.ts';
import type { AnswerOf } from '../client.ts';

export type Platform = AnswerOf<'GET /api/platforms'>['platforms'][number];
export type Case = AnswerOf<'GET /api/dossiers'>['dossiers'][number];

/** The place that an authority's name begins with: 南昌市工业和信息化局 → 南昌市; null for one that names none. */
export const placeIn = (organisation: string): string | null =>
  recommendingUnits.find(({ name, basis }) => basis === '第三条' && organisation.startsWith(name))?.name ?? null;

/** Those that lie in the place or are looked after by its authority: in force by expiry, then what has ended. */
export const platformsOf = (all: readonly Platform[], place: string | null, authority: string): Platform[] =>
  all
    .filter((one) => one.city === place || one.authority === authority)
    .sort((a, b) => rank(a) - rank(b) || a.validTo.localeCompare(b.validTo) || a.name.localeCompare(b.name, 'zh-CN'));

const rank = ({ standing }: Platform): number => (standing === 'valid' ? 0 : standing === 'expired' ? 1 : 2);

/** Days until the title ends, and whether one may apply anew already (第十二条); null where it is not in force. */
export function termOf(
  { standing, validTo }: Pick<Platform, 'standing' | 'validTo'>,
  today: string,
): { days: number; renewable: boolean } | null {
  if (standing !== 'valid') return null;
  return { days: daysBetween(today, validTo), renewable: validTo <= addMonths(today, jx2023.renewal.windowMonths) };
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

/** How a case ended, as far as the year's history is concerned. */
export const outcomeOf = ({ state }: Pick<Case, 'state'>): Outcome => outcomes[state.name as State] ?? 'open';

/** Year by year, the newest first: how many were submitted and how they ended. Drafts are nobody else's business and don't count. */
export function historyOf(cases: readonly Case[]): Year[] {
  const years = new Map<number, Year>();
  for (const one of cases) {
    if (one.state.name === 'draft') continue;
    const empty = { year: one.roundYear, submitted: 0, open: 0, recognised: 0, declined: 0, refused: 0, withdrawn: 0 };
    const year = years.get(one.roundYear) ?? empty;
    year.submitted += 1;
    year[outcomeOf(one)] += 1;
    years.set(one.roundYear, year);
  }
  return [...years.values()].sort((a, b) => b.year - a.year);
}

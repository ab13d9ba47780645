import { recommendingUnits } from '../core/identifiers/recommending-units.ts';
import { entryAt } from '../core/list/entry-at.ts';
import { applicantName, demoCreditCode } from './directory.ts';

/** What the play has in store for an applicant. */
export type Fate =
  | 'recognised'
  | 'tooFew'
  | 'returned'
  | 'withdrawn'
  | 'declined'
  | 'objectionUpheld'
  | 'objectionDismissed'
  | 'passedOver'
  | 'rejected'
  | 'reconsidered'
  | 'sentBack'
  | 'direct';

export type Player = {
  n: number;
  login: string;
  name: string;
  creditCode: string;
  city: string;
  cityKey: string;
  recommenderKey: string;
  fate: Fate;
};

const fates: Readonly<Record<number, Fate>> = {
  2: 'returned',
  3: 'tooFew',
  5: 'direct',
  6: 'withdrawn',
  7: 'declined',
  9: 'objectionUpheld',
  10: 'objectionDismissed',
  11: 'passedOver',
  12: 'reconsidered',
  13: 'rejected',
  14: 'sentBack',
  16: 'direct',
  18: 'returned',
};

/** The n-th applicant of the play; the same for the same n. */
export function player(n: number): Player {
  const unit = entryAt(recommendingUnits, n % 11);
  const fate = fates[n] ?? 'recognised';
  return {
    n,
    login: `qiye${String(n + 1).padStart(2, '0')}`,
    name: applicantName(n),
    creditCode: demoCreditCode(n + 1),
    city: unit.name,
    cityKey: unit.key,
    recommenderKey: fate === 'direct' ? 'xiehui' : unit.key,
    fate,
  };
}

export const cast = (applicants: number): Player[] => Array.from({ length: applicants }, (_, n) => player(n));

import type { AnswerOf } from '../client.ts';
import { useRead } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';

export type Office = AnswerOf<'GET /api/office'>;
export type Person = Office['people'][number];
export type Absence = Office['absences'][number];

/** The office of an officer or leader: colleagues, whose each case is, absences; undefined for everybody else and until read. */
export function useOffice(): Office | undefined {
  const staff = hasRole(useSession(), 'officer', 'leader');
  return useRead('GET /api/office', ...(staff ? [] : ([undefined] as [undefined]))).data;
}

export const nameIn = (office: Pick<Office, 'people'>, accountId: string): string =>
  office.people.find(({ id }) => id === accountId)?.name ?? '已离岗人员';

/** Those who handle cases. */
export const staffOf = ({ people }: Pick<Office, 'people'>): Person[] =>
  people.filter(({ roles }) => roles.includes('officer') || roles.includes('leader'));

/** Absences that are running on a day. */
export const runningOn = (absences: readonly Absence[], today: string): Absence[] =>
  absences.filter(({ fromOn, toOn }) => fromOn <= today && today <= toOn);

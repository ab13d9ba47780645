import type { Day } from '../calendar/day.ts';
import { chosen } from '../scheme/scheme.ts';
import type { Shelf } from '../scheme/shelf.ts';

/** One title of a unit: a certificate with its days (第十二条). */
export type Title = {
  readonly id: string;
  readonly organisationId: string;
  readonly issuerId: string;
  readonly validTo: Day;
};

/** The unit's title in force that runs on after this one, the longest of them: who was renewed is a platform all the while. Null: there is none. */
export function successorOf<T extends Title>(one: Title, inForce: readonly T[]): T | null {
  const later = inForce.filter(
    (other) => other.organisationId === one.organisationId && other.issuerId === one.issuerId && other.validTo > one.validTo,
  );
  return later.reduce<T | null>((longest, other) => (longest !== null && longest.validTo >= other.validTo ? longest : other), null);
}

/** Whether one report serves all titles of a unit: the reading `twoTitles` (第十五条 asks the platform, not the certificate). */
export const oneServes = ({ scheme }: { readonly scheme: string }, schemes: Shelf): boolean =>
  chosen(schemes.named(scheme), 'twoTitles') === 'once';

/**
 * The titles that report. A platform that was renewed before its old title ended holds two for some weeks: where one report serves both, the title that
 * runs longer gives it, so that annex 8 counts its enterprises once.
 */
export function reportingTitles<T extends Title & { readonly scheme: string }>(titles: readonly T[], schemes: Shelf): T[] {
  return titles.filter((one) => !oneServes(one, schemes) || successorOf(one, titles) === null);
}

/** Whether a title stood at the end of a quarter: who lost it before owes nothing for that quarter, and is outside 合计. */
export const heldAt = ({ validTo, revokedOn }: { readonly validTo: Day; readonly revokedOn: Day | null }, quarterEnds: Day): boolean =>
  validTo >= quarterEnds && (revokedOn === null || revokedOn > quarterEnds);

type Listed = { readonly id: string; readonly successor: { readonly id: string } | null };

/** A unit in a list: the title that stands for it, and the earlier ones that it follows. */
export type Unit<T> = { readonly lead: T; readonly earlier: readonly T[] };

/** Titles as units: two certificates of one unit are one line, in the place of the one that stands for it. */
export function asUnits<T extends Listed>(titles: readonly T[]): Unit<T>[] {
  const there = new Set(titles.map(({ id }) => id));
  const before = new Map<string, T[]>();
  for (const one of titles) if (one.successor) before.set(one.successor.id, [...(before.get(one.successor.id) ?? []), one]);
  return titles
    .filter(({ successor }) => successor === null || !there.has(successor.id))
    .map((lead) => ({ lead, earlier: before.get(lead.id) ?? [] }));
}

import { type Counted, counted } from '../../core/calendar/appraise.ts';
import type { CalendarYear } from '../../core/calendar/workday.ts';
import { announcedYears } from '../../core/calendar/years.ts';
import type { Context, Transaction } from '../context.ts';
import { type Appraised, appraise, digestOf, keepsCalendar } from './calendar.ts';
import type { CalendarVersion } from './port.ts';

export type YearSeen = { year: number; value: CalendarYear; digest: string; counted: Counted; builtIn: boolean };
export type VersionSeen = {
  id: string;
  year: number;
  value: CalendarYear;
  digest: string;
  fileName: string | null;
  said: string | null;
  proposedBy: string;
  proposedAt: string;
  outcome: CalendarVersion['outcome'];
  word: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
};
/** `mine`: whoever asks has handed it in, and may only take it back. */
export type WaitingYear = VersionSeen & Appraised & { mine: boolean };

/** The years that are counted by; for those who keep them also what waits for a second person, and every version there was. */
export const calendarSeen = (ctx: Context): Promise<{ years: YearSeen[]; waiting: WaitingYear[]; versions: VersionSeen[] }> =>
  ctx.inTransaction(async (tx) => {
    const years = Object.entries(ctx.calendar).map(([key, value]) => yearSeen(ctx, Number(key), value));
    if (!keepsCalendar(ctx)) return { years, waiting: [], versions: [] };
    return tx.asSystem(async (system) => {
      const all = await system.time.calendarVersions();
      const seen = await named(system, ctx, all);
      const waiting: WaitingYear[] = [];
      for (const one of seen.filter(({ outcome }) => outcome === null)) {
        const mine = all.find(({ id }) => id === one.id)?.proposedBy === ctx.actor.accountId;
        waiting.push({ ...one, ...(await appraise(system, ctx, one)), mine });
      }
      return { years, waiting, versions: seen.filter(({ outcome }) => outcome !== null).reverse() };
    });
  });

function yearSeen(ctx: Context, year: number, value: CalendarYear): YearSeen {
  const digest = digestOf(ctx, year, value);
  const announced = announcedYears[year];
  const builtIn = announced !== undefined && digestOf(ctx, year, announced) === digest;
  return { year, value, digest, counted: counted(year, value), builtIn };
}

async function named(system: Transaction, ctx: Context, versions: readonly CalendarVersion[]): Promise<VersionSeen[]> {
  const ids = versions.flatMap((one) => [one.proposedBy, one.decidedBy]).filter((id) => id !== null);
  const names = await system.directory.names(ids);
  const nameOf = (id: string | null): string | null => (id === null ? null : (names[id] ?? null));
  return versions.map(({ data, fileDigest: _, proposedBy, decidedBy, ...one }) => {
    const value = data;
    const people = { proposedBy: nameOf(proposedBy) ?? '未记录', decidedBy: nameOf(decidedBy) };
    return { ...one, value, digest: digestOf(ctx, one.year, value), ...people };
  });
}

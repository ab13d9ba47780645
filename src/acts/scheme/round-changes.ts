import { isDay } from '../../core/calendar/is-day.ts';
import { addWorkdays, type Calendar, isWorkday, mayStillChange, missingYearMessage, workdaysBetween } from '../../core/calendar/workday.ts';
import type { Round } from '../../core/scheme/round.ts';
import { type ChangeLine, changeable, changed, linesOf, type Proposed, valueText } from '../../core/scheme/round-change.ts';
import type { Context, Transaction, World } from '../context.ts';
import { found, type InputFault, refuse } from '../refusal.ts';
import { type ChangeView, faultsOf, withOffers } from './change-round.ts';
import { toldOf } from './round-change-letters.ts';
import type { RoundChange } from './round-change-port.ts';

/** The changes of a round that one may see, the newest first, with what one may do about the one under way. */
export const listChanges = (ctx: Context, roundId: string): Promise<ChangeView[]> =>
  ctx.inTransaction(async (tx) => {
    found(await tx.rounds.round(roundId));
    const all = await tx.roundChanges.all({ roundId });
    const views: ChangeView[] = [];
    for (const one of all) views.push(await withOffers(tx, ctx, one));
    return views;
  });

/** Of the own office, those that wait for somebody. */
export async function changesWaiting(tx: Transaction, ctx: Context): Promise<(ChangeView & { title: string })[]> {
  const found: (ChangeView & { title: string })[] = [];
  for (const one of await tx.roundChanges.all({ open: true }))
    if (one.issuerId === ctx.actor.organisationId)
      found.push({ ...(await withOffers(tx, ctx, one)), title: (await tx.rounds.round(one.roundId))?.title ?? '' });
  return found;
}

/** What was signed, the newest first: for the public. */
export const signedChanges = async (tx: Transaction, roundId: string): Promise<RoundChange[]> =>
  (await tx.roundChanges.all({ roundId })).filter(({ state }) => state === 'signed');

export type Foreseen = {
  /** Each line, and what there is to know of its day. */
  readonly lines: readonly {
    readonly key: string;
    readonly label: string;
    readonly from: string;
    readonly to: string;
    readonly notes: readonly string[];
  }[];
  readonly faults: readonly InputFault[];
  /** How many will be told: who is filling in, who has handed in, who recommends, who reviews. */
  readonly told: { readonly drafts: number; readonly submitted: number; readonly recommenders: number; readonly experts: number };
  /** A later day that would keep its distance in working days from the one before it that moves. */
  readonly suggested: readonly {
    readonly key: 'recommendBy' | 'reviewBy';
    readonly label: string;
    readonly day: string;
    readonly why: string;
  }[];
  /** Days that stay as they are. */
  readonly stays: readonly string[];
};

/** What would follow from a change, before it is written or signed; only for the issuer's own staff. */
export const foreseeChange = (ctx: Context, roundId: string, proposed: Proposed): Promise<Foreseen> =>
  ctx.inTransaction(async (tx) => {
    const round = found(await tx.rounds.round(roundId));
    if (round.issuerId !== ctx.actor.organisationId) refuse({ kind: 'notFound' });
    const lines = linesOf(round, proposed);
    const { applicants, recommenders, experts } = await toldOf(tx, ctx, round);
    return {
      lines: lines.map((line) => ({
        ...{ key: line.key, label: changeable[line.key], from: valueText(line.key, line.from), to: valueText(line.key, line.to) },
        notes: notesOf(ctx, line),
      })),
      faults: lines.length === 0 ? [] : await faultsOf(tx, ctx, { round, lines }),
      told: {
        drafts: applicants.filter(({ submitted }) => !submitted).length,
        submitted: applicants.filter(({ submitted }) => submitted).length,
        recommenders: recommenders.length,
        experts: experts.length,
      },
      suggested: suggestedIn(ctx, round, changed(round, lines)),
      stays: staying(round, lines),
    };
  });

const days = ['opensOn', 'closesOn', 'recommendBy', 'reviewBy'] as const;
const staying = (round: Round, lines: readonly ChangeLine[]): string[] =>
  days
    .filter((key) => !lines.some((line) => line.key === key))
    .map((key) => `${changeable[key]}${round[key] === null ? '' : ' '}${valueText(key, round[key])}`);

/** By how many working days it moves, and whether one works on it; a year that is not loaded is said, never guessed. */
function notesOf({ calendar }: World, { key, from, to }: ChangeLine): string[] {
  if (!isDay(to)) return [];
  return [...movedBy(calendar, { key, from, to }), ...dayOff(calendar, to)];
}

function movedBy(calendar: Calendar, { from, to }: { key: string; from: ChangeLine['from']; to: string }): string[] {
  if (!isDay(from)) return [];
  const moved = workdaysBetween(from, to, calendar);
  if (!moved.ok) return [missingYearMessage(moved.missingYear)];
  return [moved.value >= 0 ? `延后 ${moved.value} 个工作日` : `提前 ${-moved.value} 个工作日`];
}

function dayOff(calendar: Calendar, to: string): string[] {
  const work = isWorkday(to, calendar);
  if (!work.ok) return [];
  if (!work.value) return ['这一天是休息日，没有人接听咨询电话，请考虑改在工作日'];
  return mayStillChange(to, calendar) ? ['下一年的放假安排公布后可能变为休息日'] : [];
}

const chain = [
  { first: 'closesOn', hanging: 'recommendBy' },
  { first: 'recommendBy', hanging: 'reviewBy' },
] as const;

/** What hangs on a day that moves later and was not moved along; none where the calendar does not reach so far. */
function suggestedIn({ calendar }: World, was: Round, next: Round): Foreseen['suggested'] {
  return chain.flatMap(({ first, hanging }) => {
    const [before, end] = [was[first], was[hanging]];
    if (end === null || next[first] <= before || next[hanging] !== end) return [];
    const between = workdaysBetween(before, end, calendar);
    const day = between.ok ? addWorkdays(next[first], between.value, calendar) : between;
    if (!between.ok || !day.ok) return [];
    return [{ key: hanging, label: changeable[hanging], day: day.value, why: `仍是${changeable[first]}后 ${between.value} 个工作日` }];
  });
}

import type { Round } from '../../core/scheme/round.ts';
import type { Counted } from '../../core/scheme/round-progress.ts';
import { own } from '../../core/text/own.ts';
import { states } from '../../core/workflow/state.ts';
import type { Context, Transaction } from '../context.ts';
import { partsOf } from './statistics.ts';
import type { Heard, SpreadOf } from './statistics-port.ts';

/** So many of one group were handed in, and so many recognised. */
export type Outcome = { readonly label: string; readonly submitted: number; readonly recognised: number };
/** One round beside the others: how far, which condition passes how often, how long in each state, how far panels lie apart, what the heard say against annex 5. */
export type YearOf = {
  readonly roundId: string;
  readonly year: number;
  readonly title: string;
  readonly progress: readonly Counted[];
  readonly conditions: readonly { readonly id: string; readonly label: string; readonly met: number; readonly judged: number }[];
  readonly states: readonly { readonly state: string; readonly label: string; readonly moves: number; readonly days: string }[];
  readonly spread: SpreadOf | null;
  readonly heard: Heard;
  readonly byRecommender: readonly Outcome[];
  readonly byFunction: readonly Outcome[];
};

/** More than one looks at side by side. */
const MOST = 10;

/**
 * Rounds of one's own office side by side, the newest first; whoever supervises has all. Times are the journal's. Counted with the system's eyes; no name of a
 * unit goes out, scores only where they are open.
 */
export async function yearsStatistics(ctx: Context): Promise<YearOf[]> {
  const all = ctx.actor.roles.includes('supervisor');
  const rounds = await ctx.inTransaction((tx) => tx.rounds.rounds(all ? {} : { issuerId: ctx.actor.organisationId }));
  const shown = rounds
    .filter(({ cancelledAt }) => cancelledAt === null)
    .toSorted((a, b) => b.year - a.year)
    .slice(0, MOST);
  return ctx.asSystem(async (tx) => {
    const years: YearOf[] = [];
    for (const round of shown) years.push(await yearOf(tx, ctx, round));
    return years;
  });
}

async function yearOf(tx: Transaction, ctx: Context, round: Round): Promise<YearOf> {
  const of = { roundId: round.id, recommenderId: null };
  const parts = await partsOf(tx, ctx.tools.schemes.named(round.scheme), of);
  const times = await tx.statistics.timeInState(of);
  const order = Object.keys(states);
  return {
    ...{ roundId: round.id, year: round.year, title: round.title, progress: parts.total.progress },
    conditions: parts.byCondition.map(({ id, label, program }) => ({
      ...{ id, label, met: program.met ?? 0 },
      judged: (program.met ?? 0) + (program.notMet ?? 0),
    })),
    states: times
      .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
      .map((one) => ({ ...one, label: own(states, one.state)?.label ?? one.state })),
    ...{ spread: await tx.statistics.spread(of), heard: await tx.statistics.heard(of) },
    ...{ byRecommender: parts.byRecommender.map(outcome), byFunction: parts.byFunction.map(outcome) },
  };
}

const outcome = ({ label, progress }: { readonly label: string; readonly progress: readonly Counted[] }): Outcome => {
  const count = (key: string) => progress.find((one) => one.key === key)?.count ?? 0;
  return { label, submitted: count('submitted'), recognised: count('recognised') };
};

import { conditions } from '../../core/eligibility/conditions.ts';
import { besideOf, type Counted, progressOf, type Standing } from '../../core/scheme/round-progress.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import type { Context, Transaction } from '../context.ts';
import { found } from '../refusal.ts';
import type { ConditionCount, Counting } from './statistics-port.ts';

/** One group of a round's cases: how far they have come, and what ended or waits beside. */
export type Group = { readonly label: string; readonly progress: readonly Counted[]; readonly beside: readonly Counted[] };

/** A condition with how often it was met, failed, left open: by the program at the last submission, by the recommenders, by experts. */
export type ConditionLine = {
  readonly id: string;
  readonly label: string;
  readonly article: string;
  readonly program: Readonly<Record<string, number>>;
  readonly recommender: Readonly<Record<string, number>>;
  readonly panel: Readonly<Record<string, number>>;
};

export type RoundStatistics = {
  readonly roundId: string;
  readonly title: string;
  /** All of the round, or what the reader's own office recommends. */
  readonly scope: 'round' | 'own';
  readonly total: Group;
  readonly byRecommender: readonly Group[];
  readonly byFunction: readonly Group[];
  readonly byCondition: readonly ConditionLine[];
  readonly byReason: readonly { readonly article: string; readonly count: number }[];
};

/**
 * A round as it runs, in figures: its issuer and the supervisor have all of it, a recommender its own part. Counted with the system's eyes, since drafts are nobody's to see; of them
 * only how many there are goes out.
 */
export const roundStatistics = (ctx: Context, roundId: string): Promise<RoundStatistics> =>
  ctx.inTransaction(async (tx) => {
    const round = found(await tx.rounds.round(roundId));
    const all = ctx.actor.organisationId === round.issuerId || ctx.actor.roles.includes('supervisor');
    const recommenderId = all ? null : ctx.actor.organisationId;
    const of = { roundId, recommenderId };
    return tx.asSystem(async (system) => {
      const parts = await partsOf(system, ctx.tools.schemes.named(round.scheme), of, all);
      return { roundId, title: round.title, scope: all ? ('round' as const) : ('own' as const), ...parts };
    });
  });

/** All figures of a round, or of one office's part of it; with the system's eyes. `panel`: also what experts found, which is the issuer's. */
export async function partsOf(
  { statistics }: Transaction,
  scheme: Scheme,
  of: Counting,
  panel = true,
): Promise<Omit<RoundStatistics, 'roundId' | 'title' | 'scope'>> {
  const byRecommender = await statistics.byRecommender(of);
  const byFunction = await statistics.byFunction(of);
  const counts = await statistics.byCondition(of);
  return {
    total: groupOf('合计', byRecommender),
    byRecommender: grouped(byRecommender, ({ recommender }) => recommender),
    byFunction: scheme.functions.map(({ key, label }) =>
      groupOf(
        label,
        byFunction.filter((one) => one.function === key),
      ),
    ),
    byCondition: conditionLines(scheme, panel ? counts : counts.filter(({ side }) => side !== 'panel')),
    byReason: await statistics.byReason(of),
  };
}

const groupOf = (label: string, standings: readonly Standing[]): Group => ({
  label,
  progress: progressOf(standings),
  beside: besideOf(standings),
});

const grouped = <S extends Standing>(standings: readonly S[], labelOf: (one: S) => string): Group[] =>
  [...new Set(standings.map(labelOf))].map((label) =>
    groupOf(
      label,
      standings.filter((one) => labelOf(one) === label),
    ),
  );

/** In the order of the measure: what the program judges, and what the edition leaves to people. */
function conditionLines(scheme: Scheme, counts: readonly ConditionCount[]): ConditionLine[] {
  const said = (id: string, side: ConditionCount['side']) =>
    Object.fromEntries(counts.filter((one) => one.condition === id && one.side === side).map(({ said: word, count }) => [word, count]));
  const judged = scheme.judged.map(({ id, label, article }) => ({ id, label, article }));
  // What stands for a whole article in the program's table is no condition of the edition that names its parts.
  const computed = conditions.filter(
    ({ id }) => scheme.conditions.includes(id) && counts.some((one) => one.condition === id) && !judged.some((one) => one.id === id),
  );
  return [...computed, ...judged]
    .map(({ id, label, article }) => ({
      ...{ id, label, article, program: said(id, 'program') },
      ...{ recommender: said(id, 'recommender'), panel: said(id, 'panel') },
    }))
    .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}

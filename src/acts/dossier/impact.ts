import { thawed } from '../../core/annexes/freeze.ts';
import { dayOf } from '../../core/calendar/instant.ts';
import type { Edition } from '../../core/scheme/edition/edition.ts';
import type { Weighed } from '../../core/scheme/edition/impact.ts';
import { weigher } from '../../core/scheme/edition/weigh.ts';
import type { Round } from '../../core/scheme/round.ts';
import type { Context, Transaction, World } from '../context.ts';
import { found } from '../refusal.ts';
import { submitted } from './frozen-forms.ts';
import type { DossierLine } from './port.ts';

/** A past case with what two editions say of it. */
export type WeighedCase = Weighed & {
  readonly dossierId: string;
  readonly number: string | null;
  readonly applicant: string;
  readonly year: number;
};
/** A portion of a round: `all` cases that may be seen, and after which the next portion goes on; null where this was the last. */
export type Portion = { readonly all: number; readonly next: string | null; readonly cases: readonly WeighedCase[] };

/** Which edition, on which round, and after which case the portion begins. */
type Weighing = { readonly edition: Edition; readonly roundId: string; readonly after: string | null };

/** So many cases are weighed at one go, each with its whole form; whoever asks goes on from `next`, and sees how far it has come. */
const PORTION = 25;

/**
 * What an edition would have done to the submissions of a past round: their frozen content on the day of submission, by its own edition and by this one.
 * Whose cases one may not see are not among them; nothing is changed.
 */
export const weighEdition = (ctx: Context, weighing: Weighing): Promise<Portion> =>
  ctx.inTransaction((tx) => weighRound(tx, ctx, weighing));

/** The same in a transaction that sees what it may. */
export async function weighRound(tx: Transaction, world: World, { edition, roundId, after }: Weighing): Promise<Portion> {
  const round = found(await tx.rounds.round(roundId));
  const lines = (await tx.dossiers.lines({ roundId }))
    .filter(({ submittedAt }) => submittedAt !== null)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const rest = lines.filter(({ id }) => after === null || id > after);
  const weigh = weigher(world.tools.schemes.edition(round.scheme), edition);
  const cases: WeighedCase[] = [];
  for (const line of rest.slice(0, PORTION)) cases.push(...(await weighedCase(tx, world, { line, round, weigh })));
  return { all: lines.length, next: rest.length > PORTION ? (rest[PORTION - 1]?.id ?? null) : null, cases };
}

type Case = { readonly line: DossierLine; readonly round: Round; readonly weigh: ReturnType<typeof weigher> };

async function weighedCase(tx: Transaction, world: World, { line, round, weigh }: Case): Promise<WeighedCase[]> {
  const last = (await tx.dossiers.submissions(line.id)).at(-1);
  if (!last) return [];
  const content = thawed(submitted(world, last));
  const weighed = weigh({ content, submittedOn: dayOf(last.submittedAt), roundOpensOn: round.opensOn });
  return [{ dossierId: line.id, number: line.number, applicant: line.applicantName, year: round.year, ...weighed }];
}

import { type Commitments, commitmentsFormat, type PublishedHash } from '../../core/draw/commitments.ts';
import { drawOrder } from '../../core/draw/draw.ts';
import type { Round } from '../../core/scheme/round.ts';
import type { Transaction, World } from '../context.ts';
import { found } from '../refusal.ts';
import { inputOf } from './draw.ts';

/** A round's commitment, and after the reveal the numbers of the cases that were drawn from. */
export type RoundOfDraws = {
  round: Pick<Round, 'id' | 'year' | 'title' | 'commitment' | 'committedOn' | 'revealedSecret' | 'revealedOn' | 'cancelledAt'>;
  issuer: string;
  numbers: string[];
  /** The expert pools of the round as they were frozen, and the cases whose panel can be recomputed. */
  pools: PublishedHash[];
  panels: string[];
};

/** One draw as anybody may see it: rows by number and id, no enterprise by name. */
export type PublishedDraw = {
  number: string;
  year: number;
  commitment: string;
  committedOn: string;
  secret: string;
  revealedOn: string;
  listHash: string;
  n: number;
  stratifiedBy: string | null;
  /** Every row in the draw's order: its number on paper, its id, the key that put it there, and what became of it. */
  rows: { place: number; row: number; rowId: string; key: string; state: 'asked' | 'replaced' | 'notDrawn'; reason: string | null }[];
};

/** All rounds with what binds their draws (附件1、第十六条). */
export async function roundsOfDraws(world: World): Promise<RoundOfDraws[]> {
  const rounds = await world.inTransaction((tx) => tx.rounds.rounds());
  return world.asSystem(async (tx) => {
    const all: RoundOfDraws[] = [];
    for (const round of rounds) {
      const revealed = round.revealedSecret !== null;
      const numbers = revealed ? await tx.recommendations.drawnNumbers(round.id) : [];
      const panels = revealed ? await tx.reviews.panelNumbers(round.id) : [];
      all.push({ round, ...(await boundBy(tx, round)), numbers, panels });
    }
    return all;
  });
}

/** Every round's commitment with its day, as a file that bundles are compared with. */
export async function publishedCommitments(world: World): Promise<Commitments> {
  const rounds = await world.inTransaction((tx) => tx.rounds.rounds());
  return world.asSystem(async (tx) => {
    const all: Commitments['rounds'][number][] = [];
    for (const round of rounds) {
      const { year, title, commitment, committedOn } = round;
      const { issuer, pools } = await boundBy(tx, round);
      all.push({ year, title, issuer, commitment, committedOn, pools });
    }
    return { format: commitmentsFormat, rounds: all };
  });
}

/** Whose round it is, and the pools that its panels are bound to. */
const boundBy = async (tx: Transaction, { id, issuerId }: Round): Promise<Pick<RoundOfDraws, 'issuer' | 'pools'>> => ({
  issuer: found(await tx.directory.organisation(issuerId)).name,
  pools: await tx.pools.hashes(id),
});

/** One draw by its dossier's number; 404 before the round's secret is out, as where there is none. */
export async function publishedDraw(world: World, number: string): Promise<PublishedDraw> {
  return world.asSystem(async (tx) => {
    const dossier = found(await tx.recommendations.drawnByNumber(number));
    const round = found(await tx.rounds.round(dossier.roundId));
    const secret = found(round.revealedSecret);
    const draw = found(await tx.recommendations.draw(dossier.id));
    const list = await tx.recommendations.submittedList(dossier.id, 'masked');
    const sample = new Map((await tx.recommendations.sample(dossier.id, 'masked')).map((one) => [one.rowId, one]));
    const input = { ...inputOf(dossier, { scheme: world.tools.schemes.named(round.scheme), round, list, secret }), n: draw.n };
    const { order } = drawOrder(input, world.tools.digest);
    return {
      number,
      year: round.year,
      commitment: round.commitment,
      committedOn: round.committedOn,
      secret,
      revealedOn: round.revealedOn ?? '',
      listHash: draw.listHash,
      n: draw.n,
      stratifiedBy: input.stratify?.by ?? null,
      rows: order.map((rowId, index) => {
        const drawn = sample.get(rowId);
        return {
          place: index + 1,
          row: list.findIndex((one) => one.id === rowId) + 1,
          rowId,
          key: world.tools.digest(`${secret}:${draw.listHash}:${rowId}`),
          state: drawn === undefined ? 'notDrawn' : drawn.state === 'replaced' ? 'replaced' : 'asked',
          reason: drawn?.replacedReason ?? null,
        };
      }),
    };
  });
}

import { boundOf, memberOf } from '../../core/draw/pool.ts';
import { poolChangeProcedure } from '../../core/procedure/pool-change.ts';
import { by, type Context } from '../context.ts';
import { found, notNow, refuse } from '../refusal.ts';

const { article } = poolChangeProcedure;

export type PoolSalts = {
  readonly format: 'shifan-salts/1';
  readonly round: string;
  readonly commitment: string;
  /** `bound`: the list whose JSON without spaces hashes to `key` (docs/draw.md, 6). */
  readonly pools: readonly {
    readonly version: number;
    readonly hash: string;
    readonly frozenOn: string;
    readonly experts: readonly {
      readonly number: string;
      readonly fields: readonly string[];
      readonly key: string;
      readonly bound: string[];
    }[];
  }[];
};

/**
 * Who stands behind the numbers of a round's pools, with the salts: for whoever supervises alone, and only once the secret is out, so that nobody can tell a
 * panel before it is drawn (docs/decisions/0039).
 */
export const poolSalts = (ctx: Context, roundId: string): Promise<PoolSalts> =>
  ctx.inTransaction(async (tx) => {
    const round = found(await tx.rounds.round(roundId));
    if (!ctx.actor.roles.includes('supervisor')) refuse({ kind: 'notAllowed' });
    if (round.revealedSecret === null) notNow(article, '本年度抽样密钥尚未公开，请在公开之后再下载专家编号对照');
    const pools = await tx.pools.ofRound(roundId);
    const parties = { issuerId: round.issuerId };
    await tx.record({ ...by(ctx), action: 'exportSalts', article, subject: { kind: 'round', id: roundId }, parties });
    return {
      ...{ format: 'shifan-salts/1', round: round.title, commitment: round.commitment },
      pools: pools.map(({ version, hash, frozenOn, experts }) => ({
        ...{ version, hash, frozenOn },
        experts: experts.map((one) => ({ ...memberOf(one, ctx.tools.digest), bound: boundOf(one) })),
      })),
    };
  });

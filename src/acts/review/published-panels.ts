import type { Digest } from '../../core/draw/draw.ts';
import { candidateOf, rowsOf } from '../../core/draw/panel.ts';
import type { PanelBundle, PublishedPanelDraw, PublishedPool } from '../../core/draw/panel-bundle.ts';
import { panelFormat } from '../../core/draw/panel-bundle.ts';
import { type FrozenPool, memberOf } from '../../core/draw/pool.ts';
import { CONFLICTED } from '../../core/review/conflicts.ts';
import { by, type Context, type Transaction, type World } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { found, notNow, refuse } from '../refusal.ts';
import { isAuthorityOf, REVIEW } from './authority-case.ts';
import type { PanelDrawRecord } from './records.ts';

/**
 * One panel by its dossier's number as anybody may recompute it: after the secret is out and the review is over. Experts stand under their number of the
 * round, and of whoever was left out it is said that he was, not why; a panel that was drawn before pools were frozen names people and is not published (404).
 */
export const publishedPanel = (world: World, number: string): Promise<PanelBundle> =>
  world.asSystem(async (tx) => {
    const dossier = found(await tx.reviews.panelByNumber(number));
    const { revealedSecret } = found(await tx.rounds.round(dossier.roundId));
    const draws = await tx.reviews.draws(dossier.id);
    if (revealedSecret === null || dossier.state === 'admitted' || isNamed(draws)) refuse({ kind: 'notFound' });
    const bundle = await bundleOf(tx, dossier, { draws, secret: found(revealedSecret), digest: world.tools.digest });
    return {
      ...bundle,
      draws: bundle.draws.map((draw) => ({ ...draw, excluded: draw.excluded.map(({ id }) => ({ id, reason: CONFLICTED })) })),
    };
  });

/** The same for the authority and whoever supervises; panels of before pools were frozen too, with names as they were hashed. */
export const panelBundle = (ctx: Context, dossierId: string): Promise<{ bundle: PanelBundle; number: string }> =>
  ctx.inTransaction(async (tx) => {
    const dossier = found(await tx.dossiers.dossier(dossierId));
    if (!isAuthorityOf(ctx, dossier) && !ctx.actor.roles.includes('supervisor')) refuse({ kind: 'notAllowed' });
    const { revealedSecret } = found(await tx.rounds.round(dossier.roundId));
    const draws = await tx.reviews.draws(dossierId);
    if (draws.length === 0) refuse({ kind: 'notFound' });
    const secret = revealedSecret ?? notNow(REVIEW, '本年度抽样密钥尚未公开，评审全部结束后由认定部门公开，届时可下载核验文件');
    const bundle = await bundleOf(tx, dossier, { draws, secret, digest: ctx.tools.digest });
    const parties = { issuerId: dossier.issuerId };
    await tx.record({ ...by(ctx), action: 'exportPanel', article: REVIEW, subject: { kind: 'dossier', id: dossierId }, parties });
    return { bundle, number: dossier.number ?? dossier.id };
  });

const isNamed = (draws: readonly PanelDrawRecord[]): boolean => draws.some(({ poolVersion }) => poolVersion === null);

type Drawn = { readonly draws: readonly PanelDrawRecord[]; readonly secret: string; readonly digest: Digest };

async function bundleOf(tx: Transaction, dossier: Dossier, { draws, secret, digest }: Drawn): Promise<PanelBundle> {
  const { commitment, committedOn } = found(await tx.rounds.round(dossier.roundId));
  const pools = isNamed(draws) ? [] : used(await tx.pools.ofRound(dossier.roundId), draws, digest);
  const numbers = new Map(pools.flatMap(({ numberOf }) => [...numberOf]));
  const idOf = (accountId: string): string => numbers.get(accountId) ?? accountId;
  return {
    ...{ format: panelFormat, dossierNumber: dossier.number ?? dossier.id, committedOn, secret, commitment },
    // What the round says today may have been changed since.
    n: found(draws[0]).seats,
    functions: pools.length > 0 ? (draws[0]?.functions ?? []) : [],
    pools: pools.map(({ pool }) => pool),
    draws: draws.map((draw) => published(draw, pools.length > 0 ? idOf : null)),
    seats: (await tx.reviews.seats(dossier.id)).map(({ accountId, state }) => ({
      id: idOf(accountId),
      left: leftAs[state],
    })),
  };
}

/** Why one sits no longer, or never did (docs/draw.md, 6). */
const leftAs = { seated: null, recused: '回避', away: '不能参加' } as const;

type Used = { readonly pool: PublishedPool; readonly numberOf: ReadonlyMap<string, string> };

const used = (pools: readonly FrozenPool[], draws: readonly PanelDrawRecord[], digest: Digest): Used[] =>
  pools
    .filter(({ version }) => draws.some(({ poolVersion }) => poolVersion === version))
    .map(({ version, hash, frozenOn, experts }) => ({
      pool: { version, hash, frozenOn, experts: experts.map((one) => memberOf(one, digest)) },
      numberOf: new Map(experts.map(({ accountId, number }) => [accountId, number])),
    }));

/** `idOf`: null where the draw was made over names and accounts. */
function published(draw: PanelDrawRecord, idOf: ((accountId: string) => string) | null): PublishedPanelDraw {
  const { candidates, excluded, drawOrder, listHash } = draw;
  if (idOf === null) return { pool: null, excluded: [], rows: rowsOf(candidates), listHash, order: drawOrder };
  return {
    pool: draw.poolVersion,
    excluded: excluded.map(({ id, why }) => ({ id: idOf(id), reason: why ?? '' })),
    rows: rowsOf(candidates.map(({ id }) => candidateOf({ number: idOf(id) }))),
    ...{ listHash, order: drawOrder.map(idOf) },
  };
}

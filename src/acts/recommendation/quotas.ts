import { mayRecommend } from '../../core/directory/recommenders.ts';
import type { Round } from '../../core/scheme/round.ts';
import { quotaBelowUsed } from '../../core/workflow/quota.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { found, type InputFault, refuse } from '../refusal.ts';
import { recommendingIn } from './recommend.ts';

type Quota = { readonly recommenderId: string; readonly limit: number };
/** `version`: the round's, as the quotas were read. */
type Quotas = { readonly version: number; readonly quotas: readonly Quota[] };

/**
 * How many cases each recommender may recommend in a round; who is not named may recommend as many as it likes (第十条：按当年申报工作通知). All of them are set
 * at once, so that nothing may have changed since they were read: refuses 409. A unit that does not recommend in the round, one that is named twice, and
 * fewer than it has recommended already are refused (400) at their place; a limit that stands as it stood is not asked about again.
 */
export const setQuotas = (ctx: Context, roundId: string, { version, quotas }: Quotas): Promise<void> =>
  ctx.inTransaction(async (tx) => {
    const round = found(await tx.rounds.lockedRound(roundId));
    if (round.issuerId !== ctx.actor.organisationId) refuse({ kind: 'notFound' });
    if (round.version !== version)
      refuse({
        kind: 'conflict',
        message: '年度工作或者名额在您打开之后有改动，没有保存。请刷新，看过最新名额再改',
        version: round.version,
      });
    // What is being signed at this moment is signed before, under the quota of before; always in one order, so that two never wait for each other.
    for (const id of quotas.map(({ recommenderId }) => recommenderId).toSorted()) await tx.next(recommendingIn(roundId, id));
    await refuseFaulty(tx, ctx, { round, quotas });
    await tx.office.setQuotas(round, Object.fromEntries(quotas.map(({ recommenderId, limit }) => [recommenderId, limit])));
    await tx.record({
      ...by(ctx),
      action: 'setQuotas',
      article: '第十条',
      subject: { kind: 'round', id: roundId },
      parties: { issuerId: round.issuerId },
      detail: { quotas },
    });
  });

async function refuseFaulty(tx: Transaction, { tools }: Context, { round, quotas }: { round: Round; quotas: readonly Quota[] }) {
  const scheme = tools.schemes.named(round.scheme);
  const issuer = found(await tx.directory.organisation(round.issuerId));
  const faults: InputFault[] = [];
  for (const [n, { recommenderId, limit }] of quotas.entries()) {
    if (quotas.findIndex((one) => one.recommenderId === recommenderId) < n) {
      faults.push({ path: `quotas/${n}/recommenderId`, rule: '名额', message: '同一推荐部门出现两次，请只保留一个名额' });
      continue;
    }
    const unit = await tx.directory.organisation(recommenderId);
    const used = unit === null ? 0 : await tx.office.recommended({ roundId: round.id, recommenderId });
    const known = unit !== null && (used > 0 || round.quotas[recommenderId] !== undefined || mayRecommend(scheme, issuer, unit));
    if (!known) faults.push({ path: `quotas/${n}/recommenderId`, rule: '名额', message: '本年度没有这个推荐部门，请刷新后再试' });
    const below = limit === round.quotas[recommenderId] ? null : quotaBelowUsed({ recommender: unit?.name ?? '', limit, used });
    if (known && below !== null) faults.push({ path: `quotas/${n}/limit`, rule: '名额', message: below });
  }
  if (faults.length > 0) refuse({ kind: 'badInput', faults });
}

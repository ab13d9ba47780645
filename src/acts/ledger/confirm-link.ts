import { daysAfter } from '../../core/calendar/instant.ts';
import { CONFIRM_DAYS } from '../../core/deadlines/confirm-link.ts';
import type { Context, Transaction } from '../context.ts';
import { found, notNow } from '../refusal.ts';
import type { ConfirmLink } from './confirm-port.ts';
import { article, noted } from './ledger.ts';

/** So many lines are asked about by one link, the newest ones: nobody answers more on a phone. */
const MOST_ASKED = 50;

export type MadeLink = { readonly token: string; readonly expiresAt: string; readonly asked: number };

/** What was asked from where: with the token in it, an address can't be found out from what is kept. */
export const originOf = (digest: (text: string) => string, token: string, address: string): string => digest(`${token}\n${address}`);

/**
 * Makes a link by which one served enterprise says of its own lines whether they happened: shown this once, to be sent to its phone; an earlier one ends.
 * Refuses: 422 where all is confirmed or nothing was written down.
 */
export const makeConfirmLink = (ctx: Context, enterpriseId: string): Promise<MadeLink> =>
  ctx.inTransaction(async (tx) => {
    const { organisationId } = ctx.actor;
    const kin = await tx.confirmations.kin(organisationId, enterpriseId);
    found(kin[0] ?? null);
    const serviceIds = await tx.confirmations.unconfirmed(organisationId, kin, MOST_ASKED);
    if (serviceIds.length === 0) notNow(article, '这家企业没有待确认的服务：都已确认，或者还没有记；请先记下服务，再请企业确认');
    return made(tx, ctx, { enterpriseId, eventId: null, serviceIds }, CONFIRM_DAYS.enterprise);
  });

/** Makes a code for the guests of one event, to be shown there; an earlier one ends. */
export const makeEventCode = (ctx: Context, eventId: string): Promise<MadeLink> =>
  ctx.inTransaction(async (tx) => {
    found(await tx.confirmations.event(ctx.actor.organisationId, eventId));
    return made(tx, ctx, { enterpriseId: null, eventId, serviceIds: [] }, CONFIRM_DAYS.event);
  });

async function made(
  tx: Transaction,
  ctx: Context,
  of: Pick<ConfirmLink, 'enterpriseId' | 'eventId' | 'serviceIds'>,
  days: number,
): Promise<MadeLink> {
  const { organisationId, accountId: madeBy } = ctx.actor;
  const token = ctx.tools.newToken();
  const expiresAt = daysAfter(ctx.now, days);
  const revoked = await tx.confirmations.revoke({ organisationId, ...of }, ctx.now);
  await tx.confirmations.add({
    ...{ organisationId, id: ctx.tools.newId(), tokenHash: ctx.tools.digest(token), ...of, madeBy, madeAt: ctx.now, expiresAt },
    ...{ madeFrom: originOf(ctx.tools.digest, token, ctx.origin.address), openedAt: null, revokedAt: null },
  });
  await noted(tx, ctx, 'makeConfirmLink', { count: of.serviceIds.length, expiresAt, revoked });
  return { token, expiresAt, asked: of.serviceIds.length };
}

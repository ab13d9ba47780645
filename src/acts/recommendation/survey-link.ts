import { daysAfter } from '../../core/calendar/instant.ts';
import { LINK_DAYS } from '../../core/deadlines/survey-link.ts';
import { by, type Context } from '../context.ts';
import { found, notNow } from '../refusal.ts';
import { caseInHand } from './case.ts';

const work = { role: 'officer', states: ['assessing'], what: '发送测评链接', article: '附件1' } as const;

/**
 * Makes a one-time link for a drawn row that waits (附件1, method 3): 256 random bits, shown this once and kept only as their digest. A new
 * one ends the one before. Refuses: 422 where the row is recorded or replaced.
 */
export async function makeLink(ctx: Context, at: { dossierId: string; rowId: string }): Promise<{ token: string; expiresAt: string }> {
  return ctx.inTransaction(async (tx) => {
    const dossier = await caseInHand(tx, ctx, at.dossierId, work);
    const row = found((await tx.recommendations.sample(at.dossierId, 'masked')).find((one) => one.rowId === at.rowId));
    if (row.state === 'replaced') notNow('附件1', `“${row.enterprise}”已被替换（${row.replacedReason}），不用再发送链接`);
    if (row.state === 'recorded') notNow('附件1', `“${row.enterprise}”已记录测评结果，不用再发送链接`);
    const token = ctx.tools.newToken();
    const expiresAt = daysAfter(ctx.now, LINK_DAYS);
    const revoked = await tx.surveys.revoke(at, ctx.now);
    const link = { id: ctx.tools.newId(), ...at, tokenHash: ctx.tools.digest(token) };
    await tx.surveys.add({
      ...link,
      madeBy: ctx.actor.accountId,
      madeAt: ctx.now,
      expiresAt,
      answeredAt: null,
      revokedAt: null,
      answer: null,
    });
    await tx.record({
      ...by(ctx),
      action: 'makeSurveyLink',
      article: '附件1',
      subject: { kind: 'dossier', id: at.dossierId },
      parties: { recommenderId: dossier.recommenderId, issuerId: dossier.issuerId },
      detail: { rowId: at.rowId, enterprise: row.enterprise, expiresAt, revoked },
    });
    return { token, expiresAt };
  });
}

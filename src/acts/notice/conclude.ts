import { chineseDay } from '../../core/calendar/day.ts';
import { by, type Context } from '../context.ts';
import { found, notNow, refuse } from '../refusal.ts';

/**
 * An officer reports how a notice went once it is over; on it a leader, another person, recognises (第八条（四）（五）). Only a case with an objection open
 * waits for that objection; the others need not.
 */
export async function concludeNotice(ctx: Context, noticeId: string, conclusion: string): Promise<void> {
  await ctx.inTransaction(async (tx) => {
    const notice = found(await tx.notices.notice(noticeId));
    if (notice.issuerId !== ctx.actor.organisationId) refuse({ kind: 'notFound' });
    if (ctx.today <= notice.endsOn) notNow('第八条（四）', `公示至${chineseDay(notice.endsOn)}，期满后再核报`);
    const report = { conclusion, concludedBy: ctx.actor.accountId, concludedAt: ctx.now };
    if (!(await tx.notices.conclude(noticeId, report))) refuse({ kind: 'conflict', message: '公示情况已由他人核报，请刷新后查看' });
    await tx.record({
      ...by(ctx),
      action: 'concludeNotice',
      article: '第八条（五）',
      subject: { kind: 'notice', id: noticeId },
      parties: { issuerId: notice.issuerId },
    });
    await tx.post({
      key: `${noticeId}:concluded`,
      to: { organisationId: notice.issuerId, role: 'leader' },
      subject: '公示期满，公示情况已核报',
      body: `“${notice.title}”公示期满，公示情况已核报，请审定认定名单（第八条（五））。`,
      link: `/app/notices/${noticeId}`,
    });
  });
}

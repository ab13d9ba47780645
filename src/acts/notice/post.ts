import { chineseDay } from '../../core/calendar/day.ts';
import { judge } from '../../core/procedure/judge.ts';
import { noticeProcedure } from '../../core/procedure/notice.ts';
import { by, type Context } from '../context.ts';
import type { Incoming, Sniff } from '../files/arrival.ts';
import { bringEvidence, openEvidence } from '../files/evidence.ts';
import { badInput, found, notNow, reached, refuse } from '../refusal.ts';

const { article } = noticeProcedure;
type Posted = { readonly address: string; readonly on: string; readonly time: string };

/**
 * An officer writes down where and when the notice stood on the department's own site, with a file that proves it; written again, the last one stands
 * and the journal keeps the one before; once the notice is concluded none is replaced (第八条（四）).
 */
export async function postNotice(ctx: Context, id: string, posted: Posted, brought: { incoming: Incoming; sniff: Sniff }): Promise<void> {
  const { publishedOn, issuerId } = await ctx.inTransaction(async (tx) => found(await tx.notices.notice(id)));
  if (posted.on > ctx.today) badInput('on', '登载日期', `${chineseDay(posted.on)}还没有到，请在登载以后登记`);
  if (posted.on < publishedOn) badInput('on', '登载日期', `早于公示开始的${chineseDay(publishedOn)}，请核对网站上的登载日期`);
  await bringEvidence(
    ctx,
    { kind: 'notice', caseId: id, article },
    {
      ...brought,
      allowed: async (tx) => {
        const { posting, concludedBy } = found(await tx.notices.notice(id));
        const standing = { facts: { state: 'published' as const, hands: [] }, parties: { issuerId }, actor: ctx.actor, today: ctx.today };
        reached(judge(noticeProcedure, standing, { step: 'post', brought: {} }));
        if (posting !== null && concludedBy !== null) notNow(article, CONCLUDED);
      },
      async noted(tx, { id: fileId, fileHash: hash, size }) {
        const { posting: was } = found(await tx.notices.notice(id));
        if (!(await tx.notices.post(id, { ...posted, fileId }))) notNow(article, CONCLUDED); // concluded since it was looked at
        await tx.record({
          ...by(ctx, 'officer'),
          ...{ action: 'postNotice', article, subject: { kind: 'notice', id }, parties: { issuerId } },
          detail: { ...posted, hash, size, ...(was === null ? {} : { before: `${was.address} ${was.on} ${was.time}` }) },
        });
      },
    },
  );
}

const CONCLUDED = '公示结果已经核报，网站登载的登记不再更换；确有错误的，请向分管领导书面说明，附卷备查';

/** The file that proves it, for the own office and the supervisor. */
export async function openPosting(ctx: Context, id: string) {
  const file = await ctx.inTransaction(async (tx) => {
    const { issuerId, posting } = found(await tx.notices.notice(id));
    if (issuerId !== ctx.actor.organisationId && !ctx.actor.roles.includes('supervisor')) refuse({ kind: 'notAllowed' });
    return openEvidence(tx, id, found(posting).fileId);
  });
  return { bytes: await ctx.tools.files.open(file.fileHash), name: file.name, mediaType: file.mediaType, shown: 'inline' as const };
}

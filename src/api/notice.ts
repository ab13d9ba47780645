import type { World } from '../acts/context.ts';
import { concludeNotice } from '../acts/notice/conclude.ts';
import { objectionKind, objectionOffers, revealObjector } from '../acts/notice/decide-objection.ts';
import { fileObjection, trackObjection } from '../acts/notice/object.ts';
import type { MaskedObjection, NoticeView } from '../acts/notice/port.ts';
import { publishNotice, waiting } from '../acts/notice/publish.ts';
import { setAside } from '../acts/notice/set-aside.ts';
import { take } from '../acts/procedure/take.ts';
import { found } from '../acts/refusal.ts';
import { forecast } from '../core/calendar/forecast.ts';
import { dayOf } from '../core/calendar/instant.ts';
import { workdaysBetween } from '../core/calendar/workday.ts';
import { objectionProcedure } from '../core/procedure/objection.ts';
import type { Handlers } from './contract/define.ts';
import type { notice } from './contract/notice.ts';
import { movedOf } from './dossier.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

/** Whether it runs today, and the working days that are left of it; null before it starts and after it ended. */
export function leftOf({ publishedOn, endsOn }: Pick<NoticeView, 'publishedOn' | 'endsOn'>, world: World) {
  const running = publishedOn <= world.today && world.today <= endsOn;
  const left = running ? forecast((calendar) => workdaysBetween(world.today, endsOn, calendar), world.calendar).value : null;
  return { running, workdaysLeft: left };
}

/** A notice with what is left of it today. */
export function noticeShown({ issuerName, ...notice }: NoticeView, world: World) {
  const { id, roundId, roundYear, title, body, publishedOn, endsOn, list, listHash } = notice;
  return {
    id,
    roundId,
    roundYear,
    issuer: issuerName,
    title,
    body,
    publishedOn,
    endsOn,
    ...leftOf(notice, world),
    list,
    listHash,
    concluded: notice.concludedBy !== null,
  };
}

const objectionShown = (ctx: SignedCtx, objection: MaskedObjection) => {
  const { applicantName, noticeTitle, issuerId: _, decidedBy: __, ...one } = objection;
  return {
    ...one,
    applicant: applicantName,
    notice: noticeTitle,
    offers: objectionOffers(ctx, objection),
  };
};

export const noticeHandlers: Handlers<typeof notice, PublicCtx, SignedCtx> = {
  'POST /api/rounds/{id}/notices': async ({ params, body }, ctx) => {
    const { id } = await publishNotice(ctx, { roundId: params.id, ...body });
    return noticeShown(found(await ctx.inTransaction((tx) => tx.notices.notice(id))), ctx);
  },
  'POST /api/notices/{id}/conclude': async ({ params, body }, ctx) => {
    await concludeNotice(ctx, params.id, body.conclusion);
    return noticeShown(found(await ctx.inTransaction((tx) => tx.notices.notice(params.id))), ctx);
  },
  'GET /api/rounds/{id}/waiting-list': async ({ params }, ctx) => ({
    list: await ctx.inTransaction(async (tx) => waiting(tx, found(await tx.rounds.round(params.id)))),
  }),
  'GET /api/notices': async (_, ctx) => {
    const notices = await ctx.inTransaction((tx) => tx.notices.notices({ publishedBy: ctx.today }));
    return { notices: notices.map((one) => noticeShown(one, ctx)) };
  },
  'GET /api/notices/{id}': async ({ params }, ctx) => noticeShown(await publishedNotice(ctx, params.id), ctx),
  'POST /api/notices/{id}/objections': async ({ params, body }, ctx) => fileObjection(ctx, params.id, body),
  'GET /api/objections/{trackingNumber}': async ({ params }, ctx) => {
    const { state, outcome, filedAt, decidedAt } = await trackObjection(ctx, params.trackingNumber);
    return {
      state,
      label: objectionProcedure.states[state].label,
      outcome,
      filedOn: dayOf(filedAt),
      decidedOn: decidedAt === null ? null : dayOf(decidedAt),
    };
  },
  'GET /api/objections': async (_, ctx) => ({
    objections: (await ctx.inTransaction((tx) => tx.notices.objections())).map((one) => objectionShown(ctx, one)),
  }),
  'POST /api/objections/{id}/reveal': async ({ params, body }, ctx) => revealObjector(ctx, params.id, body.purpose),
  'POST /api/objections/{id}/steps/{step}': async ({ params, body }, ctx) =>
    objectionShown(ctx, await take(ctx, objectionKind, { ...params, brought: body })),
  'POST /api/objections/{id}/decide': async ({ params, body }, ctx) =>
    objectionShown(ctx, await take(ctx, objectionKind, { ...params, step: 'decide', brought: body })),
  'POST /api/dossiers/{id}/set-aside': async ({ params, body }, ctx) => movedOf(await setAside(ctx, { ...params, ...body })),
};

/** A notice of today or earlier; one that is set for a later day does not exist yet for the public. */
export async function publishedNotice(world: World, id: string): Promise<NoticeView> {
  const notice = await world.inTransaction((tx) => tx.notices.notice(id));
  return found(notice && notice.publishedOn <= world.today ? notice : null);
}
